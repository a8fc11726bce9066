"""The log holds ids, numbers and kinds of error, and nothing that anybody wrote."""

import sys
from enum import StrEnum

import pytest

from facilitator import log
from facilitator.log import Event, Log, fault_words

ID = "01890a5d-ac96-774b-bcce-b302099a8057"


class Word(StrEnum):
    BEFORE_RESTORE = "before-restore"


def caught(error: BaseException, cause: BaseException | None = None):
    try:
        raise error from cause
    except BaseException as raised:
        return raised, sys.exc_info()[2]


def said(folder) -> str:
    return (folder / log.FILE).read_text("utf-8")


@pytest.mark.parametrize(
    ("value", "noted"),
    [
        (ID, ID),
        (ID.replace("-", ""), ID.replace("-", "")),
        (12, "12"),
        (True, "True"),
        (KeyError, "KeyError"),
        (ValueError("Jane Doe"), "ValueError"),
        (Word.BEFORE_RESTORE, "before-restore"),
        ("Jane Doe", "?"),
        ("abe", "?"),
        (f"{ID}\nJane", "?"),
        (["Jane"], "?"),
        (None, "?"),
        (1.5, "?"),
    ],
)
def test_only_ids_numbers_and_kinds_are_noted(tmp_path, value, noted):
    Log(tmp_path).note(Event.STARTED, about=value)

    assert said(tmp_path).endswith(f" started about={noted}\n")


def test_a_fault_is_noted_by_its_places_and_kinds(tmp_path):
    Log(tmp_path).fault(*caught(ValueError("Jane Doe"), KeyError("her phone")))

    assert "ValueError from KeyError" in said(tmp_path)
    assert "test_log.py:" in said(tmp_path)
    assert "Jane" not in said(tmp_path)
    assert "phone" not in said(tmp_path)


def test_a_fault_in_our_own_package_names_its_module_and_nobodys_folder(tmp_path):
    from facilitator.store.casebook import Casebook

    (tmp_path / "Jane").write_text("")
    try:
        Casebook.get(None, None, "Jane")  # type: ignore[arg-type]
    except Exception as error:
        words = fault_words(error, error.__traceback__)

    assert "  store/casebook.py:" in words
    assert "/" not in words.replace("store/casebook.py", "")


def test_a_full_log_is_put_aside_and_the_oldest_goes(tmp_path, monkeypatch):
    monkeypatch.setattr(log, "LARGEST", 200)
    kept = Log(tmp_path)
    for number in range(100):
        kept.note(Event.STARTED, number=number)

    files = kept.files()
    assert len(files) == 1 + log.KEPT == len(list(tmp_path.iterdir()))
    assert all(file.stat().st_size <= 200 for file in files)
    assert files[0].read_text().splitlines()[-1].endswith("number=99")
    assert "number=0\n" not in "".join(file.read_text() for file in files)


def test_a_log_that_cannot_be_written_stops_nothing(tmp_path):
    (tmp_path / "log").write_text("a file where the folder should be")

    assert Log(tmp_path / "log").note(Event.STARTED) is None
    assert Log(tmp_path / "log").files() == ()
