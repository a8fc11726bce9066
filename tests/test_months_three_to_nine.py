"""From Gate 1 to Gate 2: the plan, the workshop, the coaching and their papers say one thing."""

import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
import vobject
from pdfua.cli import main as pdfua

from facilitator.domain.agenda import agenda
from facilitator.domain.deliver_records import DriverKind, HarvestItem, Objective, Verdict
from facilitator.domain.lanes import Lane
from facilitator.domain.plan_compare import Difference, Kind, Part
from facilitator.domain.records import (
    Feedback,
    Goal,
    GoalStatus,
    Milestone,
    Network,
    Person,
    Promise,
    Round,
    RoundKind,
    Workshop,
)
from facilitator.exchange import calendar_out
from facilitator.operations import (
    agendas,
    channels,
    coaching,
    digital,
    drivers,
    findings,
    frozen_plans,
    goals,
    guests,
    harvest,
    live_runs,
    networks,
    objectives,
    people,
    plan,
    promises,
    rounds,
    workshops,
)
from facilitator.store.casebook import Casebook
from tests.cli.command_line import CommandLine, Done
from tests.searching import held, inside

START, GATE_1, GATE_2 = date(2027, 1, 5), date(2027, 4, 5), date(2027, 10, 5)
EVENT_1, EVENT_2 = date(2027, 6, 8), date(2027, 9, 14)
NETWORK = "Wound Care North"
NAMES = ("Ada Lindqvist", "Ben Okoro", "Cara Price", "Dev Shah")
ROLES = ("leader", "member", "coordinator", "sponsor")
PRIVATE = ("petrel-4410", "siskin-2073", "linnet-9518", "wagtail-6640")
"""In a private note on a conversation, on a person, and on a finding, and why somebody is asked."""
COACHED = "garganey-3115"
"""In what coach and coachee share, which nobody else reads."""
SIX = ("agenda", "run-sheet", "picking-list", "table-cards", "sign-in", "agenda-chart")
OF_NETWORK = ("plan", "plan-on-a-page", "gate-sheet", "quarterly-pack")
COACHING = ("coaching-log", "coaching-agreement", "coaching-hours", "sponsor-summary")


@dataclass(frozen=True)
class Walk:
    """The casebook at Gate 2, closed, with what each gate left and every paper that was made."""

    line: CommandLine
    calendars: tuple[bytes, bytes]

    def paper(self, name: str) -> Path:
        return self.line.files / f"{name}.pdf"

    def words(self, name: str) -> str:
        read = ["pdftotext", "-layout", str(self.paper(name)), "-"]
        return " ".join(
            subprocess.run(read, capture_output=True, check=True).stdout.decode().split()
        )


@pytest.fixture(scope="module")
def walk(blank: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Walk]:
    line = CommandLine(tmp_path_factory.mktemp("months"))
    shutil.copytree(blank, line.folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FACILITATOR_TODAY", GATE_1.isoformat())
        with Casebook.open(line.folder) as casebook:
            network = _begun(casebook)
            _agreed(casebook, network)
        assert _gate(line, "Gate 1", "continue", GATE_1).code == 0
        with Casebook.open(line.folder) as casebook:
            first = calendar_out.write(casebook, network.id).content
            _delivered(casebook, network)
        patch.setenv("FACILITATOR_TODAY", GATE_2.isoformat())
        assert _gate(line, "Gate 2", "change", GATE_2).code == 0
        with Casebook.open(line.folder) as casebook:
            calendars = (first, calendar_out.write(casebook, network.id).content)
        _print(line)
        yield Walk(line, calendars)


# Month 3


def _begun(casebook: Casebook) -> Network:
    network = networks.create(casebook, NETWORK, START)
    for name, role in zip(NAMES, ROLES, strict=True):
        people.add(casebook, network.id, name, role=role, note=f"A note: {PRIVATE[1]}")
    baseline = rounds.create(casebook, network.id, RoundKind.BASELINE, date(2027, 2, 2))
    for number in range(10):
        answers = {f"s{n:02}": 1 + (n * 3 + number) % 5 for n in range(1, 37)}
        rounds.record(casebook, baseline.id, "member", answers)
    return network


def _agreed(casebook: Casebook, network: Network) -> None:
    """Earlier objectives reviewed, and three goals of which the third has no measure yet."""
    titles = ("One formulary", "An annual conference", "A monthly newsletter")
    for title, verdict in zip(titles, (Verdict.KEEP, Verdict.REVISE, Verdict.RETIRE), strict=True):
        objective = objectives.add(casebook, network.id, title)
        objectives.decide(casebook, objective.id, verdict, GATE_1)
    found = findings.add(casebook, network.id, "Few take part", detail="Seen on site")
    _whisper(casebook, network)
    reviews = goals.add(
        casebook,
        network.id,
        "Faster reviews",
        finding_ids=(found.id,),
        aim="Wounds are looked at within a week",
        measure="Days to review",
        unit="days",
        baseline=20,
        target=7,
        owner="Ben Okoro",
        due=date(2028, 3, 1),
    )
    goals.add(casebook, network.id, "One list in use", due=date(2027, 3, 1), owner="Ada Lindqvist")
    goals.add(casebook, network.id, "Decisions everybody knows", owner="Cara Price")
    driver = drivers.add(casebook, reviews.id, "Photographs are sent the same day")
    drivers.add(casebook, reviews.id, "A phone each", kind=DriverKind.IDEA, after_id=driver.id)
    for day, days in ((date(2027, 1, 3), 21), (date(2027, 4, 1), 20)):
        goals.add_reading(casebook, reviews.id, day, days)


def _whisper(casebook: Casebook, network: Network) -> None:
    findings.add(casebook, network.id, f"Two leads quarrel, {PRIVATE[2]}", lane=Lane.PRIVATE)


def _gate(line: CommandLine, name: str, decision: str, on: date) -> Done:
    return line.run("gate", name, "--network", NETWORK, "--decide", decision, "--on", on)


# Months 4 to 9


def _delivered(casebook: Casebook, network: Network) -> None:
    _coach(casebook, network)
    _go_digital(casebook, network)
    event = _plan_event(casebook, network)
    _run(casebook, event)
    copied = workshops.add(casebook, network.id, "Event 2", EVENT_2)
    workshops.paste_blocks(casebook, copied.id, workshops.agenda(casebook, event.id))
    _change_the_plan(casebook, network)


def _coach(casebook: Casebook, network: Network) -> None:
    leader = _person(casebook, "Ada Lindqvist")
    coaching.set_agreement(casebook, leader.id, "purpose", "Room to think about delegating")
    talk = coaching.log(
        casebook,
        leader.id,
        date(2027, 5, 6),
        minutes=60,
        framework="grow",
        confidence_start=4,
        confidence_end=6,
        shared_notes=f"Goal: two helpers. {COACHED}",
        private_notes=f"Near to giving up, {PRIVATE[0]}",
        next_date=date(2027, 6, 3),
    )
    promises.make(
        casebook,
        network.id,
        "Ask two members to help",
        owner_id=leader.id,
        due=date(2027, 5, 1),
        made_in=("session", talk.id),
    )


def _go_digital(casebook: Casebook, network: Network) -> None:
    mail = channels.add(casebook, network.id, "Mailing list")
    channels.set_reach(casebook, mail.id, "member", 60)
    digital.add_need(casebook, network.id, "Find the list of dressings", owner="Ben Okoro")


def _plan_event(casebook: Casebook, network: Network) -> Workshop:
    (baseline,) = casebook.find(Round)
    event = agendas.build_from_round(casebook, baseline.id, date=EVENT_1, title="Event 1")
    first, second = workshops.agenda(casebook, event.id)[2:4]
    for block, room in ((first, "Blue"), (second, "Green")):
        workshops.set_block_field(casebook, block.id, "group", room)
    workshops.set_block_field(casebook, first.id, "materials", "8 x pens")
    late = workshops.agenda(casebook, event.id)[5:7]
    for block, at in zip(late, ("11:10", "11:15"), strict=True):
        workshops.set_block_field(casebook, block.id, "locked_start", at)
    asked = [person.id for person in casebook.find(Person, network_id=network.id)]
    guests.invite(casebook, event.id, asked, date(2027, 5, 10), why=f"Because {PRIVATE[3]}")
    return event


def _run(casebook: Casebook, event: Workshop) -> None:
    """The day itself, what it produced, and how its people saw it on the day and later."""
    blocks = workshops.agenda(casebook, event.id)
    log = {"began": "09:34:00.000", "kept": "12:40:00.000", "parts": {}}
    run = live_runs.begin(casebook, event.id, EVENT_1, log)
    live_runs.finish(casebook, run, log, {block.id: block.minutes + 2 for block in blocks})
    guests.sign_in(casebook, event.id, "Ben Okoro", EVENT_1)
    guests.sign_in(casebook, event.id, "Efe Aydin", EVENT_1)
    said = ("commitment", "Send the list to every site")
    line = harvest.add(casebook, event.id, *said, who="Ben Okoro", block_id=blocks[7].id)
    harvest.promise(casebook, line.id, date(2027, 6, 30), made_on=EVENT_1)
    for useful in (4, 5):
        workshops.record_feedback(casebook, event.id, {"useful": useful})
    form = "workshop-follow-up"
    workshops.record_feedback(casebook, event.id, {"what_used": "The list"}, form_id=form)


def _change_the_plan(casebook: Casebook, network: Network) -> None:
    """What Gate 2 finds changed: a goal met, another moved, and Gate 3 a month later."""
    reviews, one_list, _ = casebook.find(Goal, order="position")
    goals.set_field(casebook, reviews.id, "target", 10)
    goals.set_status(casebook, one_list.id, GoalStatus.MET)
    (gate,) = casebook.find(Milestone, network_id=network.id, key="gate-3")
    plan.move_milestone(casebook, gate.id, date(2028, 2, 7))


def _person(casebook: Casebook, name: str) -> Person:
    (found,) = casebook.find(Person, name=name)
    return found


def _print(line: CommandLine) -> None:
    for name in (*SIX, *OF_NETWORK, *COACHING):
        about = ("--workshop", "Event 1") if name in SIX else ()
        about = ("--person", NAMES[0]) if name in COACHING[:2] else about
        target = line.files / f"{name}.pdf"
        done = line.run("export", name, "--network", NETWORK, *about, "--out", target)
        assert done.code == 0, (name, done.err)


# What is true at the end


@pytest.fixture(scope="module")
def changed(walk: Walk) -> dict[str, Difference]:
    with Casebook.open(walk.line.folder) as casebook:
        (network,) = networks.every(casebook)
        assert [kept.number for kept in frozen_plans.every(casebook, network.id)] == [1, 2]
        return {one.title: one for one in frozen_plans.compare(casebook, network.id, 1, 2)}


def test_versions_differ_as_decided(changed):
    assert changed["One list in use"].kind is Kind.DONE
    assert changed["Faster reviews"].words == "Target 10 days instead of 7 days."
    assert changed["Gate 2"].words == "Decision change; done 5 Oct 2027."
    assert changed["Gate 3"].words.startswith("Date 7 Feb 2028 instead of ")
    assert changed["Event 1"].kind is changed["Event 2"].kind is Kind.ADDED
    assert "Decisions everybody knows" not in changed


def test_a_promise_of_the_day_is_in_the_plan_and_one_of_coaching_is_not(changed):
    added = Counter(one.part for one in changed.values() if one.kind is Kind.ADDED)
    assert changed["Send the list to every site"].part is Part.PROMISES
    assert added[Part.PROMISES] == 1


def test_the_plan_says_what_changed(walk):
    told = walk.words("plan")
    assert "Version 2, agreed at Gate 2 on 5 October 2027" in told
    assert "1 goal changed, 1 goal met" in told
    assert "target: 7 days target: 10 days" in told
    assert COACHED not in told


def test_objectives_are_kept_revised_and_retired(walk):
    with Casebook.open(walk.line.folder) as casebook:
        verdicts = [each.verdict for each in casebook.find(Objective, order="position")]
    assert verdicts == [Verdict.KEEP, Verdict.REVISE, Verdict.RETIRE]


def test_overlapping_locked_starts_are_told(walk):
    with Casebook.open(walk.line.folder) as casebook:
        (event,) = casebook.find(Workshop, title="Event 1")
        day = agenda(event.starts, event.ends, workshops.agenda(casebook, event.id))
    assert not day.fits
    assert any("11:15" in sentence for sentence in day.advice)


def test_the_second_event_has_the_first_one_s_agenda_and_none_of_its_minutes(walk):
    with Casebook.open(walk.line.folder) as casebook:
        first, second = (
            workshops.agenda(casebook, casebook.find(Workshop, title=title)[0].id)
            for title in ("Event 1", "Event 2")
        )
    assert [b.title for b in second] == [b.title for b in first]
    assert {b.actual for b in second} == {None}
    assert [b.actual for b in first] == [b.minutes + 2 for b in first]


def test_a_commitment_became_a_promise_of_who_made_it(walk):
    with Casebook.open(walk.line.folder) as casebook:
        (item,) = casebook.find(HarvestItem)
        promise = casebook.get(Promise, item.promise_id)
        assert promise.owner_id == _person(casebook, "Ben Okoro").id
        assert casebook.find(Workshop, title="Event 1")[0].held
        assert sorted(sheet.form for sheet in casebook.find(Feedback)) == [
            "workshop-feedback",
            "workshop-feedback",
            "workshop-follow-up",
        ]


@pytest.mark.parametrize("name", [*SIX, *OF_NETWORK, *COACHING])
def test_every_paper_is_accessible_and_holds_nothing_private(walk, name):
    assert pdfua(["check", str(walk.paper(name))]) == 0
    theirs = () if name == "coaching-log" else (COACHED,)
    assert held(inside(walk.paper(name)), (*PRIVATE, *theirs)) == []


def test_the_coachee_reads_what_was_shared(walk):
    assert COACHED in walk.words("coaching-log")


def test_the_calendar_has_one_event_each_after_an_update(walk):
    before, after = (vobject.readOne(one.decode()) for one in walk.calendars)
    uids = [event.uid.value for event in after.vevent_list]
    assert len(uids) == len(set(uids))
    assert {event.uid.value for event in before.vevent_list} < set(uids)
    moved = [e for e in after.vevent_list if "Gate 3" in e.summary.value]
    assert [(e.dtstart.value, e.sequence.value) for e in moved] == [(date(2028, 2, 7), "1")]
    assert held(walk.calendars[1].decode(), (*PRIVATE, COACHED)) == []
