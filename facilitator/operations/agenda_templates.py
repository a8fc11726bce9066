"""Keeping an agenda for other workshops, of any network, and beginning from one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from facilitator.domain.agenda import agenda, clock, minutes_of
from facilitator.domain.deliver_records import AgendaTemplate
from facilitator.domain.nameless import TEXTS, nameless, names_of
from facilitator.domain.records import Block, BlockCategory, Person, Workshop
from facilitator.errors import UserError
from facilitator.operations import workshops
from facilitator.operations.fields import checked_text
from facilitator.store.casebook import Casebook
from facilitator.store.keys import new_id

_KEPT = (*TEXTS, "minutes", "least", "cuttable", "category", "method")
_DAY = 24 * 60


def templates(casebook: Casebook) -> tuple[AgendaTemplate, ...]:
    """Every template in the casebook, by title."""
    return tuple(sorted(casebook.find(AgendaTemplate), key=lambda t: t.title.casefold()))


def blocks_in(template: AgendaTemplate) -> tuple[Mapping[str, Any], ...]:
    """The blocks a template holds, each as fields; those that are none are left out."""
    kept = template.blocks.get("blocks", ())
    return tuple(b for b in kept if isinstance(b, Mapping)) if isinstance(kept, Sequence) else ()


def save(casebook: Casebook, workshop_id: str, title: str, note: str = "") -> AgendaTemplate:
    """Keep the agenda of a workshop as a template, without anybody's name.

    Those who lead are left out, and where a text names them or a person of the network it says
    "the lead" or "a member". UserError without a title or with an empty agenda.
    """
    workshop = casebook.get(Workshop, workshop_id)
    blocks = workshops.agenda(casebook, workshop_id)
    if not blocks:
        raise UserError("There is no block to keep.", "Put the agenda together first.")
    names = names_of(blocks, casebook.find(Person, network_id=workshop.network_id))
    starts = minutes_of(workshop.starts)
    kept = [_kept(block, names, starts) for block in blocks]
    with casebook.step("Save template"):
        return casebook.insert(
            AgendaTemplate(
                new_id(),
                _titled(nameless(title, names)),
                checked_text(nameless(note, names)),
                {"blocks": kept},
            )
        )


def rename(casebook: Casebook, template_id: str, title: str) -> AgendaTemplate:
    """Give a template another title; UserError for none."""
    template = casebook.get(AgendaTemplate, template_id)
    with casebook.step("Rename template", merge=f"{template_id}.title"):
        return casebook.update(template, title=_titled(title))


def remove(casebook: Casebook, template_id: str) -> None:
    """Remove a template; workshops begun from it stay as they are."""
    with casebook.step("Remove template"):
        casebook.delete(casebook.get(AgendaTemplate, template_id))


def begin(
    casebook: Casebook,
    network_id: str,
    template_id: str,
    *,
    title: str = "",
    on: date | None = None,
    **front: Any,
) -> Workshop:
    """Add a workshop with the agenda of a template, in one step; it ends when its agenda does."""
    template = casebook.get(AgendaTemplate, template_id)
    with casebook.step(f"Begin from {template.title}"):
        workshop = workshops.add(casebook, network_id, title or template.title, on, **front)
        made = add_to(casebook, workshop.id, template_id)
        over = agenda(workshop.starts, "", made).finish
        if "ends" in front or not made or over >= _DAY or minutes_of(workshop.starts) is None:
            return workshop
        return casebook.update(workshop, ends=clock(over))


def add_to(
    casebook: Casebook, workshop_id: str, template_id: str, *, at: int | None = None
) -> tuple[Block, ...]:
    """Add the blocks of a template to an agenda, in one step; fixed starts move with its start."""
    template, workshop = (
        casebook.get(AgendaTemplate, template_id),
        casebook.get(Workshop, workshop_id),
    )
    starts = minutes_of(workshop.starts)
    made = [_block(kept, workshop, starts) for kept in blocks_in(template)]
    with casebook.step(f"Add {template.title}"):
        added = workshops.paste_blocks(casebook, workshop_id, made, at=at)
        return tuple(
            casebook.update(block, locked_start=source.locked_start)
            for block, source in zip(added, made, strict=True)
        )


def _kept(block: Block, names: Mapping[str, str], starts: int | None) -> dict[str, object]:
    fields: dict[str, object] = {name: getattr(block, name) for name in _KEPT}
    fields |= {name: nameless(str(fields[name]), names) for name in TEXTS}
    locked = minutes_of(block.locked_start)
    if locked is not None and starts is not None:
        fields["fixed_after"] = locked - starts
    return fields


def _block(kept: Mapping[str, Any], workshop: Workshop, starts: int | None) -> Block:
    block = Block(new_id(), workshop.network_id, workshop.id, str(kept.get("title") or "Block"))
    usual = {name: getattr(block, name) for name in _KEPT}
    given = {name: _like(kept.get(name), usual[name]) for name in _KEPT if name != "title"}
    after = kept.get("fixed_after")
    known = isinstance(after, int) and starts is not None and 0 <= starts + after < _DAY
    locked = clock(starts + after) if known else ""  # type: ignore[operator]
    return replace(block, **given, locked_start=locked)


def _like(value: object, usual: Any) -> Any:
    """The value where it is of the usual one's kind, else the usual one."""
    if isinstance(usual, BlockCategory):
        return BlockCategory(str(value)) if value in list(BlockCategory) else usual
    return value if type(value) is type(usual) else usual


def _titled(title: str) -> str:
    words = " ".join(checked_text(title).split())
    if not words:
        raise UserError("A template needs a title.", "Say what kind of day it is for.")
    return words
