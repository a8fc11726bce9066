"""The one place where the window's objects are built and joined."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from weakref import ref

from facilitator.errors import UserError
from facilitator.store.casebook import Casebook
from facilitator.store.connection import PageError, damaged
from facilitator.ui import theme  # before Qt, for what the package does to it

# isort: split
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from facilitator.ui.collecting import collect_here
from facilitator.ui.main_window import MainWindow
from facilitator.ui.notices import Failures, Notices
from facilitator.ui.session import Session

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

    from facilitator.ui.lock.doorkeeper import Doorkeeper

REFUSED = 2
_CALL_MS = 500
_DISPLAYS = ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")
_NO_DISPLAY = UserError(
    "There is no display to show the window on.",
    "Start it from a desktop, or use the commands: facilitator --help",
)


def build(folder: Path) -> tuple[QApplication, MainWindow]:
    """The application and its window on the casebook in `folder`, not yet shown.

    Raises UserError where the casebook cannot be opened.
    """
    application, casebook = _application(), Casebook.open(folder, at_once=True)
    try:
        return application, _window(casebook)
    except PageError as error:
        casebook.connection.close()
        raise damaged() from error


def _window(casebook: Casebook) -> MainWindow:
    application = _application()
    theme.apply(application, casebook.setting("theme", theme.Choice.SYSTEM))
    notices = Notices()
    window = MainWindow(Session(casebook), notices)
    notices.attach(window)
    window.settled.connect(gc.freeze)  # what the window is made of need not be looked through
    seen = ref(window)  # a window that was locked away is not to live on here
    application.styleHints().colorSchemeChanged.connect(lambda _: _follow(application, seen()))
    return window


def run(folder: Path, *, self_test: bool = False) -> int:
    """Show the window until it is closed; the process's exit code.

    A casebook open in another window brings that window to the front instead.
    """
    if self_test:
        from facilitator.ui import self_test as test

        if not has_display():
            os.environ["QT_QPA_PLATFORM"] = "offscreen"
        return test.run(build)
    if not has_display():
        print(_NO_DISPLAY, file=sys.stderr)
        return REFUSED
    try:
        application, window = build(folder)
    except UserError as error:
        return 0 if _call_other_window(folder) else _stand_before(folder, error)
    failures = Failures(_log_folder, window.notices.say)
    failures.install()
    window.settled.connect(failures.note_start)
    QTimer.singleShot(600, lambda: _doorkeeper(folder, failures).admit(window))
    window.show()
    return int(application.exec())


def _stand_before(folder: Path, error: UserError) -> int:
    """Show what helps to open the casebook, or only why it was not opened."""
    application = _application()
    theme.apply(application, theme.Choice.SYSTEM)
    failures = Failures(_log_folder, lambda message, action: None)
    failures.install()
    failures.note_start()
    if not _doorkeeper(folder, failures).meet(error):
        return _refuse(error)
    return int(application.exec())


def _doorkeeper(folder: Path, failures: Failures) -> Doorkeeper:
    """Who locks and lets in, and answers a second start; imported after the first paint."""
    from facilitator.ui.lock.doorkeeper import Doorkeeper

    door = Doorkeeper(folder, _window)
    door.setParent(_application())
    door.shown.connect(failures.say_in)
    door.locking.connect(failures.hush)
    _answer_calls(folder, door)
    return door


def has_display() -> bool:
    """Whether a window can be shown: Qt ends the process where it cannot."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in _DISPLAYS)


def _application() -> QApplication:
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    # The style is named here because QApplication.setStyle hands back a QStyle, which takes
    # PySide6 some ten milliseconds to describe.
    application = QApplication([sys.argv[0], "-style", "Fusion"])
    application.setApplicationName("Facilitator")
    application.setDesktopFileName("facilitator")
    theme.install_fonts(application)
    collect_here(application)
    return application


def _follow(application: QApplication, window: MainWindow | None) -> None:
    if window is None or not window.session.casebook.is_open:
        return
    choice = window.session.casebook.setting("theme", theme.Choice.SYSTEM)
    if choice == theme.Choice.SYSTEM:
        theme.apply(application, choice)


def _log_folder() -> Path:
    from facilitator import paths

    return paths.log_folder()


def _refuse(error: UserError) -> int:
    from PySide6.QtWidgets import QMessageBox

    print(error, file=sys.stderr)
    _application()
    box = QMessageBox(QMessageBox.Icon.NoIcon, "Facilitator", error.message)
    box.setInformativeText(error.hint)
    box.exec()
    return REFUSED


def _server_name(folder: Path) -> str:
    import hashlib  # not before the window is painted

    digest = hashlib.sha256(str(folder.resolve()).encode()).hexdigest()
    return f"facilitator-{digest[:16]}"


def _call_other_window(folder: Path) -> bool:
    """Whether another window has this casebook; it was asked to come to the front."""
    from PySide6.QtNetwork import QLocalSocket  # only now: it costs as much as the fonts

    _application()
    socket = QLocalSocket()
    socket.connectToServer(_server_name(folder))
    answered = socket.waitForConnected(_CALL_MS)
    socket.disconnectFromServer()
    return answered


def _answer_calls(folder: Path, door: Doorkeeper) -> QLocalServer:
    from PySide6.QtNetwork import QLocalServer

    server = QLocalServer(door)
    server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
    QLocalServer.removeServer(_server_name(folder))
    server.listen(_server_name(folder))
    server.newConnection.connect(lambda: server.nextPendingConnection().deleteLater())
    server.newConnection.connect(door.come_forward)
    return server
