"""Gives the worked example the plan as its gates froze it, taken back to what was known then."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from facilitator.domain.records import Goal, Milestone, Promise
from facilitator.operations import frozen_plans
from facilitator.operations.sample_source import Building, Entry

_OVERRIDDEN = {"goal": Goal, "milestone": Milestone}


def add(building: Building) -> None:
    """Freeze the plan of each decided gate as it stood on its day."""
    whole = building.read("versions.toml")
    for entry in whole.tables("version"):
        gate = building.casebook.get(Milestone, building.id(entry, "milestone", entry.take("gate")))
        without, agreed = entry.take("without", list, []), dict(_agreed(building, entry))
        with entry.blamed():
            _freeze(building, gate, without, agreed)
        entry.close()
    whole.close()


def _freeze(
    building: Building, gate: Milestone, without: list[str], agreed: Mapping[str, dict[str, Any]]
) -> None:
    casebook, network_id = building.casebook, building.network.id
    kept, on = frozen_plans.at(casebook, gate.id), gate.done_on
    assert kept
    assert on
    late = {p.id for p in casebook.find(Promise, network_id=network_id) if (p.made_on or on) > on}
    now = frozen_plans.as_it_stands(casebook, network_id)
    content = {
        part: [
            {**_known(entry, on.isoformat()), **agreed.get(entry["id"], {})}
            for entry in entries
            if entry["id"] not in late and entry["title"] not in without
        ]
        for part, entries in now.items()
    }
    with casebook.step(f"Freeze version {kept.number} of the plan"):
        casebook.update(kept, content=content)


def _known(entry: Mapping[str, Any], on: str) -> dict[str, Any]:
    """An entry with what happened after a day taken back."""
    day = entry.get("due") if entry.get("done") == "held" else entry.get("done")
    if not day or str(day) <= on:
        return dict(entry)
    undecided = {"decision": ""} if "decision" in entry else {}
    return {**entry, "done": "", **undecided}


def _agreed(building: Building, entry: Entry) -> Iterator[tuple[str, dict[str, Any]]]:
    for kind, record in _OVERRIDDEN.items():
        for other in entry.tables(kind):
            key = building.id(other, kind, other.take("key"))
            yield key, {name: _plain(value) for name, value in other.rest(record).items()}


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value
