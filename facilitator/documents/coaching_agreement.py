"""The three-way coaching agreement with one person, filled in and ready for three signatures."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, BinaryIO

from facilitator.documents import page
from facilitator.documents.coaching_log import answered, person_of
from facilitator.documents.flow import flat, heading, keep, para
from facilitator.documents.opening import footer, opening
from facilitator.documents.tables import card, signature_lines, table
from facilitator.documents.words import named, role
from facilitator.domain.dossier import Dossier
from facilitator.domain.records import Person
from facilitator.formspec import load
from facilitator.formspec.model import Form, Kind

TITLE = "Coaching agreement"
_NOTHING = "Nothing has been written down yet. Fill it in together, or print the blank form."
_SIGNED = "We have read this, agree to it, and will look at it again at the review."


def write(dossier: Dossier, target: BinaryIO | Path, subject_id: str = "") -> None:
    """Write the agreement with the person whose id is `subject_id`.

    Raises UserError for an unknown person or a target that can't be written.
    """
    person = person_of(dossier, subject_id)
    page.build(
        flat(story(dossier, person)),
        target,
        title=f"{TITLE}: {person.name}",
        subject="What three people agreed, with room for their signatures",
        footer=footer(f"{TITLE}: {person.name}", dossier.network),
    )


def story(dossier: Dossier, person: Person) -> list[Any]:
    """The agreement's parts in reading order; the three names stand at its end."""
    found = next((a for a in dossier.agreements if a.person_id == person.id), None)
    answers = found.answers if found else {}
    form = load.load("coaching-agreement")
    who = f"{person.name}, {role(person.role).lower()}"
    lines = signature_lines(_names(dossier, person))
    return [
        *opening(TITLE, dossier.network, [who]),
        card([para(form.privacy)]),
        *(_agreed(form, answers) or [para(_NOTHING, "quiet")]),
        keep(heading("Signed"), para(_SIGNED), *lines),
    ]


def _agreed(form: Form, answers: Mapping[str, object]) -> list[Any]:
    """What was written, in one table so that the signatures fit below; their names are there."""
    fields = (field for section in form.sections for field in section.fields)
    rows = answered((field for field in fields if field.kind is not Kind.SIGNATURE), answers)
    return table(rows, [0.34, 0.66], head=0, row_heads=1) if rows else []


def _names(dossier: Dossier, person: Person) -> list[str]:
    given = {
        "Coachee": person.name,
        "Sponsor": named(dossier, "sponsor"),
        "Facilitator": dossier.facilitator.strip(),
    }
    return [f"{part}: {name}" if name else part for part, name in given.items()]
