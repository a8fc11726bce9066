"""The diagnostic as a value: its dimensions and the statements people answer."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from facilitator.domain.saying import listed


def number_of(id: str) -> str:
    """A statement's number as people say it: "1" for s01."""
    return id.lstrip("s0") or id


def statement_words(ids: Sequence[str]) -> str:
    """Statements as people say them: "statement 7", "statements 1, 2 and 3"."""
    return f"statement{'' if len(ids) == 1 else 's'} {listed([number_of(id) for id in ids])}"


@dataclass(frozen=True)
class Statement:
    """One sentence to agree or disagree with, and what would count as evidence for it."""

    id: str
    label: str
    evidence: str = ""
    rapid: bool = False


@dataclass(frozen=True)
class Dimension:
    """One side of network life, described by a few statements."""

    id: str
    title: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True)
class Instrument:
    """The dimensions asked in a round, in the order they are printed."""

    dimensions: tuple[Dimension, ...]

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """Every statement, in order."""
        return tuple(s for dimension in self.dimensions for s in dimension.statements)

    @cached_property
    def _by_id(self) -> dict[str, Statement]:
        return {statement.id: statement for statement in self.statements}

    def statement(self, id: str) -> Statement:
        """The statement of that id; KeyError if it is not asked."""
        return self._by_id[id]

    @cached_property
    def rapid(self) -> "Instrument":
        """The same instrument with only the starred statements (the Rapid 12)."""
        reduced = (
            replace(dimension, statements=tuple(s for s in dimension.statements if s.rapid))
            for dimension in self.dimensions
        )
        return Instrument(tuple(dimension for dimension in reduced if dimension.statements))
