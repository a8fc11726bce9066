"""Buttons whose words say what happens."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QPushButton, QToolButton

from facilitator.ui.widgets.icons import Icon, icon


class Look(StrEnum):
    """How loud a button is; at most one primary on a page."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    QUIET = "quiet"


def pressed_by(button: QAbstractButton, event: QKeyEvent) -> bool:
    """Press a button with Enter, as Space does already; whether it was."""
    if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        return False
    button.click()
    return True


class Button(QPushButton):
    """A button with words: `Button("Print run sheet", "primary")`.

    Where the page has others of the same words, `name` says all that a screen reader says.
    """

    def __init__(
        self, text: str, look: str = Look.SECONDARY, icon_name: str = "", *, name: str = ""
    ) -> None:
        super().__init__(text.replace("&", "&&"))
        self.setProperty("look", str(Look(look)))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self.setAccessibleName(name or text)
        if icon_name:
            colour = "on_teal" if look == Look.PRIMARY else "teal_ink"
            self.setIcon(icon(icon_name, colour))
            self.setIconSize(QSize(18, 18))

    def setText(self, text: str) -> None:
        """Say something else from now on, to a screen reader too where it was said these words."""
        if self.accessibleName() == self.text().replace("&&", "&"):
            self.setAccessibleName(text.replace("&&", "&"))
        super().setText(text)

    def set_look(self, look: str) -> None:
        """Be as loud as this from now on."""
        if self.property("look") != str(look):
            self.setProperty("look", str(Look(look)))
            self.style().polish(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed_by(self, event):
            super().keyPressEvent(event)


class IconButton(QToolButton):
    """A button with an icon only; its name is its tooltip and what a screen reader says."""

    def __init__(self, icon_name: str, name: str, *, size: int = 20) -> None:
        super().__init__()
        self._icon = Icon(icon_name)
        self.setIconSize(QSize(size, size))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.set_name(name)

    def set_icon(self, icon_name: str) -> None:
        """Show another icon from now on."""
        self._icon = Icon(icon_name)
        self.update()

    def set_name(self, name: str) -> None:
        """Say something else from now on."""
        self.setToolTip(name)
        self.setAccessibleName(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed_by(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        area = QRect(QPoint(), self.iconSize())
        area.moveCenter(self.rect().center())
        self._icon.paint(QPainter(self), area, enabled=self.isEnabled())
