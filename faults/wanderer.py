"""One who wanders through the window: presses, types, drags and turns pages at random.

Nobody is erased, nothing is locked or restored, and no file outside is opened: what cannot be
undone is left alone.
"""

from __future__ import annotations

import os
import sys
import traceback
from collections import deque
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

from facilitator import app  # before Qt, for what the package does to it

# isort: split
from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QDesktopServices, QKeyEvent
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from facilitator.operations import sample
from facilitator.ui import pages
from facilitator.ui.main_window import MainWindow
from tests.builders import contents, redone_to_the_end, undone_to_the_start

PAUSE_MS, DEEPEST, REMEMBERED = 4, 12, 12
AVOIDED = ("erase", "lock", "passphrase", "restore")
NOTHING, SHIFT, CTRL, ALT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)
LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
KEYS = [
    *[Qt.Key.Key_Tab] * 5,
    *[Qt.Key.Key_Return] * 4,
    *[Qt.Key.Key_Space] * 3,
    *(Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Escape),
    *(Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_F2),
]
SHORTCUTS = [
    *[Qt.Key.Key_Z] * 2,
    *[Qt.Key.Key_K] * 2,
    *(Qt.Key.Key_Y, Qt.Key.Key_N, Qt.Key.Key_P, Qt.Key.Key_C, Qt.Key.Key_V, Qt.Key.Key_A),
]
WORDS = ("", "Ann", "12", "0", "-3", "45", "1 Sep 2027", "2027-02-31", "=1+1", "Żółć Llŷr " * 9)


class Wanderer:
    """Acts so many times on whatever is in front, then ends the application's loop."""

    def __init__(self, window: MainWindow, folder: Path, random: Random, acts: int) -> None:
        self._window, self._folder = window, folder
        self._random, self._left, self._depth = random, acts, 0
        self.did: deque[str] = deque(maxlen=REMEMBERED)
        self._stay_inside()
        self._acts = {self._point: 9, self._press: 6, self._write: 2, self._turn: 2, self._call: 1}

    def act(self) -> None:
        """Do one thing now and the next a little later, in whatever loop then runs."""
        if not self._left:
            QApplication.exit()
            return
        QTimer.singleShot(PAUSE_MS, self.act)
        if self._depth > DEEPEST:
            return
        self._left -= 1
        self._depth += 1
        try:
            if front := self._front():
                self._random.choices([*self._acts], [*self._acts.values()])[0](front)
        finally:
            self._depth -= 1

    def _front(self) -> QWidget | None:
        found = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if found is None and (found := QApplication.activeWindow()) is None:
            self._window.show()
            self._window.activateWindow()
        return found

    def _point(self, front: QWidget) -> None:
        """Press, press twice, or drag."""
        shown = [each for each in front.findChildren(QWidget) if each.isVisible()]
        taking = [each for each in shown if each.focusPolicy() and each.isEnabled()]
        widget = self._random.choice(taking or shown or [front])
        if self._is_avoided(widget):
            return
        at = self._somewhere(widget)
        button = RIGHT if self._random.random() < 0.08 else LEFT
        how = self._random.choice(["click"] * 8 + ["double", "drag"])
        self.did.append(f"{how} {_name(widget)}")
        if how == "click":
            QTest.mouseClick(widget, button, NOTHING, at)
        elif how == "double":
            QTest.mouseDClick(widget, button, NOTHING, at)
        else:
            self._drag(widget, at)

    def _drag(self, widget: QWidget, at: QPoint) -> None:
        window = widget.window()
        place = widget.mapTo(window, at)
        QTest.mousePress(widget, LEFT, NOTHING, at)
        for _ in range(4):
            place += QPoint(self._random.randrange(-80, 80), self._random.randrange(-80, 80))
            QTest.mouseMove(window, place)
        QTest.mouseRelease(window, LEFT, NOTHING, place)

    def _press(self, front: QWidget) -> None:
        widget = QApplication.focusWidget() or front
        if self._is_avoided(widget):
            widget.clearFocus()
            return
        key = self._random.choice(KEYS)
        self.did.append(f"{key.name} in {_name(widget)}")
        QTest.keyClick(widget, key, self._random.choice([*[NOTHING] * 5, SHIFT, CTRL, ALT]))

    def _write(self, front: QWidget) -> None:
        words = self._random.choice(WORDS)
        self.did.append(f"write {words[:12]!r} in {_name(QApplication.focusWidget() or front)}")
        for letter in words:
            key = QKeyEvent(QEvent.Type.KeyPress, 0, NOTHING, letter)
            QApplication.sendEvent(QApplication.focusWidget() or front, key)

    def _call(self, front: QWidget) -> None:
        key = self._random.choice(SHORTCUTS)
        self.did.append(f"Ctrl+{key.name[-1]}")
        QTest.keyClick(QApplication.focusWidget() or front, key, CTRL)

    def _turn(self, front: QWidget) -> None:
        if front is self._window:
            page = self._random.choice(list(pages.ENTRIES))
            self.did.append(f"page {page}")
            self._window.open_page(page)

    def _somewhere(self, widget: QWidget) -> QPoint:
        if self._random.random() < 0.5:
            return widget.rect().center()
        return QPoint(
            self._random.randrange(max(widget.width(), 1)),
            self._random.randrange(max(widget.height(), 1)),
        )

    def _is_avoided(self, widget: QWidget) -> bool:
        return any(word in _name(widget).lower() for word in AVOIDED)

    def _stay_inside(self) -> None:
        """Answer what the desktop would ask, and open nothing there."""

        def save(*_: Any, **__: Any) -> tuple[str, str]:
            return self._random.choice(["", str(self._folder / "saved.pdf")]), ""

        answers: tuple[tuple[Any, str, Any], ...] = (
            (QFileDialog, "getSaveFileName", staticmethod(save)),
            (QFileDialog, "getOpenFileName", staticmethod(lambda *_, **__: ("", ""))),
            (QFileDialog, "getOpenFileNames", staticmethod(lambda *_, **__: ([], ""))),
            (QFileDialog, "getExistingDirectory", staticmethod(lambda *_, **__: "")),
            (QDesktopServices, "openUrl", staticmethod(lambda *_: True)),
            (QPrintDialog, "exec", lambda _: 0),
        )
        for owner, name, answer in answers:
            setattr(owner, name, answer)


def _name(widget: QWidget) -> str:
    text = getattr(widget, "text", None)
    said = widget.accessibleName() or (str(text()) if callable(text) else "")
    return f"{type(widget).__name__} {said[:40]}".strip()


def main() -> int:
    """Wander in a new casebook with the worked example; 1 where an error rose or history broke."""
    folder, seed, acts = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    application, window = app.build(folder / "casebook")
    casebook = window.session.casebook
    before = contents(casebook)
    window.session.run(sample.build, date.today())
    if "--forgetful" in sys.argv:
        casebook.connection.execute("DELETE FROM change WHERE rowid % 50 = 0")
    wanderer = Wanderer(window, folder, Random(seed), acts)
    errors: list[str] = []

    def note(kind: type[BaseException], error: BaseException, trace: Any) -> None:
        errors.append("".join(traceback.format_exception(kind, error, trace)))
        print(*wanderer.did, errors[-1], sep="\n", flush=True)

    sys.excepthook = note
    window.show()
    QTimer.singleShot(0, wanderer.act)
    application.exec()
    window.flush()
    redone_to_the_end(casebook)
    after = contents(casebook)
    undone_to_the_start(casebook)
    is_undone = contents(casebook) == before
    redone_to_the_end(casebook)
    is_whole = is_undone and contents(casebook) == after
    print(f"{len(errors)} errors, {'whole' if is_whole else 'not whole'}", flush=True)
    os._exit(0 if is_whole and not errors else 1)


if __name__ == "__main__":
    main()
