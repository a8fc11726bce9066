"""What is written on the profile, and what the casebook holds then."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from facilitator.domain.records import Milestone, Network
from facilitator.operations import networks
from facilitator.ui.pages.profile import ProfilePage
from tests.ui.pages.keys import choose


@pytest.fixture
def page(shown):
    return shown(ProfilePage)


def network(session):
    return session.casebook.get(Network, session.network_id)


def first_text(page):
    """The first text of the form and its id."""
    from facilitator.ui.form_view.editors import WrappedLine

    fields = page._form._fields.items()
    return next((f.editor, id) for id, f in fields if isinstance(f.editor, WrappedLine))


def test_typing_is_saved_after_the_pause_and_undone_as_one(qtbot, page, session):
    editor, field_id = first_text(page)
    qtbot.keyClicks(editor, "Midwives")
    qtbot.waitUntil(lambda: field_id in network(session).profile, timeout=2000)
    qtbot.keyClicks(editor, " who share")
    page.flush()

    assert network(session).profile[field_id] == "Midwives who share"
    session.undo()
    assert field_id not in network(session).profile
    assert editor.value() == ""


def test_enter_in_a_line_saves_at_once(qtbot, page, session):
    editor, field_id = first_text(page)
    qtbot.keyClicks(editor, "Midwives")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert network(session).profile[field_id] == "Midwives"


def test_heading_counts_what_is_answered(qtbot, page):
    assert page._answered.text() == "Begin with what the leader would say"
    editor, _ = first_text(page)
    qtbot.keyClicks(editor, "Midwives")
    page.flush()
    assert page._answered.text().startswith("1 of ")


def test_renamed_network_keeps_its_old_name_in_undo(qtbot, page, session):
    page._name.selectAll()
    qtbot.keyClicks(page._name, "Trainees")
    page.flush()

    assert network(session).name == "Trainees"
    session.undo()
    assert page._name.value() == "Sexual Health Trainees"


def test_empty_name_is_refused_in_words_and_put_back(qtbot, page, session):
    said = []
    session.notice.connect(lambda words, _: said.append(words))
    page._name.selectAll()
    qtbot.keyClick(page._name, Qt.Key.Key_Delete)
    page.flush()

    assert "needs a name" in said[0]
    assert page._name.value() == network(session).name == "Sexual Health Trainees"


def test_new_start_moves_what_is_not_done(qtbot, page, session):
    page._start.selectAll()
    qtbot.keyClicks(page._start, "5 February 2027")
    page.flush()

    first = session.casebook.find(Milestone, order="due", network_id=session.network_id)[0]
    assert first.due == date(2027, 2, 5)
    session.undo()
    assert network(session).start == date(2027, 1, 5)


def test_no_start_is_met_with_words_beside_the_field(page, session):
    page._start.set_value(None)
    page._start.edited.emit(None)
    assert "need a first day" in page._start_field._problem.text()
    assert network(session).start == date(2027, 1, 5)


def test_nation_is_chosen_with_the_keyboard(qtbot, page, session):
    choose(qtbot, page._nation)
    assert network(session).nation == "wales"


def test_another_network_in_front_leaves_what_was_typed_with_the_first(qtbot, page, session):
    other = networks.create(session.casebook, "Second", date(2027, 4, 1))
    editor, field_id = first_text(page)
    qtbot.keyClicks(editor, "Midwives")
    page.flush()
    session.open_network(other.id)
    page.refresh()

    assert editor.value() == ""
    assert field_id not in session.casebook.get(Network, other.id).profile


def test_closing_the_window_loses_no_letter(qtbot, window, session, monkeypatch):
    window.open_page("profile")
    editor, field_id = first_text(window.page())
    qtbot.keyClicks(editor, "Midwives")
    monkeypatch.setattr(session, "close", lambda: None)
    window.close()
    assert network(session).profile[field_id] == "Midwives"


def test_blank_sheet_is_asked_for(qtbot, page):
    with qtbot.waitSignal(page.document_requested) as asked:
        qtbot.mouseClick(page._print, Qt.MouseButton.LeftButton)
    assert asked.args == ["form:network-profile", {}]
