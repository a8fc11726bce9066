"""The facts of a review are counted as they were known on the day."""

from datetime import date

from facilitator.domain.dossier import Dossier
from facilitator.domain.lanes import Reader
from facilitator.domain.records import (
    Goal,
    Milestone,
    Network,
    Promise,
    Reading,
    Round,
    RoundKind,
    Session,
    Story,
    Workshop,
)
from facilitator.domain.review import facts, reviews

NETWORK = Network("n", "Trainees", date(2027, 1, 5))
DAY = date(2027, 4, 7)


def dossier(**records):
    return Dossier(Reader.FACILITATOR, NETWORK, **records)


def test_reviews_are_gates_the_quarter_and_the_close():
    kinds = (("gate-1", "gate"), ("build", "milestone"), ("quarter", "milestone"))
    steps = [Milestone(k, "n", k, 3, k, DAY, kind) for k, kind in (*kinds, ("close", "close"))]

    assert [m.key for m in reviews(dossier(milestones=tuple(steps)))] == [
        "gate-1",
        "quarter",
        "close",
    ]


def test_promises_count_as_they_stood_on_the_day():
    kept_later = Promise("a", "n", "x", due=date(2027, 4, 1), done_on=date(2027, 4, 20))
    kept = Promise("b", "n", "y", done_on=date(2027, 4, 7))
    made_later = Promise("c", "n", "z", made_on=date(2027, 4, 8))

    found = facts(dossier(promises=(kept_later, kept, made_later)), DAY)

    assert (found.promises_made, found.promises_kept, found.promises_late) == (2, 1, 1)


def test_later_readings_are_not_known_yet():
    goal = Goal("g", "n", "x", baseline=0, target=10)
    readings = tuple(Reading(str(d), "n", "g", date(2027, 4, d), d) for d in (2, 7, 9))

    ((_, where),) = facts(dossier(goals=(goal,), readings=readings), DAY).goals

    assert where.latest.value == 7


def test_coaching_counts_conversations_people_and_minutes():
    days = (("a", 1), ("a", 3), ("b", 9))
    sessions = tuple(Session(f"{p}{d}", "n", p, date(2027, 4, d), minutes=60) for p, d in days)

    found = facts(dossier(sessions=sessions), DAY)

    assert (found.sessions, found.people_coached, found.minutes_coached) == (2, 1, 120)


def test_workshops_stories_and_the_newest_round():
    workshops = (
        Workshop("1", "n", "a", date(2027, 3, 1), held=True),
        Workshop("2", "n", "b", date(2027, 6, 1)),
    )
    stories = (Story("1", "n", "a", evidence=1), Story("2", "n", "b", evidence=3))
    rounds = tuple(Round(str(m), "n", RoundKind.EXTRA, str(m), date(2027, m, 1)) for m in (2, 3, 5))

    found = facts(dossier(workshops=workshops, stories=stories, rounds=rounds), DAY)

    assert (found.workshops_held, found.workshops_ahead) == (1, 1)
    assert (found.stories, found.stories_seen) == (2, 1)
    assert found.newest_round.id == "3"
