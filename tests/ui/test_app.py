from pathlib import Path

import pytest

from facilitator import app
from facilitator.store.casebook import Casebook


def test_a_casebook_open_in_another_window_calls_that_window(qtbot, window, tmp_path, monkeypatch):
    folder = tmp_path / "casebook"
    server = app._answer_calls(folder, window)
    with qtbot.waitSignal(server.newConnection):
        assert app.run(folder) == 0
    server.close()


def test_a_casebook_open_in_a_command_is_refused(casebook, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("PySide6.QtWidgets.QMessageBox.exec", lambda box: 0)
    assert app.run(tmp_path / "casebook") == app.REFUSED
    assert "already open" in capsys.readouterr().err


def test_without_a_display_it_says_so(monkeypatch, capsys, tmp_path: Path):
    for name in app._DISPLAYS:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    assert app.run(tmp_path) == app.REFUSED
    assert "no display" in capsys.readouterr().err


def test_build_opens_the_window_on_an_empty_casebook(qtbot, tmp_path: Path):
    _, window = app.build(tmp_path / "new")
    window.show()
    assert window.page() is None
    assert window.top.title.text() == "Welcome"
    window.close()
    with Casebook.open(tmp_path / "new") as again:
        assert again.setting("geometry")


@pytest.mark.parametrize("document", ["form:diagnostic"])
def test_a_document_is_written(session, tmp_path: Path, document):
    from facilitator.ui import preview

    preview.write(session, document, {}, tmp_path / "sheet.pdf")
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF")


def test_a_document_is_previewed_and_leaves_nothing_behind(window, session, qtbot):
    from facilitator.ui import preview

    preview.open_document(window, session, "form:diagnostic", {"rapid": True})
    qtbot.waitUntil(lambda: bool(window.findChildren(preview.Preview)), timeout=8000)
    dialog = window.findChildren(preview.Preview)[0]
    file = dialog._file
    assert file.exists()
    dialog.accept()
    assert not file.parent.exists()
