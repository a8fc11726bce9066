"""What the program leaves behind holds nothing that anybody wrote: log, report, copies, settings,
clipboard, titles; while it is open, once it is locked, and after it was killed."""

import os
import signal
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest

from facilitator import report
from facilitator.domain.lanes import Lane
from facilitator.domain.records import Network
from facilitator.errors import UserError
from facilitator.log import Event, Log
from facilitator.operations import coaching, findings, networks, people, rights
from facilitator.store.casebook import Casebook
from tests.cli.command_line import run
from tests.searching import every_way, held, inside, on_disk

ROOT = Path(__file__).resolve().parents[1]
NAMES = ("Awen Prys", "Idris Mwyn", "Friends of the curlew")
OWN_NOTES = ("avocet-1183", "knot-2204")
OTHERS = ("bittern-3391", "dotterel-4416", "fulmar-5582", "gannet-6670")
WORDS = (*NAMES, *OWN_NOTES, *OTHERS)


@dataclass(frozen=True)
class Kept:
    """A casebook with a word in every private field of two people."""

    home: Path
    folder: Path
    awen: str


@pytest.fixture
def kept(tmp_path) -> Kept:
    folder = tmp_path / "home" / "casebook"
    (tmp_path / "home" / "temporary").mkdir(parents=True)
    with Casebook.open(folder) as casebook:
        network = networks.create(casebook, "Friends of the curlew", date(2026, 1, 5))
        awen = people.add(casebook, network.id, "Awen Prys", note="avocet-1183")
        idris = people.add(
            casebook, network.id, "Idris Mwyn", note="bittern-3391", email="dotterel-4416@a.org"
        )
        coaching.log(casebook, awen.id, date(2026, 3, 2), private_notes="knot-2204")
        coaching.log(
            casebook,
            idris.id,
            date(2026, 3, 3),
            shared_notes="fulmar-5582 of Awen Prys",
            private_notes="gannet-6670",
        )
        findings.add(casebook, network.id, "gannet-6670 of Awen Prys", lane=Lane.PRIVATE)
    return Kept(tmp_path / "home", folder, awen.id)


# Log and report


def failed(told: type[Exception] = ValueError) -> Exception:
    """An error as one is raised where it names what it stumbled over."""
    try:
        raise told(", ".join(WORDS)) from KeyError(WORDS[0])
    except Exception as error:
        return error


def test_log_and_report_hold_no_word_of_what_failed(kept, tmp_path):
    log = Log(tmp_path / "log")
    for error in (failed(), failed(UserError)):
        log.fault(error, error.__traceback__)
        log.note(Event.FAILED, error=error, name=WORDS[1], words=WORDS)
    with Casebook.open(kept.folder) as casebook:
        packed = report.packed(report.contents(log.files(), casebook.check()))
    assert held(on_disk(tmp_path / "log"), WORDS) == []
    with zipfile.ZipFile(BytesIO(packed)) as zipped:
        assert len(zipped.namelist()) == 4
        assert held("".join(zipped.read(n).decode() for n in zipped.namelist()), WORDS) == []


def test_search_finds_what_a_log_with_messages_would_let_out(tmp_path, monkeypatch):
    monkeypatch.setattr("facilitator.log._safe", str)
    log = Log(tmp_path)
    log.note(Event.FAILED, error=failed())
    assert set(held(on_disk(tmp_path), WORDS)) == set(WORDS)
    packed = report.packed(report.contents(log.files()))
    with zipfile.ZipFile(BytesIO(packed)) as zipped:
        assert held(zipped.read("facilitator.log.txt").decode(), WORDS)


# A person's copy


def copied(kept, out: Path, *more: str) -> tuple[str, str]:
    """What the two files of Awen's copy hold, and what was said meanwhile."""
    done = run("--casebook", kept.folder, "export-person", kept.awen, "--out", out, *more)
    assert done.code == 0, done.err
    files = sorted(out.iterdir())
    assert [file.suffix for file in files] == [".json", ".pdf"]
    return files[0].name + every_way(files[0].read_bytes()) + inside(files[1]), done.out + done.err


def test_a_copy_holds_nothing_of_anybody_else_and_no_private_note_unasked(
    kept, tmp_path, monkeypatch
):
    monkeypatch.setenv("TMPDIR", str(kept.home / "temporary"))
    held_in, said = copied(kept, tmp_path / "without")
    assert held(held_in, (*OWN_NOTES, *OTHERS)) == []
    assert held(said, (*OWN_NOTES, *OTHERS)) == []
    asked, _ = copied(kept, tmp_path / "with", "--with-private-notes")
    assert set(held(asked, (*OWN_NOTES, *OTHERS))) == set(OWN_NOTES)
    assert held(on_disk(kept.home), WORDS) == []
    assert list((kept.home / "temporary").iterdir()) == []


def test_search_finds_private_notes_in_a_copy_that_holds_none_back(kept, tmp_path, monkeypatch):
    monkeypatch.setattr(rights, "_without_private", lambda copy: copy)
    held_in, _ = copied(kept, tmp_path / "out")
    assert set(held(held_in, OWN_NOTES)) == set(OWN_NOTES)


# A window

WINDOW = """
import sys
from pathlib import Path
from facilitator import app
from facilitator.ui import preview
from facilitator.ui.dialogs import save_report
from facilitator.ui.lock.doorkeeper import Doorkeeper
from facilitator.ui.notices import Failures
from PySide6.QtCore import QEvent, QSettings, QTimer
from PySide6.QtGui import QClipboard
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from facilitator.ui.widgets.inputs import LineEdit

QClipboard.ownsClipboard = lambda clipboard: True  # as on a desktop; offscreen never says so
home, folder, awen, leaks = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], sys.argv[4:]
application, window = app.build(folder)
failures = Failures(lambda: home / "log", window.notices.say)
window.session.casebook.set_passphrase("four blue horses", work_factor=16)
window.show()
door = Doorkeeper(folder, app._window)
door.admit(window)
door._after_unlocking()
failures.hush(True)


def titles():
    parts = []
    for top in QApplication.topLevelWidgets():
        for widget in [top, *top.findChildren(object)]:
            for name in ("windowTitle", "accessibleName", "toolTip", "text"):
                asked = getattr(widget, name, None)
                parts.append(str(asked()) if callable(asked) else "")
    return " ".join(parts)


def close_dialog():
    for top in QApplication.topLevelWidgets():
        if isinstance(top, QFileDialog):
            top.accept()


def told(when):
    print(when, titles(), application.clipboard().text(), sep="\\t", end="\\0", flush=True)


window.open_page("coaching")
window.open_page("people", awen)
application.processEvents()
field = next(f for f in window.page().findChildren(LineEdit) if f.isVisible())
QTest.keyClicks(field, "Dr Awen Prys")
application.clipboard().setText("Awen Prys")
failures.handle(ValueError, ValueError("Awen Prys"), None)
QTimer.singleShot(50, close_dialog)
preview.ask_where(window, home / "Friends of the curlew.pdf")
if "settings" in leaks:
    QSettings("Facilitator", "Facilitator").setValue("recent", "Awen Prys")
application.processEvents()
told("open")
if "clipboard" in leaks:
    door.lock.__func__.__globals__["clear_clipboard"] = lambda: None
if "window" in leaks:
    door._let_go = lambda window: None
door.lock()
QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
application.processEvents()
told("locked")
application.exec()
"""


class Window:
    """A window of its own process and home, with a draft typed, a file saved and a fault met."""

    def __init__(self, kept: Kept, *leaks: str) -> None:
        places = ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")
        own = dict.fromkeys(places, str(kept.home)) | {"TMPDIR": str(kept.home / "temporary")}
        still = {"FACILITATOR_TODAY": "2026-11-21", "QT_QPA_PLATFORM": "offscreen"}
        command = [sys.executable, "-c", WINDOW, kept.home, kept.folder, kept.awen, *leaks]
        self._process = subprocess.Popen(
            list(map(str, command)), stdout=subprocess.PIPE, cwd=ROOT, env=os.environ | own | still
        )
        self.open, self.locked = self._told(), self._told()

    def _told(self) -> str:
        assert self._process.stdout
        parts = bytearray()
        while (byte := self._process.stdout.read(1)) != b"\0":
            assert byte, "the window ended"
            parts += byte
        return parts.decode()

    def kill(self) -> None:
        self._process.send_signal(signal.SIGKILL)
        self._process.communicate()


@pytest.mark.long
@pytest.mark.skipif(sys.platform == "win32", reason="no such signal")
def test_a_locked_window_says_nothing_and_leaves_nothing_on_the_disk(kept):
    window = Window(kept)
    assert held(window.locked, WORDS) == []
    assert held(on_disk(kept.home), WORDS) == []
    window.kill()
    left = on_disk(kept.home)
    assert held(left, WORDS) == []
    assert "ValueError" in left
    assert [path for path in (kept.home / "temporary").iterdir() if path.is_file()] == []
    with Casebook.open(kept.folder, "four blue horses") as casebook:
        assert casebook.find(Network)[0].name == "Friends of the curlew"
        assert "Dr Awen Prys" in casebook.setting("draft")


@pytest.mark.long
@pytest.mark.skipif(sys.platform == "win32", reason="no such signal")
def test_search_finds_what_is_left_by_a_window_that_lets_out(kept):
    window = Window(kept, "settings", "clipboard", "window")
    window.kill()
    assert set(NAMES) <= set(held(window.open, WORDS))
    assert set(NAMES) <= set(held(window.locked, WORDS))
    assert window.locked.endswith("Awen Prys")
    assert held(on_disk(kept.home), WORDS) == ["Awen Prys"]
