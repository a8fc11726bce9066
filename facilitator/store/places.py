"""Knows folders where a live casebook would come to harm: synced by a cloud, or on a network."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from facilitator.errors import UserError

_CLOUDS = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "icloud drive": "iCloud Drive",
    "iclouddrive": "iCloud Drive",
    "mobile documents": "iCloud Drive",
    "com~apple~clouddocs": "iCloud Drive",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "pcloud drive": "pCloud",
    "pclouddrive": "pCloud",
    "box sync": "Box",
    "box-box": "Box",
    "cloudstorage": "a cloud drive",
}
_ACCOUNTS = (" (", " - ", "-")
_MARKS = {
    ".dropbox.cache": "Dropbox",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
    ".tmp.drivedownload": "Google Drive",
    ".stfolder": "Syncthing",
}
_ONEDRIVE = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")
_NETWORK = frozenset(
    {
        *("afpfs", "afs", "beegfs", "ceph", "cifs", "davfs", "glusterfs", "lustre", "ncpfs"),
        *("nfs", "nfs4", "smb2", "smb3", "smbfs", "webdav", "fuse.ceph", "fuse.davfs"),
        *("fuse.glusterfs", "fuse.gvfsd-fuse", "fuse.rclone", "fuse.sshfs"),
    }
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
    if _is_unc(str(folder)) or _is_unc(os.path.realpath(folder)):
        return True
    if sys.platform == "win32":
        return _is_remote_drive(folder)
    real = Path(os.path.realpath(folder))
    points = _points(_mounts(real) if mounts is None else mounts)
    kinds = {point: kind for point, kind in points if real.is_relative_to(point)}
    return bool(kinds) and kinds[max(kinds, key=len)] in _NETWORK


def _named(name: str) -> str:
    """The cloud whose folder has this name, alone or followed by an account's."""
    name = name.casefold()
    bare = next((name.split(sign)[0] for sign in _ACCOUNTS if sign in name), name)
    return _CLOUDS.get(name) or _CLOUDS.get(bare, "")


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
    found = (_point(line) for line in mounts.splitlines())
    return [one for one in found if one]


def _point(line: str) -> tuple[str, str] | None:
    words = line.split(" ")
    if len(words) == 6 and words[1].startswith("/"):  # Linux writes a space as \040
        return words[1].replace("\\040", " "), words[2]
    _, on, rest = line.partition(" on /")
    point, kind, options = rest.rpartition(" (")
    return (f"/{point}", options.split(",")[0].rstrip(")")) if on and kind else None


def _is_unc(folder: str) -> bool:
    is_local = folder.startswith(("\\\\?\\", "\\\\.\\"))
    double = folder.startswith(("\\\\", "//")) and not is_local
    return double or folder.upper().startswith("\\\\?\\UNC\\")


def _is_remote_drive(folder: Path) -> bool:
    import ctypes

    root = os.path.splitdrive(os.path.abspath(folder))[0] + "\\"
    kind = ctypes.windll.kernel32.GetDriveTypeW(root)  # type: ignore[attr-defined,unused-ignore]
    return bool(kind == _REMOTE_DRIVE)
