"""What the window says by itself: toasts that wait for it, and one calm dialog when it fails."""

from __future__ import annotations

import sys
import traceback
from collections import deque
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from facilitator import __version__, clock
from facilitator.errors import UserError

if TYPE_CHECKING:
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

    def said(self) -> str:
        """What is being said now, or ""."""
        return self._toast.text() if self._toast else ""


class Failures:
    """The one place where a fault of ours ends: a log without contents, and a calm dialog."""

    def __init__(self, log_folder: Path, say: Callable[[str, str], None]) -> None:
        self._log_folder = log_folder
        self._say = say
        self._asking = False

    def install(self) -> None:
        """Take over from Python's own report."""
        sys.excepthook = self.handle

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
        traceback.print_exception(kind, error, trace)
        log = self._write(report(kind, trace))
        if not self._asking:
            self._asking = True
            ask(log)
            self._asking = False

    def _write(self, text: str) -> Path | None:
        log = self._log_folder / "faults.log"
        try:
            log.parent.mkdir(parents=True, exist_ok=True)
            with log.open("a", encoding="utf-8") as file:
                file.write(text)
        except OSError:
            return None
        return log


def report(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Where it failed and with which kind of error; never a message, which may hold names."""
    frames = traceback.extract_tb(trace)
    lines = [f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
    head = f"{clock.now():%Y-%m-%d %H:%M} Facilitator {__version__} {kind.__name__}"
    return "\n".join([head, *lines, ""])


def ask(log: Path | None) -> None:
    """The dialog: what happened, that nothing is lost, and where the report is."""
    from PySide6.QtWidgets import QMessageBox  # PySide6 takes a while to describe it

    box = QMessageBox()
    box.setWindowTitle("Facilitator")
    box.setText("Something went wrong in Facilitator, and the last action may not have happened.")
    where = f" A report without any names is in {log}." if log else ""
    box.setInformativeText(
        "What you saved before is safe. If it happens again, close the window and open it anew."
        + where
    )
    box.addButton("Go on working", QMessageBox.ButtonRole.AcceptRole)
    box.exec()
