"""What is pictured: every page in every look, and the states worth a look of their own."""

from collections.abc import Callable
from pathlib import Path

from tests.shots import casebooks, paper_loop
from tests.shots.stage import SMALL, USUAL, Stage

# isort: split
from PySide6.QtCore import Qt

from facilitator.ui import pages
from facilitator.ui.dialogs import shortcuts

Scene = Callable[[Stage], None]


def single(casebook: Path, out: Path, wanted: list[str]) -> None:
    """Every page of the worked example, light, dark, small and whole, then its states."""
    stage = Stage(casebook, out)
    chosen = wanted or list(pages.ENTRIES)
    for page in chosen:
        stage.open(page)
        stage.take(f"light/{page}")
        stage.take_whole(f"whole/{page}")
    for page in chosen:
        stage.open(page, size=SMALL)
        stage.take(f"small/{page}")
    stage.dark()
    for page in chosen:
        stage.open(page)
        stage.take(f"dark/{page}")
    stage.light()
    if "diagnostic" in chosen:
        stage.open("diagnostic")
        stage.during(lambda: stage.press("Build agenda"), "states/diagnostic-agenda")
    for page, name, scene in STATES:
        if page in chosen:
            stage.open(page)
            scene(stage)
            stage.take(f"states/{page}-{name}")
            stage.close_dialogs()
            stage.hush()
    if not wanted:
        stage.during(lambda: shortcuts.ask(stage.window), "states/keys")
        stage.during(stage.window.new_network, "states/new-network")
    stage.close()


def double(casebook: Path, out: Path, wanted: list[str]) -> None:
    """Every page at twice the points to the inch."""
    stage = Stage(casebook, out)
    for page in wanted or pages.ENTRIES:
        stage.open(page)
        stage.take(f"double/{page}")
    stage.close()


def special(folder: Path, out: Path, wanted: list[str]) -> None:
    """Every page of a network with nothing, of one with long names, and of no network at all."""
    for group, fill in (("empty", casebooks.begun), ("long", casebooks.long_names)):
        casebook = folder / group
        fill(casebook)
        stage = Stage(casebook, out)
        for page in wanted or pages.ENTRIES:
            stage.open(page, size=SMALL if group == "long" else USUAL)
            stage.take_whole(f"{group}/{page}")
        stage.close()
    if not wanted:
        stage = Stage(folder / "none", out)
        for page in ("overview", *(entry.id for entry in pages.FOOT)):
            stage.open(page)
            stage.take(f"none/{'welcome' if page == 'overview' else page}")
        stage.close()


# States: each is reached as a facilitator reaches it.


def _finder(stage: Stage) -> None:
    stage.window.open_finder()
    stage.write("Find", "story", enter=False)


def _preview(stage: Stage) -> None:
    stage.window.page().document_requested.emit("plan", {})
    stage.wait_for_dialog()


def _toast(stage: Stage) -> None:
    stage.press("Remove")


def _promise_kept(stage: Stage) -> None:
    stage.key("Open promises", Qt.Key.Key_Down)
    stage.key("Open promises", Qt.Key.Key_Space)


def _new_round(stage: Stage) -> None:
    stage.press("New round")


def _view(value: str) -> Scene:
    return lambda stage: stage.choose("What to show", value)


def _behind_a_light(stage: Stage) -> None:
    stage.choose("What to show", "results")
    stage.key("Too few carrying it", Qt.Key.Key_Return)


def _figure_in_focus(stage: Stage) -> None:
    stage.choose("What to show", "results")
    stage.key("The profile as a figure", Qt.Key.Key_Right)


def _a_dimension(stage: Stage) -> None:
    _figure_in_focus(stage)
    stage.key("The profile as a figure", Qt.Key.Key_Return)


def _sheet_entry(stage: Stage) -> None:
    stage.press("Add responses")
    stage.take("states/diagnostic-sheet-entry")
    stage.press("Leave")


def _wanted(stage: Stage) -> None:
    stage.choose("Time", "wanted")


def _meaning(stage: Stage) -> None:
    stage.press("What this means")


def _fourth(stage: Stage) -> None:
    stage.press("Add a goal")
    stage.write("Title of the new goal", "A fourth thing to do")


def _agreement(stage: Stage) -> None:
    stage.press("Open agreement")


def _nothing_found(stage: Stage) -> None:
    stage.write("Search the library", "zeppelin")


STATES: tuple[tuple[str, str, Scene], ...] = (
    ("overview", "finder", _finder),
    ("overview", "promise-kept", _promise_kept),
    ("plan", "preview", _preview),
    ("diagnostic", "statements", _view("statements")),
    ("diagnostic", "dimension", _a_dimension),
    ("diagnostic", "light", _behind_a_light),
    ("diagnostic", "figure", _figure_in_focus),
    ("diagnostic", "findings", _view("findings")),
    ("diagnostic", "compare", _view("compare")),
    ("diagnostic", "sheets", _view("sheets")),
    ("diagnostic", "sheet-entry", _sheet_entry),
    *(("diagnostic", name, scene) for name, scene in paper_loop.SCENES),
    ("diagnostic", "new-round", _new_round),
    ("diagnostic", "second-entry", paper_loop.second_entry),
    ("type", "wanted", _wanted),
    ("type", "meaning", _meaning),
    ("goals", "fourth", _fourth),
    ("coaching", "agreement", _agreement),
    ("library", "nothing-found", _nothing_found),
    ("digital", "toast", _toast),
)
