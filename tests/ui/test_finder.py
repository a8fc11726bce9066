"""What the finder shows of what it finds."""

from datetime import date

from facilitator.operations import coaching, goals, people
from facilitator.store.search import FINDABLE
from facilitator.ui import finder

PRIVATE = "petrel-4410"


def shown(session, words):
    return [f"{found.title} {found.detail}" for found in finder.finds(session, words)]


def test_private_words_lead_to_their_record_and_are_not_shown(session):
    of = session.casebook, session.network_id
    gwen = people.add(*of, "Gwen Parry", note=f"Wary, {PRIVATE}")
    day = date(2027, 4, 1)
    coaching.log(session.casebook, gwen.id, day, focus="The chair", private_notes=PRIVATE)
    assert sorted(shown(session, PRIVATE)) == ["Gwen Parry person", "The chair coaching"]


def test_words_that_members_read_are_shown(session):
    goals.add(session.casebook, session.network_id, "Faster reviews", aim="Seen within a week")
    assert shown(session, "within") == ["Faster reviews goal · Seen within a week"]


def test_what_may_be_meant_for_few_eyes_is_named_only():
    few = {kind for kind in FINDABLE if finder._is_closed(kind)}
    assert few == {
        *("person", "milestone", "session", "review_note"),
        *("finding", "story", "promise", "excerpt", "harvest_item"),
    }
