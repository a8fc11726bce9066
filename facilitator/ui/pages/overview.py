"""Answers "what should I do next?" before anything else, then shows what is under way."""

from __future__ import annotations

from datetime import date
from textwrap import shorten

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from facilitator.domain import diary, progress
from facilitator.domain.dossier import Dossier
from facilitator.domain.lanes import Lane
from facilitator.domain.records import Promise, Workshop
from facilitator.domain.thread import Thread, threads
from facilitator.operations import promises
from facilitator.ui import theme
from facilitator.ui.pages.page import Page
from facilitator.ui.theme import Size
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.card import Card, ScrollPage, clear, column, row
from facilitator.ui.widgets.line import Line
from facilitator.ui.widgets.line_list import LineList
from facilitator.ui.widgets.text import SEMIBOLD, Heading, Muted, Text

SHOWN, MOST_LATE = 6, 3
Knot = tuple[str, str, str, str]
"""What it is, its title, its detail, and the colour of its stripe."""

LONGEST_DETAIL = 90


class OverviewPage(Page):
    """The first page of a network."""

    step_id = "overview"
    title = "Overview"
    icon = "overview"
    document = "plan"
    watches = frozenset(
        {"network", "person", "round", "response", "type_sheet", "finding", "goal", "reading"}
        | {"milestone", "workshop", "block", "session", "agreement", "promise", "link"}
        | {"digital_plan", "need", "story"}
    )

    def _build(self) -> None:
        scroll = ScrollPage()
        self.fill(scroll)
        self._next = _NextCard()
        self._coming = LineList("Coming up", lead_width=74)
        self._no_date = Muted("Nothing is dated from here on.")
        self._late = Button("", "quiet")
        self._promises = LineList("Open promises")
        self._no_promise = Muted("No promise is open. Promises come from workshops and coaching.")
        self._more = Button("Show all", "quiet")
        self._shows_all = False
        coming, promised = Card("Coming up"), Card("Open promises")
        coming.add(self._no_date)
        coming.add(self._coming)
        coming.add(row(self._late, None))
        promised.add(self._no_promise)
        promised.add(self._promises)
        promised.add(row(self._more, None))
        for card in (coming, promised):
            card.box.addStretch(1)
            card.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        scroll.add(self._next)
        scroll.add(row(coming, promised))
        self._thread = Card("The thread so far")
        self._threads = column(gap=18)
        self._shown_threads: list[list[Knot]] | None = None
        self._thread.add(self._threads)
        scroll.add(self._thread)
        scroll.finish()

    def _connect(self) -> None:
        self._next.button.clicked.connect(self._on_next_clicked)
        self._coming.chosen.connect(lambda line: self.open_requested.emit(line.page, line.id))
        self._late.clicked.connect(lambda: self.open_requested.emit("plan", ""))
        self._promises.chosen.connect(self._on_promise_opened)
        self._promises.ticked.connect(self._on_promise_ticked)
        self._more.clicked.connect(self._on_more_clicked)

    def refresh(self) -> None:
        for lines in (self._coming, self._promises):
            lines.wake()
        self.refresh_first()
        if dossier := self.session.dossier():
            self._show_threads(dossier)

    def refresh_first(self) -> None:
        dossier = self.session.dossier()
        if dossier is None:
            return
        self._next.show_step(progress.next_step(dossier, self.session.today()))
        self._show_coming(dossier)
        self._show_promises(dossier)

    def _show_coming(self, dossier: Dossier) -> None:
        today = self.session.today()
        found = diary.coming_up(dossier, today)
        late = sum(1 for entry in found if entry.on < today)
        earlier = max(0, late - MOST_LATE)
        entries = found[earlier : earlier + SHOWN]
        self._late.setVisible(earlier > 0)
        self._late.setText(f"See {earlier} more that {'is' if earlier == 1 else 'are'} late")
        self._no_date.setVisible(not entries)
        self._coming.setVisible(bool(entries))
        self._coming.set_lines(
            [
                Line(
                    entry.record_id,
                    entry.title,
                    lead=f"{entry.on.day} {entry.on:%b}",
                    trail=diary.due_words(entry.on, today) if entry.on < today else "",
                    kind="coral" if entry.on < today else "",
                    page=entry.page,
                )
                for entry in entries
            ]
        )

    def _show_promises(self, dossier: Dossier) -> None:
        today = self.session.today()
        still_open = diary.open_promises(dossier)
        shown = still_open if self._shows_all else still_open[:SHOWN]
        self._no_promise.setVisible(not still_open)
        self._promises.setVisible(bool(still_open))
        self._more.setVisible(len(still_open) > SHOWN)
        self._more.setText("Show fewer" if self._shows_all else f"Show all {len(still_open)}")
        self._promises.set_lines(
            [
                Line(
                    promise.id,
                    _promised(promise),
                    note=diary.owner_of(dossier, promise),
                    trail=diary.due_words(promise.due, today),
                    kind="coral" if diary.is_late(promise, today) else "",
                    ticked=False,
                )
                for promise in shown
            ]
        )

    def _show_threads(self, dossier: Dossier) -> None:
        today = self.session.today()
        found = [_knots(dossier, thread, today) for thread in threads(dossier)]
        if found == self._shown_threads:
            return
        self._shown_threads = found
        clear(self._threads)
        for knots in found:
            self._threads.addWidget(_ThreadRow(knots))
        if not found:
            self._threads.addWidget(
                Muted(
                    "From a finding to a goal, from a goal to a workshop and to the measure "
                    "that shows whether it helped. It begins with the first goal."
                )
            )

    def _on_next_clicked(self) -> None:
        step = self._next.step
        if step is None:
            return
        if step.page == self.step_id:
            self._shows_all = True
            self.refresh()
            self._promises.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.open_requested.emit(step.page, "")

    def _on_promise_opened(self, line: Line) -> None:
        self.open_requested.emit("plan", line.id)

    def _on_promise_ticked(self, line: Line) -> None:
        self.session.run(promises.keep, line.id, self.session.today(), toast="Promise kept")

    def _on_more_clicked(self) -> None:
        self._shows_all = not self._shows_all
        self.refresh()


class _NextCard(Card):
    """The one card with the one button."""

    def __init__(self) -> None:
        super().__init__(accent="teal")
        self.step: progress.NextStep | None = None
        self._title, self._detail = Heading(), Muted(size=Size.BODY)
        self.button = Button("Open", "primary")
        words = column(Muted("Next step"), self._title, self._detail, gap=4)
        line = row(gap=24)
        line.addLayout(words, 1)
        line.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.add(line)

    def show_step(self, step: progress.NextStep) -> None:
        """Say this step."""
        self.step = step
        self._title.setText(step.title)
        self._detail.setText(step.detail)
        self.button.setText(step.button)
        self.button.setAccessibleDescription(step.title)


class _ThreadRow(QWidget):
    """Finding, goal, workshop and measure of one goal, each with its stripe."""

    def __init__(self, knots: list[Knot]) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        for at, (kind, title, detail, colour) in enumerate(knots):
            grid.addWidget(_Knot(kind, title, detail, colour), 0, at)
            grid.setColumnStretch(at, 1)


class _Knot(QWidget):
    """One step of the thread."""

    def __init__(self, kind: str, title: str, detail: str, colour: str) -> None:
        super().__init__()
        self._colour = colour
        box = column(Muted(kind), Text(title, weight=SEMIBOLD), gap=1)
        box.setContentsMargins(16, 2, 4, 2)
        if detail:
            words = shorten(detail, LONGEST_DETAIL, placeholder="…")
            box.addWidget(Text(words, size=14, colour="ink_2"))
        box.addStretch(1)
        self.setLayout(box)

    def paintEvent(self, event: QPaintEvent) -> None:
        stripe = QRect(0, 0, 3, self.height())
        theme.fill(QPainter(self), stripe, getattr(theme.tokens(), self._colour))


def _promised(promise: Promise) -> str:
    """What was promised; no word of what was said in confidence, as others look at this page."""
    match promise.lane:
        case Lane.COACHEE:
            return "Made in coaching"
        case Lane.PRIVATE:
            return "Written for you alone"
        case _:
            return promise.text


def _knots(dossier: Dossier, thread: Thread, today: date) -> list[Knot]:
    goal = thread.goal
    finding = thread.findings[0] if thread.findings else None
    workshop = _nearest(thread.workshops, today)
    at = thread.workshops.index(workshop) + 1 if workshop else 0
    when = f"{workshop.date.day} {workshop.date:%B}" if workshop and workshop.date else ""
    return [
        (
            _counted("Finding", len(thread.findings)),
            finding.title if finding else "Not tied to a finding yet",
            finding.detail if finding else "",
            "coral",
        ),
        ("Goal", goal.title, goal.aim, "teal"),
        (
            _counted("Workshop", len(thread.workshops), at),
            workshop.title if workshop else "No workshop serves it yet",
            when,
            "violet",
        ),
        ("Measure", goal.measure or "No measure yet", _reading_words(dossier, goal.id), "green"),
    ]


def _nearest(workshops: tuple[Workshop, ...], today: date) -> Workshop | None:
    """The next one still to come, else the last one held."""
    for workshop in workshops:
        if not workshop.held and (workshop.date is None or workshop.date >= today):
            return workshop
    return workshops[-1] if workshops else None


def _counted(word: str, number: int, at: int = 1) -> str:
    return f"{word}, {at} of {number}" if number > 1 else word


def _reading_words(dossier: Dossier, goal_id: str) -> str:
    from facilitator.ui.goal_words import amount  # not before the first paint

    goal = next(goal for goal in dossier.goals if goal.id == goal_id)
    latest = [reading.value for reading in dossier.readings if reading.goal_id == goal_id][-1:]
    told = (("Baseline", goal.baseline), *(("now", value) for value in latest))
    known = [(word, value) for word, value in (*told, ("target", goal.target)) if value is not None]
    return ", ".join(f"{word} {amount(value, goal.unit)}" for word, value in known)
