"""Calls any operation there is with plausible or odd arguments, as a hand that may slip chooses."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from datetime import date, timedelta
from random import Random
from typing import Any

from facilitator import content, operations
from facilitator.domain import clashes, deliver_records, kinds, review_records
from facilitator.domain import records as kept
from facilitator.domain.lanes import Lane
from facilitator.domain.live_log import log_of
from facilitator.domain.live_plan import plan as run_of
from facilitator.domain.live_run import advance, start
from facilitator.domain.quick_block import QuickBlock
from facilitator.domain.returns import Way
from facilitator.domain.scale import Role
from facilitator.operations import networks, plan, quiet_periods, workshops
from facilitator.operations.promises import MADE_IN
from facilitator.store.casebook import Casebook
from facilitator.store.rows import KINDS, columns

LOOKS = (
    "agenda_templates.templates", "agendas.plan", "batches.codes", "batches.last_given",
    "batches.of_round", "batches.outlook", "batches.sent", "coaching.left_out_of_hours",
    "coaching.log_of_all", "drivers.lines", "editions.form_of", "frozen_plans.as_it_stands",
    "frozen_plans.at", "frozen_plans.compare", "frozen_plans.every", "goal_ideas.offered",
    "live_runs.unfinished", "networks.by_name", "networks.every", "plan.cautions_on",
    "plan.offered", "promises.named", "quiet_periods.of", "review_notes.levels",
    "review_notes.suggested", "review_notes.untaken", "rights.copy_of", "rights.due",
    "rights.everybody", "rights.removed_people", "rights.review", "rights.undated",
    "rounds.last_number", "takes.round_kept", "wall_charts.groups", "wall_charts.reading",
    "workshops.agenda", "workshops.earlier_minutes",
)  # fmt: skip
"""Operations that write nothing."""

PARTS = (
    "editions.keep", "frozen_plans.freeze", "frozen_plans.let_go", "frozen_plans.thaw",
    "live_runs.forget", "promises.remove_of_coaching", "receipts.give", "workshops.let_go",
    "workshops.renumber",
)  # fmt: skip
"""Parts of operations, which make no step of their own."""

APART = (
    "column_memory.remember", "column_memory.remembered", "fields.set_answer",
    "fields.set_field", "intake.take_in", "intake.take_in_files", "rights.erase_person",
    "sample.build",
)  # fmt: skip
"""Settings, what others call with a field of their own, and what is no undoable step."""

Operation = Callable[..., object]


def every_operation() -> dict[str, Operation]:
    """Each operation that is one step, by module and name; new ones come by themselves."""
    found = dict(_public())
    for name in (*LOOKS, *PARTS, *APART):
        del found[name]
    return {name: act for name, act in found.items() if not name.startswith("named.")}


def _public() -> Iterator[tuple[str, Operation]]:
    for module in pkgutil.iter_modules(operations.__path__):
        loaded = importlib.import_module(f"{operations.__name__}.{module.name}")
        for name, act in inspect.getmembers(loaded, inspect.isfunction):
            first = next(iter(inspect.signature(act).parameters), "")
            if act.__module__ == loaded.__name__ and name[0] != "_" and first == "casebook":
                yield f"{module.name}.{name}", act


class Nothing(Exception):  # noqa: N818
    """There is no record to do this to."""


TEXTS = (
    "A quiet room", "A quiet room", "Gwenllian Llanfairpwllgwyngyllgogerych-Wojciechowska",
    "", "  ", "nul \0 and lone \ud800", "=1+1", "line\nline", "x" * 1_000_001,
)  # fmt: skip
DAYS = (*(date(2026, 5, 4) + timedelta(days=40 * n) for n in range(12)), date.min, date.max)
NUMBERS = (0, 1, 2, 3, 4, 5, 12, 55, 90, 101, -1, 601, 10**9)
SLIPS = ("", None, "twelve", "-3", "7", "12", "1e400", "2026-02-30", "2026-06-01", "0001-01-01")
_KIND_OF = {
    "item": "harvest_item", "period": "quiet_period", "note": "review_note", "sheet": "type_sheet",
    "carrier": "milestone", "owner": "person", "template": "agenda_template", "after": "driver",
}  # fmt: skip
_WORDS: dict[str, Any] = {
    "BlockCategory": kinds.BlockCategory, "Decision": kinds.Decision, "Lane": Lane,
    "DriverKind": deliver_records.DriverKind, "GoalStatus": kinds.GoalStatus, "Side": kinds.Side,
    "Gift": deliver_records.Gift, "Verdict": deliver_records.Verdict, "RoundKind": kinds.RoundKind,
    "Reply": deliver_records.Reply, "Heard": review_records.Heard,
}  # fmt: skip
_SPOKEN = {
    "role": (*Role, "boss"), "way": (*Way, "pigeon"), "when": (*clashes.When, "soon"),
    "gift": (*deliver_records.Gift, "present"), "reply": (*deliver_records.Reply, "", "perhaps"),
    "nation": (*networks.NATIONS, "atlantis"), "starts": ("09:30", "930", "25:00", "noon", "23:55"),
    "statement": ("s01", "s02", "s36", "s99"), "question": ("q1", "q9", "q99"),
}  # fmt: skip


@dataclass
class Hand:
    """Chooses the arguments of one operation; records are all of one network, as on screen."""

    casebook: Casebook
    chance: Random
    network_id: str = ""

    def do(self, name: str, operation: Operation) -> object:
        """Call it; Nothing where there is no record of a kind it needs."""
        every = self.casebook.find(kept.Network)
        if not every:
            raise Nothing
        self.network_id = self.chance.choice(every).id
        given: dict[str, object] = {}
        for parameter in list(inspect.signature(operation).parameters.values())[1:]:
            optional = parameter.default is not parameter.empty
            if optional and self.chance.random() < 0.4:
                continue
            value = self.value(name, parameter.name, str(parameter.annotation), given)
            if parameter.kind is parameter.VAR_KEYWORD:
                given |= value
            else:
                given[parameter.name] = value
        return operation(self.casebook, **given)

    def value(self, operation: str, name: str, declared: str, given: dict[str, Any]) -> Any:
        """A value for a parameter, as its name and its declaration have it."""
        if "None" in declared and self.chance.random() < 0.2:
            return None
        if name == "name" and operation in _FIELD_OF:
            return self.field_of(_FIELD_OF[operation])
        if special := getattr(self, f"_{operation.replace('.', '_')}_{name}", None):
            return special(given)
        if special := getattr(self, f"_{name}", None):
            return special(given)
        if name.endswith("_id"):
            return self.one(_KIND_OF.get(name[:-3], name[:-3]), given).id
        if name.endswith("_ids"):
            return tuple(dict.fromkeys(self.several(name[:-4], given)))
        if words := _WORDS.get(declared.removesuffix(" | None").removesuffix(" | str")):
            return self.chance.choice(list(words))
        if name in _SPOKEN and declared.startswith("str"):
            return self.chance.choice(_SPOKEN[name])
        return self._plain(declared.removesuffix(" | None"))

    def _plain(self, declared: str) -> Any:
        match declared:
            case "str":
                return self.text()
            case "date":
                return self.chance.choice(DAYS)
            case "int" | "float":
                return self.chance.choice(NUMBERS)
            case "bool":
                return self.chance.random() < 0.5
            case "object":
                return self.chance.choice((*SLIPS, *TEXTS[:3], 3))
        raise TypeError(f"no hand knows how to choose {declared}")

    def text(self) -> str:
        """Words, most of them plausible."""
        return self.chance.choice(TEXTS if self.chance.random() < 0.5 else TEXTS[:3])

    def one(self, table: str, given: dict[str, Any]) -> Any:
        """A record of a kind: of the network, and of the workshop where one is chosen."""
        where = {"network_id": self.network_id} if '"network_id"' in columns(KINDS[table]) else {}
        if table == "network":
            where = {"id": self.network_id}
        if table == "block" and "workshop_id" in given:
            where["workshop_id"] = given["workshop_id"]
        if table == "block" and "item_id" in given:
            item = self.casebook.get(deliver_records.HarvestItem, given["item_id"])
            where["workshop_id"] = item.workshop_id
        found = self.casebook.find(KINDS[table], **where)
        if not found:
            raise Nothing
        return self.chance.choice(found)

    def several(self, table: str, given: dict[str, Any]) -> list[str]:
        """Ids of a few records of a kind; blocks are of one workshop."""
        if table == "block":
            given = {"workshop_id": self.one("block", {}).workshop_id}
        return [self.one(table, given).id for _ in range(self.chance.randrange(1, 4))]

    # What a name alone does not say

    def _name(self, given: dict[str, Any]) -> str:
        return self.chance.choice((self.text(), self.one("person", {}).name))

    _who = _owner = _name

    def field_of(self, kind: type) -> str:
        """A field of a record that a form on screen may set."""
        plain = ("str", "bool", "int", "float", "Day", *_WORDS)
        names = [
            f.name
            for f in fields(kind)
            if str(f.type).removesuffix(" | None") in plain
            and not f.name.endswith("_id")
            and f.name not in ("id", "position", "key", "hangs_on", "month", "number", "made_in")
        ]
        return self.chance.choice(names)

    def _value(self, given: dict[str, Any]) -> object:
        days = () if "field_id" in given else DAYS
        return self.chance.choice((*SLIPS, *TEXTS, *days, True, *(Lane), "active", "outside"))

    def _low(self, given: dict[str, Any]) -> int:
        return self.chance.choice((1, 2, 6))

    def _high(self, given: dict[str, Any]) -> int:
        return self.chance.choice((2, 4, 5))

    def _level(self, given: dict[str, Any]) -> int:
        return self.chance.choice((0, 1, 3, 4))

    def _at(self, given: dict[str, Any]) -> int:
        return self.chance.choice((0, 1, 3, 99))

    _to = _at

    def _plan_move_milestone_to(self, given: dict[str, Any]) -> date:
        return self.chance.choice(DAYS)

    def _parking(self, given: dict[str, Any]) -> str:
        active = self.casebook.find(
            kept.Goal, network_id=self.network_id, status=kinds.GoalStatus.ACTIVE
        )
        return self.chance.choice(active).id if active and self.chance.random() < 0.8 else ""

    def _after_id(self, given: dict[str, Any]) -> str:
        found = self.casebook.find(deliver_records.Driver, goal_id=given["goal_id"])
        return self.chance.choice(found).id if found else ""

    def _percent(self, given: dict[str, Any]) -> object:
        return self.chance.choice((0, 40, "100", 101, "", None))

    def _group(self, given: dict[str, Any]) -> str:
        return self.chance.choice(("", "", "north", " "))

    def _by(self, given: dict[str, Any]) -> int:
        return self.chance.choice((-1, 1))

    def _field_id(self, given: dict[str, Any]) -> str:
        return self.chance.choice(("purpose", "paid", "aims", "hours"))

    def _form_id(self, given: dict[str, Any]) -> str:
        return self.chance.choice((workshops.FEEDBACK, kept.FOLLOW_UP))

    def _idea_id(self, given: dict[str, Any]) -> str:
        return self.chance.choice(content.goal_ideas()).id

    def _method_id(self, given: dict[str, Any]) -> str:
        return self.chance.choice(content.workshop_methods()).id

    def _type_id(self, given: dict[str, Any]) -> str:
        return self.chance.choice(("forum", "collaborative", "practice", "advocacy"))

    def _key(self, given: dict[str, Any]) -> str:
        found = plan.offered(self.casebook, self.network_id)
        if not found:
            raise Nothing
        return self.chance.choice(found).key

    def _made_in(self, given: dict[str, Any]) -> tuple[str, str]:
        kind = self.chance.choice(list(MADE_IN))
        return kind, self.one(kind, {}).id

    def _source(self, given: dict[str, Any]) -> Any:
        return self.text()

    def _thread_tie_source(self, given: dict[str, Any]) -> tuple[str, str]:
        return "finding", self.one("finding", {}).id

    def _target(self, given: dict[str, Any]) -> tuple[str, str]:
        return "goal", self.one("goal", {}).id

    def _titles(self, given: dict[str, Any]) -> list[str]:
        return [self.text() for _ in range(self.chance.randrange(4))]

    def _lines(self, given: dict[str, Any]) -> list[QuickBlock]:
        return [
            QuickBlock(self.text()[:200], 15) for _ in range(self.chance.choice((0, 1, 3, 101)))
        ]

    def _blocks(self, given: dict[str, Any]) -> list[Any]:
        found = self.casebook.find(kept.Block)
        return self.chance.sample(found, min(len(found), self.chance.randrange(1, 4)))

    def _blocks_move_into_workshop_id(self, given: dict[str, Any]) -> str:
        return self.chance.choice(self.casebook.find(kept.Workshop)).id

    def _block(self, given: dict[str, Any]) -> Any:
        """A packaged quiet time, where that is asked; else what a new block may hold."""
        if "network_id" not in given:
            return self.chance.choice(({}, {"minutes": 45}, {"group": "groups of 3"}))
        return self.chance.choice(quiet_periods.of(self.casebook, self.network_id))

    def _front(self, given: dict[str, Any]) -> dict[str, Any]:
        return self.chance.choice(({}, {"starts": "13:00", "ends": "16:00"}, {"question": "Why?"}))

    def _sheet(self, given: dict[str, Any]) -> Any:
        return {} if "title" in given else self.chance.choice(("", "7", "A-3"))

    def _details(self, given: dict[str, Any]) -> dict[str, Any]:
        return self.chance.choice(({}, {"owner": "Ada"}))

    def _session(self, given: dict[str, Any]) -> dict[str, Any]:
        return self.chance.choice(({}, {"confidence_start": 11}, {"minutes": 60, "focus": "Rest"}))

    def _statements(self, given: dict[str, Any]) -> tuple[str, ...]:
        return tuple(self.chance.sample(("s01", "s02", "s36"), self.chance.randrange(3)))

    def _also(self, given: dict[str, Any]) -> list[str]:
        return self.several("excerpt", {})

    def _review_notes_code_statements(self, given: dict[str, Any]) -> tuple[str, ...]:
        return self.chance.choice((("s01",), ("s01", "s99"), ()))

    def _answers(self, given: dict[str, Any]) -> dict[str, object]:
        if "round_id" in given or "response_id" in given:
            return self.chance.choice(({"s01": 4, "s02": "?"}, {"s01": 6}, {"s99": 1}, {}))
        if "when" in given:
            return dict(self.one("type_sheet", {}).answers)
        return self.chance.choice((dict(self.one("feedback", {}).answers), {"offer": "A room"}, {}))

    def _answer(self, given: dict[str, Any]) -> object:
        if "question" in given:
            return self.one("type_sheet", {}).answers.get(given["question"], {"choice": "z"})
        return self.chance.choice((1, 5, 6, "?", None))

    def _came_by(self, given: dict[str, Any]) -> str:
        return "typed"

    def _receipt_id(self, given: dict[str, Any]) -> None:
        return None

    def _form_edition(self, given: dict[str, Any]) -> str:
        return ""

    def _run(self, given: dict[str, Any]) -> Any:
        return self.one("live_run", {})

    def _log(self, given: dict[str, Any]) -> dict[str, object]:
        workshop_id = given.get("workshop_id") or given["run"].workshop_id
        found = self.casebook.find(kept.Workshop, id=workshop_id)
        if not found:
            return {}
        run = start(run_of(found[0], workshops.agenda(self.casebook, workshop_id)), 34_200.0)
        for n in range(self.chance.randrange(3)):
            run = advance(run, 34_300.0 + 60 * n)
        return log_of(run, 34_600.0)

    def _minutes(self, given: dict[str, Any]) -> Any:
        if "run" not in given:
            return self.chance.choice((20, 45, 90, 180, 9_000))
        run = given["run"]
        return {b.id: 9 for b in self.casebook.find(kept.Block, workshop_id=run.workshop_id)}


_FIELD_OF = {
    "blocks.set_field": kept.Block,
    "channels.set_field": deliver_records.Channel,
    "coaching.set_field": kept.Session,
    "digital.set_need_field": kept.Need,
    "findings.set_field": kept.Finding,
    "goals.set_field": kept.Goal,
    "goals.set_reading": kept.Reading,
    "objectives.set_field": deliver_records.Objective,
    "people.set_field": kept.Person,
    "plan.set_field": kept.Milestone,
    "promises.set_field": kept.Promise,
    "quiet_periods.set_field": deliver_records.QuietPeriod,
    "review_notes.set_field": review_records.ReviewNote,
    "review_notes.set_excerpt": review_records.Excerpt,
    "stories.set_field": kept.Story,
    "workshops.set_block_field": kept.Block,
    "workshops.set_field": kept.Workshop,
}
