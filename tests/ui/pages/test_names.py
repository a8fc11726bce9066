"""No two things that take the focus on a page have the same name to a screen reader."""

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from facilitator.ui.pages.diagnostic import DiagnosticPage
from facilitator.ui.pages.goals import GoalsPage
from facilitator.ui.pages.measures import MeasuresPage
from facilitator.ui.pages.people import PeoplePage
from facilitator.ui.pages.reviews import ReviewsPage
from facilitator.ui.widgets.buttons import Button
from tests.hands import name_of


def said_twice(page):
    stops = (
        name_of(each)
        for each in page.findChildren(QWidget)
        if each.isVisible() and each.focusPolicy() & Qt.FocusPolicy.TabFocus
        if not isinstance(each, QScrollArea) and not each.focusProxy()
    )
    return {name for name, count in Counter(stops).items() if count > 1 and name}


def _open_all(page):
    """Unfold what is folded and open what a list shows."""
    match page:
        case ReviewsPage():
            for card in page._cards.values():
                card.unfold(True)
        case GoalsPage():
            page._on_new_requested()
            page._objectives._fold.click()
            page._findings.choose(page._findings._list.lines()[0].id)
        case PeoplePage():
            page.choose(page._shown[0].id)
        case DiagnosticPage():
            page.show_record(page.session.dossier().findings[0].id)


@pytest.mark.parametrize("kind", [ReviewsPage, GoalsPage, PeoplePage, MeasuresPage, DiagnosticPage])
def test_every_name_on_a_full_page_is_said_once(kind, example, shown, qtbot):
    page = shown(kind, 1000, 900, of=example)
    _open_all(page)
    qtbot.wait(1)

    assert said_twice(page) == set()


def test_name_of_a_button_follows_its_words_unless_it_has_its_own(qtbot):
    plain, named = Button("Show all"), Button("Add", name="Add goal")
    for button in (plain, named):
        qtbot.addWidget(button)
        button.setText("Show 3 && more")

    assert (plain.accessibleName(), named.accessibleName()) == ("Show 3 & more", "Add goal")
