"""What a facilitator does on the page of people, and what the casebook holds then."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from facilitator.domain.records import Organisation, Person
from facilitator.operations import people
from facilitator.ui.pages.people import PeoplePage
from facilitator.ui.widgets.elided_button import ElidedButton
from facilitator.ui.widgets.laid_out import widgets


@pytest.fixture
def page(qtbot, session):
    made = PeoplePage(session)
    qtbot.addWidget(made)
    session.changed.connect(lambda kinds: made.refresh() if kinds & made.watches else None)
    made.resize(830, 740)
    made.show()
    made.refresh()
    return made


def everyone(session):
    return {person.name: person for person in session.casebook.find(Person)}


def add(session, name, **known):
    return people.add(session.casebook, session.network_id, name, **known)


def names(page):
    return [person.name for person in page._shown]


def test_enter_adds_a_person_and_waits_for_the_next(qtbot, page, session):
    page._add_row.start()
    qtbot.keyClicks(page._add_row.name, "Anna Zuk")
    qtbot.keyClick(page._add_row.name, Qt.Key.Key_Return)
    qtbot.keyClicks(page._add_row.name, "Bo")
    qtbot.keyClick(page._add_row.name, Qt.Key.Key_Return)

    assert set(everyone(session)) == {"Anna Zuk", "Bo"}
    assert page._add_row.name.value() == ""


def test_a_pasted_list_is_added_whole_and_undone_whole(qtbot, page, session):
    QGuiApplication.clipboard().setText("Anna\tleader\tNurse\tLeeds\nBo\tmember")
    qtbot.keyClick(page._add_row.name, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.mouseClick(page._paste_card._add, Qt.MouseButton.LeftButton)

    assert everyone(session)["Anna"].role == "leader"
    session.undo()
    assert everyone(session) == {}


def test_list_begins_with_those_who_carry_the_network(page, session):
    for name, role in (("Zoe", "leader"), ("Ann", "member"), ("Bo", "sponsor")):
        add(session, name, role=role)

    assert names(page) == ["Zoe", "Bo", "Ann"]


def test_words_and_role_narrow_the_list(qtbot, page, session):
    add(session, "Ann", job="Nurse", organisation="Leeds")
    add(session, "Bo", job="Doctor", organisation="Leeds")
    add(session, "Cy", role="sponsor", job="Nurse")

    qtbot.keyClicks(page._words, "nurse")
    assert names(page) == ["Cy", "Ann"]
    page._role._inner.set_value("member")
    page._role.edited.emit("member")
    assert names(page) == ["Ann"]


def test_newest_first(page, session):
    add(session, "Ann", joined=date(2027, 1, 1))
    add(session, "Bo", joined=date(2027, 3, 1))

    page._sort.set_value("newest")
    page._fill_list()

    assert names(page) == ["Bo", "Ann"]


def test_what_is_typed_on_the_card_is_kept(qtbot, page, session):
    ann = add(session, "Ann")
    page.choose(ann.id)

    qtbot.keyClicks(page._card.editor("job"), "Health visitor")
    qtbot.keyClicks(page._card.editor("organisation"), "Leeds")
    qtbot.keyClicks(page._card.editor("note"), "Prefers mornings")
    page.flush()

    kept = everyone(session)["Ann"]
    assert (kept.job, kept.note) == ("Health visitor", "Prefers mornings")
    assert session.casebook.get(Organisation, kept.organisation_id).name == "Leeds"


def test_typing_is_kept_for_the_person_it_was_typed_for(qtbot, page, session):
    ann, bo = add(session, "Ann"), add(session, "Bo")
    page.choose(ann.id)
    qtbot.keyClicks(page._card.editor("job"), "Nurse")

    page.choose(bo.id)

    assert (everyone(session)["Ann"].job, everyone(session)["Bo"].job) == ("Nurse", "")
    assert page._card.editor("job").value() == ""


def test_removed_person_comes_back_with_undo(qtbot, page, session):
    ann = add(session, "Ann")
    page.choose(ann.id)

    page._card.remove_requested.emit()
    assert everyone(session) == {}
    assert page._card.isHidden()

    session.undo()
    assert names(page) == ["Ann"]


def test_organisation_is_renamed_in_place(qtbot, page, session):
    add(session, "Ann", organisation="Leeds")
    line = widgets(page._places._lines)[0]
    line._on_rename_clicked()

    line._edit.setText("Leeds Hospital")
    qtbot.keyClick(line._edit, Qt.Key.Key_Return)

    assert [o.name for o in session.casebook.find(Organisation)] == ["Leeds Hospital"]


def test_a_person_found_elsewhere_is_shown(page, session):
    ann = add(session, "Ann")
    page._words.setText("nobody like this")

    page.show_record(ann.id)

    assert names(page) == ["Ann"]
    assert page._card.isVisible()


def test_enter_opens_and_escape_closes_the_card(qtbot, page, session):
    add(session, "Ann")
    page._list.setFocus()

    qtbot.keyClick(page._list, Qt.Key.Key_Return)
    assert page._card.isVisible()
    qtbot.keyClick(page._card.editor("name"), Qt.Key.Key_Escape)
    assert page._card.isHidden()


def test_page_without_people_says_how_to_begin(page):
    assert page._empty.isVisible()
    assert not page._body.isVisible()


def test_tab_reaches_the_leader_and_the_organisations_before_what_is_below_them(
    qtbot, page, session
):
    people.add(
        session.casebook, session.network_id, "Gwen", role="leader", organisation="Millrace Surgery"
    )
    qtbot.waitUntil(lambda: any(b.isVisible() for b in page._core.findChildren(ElidedButton)))
    page._list.setFocus()
    reached = []
    for _ in range(4):
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        reached.append(page.focusWidget().accessibleName())

    assert reached == [
        "Leader: Gwen",
        "Show the 1 person from Millrace Surgery",
        "Rename Millrace Surgery",
        "Erase somebody you removed",
    ]
