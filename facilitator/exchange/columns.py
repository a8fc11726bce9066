"""Finds out which column of somebody else's spreadsheet answers which part of a form.

A column is taken where its heading is the part's id, its number or its words, or words that
are nearly the same. Where two parts or two columns are meant alike, neither is taken.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import StrEnum
from hashlib import sha256

from facilitator.exchange import layout
from facilitator.exchange.cells import plain
from facilitator.formspec.answer import shown
from facilitator.formspec.model import Field, Form, Kind

NEAR = 0.86
"""How alike two headings must be, as difflib measures it, to be taken for the same."""
MARGIN = 0.06
"""How much more alike than any other; less, and it is not clear which is meant."""


class How(StrEnum):
    """Why a column is taken, or why it is left out."""

    CHOSEN = "chosen"
    EXACT = "exact"
    WORDS = "words"
    NUMBER = "number"
    NEAR = "near"
    PERSONAL = "personal"
    SURVEY = "survey"
    UNCLEAR = "unclear"
    UNKNOWN = "unknown"


WHY = {
    How.CHOSEN: "as chosen before",
    How.EXACT: "by its name",
    How.WORDS: "by its words",
    How.NUMBER: "by its number",
    How.NEAR: "by words nearly the same",
    How.PERSONAL: "names and addresses are never taken",
    How.SURVEY: "the survey program's own",
    How.UNCLEAR: "more than one could be meant",
    How.UNKNOWN: "nothing in the form is called that",
}


@dataclass(frozen=True)
class Column:
    """A column, counted from 1, with its heading; `target` is what it answers, or ""."""

    place: int
    heading: str
    target: str
    how: How


@dataclass(frozen=True)
class ColumnMatch:
    """How a spreadsheet's columns were understood; `header` is a digest of its headings.

    `missing` are the form's columns that the spreadsheet should have and has not.
    """

    header: str
    columns: tuple[Column, ...]
    missing: tuple[str, ...] = ()

    @property
    def taken(self) -> tuple[Column, ...]:
        """The columns that answer something."""
        return tuple(column for column in self.columns if column.target)

    @property
    def left_out(self) -> tuple[Column, ...]:
        """The columns that nothing is taken from."""
        return tuple(column for column in self.columns if not column.target)

    @property
    def targets(self) -> tuple[str, ...]:
        """What each column answers, in order: what is remembered of a header."""
        return tuple(column.target for column in self.columns)


@dataclass(frozen=True)
class Target:
    """Something a column can answer: its name, its number if it has one, and its words."""

    name: str
    words: tuple[str, ...]
    number: int = 0


_ABOUT = {
    "role": (
        "your role", "your role in the network", "what is your role",
        "what is your role in the network", "which role do you have", "i am", "i am a", "you are",
    ),
    "when": ("which time", "today or wanted", "what time is this about", "is this about"),
    "sheet": (
        "sheet number", "sheet code", "code on your sheet", "number on your sheet", "your code",
    ),
}  # fmt: skip
_PERSONAL = re.compile(
    r"(what is )?((your|full|first|last|family|given|middle|respondents?) )*names?\d*"
    r"|surname|forenames?|user ?name|.*\be ?mail\b.*|.*\b(telephone|phone|mobile)\b.*"
    r"|(home |your )?(address|postcode)|ip ?addr(ess)?|token|participant( id)?|nhs number"
    r"|date of birth|your age|external reference"
)
_WHEN_SENT = re.compile(
    r"timestamp|time stamp|start time|completion time|submit ?date|date submitted|start ?date"
    r"|date started|date ?stamp|date last action|submission date|last modified time"
)
_ROW_ID = re.compile(r"id|response id|submission id|respondent id")
_SURVEY = re.compile(
    r"last ?page|start ?language|seed|ref ?url|referrer url|interview ?time|total time|score"
    r"|total points|quiz feedback|(points|feedback) .*|group ?time.*|question ?time.*|\w+time"
)
_BRACKET = re.compile(r"^(?P<before>[^\[]*)\[(?P<inner>[^\[\]]+)\][.:]?\s*(?P<after>.*)$", re.S)
_LEAD = re.compile(
    r"^\s*(?:[a-z]{0,9}\s?\d{1,3}|[a-z]\w{0,14})\s*[.):–-]+\s+(?P<rest>\S.*)$", re.I | re.S
)
_NUMBER = re.compile(
    r"(?:q|s|sq|statement|question|item|no|nr|number)? ?0*(?P<number>[1-9]\d{0,2})"
)


def targets(form: Form) -> tuple[Target, ...]:
    """Everything of a form that a column can answer."""
    about = (Target(name, (name, *_ABOUT[name])) for name in layout.about(form))
    return (*about, *(target for field in form.fields for target in _targets_of(field)))


def digest(headings: Sequence[str]) -> str:
    """What a header is known again by."""
    return sha256("\x1f".join(map(plain, headings)).encode()).hexdigest()[:32]


def is_row_mark(heading: str) -> bool:
    """Whether a column tells one respondent's row from another's: an id or a moment."""
    words = plain(heading)
    return bool(_ROW_ID.fullmatch(words) or _WHEN_SENT.fullmatch(words))


def is_survey(heading: str) -> bool:
    """Whether only a survey program, or somebody's name, would head a column so."""
    words = plain(heading)
    found = (pattern.fullmatch(words) for pattern in (_ROW_ID, _WHEN_SENT, _SURVEY, _PERSONAL))
    return any(found)


def match(headings: Sequence[str], form: Form, chosen: Sequence[str] = ()) -> ColumnMatch:
    """Which column answers what; `chosen` has a name or "" for each, and decides where it fits.

    It does not where the form has no such name any more.
    """
    known = targets(form)
    names = {"", *(target.name for target in known)}
    if len(chosen) == len(headings) and names.issuperset(chosen):
        found = [(name, How.CHOSEN) for name in chosen]
    else:
        found = list(map(_Finder(known).find, headings))
    columns = [
        Column(place, shown(heading), *means)
        for place, (heading, means) in enumerate(zip(headings, found, strict=True), 1)
    ]
    return ColumnMatch(digest(headings), tuple(_each_once(columns)))


def _targets_of(field: Field) -> Iterator[Target]:
    label, number = plain(field.label), field.number
    yield Target(field.id, tuple({label, f"{label} {plain(field.evidence)}".strip()}), number)
    if field.weighed:
        yield Target(f"{field.id}.evidence", (f"{label} evidence", f"evidence {label}"))
    if field.kind is Kind.CHOICES:
        for option in field.options:
            yield Target(f"{field.id}.{option.id}", (f"{label} {plain(option.label)}",))
    if field.kind is Kind.GRID:
        for row in field.rows:
            for column in field.columns:
                cell = f"{plain(row.label)} {plain(column.label)}"
                yield Target(f"{field.id}.{row.id}.{column.id}", (cell, f"{label} {cell}"))


class _Finder:
    """Looks headings up among targets."""

    def __init__(self, known: Sequence[Target]) -> None:
        self._names = {target.name for target in known}
        self._numbers = {target.number: target.name for target in known if target.number}
        self._words = {words: target.name for target in known for words in target.words}

    def find(self, heading: str) -> tuple[str, How]:
        """The name of what this heading means, or "", and why."""
        read = _read(heading)
        if exact := next((name for name in read.names if name in self._names), ""):
            return exact, How.EXACT
        if meant := {self._words[text] for text in read.words if text in self._words}:
            return (meant.pop(), How.WORDS) if len(meant) == 1 else ("", How.UNCLEAR)
        if is_survey(heading):
            return "", How.PERSONAL if _PERSONAL.fullmatch(plain(heading)) else How.SURVEY
        if found := _NUMBER.fullmatch(plain(read.code)):
            name = self._numbers.get(int(found["number"]), "")
            return name, How.NUMBER if name else How.UNKNOWN
        return self._near(read.words)

    def _near(self, words: Iterable[str]) -> tuple[str, How]:
        best: Counter[str] = Counter()
        for text in words:
            for known, name in self._words.items():
                best[name] = max(best[name], _alike(text, known))  # type: ignore[assignment]
        (first, most), (_, next_most) = [*best.most_common(2), ("", 0), ("", 0)][:2]
        if most < NEAR:
            return "", How.UNKNOWN
        return (first, How.NEAR) if most - next_most >= MARGIN else ("", How.UNCLEAR)


@dataclass(frozen=True)
class _Heading:
    """What a heading may be: ids, one code that may count, and words."""

    names: list[str]
    code: str
    words: list[str]


def _read(heading: str) -> _Heading:
    """The readings of a heading such as "Q1[s04]" or "Mark each [We can count]"."""
    raw = rest = " ".join(heading.split())
    names, code, texts = [raw, raw.split(". ", 1)[0]], raw, [raw]
    while found := _BRACKET.match(rest):
        before, inner, rest = found["before"], found["inner"], found["after"]
        is_comment = inner.strip().lower() in ("comment", "other")
        names = [f"{before}.{inner}", *([] if is_comment else [inner])]
        code = inner if code == raw else code
        texts += [inner, rest]
    texts += [lead["rest"] for lead in map(_LEAD.match, texts[:]) if lead]
    names = [name.strip().lower().rstrip(".:") for name in names]
    return _Heading(names, code, list(dict.fromkeys(filter(None, map(plain, texts)))))


def _alike(text: str, known: str) -> float:
    """How alike two texts are, 0 to 1; 0 at once where they cannot be near."""
    if not 0.7 * len(known) <= len(text) <= 1.45 * len(known):
        return 0
    matcher = SequenceMatcher(None, text, known, autojunk=False)
    if matcher.real_quick_ratio() < NEAR or matcher.quick_ratio() < NEAR:
        return 0
    return matcher.ratio()


def _each_once(columns: Sequence[Column]) -> Iterator[Column]:
    """The columns, where two mean the same only the surer one, or neither if both are as sure."""
    order = list(How)
    best: dict[str, tuple[int, int]] = {}
    for column in columns:
        sure = order.index(column.how)
        kept, count = best.get(column.target, (len(order), 0))
        if sure <= kept:
            best[column.target] = (sure, count + 1 if sure == kept else 1)
    for column in columns:
        sole = best.get(column.target) == (order.index(column.how), 1)
        yield column if sole or not column.target else replace(column, target="", how=How.UNCLEAR)


def by_target(found: ColumnMatch) -> Mapping[str, int]:
    """The place of the column that answers each target, counted from 0."""
    return {column.target: column.place - 1 for column in found.taken}
