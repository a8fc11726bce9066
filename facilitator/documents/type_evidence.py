"""The part of the network type report that says how it is known, and where people differ."""

from __future__ import annotations

from typing import Any

from facilitator import content
from facilitator.documents.flow import Para, Words, bold, bullets, heading, para
from facilitator.documents.tables import table
from facilitator.documents.words import counted, listed, role
from facilitator.domain.clashes import Clash, SheetRole
from facilitator.domain.dossier import Dossier, TypeReading
from facilitator.domain.network_type import Evidence, TypeAnswer
from facilitator.domain.type_words import pivots_words
from facilitator.formspec import load
from facilitator.formspec.model import Form

_ASKED = (SheetRole.COORDINATOR, SheetRole.LEADER, SheetRole.SPONSOR, SheetRole.MEMBER)
_HEADS = ("Question", "Coordinator", "Leader", "Sponsor", "Members")


def clashes(*readings: TypeReading | None) -> list[Any]:
    """Where the roles answer differently, a question a row, for today and then for wanted."""
    found = [reading for reading in readings if reading and reading.clashes]
    start = [heading("Where people differ")]
    if not found:
        words = "Nobody's answers differ, or only one role has been asked so far."
        return [*start, para(words, "quiet")]
    start.append(_led("Usually the most useful lines in this report: start the conversation here."))
    for reading in found:
        start += [heading("Today" if reading.when == "today" else "Wanted", 3)]
        rows: list[list[Words]] = [[*_HEADS], *(_clash_row(clash) for clash in reading.clashes)]
        start += table(rows, [0.24, 0.19, 0.19, 0.19, 0.19], row_heads=1)
    return start


def _led(text: str) -> Para:
    """A paragraph that stays with what it leads to."""
    made = para(text)
    made.keepWithNext = 1
    return made


def _clash_row(clash: Clash) -> list[Words]:
    field = _form().field(clash.question)
    labels = {option.id: option.label for option in field.options}
    said = (clash.choices.get(asked, ()) for asked in _ASKED)
    cells = ["; ".join(labels[choice] for choice in chosen) or "–" for chosen in said]
    return [bold(_numbered(clash.question)), *cells]


def _form() -> Form:
    return load.load("network-type")


def _numbered(question: str) -> str:
    return f"{question.removeprefix('q')}. {_form().field(question).label}"


def pivots(reading: TypeReading) -> list[Any]:
    """Every single answer that would change the verdict."""
    when = "today" if reading.when == "today" else "what is wanted"
    start = [heading(f"What would change the answer for {when}")]
    if not reading.pivots:
        return [*start, para("No single answer would: the verdict stands on several.")]
    kinds = content.network_types()
    told = pivots_words(reading.pivots, reading.answers, kinds)
    changes = counted(len(reading.pivots), "change")
    lead = f"{changes} of a single answer would alter it: check there first."
    return [*start, _led(lead), *bullets(told)]


def questions(reading: TypeReading) -> list[Any]:
    """Each question with its answer and how that is known."""
    when = "today" if reading.when == "today" else "wanted"
    rows: list[list[Words]] = [["Question", "Answer", "How it is known"]]
    for field in _form().fields:
        if field.weighed:
            answer = reading.answers.get(field.id)
            rows.append([bold(_numbered(field.id)), *_answer_cells(field.id, answer)])
    return [
        heading(f"Answers and evidence, {when}"),
        *table(rows, [0.36, 0.36, 0.28], row_heads=1),
    ]


def _answer_cells(question: str, answer: TypeAnswer | None) -> list[Words]:
    if answer is None or not answer.choice:
        return ["Not answered yet", "–"]
    labels = {option.id: option.label for option in _form().field(question).options}
    known = {option.id: option.label for option in _form().evidence}
    return [labels[answer.choice], f"{known[answer.evidence]} ({answer.evidence.weight:.1f})"]


def surer(dossier: Dossier, today: TypeReading | None) -> list[Any]:
    """What to do next to be surer: open questions first, then thin evidence, then sheets."""
    answers = today.answers if today else {}
    asked = [field.id for field in _form().fields if field.weighed]
    open_ = [id for id in asked if id not in answers or not answers[id].counts]
    guessed = [id for id in asked if _known_by(answers, id) is Evidence.GUESS]
    told = [id for id in asked if _known_by(answers, id) is Evidence.TOLD]
    steps = [
        f"Answer {_named(open_)}." if open_ else "",
        f"Ask a second person about {_named(guessed)}, which rests on a guess." if guessed else "",
        f"Find a document that bears out {_named(told)}: one person's word so far." if told else "",
        *_missing_sheets(dossier),
    ]
    steps = [step for step in steps if step]
    start = [heading("What would make it surer")]
    return [*start, *(bullets(steps) if steps else [para("Little: ask again at the next gate.")])]


def _known_by(answers: Any, question: str) -> Evidence | None:
    answer = answers.get(question)
    return answer.evidence if answer is not None and answer.counts else None


def _named(ids: list[str]) -> str:
    numbers = [id.removeprefix("q") for id in ids]
    return f"{'question' if len(numbers) == 1 else 'questions'} {listed(numbers)}"


def _missing_sheets(dossier: Dossier) -> list[str]:
    kept = {sheet.role for sheet in dossier.type_sheets if sheet.when == "today"}
    missing = [
        "members" if asked is SheetRole.MEMBER else f"the {role(asked).lower()}"
        for asked in _ASKED
        if asked not in kept
    ]
    steps = [f"Ask {listed(missing)} for a sheet of their own."] if missing else []
    if "agreed" not in kept:
        steps.append("Agree one sheet together; until then the coordinator's decides.")
    return steps
