"""The readable copy of all that is kept of one person, for the person alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from facilitator.documents import page
from facilitator.documents.flow import Words, bold, heading, keep, para
from facilitator.documents.opening import footer, opening
from facilitator.documents.tables import card, table
from facilitator.documents.words import counted, day, number, role, sentence
from facilitator.domain.records import Agreement, Promise, Session
from facilitator.domain.rights import Asked, Filled, Mention, PersonCopy, reference
from facilitator.formspec import load
from facilitator.formspec.model import Kind

TITLE = "What is kept of you"
RIGHTS = (
    "You may ask for anything here to be put right, or for all of it to be erased. Erased is "
    "erased: nothing brings it back."
)
_SCALE = {"?": "cannot say", "-": "not relevant"}


def file_name(copy: PersonCopy) -> str:
    """What its files are called, without the person's name."""
    return f"what-is-kept-{reference(copy.person.id).lower()}"


def write(copy: PersonCopy, target: Path) -> None:
    """Write the copy; UserError where the target cannot be written."""
    page.build(
        story(copy),
        target,
        title=TITLE,
        subject="A copy for the person it is about",
        footer=footer(TITLE, copy.network, day(copy.made_on)),
    )


def story(copy: PersonCopy) -> list[Any]:
    """The copy's parts in reading order."""
    who = f"For {copy.person.name} alone. Made on {day(copy.made_on)}."
    return [
        *opening(TITLE, copy.network, [who, _kept_by(copy)]),
        card([para(RIGHTS), *([para(_held_back(copy))] if copy.held_back else [])]),
        *_person(copy),
        *_agreements(copy.agreements),
        *_sessions(copy.sessions),
        *_asked(copy.asked),
        *_titled("What you gave in workshops", [(g.gift.capitalize(), g.text) for g in copy.gifts]),
        *_promises(copy.promises),
        *_titled("Findings from your conversations", [(f.title, f.detail) for f in copy.findings]),
        *_titled("Stories from your conversations", [(s.title, s.text) for s in copy.stories]),
        *_titled("Notes from the rapid review", [(n.title, n.text) for n in copy.review_notes]),
        *_titled("Passages from those notes", [("", e.text) for e in copy.excerpts]),
        *_filled(copy.filled),
        *_mentions(copy.mentions),
    ]


def _kept_by(copy: PersonCopy) -> str:
    by = ", ".join(filter(None, (copy.facilitator, copy.contact)))
    return (
        f"Kept by {by}. Reference {reference(copy.person.id)}."
        if by
        else (f"Reference {reference(copy.person.id)}.")
    )


def _held_back(copy: PersonCopy) -> str:
    notes = counted(copy.held_back, "private note")
    return f"{notes} of the facilitator's own left out. You may ask about them."


def _person(copy: PersonCopy) -> list[Any]:
    person = copy.person
    rows = [
        ("Name", person.name),
        ("Role in the network", role(person.role)),
        ("Job", person.job),
        ("Organisation", copy.organisation),
        ("Email", person.email),
        ("Phone", person.phone),
        ("Interests", person.interests),
        ("Joined on", _on(person.joined)),
        ("Left on", _on(person.left_on)),
        ("Kept until", _on(person.keep_until)),
        ("Private note", person.note),
    ]
    return [heading("About you"), *_pairs(rows)]


def _on(date_: date | None) -> str:
    return day(date_) if date_ else ""


def _pairs(rows: Sequence[tuple[str, str]], share: float = 0.32) -> list[Any]:
    said: list[list[Words]] = [[bold(name), text] for name, text in rows if text.strip()]
    return table(said, [share, 1 - share], head=0, row_heads=1) if said else []


def _agreements(kept: Sequence[Agreement]) -> list[Any]:
    return [
        part
        for agreement in kept
        if agreement.answers
        for part in (
            heading("Your coaching agreement"),
            *_pairs(_answered("coaching-agreement", agreement.answers)),
        )
    ]


def _answered(form_id: str, answers: Mapping[str, object]) -> list[tuple[str, str]]:
    """Each answer with its question, in the order of the form; answers it lacks come last."""
    form = load.load(form_id)
    known = [field.id for field in form.fields if field.id in answers]
    rest = [name for name in answers if name not in known]
    return [(_question(form, name), _answer(form, name, answers[name])) for name in known + rest]


def _question(form: Any, name: str) -> str:
    field = form.by_id.get(name)
    return field.label if field else name.replace("_", " ").capitalize()


def _answer(form: Any, name: str, value: object) -> str:
    field = form.by_id.get(name)
    if field and field.kind is Kind.DATE:
        return day(date.fromisoformat(str(value)))
    if field and field.kind is Kind.CHOICE:
        return next((o.label for o in field.options if o.id == value), str(value))
    if isinstance(value, int | float):
        return number(value)
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value))
    return _SCALE.get(str(value), str(value))


def _sessions(held: Sequence[Session]) -> list[Any]:
    if not held:
        return []
    return [heading("Your coaching conversations"), *(_session(session) for session in held)]


def _session(session: Session) -> Any:
    minutes = f", {session.minutes} minutes" if session.minutes else ""
    confidence = " to ".join(
        str(value)
        for value in (session.confidence_start, session.confidence_end)
        if value is not None
    )
    rows = [
        ("Focus", session.focus),
        ("Confidence", confidence),
        ("Notes", session.shared_notes),
        ("Private notes", session.private_notes),
        ("Themes to share", session.themes),
        ("Next", _on(session.next_date)),
    ]
    return keep(heading(f"{day(session.date)}{minutes}", 3), *_pairs(rows))


def _asked(asked: Sequence[Asked]) -> list[Any]:
    if not asked:
        return []
    rows: list[list[Words]] = [["Workshop", "Date", "Reply", "Came"]]
    rows += [
        [one.workshop, _on(one.on) or "no date", one.guest.reply or "none", _came(one)]
        for one in asked
    ]
    why = [("Why, in private", one.guest.why) for one in asked if one.guest.why]
    return [
        heading("Workshops you were asked to"),
        *table(rows, [0.5, 0.2, 0.15, 0.15]),
        *_pairs(why),
    ]


def _came(one: Asked) -> str:
    return "yes" if one.guest.came else "no"


def _promises(made: Sequence[Promise]) -> list[Any]:
    if not made:
        return []
    rows: list[list[Words]] = [["Promise", "Due", "State"]]
    rows += [
        [p.text, _on(p.due) or "no date", f"kept {day(p.done_on)}" if p.done_on else "open"]
        for p in made
    ]
    return [heading("Promises"), *table(rows, [0.56, 0.2, 0.24])]


def _titled(title: str, found: Sequence[tuple[str, str]]) -> list[Any]:
    if not found:
        return []
    return [heading(title), *(para([bold(sentence(name)), f" {text}"]) for name, text in found)]


def _filled(sheets: Sequence[Filled]) -> list[Any]:
    parts: list[Any] = []
    for sheet in sheets:
        title = f"Your sheet of the round {sheet.round}, {day(sheet.on)}"
        answers = dict(sheet.response.answers)
        rows = [("Filled in as", role(sheet.response.role)), *_answered("diagnostic", answers)]
        rows.append(("Comment", sheet.response.comment))
        parts += [heading(title), *_pairs(rows, 0.74)]
    return parts


def _mentions(found: Sequence[Mention]) -> list[Any]:
    if not found:
        return []
    rows: list[list[Words]] = [["Where", "What it says"]]
    rows += [[_where(mention), mention.text] for mention in found]
    return [heading("Where else you are named"), *table(rows, [0.34, 0.66])]


def _where(mention: Mention) -> str:
    name = mention.title if mention.title != mention.text else ""
    return ": ".join(filter(None, (mention.kind.replace("_", " ").capitalize(), name)))
