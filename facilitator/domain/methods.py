"""What stands on the facilitator's shelf: workshop methods, guide pages and sources, as values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from facilitator.domain.records import BlockCategory
from facilitator.domain.talk_first import TalkKind

Entry = Mapping[str, object]
Choice = TypeVar("Choice", bound=StrEnum)


class MethodPurpose(StrEnum):
    """What a workshop method is for."""

    OPEN = "open"
    MEET = "meet"
    LISTEN = "listen"
    EXPLORE = "explore"
    DECIDE = "decide"
    PRACTISE = "practise"
    EXCHANGE = "exchange"
    PLAN = "plan"
    CLOSE = "close"


class Energy(StrEnum):
    """How a method feels in the room."""

    QUIET = "quiet"
    LIVELY = "lively"
    MIXED = "mixed"


class MaterialPer(StrEnum):
    """What the count of a material multiplies with."""

    GROUP = "group"
    PERSON = "person"
    EVENT = "event"


class LibraryKind(StrEnum):
    """The kind of source a library entry is; a seed is one the programme was built from."""

    SEED = "seed"
    BOOK = "book"
    PAPER = "paper"
    REPORT = "report"
    COURSE = "course"


@dataclass(frozen=True)
class Material:
    """Something to bring: `count` pieces per small group, person or event."""

    item: str
    per: MaterialPer
    count: int


@dataclass(frozen=True)
class MethodStep:
    """One instruction; `minutes` is 0 for what is done before or after the block."""

    text: str
    minutes: int


@dataclass(frozen=True)
class WorkshopMethod:
    """A way of working with a group.

    `minutes` is the usual length, `least` the shortest that still works. `group_min` and
    `group_max` count the people in the room; `small_group` is how many share a table, 0 when
    the room stays together. `answers` names diagnostic dimensions, `lights` trouble lights;
    `fits` says for which statements to talk about an agenda may choose it.
    """

    id: str
    title: str
    purpose: MethodPurpose
    category: BlockCategory
    summary: str
    minutes: int
    least: int
    group_min: int
    group_max: int
    small_group: int
    energy: Energy
    room: str
    materials: tuple[Material, ...]
    steps: tuple[MethodStep, ...]
    harvest: str
    when_good: str
    watch_out: str
    remote: str
    answers: tuple[str, ...]
    lights: tuple[str, ...]
    source: str
    fits: tuple[TalkKind, ...] = ()

    @property
    def cuttable(self) -> int:
        """Minutes that can be trimmed when the day runs late."""
        return self.minutes - self.least

    def suits(self, people: int) -> bool:
        """Whether the method works with this many people in the room."""
        return self.group_min <= people <= self.group_max


@dataclass(frozen=True)
class GuideMonth:
    """Where the facilitator stands in one month of the programme, and what to do in it."""

    month: int
    title: str
    where_you_are: str
    this_month: tuple[str, ...]


@dataclass(frozen=True)
class GuidePage:
    """What the guide says beside one page, and what the page says while it is empty."""

    id: str
    why: str
    how: tuple[str, ...]
    watch: tuple[str, ...]
    next: str
    empty_title: str
    empty_text: str
    empty_button: str
    months: tuple[GuideMonth, ...]


@dataclass(frozen=True)
class LibraryEntry:
    """A source: what it says, what the programme takes from it, and the steps that use it.

    `year` is None where the source does not give one.
    """

    id: str
    kind: LibraryKind
    title: str
    authors: str
    year: int | None
    says: str
    takes: str
    used_for: tuple[str, ...]


class _Reader:
    """Takes an entry apart key by key, so that nothing is missing and nothing is left over."""

    def __init__(self, kind: str, data: Entry) -> None:
        self._name = f"{kind} {data.get('id', 'without id')}"
        self._left = dict(data)

    def fail(self, key: str, what: str) -> ValueError:
        return ValueError(f"{self._name}: {key} {what}")

    def text(self, key: str, *, empty: bool = False) -> str:
        value = self._take(key)
        if not isinstance(value, str) or not (empty or value.strip()):
            raise self.fail(key, "must be text")
        return value.strip()

    def texts(self, key: str) -> tuple[str, ...]:
        return tuple(self._text_item(key, item) for item in self._list(key))

    def whole(self, key: str, least: int = 0) -> int:
        value = self._take(key)
        if not isinstance(value, int) or isinstance(value, bool) or value < least:
            raise self.fail(key, f"must be a whole number of {least} or more")
        return value

    def choice(self, key: str, kind: type[Choice]) -> Choice:
        value = self.text(key)
        if value not in list(kind):
            raise self.fail(key, f"must be one of {', '.join(kind)}")
        return kind(value)

    def choices(self, key: str, kind: type[Choice]) -> tuple[Choice, ...]:
        words = self.texts(key)
        if not set(words) <= set(kind):
            raise self.fail(key, f"must hold only {', '.join(kind)}")
        return tuple(kind(word) for word in words)

    def tables(self, key: str) -> tuple[_Reader, ...]:
        return tuple(self._table_item(key, item) for item in self._list(key))

    def has(self, key: str) -> bool:
        return key in self._left

    def close(self) -> None:
        """Refuse keys nobody asked for."""
        for key in self._left:
            raise self.fail(key, "is not a known key")

    def _take(self, key: str) -> object:
        if key not in self._left:
            raise self.fail(key, "is missing")
        return self._left.pop(key)

    def _list(self, key: str) -> Sequence[object]:
        value = self._take(key)
        if not isinstance(value, list | tuple):
            raise self.fail(key, "must be a list")
        return value

    def _text_item(self, key: str, item: object) -> str:
        if not isinstance(item, str) or not item.strip():
            raise self.fail(key, "must hold only text")
        return item.strip()

    def _table_item(self, key: str, item: object) -> _Reader:
        if not isinstance(item, Mapping):
            raise self.fail(key, "must hold only tables")
        part = _Reader("", item)
        part._name = f"{self._name}: {key}"
        return part


def parse_workshop_method(data: Entry) -> WorkshopMethod:
    """A method from its table; raises ValueError naming the method and the key."""
    entry = _Reader("workshop method", data)
    method = WorkshopMethod(
        id=entry.text("id"),
        title=entry.text("title"),
        purpose=entry.choice("purpose", MethodPurpose),
        category=entry.choice("category", BlockCategory),
        summary=entry.text("summary"),
        minutes=entry.whole("minutes", 1),
        least=entry.whole("least", 1),
        group_min=entry.whole("group_min", 1),
        group_max=entry.whole("group_max", 1),
        small_group=entry.whole("small_group"),
        energy=entry.choice("energy", Energy),
        room=entry.text("room"),
        materials=tuple(_material(part) for part in entry.tables("materials")),
        steps=tuple(_step(part) for part in entry.tables("steps")),
        harvest=entry.text("harvest"),
        when_good=entry.text("when_good"),
        watch_out=entry.text("watch_out"),
        remote=entry.text("remote"),
        answers=entry.texts("answers"),
        lights=entry.texts("lights"),
        source=entry.text("source"),
        fits=entry.choices("fits", TalkKind) if entry.has("fits") else (),
    )
    entry.close()
    _check_numbers(entry, method)
    return method


def parse_guide_page(data: Entry) -> GuidePage:
    """A guide page from its table; raises ValueError naming the page and the key."""
    entry = _Reader("guide page", data)
    page = GuidePage(
        id=entry.text("id"),
        why=entry.text("why"),
        how=entry.texts("how"),
        watch=entry.texts("watch"),
        next=entry.text("next"),
        empty_title=entry.text("empty_title"),
        empty_text=entry.text("empty_text"),
        empty_button=entry.text("empty_button", empty=True),
        months=_months(entry),
    )
    entry.close()
    return page


def parse_library_entry(data: Entry) -> LibraryEntry:
    """A source from its table; raises ValueError naming the source and the key."""
    entry = _Reader("library entry", data)
    source = LibraryEntry(
        id=entry.text("id"),
        kind=entry.choice("kind", LibraryKind),
        title=entry.text("title"),
        authors=entry.text("authors"),
        year=entry.whole("year", 1900) if entry.has("year") else None,
        says=entry.text("says"),
        takes=entry.text("takes"),
        used_for=entry.texts("used_for"),
    )
    entry.close()
    return source


def _check_numbers(entry: _Reader, method: WorkshopMethod) -> None:
    if method.least > method.minutes:
        raise entry.fail("least", "must not be more than minutes")
    if method.group_min > method.group_max:
        raise entry.fail("group_min", "must not be more than group_max")
    if method.small_group > method.group_max:
        raise entry.fail("small_group", "must not be more than group_max")
    if sum(step.minutes for step in method.steps) != method.minutes:
        raise entry.fail("steps", "must add up to minutes")


def _material(part: _Reader) -> Material:
    material = Material(part.text("item"), part.choice("per", MaterialPer), part.whole("count", 1))
    part.close()
    return material


def _step(part: _Reader) -> MethodStep:
    step = MethodStep(part.text("text"), part.whole("minutes") if part.has("minutes") else 0)
    part.close()
    return step


def _months(entry: _Reader) -> tuple[GuideMonth, ...]:
    if not entry.has("months"):
        return ()
    return tuple(_month(part) for part in entry.tables("months"))


def _month(part: _Reader) -> GuideMonth:
    month = GuideMonth(
        month=part.whole("month"),
        title=part.text("title"),
        where_you_are=part.text("where_you_are"),
        this_month=part.texts("this_month"),
    )
    part.close()
    return month
