"""Erasing a person reaches their interviews and invitations, and steps over what has no network."""

from datetime import date

from facilitator.domain.deliver_records import FrozenPlan, Gift, Guest, HarvestItem
from facilitator.domain.review_records import Excerpt, FormEdition, Heard, ReviewNote
from facilitator.operations import people, review_notes, workshops
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
