"""Erasing a person reaches their interviews and invitations, and steps over what has no network."""

from datetime import date

from facilitator.domain.deliver_records import FrozenPlan, Gift, Guest, HarvestItem
from facilitator.domain.lanes import Lane
from facilitator.domain.records import Promise
from facilitator.domain.review_records import Excerpt, FormEdition, Heard, Receipt, ReviewNote
from facilitator.operations import (
    agenda_templates,
    harvest,
    people,
    promises,
    review_notes,
    workshops,
)
from facilitator.store import erasure
from facilitator.store.keys import new_id
from tests.builders import undone_to_the_start


def test_interviews_and_invitations_go_and_what_they_gave_stays_nameless(casebook, network):
    person = people.add(casebook, network.id, "Gwenllian Quillfeather")
    workshop = workshops.add(casebook, network.id, "Gathering", date(2026, 5, 5))
    note = review_notes.add(
        casebook, network.id, Heard.INTERVIEW, "A nurse", person_id=person.id, text="plover"
    )
    review_notes.code(casebook, note.id, "plover", ["s01"])
    plan = {"goals": [{"title": "Shorter waits", "owner": "Gwenllian Quillfeather"}]}
    with casebook.step("Fill"):
        casebook.insert(FormEdition(new_id(), "diagnostic", 1, "0badcafe", 'id = "diagnostic"'))
        casebook.insert(Guest(new_id(), network.id, workshop.id, person.id, why="curlew"))
        gift = HarvestItem(new_id(), network.id, workshop.id, Gift.OFFER, "A room", None, person.id)
        casebook.insert(gift)
        casebook.insert(FrozenPlan(new_id(), network.id, 1, date(2026, 3, 9), content=plan))

    erasure.erase(casebook, person.id, date(2026, 11, 21))

    assert casebook.find(ReviewNote) == casebook.find(Excerpt) == casebook.find(Guest) == ()
    assert casebook.find(HarvestItem)[0].person_id is None
    assert "Quillfeather" not in str(casebook.find(FrozenPlan)[0].content)
    assert len(casebook.find(FormEdition)) == 1
    undone_to_the_start(casebook)
    assert casebook.check()["ok"]


def test_a_line_of_the_harvest_lets_go_of_a_confidential_promise(casebook, network):
    person = people.add(casebook, network.id, "Gwenllian Quillfeather")
    workshop = workshops.add(casebook, network.id, "Gathering", date(2026, 5, 5))
    line = harvest.add(casebook, workshop.id, "commitment", "Ring Ada", who=person.name)
    promise = harvest.promise(casebook, line.id, date(2026, 6, 1))
    promises.set_lane(casebook, promise.id, Lane.COACHEE)

    erasure.erase(casebook, person.id, date(2026, 11, 21))

    assert casebook.find(Promise) == ()
    assert casebook.find(HarvestItem)[0].promise_id is None
    undone_to_the_start(casebook)
    assert casebook.check()["ok"]


def test_receipts_of_their_own_files_go_with_them(casebook, network):
    person = people.add(casebook, network.id, "Gwenllian Quillfeather")
    with casebook.step("Fill"):
        casebook.insert(Receipt(new_id(), network.id, "coaching-session", "0badcafe", person.id))

    erasure.erase(casebook, person.id, date(2026, 11, 21))

    assert casebook.find(Receipt) == ()
    undone_to_the_start(casebook)
    assert "0badcafe" not in str(casebook.connection.execute("SELECT * FROM change").fetchall())


def test_a_wall_chart_named_after_them_keeps_no_name_in_its_history(casebook, network):
    person = people.add(casebook, network.id, "Gwenllian Quillfeather")
    with casebook.step("Mark the wall chart", merge="Table of Gwenllian Quillfeather.wall"):
        workshops.add(casebook, network.id, "Gathering")

    erasure.erase(casebook, person.id, date(2026, 11, 21))

    assert "Quillfeather" not in str(casebook.connection.execute("SELECT * FROM step").fetchall())


def test_a_template_they_are_named_in_keeps_no_name(casebook, network):
    workshop = workshops.add(casebook, network.id, "Gathering")
    workshops.add_block(casebook, workshop.id, "Ask Gwenllian Quillfeather")
    template = agenda_templates.save(casebook, workshop.id, "Gwenllian Quillfeather's day")
    agenda_templates.rename(casebook, template.id, "The day of Gwenllian Quillfeather")
    person = people.add(casebook, network.id, "Gwenllian Quillfeather")

    erasure.erase(casebook, person.id, date(2026, 11, 21))

    assert "Quillfeather" not in str(agenda_templates.templates(casebook))
    undone_to_the_start(casebook)
    assert "Quillfeather" not in str(casebook.connection.execute("SELECT * FROM change").fetchall())
