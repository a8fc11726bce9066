"""What changed between two rounds, and which of it is likely to be more than chance."""

from __future__ import annotations

from typing import Any

from facilitator import content
from facilitator.documents import words
from facilitator.documents.figures_change import two_spreads
from facilitator.documents.flow import bold, heading, para
from facilitator.documents.plan_parts import picture
from facilitator.documents.tables import table
from facilitator.domain.change import Change
from facilitator.domain.dossier import Dossier
from facilitator.domain.instrument import number_of

_MOST = 8
_SPREADS = 130


def changes(dossier: Dossier) -> list[Any]:
    """The section; nothing where no two rounds asked the same."""
    compared = dossier.diagnosis.compared
    if compared is None:
        return []
    titles = [next((r.title for r in dossier.rounds if r.id == id), "") for id in compared]
    head = heading("What changed", 3)
    known = [change for change in dossier.diagnosis.changes if change.delta is not None]
    if not known:
        said = "too few people answered the same statements both times to show a change."
        return [head, para(f"Between {words.listed(titles)}, {said}")]
    real = sorted((c for c in known if c.likely_real), key=lambda c: -abs(c.delta or 0))
    return [head, para(_summary(titles, known, len(real))), *_table(real[:_MOST])]


def _summary(titles: list[str], known: list[Change], real: int) -> str:
    before, after = max(c.n_before for c in known), max(c.n_after for c in known)
    matched = max(c.matched for c in known)
    both = words.counted(matched, "person", "people") + " known to have answered both times"
    said = f"{titles[0]}, {before} answers, against {titles[1]}, {after} answers"
    said += f"; {both}. " if matched else ". "
    if not real:
        return said + "No difference is large enough to be likely real."
    shown = f"The {_MOST} largest are shown." if real > _MOST else ""
    return said + f"Of {len(known)} statements, {real} changed by more than chance would. {shown}"


def _table(real: list[Change]) -> list[Any]:
    if not real:
        return []
    labels = {s.id: s.label for s in content.instrument().statements}
    rows: list[list[Any]] = [["Likely real", "Change", "Answers", "Outlined before, filled after"]]
    for change in real:
        label = [bold(f"{number_of(change.id)}. "), labels.get(change.id, change.id)]
        answers = f"{change.n_before}, then {change.n_after}"
        rows.append([label, _delta(change), answers, _spreads(change)])
    return table(rows, [0.42, 0.1, 0.16, 0.32], align="lrll")


def _delta(change: Change) -> str:
    return f"{change.delta or 0:+.1f}".replace("-", "−")


def _spreads(change: Change) -> Any:
    if change.counts_before is None or change.counts_after is None:
        return "Too few to show"
    return picture(two_spreads(change.counts_before, change.counts_after, width=_SPREADS))
