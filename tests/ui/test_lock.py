"""The lock gives nothing away, always locks, and lets in again to the same page."""

import shutil
import subprocess
import sys
import time
from datetime import date
from unittest.mock import MagicMock

import pytest
from PySide6.QtCore import QEvent, QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from facilitator import app
from facilitator.errors import UserError
from facilitator.operations import networks
from facilitator.store import passphrase
from facilitator.store.casebook import FILE, KEY, Casebook
from facilitator.store.connection import PAGE, DamagedError
from facilitator.store.keys import LockedError
from facilitator.store.places import UnsafePlaceError
from facilitator.ui.dialogs import new_network
from facilitator.ui.lock import card, dialogs, doorkeeper, drafts, steps
from facilitator.ui.lock.doorkeeper import Doorkeeper
from facilitator.ui.lock.front import Front
from facilitator.ui.lock.lock_screen import LockScreen
from facilitator.ui.lock.offer import Offer
from facilitator.ui.lock.rescue_screen import RescueScreen
from facilitator.ui.lock.touches import Touches
from facilitator.ui.lock.waiting import Restoring
from facilitator.ui.lock.watch import LOOK_MS, Watch
from facilitator.ui.main_window import MainWindow
from facilitator.ui.widgets.inputs import LineEdit
from facilitator.ui.widgets.text import Text

EASY = 1 << 4
WORDS = "four blue horses sleep"
NAME = "Sexual Health Trainees"


@pytest.fixture(autouse=True)
def _easy(monkeypatch):
    for method in (Casebook.set_passphrase, Casebook.change_passphrase):
        monkeypatch.setitem(method.__kwdefaults__, "work_factor", EASY)
    monkeypatch.setattr(passphrase, "WORK_FACTOR", EASY)


@pytest.fixture
def cleared(qtbot):
    """Whatever stands in front at the end is closed."""
    yield
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, (MainWindow, Front)) and widget.isVisible():
            widget.close()
            widget.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def window(casebook, cleared):
    made = app._window(casebook)
    made.show()
    return made


@pytest.fixture
def session(window):
    return window.session


@pytest.fixture
def door(window, casebook):
    """A doorkeeper with the window in its charge; the casebook has a passphrase."""
    casebook.set_passphrase(WORDS)
    made = Doorkeeper(casebook.folder, app._window)
    made.admit(window)
    return made


def finished(front):
    """Wait until what the screen in front is doing is done, and what follows from it."""
    loop, until = QEventLoop(), time.monotonic() + 10
    while front.is_working and time.monotonic() < until:
        QTimer.singleShot(2, loop.quit)
        loop.exec()
    QApplication.processEvents()


def unlock(door, words=WORDS):
    screen = door.front
    screen.passphrase.setText(words)
    screen.unlock.click()
    finished(screen)
    return screen


def press(door, button):
    """Press a button of the screen in front, and wait for whatever comes of it."""
    button.click()
    while isinstance(door.front, Front) and door.front.is_working:
        finished(door.front)


def said(widget: QWidget) -> str:
    parts = [widget.windowTitle(), widget.accessibleName(), widget.toolTip()]
    for part in widget.findChildren(QWidget):
        text = getattr(part, "text", lambda: "")()
        parts += [text, part.accessibleName(), part.toolTip(), part.windowTitle()]
    return " ".join(parts)


def test_locking_shows_a_plain_screen_and_closes_the_casebook(door, casebook, window):
    window.open_page("people")
    door.lock()
    assert isinstance(door.front, LockScreen)
    assert door.front.windowTitle() == "Facilitator"
    assert NAME not in said(door.front)
    assert not casebook.is_open
    assert casebook._key == b""
    assert not window.isVisible()


def test_locking_destroys_every_page(door, window, qtbot):
    gone = []
    window.open_page("people")
    window.page().destroyed.connect(lambda: gone.append("people"))
    door.lock()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert gone == ["people"]


def test_unlocking_returns_to_the_same_page(door, window):
    window.open_page("goals")
    door.lock()
    unlock(door)
    assert door.window is not window
    assert door.window.page_id == "goals"
    assert door.window.session.networks()[0].name == NAME
    assert door.watch is not None


def test_a_wrong_passphrase_and_a_damaged_key_are_told_apart(door, casebook):
    door.lock()
    screen = unlock(door, "seven red lanterns")
    assert "not the passphrase" in screen.problem.text()
    key = casebook.folder / KEY
    key.write_text(key.read_text().replace("scrypt", "scrypo"))
    unlock(door)
    assert isinstance(door.front, RescueScreen)
    assert "damaged" in door.front.said.text()


def test_nothing_typed_is_asked_for(door):
    door.lock()
    assert "Enter the passphrase" in unlock(door, "").problem.text()


def test_the_recovery_code_opens_and_asks_for_a_new_passphrase(door, casebook, monkeypatch):
    code, asked = casebook.recovery_code(), []
    monkeypatch.setattr(dialogs, "ask_set", lambda *given: asked.append(given) or False)
    door.lock()
    door.front.other.click()
    door.front.code.setText(code[:-1])
    press(door, door.front.unlock)
    assert "groups" in door.front.problem.text()
    door.front.code.setText(code.lower())
    press(door, door.front.unlock)
    QTest.qWait(10)
    assert door.window.session.casebook.is_recovered
    assert len(asked) == 1


def test_ctrl_l_locks_with_a_passphrase_and_says_so_without(door, window, casebook, session):
    casebook.remove_passphrase(WORDS)
    session.remember("passphrase_set", "")
    session.lock_requested.emit()
    assert "no passphrase" in window.notices.said()
    casebook.set_passphrase(WORDS)
    session.remember("passphrase_set", "2027-04-07")
    window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(door.front, LockScreen)


def test_a_question_that_is_open_is_called_off(door, window, qtbot):
    dialog = QDialog(window)
    dialog.open()
    door.lock()
    assert not dialog.isVisible()
    qtbot.waitUntil(lambda: not window.session.casebook.is_open)


@pytest.mark.parametrize("ours", [True, False])
def test_what_was_copied_here_is_cleared_and_nothing_else(door, monkeypatch, ours):
    clipboard = MagicMock()
    clipboard.ownsClipboard.return_value = ours
    clipboard.supportsSelection.return_value = False
    monkeypatch.setattr(doorkeeper.QGuiApplication, "clipboard", lambda: clipboard)
    door.lock()
    assert clipboard.clear.called is ours


def test_a_lock_saves_what_is_typed(door, window):
    window.open_page("profile")
    name = next(f for f in fields(window) if f.value() == NAME)
    name.selectAll()
    QTest.keyClicks(name, "Renamed")
    door.lock()
    unlock(door)
    assert door.window.session.networks()[0].name == "Renamed"


def fields(window):
    return [f for f in window.page().findChildren(LineEdit) if f.isVisible()]


def type_unsaved(window, words="Reach the night shifts"):
    window.open_page("goals")
    field = next(f for f in fields(window) if f.isEnabled() and not f.isReadOnly())
    QTest.keyClicks(field, words)
    return field.accessibleName()


def test_what_cannot_be_saved_is_offered_after_unlocking(door, window, monkeypatch):
    offered = []
    monkeypatch.setattr(drafts, "ask", lambda window, kept: offered.append(kept) or True)
    door._after_unlocking()
    label = type_unsaved(window)
    door.lock()
    unlock(door)
    QTest.qWait(10)
    assert [one.text for one in offered[0]] == ["Reach the night shifts"]
    again = next(f for f in fields(door.window) if f.accessibleName() == label)
    assert again.value() == "Reach the night shifts"


def test_a_disk_that_refuses_the_draft_does_not_stop_the_lock(door, window, monkeypatch):
    offered = []
    monkeypatch.setattr(drafts, "ask", lambda window, kept: offered.append(kept) or False)
    door._after_unlocking()
    type_unsaved(window)
    monkeypatch.setattr(drafts.drafts, "keep", lambda *given: False)
    door.lock()
    assert isinstance(door.front, LockScreen)
    assert b"night" not in door._seal
    unlock(door)
    QTest.qWait(10)
    assert [one.text for one in offered[0]] == ["Reach the night shifts"]


def test_the_draft_is_kept_every_two_seconds(door, window, casebook):
    door._after_unlocking()
    type_unsaved(window)
    door._drafts.keep()
    assert "night shifts" in casebook.setting("draft")
    fields(window)[0].clear()
    door._drafts.keep()
    assert "night shifts" not in casebook.setting("draft")


@pytest.fixture
def watching(qapp):
    """A watch of ten minutes by a clock that only `later` moves, and what it told."""
    now, told = [time.time()], []
    watch = Watch(10, Touches(qapp, now=lambda: now[0]), qapp)
    watch.due.connect(lambda: told.append(now[0]))

    def later(seconds, step=LOOK_MS / 1000):
        while seconds > 0:
            now[0] += min(step, seconds)
            seconds -= step
            watch.look()
        return len(told)

    yield later
    watch.stop()


def test_nobody_there_for_ten_minutes_is_due(watching):
    assert watching(599) == 0
    assert watching(2) == 1


def test_a_key_or_the_mouse_puts_it_off(window, watching):
    watching(500)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Shift)
    assert watching(500) == 0


def test_a_computer_that_slept_locks_however_short_the_time(watching):
    assert watching(60, step=60) == 0
    assert watching(80, step=80) == 1


def test_the_screen_locking_locks(door):
    door.watch.on_told(False)
    assert door.window is not None
    door.watch.on_told(True)
    assert isinstance(door.front, LockScreen)


def test_a_casebook_with_a_passphrase_begins_at_the_lock_screen(cleared, casebook):
    casebook.set_passphrase(WORDS)
    casebook.lock()
    with pytest.raises(LockedError) as raised:
        Casebook.open(casebook.folder)
    door = Doorkeeper(casebook.folder, app._window)
    assert door.meet(raised.value)
    unlock(door)
    assert door.window.session.networks()[0].name == NAME


def test_a_synced_folder_is_opened_only_when_allowed(cleared, tmp_path):
    folder = tmp_path / "Dropbox" / "casebook"
    door = Doorkeeper(folder, app._window)
    assert door.meet(UnsafePlaceError("It is kept in step by Dropbox.", "Move it."))
    press(door, door.front.other)
    assert door.window.session.casebook.folder == folder


def test_other_refusals_are_left_to_the_message(tmp_path):
    assert not Doorkeeper(tmp_path, app._window).meet(UserError("Already open."))


def damaged(casebook):
    """The folder of a casebook backed up, then changed, then damaged."""
    from facilitator.store.backups import Backups

    Backups(casebook).back_up()
    networks.create(casebook, "Lost one", casebook_day())
    casebook.close()
    with (casebook.folder / FILE).open("r+b") as file:
        file.seek(5000)
        file.write(b"\0" * 9000)
    return casebook.folder


def casebook_day():

    return date(2027, 1, 1)


def test_a_damaged_casebook_is_brought_back_from_its_newest_good_backup(cleared, casebook):
    folder = damaged(casebook)
    door = Doorkeeper(folder, app._window)
    with pytest.raises(UserError) as raised:
        Casebook.open(folder)
    assert door.meet(raised.value)
    finished(door.front)
    words = " ".join(t.text() for t in door.front.findChildren(Text))
    assert "1 network" in words
    assert "would be lost" in words
    press(door, door.front.main)
    assert [n.name for n in door.window.session.networks()] == [NAME]
    assert list(folder.glob("casebook.db.replaced-*"))


def test_a_locked_casebook_found_damaged_while_open_is_brought_back(door, casebook, window):
    window.session.backups.back_up()
    door._on_damaged(DamagedError("It is damaged.", "Restore."))
    with (casebook.folder / FILE).open("r+b") as file:
        file.seek(5000)
        file.write(b"\0" * 9000)
    finished(door.front)
    press(door, door.front.main)
    unlock(door)
    assert [n.name for n in door.window.session.networks()] == [NAME]


def test_a_lost_key_is_put_back_from_beside_a_backup(cleared, casebook):
    from facilitator.store.backups import Backups

    Backups(casebook).back_up()
    casebook.close()
    (casebook.folder / KEY).unlink()
    door = Doorkeeper(casebook.folder, app._window)
    with pytest.raises(UserError) as raised:
        Casebook.open(casebook.folder)
    assert door.meet(raised.value)
    press(door, door.front.main)
    assert door.window.session.networks()[0].name == NAME


@pytest.fixture
def fresh(window, casebook):
    made = Doorkeeper(casebook.folder, app._window)
    made.admit(window)
    return made


def test_a_passphrase_is_offered_once_after_the_first_network(fresh, window, session, monkeypatch):
    session.network_made.emit(session.network_id)
    QTest.qWait(5)
    offer = window.findChild(Offer)
    assert offer.isVisible()
    offer.steps.decline.click()
    assert window.page_id == "overview"
    assert window.page() is not None
    session.network_made.emit(session.network_id)
    QTest.qWait(5)
    assert not [o for o in window.findChildren(Offer) if o.isVisible()]


def test_new_network_tells_that_one_was_made(window, session, monkeypatch):
    made = []
    session.network_made.connect(made.append)

    def chosen(dialog):
        dialog._name.setText("Second")
        dialog._on_make()

    monkeypatch.setattr(new_network.NewNetworkDialog, "exec", chosen)
    window.new_network()
    assert made == [session.network_id]


def steps_of(session, qtbot):
    made = steps.PassphraseSteps(session)
    qtbot.addWidget(made)
    return made


def test_a_passphrase_is_set_once_the_code_was_typed_from_the_paper(session, qtbot):
    page, casebook = steps_of(session, qtbot), session.casebook
    page.new.setText("short")
    page.again.setText("short")
    page.go_on.click()
    assert not page.at_code
    page.new.setText(WORDS)
    page.again.setText(WORDS)
    page.go_on.click()
    page.typed.setText("ABCD")
    page.finish.click()
    assert "groups" in page.problem.text()
    assert not casebook.has_passphrase
    page.typed.setText(casebook.recovery_code().replace("-", " "))
    with qtbot.waitSignal(page.done):
        page.finish.click()
    assert casebook.has_passphrase


def test_two_passphrases_that_differ_are_refused(session, qtbot):
    page = steps_of(session, qtbot)
    page.new.setText(WORDS)
    page.again.setText(WORDS + "s")
    page.go_on.click()
    assert not page.at_code


def test_changing_asks_for_the_present_one(session, qtbot):
    session.casebook.set_passphrase(WORDS)
    parent = QWidget()
    dialog = dialogs.ChangeDialog(parent, session.casebook)
    for field, words in ((dialog.old, "wrong one"), (dialog.new, "seven red lanterns")):
        field.setText(words)
    dialog.again.setText("seven red lanterns")
    dialog.go.click()
    assert "not the passphrase" in dialog.problem.text()
    dialog.old.setText(WORDS)
    dialog.go.click()
    assert dialog.result() == QDialog.DialogCode.Accepted
    session.casebook.change_passphrase("seven red lanterns", WORDS)


@pytest.mark.parametrize(
    ("platform", "heard"), [("linux", True), ("win32", True), ("darwin", False)]
)
def test_settings_say_when_it_locks_as_it_is_on_this_system(platform, heard):
    words = card.lock_words(platform)
    assert ("screen locks" in words) is heard
    assert "when the computer sleeps" in words
    assert "Ctrl+L" in words


def test_removing_leaves_it_open(session, qtbot):
    session.casebook.set_passphrase(WORDS)
    parent = QWidget()
    dialog = dialogs.ChangeDialog(parent, session.casebook, remove=True)
    dialog.old.setText(WORDS)
    dialog.go.click()
    assert not session.casebook.has_passphrase


def restore(door, path):
    window = door.window
    window.session.restore_requested.emit(path, None)
    assert isinstance(door.front, Restoring)
    assert not window.isVisible()
    while isinstance(door.front, Front) and door.front.is_working:
        finished(door.front)


def test_restoring_puts_the_backup_in_place_and_returns_to_the_page(door, window, casebook):
    made = window.session.backups.back_up()
    window.session.run(networks.create, "Second", casebook_day())
    window.open_page("settings")
    restore(door, made.path)
    assert isinstance(door.front, LockScreen)
    unlock(door)
    assert [n.name for n in door.window.session.networks()] == [NAME]
    assert door.window.page_id == "settings"


def test_restoring_without_a_passphrase_opens_at_once(fresh, window):
    made = window.session.backups.back_up()
    window.session.run(networks.create, "Second", casebook_day())
    restore(fresh, made.path)
    assert [n.name for n in fresh.window.session.networks()] == [NAME]
    assert "restored" in fresh.window.notices.said()


def test_a_backup_that_cannot_be_restored_leaves_everything_open(fresh, window, tmp_path):
    restore(fresh, tmp_path / "none.db")
    assert fresh.window is window
    assert "no backup" in window.notices.said()
    assert window.session.networks()


HEARING = """
import sys
from facilitator.ui.lock.touches import Touches
from facilitator.ui.lock.waiting import Restoring
from facilitator.ui.lock.watch import LOOK_MS, Watch
from PySide6.QtCore import QTimer
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from PySide6.QtGui import QGuiApplication

application = QGuiApplication([])
watch = Watch(10, Touches(application), application)
watch.due.connect(lambda: application.exit(7))
path, name = "/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver"
told = QDBusMessage.createSignal(path, name, "ActiveChanged")
told.setArguments([True])
other = QDBusConnection.connectToBus(QDBusConnection.BusType.SessionBus, "other")
QTimer.singleShot(100, lambda: other.send(told))
QTimer.singleShot(5000, lambda: application.exit(1))
sys.exit(application.exec())
"""


@pytest.mark.skipif(not shutil.which("dbus-run-session"), reason="needs dbus-run-session")
def test_the_desktop_saying_that_its_screen_locks_is_heard():
    ran = ["dbus-run-session", "--", sys.executable, "-c", HEARING]
    assert subprocess.run(ran, capture_output=True, timeout=30, check=False).returncode == 7


@pytest.mark.parametrize("page", [1, 2, 40, -1])
def test_a_page_found_damaged_after_a_quick_opening_leads_to_the_backups(
    cleared, worked_example, tmp_path, qtbot, page
):
    folder = worked_example(tmp_path / "casebook")
    file = folder / FILE
    content = bytearray(file.read_bytes())
    content[(page % (len(content) // PAGE)) * PAGE + 99] ^= 1
    file.write_bytes(content)

    made = Doorkeeper(folder, app._window)
    try:
        _, window = app.build(folder)
        window.show()
        made.admit(window)
    except UserError as error:
        made.meet(error)

    qtbot.waitUntil(lambda: isinstance(made.front, RescueScreen))
