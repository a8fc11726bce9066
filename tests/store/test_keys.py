"""Ids are time-ordered UUIDs; the key file is private and read strictly."""

import json
import stat
import sys
import uuid

import pytest

from facilitator.errors import UserError
from facilitator.store import keys
from facilitator.store.keys import new_id


def test_ids_are_unique_sorted_version_7_uuids():
    ids = [new_id() for _ in range(5000)]
    assert ids == sorted(set(ids))
    assert {(uuid.UUID(id).version, uuid.UUID(id).variant) for id in ids} == {(7, uuid.RFC_4122)}


def test_a_key_is_read_back(tmp_path):
    key = keys.begin(tmp_path / "k.key")
    assert len(key.value) == 32
    assert keys.read(tmp_path / "k.key") == key
    assert [file.name for file in tmp_path.iterdir()] == ["k.key"]


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are not POSIX there")
def test_only_this_account_reads_the_key(tmp_path):
    keys.begin(tmp_path / "k.key")
    assert stat.S_IMODE((tmp_path / "k.key").stat().st_mode) == 0o600


def test_a_key_of_a_newer_kind_says_so(tmp_path):
    body = {"facilitator-key": 2, "wrap": "none", "key": "00" * 32}
    (tmp_path / "k.key").write_text(json.dumps(body))
    with pytest.raises(UserError, match="newer version"):
        keys.read(tmp_path / "k.key")


def test_a_missing_key_says_so(tmp_path):
    with pytest.raises(UserError, match="is missing"):
        keys.read(tmp_path / "k.key")
