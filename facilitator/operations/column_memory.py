"""Remembers what the columns of a survey were taken for, so that its next export is read alike."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress

from facilitator.store.casebook import Casebook

MOST = 30
"""Headers remembered for a form; the one longest not used is forgotten first."""


def remembered(casebook: Casebook, form_id: str) -> dict[str, tuple[str, ...]]:
    """What each column answers, "" for nothing, by the digest of a spreadsheet's headings."""
    with suppress(ValueError):
        kept = json.loads(casebook.setting(_name(form_id), "{}"))
        if isinstance(kept, Mapping):
            return {str(header): tuple(map(str, names)) for header, names in kept.items()}
    return {}


def remember(casebook: Casebook, form_id: str, header: str, targets: Sequence[str]) -> None:
    """Keep what each column of a header answers; UserError where the disk refuses."""
    kept = remembered(casebook, form_id)
    kept.pop(header, None)
    kept[header] = tuple(targets)
    newest = dict(list(kept.items())[-MOST:])
    casebook.remember(_name(form_id), json.dumps(newest))


def _name(form_id: str) -> str:
    return f"columns.{form_id}"
