"""A report can be read before it is sent, and holds nothing that anybody wrote."""

import io
import json
import zipfile

from facilitator import report
from facilitator.log import Event, Log
from facilitator.store.casebook import Casebook
from tests.builders import CANARIES


def test_a_report_is_a_zip_of_plain_text(tmp_path):
    log = Log(tmp_path)
    log.note(Event.STARTED)
    files = report.contents(log.files(), {"ok": True, "counts": {"person": 3}})

    with zipfile.ZipFile(io.BytesIO(report.packed(files))) as packed:
        read = {name: packed.read(name).decode("utf-8") for name in packed.namelist()}
    assert read == files
    assert list(read) == ["read-me.txt", "about.txt", "casebook.txt", "facilitator.log.txt"]
    assert read["read-me.txt"].startswith("This is a report about Facilitator")
    assert "facilitator.log.txt: 1 lines" in read["read-me.txt"]
    assert json.loads(read["casebook.txt"]) == {"ok": True, "counts": {"person": 3}}


def test_words_in_a_check_are_counted_and_not_told():
    files = report.contents([], {"last": "/home/jane/x", "wrong": ["Jane"], "m": {"a": "Jane"}})

    assert json.loads(files["casebook.txt"]) == {"last": 12, "wrong": 1, "m": {}}


def test_no_private_note_or_name_gets_into_a_report(tmp_path, worked_example):
    with Casebook.open(worked_example(tmp_path / "casebook")) as casebook:
        names = [row[0] for row in casebook.connection.execute("SELECT name FROM person")]
        whole = "".join(report.contents([], casebook.check()).values())
    found = str([file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()])

    assert len(names) > 5
    assert not [words for words in (*names, *CANARIES) if words in whole or words in found]
    assert str(tmp_path) not in whole


def test_a_log_that_cannot_be_read_is_told(tmp_path):
    files = report.contents([tmp_path / "gone.log"])

    assert files["gone.log.txt"] == "It can't be read: FileNotFoundError\n"
