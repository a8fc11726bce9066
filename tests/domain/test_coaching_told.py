"""What may be told of coaching follows each person's agreement, and gives nobody away."""

from datetime import date

import pytest

from facilitator.domain.coaching_told import (
    FEWEST_TOGETHER,
    InHoursLog,
    SponsorHears,
    called,
    clients,
    in_hours_log,
    network_story,
    speaks_alone,
    sponsor_hears,
    sponsor_story,
)
from facilitator.domain.records import Agreement, Person, Session

ON = date(2026, 5, 4)


def person(id: str, role: str = "member") -> Person:
    return Person(id, "n", id.capitalize(), role, email=f"{id}@example.org")


def agreed(id: str, **answers: object) -> Agreement:
    return Agreement(f"a-{id}", "n", id, {"coachee": id, **answers})


def session(id: str, *, themes: str = "", minutes: int | None = 60, pro_bono=False, day=0):
    return Session(
        f"s-{id}-{day}",
        "n",
        id,
        ON.replace(day=4 + day),
        minutes=minutes,
        themes=themes,
        shared_notes="said in confidence",
        private_notes="mine alone",
        pro_bono=pro_bono,
    )


def test_the_sponsor_hears_nothing_alone_before_the_coachee_has_signed():
    assert sponsor_hears({"sponsor_hears": "themes"}) is SponsorHears.ADDED_UP
    assert sponsor_hears({"sponsor_hears": "themes", "coachee": "Awen"}) is SponsorHears.THEMES
    assert sponsor_hears({"coachee": "Awen"}) is SponsorHears.ADDED_UP


def test_name_and_contact_are_in_the_log_only_where_the_coachee_agreed_and_signed():
    assert in_hours_log({"hours_log": "contact"}) is InHoursLog.ROLE
    assert in_hours_log({"coachee": "Awen"}) is InHoursLog.ROLE
    (one,) = clients([person("awen")], [agreed("awen", hours_log="contact")], [session("awen")])
    assert one.contact == "awen@example.org"
    (two,) = clients([person("awen")], [agreed("awen", hours_log="name")], [session("awen")])
    assert (two.name, two.contact) == ("Awen", "")


def test_who_agreed_to_a_role_only_is_called_by_role_with_a_number_where_two_are_alike():
    two = [person("awen"), person("bryn"), person("carys", "leader")]
    by_role = [agreed(one.id, hours_log="role") for one in two]
    found = clients(two, by_role, [session(one.id) for one in two])
    assert list(called(found).values()) == ["Member 1", "Member 2", "Leader"]


def test_hours_are_parted_into_paid_and_given():
    held = [session("awen"), session("awen", pro_bono=True, minutes=45, day=1)]
    (one,) = clients([person("awen")], [], held)
    assert (one.minutes(pro_bono=False), one.minutes(pro_bono=True)) == (60, 45)


def test_nobody_without_a_conversation_is_in_the_log():
    assert clients([person("awen")], [agreed("awen")], []) == ()


@pytest.mark.parametrize("others", range(1, 5))
def test_a_few_who_did_not_agree_are_left_out_and_many_stand_together(others):
    people = [person("named"), *(person(f"other{n}") for n in range(others))]
    held = [session(one.id) for one in people]
    told = sponsor_story(people, [agreed("named", sponsor_hears="hours", hours=6)], held)
    together = [line for line in told.lines if not line.name]
    assert told.lines[0].name == "Named"
    assert [line.people for line in together] == ([others] if others >= FEWEST_TOGETHER else [])


def test_themes_are_told_only_where_both_agreed_without_person_or_order_of_time():
    people = [person("awen"), person("bryn")]
    agreements = [agreed("awen", sponsor_hears="themes"), agreed("bryn", sponsor_hears="hours")]
    held = [
        session("awen", themes="Workload; giving work away"),
        session("awen", themes="workload.", day=1),
        session("bryn", themes="the board"),
    ]
    told = sponsor_story(people, agreements, held)
    assert (told.themes, told.voices) == (("giving work away", "workload"), 1)
    assert speaks_alone(agreements, held, "awen")
    assert not speaks_alone(agreements, held, "bryn")


@pytest.mark.parametrize("number", range(1, 5))
def test_the_network_hears_the_sponsor_s_total_and_only_of_enough_people(number):
    people = [person(f"p{n}") for n in range(number)]
    agreements = [agreed(one.id, sponsor_hears="themes") for one in people]
    held = [session(one.id, themes="Workload") for one in people]
    told = network_story(sponsor_story(people, agreements, held))
    assert [line.minutes for line in told.lines] == ([60 * number] if number >= 3 else [])
    assert told.themes == ()


def test_nothing_said_is_told_to_anybody():
    agreements = [agreed("awen", sponsor_hears="themes", hours_log="contact")]
    of = ([person("awen")], agreements, [session("awen")])
    told = f"{sponsor_story(*of)!r} {clients(*of)!r}"
    assert "confidence" not in told
    assert "mine alone" not in told
