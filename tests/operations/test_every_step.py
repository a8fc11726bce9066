"""Every operation is one undoable step that leaves nothing pointing at what is gone, or none."""

import re
import shutil
from contextlib import suppress
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from facilitator.domain.deliver_records import Objective, Verdict
from facilitator.domain.lanes import Reader
from facilitator.domain.records import Goal, GoalStatus, Network, Person, Response, Round
from facilitator.errors import UserError
from facilitator.operations import people, rounds, wall_charts
from facilitator.store import dossier, erasure, traces
from facilitator.store.casebook import Casebook
from facilitator.store.rows import KINDS, columns
from tests.acting import Hand, Nothing, every_operation
from tests.builders import TODAY, contents, redone_to_the_end, undone_to_the_start

ACTS = every_operation()
UNDO, REDO = "undo", "redo"
_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_IMAGES = "SELECT before, after FROM change"

act = st.tuples(st.sampled_from([*ACTS, UNDO, REDO]), st.integers(0, 10**6))


@pytest.fixture(scope="session")
def begun(worked_example, tmp_path_factory) -> Path:
    """The worked example with few people and sheets and nothing to undo, closed."""
    folder = worked_example(tmp_path_factory.mktemp("begun") / "casebook")
    with Casebook.open(folder) as casebook:
        pared_down(casebook)
    return folder


def pared_down(casebook: Casebook) -> None:
    """Few enough records that each can be looked at often, and some of every kind."""
    for network in casebook.find(Network):
        for person in casebook.find(Person, network_id=network.id)[6:]:
            people.remove(casebook, person.id)
    for sheet in casebook.find(Response)[8:]:
        rounds.remove_response(casebook, sheet.id)
    with casebook.step("Open"):
        for held in casebook.find(Round):
            casebook.update(held, open_session=True)
            wall_charts.mark(casebook, held.id, "s01", 1, 4)
        for objective in casebook.find(Objective):
            casebook.update(objective, verdict=Verdict.KEEP, goal_id=None)
    casebook.connection.execute("DELETE FROM step")


@settings(
    max_examples=settings.default.max_examples // 2,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),  # no shrinking: each act has its seed
    suppress_health_check=list(HealthCheck),
)
@given(st.lists(act, min_size=4, max_size=16))
def test_every_operation_is_one_whole_step(begun, tmp_path_factory, sequence):
    folder = tmp_path_factory.mktemp("acting") / "casebook"
    with Casebook.open(Path(shutil.copytree(begun, folder))) as casebook:
        watch = Watch(casebook)
        for name, seed in sequence:
            watch.do(name, seed)
        watch.end()
        watch.erase(sequence[0][1])
    shutil.rmtree(folder.parent)


class Watch:
    """Holds the casebook against what it was after each step."""

    def __init__(self, casebook: Casebook) -> None:
        self.casebook = casebook
        self.states = [contents(casebook)]
        self.at = 0

    def do(self, name: str, seed: int) -> None:
        """Do one thing, and see that it was one step, or none."""
        if name in (UNDO, REDO):
            self._replay(name)
            return
        before = self._steps()
        try:
            Hand(self.casebook, Random(seed)).do(name, ACTS[name])
        except Nothing:
            return
        except UserError as error:
            said = error.message
        else:
            said = ""
        assert _is_one_sentence(said), f"{name}: {said}"
        assert not said or self._steps() == before, f"{name} left a step though it refused"
        self._see(name, before)

    def _see(self, name, before) -> None:
        is_, was = contents(self.casebook), self.states[self.at]
        if is_ == was:
            assert self._steps() == before, f"{name} made an empty step"
            return
        self._step_taken(name, before, is_)
        self._no_dangling(name, is_)
        if self.at:
            self.casebook.undo()
            assert contents(self.casebook) == self.states[self.at - 1], f"{name} undone"
            self.casebook.redo()
            assert contents(self.casebook) == is_, f"{name} redone"

    def _step_taken(self, name, before, is_) -> None:
        done = sum(1 for _, undone, _ in self._steps() if not undone)
        assert self.casebook.redo_label() is None, f"{name} left a redo that is out of date"
        grew = done - sum(1 for _, undone, _ in before if not undone)
        assert grew in (-1, 0, 1), f"{name} made {grew} steps"
        self.at += grew
        if grew == -1:
            assert is_ == self.states[self.at], f"{name} lost a step"
        self.states[self.at :] = [is_]

    def _replay(self, way) -> None:
        self.at += {UNDO: -1, REDO: 1}[way] * bool(getattr(self.casebook, way)())
        assert contents(self.casebook) == self.states[self.at]

    def end(self) -> None:
        """Everything undone is the beginning, everything redone the end, and all of it reads."""
        redone_to_the_end(self.casebook)
        assert contents(self.casebook) == self.states[-1]
        active = [g.network_id for g in self.casebook.find(Goal, status=GoalStatus.ACTIVE)]
        assert all(active.count(network) <= 3 for network in active)
        for network in self.casebook.find(Network):
            dossier.read(self.casebook, network.id, Reader.FACILITATOR, diagnosed=False)
        assert undone_to_the_start(self.casebook) == len(self.states) - 1
        assert contents(self.casebook) == self.states[0]
        redone_to_the_end(self.casebook)
        assert contents(self.casebook) == self.states[-1]
        assert self.casebook.check()["ok"]

    def erase(self, seed: int) -> None:
        """Erase somebody, do more, and see that neither rows nor undo point at what is gone."""
        who = Random(seed)
        for person in self.casebook.find(Person)[seed % 6 :][:1]:
            gone = traces.find(self.casebook.connection, person.id)
            erasure.erase(self.casebook, person.id, TODAY, clears=who.random() < 0.5)
            with suppress(Nothing, UserError):
                name = who.choice(list(ACTS))
                Hand(self.casebook, who).do(name, ACTS[name])
            self._is_whole_without(gone)

    def _is_whole_without(self, gone) -> None:
        last = contents(self.casebook)
        self._no_dangling("after an erasure", last)
        undone_to_the_start(self.casebook)
        self._no_dangling("undone after an erasure", contents(self.casebook))
        assert self.casebook.check()["ok"]
        redone_to_the_end(self.casebook)
        assert contents(self.casebook) == last
        kept = repr(self.casebook.connection.execute(_IMAGES).fetchall())
        assert not [kind for kind, ids in gone.ids.items() if any(id in kept for id in ids)]

    def _steps(self) -> list[tuple[int, int, int]]:
        """Each step: its number, whether it is undone, and how many changes it holds."""
        return self.casebook.connection.execute(
            "SELECT id, undone, (SELECT count(*) FROM change WHERE step = step.id) FROM step"
        ).fetchall()

    def _no_dangling(self, name, is_) -> None:
        there = {str(row[0]): table for table, found in is_.items() for row in found}
        for table, found in is_.items():
            names = [column.strip('"') for column in columns(KINDS[table]).split(", ")]
            for row in found:
                self._refers(f"{name}: {table}", dict(zip(names, row, strict=True)), there)

    def _refers(self, told, row, there) -> None:
        for column, value in row.items():
            if isinstance(value, str) and column != "content":  # a frozen plan keeps its copies
                for id in _ID.findall(value):
                    assert id in there, f"{told}.{column} points at what is gone"


def _is_one_sentence(message: str) -> bool:
    return not message or (message.endswith(".") and ". " not in re.sub(r"“[^”]*”", "", message))
