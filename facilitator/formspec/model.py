"""What a form is: the values that screen, paper, checks and stored answers all derive from.

What one answer looks like, by kind of field:

- text, paragraph, signature: a string; a signature is the name as signed
- number: an int or a float; date: an ISO string such as "2026-03-09"
- choice: an option's id; when the field is `weighed`, {"choice": id, "evidence": id}
- choices: a list of option ids, in the form's order
- scale: 1 to 5, "?" (can't say) or "-" (not relevant)
- grid: {row: {column: n}}, n counting the field's `levels` from 0; gaps are left out
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property

from facilitator.domain.lanes import Lane

CANT_SAY = "?"
NOT_RELEVANT = "-"
POINTS = (1, 2, 3, 4, 5)
WORDS = {
    "reads": "Who reads this:",
    "sheet": "Sheet number",
    "date": "Date",
    "role": "Your role",
    "about": "This sheet is about",
    "circle": "Circle one on each line.",
    "choose": "Choose one on each line.",
    "day": "such as 31/12/2026",
    "sign": "Your name, to sign",
    "star": "A star marks the Rapid 12.",
    "tick": "Tick all that fit.",
    "evidence": "How well do you know?",
    "signature": "Signature",
    "version": "Form version",
}
"""What paper says around the questions, in English; a form in another language has its own."""


class Kind(StrEnum):
    """How a field is answered. Closed: each consumer matches all of them."""

    TEXT = "text"
    PARAGRAPH = "paragraph"
    NUMBER = "number"
    DATE = "date"
    CHOICE = "choice"
    CHOICES = "choices"
    SCALE = "scale"
    GRID = "grid"
    SIGNATURE = "signature"


@dataclass(frozen=True)
class Option:
    """One thing that can be chosen; `phrase` explains it where the label is short."""

    id: str
    label: str
    phrase: str = ""


@dataclass(frozen=True)
class Scale:
    """The words for 1 to 5, for "?" and for "-"."""

    labels: tuple[str, ...]
    cant_say: str
    not_relevant: str

    @property
    def words(self) -> tuple[str, ...]:
        """All seven, in the order of the answers."""
        return (*self.labels, self.cant_say, self.not_relevant)


@dataclass(frozen=True)
class Field:
    """One question of a form.

    `number` counts statements (scale) and questions (weighed choice) through the whole form
    and is 0 for other fields; it stays the same in the reduced form. `evidence` says what
    would show a statement to be so. `lines` is the room on paper. `clock` marks a text that
    is a time of day, HH:MM. `whole` marks a number that is counted. `paper_only` fields are
    records of their own on screen.
    """

    id: str
    kind: Kind
    label: str
    help: str = ""
    required: bool = False
    options: tuple[Option, ...] = ()
    rows: tuple[Option, ...] = ()
    columns: tuple[Option, ...] = ()
    levels: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None
    whole: bool = False
    unit: str = ""
    clock: bool = False
    weighed: bool = False
    lines: int = 1
    evidence: str = ""
    rapid: bool = False
    lane: Lane | None = None
    paper_only: bool = False
    number: int = 0

    def option(self, option_id: str) -> Option:
        """The option with this id. Raises KeyError."""
        return {option.id: option for option in self.options}[option_id]


@dataclass(frozen=True)
class Section:
    """A titled group of fields; the diagnostic's sections are its dimensions."""

    id: str
    title: str
    fields: tuple[Field, ...]
    intro: str = ""


@dataclass(frozen=True)
class Form:
    """One thing people fill in.

    `audience` says who fills it in, `privacy` who will read it, `lane` who may. `roles` and
    `whens` are what a sheet must say of its respondent and its time, if there are any;
    `evidence` is how well a weighed answer may be known. `language` is a BCP 47 tag;
    `edition` tells a facilitator's own version from the program's, which has none; `words`
    translates those of WORDS.
    """

    id: str
    version: int
    title: str
    intro: str
    privacy: str
    audience: str
    lane: Lane
    sections: tuple[Section, ...]
    roles: tuple[Option, ...] = ()
    whens: tuple[Option, ...] = ()
    evidence: tuple[Option, ...] = ()
    scale: Scale | None = None
    rapid_title: str = ""
    language: str = "en-GB"
    edition: str = ""
    words: Mapping[str, str] = field(default_factory=dict)

    def word(self, key: str) -> str:
        """What paper says at this key of WORDS, in the form's language."""
        return self.words.get(key, WORDS[key])

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """Every field, in the order asked."""
        return tuple(field for section in self.sections for field in section.fields)

    @cached_property
    def by_id(self) -> dict[str, Field]:
        """Every field by its id."""
        return {field.id: field for field in self.fields}

    def field(self, field_id: str) -> Field:
        """The field with this id. Raises KeyError."""
        return self.by_id[field_id]

    def rapid(self) -> Form:
        """The reduced form: only the starred fields, numbered as in the whole form."""
        reduced = self._keep(lambda field: field.rapid)
        return replace(reduced, title=self.rapid_title or self.title)

    def on_paper(self) -> Form:
        """The form without what is for the facilitator's eyes only."""
        return self._keep(lambda field: field.lane is not Lane.PRIVATE)

    def on_screen(self) -> Form:
        """The form without what the screen keeps as records of their own."""
        return self._keep(lambda field: not field.paper_only)

    def _keep(self, wanted: Callable[[Field], bool]) -> Form:
        kept = (
            replace(section, fields=tuple(filter(wanted, section.fields)))
            for section in self.sections
        )
        return replace(self, sections=tuple(section for section in kept if section.fields))
