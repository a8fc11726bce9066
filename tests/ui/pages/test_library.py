"""What is found on the three shelves."""

import pytest
from PySide6.QtCore import Qt

from facilitator import content
from facilitator.ui.pages.library import LibraryPage
from facilitator.ui.widgets.text import Heading, Text
from tests.ui.pages.keys import choose


@pytest.fixture
def page(shown):
    return shown(LibraryPage)


def title(page):
    found = [heading.text() for heading in page._reading.findChildren(Heading)]
    return found[-1]


def test_library_opens_on_the_first_workshop_method(page):
    assert len(page._list.lines()) == len(content.workshop_methods())
    assert title(page) == content.workshop_methods()[0].title


def test_arrow_down_reads_the_next_entry(qtbot, page):
    page._list.setFocus()
    qtbot.keyClick(page._list, Qt.Key.Key_Down)
    assert title(page) == content.workshop_methods()[1].title


def test_other_shelves_are_chosen_with_the_keyboard(qtbot, page):
    choose(qtbot, page._shelf)
    assert title(page) == content.spread_methods()[0].title


@pytest.mark.parametrize("shelf", ["workshop", "spread", "sources"])
def test_every_entry_of_a_shelf_can_be_read(page, shelf):
    page._shelf.set_value(shelf)
    page._fill()
    for number, line in enumerate(page._list.lines()):
        page._list.go_to(number)
        assert title(page) == line.words
        assert len(page._reading.findChildren(Text)) > 3


def test_search_looks_through_whole_entries(qtbot, page):
    qtbot.keyClicks(page._words, "newcomer")
    found = page._list.lines()
    assert 0 < len(found) < len(content.workshop_methods())
    assert page._count.text() == f"{len(found)} entries"


def test_search_without_a_match_says_so_and_comes_back(qtbot, page):
    qtbot.keyClicks(page._words, "zeppelin")
    assert page._list.lines() == ()
    said = [text.text() for text in page._reading.findChildren(Text)]
    assert any(words.startswith("Nothing has these words") for words in said)

    page._words.clear()
    assert len(page._list.lines()) == len(content.workshop_methods())


def test_link_opens_an_entry_of_any_shelf(page):
    wanted = content.spread_methods()[3]
    page.show_record(wanted.id)
    assert page._shelf.value() == "spread"
    assert title(page) == wanted.title


def test_the_statements_of_the_diagnostic_are_numbered_through(page):
    page.show_record("diagnostic")
    entry = next(e for e in page._entries if e.id == "diagnostic")
    marks = [mark for part in entry.parts for mark in part.marks]
    assert marks == [*(f"{number}." for number in range(1, 37)), "•"]
    assert "36." in [text.text() for text in page._reading.findChildren(Text)]
