"""A date that may be empty: typed as people write it, or picked from a calendar."""

from __future__ import annotations

import re
from datetime import date, timedelta

from PySide6.QtCore import QDate, QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QWidgetAction

from facilitator import clock
from facilitator.ui.widgets.autosave import Autosave, leave_undo_to_window
from facilitator.ui.widgets.icons import icon
from facilitator.ui.widgets.inputs import FIELD_HEIGHT, mark_wrong

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class DateEdit(QLineEdit):
    """A date or nothing, typed ("12 may", "12/5", "today", "fri", "+14"); Down opens a calendar."""

    edited = Signal(object)
    refused = Signal(str)

    def __init__(self, label: str, placeholder: str = "no date", *, width: int = 150) -> None:
        super().__init__()
        self.setAccessibleName(label)
        self.setPlaceholderText(placeholder)
        self.setFixedWidth(width)
        self.setMinimumHeight(FIELD_HEIGHT)
        pick = self.addAction(icon("calendar"), QLineEdit.ActionPosition.TrailingPosition)
        pick.setToolTip("Pick a date")
        pick.triggered.connect(self._open_calendar)
        self._autosave = Autosave(self)
        self._autosave.due.connect(self._save)
        self.textEdited.connect(self._autosave.touch)
        self.editingFinished.connect(self._on_editing_finished)

    def value(self) -> date | None:
        """The date, or None where there is none or it cannot be understood."""
        return self._day()

    def set_value(self, value: date | None) -> None:
        """Show this date, unless another is being typed."""
        if self._autosave.pending or (self._day() == value and not self.problem()):
            return
        self.setText("" if value is None else date_words(value))
        self._mark()

    def problem(self) -> str:
        """What is wrong with what was typed, in words, or ""."""
        if not self.text().strip() or self.value():
            return ""
        return "Write a date such as 12 May 2027."

    def flush(self) -> None:
        """Save now what is pending."""
        self._autosave.flush()

    def event(self, event: QEvent) -> bool:
        if leave_undo_to_window(event, self.isUndoAvailable(), self.isRedoAvailable()):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self._open_calendar()
            return
        super().keyPressEvent(event)

    def _day(self) -> date | None:
        """What was typed as a date, whatever `value` makes of it."""
        return parse_date(self.text(), clock.today())

    def _on_editing_finished(self) -> None:
        self.flush()
        found = self._day()
        if found and self.text() != date_words(found):
            self.setText(date_words(found))
        self._mark()

    def _save(self) -> None:
        if self.problem():
            return
        self._mark()
        self.edited.emit(self.value())

    def _mark(self) -> None:
        mark_wrong(self, self.problem())
        self.refused.emit(self.problem())

    def _open_calendar(self) -> None:
        from facilitator.ui.widgets.month_view import MonthView  # not before the first paint

        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar = MonthView(menu, self._day() or clock.today())
        held = QWidgetAction(menu)
        held.setDefaultWidget(calendar)
        menu.addAction(held)
        menu.addAction("No date", lambda: self._take(None))
        calendar.activated.connect(lambda day: self._picked(menu, day))
        calendar.clicked.connect(lambda day: self._picked(menu, day))
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))
        calendar.setFocus()

    def _picked(self, menu: QMenu, day: QDate) -> None:
        menu.close()
        self._take(date(day.year(), day.month(), day.day()))

    def _take(self, day: date | None) -> None:
        self.setText("" if day is None else date_words(day))
        self._mark()
        self.edited.emit(self.value())


def date_words(day: date) -> str:
    """A date as it is written: 12 May 2027."""
    return f"{day.day} {day:%b %Y}"


def parse_date(text: str, today: date) -> date | None:
    """The day someone means by "12 may", "12/5", "2027-05-12", "today", "fri" or "+14".

    Without a year it is the one nearest to today. None where it is no date.
    """
    words = text.strip().lower()
    near = {"today": 0, "tomorrow": 1, "yesterday": -1}
    if words in near:
        return today + timedelta(days=near[words])
    if re.fullmatch(r"[+-]\d{1,4}", words):
        return today + timedelta(days=int(words))
    if words[:3] in _DAYS and words.isalpha():
        ahead = (_DAYS.index(words[:3]) - today.weekday() - 1) % 7 + 1
        return today + timedelta(days=ahead)
    return _iso(words) or _written(words, today)


def _iso(words: str) -> date | None:
    try:
        return date.fromisoformat(words)
    except ValueError:
        return None


def _written(words: str, today: date) -> date | None:
    found = re.fullmatch(
        r"(?:[a-z]{3,9},? )?(\d{1,2})(?:st|nd|rd|th)?[ ./-]*([a-z]{3,9}|\d{1,2})\.?"
        r"(?:[ ,./-]+(\d{2}|\d{4}))?",
        words,
    )
    if not found:
        return None
    month = _month(found[2])
    if not found[3]:
        return _nearest(int(found[1]), month, today)
    return _day(int(found[3]) + (2000 if len(found[3]) == 2 else 0), month, int(found[1]))


def _month(word: str) -> int:
    if word.isdigit():
        return int(word)
    return _MONTHS.index(word[:3]) + 1 if word[:3] in _MONTHS else 0


def _nearest(day: int, month: int, today: date) -> date | None:
    years = (today.year, today.year + 1, today.year - 1)
    days = [found for year in years if (found := _day(year, month, day))]
    return min(days, key=lambda found: abs(found - today), default=None)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
