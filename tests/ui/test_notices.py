import sys

from facilitator.errors import UserError
from facilitator.ui import notices
from facilitator.ui.notices import Failures, Notices, report


def _caught(error: Exception):
    try:
        raise error
    except type(error):
        return sys.exc_info()


def test_a_message_waits_for_the_window(qtbot, session):
    from PySide6.QtWidgets import QWidget

    early = Notices()
    early.say("Restored from backup")
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    early.attach(parent)
    assert early.said() == "Restored from backup"
    parent.hide()


def test_a_users_error_is_told_and_not_logged(tmp_path):
    said: list[tuple[str, str]] = []
    Failures(tmp_path, lambda *words: said.append(words)).handle(
        *_caught(UserError("It is full.", "Free some space."))
    )
    assert said == [("It is full. Free some space.", "")]
    assert list(tmp_path.iterdir()) == []


def test_a_fault_is_logged_without_its_words(tmp_path, monkeypatch, capsys):
    asked: list[object] = []
    monkeypatch.setattr(notices, "ask", asked.append)
    Failures(tmp_path, lambda *_: None).handle(*_caught(ValueError("Jane Doe")))
    log = (tmp_path / "faults.log").read_text(encoding="utf-8")
    assert "ValueError" in log
    assert "Jane" not in log
    assert asked == [tmp_path / "faults.log"]


def test_a_report_says_where_it_failed():
    kind, _, trace = _caught(KeyError("x"))
    assert "test_notices.py" in report(kind, trace)
