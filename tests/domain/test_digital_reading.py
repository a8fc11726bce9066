"""Whom no channel reaches is said, and what is due to be checked comes in time."""

from datetime import date, timedelta

from facilitator.domain import digital_reading
from facilitator.domain.deliver_records import Channel
from facilitator.domain.dossier import Dossier
from facilitator.domain.kinds import Side
from facilitator.domain.lanes import Reader
from facilitator.domain.records import Need, Network, Person
from facilitator.domain.scale import Role

TODAY = date(2026, 11, 21)


def dossier(*channels: Channel, needs: tuple[Need, ...] = (), roles=("member", "patient-partner")):
    people = tuple(Person(role, "n", role.title(), role) for role in roles)
    network = Network("n", "Ward nurses", date(2026, 1, 5))
    return Dossier(Reader.FACILITATOR, network, people=people, channels=channels, needs=needs)


def channel(name: str, side: Side = Side.INSIDE, **reach: int) -> Channel:
    by_role = {role.replace("_", "-"): share for role, share in reach.items()}
    return Channel(name, "n", name, side, reach=by_role)


def need(name: str, days: int) -> Need:
    return Need(name, "n", name, check_on=TODAY + timedelta(days))


def test_whoever_no_channel_reaches_is_named():
    read = dossier(channel("Email", member=80, patient_partner=0), channel("Chat", member=40))
    assert digital_reading.gaps(read) == ("Patient partners are reached by nothing.",)


def test_a_role_nobody_wrote_of_is_reached_by_nothing():
    read = dossier(channel("Email", member=80))
    assert digital_reading.gaps(read) == ("Patient partners are reached by nothing.",)


def test_a_role_reached_in_part_is_told_with_its_best_channel():
    read = dossier(channel("Email", member=30, patient_partner=50), channel("Chat", member=40))
    (told,) = digital_reading.gaps(read)
    assert told == "Members are reached in part: Chat gets to 40% of them."


def test_a_page_for_outsiders_reaches_no_member():
    public = channel("Public page", Side.OUTSIDE, patient_partner=100)
    read = dossier(channel("Email", member=90), public)
    assert digital_reading.gaps(read) == ("Patient partners are reached by nothing.",)


def test_nothing_is_missed_before_anything_is_said():
    assert digital_reading.gaps(dossier(channel("Email"))) == ()
    assert digital_reading.gaps(dossier()) == ()


def test_roles_are_those_that_somebody_has_else_all():
    assert digital_reading.roles_here(dossier()) == (Role.MEMBER, Role.PATIENT_PARTNER)
    assert len(digital_reading.roles_here(dossier(roles=()))) == len(Role)


def test_checks_are_those_late_or_within_a_month_in_order():
    read = dossier(needs=(need("far", 31), need("soon", 30), need("late", -1), need("today", 0)))
    told = [(c.need.need, c.words, c.late) for c in digital_reading.checks(read, TODAY)]
    assert told == [
        ("late", "1 day late", True),
        ("today", "today", False),
        ("soon", "in 30 days", False),
    ]
