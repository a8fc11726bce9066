"""How paper says dates, numbers, roles and lists, so that every document says them alike."""

from __future__ import annotations

from datetime import date

from facilitator.domain.dossier import Dossier
from facilitator.domain.records import Promise
from facilitator.domain.saying import listed as listed
from facilitator.domain.unit import sign as sign
from facilitator.domain.unit import with_unit

ROLES = {
    "leader": "Network leader",
    "coordinator": "Coordinator",
    "sponsor": "Sponsor",
    "patient-partner": "Patient partner",
    "member": "Member",
    "facilitator": "Facilitator",
}

LIGHTS = {"red": "Look now", "amber": "Watch", "green": "Well", "grey": "Not known"}
"""What each trouble light says, the most urgent first."""


def day(on: date) -> str:
    """A date in full, such as "15 April 2026"."""
    return f"{on.day} {on:%B %Y}"


def short_day(on: date) -> str:
    """A date where its year is plain, such as "15 Apr"."""
    return f"{on.day} {on:%b}"


def role(role_id: str) -> str:
    """What people call a role."""
    return ROLES.get(role_id, role_id.replace("-", " ").capitalize())


def named(dossier: Dossier, role_id: str) -> str:
    """The name of the person in a role; empty where nobody is."""
    person = dossier.in_role(role_id)
    return person.name if person else ""


def owner(dossier: Dossier, promise: Promise) -> str:
    """Who made a promise, where that is known."""
    person = dossier.person(promise.owner_id)
    return person.name if person else promise.owner


def counted(number: int, one: str, many: str = "") -> str:
    """A number of things: "1 goal", "3 goals"."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def number(value: float) -> str:
    """A number as people write it: no needless decimals, thousands parted."""
    places = 2 if abs(value) >= 1 else 4
    return f"{value:,.{places}f}".rstrip("0").rstrip(".")


def amount(value: float, unit: str) -> str:
    """A number with its unit: "31%", "12 sites"; one of what is named as many stands alone."""
    return with_unit(number(value), unit)


def spent(minutes: int) -> str:
    """A length of time whose parts add up to its sum: "8 h 35 min", "12 h", "45 min"."""
    hours, rest = divmod(minutes, 60)
    parts = ([f"{hours:,} h"] if hours else []) + ([f"{rest} min"] if rest or not hours else [])
    return " ".join(parts)


def sentence(text: str) -> str:
    """The text with a full stop where it has no end of its own."""
    text = text.strip()
    return text if not text or text[-1] in ".?!…:" else f"{text}."


def lines_of(text: str) -> list[str]:
    """The lines of a text that say something, without bullets typed by hand."""
    lines = (line.strip().lstrip("-•*").strip() for line in text.splitlines())
    return [line for line in lines if line]
