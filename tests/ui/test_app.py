import tempfile
from pathlib import Path
from unittest.mock import MagicMock

import pikepdf
import pytest
from PySide6.QtPrintSupport import QPrinter

from facilitator import app
from facilitator.errors import UserError
from facilitator.operations import coaching, people
from facilitator.store.casebook import Casebook
from facilitator.ui import preview, printing
from facilitator.ui.lock.doorkeeper import Doorkeeper
from facilitator.ui.reader_pane import ReaderPane
from facilitator.ui.widgets.text import Text


def test_a_casebook_open_in_another_window_calls_that_window(qtbot, window, tmp_path, monkeypatch):
    folder = tmp_path / "casebook"
    door = Doorkeeper(folder, app._window)
    server = app._answer_calls(folder, door)
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
    preview.write(session, document, {}, tmp_path / "sheet.pdf")
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF")


@pytest.fixture
def shown(window, session, qtbot, tmp_path, monkeypatch):
    """Opens a document's preview with a temporary folder of its own."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()

    def show(document, options=None):
        preview.open_document(window, session, document, options or {})
        qtbot.waitUntil(lambda: bool(window.findChildren(preview.Preview)), timeout=8000)
        return window.findChildren(preview.Preview)[0]

    return show


def test_a_previewed_document_lies_in_memory_only(shown, tmp_path: Path):
    dialog = shown("form:diagnostic", {"rapid": True})
    assert dialog._pdf.pageCount() > 0
    assert dialog.findChildren(ReaderPane) == []
    assert list((tmp_path / "temporary").iterdir()) == []
    dialog.accept()


def test_the_word_that_a_document_is_drawn_goes_when_it_is_there(shown, window):
    dialog = shown("form:diagnostic", {"rapid": True})
    assert window.notices.said() == ""
    dialog.accept()


@pytest.fixture
def to_file(tmp_path, monkeypatch):
    """A printer that prints into a file, which is handed out whatever is asked."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    monkeypatch.setattr(printing, "ask_printer", lambda parent, title, pages: printer)
    return printer


def test_a_printed_document_leaves_no_copy_of_its_own(shown, session, qtbot, tmp_path, to_file):
    dialog = shown("form:goal-sheet")
    pages = dialog._pdf.pageCount()
    with qtbot.waitSignal(session.notice) as said:
        dialog._print.click()
    assert said.args[0] == "Sent to the printer."
    assert list((tmp_path / "temporary").iterdir()) == []
    with pikepdf.open(tmp_path / "printed.pdf") as printed:
        assert len(printed.pages) == pages
        assert [round(float(n)) for n in printed.pages[0].mediabox] == [0, 0, 595, 842]
    dialog.accept()


def test_a_computer_without_a_printer_says_so(shown, session, qtbot, monkeypatch):
    monkeypatch.setattr(printing, "QPrinterInfo", MagicMock())
    printing.QPrinterInfo.availablePrinterNames.return_value = []
    dialog = shown("form:goal-sheet")
    with qtbot.waitSignal(session.notice) as said:
        dialog._print.click()
    assert "no printer" in said.args[0]
    dialog.accept()


def test_only_the_pages_asked_for_are_printed(session, tmp_path, to_file):
    preview.write(session, "form:diagnostic", {}, tmp_path / "sheet.pdf")
    to_file.setFromTo(2, 2)
    printing.print_pages((tmp_path / "sheet.pdf").read_bytes(), to_file)
    with pikepdf.open(tmp_path / "printed.pdf") as printed:
        assert len(printed.pages) == 1


def test_a_printer_that_takes_nothing_is_told(session, tmp_path, to_file, monkeypatch):
    class Refused:
        def begin(self, device):
            return False

    preview.write(session, "form:goal-sheet", {}, tmp_path / "sheet.pdf")
    monkeypatch.setattr(printing, "QPainter", Refused)
    with pytest.raises(UserError, match="does not take"):
        printing.print_pages((tmp_path / "sheet.pdf").read_bytes(), to_file)


def test_the_preview_says_what_its_reader_does_not_get_before_anything_is_saved(shown, session):
    person = people.add(session.casebook, session.network_id, "Gwen", role="leader", note="kind")
    coaching.log(session.casebook, person.id, session.today(), shared_notes="ours")
    dialog = shown("plan")
    said = [label.text() for label in dialog.findChild(ReaderPane).findChildren(Text)]
    assert said[0] == "For the network"
    assert {"Withheld", "Said in coaching", "1 coaching session"} <= set(said)
    assert "Contact details and notes of 1 person" in said
    dialog.accept()
