"""What the facilitator can draw on: methods of spread, workshop methods and the sources."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout

from facilitator import content
from facilitator.domain.methods import LibraryEntry, MethodStep, WorkshopMethod
from facilitator.domain.spread import SpreadMethod
from facilitator.formspec import load
from facilitator.formspec.model import Form, Section
from facilitator.ui.pages.page import Page
from facilitator.ui.widgets.card import Card, ScrollPage, clear, row
from facilitator.ui.widgets.choices import Choice
from facilitator.ui.widgets.inputs import LineEdit
from facilitator.ui.widgets.record_list import Line, RecordList
from facilitator.ui.widgets.text import SEMIBOLD, Heading, Muted, Text

TOP = Qt.AlignmentFlag.AlignTop
WORKSHOP, SPREAD, FORMS, SOURCES = "workshop", "spread", "forms", "sources"
SHELVES = {
    WORKSHOP: "Workshop methods",
    SPREAD: "Spread methods",
    FORMS: "Forms",
    SOURCES: "Sources",
}


@dataclass(frozen=True)
class Part:
    """A titled piece of an entry: a text, or a list, numbered where `marks` say nothing else."""

    title: str
    text: str = ""
    items: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Entry:
    """One thing on a shelf, as it is listed and as it is read."""

    id: str
    title: str
    trail: str
    subtitle: str
    parts: tuple[Part, ...]

    @property
    def text(self) -> str:
        """Everything that a search looks through."""
        parts = " ".join(f"{p.title} {p.text} {' '.join(p.items)}" for p in self.parts)
        return f"{self.title} {self.subtitle} {parts}".casefold()


class LibraryPage(Page):
    """Four shelves, one search."""

    step_id = "library"
    title = "Library"
    icon = "library"
    watches = frozenset()

    def _build(self) -> None:
        self._shelf = Choice("Shelf", SHELVES)
        self._shelf.set_value(WORKSHOP)
        self._words = LineEdit("Search the library", "Search", width=200)
        self._list = RecordList("Entries", scrolls=True, marks=True)
        self._count = Muted()
        self._entries: list[Entry] = []
        self._reader = ScrollPage(margin=0)
        self._reading = Card()
        self._reader.add(self._reading)
        self._reader.finish()
        listed = Card()
        listed.box.addWidget(self._count)
        listed.box.addWidget(self._list, 1)
        listed.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        listed.setFixedWidth(300)
        body = row(gap=16)
        body.addWidget(listed)
        body.addWidget(self._reader, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 22, 12, 24)
        box.setSpacing(16)
        box.addLayout(row(self._shelf, None, self._words))
        box.addLayout(body, 1)

    def _connect(self) -> None:
        self._shelf.edited.connect(lambda _: self._fill())
        self._words.textChanged.connect(lambda _: self._fill())
        self._list.selectionModel().currentChanged.connect(lambda *_: self._show_current())

    def refresh(self) -> None:
        if not self._list.lines():
            self._fill()

    def show_record(self, record_id: str) -> None:
        for shelf in SHELVES:
            if record_id in [entry.id for entry in _entries(shelf)]:
                self._shelf.set_value(shelf)
                self._words.set_value("")
                self._fill(record_id)

    def _fill(self, front: str = "") -> None:
        wanted = self._words.value().casefold().split()
        self._entries = [
            entry
            for entry in _entries(self._shelf.value())
            if all(word in entry.text for word in wanted)
        ]
        self._count.setText(_counted(len(self._entries)))
        self._list.set_lines([Line(e.id, e.title, trail=e.trail) for e in self._entries])
        ids = [entry.id for entry in self._entries]
        self._list.go_to(ids.index(front) if front in ids else 0)
        self._show_current()

    def _show_current(self) -> None:
        clear(self._reading.box)
        number = self._list.current()
        if not 0 <= number < len(self._entries):
            self._reading.add(Muted("Nothing has these words. Try fewer, or another shelf."))
            return
        entry = self._entries[number]
        self._reading.add(Heading(entry.title))
        self._reading.add(Muted(entry.subtitle))
        if self._shelf.value() == FORMS:
            self._add_actions(entry.id)
        for part in entry.parts:
            self._add(part)
        self._reader.verticalScrollBar().setValue(0)

    def _add_actions(self, form_id: str) -> None:
        from facilitator.ui.pages.library_forms import FormActions

        self._actions = FormActions(self.session, form_id)
        self._actions.document_requested.connect(self.document_requested)
        self._actions.changed.connect(lambda: self._fill(form_id))
        self._reading.add(self._actions)

    def _add(self, part: Part) -> None:
        if not part.text and not part.items:
            return
        self._reading.box.addSpacing(6)
        self._reading.add(Text(part.title, weight=SEMIBOLD))
        if part.text:
            self._reading.add(Text(part.text, colour="ink_2"))
        counted = tuple(f"{number}." for number in range(1, len(part.items) + 1))
        for mark, item in zip(part.marks or counted, part.items, strict=True):
            line = row(gap=8)
            line.addWidget(Text(mark, colour="quiet", wrap=False), 0, TOP)
            line.addWidget(Text(item, colour="ink_2"), 1)
            self._reading.add(line)


def _counted(number: int) -> str:
    return f"{number} {'entry' if number == 1 else 'entries'}"


def _entries(shelf: str) -> list[Entry]:
    makers: dict[str, Callable[[], list[Entry]]] = {
        WORKSHOP: lambda: [_workshop(method) for method in content.workshop_methods()],
        SPREAD: lambda: [_spread(method) for method in content.spread_methods()],
        FORMS: lambda: [_form(form) for form in load.load_all()],
        SOURCES: lambda: [_source(entry) for entry in content.library()],
    }
    return makers[shelf]()


def _workshop(method: WorkshopMethod) -> Entry:
    people = f"{method.group_min} to {method.group_max} people"
    least = f"{method.minutes} minutes, {method.least} at least"
    needed = tuple(
        f"{material.item}: {material.count:g} per {material.per}" for material in method.materials
    )
    return Entry(
        method.id,
        method.title,
        f"{method.minutes} min",
        f"{least}; {people}; {method.energy}; {method.room}",
        (
            Part("What it is", method.summary),
            Part("How to run it", items=tuple(_step_words(step) for step in method.steps)),
            Part("You need", "; ".join(needed)),
            Part("What it leaves you with", method.harvest),
            Part("Good when", method.when_good),
            Part("Watch out", method.watch_out),
            Part("By video", method.remote),
            Part("Source", method.source),
        ),
    )


def _step_words(step: MethodStep) -> str:
    return f"{step.text} ({step.minutes} min)" if step.minutes else step.text


def _spread(method: SpreadMethod) -> Entry:
    return Entry(
        method.id,
        method.title,
        "",
        method.summary,
        (
            Part("Serves", ", ".join(str(stage).replace("-", " ") for stage in method.stages)),
            Part("Reach", ", ".join(str(scale) for scale in method.scales)),
            Part("Time", method.timeframe),
            Part("Resources", method.resources_words),
            Part("Strengths", items=method.strengths),
            Part("Limits", items=method.limits),
            Part("Watch out", method.watch),
            Part("Sources", "; ".join(method.sources)),
        ),
    )


def _form(form: Form) -> Entry:
    asked = len(form.fields)
    return Entry(
        form.id,
        form.title,
        f"{asked} to fill in",
        f"For: {form.audience}",
        (
            Part("What it says", form.intro.strip()),
            Part("Who reads it", form.privacy.strip()),
            *map(_asked, form.sections),
        ),
    )


def _asked(section: Section) -> Part:
    """What a section asks, with the numbers that its sheet has."""
    marks = tuple(f"{field.number}." if field.number else "•" for field in section.fields)
    return Part(section.title, items=tuple(f.label for f in section.fields), marks=marks)


def _source(entry: LibraryEntry) -> Entry:
    return Entry(
        entry.id,
        entry.title,
        str(entry.year or ""),
        f"{entry.authors}. {str(entry.kind).capitalize()}.",
        (Part("What it says", entry.says), Part("What the programme takes from it", entry.takes)),
    )
