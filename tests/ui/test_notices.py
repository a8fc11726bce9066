import sys
import zipfile

from facilitator.errors import UserError
from facilitator.ui import notices
from facilitator.ui.dialogs import save_report
from facilitator.ui.notices import Failures, Notices


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
    Failures(lambda: tmp_path, lambda *words: said.append(words)).handle(
        *_caught(UserError("It is full.", "Free some space."))
    )
    assert said == [("It is full. Free some space.", "")]
    assert list(tmp_path.iterdir()) == []


def test_a_fault_is_logged_without_its_words(tmp_path, monkeypatch, capsys):
    asked: list[object] = []
    monkeypatch.setattr(notices, "ask", asked.append)
    Failures(lambda: tmp_path, lambda *_: None).handle(*_caught(ValueError("Jane Doe")))
    log = (tmp_path / "facilitator.log").read_text(encoding="utf-8")
    assert "ValueError" in log
    assert "Jane" not in log
    assert asked == [tmp_path / "facilitator.log"]


def test_a_fault_is_told_in_full_to_a_terminal_only(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(notices, "ask", lambda log: False)
    failures = Failures(lambda: tmp_path, lambda *_: None)
    failures.handle(*_caught(ValueError("Jane Doe")))
    elsewhere = capsys.readouterr().err
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    failures.handle(*_caught(ValueError("Jane Doe")))
    assert "ValueError" in elsewhere
    assert "Jane" not in elsewhere
    assert "Jane Doe" in capsys.readouterr().err


def test_a_report_of_a_fault_is_saved_where_it_is_wanted(tmp_path, monkeypatch, capsys):
    said: list[str] = []
    monkeypatch.setattr(notices, "ask", lambda log: True)
    monkeypatch.setattr(save_report, "ask_where", lambda *_: tmp_path / "report.zip")
    Failures(lambda: tmp_path / "log", lambda words, _: said.append(words)).handle(
        *_caught(ValueError("Jane Doe"))
    )
    with zipfile.ZipFile(tmp_path / "report.zip") as packed:
        whole = "".join(packed.read(name).decode() for name in packed.namelist())
    assert "ValueError" in whole
    assert "Jane" not in whole
    assert said == [
        f"Saved report.zip in {tmp_path}. It is plain text: read it before you send it."
    ]


def test_a_report_that_cannot_be_saved_is_told(tmp_path, monkeypatch, capsys):
    said: list[str] = []
    monkeypatch.setattr(notices, "ask", lambda log: True)
    monkeypatch.setattr(save_report, "ask_where", lambda *_: tmp_path / "none" / "report.zip")
    Failures(lambda: tmp_path, lambda words, _: said.append(words)).handle(*_caught(ValueError()))
    assert said[0].startswith("report.zip could not be written: there is no folder")


def test_the_dialog_goes_on_unless_a_report_is_wanted(qtbot, monkeypatch):
    from PySide6.QtWidgets import QMessageBox

    def press(words):
        def run(box):
            next(b for b in box.buttons() if b.text() == words).click()

        return run

    monkeypatch.setattr(QMessageBox, "exec", press("Go on working"))
    assert notices.ask(None) is False
    monkeypatch.setattr(QMessageBox, "exec", press("Save report"))
    assert notices.ask(None) is True
