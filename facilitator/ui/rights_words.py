"""How the window says what is kept of a person, and what is named where."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from facilitator.domain.rights import Mention

KINDS = {
    "person": ("all that is known of them", ""),
    "agreement": ("coaching agreement", "coaching agreements"),
    "session": ("coaching conversation", "coaching conversations"),
    "response": ("filled sheet of the diagnostic", "filled sheets of the diagnostic"),
    "guest": ("invitation to a workshop", "invitations to workshops"),
    "review_note": ("interview of the rapid review", "interviews of the rapid review"),
    "promise": ("promise made in confidence", "promises made in confidence"),
    "finding": ("finding told in confidence", "findings told in confidence"),
    "story": ("story told in confidence", "stories told in confidence"),
    "organisation": ("organisation nobody else came from", "organisations nobody else came from"),
}
MOST = 40
LONGEST = 110


def counted(goes: Mapping[str, int]) -> list[str]:
    """A line for each kind of record, such as "3 coaching conversations"."""
    lines = []
    for kind, (one, many) in KINDS.items():
        if number := goes.get(kind, 0):
            words = one if number == 1 or not many else many
            lines.append(words if not many else f"{number} {words}")
    return [line[:1].upper() + line[1:] for line in lines]


def mentioned(found: Iterable[Mention]) -> list[str]:
    """A line for each text, with the record it is in."""
    listed = list(found)
    lines = [f"{_where(mention)}: {_short(mention.text)}" for mention in listed[:MOST]]
    rest = len(listed) - MOST
    return [*lines, *([f"and {rest} more"] if rest > 0 else [])]


def _where(mention: Mention) -> str:
    kind = mention.kind.replace("_", " ").capitalize()
    named = mention.title and mention.title != mention.text
    return f"{kind} “{_short(mention.title, 40)}”" if named else kind


def _short(text: str, longest: int = LONGEST) -> str:
    line = " ".join(text.split())
    return line if len(line) <= longest else f"{line[: longest - 1]}…"
