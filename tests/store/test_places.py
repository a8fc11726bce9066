"""Folders that a cloud keeps in step, or that lie on a network, are known before anything opens."""

from pathlib import Path

import pytest

from facilitator.store import places
from facilitator.store.casebook import Casebook
from facilitator.store.places import UnsafePlaceError

LINUX = """/dev/sda1 / ext4 rw,relatime 0 0
server:/export/home /home/nora nfs4 rw,vers=4.2 0 0
//server/share /media/my\\040share cifs rw 0 0
tmpfs /home/nora/here tmpfs rw 0 0
sshfs#me@host: /mnt/far fuse.sshfs rw 0 0
"""
MAC = """/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
//nora@server/share on /Volumes/team share (smbfs, nodev, nosuid, mounted by nora)
/dev/disk5s1 on /Volumes/stick (exfat, local, nodev)
"""


@pytest.mark.parametrize(
    ("folder", "cloud"),
    [
        ("OneDrive", "OneDrive"),
        ("OneDrive - Trust NHS", "OneDrive"),
        ("Dropbox (Personal)", "Dropbox"),
        ("Library/Mobile Documents/com~apple~CloudDocs", "iCloud Drive"),
        ("Library/CloudStorage/GoogleDrive-me@example.org/My Drive", "Google Drive"),
        ("Library/CloudStorage/Anything", "a cloud drive"),
        ("Google Drive", "Google Drive"),
        ("nextcloud/Work", "Nextcloud"),
        ("Documents", ""),
        ("Dropboxes", ""),
        (".local/share/Facilitator", ""),
    ],
)
def test_clouds_are_known_by_their_folders(tmp_path, folder, cloud):
    assert places.cloud_of(tmp_path / folder / "casebook") == cloud


def test_clouds_are_known_by_what_they_leave(tmp_path):
    (tmp_path / "Work" / ".stfolder").mkdir(parents=True)
    assert places.cloud_of(tmp_path / "Work" / "casebook") == "Syncthing"
    assert places.cloud_of(tmp_path / "Other") == ""


def test_onedrive_is_known_by_what_windows_says(tmp_path, monkeypatch):
    monkeypatch.setenv("OneDriveCommercial", str(tmp_path / "Trust"))
    assert places.cloud_of(tmp_path / "Trust" / "casebook") == "OneDrive"


def test_a_link_does_not_hide_the_cloud(tmp_path):
    (tmp_path / "Dropbox").mkdir()
    try:
        (tmp_path / "plain").symlink_to(tmp_path / "Dropbox")
    except OSError:
        pytest.skip("no links may be made here")
    assert places.cloud_of(tmp_path / "plain" / "casebook") == "Dropbox"


@pytest.mark.parametrize(
    ("folder", "mounts", "far"),
    [
        ("/home/nora/casebook", LINUX, True),
        ("/home/nora/here/casebook", LINUX, False),
        ("/home/noras/casebook", LINUX, False),
        ("/media/my share/casebook", LINUX, True),
        ("/mnt/far", LINUX, True),
        ("/srv/casebook", LINUX, False),
        ("/Volumes/team share/casebook", MAC, True),
        ("/Volumes/stick/casebook", MAC, False),
        ("/srv", "", False),
    ],
)
def test_network_disks_are_known_by_their_mounts(folder, mounts, far, monkeypatch):
    monkeypatch.setattr(places.os.path, "realpath", lambda path: str(path))
    monkeypatch.setattr(places.sys, "platform", "linux")
    assert places.is_on_network(Path(folder), mounts) == far


@pytest.mark.parametrize("folder", ["\\\\server\\share", "//server/share", "\\\\?\\UNC\\server\\s"])
def test_unc_names_are_network(folder):
    class Named:
        def __str__(self) -> str:
            return folder

    assert places.is_on_network(Named())


def test_an_unsafe_folder_is_refused_before_anything_is_made(tmp_path):
    folder = tmp_path / "OneDrive" / "casebook"
    with pytest.raises(UnsafePlaceError, match="OneDrive"):
        Casebook.open(folder)
    assert not folder.exists()
    with Casebook.open(folder, allow_synced=True) as casebook:
        assert casebook.check()["ok"]
