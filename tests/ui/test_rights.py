"""A person's rights in the window: until when, a copy, and erased only when the name is typed."""

import json
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from facilitator.domain.records import Goal, Person
from facilitator.operations import coaching, goals, people, rights
from facilitator.ui import preview
from facilitator.ui.dialogs import erase_person, person_copy
from facilitator.ui.pages.networks import NetworksPage
from facilitator.ui.pages.people import PeoplePage


@pytest.fixture
def awen(session):
    casebook, network_id = session.casebook, session.network_id
    person = people.add(casebook, network_id, "Awen Prys", note="heron")
    people.add(casebook, network_id, "Idris Mwyn")
    coaching.log(casebook, person.id, date(2027, 2, 1), shared_notes="Idris", private_notes="x")
    goals.add(casebook, network_id, "Shorter waits", owner="Awen Prys")
    return person


@pytest.fixture
def shown(qtbot, session):
    def show(kind):
        page = kind(session)
        qtbot.addWidget(page)
        session.changed.connect(lambda kinds: page.refresh() if kinds & page.watches else None)
        page.resize(830, 740)
        page.show()
        page.refresh()
        return page

    return show


@pytest.fixture
def around(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1100, 700)
    return made


@pytest.fixture
def review(qtbot, session, awen, around):
    dialog = erase_person.EraseDialog(around, session, rights.review(session.casebook, awen.id))
    qtbot.addWidget(dialog)
    return dialog


def names(session):
    return [person.name for person in session.casebook.find(Person, order="name")]


def press(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_nobody_is_erased_before_their_name_is_typed(qtbot, session, review):
    qtbot.keyClicks(review.name, "Awen")
    press(qtbot, review.erase)
    assert not review.erase.isEnabled()
    assert names(session) == ["Awen Prys", "Idris Mwyn"]


def test_typed_name_erases_and_no_undo_brings_them_back(qtbot, session, review):
    qtbot.keyClicks(review.name, "awen prys")
    press(qtbot, review.erase)
    assert review.erasure.goes["session"] == 1
    while session.undo_label:
        session.undo()
    while session.redo_label:
        session.redo()
    assert names(session) == ["Idris Mwyn"]
    assert session.casebook.find(Goal)[0].owner == "[name removed]"


def test_enter_in_the_name_erases_nobody(qtbot, session, review):
    qtbot.keyClicks(review.name, "Awen Prys")
    qtbot.keyClick(review.name, Qt.Key.Key_Return)
    assert names(session) == ["Awen Prys", "Idris Mwyn"]


def test_name_in_other_texts_stays_where_that_is_wished(qtbot, session, review):
    review.clears.setChecked(False)
    qtbot.keyClicks(review.name, "Awen Prys")
    press(qtbot, review.erase)
    assert session.casebook.find(Goal)[0].owner == "Awen Prys"


def test_certificate_is_saved_where_it_is_asked_for(session, awen, around, monkeypatch, tmp_path):
    def typed(dialog):
        dialog.name.setText("Awen Prys")
        dialog.erase.click()

    monkeypatch.setattr(erase_person.EraseDialog, "exec", typed)
    monkeypatch.setattr(preview, "ask_where", lambda parent, suggested: tmp_path / "c.pdf")
    erasure = erase_person.ask(around, session, awen.id)
    assert erasure.goes["person"] == 1
    assert (tmp_path / "c.pdf").read_bytes().startswith(b"%PDF")


def test_somebody_removed_is_erased_from_history(session, awen, around, monkeypatch):
    people.remove(session.casebook, awen.id)
    asked = []
    monkeypatch.setattr(erase_person, "choose", lambda parent, names: next(iter(names)))
    monkeypatch.setattr(erase_person, "ask", lambda *to: asked.append(to[2]))
    erase_person.ask_of_removed(around, session)
    assert asked == [awen.id]


def test_copy_points_out_others_and_is_saved(qtbot, session, awen, around, monkeypatch, tmp_path):
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: True)
    monkeypatch.setattr(person_copy, "ask_where", lambda parent: tmp_path)
    dialog = person_copy.PersonCopyDialog(around, session, awen.id)
    qtbot.addWidget(dialog)
    assert dialog._flags.text() == "Idris Mwyn: Conversation of 1 February 2027"
    with qtbot.waitSignal(session.notice):
        press(qtbot, dialog.save)
    data, paper = sorted(p for p in tmp_path.iterdir() if p.suffix in (".json", ".pdf"))
    assert json.loads(data.read_text("utf-8"))["private_notes_held_back"] == 2
    assert paper.read_bytes().startswith(b"%PDF")


def test_private_notes_are_in_the_copy_when_ticked(qtbot, session, awen, around):
    dialog = person_copy.PersonCopyDialog(around, session, awen.id)
    qtbot.addWidget(dialog)
    dialog.private.click()
    assert dialog.copy.person.note == "heron"


def test_suggested_day_is_taken_and_undone(qtbot, session, awen, shown):
    page = shown(PeoplePage)
    page.choose(awen.id)
    assert page._card._suggest.text() == "Keep until 5 Jan 2029"
    page._card._suggest.click()
    assert session.casebook.get(Person, awen.id).keep_until == date(2029, 1, 5)
    assert page._card._suggest.isHidden()
    session.undo()
    assert session.casebook.get(Person, awen.id).keep_until is None


def test_card_asks_for_copy_and_erasure_of_its_person(session, awen, shown, monkeypatch):
    asked = []
    monkeypatch.setattr(erase_person, "ask", lambda *to: asked.append(("erase", to[2])))
    monkeypatch.setattr(person_copy, "ask", lambda *to: asked.append(("copy", to[2])))
    page = shown(PeoplePage)
    page.choose(awen.id)
    page._card.copy_requested.emit()
    page._card.erase_requested.emit()
    assert asked == [("copy", awen.id), ("erase", awen.id)]


def test_due_list_opens_the_person(qtbot, session, awen, shown):
    people.set_field(session.casebook, awen.id, "keep_until", date(2027, 4, 1))
    page = shown(NetworksPage)
    assert [row.words for row in page._due.list.rows()] == [
        "Awen Prys, Sexual Health Trainees · keep until 1 Apr 2027, 6 days over"
    ]
    with qtbot.waitSignal(page.open_requested) as asked:
        page._due.list.go_to(0)
        qtbot.keyClick(page._due.list, Qt.Key.Key_Return)
    assert asked.args == ["people", awen.id]


def test_people_without_a_day_get_the_suggested_one(session, awen, shown):
    page = shown(NetworksPage)
    assert page._due._undated.text() == "2 people have no date yet."
    page._due.give.click()
    assert page._due.give.isHidden()
    assert rights.undated(session.casebook) == 0
