"""The digital plan: nine orientations and the needs behind them."""

from __future__ import annotations

from datetime import date
from typing import Any

from facilitator.domain.digital_reading import CHECK_AFTER
from facilitator.domain.records import DigitalPlan, Need
from facilitator.domain.schedule import due
from facilitator.errors import UserError
from facilitator.operations.fields import checked_day, with_answer
from facilitator.operations.fields import set_field as set_any_field
from facilitator.store.casebook import Casebook
from facilitator.store.keys import new_id


def set_answer(casebook: Casebook, network_id: str, field_id: str, value: object) -> DigitalPlan:
    """Set one answer of the digital plan, which is begun where there is none."""
    kept = casebook.find(DigitalPlan, network_id=network_id)
    with casebook.step("Change the digital plan", merge=f"{network_id}.digital.{field_id}"):
        if not kept:
            answers = with_answer({}, field_id, value)
            return casebook.insert(DigitalPlan(new_id(), network_id, answers))
        return casebook.update(kept[0], answers=with_answer(kept[0].answers, field_id, value))


def add_need(casebook: Casebook, network_id: str, need: str, **details: Any) -> Need:
    """Write down what members need technology for; UserError without words."""
    said = _said(need)
    position = len(casebook.find(Need, network_id=network_id))
    with casebook.step("Add digital need"):
        return casebook.insert(Need(new_id(), network_id, said, position=position, **details))


def set_need_field(casebook: Casebook, need_id: str, name: str, value: object) -> Need:
    """Set one field of a need; UserError for no words or a side that is none."""
    if name == "need":
        value = _said(str(value or ""))
    return set_any_field(casebook, Need, need_id, name, value)


def checked(casebook: Casebook, need_id: str, on: date) -> Need:
    """Say that what a need's tool tells was checked on a day: the next check is in three months."""
    next_on = due(checked_day(on), CHECK_AFTER)
    with casebook.step("Check done"):
        return casebook.update(casebook.get(Need, need_id), check_on=next_on)


def reorder_needs(casebook: Casebook, need_ids: tuple[str, ...]) -> None:
    """Put needs in this order."""
    with casebook.step("Reorder digital needs"):
        for position, need_id in enumerate(need_ids):
            casebook.update(casebook.get(Need, need_id), position=position)


def remove_need(casebook: Casebook, need_id: str) -> None:
    """Remove a need; promises made for it stay, without it."""
    with casebook.step("Remove digital need"):
        casebook.delete(casebook.get(Need, need_id))


def _said(need: str) -> str:
    if not need.strip():
        raise UserError("A need needs words.", "Say what members want to be able to do.")
    return need.strip()
