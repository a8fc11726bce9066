"""Casebooks to write reports from, made through the same operations as the window's."""

import random
from collections.abc import Mapping
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

from pdfua.cli import main as pdfua
from pypdf import PdfReader

from facilitator.domain.dossier import Dossier
from facilitator.domain.lanes import Lane, Reader
from facilitator.domain.records import (
    BlockCategory,
    Network,
    Person,
    Round,
    RoundKind,
    Workshop,
)
from facilitator.formspec import load
from facilitator.operations import (
    coaching,
    findings,
    goals,
    networks,
    people,
    promises,
    rounds,
    type_sheets,
    workshops,
)
from facilitator.store import dossier as dossiers
from facilitator.store.casebook import Casebook
from tests import paper_text

START = date(2026, 1, 5)
LONG_NAME = "Rhwydwaith Ymarferwyr Iechyd Rhywiol Llanfair a Łódź i Ŵy 60"
CANARY = "canary-7391"
HOSTILE = '<b>bold</b> & <para> "quoted" {x} %s \x07 ]]> 漢字 \u202e back'
STATEMENTS = tuple(
    field.id for section in load.load("diagnostic").sections for field in section.fields
)[:36]


def network(casebook: Casebook, name: str = "Sexual Health Trainees Network") -> Network:
    return networks.create(casebook, name, START)


def read(casebook: Casebook, of: Network, person: Person | None = None) -> Dossier:
    """The dossier as the report's reader gets it."""
    if person is None:
        return dossiers.read(casebook, of.id, Reader.NETWORK)
    return dossiers.read(casebook, of.id, Reader.COACHEE, person_id=person.id)


def survey(
    casebook: Casebook,
    of: Network,
    kind: RoundKind = RoundKind.BASELINE,
    *,
    members: int = 22,
    core: int = 6,
    lift: float = 0.0,
    held_on: date = START + timedelta(60),
    rapid: bool = False,
) -> Round:
    """A round whose answers vary by statement; `lift` moves them all up."""
    made = rounds.create(casebook, of.id, kind, held_on, rapid=rapid, asked=members + core + 8)
    dice = random.Random(f"{kind} {members}")
    roles = ["coordinator", "leader", "sponsor"] * core
    for role in [*roles[:core], *["member"] * members]:
        rounds.record(casebook, made.id, role, _answers(dice, lift + 0.7 * (role != "member")))
    for number, statement in enumerate(STATEMENTS):
        rounds.rate(casebook, made.id, statement, number % 4)
    return made


def _answers(dice: random.Random, lift: float) -> dict[str, object]:
    found: dict[str, object] = {}
    for number, statement in enumerate(STATEMENTS):
        centre = 2 + (number * 7 % 11) / 4
        camps = dice.choice((-1.6, 1.6)) if number % 9 == 0 else 0
        value = round(dice.gauss(centre + camps + lift, 0.7))
        found[statement] = "?" if dice.random() < 0.06 else min(5, max(1, value))
    return found


def coordinator_alone(casebook: Casebook, of: Network) -> Round:
    """The Rapid 12 that the coordinator did with the facilitator."""
    made = rounds.create(
        casebook, of.id, RoundKind.EXTRA, START + timedelta(20), rapid=True, asked=1
    )
    rapid = load.load("diagnostic")
    starred = [f.id for section in rapid.sections for f in section.fields if f.rapid]
    rounds.record(casebook, made.id, "coordinator", {id: 2 + n % 3 for n, id in enumerate(starred)})
    return made


def sheet(
    casebook: Casebook, of: Network, role: str, choices: str, when: str = "today", days: int = 30
) -> None:
    """A type sheet from letters such as "bbcbcbccc"; a dot leaves a question open."""
    evidence = ("document", "two-sources", "told", "guess")
    answers: Mapping[str, object] = {
        f"q{number}": {"choice": choice, "evidence": evidence[number % 4]}
        for number, choice in enumerate(choices, 1)
        if choice != "."
    }
    type_sheets.record(casebook, of.id, role, when, answers, held_on=START + timedelta(days))


def workshop(casebook: Casebook, of: Network, title: str = "Who are we for?") -> Workshop:
    """A workshop with a full agenda that answers a goal and its finding."""
    made = workshops.add(casebook, of.id, title, date(2026, 4, 16), place="The Hive, Leeds")
    for name, value in {
        "question": "What would we lose if this network stopped tomorrow?",
        "objectives": "Say why we exist in one line\nShare out three jobs\nMeet nine new people",
        "team": "Awen Prys welcomes\nBartłomiej Żuk keeps time",
        "materials": "Flip charts\nName badges",
        "people": "Trainees, nurses and two patient partners",
        "harvest": "One line of purpose for the plan",
        "logistics": "Tables for six, a quiet room, hearing loop",
        "travel": "Tram to City Square; link for those on shift",
    }.items():
        workshops.set_field(casebook, made.id, name, value)
    workshops.set_field(casebook, made.id, "invited", 24)
    for name, minutes, category, lead in (
        ("Arrive, tea, name badges", 20, BlockCategory.ARRIVE, "Host"),
        ("Why we are here: the five splits", 25, BlockCategory.FRAME, "Awen Prys"),
        ("Four corners on purpose", 40, BlockCategory.EXPLORE, "Bartłomiej Żuk"),
        ("Break", 15, BlockCategory.PAUSE, ""),
        ("Case clinic in threes", 60, BlockCategory.PRACTISE, "Co-lead"),
        ("Offers and requests wall", 30, BlockCategory.EXCHANGE, "Members"),
        ("What we each do by Friday", 20, BlockCategory.CLOSE, "Awen Prys"),
    ):
        workshops.add_block(
            casebook,
            made.id,
            name,
            minutes=minutes,
            least=minutes - 5,
            category=category,
            lead=lead,
            co_lead="Second lead" if minutes > 30 else "",
            participants="Stand where you agree, say why, and move if you change your mind.",
            script="Ask the smallest corner to speak first. Keep each turn under a minute.",
            materials="Flip charts\nPens",
            outcome="Everyone has heard why others see it otherwise." if minutes > 30 else "",
        )
    found = findings.add(casebook, of.id, "Split on purpose", detail="Eight different reasons")
    goal = goals.add(casebook, of.id, "One shared reason", finding_ids=(found.id,))
    workshops.serve(casebook, goal.id, made.id, True)
    return made


def coached(casebook: Casebook, of: Network, name: str = "Awen Prys", sessions: int = 6) -> Person:
    """A person with an agreement, sessions with private notes, and promises."""
    person = people.add(
        casebook, of.id, name, role="leader", note=CANARY, email=f"{CANARY}@example.org"
    )
    for field, value in {
        "purpose": "To lead without carrying it all",
        "confidentiality": "Everything, except a risk of serious harm",
        "what_is_shared": "Themes we both agree, at the review",
        "hours": 18,
        "frequency": "Monthly",
        "first_date": "2026-05-04",
        "review_date": "2026-11-02",
        "paid": "paid",
    }.items():
        coaching.set_agreement(casebook, person.id, field, value)
    for number in range(sessions):
        held = coaching.log(
            casebook,
            person.id,
            date(2026, 5, 4) + timedelta(28 * number),
            minutes=60 + 15 * (number % 2),
            framework=("grow", "free", "clear")[number % 3],
            focus="Handing over the minutes" if number % 2 else "Who speaks at the board",
            confidence_start=3 + number % 4,
            confidence_end=min(10, 5 + number % 5),
            shared_notes="We listed what only the leader can do.\n\nThe list had two items on it.",
            private_notes=f"{CANARY}: seems tired",
            themes="Sharing the load" if number % 2 else "",
            next_date=date(2026, 5, 4) + timedelta(28 * (number + 1)),
        )
        promises.make(
            casebook,
            of.id,
            f"Ask two people to co-chair, try {number + 1}",
            owner_id=person.id,
            due=held.date + timedelta(21),
            made_in=("session", held.id),
            made_on=held.date,
        )
    return person


def secret_of_another(casebook: Casebook, of: Network) -> Person:
    """Someone else's coaching, none of which may be in this person's log."""
    other = coached(casebook, of, "Bartłomiej Żuk", sessions=1)
    made = coaching.log(casebook, other.id, date(2026, 6, 1), shared_notes=f"{CANARY} theirs")
    promises.make(
        casebook,
        of.id,
        f"{CANARY} promise",
        owner_id=other.id,
        made_in=("session", made.id),
        lane=Lane.COACHEE,
    )
    return other


def text_of(target: Path | BytesIO) -> str:
    """The words of a PDF in reading order, runs of space made one."""
    return " ".join(paper_text.pages_of(target))


def check_accessible(target: Path) -> None:
    """Fail with what the PDF/UA checker says, if it says anything."""
    assert pdfua(["check", str(target)]) == 0


def pages_of(target: Path) -> int:
    return len(PdfReader(target).pages)


def in_order(text: str, *parts: str) -> bool:
    """Whether the parts are in the text, each after the one before."""
    at = 0
    for part in parts:
        at = text.find(part, at)
        if at < 0:
            return False
        at += len(part)
    return True
