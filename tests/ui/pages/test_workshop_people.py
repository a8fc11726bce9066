"""Who is asked and who comes is kept by keys and by mouse, and so is what came of a workshop."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from facilitator.domain.deliver_records import Gift, Guest, HarvestItem, Reply
from facilitator.domain.records import Feedback, Network, Person, Promise
from facilitator.operations import guests, harvest, people, workshops


@pytest.fixture
def page(workshops_page):
    return workshops_page(900, 900)


@pytest.fixture
def anna(session):
    return people.add(session.casebook, session.network_id, "Anna Zuk", interests="Triage")


@pytest.fixture
def ben(session):
    return people.add(session.casebook, session.network_id, "Ben", role="sponsor")


@pytest.fixture
def day(session, page, anna, ben):
    with session.casebook.step("A day"):
        made = workshops.add(session.casebook, session.network_id, "A day", date(2027, 4, 5))
        workshops.add_block(session.casebook, made.id, "By Friday")
    return made


def test_a_list_by_interest_is_asked_with_its_reason(session, page, day, anna, qtbot):
    page.show_view("people")
    ask = page.people.ask
    ask.interest.set_value("Triage")
    ask.interest.edited.emit("Triage")
    qtbot.mouseClick(ask.all, Qt.MouseButton.LeftButton)

    (guest,) = session.casebook.find(Guest)
    assert (guest.person_id, guest.why) == (anna.id, "interest: Triage")
    assert page.people.guests.counts.text().startswith("1 on the list: 1 no reply.")
    session.undo()
    assert not session.casebook.find(Guest)


def test_enter_asks_one_and_a_cap_is_said_beside_the_name(session, page, day, anna, qtbot):
    guests.set_most_asks(session.casebook, session.network_id, 1)
    other = workshops.add(session.casebook, session.network_id, "Other", date(2027, 6, 1))
    guests.invite(session.casebook, other.id, [anna.id], session.today())
    page.show_record(day.id)
    page.show_view("people")
    row = page.people.ask.list.rows()[0]
    assert row.words == "Anna Zuk, Triage, asked once already in April; the most is 1"
    assert page.people.ask.fresh.text() == "Ask the 1 not asked too often"

    page.people.ask.list.setFocus()
    qtbot.keyClick(page.people.ask.list, Qt.Key.Key_Return)

    assert len(session.casebook.find(Guest)) == 2
    assert "asked twice in April; the most is 1" in page.people.guests.list.rows()[0].words


def test_addresses_are_copied_for_those_who_have_not_replied(session, page, day, anna, ben):
    guests.invite(session.casebook, day.id, [anna.id, ben.id], session.today())
    page.show_view("people")
    menu = page.people.guests.copy_menu()
    _, silent, _, came = menu.actions()
    assert (silent.text(), came.isEnabled()) == ("No reply yet: 2", False)
    said = []
    session.notice.connect(lambda words, _: said.append(words))
    silent.trigger()
    people.set_field(session.casebook, ben.id, "email", "ben@example.org")
    page.refresh()
    page.people.guests.copy_menu().actions()[1].trigger()
    assert QApplication.clipboard().text() == "ben@example.org"
    assert "None of them has" in said[0]
    assert said[1] == "1 address is ready to paste; use blind copy. 1 person has none."


def test_one_key_each_signs_in_and_keeps_replies(session, page, day, anna, ben, qtbot):
    guests.invite(session.casebook, day.id, [anna.id, ben.id], session.today())
    page.show_view("people")
    view = page.people.guests.list
    view.setFocus()
    for pressed in (Qt.Key.Key_Y, Qt.Key.Key_Space, Qt.Key.Key_W, Qt.Key.Key_Down, Qt.Key.Key_N):
        qtbot.keyClick(view, pressed)

    first, second = session.casebook.find(Guest)
    assert (first.reply, first.came, first.is_new) == (Reply.YES, True, True)
    assert second.reply is Reply.NO
    assert page.people.guests.counts.text() == (
        "2 on the list: 1 yes, 1 no. 1 new member. 1 came, 1 of them new."
    )
    qtbot.keyClick(view, Qt.Key.Key_U)
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert len(session.casebook.find(Guest)) == 1


def test_a_press_on_box_and_reply_does_the_same(session, page, day, anna, qtbot):
    guests.invite(session.casebook, day.id, [anna.id], session.today())
    page.show_view("people")
    view = page.people.guests.list
    area = view.row_area(0)
    places = view.rows()[0]._places(area)
    for at in (QPoint(14, int(area.top()) + 16), places["maybe"].center().toPoint()):
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    (guest,) = session.casebook.find(Guest)
    assert (guest.came, guest.reply) == (True, Reply.MAYBE)


def test_a_stranger_at_the_door_becomes_a_person_and_a_guest(session, page, day, qtbot):
    page.show_view("people")
    qtbot.keyClicks(page.people.guests.door, "Gwen Morgan")
    qtbot.keyClick(page.people.guests.door, Qt.Key.Key_Return)

    (guest,) = session.casebook.find(Guest)
    assert session.casebook.get(Person, guest.person_id).name == "Gwen Morgan"
    assert (guest.came, guest.is_new) == (True, True)
    assert page.people.guests.door.text() == ""


def test_most_asks_a_month_is_set_here(session, page, day, qtbot):
    page.show_view("people")
    page.people.ask.most.setText("4")
    page.people.ask.most.edited.emit(4)
    assert session.casebook.get(Network, session.network_id).most_asks == 4


def test_harvest_is_typed_line_by_line(session, page, day, anna, qtbot):
    page.show_view("after")
    card = page.after.harvest
    for line in ("offer: A room for triage teaching", "A second room"):
        qtbot.keyClicks(card.text, line)
        qtbot.keyClick(card.text, Qt.Key.Key_Return)

    kept = session.casebook.find(HarvestItem)
    assert [(i.gift, i.text) for i in kept] == [
        (Gift.OFFER, "A room for triage teaching"),
        (Gift.OFFER, "A second room"),
    ]
    assert not page.after.matches.isVisible()
    harvest.add(session.casebook, day.id, "request", "Who can teach triage?")
    assert page.after.matches.isVisible()
    assert "Both say “triage”" in page.after.matches.list.rows()[0].words


def test_a_line_is_changed_where_it_was_typed(session, page, day, anna, qtbot):
    item = harvest.add(session.casebook, day.id, "idea", "A bell", who="Anna Zuk")
    page.show_view("after")
    card = page.after.harvest
    card.list.setFocus()
    qtbot.keyClick(card.list, Qt.Key.Key_Return)
    assert (card.text.text(), card.who.text()) == ("A bell", "Anna Zuk")
    qtbot.keyClicks(card.text, "A loud ")
    qtbot.keyClick(card.text, Qt.Key.Key_Return)

    assert session.casebook.get(HarvestItem, item.id).text == "A loud A bell"
    assert (card.text.text(), card.keep.text()) == ("", "Add")


def test_a_commitment_becomes_a_promise_by_one_key_or_press(session, page, day, anna, qtbot):
    harvest.add(session.casebook, day.id, "commitment", "Ring three clinics", who="Anna Zuk")
    page.show_view("after")
    view = page.after.harvest.list
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_P)

    (promise,) = session.casebook.find(Promise)
    assert (promise.owner_id, promise.due) == (anna.id, date(2027, 5, 5))
    assert view.rows()[1].words.endswith("Promised by 5 May 2027")
    session.undo()
    assert not session.casebook.find(Promise)
    area = view.row_area(1)
    at = QPoint(int(area.right()) - 20, int(area.top()) + 15)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert len(session.casebook.find(Promise)) == 1


def test_follow_up_says_when_it_is_due_and_reads_five_sheets(session, page, day, qtbot):
    page.show_view("after")
    card = page.after.follow_up
    assert card.note.text().startswith("Due 5 May 2027.")
    with qtbot.waitSignal(page.document_requested) as asked:
        qtbot.mouseClick(card.blank, Qt.MouseButton.LeftButton)
    assert asked.args == ["form:workshop-follow-up", {"about": "A day, 5 April 2027"}]
    for number in range(5):
        workshops.record_feedback(
            session.casebook,
            day.id,
            {"used": "yes" if number else "no", "changed": f"Change {number}"},
            form_id="workshop-follow-up",
        )
    assert card.note.text() == "5 sheets."
    assert page.after.feedback.note.text().startswith("No sheet recorded")
    qtbot.mouseClick(card.remove_last, Qt.MouseButton.LeftButton)
    assert len(session.casebook.find(Feedback)) == 4


def test_a_reason_is_told_of_nobody_after_those_it_was_written_for(session, page, day, qtbot):
    page.show_view("people")
    ask = page.people.ask
    for why in ("Knows the colleges", ""):
        qtbot.keyClicks(ask.why, why)
        ask.list.setFocus()
        qtbot.keyClick(ask.list, Qt.Key.Key_Return)
    assert [guest.why for guest in session.casebook.find(Guest)] == ["Knows the colleges", ""]


def test_a_name_that_could_be_two_people_s_stays_to_be_written_out(session, page, day, qtbot):
    for name in ("Ann Evans", "Anna Rees"):
        guests.sign_in(session.casebook, day.id, name, session.today())
    page.show_view("people")
    with qtbot.waitSignal(session.notice) as said:
        qtbot.keyClicks(page.people.guests.door, "Ann")
        qtbot.keyClick(page.people.guests.door, Qt.Key.Key_Return)
    assert "Ann Evans or Anna Rees" in said.args[0]
    assert page.people.guests.door.text() == "Ann"


def test_a_half_typed_line_outlasts_other_changes_and_is_kept_with_its_workshop(
    session, page, day, qtbot
):
    other = workshops.add(session.casebook, session.network_id, "Other", date(2027, 6, 1))
    page.show_record(day.id)
    page.show_view("after")
    qtbot.keyClicks(page.after.harvest.text, "offer: A room")
    qtbot.keyClicks(page.after.promises.what, "Ring the college")
    people.add(session.casebook, session.network_id, "Ceri")
    page.refresh()
    assert page.after.harvest.text.text() == "offer: A room"

    page.show_record(other.id)
    assert page.after.harvest.text.text() == page.after.promises.what.text() == ""
    (item,) = session.casebook.find(HarvestItem)
    assert (item.workshop_id, item.gift, item.text) == (day.id, Gift.OFFER, "A room")
    page.show_record(day.id)
    assert page.after.promises._shown[0][0].text == "Ring the college"


@pytest.fixture
def sheet(page, day, qtbot):
    page.show_record(day.id)
    page.show_view("after")
    qtbot.mouseClick(page.after.feedback.open_form, Qt.MouseButton.LeftButton)
    return page.after.feedback


def test_a_sheet_is_typed_by_keys_alone(session, sheet, qtbot):
    for typed in ("4", "5", "?"):
        qtbot.keyClicks(QApplication.focusWidget(), typed)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClicks(QApplication.focusWidget(), "Ring the college")
    qtbot.keyClick(
        QApplication.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
    )

    (kept,) = session.casebook.find(Feedback)
    assert kept.answers == {"useful": 4, "safe": 5, "heard": "?", "will_use": "Ring the college"}
    assert QApplication.focusWidget() is sheet.form.editor("useful")
    assert sheet._typed() == {}


def test_tab_leads_from_the_last_question_to_the_button(sheet, qtbot):
    sheet.form.editor("join").setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is sheet.record


def test_a_half_typed_sheet_waits_for_its_workshop(session, page, sheet, day, qtbot):
    other = workshops.add(session.casebook, session.network_id, "Other", date(2027, 6, 1))
    qtbot.keyClicks(sheet.form.editor("better"), "More tea")
    page.show_record(other.id)
    assert not sheet.record.isVisible()
    page.show_record(day.id)
    assert sheet.record.isVisible()
    assert sheet.form.editor("better").toPlainText() == "More tea"
    qtbot.mouseClick(sheet.record, Qt.MouseButton.LeftButton)
    (kept,) = session.casebook.find(Feedback)
    assert (kept.workshop_id, kept.answers) == (day.id, {"better": "More tea"})


def test_a_date_that_can_t_be_read_keeps_the_sheet(session, sheet, qtbot):
    qtbot.keyClicks(sheet.form.editor("better"), "More tea")
    qtbot.keyClicks(sheet.form.editor("use_by"), "soonish")
    qtbot.mouseClick(sheet.record, Qt.MouseButton.LeftButton)
    assert session.casebook.find(Feedback) == ()
    assert sheet.form.editor("better").toPlainText() == "More tea"
    assert "can't be read" in sheet._problem.text()


def test_what_sheets_offer_goes_into_the_harvest_in_one_step(session, page, day, qtbot):
    for answers in ({"offer": "A room"}, {"offer": "A room", "request": "A van"}):
        workshops.record_feedback(session.casebook, day.id, answers)
    page.show_view("after")
    button = page.after.feedback.gifts
    assert button.text() == "Put 1 offer, 1 request into the harvest"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    kept = session.casebook.find(HarvestItem)
    assert [(i.gift, i.text) for i in kept] == [(Gift.OFFER, "A room"), (Gift.REQUEST, "A van")]
    assert not button.isVisible()
    session.undo()
    assert not session.casebook.find(HarvestItem)


def test_finding_a_guest_or_a_line_opens_its_view(session, page, day, anna):
    (guest,) = guests.invite(session.casebook, day.id, [anna.id], session.today())
    item = harvest.add(session.casebook, day.id, "idea", "A bell")
    page.show_record(guest.id)
    assert page.view == "people"
    page.show_record(item.id)
    assert page.view == "after"
    page.show_record(workshops.agenda(session.casebook, day.id)[0].id)
    assert page.view == "agenda"


def test_who_is_really_asked_stands_in_the_head(session, page, day, anna, ben):
    guests.invite(session.casebook, day.id, [anna.id, ben.id], session.today())
    page.refresh()
    assert "2 invited" in page.head.words()[1]
