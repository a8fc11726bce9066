"""The real window without a screen: driven by the words on it, and pictured."""

from collections.abc import Callable
from pathlib import Path

from facilitator import app
from facilitator.ui import theme
from facilitator.ui.widgets.toast import Toast

# isort: split
from PySide6.QtCore import QEventLoop, QPoint, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea, QWidget

USUAL = (1360, 860)
SMALL = (1100, 700)
TALLEST, SLACK = 5000, 40
PAUSE_MS = 40
KIND_MS = 700
"""After this long the network's type stands below its name."""


class Stage:
    """One window on a casebook. Pictures go to `out`, named "group/name"."""

    def __init__(self, casebook: Path, out: Path) -> None:
        self.out = out
        self.application, self.window = app.build(casebook)
        self.light()
        self.window.show()
        self.wait(KIND_MS)

    def light(self) -> None:
        """White cards on warm paper."""
        theme.apply(self.application, "light")

    def dark(self) -> None:
        """The same roles by night."""
        theme.apply(self.application, "dark")

    def wait(self, ms: int = PAUSE_MS) -> None:
        """Let what comes after the first paint be painted, and work beside the window be done."""
        settle(ms)

    def open(self, page: str, record: str = "", size: tuple[int, int] = USUAL) -> None:
        """Put a page in front, scrolled to its top."""
        self.window.resize(*size)
        self.window.open_page(page, record)
        self.wait()

    def take(self, name: str) -> None:
        """A picture of the window with every dialog over it."""
        self.wait()
        shown = self.window.grab()
        painter = QPainter(shown)
        for dialog in self._dialogs():
            painter.fillRect(self.window.rect(), QColor(0, 0, 0, 40))
            painter.drawPixmap(self._middle(dialog), dialog.grab())
        painter.end()
        self._save(shown, name)

    def take_whole(self, name: str) -> None:
        """A picture of the window made so high that nothing has to be scrolled."""
        areas = [a for a in self.window.page().findChildren(QScrollArea) if a.isVisible()]
        more = max((area.verticalScrollBar().maximum() for area in areas), default=0)
        width, height = self.window.width(), self.window.height()
        self.window.resize(width, min(height + more + SLACK, TALLEST))
        self.wait()
        self.take(name)
        self.window.resize(width, height)

    def during(self, act: Callable[[], object], name: str) -> None:
        """A picture of a dialog that holds its caller until it is closed."""
        QTimer.singleShot(150, lambda: self._take_and_close(name))
        act()

    def press(self, words: str) -> None:
        """Press the first visible button that says this."""
        buttons = self.window.findChildren(QAbstractButton)
        self._first([b for b in buttons if b.text().startswith(words)], words).click()
        self.wait()

    def choose(self, name: str, value: str) -> None:
        """Choose a value in the visible field of this name."""
        field = self.field(name)
        field.set_value(value)
        field.edited.emit(value)
        self.wait()

    def write(self, name: str, words: str, *, enter: bool = True) -> None:
        """Type into the visible field of this name, and press Enter unless told not to."""
        field = self.field(name)
        QTest.keyClicks(field, words)
        if enter:
            QTest.keyClick(field, Qt.Key.Key_Return)
        self.wait()

    def key(self, name: str, key: Qt.Key) -> None:
        """Press a key in the visible part of this name."""
        self.window.activateWindow()
        self.field(name).setFocus()
        QTest.keyClick(self.field(name), key)
        self.wait()

    def hush(self) -> None:
        """Take the toast away."""
        for toast in self.window.findChildren(Toast):
            toast.hide()

    def field(self, name: str) -> QWidget:
        """The visible field of this accessible name."""
        fields = self.window.findChildren(QWidget)
        return self._first([f for f in fields if f.accessibleName() == name], name)

    def wait_for_dialog(self, ms: int = 8000) -> None:
        """Wait for a dialog that opens when its work is done."""
        for _ in range(ms // PAUSE_MS):
            if self._dialogs():
                break
            self.wait()
        self.wait(600)

    def close_dialogs(self) -> None:
        """Close what is open over the window."""
        for dialog in self._dialogs():
            dialog.close()
        self.wait()

    def close(self) -> None:
        """Close the window and its casebook."""
        self.window.close()
        self.window.deleteLater()
        self.wait()

    def _take_and_close(self, name: str) -> None:
        self.take(name)
        self.close_dialogs()

    def _dialogs(self) -> list[QWidget]:
        return [w for w in QApplication.topLevelWidgets() if w.isVisible() and w is not self.window]

    def _middle(self, dialog: QWidget) -> QPoint:
        spare = self.window.rect().bottomRight() - dialog.rect().bottomRight()
        return QPoint(spare.x() // 2, spare.y() // 3)

    def _save(self, picture: QPixmap, name: str) -> None:
        save(picture, self.out, name)

    @staticmethod
    def _first(found: list, words: str) -> QWidget:  # type: ignore[type-arg]
        visible = [widget for widget in found if widget.isVisible()]
        if not visible:
            raise LookupError(f"Nothing on screen says “{words}”.")
        return visible[0]


def settle(ms: int = PAUSE_MS) -> None:
    """Let events be handled for so long."""
    loop = QEventLoop()  # QTest.qWait would keep other threads waiting too
    QTimer.singleShot(ms, loop.quit)
    loop.exec()


def save(picture: QPixmap, out: Path, name: str) -> None:
    """Write a picture, named "group/name"."""
    target = out / f"{name}.png"
    target.parent.mkdir(exist_ok=True)
    picture.save(str(target), quality=80)
