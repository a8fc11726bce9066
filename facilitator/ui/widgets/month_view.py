"""A month to pick a day from, in the colours of the theme."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QToolButton, QWidget

from facilitator.ui import theme
from facilitator.ui.widgets.icons import icon

_TURNS = {
    "qt_calendar_prevmonth": ("chevron-left", "The month before"),
    "qt_calendar_nextmonth": ("chevron-right", "The month after"),
}
_WEEKEND = (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday)


class MonthView(QCalendarWidget):
    """Weeks begin on Monday; days of the months beside are paler."""

    def __init__(self, parent: QWidget, day: date) -> None:
        super().__init__(parent)
        self.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setSelectedDate(QDate(day.year, day.month, day.day))
        like_others = QTextCharFormat()
        like_others.setForeground(QColor(theme.tokens().ink))
        for weekday in _WEEKEND:
            self.setWeekdayTextFormat(weekday, like_others)
        for name, (drawn, words) in _TURNS.items():
            if button := self.findChild(QToolButton, name):
                button.setIcon(icon(drawn, "on_teal"))
                button.setAccessibleName(words)

    def paintCell(self, painter: QPainter, rect: QRect, day: QDate) -> None:
        if day.month() == self.monthShown():
            super().paintCell(painter, rect, day)
            return
        painter.setPen(QColor(theme.tokens().quiet))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(day.day()))
