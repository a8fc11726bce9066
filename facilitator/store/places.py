"""Knows folders where a live casebook would come to harm: synced by a cloud, or on a network."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

from facilitator.errors import UserError

_CLOUDS = {
    "OneDrive": r"onedrive( - .+)?",
    "Dropbox": r"dropbox( \(.+\))?",
    "iCloud Drive": r"icloud ?drive|mobile documents|com~apple~clouddocs",
    "Google Drive": r"google ?drive(-.+)?|googledrive(-.+)?",
    "Nextcloud": r"nextcloud",
    "ownCloud": r"owncloud",
    "pCloud": r"pcloud ?drive",
    "Box": r"box sync|box-box",
    "a cloud drive": r"cloudstorage",
}
_MARKS = {
    ".dropbox.cache": "Dropbox",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
    ".tmp.drivedownload": "Google Drive",
    ".stfolder": "Syncthing",
}
_ONEDRIVE = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")
_NETWORK = re.compile(
    r"afpfs|afs|beegfs|ceph|cifs|davfs|glusterfs|lustre|ncpfs|nfs4?|smb[23]|smbfs|webdav"
    r"|fuse\.(ceph|davfs|glusterfs|gvfsd-fuse|rclone|sshfs)"
)
_REMOTE_DRIVE = 4


class UnsafePlaceError(UserError):
    """The casebook's folder is synced or on a network; it opens there only when that is allowed."""


def refuse_unsafe(folder: Path) -> None:
    """Raise UnsafePlaceError where a folder is synced by a cloud or lies on a network."""
    cloud = cloud_of(folder)
    if cloud:
        raise UnsafePlaceError(
            f"{folder} is kept in step by {cloud}, which can tear a casebook that is open.",
            "Keep the casebook in a folder of this computer only; its backups may go there.",
        )
    if is_on_network(folder):
        raise UnsafePlaceError(
            f"{folder} lies on a network, where a casebook that is open can be torn.",
            "Keep the casebook in a folder of this computer only; its backups may go there.",
        )


def cloud_of(folder: Path) -> str:
    """The service that keeps a folder in step with other computers, or ""."""
    real = Path(os.path.realpath(folder))
    roots = {os.path.normcase(os.environ[name]) for name in _ONEDRIVE if os.environ.get(name)}
    for part in (real, *real.parents):
        found = "OneDrive" if os.path.normcase(part) in roots else _named(part.name)
        found = found or next((cloud for mark, cloud in _MARKS.items() if _is(part / mark)), "")
        if found:
            return found
    return ""


def is_on_network(folder: Path, mounts: str | None = None) -> bool:
    """Whether a folder lies on another computer's disk; `mounts` stands in for the system's own."""
    text = str(folder)
    if text.startswith(("\\\\?\\UNC\\", "//")) or re.match(r"\\\\[^?.]", text):
        return True
    if sys.platform == "win32":
        return _is_remote_drive(folder)
    real = Path(os.path.realpath(folder))
    points = _points(_mounts(real) if mounts is None else mounts)
    kinds = {point: kind for point, kind in points if real.is_relative_to(point)}
    return bool(kinds) and bool(_NETWORK.fullmatch(kinds[max(kinds, key=len)]))


def _named(name: str) -> str:
    return next(
        (cloud for cloud, names in _CLOUDS.items() if re.fullmatch(names, name, re.IGNORECASE)), ""
    )


def _is(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False


def _mounts(folder: Path) -> str:
    """What is mounted where, a line each, as Linux or macOS has it; "" where neither says."""
    listed = Path("/proc/self/mounts")
    if listed.exists():
        return listed.read_text(encoding="utf-8", errors="surrogateescape")
    if sys.platform == "darwin" and folder.is_relative_to("/Volumes"):
        import subprocess

        return subprocess.run(["/sbin/mount"], capture_output=True, text=True, check=False).stdout
    return ""


def _points(mounts: str) -> list[tuple[str, str]]:
    """Mount points and kinds of file system from the lines of Linux or of macOS."""
    linux = re.compile(r"\S+ (/\S*) (\S+) \S+ \d+ \d+")
    mac = re.compile(r".+? on (/.*) \((\w+)[,)].*")
    found = (linux.fullmatch(line) or mac.fullmatch(line) for line in mounts.splitlines())
    return [(_unescaped(one[1]), one[2]) for one in found if one]


def _unescaped(point: str) -> str:
    """A mount point with the spaces that Linux writes as \\040."""
    return re.sub(r"\\([0-7]{3})", lambda code: chr(int(code[1], 8)), point)


def _is_remote_drive(folder: Path) -> bool:
    import ctypes

    root = os.path.splitdrive(os.path.abspath(folder))[0] + "\\"
    kind = ctypes.windll.kernel32.GetDriveTypeW(root)  # type: ignore[attr-defined,unused-ignore]
    return bool(kind == _REMOTE_DRIVE)
