from datetime import date

import pytest
from PySide6.QtWidgets import QToolButton, QWidget

from facilitator.ui.widgets.dates import DateEdit, date_words, parse_date
from facilitator.ui.widgets.month_view import MonthView

TODAY = date(2027, 4, 7)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("12 may", date(2027, 5, 12)),
        ("12 May 2027", date(2027, 5, 12)),
        ("Wed 12 May 2027", date(2027, 5, 12)),
        ("12th may 28", date(2028, 5, 12)),
        ("12/5", date(2027, 5, 12)),
        ("12.5.2027", date(2027, 5, 12)),
        ("2027-05-12", date(2027, 5, 12)),
        ("3 jan", date(2027, 1, 3)),
        ("20 dec", date(2026, 12, 20)),
        ("today", TODAY),
        ("+14", date(2027, 4, 21)),
        ("fri", date(2027, 4, 9)),
        ("wed", date(2027, 4, 14)),
        ("31 feb", None),
        ("soon", None),
        ("", None),
    ],
)
def test_dates_are_understood_as_people_write_them(typed: str, meant: date | None):
    assert parse_date(typed, TODAY) == meant


def test_every_date_written_is_read_back():
    day = date(2028, 2, 29)
    assert parse_date(date_words(day), TODAY) == day


def test_a_typed_date_is_saved_and_rewritten(qtbot):
    field = DateEdit("Due")
    qtbot.addWidget(field)
    qtbot.keyClicks(field, "12 may")
    with qtbot.waitSignal(field.edited) as saved:
        field.flush()
    field.editingFinished.emit()
    assert (saved.args, field.text()) == ([date(2027, 5, 12)], "12 May 2027")


def test_what_is_no_date_stays_and_is_not_saved(qtbot):
    field = DateEdit("Due")
    qtbot.addWidget(field)
    qtbot.keyClicks(field, "someday")
    with qtbot.assertNotEmitted(field.edited):
        field.flush()
    field.editingFinished.emit()
    assert field.text() == "someday"
    assert "12 May 2027" in field.problem()


def test_an_emptied_date_is_saved_as_none(qtbot):
    field = DateEdit("Due")
    qtbot.addWidget(field)
    field.set_value(date(2027, 5, 12))
    field.selectAll()
    qtbot.keyClick(field, "\b")
    with qtbot.waitSignal(field.edited) as saved:
        field.flush()
    assert saved.args == [None]


def test_the_calendar_opens_on_its_day_and_names_its_arrows(qtbot):
    held = QWidget()
    qtbot.addWidget(held)
    view = MonthView(held, date(2026, 11, 23))
    assert view.selectedDate().toPython() == date(2026, 11, 23)
    assert view.findChild(QToolButton, "qt_calendar_nextmonth").accessibleName()
