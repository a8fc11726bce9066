"""Notes of the rapid review: coded, weighed, taken over, made findings of, kept to their lane."""

import pytest

from facilitator.domain import thread
from facilitator.domain.lanes import Lane, Reader
from facilitator.domain.records import EvidenceRating, Finding, Link, RoundKind
from facilitator.domain.review_records import Excerpt, Heard, ReviewNote
from facilitator.errors import UserError
from facilitator.operations import findings, goals, networks, people, review_notes, rounds
from facilitator.store import dossier
from tests.builders import START, contents


@pytest.fixture
def talk(casebook, network):
    return review_notes.add(
        casebook, network.id, "interview", "A ward nurse", text="She carries it all.", role="member"
    )


@pytest.fixture
def minutes(casebook, network):
    return review_notes.add(casebook, network.id, Heard.DOCUMENT, "Eight sets of minutes")


@pytest.fixture
def baseline(casebook, network):
    return rounds.create(casebook, network.id, RoundKind.BASELINE, START)


def coded(casebook, note, *statements, **more):
    return review_notes.code(casebook, note.id, "She carries it all.", statements, **more)


def ratings(casebook):
    return {r.statement: r.level for r in casebook.find(EvidenceRating)}


def test_notes_and_excerpts_are_private_unless_said(casebook, talk):
    assert talk.lane is Lane.PRIVATE
    assert coded(casebook, talk, "s10").lane is Lane.PRIVATE
    assert coded(casebook, talk, "s10", lane=Lane.NETWORK).lane is Lane.NETWORK


def test_an_excerpt_is_told_in_an_interview_and_seen_in_a_document(casebook, talk, minutes):
    assert coded(casebook, talk, "s10").level == 1
    assert coded(casebook, minutes, "s10").level == 2


def test_statements_are_kept_once_and_in_order(casebook, talk):
    assert coded(casebook, talk, "s16", "s02", "s16").statements == ("s02", "s16")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"text": "  "}, "needs words"),
        ({"statements": ["s37"]}, "no statement"),
        ({"level": 4}, "off the scale"),
    ],
)
def test_what_fits_no_excerpt_is_refused(casebook, talk, change, said):
    asked = {"text": "Said", "statements": ["s01"]} | change
    with pytest.raises(UserError, match=said):
        review_notes.code(casebook, talk.id, **asked)
    assert casebook.find(Excerpt) == ()


def test_a_note_needs_a_title_and_a_known_kind(casebook, network, talk):
    with pytest.raises(UserError, match="needs a title"):
        review_notes.set_field(casebook, talk.id, "title", " ")
    with pytest.raises(UserError, match="interview, document"):
        review_notes.set_field(casebook, talk.id, "heard", "rumour")
    with pytest.raises(UserError, match="interview, document"):
        review_notes.add(casebook, network.id, "rumour", "Corridor")


def test_fields_of_an_excerpt_are_checked_as_they_change(casebook, talk):
    excerpt = coded(casebook, talk, "s10")

    review_notes.set_excerpt(casebook, excerpt.id, "statements", "s13 s10")
    review_notes.set_excerpt(casebook, excerpt.id, "level", 2)
    review_notes.set_excerpt(casebook, excerpt.id, "lane", "sponsor")

    kept = casebook.get(Excerpt, excerpt.id)
    assert (kept.statements, kept.level, kept.lane) == (("s10", "s13"), 2, Lane.SPONSOR)
    for name, value in (("level", 9), ("text", ""), ("statements", ["s99"]), ("lane", "press")):
        with pytest.raises(UserError):
            review_notes.set_excerpt(casebook, excerpt.id, name, value)


def test_removing_a_note_takes_its_excerpts_but_no_finding_and_undo_brings_all_back(casebook, talk):
    excerpt = coded(casebook, talk, "s10")
    review_notes.finding_from(casebook, excerpt.id, "One carries it")
    before = contents(casebook)

    review_notes.remove(casebook, talk.id)

    assert (casebook.find(Excerpt), casebook.find(Link)) == ((), ())
    assert [f.title for f in casebook.find(Finding)] == ["One carries it"]
    casebook.undo()
    assert contents(casebook) == before


def test_two_independent_notes_corroborate(casebook, network, talk, minutes):
    coded(casebook, talk, "s10", "s13")
    coded(casebook, minutes, "s10")

    assert review_notes.levels(casebook, network.id) == {"s10": 3, "s13": 1}


def test_taking_over_rates_what_is_named_or_all_that_is_unrated_in_one_step(
    casebook, baseline, talk, minutes
):
    coded(casebook, talk, "s10", "s13", "s01")
    coded(casebook, minutes, "s10")
    rounds.rate(casebook, baseline.id, "s13", 0)

    assert review_notes.take_over(casebook, baseline.id) == ("s01", "s10")
    assert ratings(casebook) == {"s01": 1, "s10": 3, "s13": 0}
    assert review_notes.take_over(casebook, baseline.id, ["s13"]) == ("s13",)
    assert review_notes.untaken(casebook, baseline.id) == ()
    casebook.undo()
    casebook.undo()
    assert ratings(casebook) == {"s13": 0}


def test_nothing_is_rated_until_it_is_taken_over(casebook, baseline, talk):
    coded(casebook, talk, "s10")
    assert ratings(casebook) == {}


def test_a_rapid_round_is_offered_only_what_it_asked(casebook, network, talk):
    rapid = rounds.create(casebook, network.id, RoundKind.EXTRA, START, rapid=True)
    coded(casebook, talk, "s10", "s11")
    assert [s.statement for s in review_notes.untaken(casebook, rapid.id)] == ["s10"]


def test_a_finding_stays_tied_to_its_excerpts_and_to_what_follows(casebook, network, talk, minutes):
    told, seen = coded(casebook, talk, "s10"), coded(casebook, minutes, "s13")
    found = review_notes.finding_from(casebook, told.id, "One carries it", also=[seen.id])
    goal = goals.add(casebook, network.id, "Many hands", finding_ids=(found.id,))

    whole = dossier.read(casebook, network.id, Reader.FACILITATOR, diagnosed=False)

    assert found.statements == ("s10", "s13")
    assert {e.id for e in thread.excerpts_behind(whole, goal.id)} == {told.id, seen.id}
    assert thread.excerpts_behind(whole, found.id) == thread.excerpts_behind(whole, goal.id)
    assert thread.statements_behind(whole, goal.id) == ("s10", "s13")


def test_a_finding_is_no_more_open_than_its_narrowest_excerpt(casebook, talk, minutes):
    open_one = coded(casebook, minutes, "s10", lane=Lane.SPONSOR)
    closed = coded(casebook, talk, "s10")

    assert review_notes.finding_from(casebook, open_one.id, "Open").lane is Lane.SPONSOR
    mixed = review_notes.finding_from(casebook, open_one.id, "Mixed", also=[closed.id])
    assert mixed.lane is Lane.PRIVATE


def test_a_finding_opened_on_purpose_quotes_nothing_private(casebook, network, talk):
    excerpt = coded(casebook, talk, "s10")

    found = review_notes.finding_from(casebook, excerpt.id, "Carried by few", lane=Lane.NETWORK)

    assert (found.lane, found.detail) == (Lane.NETWORK, "")
    assert found.source == "An interview in the rapid review"


def test_readers_get_the_finding_without_the_private_steps_behind_it(casebook, network, talk):
    excerpt = coded(casebook, talk, "s10")
    review_notes.finding_from(casebook, excerpt.id, "Carried by few", lane=Lane.NETWORK)

    read = dossier.read(casebook, network.id, Reader.NETWORK, diagnosed=False)

    assert [f.title for f in read.findings] == ["Carried by few"]
    assert (read.review_notes, read.excerpts, read.links) == ((), (), ())


def test_an_open_note_still_keeps_its_wording_and_person_back(casebook, network, talk):
    review_notes.set_field(casebook, talk.id, "lane", "network")

    (shown,) = dossier.read(casebook, network.id, Reader.NETWORK, diagnosed=False).review_notes

    assert (shown.title, shown.text, shown.role) == ("A ward nurse", "", "")


def test_an_excerpt_may_be_tied_to_a_finding_that_is_there_and_untied(casebook, network, talk):
    excerpt = coded(casebook, talk, "s10")
    found = findings.add(casebook, network.id, "Split")
    review_notes.bear_out(casebook, excerpt.id, found.id)
    assert len(casebook.find(Link, source_kind="excerpt", target_id=found.id)) == 1
    review_notes.bear_out(casebook, excerpt.id, found.id, borne=False)
    assert casebook.find(Link) == ()


def test_a_note_stays_without_a_name_when_the_person_is_removed(casebook, network):
    gwen = people.add(casebook, network.id, "Gwen")
    note = review_notes.add(casebook, network.id, "interview", "A nurse", person_id=gwen.id)
    people.remove(casebook, gwen.id)
    assert casebook.get(ReviewNote, note.id).person_id is None
    casebook.undo()
    assert casebook.get(ReviewNote, note.id).person_id == gwen.id


def test_a_network_goes_with_its_review(casebook, network, talk):
    coded(casebook, talk, "s10")
    networks.remove(casebook, network.id)
    assert not any(contents(casebook).values())


def test_notes_and_excerpts_are_found_by_their_words(casebook, talk):
    coded(casebook, talk, "s10")
    assert {hit.kind for hit in casebook.search("carries")} == {"review_note", "excerpt"}
    review_notes.remove(casebook, talk.id)
    assert casebook.search("carries") == []
    assert casebook.find(ReviewNote) == ()
