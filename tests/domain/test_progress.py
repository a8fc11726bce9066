"""What is next follows the programme's order, and rings fill as a network grows."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from facilitator.domain import progress
from facilitator.domain.dossier import Dossier, Returned
from facilitator.domain.lanes import Reader
from facilitator.domain.progress import Ring
from facilitator.domain.records import (
    Agreement,
    Block,
    DigitalPlan,
    Goal,
    Milestone,
    Need,
    Network,
    Person,
    Promise,
    Reading,
    Round,
    RoundKind,
    Session,
    Story,
    TypeSheetRecord,
    Workshop,
)

START = date(2026, 1, 5)
TODAY = START + timedelta(60)
GATE = Milestone("m1", "n", "gate-1", 3, "Gate 1: agree the plan", date(2026, 4, 6), "gate")
CLOSE = Milestone("m2", "n", "close", 18, "Close", date(2027, 7, 5), "close", "Final report.")
GOAL = Goal("g", "n", "One reason", measure="Members who agree", target=80, due=date(2026, 10, 5))
ROUND = Round("r", "n", RoundKind.BASELINE, "Baseline", START)
WORKSHOP = Workshop("w", "n", "Spring day", TODAY + timedelta(20))

NEW = Dossier(Reader.FACILITATOR, Network("n", "Ward nurses", START), milestones=(GATE, CLOSE))
PROFILED = replace(NEW, network=replace(NEW.network, profile={"aim": "To learn"}))
LED = replace(PROFILED, people=(Person("p", "n", "Gwen", "coordinator"),))
OPENED = replace(LED, rounds=(ROUND,))
TYPED = replace(
    OPENED, type_sheets=(TypeSheetRecord("t", "n", "agreed", "today", START, {"q1": {}}),)
)
ANSWERED = replace(TYPED, returned=(Returned("r", {"member": 5}),))
VAGUE = replace(ANSWERED, goals=(replace(GOAL, target=None),))
AIMED = replace(ANSWERED, goals=(GOAL,))


def _promises(count: int, days: int = -1) -> tuple[Promise, ...]:
    due = TODAY + timedelta(days)
    return tuple(Promise(f"p{n}", "n", f"Promise {n}", due=due) for n in range(count))


@pytest.mark.parametrize(
    ("dossier", "page"),
    [
        (NEW, "profile"),
        (PROFILED, "people"),
        (LED, "diagnostic"),
        (OPENED, "type"),
        (TYPED, "diagnostic"),
        (ANSWERED, "goals"),
        (VAGUE, "goals"),
        (AIMED, "plan"),
    ],
)
def test_a_growing_network_is_led_in_the_programmes_order(dossier, page):
    assert progress.next_step(dossier, TODAY).page == page


def test_a_round_with_too_few_sheets_asks_for_more_and_says_how_many():
    few = replace(TYPED, returned=(Returned("r", {"member": 4}),))
    step = progress.next_step(few, TODAY)
    assert step.title == "Collect the members' answers"
    assert step.detail.startswith("5 sheets")


def test_the_day_of_the_gate_stands_in_the_words_about_goals():
    assert "Gate 1 is due on 6 April." in progress.next_step(ANSWERED, TODAY).detail


def test_a_gate_is_held_on_its_day_and_not_before():
    before = progress.next_step(AIMED, GATE.due - timedelta(1))
    on_the_day = progress.next_step(AIMED, GATE.due)
    assert (before.page, on_the_day.page) == ("plan", "reviews")
    assert on_the_day.title == "Hold Gate 1: agree the plan"
    assert on_the_day.detail == "It is due today. Decide: continue, change or stop."


@pytest.mark.parametrize(
    ("dossier", "lacks"),
    [
        (NEW, "write down what the network is"),
        (ANSWERED, "agree up to three goals with the network leader"),
    ],
)
def test_a_gate_that_is_late_comes_before_what_is_missing_and_says_it(dossier, lacks):
    step = progress.next_step(dossier, GATE.due + timedelta(1))
    assert step.title == "Hold Gate 1: agree the plan"
    said = "It was due on 6 April. Decide: continue, change or stop. Before it: "
    assert step.detail == f"{said}{lacks}."


def test_the_workshop_of_today_and_late_promises_come_before_what_is_missing():
    meeting = replace(NEW, workshops=(replace(WORKSHOP, date=TODAY),))
    late = replace(NEW, promises=_promises(3))
    assert progress.next_step(meeting, TODAY).title == "Hold Spring day"
    assert progress.next_step(late, TODAY).title == "Go through 3 promises that are late"


@pytest.mark.parametrize(("late", "page"), [(2, "plan"), (3, "overview")])
def test_three_late_promises_come_before_the_next_date(late, page):
    step = progress.next_step(replace(AIMED, promises=_promises(late)), TODAY)
    assert step.page == page


def test_promises_due_today_are_not_late():
    step = progress.next_step(replace(AIMED, promises=_promises(3, days=0)), TODAY)
    assert step.page == "plan"


def test_a_workshop_within_six_weeks_comes_before_a_milestone():
    bare = replace(AIMED, workshops=(WORKSHOP,))
    ready = replace(bare, blocks=(Block("b", "n", "w", "Welcome"),))
    assert progress.next_step(bare, TODAY).title == "Plan the agenda of Spring day"
    assert progress.next_step(ready, TODAY).title == "Get ready for Spring day"


@pytest.mark.parametrize(
    "other",
    [
        replace(WORKSHOP, held=True),
        replace(WORKSHOP, date=None),
        replace(WORKSHOP, date=TODAY - timedelta(1)),
        replace(WORKSHOP, date=TODAY + timedelta(43)),
    ],
)
def test_other_workshops_can_wait(other):
    assert progress.next_step(replace(AIMED, workshops=(other,)), TODAY).page == "plan"


def test_the_earliest_open_milestone_is_next_with_its_deliverable():
    held = replace(AIMED, milestones=(replace(GATE, done_on=TODAY), CLOSE))
    step = progress.next_step(held, TODAY)
    assert (step.title, step.detail) == ("Close", "It is due on 5 July. Final report.")


def test_when_every_milestone_is_done_the_ending_is_left():
    done = tuple(replace(m, done_on=TODAY) for m in (GATE, CLOSE))
    step = progress.next_step(replace(AIMED, milestones=done), TODAY)
    assert step.title == "Write the ending well"


def _whole() -> Dossier:
    """A network that has come to its end with every step taken."""
    roles = ("leader", "coordinator", "member", "member", "member")
    answers = {f"q{n}": {} for n in range(1, 7)}
    return replace(
        AIMED,
        network=replace(NEW.network, profile={f"f{n}": "said" for n in range(8)}),
        people=tuple(Person(f"p{n}", "n", "Gwen", role) for n, role in enumerate(roles)),
        type_sheets=(TypeSheetRecord("t", "n", "agreed", "today", START, answers),),
        milestones=tuple(replace(m, done_on=TODAY) for m in (GATE, CLOSE)),
        workshops=(replace(WORKSHOP, held=True),),
        agreements=(Agreement("a", "n", "p0", {}),),
        sessions=(Session("s", "n", "p0", TODAY),),
        digital_plan=DigitalPlan("d", "n", {"inside": "A list"}),
        needs=(Need("x", "n", "A list"),),
        readings=(Reading("v", "n", "g", TODAY, 40),),
        stories=(Story("st", "n", "A ward changed"),),
    )


def test_a_new_networks_rings_are_empty():
    assert set(progress.rings(NEW).values()) == {Ring.EMPTY}


def test_every_ring_can_be_filled_and_then_the_overviews_is():
    found = progress.rings(_whole())
    assert {step: ring for step, ring in found.items() if ring is not Ring.FULL} == {}


def test_the_overview_is_half_while_one_ring_is_not_full():
    assert progress.rings(replace(_whole(), stories=()))["overview"] is Ring.HALF


@pytest.mark.parametrize(
    ("step", "without"),
    [
        ("profile", {"network": PROFILED.network}),
        ("diagnostic", {"returned": (Returned("r", {"member": 4}),)}),
        ("type", {"type_sheets": TYPED.type_sheets}),
        ("people", {"people": LED.people}),
        ("goals", {"goals": VAGUE.goals}),
        ("plan", {"goals": ()}),
        ("coaching", {"agreements": ()}),
        ("digital", {"needs": ()}),
        ("measures", {"readings": ()}),
        ("reviews", {"milestones": (replace(GATE, decision="continue"), CLOSE)}),
    ],
)
def test_a_step_begun_is_half_a_ring(step, without):
    assert progress.rings(replace(_whole(), **without))[step] is Ring.HALF


@pytest.mark.parametrize(
    "workshops",
    [
        (Workshop("w", "n", ""),),
        (WORKSHOP,),
        (replace(WORKSHOP, held=True), Workshop("v", "n", "Autumn day")),
    ],
)
def test_workshops_fill_their_ring_only_once_all_were_held(workshops):
    """One begun with no more than a name is still to come."""
    assert progress.rings(replace(NEW, workshops=workshops))["workshops"] is Ring.HALF
