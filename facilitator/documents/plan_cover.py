"""The cover of the development plan: whose it is, which version, who stands behind it."""

from __future__ import annotations

from datetime import date
from typing import Any

from reportlab.lib.styles import ParagraphStyle

from facilitator import content
from facilitator.documents import words
from facilitator.documents.flow import Mark, Run, marked, para, space
from facilitator.documents.page import WIDTH
from facilitator.documents.palette import PAPER
from facilitator.documents.plan_parts import picture, rule
from facilitator.documents.plan_path import last_day, path
from facilitator.documents.plan_version import version_of
from facilitator.documents.styles import styles
from facilitator.documents.tables import table
from facilitator.domain.dossier import Dossier

INVENTED = "Invented example: the network and everyone in it are made up."
_LONG_NAME = 60


def cover(dossier: Dossier, today: date) -> list[Any]:
    """The first page."""
    network = dossier.network
    return [
        space(110),
        para(Run("Development plan", "", PAPER.teal), "subtitle"),
        marked(network.name, _title_style(network.name), Mark("H", object(), level=1)),
        para(version_of(dossier).line, "subtitle"),
        *([para(INVENTED, "strong")] if network.invented else []),
        rule(PAPER.teal, 3, 10, 22),
        *_aim(dossier),
        *_details(dossier, today),
        space(26),
        picture(path(dossier, today, WIDTH)),
    ]


def _title_style(name: str) -> ParagraphStyle:
    size = 30 if len(name) <= _LONG_NAME else 22
    return ParagraphStyle("cover", styles()["h1"], fontSize=size, leading=size * 1.16, spaceAfter=8)


def _aim(dossier: Dossier) -> list[Any]:
    aim = str(dossier.network.profile.get("aim", "")).strip()
    return [para(words.sentence(aim), "lead"), space(8)] if aim else []


def _details(dossier: Dossier, today: date) -> list[Any]:
    rows = [
        ("Network leader", words.named(dossier, "leader")),
        ("Coordinator", words.named(dossier, "coordinator")),
        ("Sponsor", words.named(dossier, "sponsor")),
        ("Host", str(dossier.network.profile.get("host", "")).strip()),
        ("Type of network", _type(dossier)),
        ("The 18 months", _months(dossier)),
        ("As it stood on", words.day(today)),
    ]
    cells = [[Run(label, "", PAPER.ink_2), said or _open()] for label, said in rows]
    return table(cells, [0.26, 0.74], head=0, row_heads=1)


def _open() -> Run:
    return Run("not known yet", "", PAPER.mute)


def _months(dossier: Dossier) -> str:
    return f"{words.day(dossier.network.start)} to {words.day(last_day(dossier))}"


def type_phrase(dossier: Dossier) -> str:
    """The type a network was found to be, such as "a developmental network"; empty if open."""
    today = dossier.diagnosis.today
    named = today.classification.named if today else ()
    return ", part ".join(content.network_types().type(kind).phrase for kind in named)


def _type(dossier: Dossier) -> str:
    phrase = type_phrase(dossier)
    return phrase[:1].upper() + phrase[1:]
