"""Two people at the window: one has only a mouse, and types where she clicked; one only keys.

Both find things by the names a screen reader says, and touch nothing but the window.
"""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QScrollArea, QWidget

from facilitator.ui.widgets.row_list import RowList

FAR = 250
"""More steps of the Tab key than any page has stops."""
CLEAR = 120
"""Pixels to leave at the edge, where a notice may lie."""
TRIES = 20
"""Looks at a page that may be moving still."""
K, LEFT, CTRL = Qt.Key, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier


class Hands(Protocol):
    """What somebody does with a window."""

    def go(self, page: str) -> None: ...
    def press(self, name: str) -> None: ...
    def write(self, name: str, words: str) -> None: ...
    def pick(self, name: str, option: str) -> None: ...
    def choose(self, name: str, option: str) -> None: ...
    def enter(self) -> None: ...
    def type(self, words: str) -> None: ...
    def answer(self, name: str, point: int) -> None: ...
    def wait_for(self, name: str) -> None: ...
    def row(self, name: str, words: str, *, key: Qt.Key) -> None: ...


class _Both:
    def settle(self, ms: int = 0) -> None:
        """Let the window do what it does by itself."""
        QTest.qWait(ms)

    def front(self) -> QWidget:
        """The window that takes the keys; where no desktop does it, the uppermost is made that."""
        popup, active = QApplication.activePopupWidget(), QApplication.activeWindow()
        if not popup and not (active and active.isVisible()):
            windows = [each for each in QApplication.topLevelWidgets() if _is_window(each)]
            (QApplication.activeModalWidget() or windows[-1]).activateWindow()
            self.settle()
        found = popup or QApplication.activeWindow()
        assert found, "no window is active"
        return found

    def wait_for(self, name: str) -> None:
        """Until something of this name is there."""
        for _ in range(200):
            if any(_is(each, name) for each in self.front().findChildren(QWidget)):
                return
            self.settle(50)
        raise AssertionError(f"{name} does not come")

    def enter(self) -> None:
        """The Enter key, which those with a mouse have too."""
        QTest.keyClick(QApplication.focusWidget(), K.Key_Return)
        self.settle()

    def type(self, words: str) -> None:
        """These, instead of what is in the field."""
        field = QApplication.focusWidget()
        QTest.keyClick(field, K.Key_A, CTRL)
        QTest.keyClicks(field, words)


class Mouse(_Both):
    """Wheels things into view and clicks them, if nothing lies above them."""

    def go(self, page: str) -> None:
        self._click(self._named(f"{page}, ", begins=True))

    def press(self, name: str) -> None:
        self._click(self._named(name))

    def write(self, name: str, words: str) -> None:
        self._click(self._named(name))
        self.front()
        assert name_of(QApplication.focusWidget()) == name, name_of(QApplication.focusWidget())
        self.type(words)
        if suggestions := QApplication.activePopupWidget():
            QTest.mouseClick(suggestions, LEFT, pos=QPoint(-9, -9))

    def choose(self, name: str, option: str) -> None:
        self.press(f"{name}: {option}")

    def pick(self, name: str, option: str) -> None:
        box = self._named(name)
        self._click(box)
        self.settle(20)
        rows = box.view()
        index = rows.model().index(box.findText(option), 0)
        rows.scrollTo(index)
        QTest.mouseClick(rows.viewport(), LEFT, pos=rows.visualRect(index).center())
        self.settle()

    def answer(self, name: str, point: int) -> None:
        scale = self._named(f"{name}: ", begins=True)
        self._click(scale, scale._areas()[point - 1].center().toPoint())

    def row(self, name: str, words: str, *, key: Qt.Key) -> None:
        rows = self._named(name)
        area = rows.row_area(_number(rows, words))
        self._click(rows.viewport(), QPoint(round(area.right()) - 30, round(area.center().y())))

    def _named(self, name: str, *, begins: bool = False) -> QWidget:
        every = self.front().findChildren(QWidget)
        found = [each for each in every if _is(each, name, begins=begins)]
        assert len(found) == 1, (
            name,
            [name_of(each) for each in every if _is(each, "", begins=True)],
        )
        return found[0]

    def _click(self, widget: QWidget, at: QPoint | None = None) -> None:
        for _ in range(TRIES):
            self._wheel_to(widget)
            self.settle(10)
            at = at or QPoint(min(widget.width() // 2, 40), min(widget.height() // 2, 16))
            above = widget.window().childAt(widget.mapTo(widget.window(), at))
            if above is widget or widget.isAncestorOf(above):
                QTest.mouseClick(above, LEFT, pos=above.mapFrom(widget, at))
                self.settle()
                return
        raise AssertionError(f"{name_of(above)} {above} lies above {name_of(widget)}")

    def _wheel_to(self, widget: QWidget) -> None:
        parent = widget.parentWidget()
        while parent is not None:
            if isinstance(parent, QScrollArea):
                parent.ensureWidgetVisible(widget, 0, CLEAR)
            parent = parent.parentWidget()


class Keys(_Both):
    """Walks with Tab, Shift+Tab, arrows and shortcuts."""

    def go(self, page: str) -> None:
        QTest.keyClick(self.front(), K.Key_K, CTRL)
        self.settle()
        QTest.keyClicks(QApplication.focusWidget(), page)
        self.settle(150)
        QTest.keyClick(QApplication.focusWidget(), K.Key_Return)
        self.settle()

    def press(self, name: str) -> None:
        QTest.keyClick(self._walk(name), K.Key_Space)
        self.settle()

    def write(self, name: str, words: str) -> None:
        self._walk(name)
        self.type(words)

    def choose(self, name: str, option: str) -> None:
        self._walk(f"{name}: ", begins=True)
        for _ in range(6):
            if name_of(QApplication.focusWidget()) == f"{name}: {option}":
                break
            QTest.keyClick(QApplication.focusWidget(), K.Key_Right)
        assert name_of(QApplication.focusWidget()) == f"{name}: {option}"
        QTest.keyClick(QApplication.focusWidget(), K.Key_Space)
        self.settle()

    def pick(self, name: str, option: str) -> None:
        box = self._walk(name)
        assert isinstance(box, QComboBox)
        QTest.keyClick(box, K.Key_Home)
        for _ in range(box.count()):
            if box.currentText() == option:
                break
            QTest.keyClick(box, K.Key_Down)
        assert box.currentText() == option
        self.settle()

    def answer(self, name: str, point: int) -> None:
        QTest.keyClick(self._walk(f"{name}: ", begins=True), str(point))
        self.settle()

    def row(self, name: str, words: str, *, key: Qt.Key) -> None:
        rows = self._walk(name)
        there = _number(rows, words)
        QTest.keyClick(rows, K.Key_Down)
        for _ in range(there):
            if rows.current() == there:
                break
            QTest.keyClick(rows, K.Key_Down)
        assert rows.current() == there
        QTest.keyClick(rows, key)
        self.settle()

    def _walk(self, name: str, *, begins: bool = False) -> QWidget:
        passed = []
        for _ in range(FAR):
            self.front()
            here = QApplication.focusWidget()
            assert here, f"the focus is lost on the way to {name} after {passed[-3:]}"
            if _is(here, name, begins=begins):
                return here
            passed.append(name_of(here))
            QTest.keyClick(here, K.Key_Tab)
        raise AssertionError(f"no Tab leads to {name}: {dict.fromkeys(passed).keys()}")


def _number(rows: RowList, words: str) -> int:
    """Which row says these words."""
    model = rows.model()
    said = [str(model.data(model.index(at, 0))) for at in range(model.rowCount())]
    return next(at for at, each in enumerate(said) if words in each)


def _is_window(widget: QWidget) -> bool:
    kinds = (Qt.WindowType.Window, Qt.WindowType.Dialog)
    return widget.isVisible() and widget.windowType() in kinds


def name_of(widget: QWidget | None) -> str:
    """What a screen reader says of it first."""
    if widget is None:
        return ""
    text = getattr(widget, "text", str)
    return widget.accessibleName() or str(text()).replace("&&", "&")


def _is(widget: QWidget, name: str, *, begins: bool = False) -> bool:
    if not (widget.isVisible() and widget.isEnabled() and widget.focusPolicy()):
        return False
    said = name_of(widget)
    return said.startswith(name) if begins else said == name
