"""The letter that goes with a sheet: what is asked, who reads it, and how and when to return it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any, BinaryIO

from facilitator import clock
from facilitator.documents import page, words
from facilitator.documents.flow import Run, bold, bullets, heading, para, space
from facilitator.documents.form_marks import WritingLine
from facilitator.documents.numbered_sheets import asked_in
from facilitator.documents.opening import INVENTED
from facilitator.documents.tables import columns
from facilitator.domain import privacy
from facilitator.domain.dossier import Dossier
from facilitator.domain.records import Round
from facilitator.domain.returns import Way
from facilitator.domain.review_records import Batch
from facilitator.domain.scale import Role
from facilitator.formspec.model import Kind

TITLE = "Your view of the network"
DAYS = 14
"""How long people have where no other day is given."""

_TO = {
    Role.MEMBER: "the members",
    Role.COORDINATOR: "the coordinator",
    Role.LEADER: "the leader",
    Role.SPONSOR: "the sponsor",
    Role.PATIENT_PARTNER: "the patient partners",
}
_AS = {
    Role.MEMBER: "a member",
    Role.COORDINATOR: "its coordinator",
    Role.LEADER: "its leader",
    Role.SPONSOR: "its sponsor",
    Role.PATIENT_PARTNER: "a patient partner",
}
_COUNTS = {5: "five", 4: "four"}
_A_MINUTE = 2
_READING = 2


@dataclass(frozen=True)
class Asked:
    """Whom a letter asks, how the sheet came to them, and by when it should be back."""

    role: Role
    way: Way
    by: date
    sent_on: date
    numbered: bool = False


def write(dossier: Dossier, target: BinaryIO | Path, subject_id: str = "") -> None:
    """Write the letter of a batch, else of the newest; for members where nothing went out yet."""
    batches = [b for b in dossier.batches if not subject_id or b.id == subject_id]
    batch = batches[-1] if batches else None
    role, way = (Role(batch.role), Way(batch.way)) if batch else (Role.MEMBER, Way.PAPER)
    rounds = [r for r in dossier.rounds if batch is None or r.id == batch.round_id]
    asked = asked_for(role, way, batch)
    write_letter(dossier, rounds[-1] if rounds else None, asked, target)


def asked_for(role: Role, way: Way, batch: Batch | None = None, by: date | None = None) -> Asked:
    """What a letter says of these sheets: back on the day itself from a room, else in two weeks."""
    sent = (batch and batch.sent_on) or clock.today()
    back = by or (sent if way is Way.ROOM else sent + timedelta(DAYS))
    return Asked(role, way, back, sent, bool(batch and batch.first))


def write_letter(
    dossier: Dossier, round_: Round | None, asked: Asked, target: BinaryIO | Path
) -> None:
    """Write the letter of a round to people of one role, on one page.

    Raises UserError when the target, if it is a path, can't be written.
    """
    page.build(
        story(dossier, round_, asked),
        target,
        title=f"{TITLE}: {dossier.network.name}",
        subject=f"Goes with the sheet for {_TO[asked.role]}",
        author=dossier.facilitator,
        footer=" · ".join(filter(None, (dossier.network.name, round_.title if round_ else ""))),
    )


def story(dossier: Dossier, round_: Round | None, asked: Asked) -> list[Any]:
    """The letter's parts in reading order."""
    invented = [para(INVENTED, "quiet")] if dossier.network.invented else []
    return [
        para(words.day(asked.sent_on), "right"),
        para(f"To {_TO[asked.role]} of {dossier.network.name}", "strong"),
        *invented,
        space(10),
        heading(TITLE, 1),
        space(6),
        *_request(dossier, round_, asked),
        heading("Who reads your sheet"),
        *bullets(_promise(dossier, round_, asked)),
        heading("How to send it back"),
        *_return(dossier, asked),
        para(_questions(dossier)),
        space(4),
        para("Thank you for your time and your candour."),
        *_signed(dossier),
    ]


def _request(dossier: Dossier, round_: Round | None, asked: Asked) -> list[Any]:
    form = asked_in(round_) if round_ else None
    count = len([f for f in form.fields if f.kind is Kind.SCALE]) if form else 36
    minutes = 5 * max(1, round((count / _A_MINUTE + _READING) / 5))
    return [
        para(
            f"We are asking how {dossier.network.name} works today: what it is for, how things "
            "are decided, who carries the load, and what people get from it. You see it as "
            f"{_AS[asked.role]}, and nobody else sees it from where you stand."
        ),
        para(
            f"The sheet that comes with this letter has {count} statements and takes about "
            f"{minutes} minutes. Answer as things are, not as you wish they were. Where you "
            "can't say, mark the question mark: that tells us something too. Any line may stay "
            "empty, and taking part is your choice."
        ),
    ]


def _promise(dossier: Dossier, round_: Round | None, asked: Asked) -> list[Any]:
    """What is promised of privacy; only what the program itself holds to."""
    rules = privacy.OPEN_SESSION if round_ and round_.open_session else privacy.STANDARD
    least = _COUNTS.get(rules.mean_from, str(rules.mean_from))
    reader = dossier.facilitator or "your facilitator"
    code = "The code on your sheet names the round, the sheet's number and your role, never you."
    in_the_room = "What goes on the wall chart is seen by everyone in the room; your sheet is not."
    anonymous = "This round is anonymous: no sheet is kept with anyone's name."
    return [
        f"Only {reader} reads it. Nobody in the network or above it does.",
        "The network sees everyone's answers together, never yours alone.",
        f"A group of fewer than {least} is not shown by itself, nor is one that could be worked "
        "out from the others.",
        *([in_the_room] if round_ and round_.open_session else []),
        *([code] if asked.numbered else []),
        *([anonymous] if round_ and round_.anonymous else []),
        "Please name no patient, and nobody who would mind being named.",
    ]


def _return(dossier: Dossier, asked: Asked) -> list[Any]:
    who = dossier.facilitator or "your facilitator"
    said: list[str | Run]
    by, day = bold(f"by {words.day(asked.by)}"), words.day(asked.by)
    match asked.way:
        case Way.POST:
            said = ["Please post it so that it arrives ", by, f", addressed to {who} alone."]
        case Way.EMAIL:
            to = f"{who}, {dossier.contact}," if dossier.contact else who
            alone = "Copy nobody else in, so that only one person has it."
            said = ["Please save the filled sheet and send it ", by, f" to {to} as an attachment. "]
            said.append(alone)
        case Way.ROOM:
            said = ["Please fill it in during the session on ", bold(day)]
            said.append(f", fold it, and hand it to {who} yourself.")
        case Way.PAPER:
            said = ["Please close it in an envelope and see that it reaches ", f"{who} ", by, "."]
    return [para(said), *_address(dossier, asked)]


def _address(dossier: Dossier, asked: Asked) -> list[Any]:
    """Room for the address to post to, unless the contact is one."""
    if asked.way is not Way.POST or (dossier.contact and "@" not in dossier.contact):
        return []
    return [WritingLine(), para("Address", "label"), space(6)]


def _questions(dossier: Dossier) -> str:
    if dossier.contact:
        return f"If anything is unclear, ask: {dossier.contact}."
    return "If anything is unclear, ask before you fill it in."


def _signed(dossier: Dossier) -> list[Any]:
    """Who writes, with room for a hand; lines to write on where no name is kept."""
    if not dossier.facilitator:
        return [
            space(12),
            columns(
                [
                    [WritingLine(height=30), para("Facilitator", "label")],
                    [WritingLine(height=30), para("Reached at", "label")],
                ]
            ),
        ]
    contact = [para(dossier.contact, "quiet")] if dossier.contact else []
    return [space(34), para(dossier.facilitator, "strong"), para("Facilitator", "quiet"), *contact]
