"""The diagnostic's way out and back in, pictured: sheets sent, files returned, charts, notes."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.exchange.sent_files import LABELS, csv_of, filled, microsoft
from tests.shots.stage import PAUSE_MS, Stage

# isort: split
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QProgressBar, QScrollArea

from facilitator.formspec.load import load
from facilitator.ui.importing import returned_files

Scene = Callable[[Stage], None]
SURVEY = "Arolwg Rhwydwaith Ymarferwyr Gofal Clwyfau Cymunedol (1-3).csv"
LONGEST = 20_000
TWICE = "3434?53" * 2


def _view(stage: Stage, value: str) -> None:
    stage.choose("What to show", value)


def sent(stage: Stage) -> None:
    """Twelve numbered sheets went out."""
    _view(stage, "sheets")
    stage.write("How many", "12")
    stage.press("Send and print")
    stage.wait_for_dialog()
    stage.close_dialogs()


def interviews(stage: Stage) -> None:
    """The rapid review's notes."""
    _view(stage, "review")


def passages(stage: Stage) -> None:
    """The passages of a note, and what all of them bear out."""
    interviews(stage)
    _to_end(stage.window.page())


def returned(stage: Stage) -> None:
    """A folder with good files and bad ones, read and not recorded yet."""
    _take_in(stage)


def columns(stage: Stage) -> None:
    """A survey's columns that are not known."""
    dialog = _take_in(stage)
    stage.wait()
    _to_end(dialog)


def told(stage: Stage) -> None:
    """What came in and what stayed out, file by file."""
    dialog = _take_in(stage)
    dialog.record.click()  # type: ignore[attr-defined]
    stage.wait()


def second_entry(stage: Stage) -> None:
    """A sheet typed twice, where the two entries differ."""
    _view(stage, "sheets")
    stage.key("Recorded sheets", Qt.Key.Key_Down)
    stage.key("Recorded sheets", Qt.Key.Key_Return)
    stage.press("Type it a second time")
    QTest.keyClicks(stage.field("Statements of this sheet"), TWICE)
    stage.press("Compare")
    stage.wait()


def wall(stage: Stage) -> None:
    """An open session's chart, half typed."""
    stage.press("About this round")
    stage.press("Open session")
    stage.press("Save")
    _view(stage, "sheets")
    stage.write("Group", "Caernarfon a Bangor")
    grid = stage.field("Marks on the wall chart")
    stage.key("Marks on the wall chart", Qt.Key.Key_Down)
    QTest.keyClicks(grid, "24315 23354412")
    _to_end(stage.window.page())


def _take_in(stage: Stage) -> QDialog:
    _view(stage, "sheets")
    with tempfile.TemporaryDirectory() as folder:
        _fill(Path(folder))
        asked, returned_files.ask = returned_files.ask, lambda parent: [folder]
        stage.press("Import files")
        returned_files.ask = asked
        dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog))
        bar = dialog.findChildren(QProgressBar)[0]
        for _ in range(LONGEST // PAUSE_MS):
            if bar.isHidden():
                break
            stage.wait()
    return dialog


def _fill(folder: Path) -> None:
    answers = [[LABELS[(n * 7 + who) % 5] for n in range(36)] + [""] for who in range(3)]
    rows = microsoft(*answers)
    rows[0][6], rows[0][8] = "Rola / Rôl yn y rhwydwaith ymarferwyr gofal clwyfau", "Priorities"
    (folder / SURVEY).write_bytes(csv_of(*rows))
    given = {f"a/{field.id}": "4" for field in load("diagnostic").rapid().fields if field.number}
    sheet = filled({"role": "leader", **given}, rapid=True)
    (folder / "Gwenhwyfar's sheet.pdf").write_bytes(sheet)
    (folder / "Gwenhwyfar's sheet (1).pdf").write_bytes(sheet)
    (folder / "goal sheet.pdf").write_bytes(filled({"a/title": "One goal"}, "goal-sheet"))
    (folder / "scan 4.pdf").write_bytes(b"%PDF-1.7 cut short")
    (folder / "empty.csv").write_bytes(b"")


def _to_end(inside) -> None:  # type: ignore[no-untyped-def]
    for area in inside.findChildren(QScrollArea):
        if area.isVisible():
            area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())


SCENES: tuple[tuple[str, Scene], ...] = (
    ("sent", sent),
    ("interviews", interviews),
    ("passages", passages),
    ("returned", returned),
    ("columns", columns),
    ("told", told),
    ("wall-chart", wall),
)
