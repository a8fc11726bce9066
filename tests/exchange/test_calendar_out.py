"""A calendar file is what other programs read, and a later one moves what an earlier one put."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import vobject

from facilitator.domain.records import Milestone, Workshop
from facilitator.exchange import calendar_out
from facilitator.operations import digital, networks, plan, workshops
from facilitator.store.casebook import Casebook
from tests.builders import CANARIES

START = date(2026, 1, 5)
NAME = "Rhwydwaith Llŷn; Żółć, Gdańsk"
LONDON = ZoneInfo("Europe/London")


@pytest.fixture
def casebook(blank, tmp_path, monkeypatch):
    import shutil

    monkeypatch.setenv("FACILITATOR_TODAY", "2026-04-07")
    with Casebook.open(shutil.copytree(blank, tmp_path / "casebook")) as opened:
        yield opened


@pytest.fixture
def network(casebook):
    return networks.create(casebook, NAME, START)


def exported(casebook, network):
    written = calendar_out.write(casebook, network.id)
    return vobject.readOne(written.content.decode())


def by_uid(calendar):
    return {event.uid.value: event for event in calendar.vevent_list}


def event_of(calendar, record):
    return by_uid(calendar)[f"{record.id}@facilitator"]


def gate(casebook, key="gate-1"):
    return casebook.find(Milestone, key=key)[0]


def day_of(casebook, network, **front):
    given = {"place": "Neuadd, Llŷn", "starts": "09:30", "ends": "13:00", **front}
    on = given.pop("on", date(2026, 5, 12))
    return workshops.add(casebook, network.id, "Żółć: co dalej?", on, **given)


def test_another_parser_reads_every_milestone_and_workshop(casebook, network):
    day_of(casebook, network)

    calendar = exported(casebook, network)

    assert calendar.name == "VCALENDAR"
    assert calendar.method.value == "PUBLISH"
    assert calendar.contents["x-wr-calname"][0].value == NAME
    assert len(calendar.vevent_list) == len(casebook.find(Milestone)) + 2
    assert all(e.dtstamp and e.last_modified and e.sequence for e in calendar.vevent_list)


def test_milestone_is_a_whole_day_that_leaves_people_free(casebook, network):
    first = gate(casebook)

    event = event_of(exported(casebook, network), first)

    assert event.dtstart.value == first.due
    assert event.dtend.value == first.due + timedelta(days=1)
    assert event.transp.value == "TRANSPARENT"
    assert "continue, change or stop" in event.description.value


@pytest.mark.parametrize("on", [date(2026, 1, 20), date(2026, 5, 12), date(2026, 10, 26)])
def test_workshop_has_its_hours_in_london_winter_and_summer(casebook, network, on):
    day = day_of(casebook, network, on=on)

    event = event_of(exported(casebook, network), day)

    begins = datetime(on.year, on.month, on.day, 9, 30, tzinfo=LONDON)
    assert event.dtstart.value.astimezone(UTC) == begins.astimezone(UTC)
    assert event.dtend.value - event.dtstart.value == timedelta(hours=3, minutes=30)
    assert event.location.value == "Neuadd, Llŷn"


def test_what_became_of_a_workshop_is_asked_thirty_days_on(casebook, network):
    workshop = day_of(casebook, network, on=date(2026, 5, 12))
    events = by_uid(exported(casebook, network))
    assert events[f"{workshop.id}-follow-up@facilitator"].dtstart.value == date(2026, 6, 11)


def test_a_check_of_information_is_a_whole_day_that_moves_with_it(casebook, network):
    need = digital.add_need(casebook, network.id, "Find last month’s protocol")
    digital.set_need_field(casebook, need.id, "owner", "Nia Parri")
    uid = f"{need.id}-check@facilitator"
    assert uid not in by_uid(exported(casebook, network))
    digital.set_need_field(casebook, need.id, "check_on", date(2026, 6, 1))
    event = by_uid(exported(casebook, network))[uid]
    assert event.summary.value == f"Check: Find last month’s protocol ({NAME})"
    assert "Nia" not in event.serialize()
    digital.checked(casebook, need.id, date(2026, 6, 2))
    moved = by_uid(exported(casebook, network))[uid]
    assert moved.dtstart.value == date(2026, 9, 2)
    assert int(moved.sequence.value) > int(event.sequence.value)


def test_time_zone_names_its_two_rules(casebook, network):
    text = calendar_out.write(casebook, network.id).content.decode()

    assert text.count("BEGIN:VTIMEZONE") == 1
    assert "TZID:Europe/London" in text
    assert text.count("RRULE:FREQ=YEARLY;") == 2


def test_lines_are_folded_at_75_octets_and_end_as_the_rule_says(casebook, network):
    workshops.add(casebook, network.id, "Sieć Położnych Środowiskowych " * 9, date(2026, 5, 1))

    content = calendar_out.write(casebook, network.id).content

    assert content.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert max(len(line) for line in content.split(b"\r\n")) <= 75
    assert [line.decode() for line in content.split(b"\r\n")]


def test_words_come_through_whole(casebook, network):
    title = "Ślad; a, b \\ c: „Llŷn”"
    day = day_of(casebook, network, question="Pwy?\nCzy, może; tak\\nie")
    workshops.set_field(casebook, day.id, "title", title)

    event = event_of(exported(casebook, network), day)

    assert event.summary.value == f"{title} ({NAME})"
    assert event.description.value == "Pwy?\nCzy, może; tak\\nie"


def test_moved_event_keeps_its_uid_and_counts_on(casebook, network):
    first = gate(casebook)
    before = event_of(exported(casebook, network), first)
    plan.move_milestone(casebook, first.id, first.due + timedelta(days=7))
    after = exported(casebook, network)

    moved = event_of(after, first)

    assert (before.sequence.value, moved.sequence.value) == ("0", "1")
    assert moved.dtstart.value == first.due + timedelta(days=7)
    assert event_of(after, gate(casebook, "review")).sequence.value == "0"


def test_nothing_moved_counts_nothing(casebook, network):
    exported(casebook, network)
    written = calendar_out.write(casebook, network.id)

    assert (written.new, written.changed, written.gone) == (0, 0, 0)
    assert {e.sequence.value for e in exported(casebook, network).vevent_list} == {"0"}


def test_undone_move_counts_on_too(casebook, network):
    first = gate(casebook)
    exported(casebook, network)
    plan.move_milestone(casebook, first.id, date(2026, 4, 20))
    exported(casebook, network)
    casebook.undo()

    back = event_of(exported(casebook, network), first)

    assert (back.sequence.value, back.dtstart.value) == ("2", first.due)


def test_removed_event_goes_out_as_cancelled_and_can_come_back(casebook, network):
    day = day_of(casebook, network)
    exported(casebook, network)
    workshops.remove(casebook, day.id)
    written = calendar_out.write(casebook, network.id)
    gone = event_of(vobject.readOne(written.content.decode()), day)
    casebook.undo()
    back = event_of(exported(casebook, network), day)

    assert (gone.status.value, gone.sequence.value, written.gone) == ("CANCELLED", "1", 2)
    assert "Żółć" not in gone.serialize()
    assert (back.status.value, back.sequence.value) == ("CONFIRMED", "2")


@pytest.mark.parametrize(
    ("starts", "ends"), [("", ""), ("09:30", ""), ("17:00", "09:00"), ("24:00", "26:00")]
)
def test_odd_hours_still_make_an_event(casebook, network, starts, ends):
    day = day_of(casebook, network)
    with casebook.step("Odd"):
        casebook.update(casebook.get(Workshop, day.id), starts=starts, ends=ends)

    event = event_of(exported(casebook, network), day)

    assert "dtend" not in event.contents or event.dtend.value > event.dtstart.value


def test_no_private_word_goes_out(worked_example, tmp_path, monkeypatch):
    monkeypatch.setenv("FACILITATOR_TODAY", "2026-11-21")
    with Casebook.open(worked_example(tmp_path / "sample")) as casebook:
        for network in networks.every(casebook):
            plan.set_note(casebook, casebook.find(Milestone)[0].id, "said in confidence")
            text = calendar_out.write(casebook, network.id).content.decode()
            unfolded = text.replace("\r\n ", "")
            assert not [canary for canary in CANARIES if canary in unfolded]
            assert "said in confidence" not in unfolded


def test_what_is_remembered_of_an_export_holds_no_words(casebook, network):
    day_of(casebook, network)
    exported(casebook, network)

    assert "Żółć" not in casebook.setting(f"calendar-{network.id}")
