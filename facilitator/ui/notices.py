"""What the window says by itself: toasts that wait for it, and one calm dialog when it fails."""

from __future__ import annotations

import sys
import traceback
from collections import deque
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from facilitator.errors import UserError

if TYPE_CHECKING:
    from facilitator.log import Log
    from facilitator.ui.main_window import MainWindow
    from facilitator.ui.widgets.toast import Toast


class Notices(QObject):
    """Says messages in the window, one after the other as they come; before it is there, none.

    `acted` follows when the button of a message is pressed.
    """

    acted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._waiting: deque[tuple[str, str]] = deque(maxlen=5)
        self._window: QWidget | None = None
        self._toast: Toast | None = None

    def attach(self, window: QWidget) -> None:
        """Say here from now on, beginning with the last message that waited."""
        self._window = window
        if self._waiting:
            self.say(*self._waiting[-1])
            self._waiting.clear()

    def say(self, message: str, action: str = "") -> None:
        """Say a message, with a button when `action` names one."""
        if self._window is None:
            self._waiting.append((message, action))
            return
        self._made(self._window).say(message, action)

    def _made(self, window: QWidget) -> Toast:
        if self._toast is None:
            from facilitator.ui.widgets.toast import Toast

            self._toast = Toast(window)
            self._toast.acted.connect(self.acted)
        return self._toast

    def take_back(self, message: str) -> None:
        """Say this no longer, where it is still being said."""
        if self._toast and self._toast.text() == message:
            self._toast.hide()

    def outdate(self) -> None:
        """Offer a button no longer: what it would undo is not the last step now."""
        if self._toast and self._toast.has_action():
            self._toast.hide()

    def said(self) -> str:
        """What is being said now, or ""."""
        return self._toast.text() if self._toast else ""


class Failures:
    """The one place where a fault of ours ends: a log without contents, and a calm dialog."""

    def __init__(self, log_folder: Callable[[], Path], say: Callable[[str, str], None]) -> None:
        self._log_folder = log_folder
        self._say = say
        self._asking = False
        self._hushed = False

    def install(self) -> None:
        """Take over from Python's own report."""
        sys.excepthook = self.handle

    @cached_property
    def log(self) -> Log:
        """Where faults are noted."""
        from facilitator.log import Log  # not before the window is painted

        return Log(self._log_folder())

    def note_start(self) -> None:
        """Note that the program runs."""
        from facilitator.log import Event

        self.log.note(Event.STARTED)

    def say_in(self, window: MainWindow) -> None:
        """Tell the user's errors in another window from now on."""
        self._say = window.notices.say

    def hush(self, hushed: bool) -> None:
        """Only note what fails, as while the casebook is being locked; or ask again."""
        self._hushed = hushed

    def handle(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Tell the user's errors as a notice; log any other and show the dialog once."""
        if isinstance(error, UserError):
            self._say(str(error), "")
            return
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        _print(error, trace)
        log = self.log.fault(error, trace)
        if not self._asking and not self._hushed:
            self._asking = True
            wants_report = ask(log)
            self._asking = False
            if wants_report:
                self._save_report()

    def _save_report(self) -> None:
        from facilitator.ui.dialogs import save_report

        try:
            said = save_report.save(None, self.log)
        except UserError as error:
            said = str(error)
        if said:
            self._say(said, "")


def _print(error: BaseException, trace: TracebackType | None) -> None:
    """Tell a terminal everything; elsewhere the system may keep it, so nothing with contents."""
    if sys.stderr and sys.stderr.isatty():
        traceback.print_exception(type(error), error, trace)
    elif sys.stderr:
        from facilitator.log import fault_words

        print(fault_words(error, trace), file=sys.stderr)


def ask(log: Path | None) -> bool:
    """The dialog: what happened, that nothing is lost; whether a report is to be saved."""
    from PySide6.QtWidgets import QMessageBox  # PySide6 takes a while to describe it

    box = QMessageBox()
    box.setWindowTitle("Facilitator")
    box.setText("Something went wrong in Facilitator, and the last action may not have happened.")
    where = f" What failed was noted, without any names, in {log}." if log else ""
    box.setInformativeText(
        "What you saved before is safe. If it happens again, close the window and open it anew."
        + where
    )
    go_on = box.addButton("Go on working", QMessageBox.ButtonRole.AcceptRole)
    save = box.addButton("Save report", QMessageBox.ButtonRole.ActionRole)
    box.setDefaultButton(go_on)
    box.setEscapeButton(go_on)
    box.exec()
    return box.clickedButton() is save
