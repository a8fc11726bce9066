"""Takes the keyboard into a part of the window, and with F6 from one part to the next."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QPushButton, QStackedWidget, QToolButton, QWidget

from facilitator.ui.widgets.buttons import Look

Parts = Callable[[], Sequence[QWidget]]


def enter(part: QWidget) -> None:
    """Give the focus to what had it last in this part, else to the first that can take it.

    A part with a better idea has an `enter` of its own.
    """
    if own := getattr(part, "enter", None):
        own()
        return
    last = part.focusWidget()
    found = last if last and last is not part and _takes_keys(last, part) else _first(part)
    (found or part).setFocus(Qt.FocusReason.TabFocusReason)


class PageStack(QStackedWidget):
    """Turns from page to page; the keyboard that comes along enters, and not at any button."""

    def setCurrentWidget(self, page: QWidget) -> None:
        last = page.focusWidget()
        is_there = last is not None and last.isVisibleTo(page)
        if last and not is_there:
            last.clearFocus()  # Qt would give it the keyboard, hidden as it is
        super().setCurrentWidget(page)
        if not is_there and (given := page.focusWidget()):
            given.clearFocus()
            enter(page)


def go_round(window: QWidget, parts: Parts) -> None:
    """Let F6 in this window enter the next of the parts, and Shift+F6 the one before."""
    for keys, by in (("F6", 1), ("Shift+F6", -1)):
        QShortcut(QKeySequence(keys), window).activated.connect(lambda by=by: _step(parts(), by))


def _step(parts: Sequence[QWidget], by: int) -> None:
    focus = QApplication.focusWidget()
    within = [part is focus or part.isAncestorOf(focus) for part in parts] if focus else []
    at = within.index(True) if True in within else (-1 if by > 0 else 0)
    enter(parts[(at + by) % len(parts)])


def _first(part: QWidget) -> QWidget | None:
    """The uppermost control, passing over every button but the main one while there are others."""
    controls = sorted(
        (_aside(each), place.y(), place.x(), n, each)
        for n, each in enumerate(_chain(part))
        if _takes_keys(each, part)
        for place in (each.mapTo(part, QPoint()),)
    )
    return controls[0][-1] if controls else None


def _chain(part: QWidget) -> Iterator[QWidget]:
    each = part.nextInFocusChain()
    while each is not None and each is not part:
        if part.isAncestorOf(each):
            yield each
        each = each.nextInFocusChain()


def _aside(widget: QWidget) -> bool:
    is_button = isinstance(widget, QPushButton | QToolButton)
    return is_button and widget.property("look") != Look.PRIMARY


def _takes_keys(widget: QWidget, part: QWidget) -> bool:
    tabbed = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(tabbed) and widget.isEnabled() and widget.isVisibleTo(part)
