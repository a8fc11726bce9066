"""Shows the 18 months to drag and tick, and every promise made in them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import ClassVar

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from facilitator import content
from facilitator.domain.clashes import When
from facilitator.domain.dossier import Dossier
from facilitator.domain.late import late_steps
from facilitator.domain.plan_fit import misfits
from facilitator.domain.plan_moves import moved_words
from facilitator.domain.quiet_blocks import blocks as quiet_blocks
from facilitator.domain.quiet_blocks import done_without
from facilitator.domain.records import Milestone
from facilitator.domain.schedule import due
from facilitator.operations import (
    bank_holidays,
    plan,
    workshops,
)
from facilitator.store import readings
from facilitator.ui.pages.page import Page
from facilitator.ui.pages.plan.axis import HEAD
from facilitator.ui.pages.plan.fit_card import FitCard
from facilitator.ui.pages.plan.ground import Ground
from facilitator.ui.pages.plan.late_card import LateCard
from facilitator.ui.pages.plan.promises_at_work import Promises
from facilitator.ui.pages.plan.quiet_times import QuietTimes
from facilitator.ui.pages.plan.steps import steps
from facilitator.ui.pages.plan.timeline_card import TimelineCard
from facilitator.ui.pages.plan.words import cautions_of, head_words, odd_of, workshops_left
from facilitator.ui.session import UNDO
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.card import EmptyState, PageHead, ScrollPage
from facilitator.ui.widgets.dates import date_words

_YEARS = 2
"""Years after the last step whose bank holidays are known before anything is moved there."""

EMPTY = "The 18 months are empty"
EMPTY_WHY = (
    "Milestones and gates give the work its rhythm: each has a day and something to show. "
    "Lay out the programme's own, then move them to the dates this network can keep."
)


class PlanPage(Page):
    """The timeline with details that unfold in it, and the promises below."""

    step_id: ClassVar[str] = "plan"
    title: ClassVar[str] = "Development plan"
    icon: ClassVar[str] = "plan"
    watches: ClassVar[frozenset[str]] = frozenset(
        {"network", "milestone", "workshop", "promise", "person", "goal", "session", "link"}
        | {"type_sheet", "quiet_period"}
    )
    document: ClassVar[str] = "plan"

    def _build(self) -> None:
        self._milestone_id = ""
        self._ground = Ground(date.min)
        self._holidays: dict[tuple[str, int, int], Mapping[date, str]] = {}
        self._type_known: object = None
        self._type_id = ""
        self._type_later = QTimer(self, singleShot=True, interval=0)
        on_a_page = Button("Plan on a page", icon_name="overview")
        whole = Button("Print the plan", "primary", "print")
        self.to_calendar = Button("Calendar", icon_name="calendar")
        self.to_calendar.setAccessibleName("Save the dates as a calendar file")
        self.to_calendar.setToolTip("Save the dates as a calendar file for Outlook, Apple, Google")
        self._buttons = (on_a_page, whole)
        self.head = PageHead("", "", self.to_calendar, on_a_page, whole)
        self.fit = FitCard()
        self.fit.hide()
        self.empty = EmptyState(EMPTY, EMPTY_WHY, "Lay out the 18 months")
        self.late = LateCard()
        self.path = TimelineCard()
        self.quiet = QuietTimes(self.session)
        self.promises = Promises(self.session)
        self._scroll = ScrollPage(widest=1180)
        parts = (self.head, self.fit, self.empty, self.late, self.path, self.quiet, self.promises)
        for part in parts:
            self._scroll.add(part)
        self._scroll.finish()
        self.fill(self._scroll)
        self.timeline, self.details = self.path.timeline, self.path.details

    def _connect(self) -> None:
        on_a_page, whole = self._buttons
        on_a_page.clicked.connect(lambda: self.document_requested.emit("plan-on-a-page", {}))
        whole.clicked.connect(lambda: self.document_requested.emit("plan", {}))
        self.to_calendar.clicked.connect(self._on_calendar_wanted)
        self.late.moved.connect(self._move)
        self.late.done.connect(self._on_done_wanted)
        self.late.opened.connect(self.open_milestone)
        self.timeline.opened.connect(self._on_step_opened)
        self.timeline.move_wanted.connect(self._move)
        self.timeline.walked.connect(lambda id, day: self._move(id, day, walking=True))
        self.timeline.done_wanted.connect(self._on_done_wanted)
        self.timeline.remove_wanted.connect(self._on_remove_wanted)
        self.timeline.meeting_opened.connect(lambda i: self.open_requested.emit("workshops", i))
        self.timeline.shown.connect(self._bring_step)
        self._scroll.verticalScrollBar().valueChanged.connect(lambda _: self.timeline.update())
        self.details.edited.connect(self._on_milestone_edited)
        self.details.goal_ticked.connect(self._on_goal_ticked)
        self.details.workshop_requested.connect(self._on_workshop_requested)
        self.details.workshop_moved.connect(self._on_workshop_moved)
        self.details.reviews_requested.connect(
            lambda: self.open_requested.emit("reviews", self._milestone_id)
        )
        self.details.remove_requested.connect(lambda: self._on_remove_wanted(self._milestone_id))
        self.details.closed.connect(self._on_details_closed)
        self.path.added.connect(self._on_milestone_added)
        self.path.offer_taken.connect(self._on_offer_taken)
        self.promises.origin_requested.connect(self._on_origin_requested)
        self.promises.shown.connect(lambda area: self._bring(self.promises, area))
        self.fit.taken.connect(self._on_fit_taken)
        self.empty.started.connect(self._on_fit_taken)
        self.fit.declined.connect(self._on_fit_declined)
        self._type_later.timeout.connect(self._find_type)

    # What is shown

    def refresh(self) -> None:
        """Show the casebook as it is now."""
        dossier = self.session.dossier()
        if dossier is None:
            return
        today = self.session.today()
        self.head.say(*head_words(dossier, today))
        self._show_ground(dossier, today)
        if self._milestone_id not in [m.id for m in dossier.milestones]:
            self._milestone_id = ""
        months = content.programme().months
        self.timeline.set_steps(
            steps(dossier, today), dossier.milestones, dossier.network.start, months
        )
        self._show_details(dossier)
        self.empty.setVisible(not dossier.milestones)
        self.path.set_offers(
            {
                m.key: f"Add the {m.title.lower()} in month {m.month}"
                for m in plan.offered(self.session.casebook, dossier.network.id)
            }
        )
        self.promises.show_promises(dossier, today)
        self._show_fit(dossier)
        if self._type_known != self._type_question(dossier):
            self._type_later.start()

    def show_record(self, record_id: str) -> None:
        """Bring a milestone or a promise into view, open."""
        dossier = self.session.dossier()
        if dossier is None:
            return
        QApplication.sendPostedEvents()
        if record_id in [m.id for m in dossier.milestones]:
            self.open_milestone(record_id)
            self.timeline.setFocus(Qt.FocusReason.OtherFocusReason)
        elif record_id in [p.id for p in dossier.promises]:
            self.promises.open_promise(record_id)
            self.promises.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_milestone(self, milestone_id: str) -> None:
        """Unfold the details of a milestone below its line; "" folds them away."""
        self.details.flush_all()
        self._milestone_id = milestone_id
        if dossier := self.session.dossier():
            self._show_details(dossier)
        if milestone_id:
            self.timeline.point_at(milestone_id)
            area = self.timeline.area_of(milestone_id)
            self._bring_step(area.united(self.details.geometry()))

    def _show_details(self, dossier: Dossier) -> None:
        found = next((m for m in dossier.milestones if m.id == self._milestone_id), None)
        if found:
            ground = self._ground
            odd = odd_of(dossier, found.id, self.session.today())
            self.details.show_milestone(dossier, found, odd, ground.holidays, ground.blocks)
        self.timeline.open_below(self._milestone_id)

    def _show_ground(self, dossier: Dossier, today: date) -> None:
        network, programme = dossier.network, content.programme()
        days = [m.due for m in dossier.milestones]
        last = max([due(network.start, programme.months), *days])
        own = dossier.quiet_periods
        blocks = quiet_blocks(programme.quiet_times, own, network.start, last)
        asked = (network.nation, network.start.year, last.year + _YEARS)
        kept = self._holidays.get(asked)
        self._ground = Ground(today, programme.phases, blocks, kept or self._known(network.nation))
        self.timeline.set_ground(self._ground)
        self.path.say_legend(network.nation, blocks)
        self.quiet.show_quiet(blocks, own, done_without(own), network.nation)
        self.late.show_late(late_steps(dossier.milestones, today, self._ground.holidays))
        if kept is None:
            self._holidays[asked] = {}
            self.session.tasks.run(
                lambda: bank_holidays.of(*asked), lambda found: self._on_holidays(asked, found)
            )

    def _known(self, nation: str) -> Mapping[date, str]:
        """The bank holidays of a nation that were found so far, while more are looked for."""
        found = (kept for asked, kept in self._holidays.items() if asked[0] == nation)
        return max(found, key=len, default={})

    def _on_holidays(self, asked: tuple[str, int, int], found: Mapping[date, str]) -> None:
        self._holidays[asked] = found
        if dossier := self.session.dossier():
            self._show_ground(dossier, self.session.today())
            self._show_details(dossier)

    def _bring_step(self, area: QRect) -> None:
        """Bring a line into view, below the months that stay in sight."""
        self._bring(self.timeline, area.adjusted(0, -HEAD, 0, 0))

    def _bring(self, part: QWidget, area: QRect) -> None:
        top = part.mapTo(self._scroll.widget(), area.topLeft()).y() - 40  # type: ignore[arg-type]
        bar, view = self._scroll.verticalScrollBar(), self._scroll.viewport().height()
        bottom = top + area.height() + 80
        if top < bar.value() or area.height() > view:
            bar.setValue(top)
        elif bottom > bar.value() + view:
            bar.setValue(bottom - view)

    # Milestones

    def _on_step_opened(self, milestone_id: str) -> None:
        by_keys = self.timeline.hasFocus()
        self.open_milestone("" if milestone_id == self._milestone_id else milestone_id)
        if self._milestone_id and by_keys:
            self.details.title.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_details_closed(self) -> None:
        self.open_milestone("")
        self.timeline.setFocus(Qt.FocusReason.OtherFocusReason)

    def _move(self, milestone_id: str, day: date, *, walking: bool = False) -> None:
        milestone = self.session.casebook.get(Milestone, milestone_id)
        moved = self.session.run(plan.move_milestone, milestone_id, day, walking=walking)
        dossier = self.session.dossier()
        if moved and dossier:
            odd = odd_of(dossier, milestone_id, self.session.today())
            left = workshops_left(dossier, moved)
            also = " ".join(filter(None, (left, *odd, cautions_of(day, self._ground))))
            words = moved_words(milestone.title, len(moved) - 1)
            self.session.notice.emit(f"{words}. {also}" if also else words, UNDO)
            self.timeline.point_at(milestone_id)

    def _on_done_wanted(self, milestone_id: str) -> None:
        milestone = self.session.casebook.get(Milestone, milestone_id)
        on = None if milestone.done_on else self.session.today()
        self._set_done(milestone, on)

    def _set_done(self, milestone: Milestone, on: date | None) -> None:
        words = f"{milestone.title} is {'done' if on else 'open again'}"
        if on and milestone.kind == "gate" and milestone.decision is None:
            words += ". Its decision is still to be recorded in Reviews"
        self.session.run(plan.set_done, milestone.id, on, toast=words)

    def _on_milestone_edited(self, name: str, value: object) -> None:
        found = self.session.casebook.find(Milestone, id=self._milestone_id)
        if not found:
            return
        if name == "due" and isinstance(value, date):
            self._move(found[0].id, value)
        elif name == "done_on":
            self._set_done(found[0], value if isinstance(value, date) else None)
        elif name == "hangs_on":
            self.session.run(plan.set_hangs_on, found[0].id, value)
        elif name != "due":
            self.session.run(plan.set_field, found[0].id, name, value)
        self._show_as_kept()

    def _show_as_kept(self) -> None:
        """What was refused is shown as it is in the casebook."""
        if dossier := self.session.dossier():
            self._show_details(dossier)

    def _on_goal_ticked(self, goal_id: str, ticked: bool) -> None:
        self.session.run(plan.serve, goal_id, self._milestone_id, ticked)

    def _on_workshop_requested(self, workshop_id: str) -> None:
        if not workshop_id:
            made = self.session.run(workshops.plan_for_milestone, self._milestone_id)
            workshop_id = made.id if made else ""
        if workshop_id:
            self.open_requested.emit("workshops", workshop_id)

    def _on_workshop_moved(self, workshop_id: str, day: date) -> None:
        words = f"Workshop moved to {date_words(day)}"
        self.session.run(workshops.set_field, workshop_id, "date", day, toast=words)

    def _on_remove_wanted(self, milestone_id: str) -> None:
        milestone = self.session.casebook.get(Milestone, milestone_id)
        self.details.flush_all()
        self.session.run(plan.remove_milestone, milestone_id, toast=f"{milestone.title} removed")

    def _on_milestone_added(self, title: str, day: date) -> None:
        made = self.session.run(plan.add_milestone, self.session.network_id, title, day)
        if made:
            self.path.clear_new()
            self.open_milestone(made.id)

    def _on_offer_taken(self, key: str) -> None:
        self.session.run(plan.add_offered, self.session.network_id, key, toast="Check added")

    def _on_calendar_wanted(self) -> None:
        from facilitator.ui.pages.plan import calendar_saving

        calendar_saving.save(self, self.session)

    def _on_origin_requested(self, page: str, record_id: str) -> None:
        if page == self.step_id:
            self.show_record(record_id)
        else:
            self.open_requested.emit(page, record_id)

    # The type of network

    def _type_question(self, dossier: Dossier) -> object:
        return dossier.network.id, dossier.type_sheets

    def _find_type(self) -> None:
        dossier = self.session.dossier()
        if dossier is None:
            return
        self._type_known = self._type_question(dossier)
        found = readings.type_reading(self.session.casebook, dossier.network.id, When.TODAY)
        self._type_id = next(iter(found.classification.named), "") if found else ""
        self._show_fit(dossier)

    def _show_fit(self, dossier: Dossier) -> None:
        known = self._type_id and self._type_known == self._type_question(dossier)
        if not known or self.session.casebook.setting(self._declined()) == "declined":
            self.fit.hide()
            return
        phrase = content.network_types().type(self._type_id).phrase
        changes = misfits(content.programme(), self._type_id, dossier.milestones)
        self.fit.offer(phrase, changes)

    def _declined(self) -> str:
        return f"fit-{self.session.network_id}-{self._type_id}"

    def _on_fit_taken(self) -> None:
        words = "The 18 months fit the type now" if self._type_id else "The 18 months are laid out"
        self.session.run(plan.fit_to_type, self.session.network_id, self._type_id, toast=words)

    def _on_fit_declined(self) -> None:
        self.session.remember(self._declined(), "declined")
        self.fit.hide()
