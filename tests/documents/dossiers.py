"""Dossiers to write the plan from: one with almost nothing, and one with far too much."""

from dataclasses import replace
from datetime import date, timedelta

from facilitator import content
from facilitator.domain.dossier import Dossier, Support
from facilitator.domain.lanes import Reader
from facilitator.domain.programme import template
from facilitator.domain.records import (
    Block,
    Decision,
    DigitalPlan,
    Finding,
    Goal,
    Link,
    Milestone,
    Need,
    Network,
    Person,
    Promise,
    Reading,
    Side,
    Workshop,
)
from facilitator.domain.schedule import due

TODAY = date(2026, 11, 21)
START = date(2026, 2, 2)
LONG_NAME = "Rhwydwaith Ymarferwyr Iechyd Llŷn, Gdańsk a Wrocław: Żółć 60"
LONG_WORDS = "Cyfnewid profiad rhwng wardiau, żeby każdy wiedział, kto prowadzi zmianę " * 6


def bare(name: str = "Ward Nurses Network", start: date = START) -> Dossier:
    """A network in its first month: its 18 months and nothing else."""
    milestones = tuple(
        Milestone(m.key, "n", m.key, m.month, m.title, due(start, m.month), m.kind, m.deliverable)
        for m in template(content.programme())
        if not m.optional
    )
    return Dossier(Reader.NETWORK, Network("n", name, start), milestones=milestones)


def agreed(dossier: Dossier, *gates: str, on: date = date(2026, 5, 6)) -> Dossier:
    """The same dossier with these steps done, and decided where they are gates."""
    passed = tuple(
        replace(m, done_on=on, decision=Decision.CONTINUE if m.kind == "gate" else None)
        if m.key in gates
        else m
        for m in dossier.milestones
    )
    return replace(dossier, milestones=passed)


def with_goals(dossier: Dossier, *goals: Goal) -> Dossier:
    """The same dossier with these goals."""
    return replace(dossier, goals=goals)


def goal(number: int = 1, **fields: object) -> Goal:
    """A goal with all its numbers."""
    given: dict[str, object] = {
        "title": f"One shared reason {number}",
        "aim": "Members say the same when asked what we are for.",
        "measure": "Members who give the same reason",
        "unit": "%",
        "baseline": 31.0,
        "target": 80.0,
        "owner": "Awen Prys",
        "due": date(2026, 10, 5),
        "stage": "prototype",
    }
    return Goal(f"g{number}", "n", position=number, **{**given, **fields})


def crowded() -> Dossier:
    """A network with long names, 40 findings, 100 promises and much of everything else."""
    people = tuple(
        Person(role, "n", f"{LONG_NAME[:50]} {role}", role)
        for role in ("leader", "coordinator", "sponsor")
    )
    return replace(
        agreed(bare(LONG_NAME), "gate-1"),
        people=people,
        findings=tuple(_finding(n) for n in range(40)),
        goals=tuple(goal(n, aim=LONG_WORDS, measure=LONG_WORDS[:200]) for n in range(3)),
        readings=tuple(_reading(n) for n in range(60)),
        workshops=tuple(_workshop(n) for n in range(8)),
        blocks=tuple(_block(n) for n in range(60)),
        support=tuple(Support(p.id, p.role, p.name, 12, LONG_WORDS[:80], 9, 540) for p in people),
        promises=tuple(_promise(n) for n in range(100)),
        digital_plan=DigitalPlan("d", "n", {"inside": LONG_WORDS, "exit": "Plain files"}),
        needs=tuple(_need(n) for n in range(14)),
        links=tuple(Link(f"l{n}", "n", "finding", f"f{n}", "goal", f"g{n % 3}") for n in range(40)),
    )


def _finding(n: int) -> Finding:
    return Finding(f"f{n}", "n", f"Finding {n}: {LONG_NAME}", LONG_WORDS, "Baseline")


def _reading(n: int) -> Reading:
    return Reading(f"r{n}", "n", f"g{n % 3}", START + timedelta(7 * n), 1234.5 + n)


def _workshop(n: int) -> Workshop:
    held = START + timedelta(40 * n)
    return Workshop(f"w{n}", "n", f"{LONG_NAME} {n}", held, question=LONG_WORDS, objectives="A\nB")


def _block(n: int) -> Block:
    return Block(f"b{n}", "n", f"w{n // 30}", f"Part {n}: {LONG_NAME}", n, 15, lead=LONG_NAME)


def _promise(n: int) -> Promise:
    day = START + timedelta(5 * n)
    return Promise(f"p{n}", "n", f"Promise {n}: {LONG_WORDS}", owner=LONG_NAME, due=day)


def _need(n: int) -> Need:
    side = Side.OUTSIDE if n % 2 else Side.INSIDE
    return Need(f"x{n}", "n", f"{LONG_NAME} {n}", n, side, LONG_NAME, LONG_NAME, LONG_WORDS)
