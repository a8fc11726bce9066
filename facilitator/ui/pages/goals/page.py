"""Keeps a network to three goals, and each goal to what was found and one number."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from facilitator import content
from facilitator.domain import driver_sketch, goal_reading
from facilitator.domain.dossier import Dossier
from facilitator.domain.goal_ideas import Offer
from facilitator.domain.goal_remarks import reading_remarks, sheet_remarks
from facilitator.domain.lanes import Lane
from facilitator.domain.records import Goal, GoalStatus
from facilitator.domain.spread import rank, unknown_words
from facilitator.domain.thread import sources_of, thread_of
from facilitator.operations import findings, goal_ideas, goals, objectives
from facilitator.ui import figure_saving
from facilitator.ui.goal_words import ACCENTS, STATUS, STATUS_PILLS
from facilitator.ui.pages.goals.answers_card import AnswersCard
from facilitator.ui.pages.goals.board import Board, Place
from facilitator.ui.pages.goals.desks import join_objectives, join_sketch
from facilitator.ui.pages.goals.findings_card import FindingsCard
from facilitator.ui.pages.goals.ideas_card import IdeasCard, unanswered
from facilitator.ui.pages.goals.measure_card import MeasureCard
from facilitator.ui.pages.goals.objectives_card import ObjectivesCard
from facilitator.ui.pages.goals.sheet import GoalSheet
from facilitator.ui.pages.goals.sketch_card import SketchCard
from facilitator.ui.pages.goals.spread_card import SpreadCard
from facilitator.ui.pages.goals.taking_up import TakingUp
from facilitator.ui.pages.goals.thread_card import ThreadCard
from facilitator.ui.pages.page import Page
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.card import Card, EmptyState, PageHead, ScrollPage, column
from facilitator.ui.widgets.dates import date_words
from facilitator.ui.widgets.record_list import Line, RecordList


class GoalsPage(Page):
    """Three places at the top, the chosen goal's sheet below, then the rest and the findings."""

    step_id = "goals"
    title = "Goals"
    icon = "goals"
    document = "plan"
    watches = frozenset(
        {"network", "goal", "finding", "link", "reading", "person", "workshop", "block"}
        | {"milestone", "promise", "objective", "driver", "round", "response"}
    )

    def _build(self) -> None:
        self._network_id = self._goal_id = ""
        self._scroll = ScrollPage()
        self.fill(self._scroll)
        self._add = Button("Add a goal", icon_name="add")
        self._head = PageHead("Goals", "", self._add)
        self._taking = TakingUp(self.session)
        self._objectives = ObjectivesCard()
        guide = content.guide_page("goals")
        self._empty = EmptyState(guide.empty_title, guide.empty_text, guide.empty_button)
        self._board = Board()
        self._rest = Card("Parked, met and retired")
        self._rest_list = RecordList("Goals that are not active")
        self._rest.add(self._rest_list)
        self._ideas, self._findings = IdeasCard(), FindingsCard()
        for part in (
            self._head,
            self._taking.new,
            self._taking.fourth,
            self._objectives,
            self._empty,
            self._board,
            self._build_sheet(),
            self._rest,
            self._ideas,
            self._findings,
        ):
            self._scroll.add(part)
        self._scroll.finish()

    def _build_sheet(self) -> QWidget:
        self._sheet = GoalSheet()
        self._answers, self._measure = AnswersCard(), MeasureCard()
        self._sketch, self._spread, self._thread = SketchCard(), SpreadCard(), ThreadCard()
        cards = (self._sheet, self._answers, self._sketch, self._measure, self._spread)
        self._whole = QWidget()
        self._whole.setLayout(column(*cards, self._thread, gap=16))
        return self._whole

    def _connect(self) -> None:
        self._add.clicked.connect(self._on_new_requested)
        self._empty.started.connect(self._on_new_requested)
        self._board.new_requested.connect(self._on_new_requested)
        self._board.chosen.connect(self.choose)
        self._board.moved.connect(self._on_moved)
        self._taking.taken.connect(self._adopt)
        self._taking.shown.connect(self._scroll.bring_into_view)
        self._taking.closed.connect(self.refresh)
        join_objectives(self._objectives, self.session)
        self._objectives.goal_wanted.connect(self._on_goal_wanted)
        self._objectives.goal_opened.connect(self.choose)
        self._ideas.wanted.connect(self._on_idea_wanted)
        self._rest_list.chosen.connect(lambda line: self.choose(line.id))
        self._connect_sheet()
        self._findings.found.connect(self._on_found)
        self._findings.edited.connect(
            lambda id, name, value: self.session.run(findings.set_field, id, name, value)
        )
        self._findings.lane_chosen.connect(
            lambda id, lane: self.session.run(findings.set_lane, id, Lane(lane))
        )
        self._findings.remove_requested.connect(self._on_finding_removed)

    def _connect_sheet(self) -> None:
        for card in (self._sheet, self._measure, self._spread):
            card.edited.connect(self._on_edited)
        self._sheet.status_chosen.connect(self._on_status_chosen)
        self._sheet.moved.connect(self._on_stepped)
        self._sheet.remove_requested.connect(self._on_remove_requested)
        self._answers.ticked.connect(self._on_answer_ticked)
        self._answers.found.connect(self._on_answer_found)
        self._measure.read.connect(self._on_read)
        self._measure.all_requested.connect(
            lambda: self.open_requested.emit("measures", self._goal_id)
        )
        self._thread.open_requested.connect(self._on_thread_opened)
        join_sketch(self._sketch, self.session, lambda: self._goal_id)
        figure_saving.offer(self._sketch.figure, self.session, self._sketch_name)
        figure_saving.offer(self._measure.chart, self.session, self._figure_name)

    def refresh(self) -> None:
        dossier = self.session.dossier()
        if dossier is None:
            return
        active = dossier.active_goals
        if self._goal_id not in {goal.id for goal in dossier.goals}:
            self._goal_id = active[0].id if active else ""
        if dossier.network.id != self._network_id:
            self._network_id = dossier.network.id
            self._taking.new.hide()
        self._taking.settle()
        self._head.say(*_head_words(len(active)))
        self._empty.setVisible(not dossier.goals and self._taking.new.isHidden())
        self._board.setVisible(bool(dossier.goals))
        self._board.show_places([_place(dossier, goal) for goal in active], self._goal_id)
        self._show_rest(dossier)
        self._objectives.show_dossier(dossier)
        self._findings.show_dossier(dossier)
        self._ideas.show_offers(self._offers(dossier))
        goal = self._goal(dossier)
        self._whole.setVisible(goal is not None)
        if goal:
            self._show_goal(dossier, goal)

    def show_record(self, record_id: str) -> None:
        dossier = self.session.dossier()
        if dossier and record_id in {goal.id for goal in dossier.goals}:
            self.choose(record_id)
        elif dossier and record_id in {finding.id for finding in dossier.findings}:
            self._findings.open(record_id)
            self._scroll.bring_into_view(self._findings.editor("title"))
        elif dossier and record_id in {each.id for each in dossier.objectives}:
            self._objectives.open(record_id)
            self._scroll.bring_into_view(self._objectives.editor("title"))
        elif dossier:
            sketched = (line.goal_id for line in dossier.drivers if line.id == record_id)
            self.choose(next(sketched, self._goal_id))

    def choose(self, goal_id: str) -> None:
        """Show one goal's sheet."""
        for card in (self._sheet, self._sketch, self._measure, self._spread):
            card.flush_all()
        self._goal_id = goal_id
        self.refresh()

    def _figure_name(self) -> str:
        dossier = self.session.dossier()
        goal = self._goal(dossier) if dossier else None
        return f"Readings, {goal.title}" if goal else "Readings"

    def _sketch_name(self) -> str:
        dossier = self.session.dossier()
        goal = self._goal(dossier) if dossier else None
        return f"Driver sketch, {goal.title}" if goal else "Driver sketch"

    def _goal(self, dossier: Dossier) -> Goal | None:
        return next((goal for goal in dossier.goals if goal.id == self._goal_id), None)

    def _show_goal(self, dossier: Dossier, goal: Goal) -> None:
        ids = [each.id for each in dossier.active_goals]
        number = ids.index(goal.id) + 1 if goal.id in ids else 0
        accent = ACCENTS[(number - 1) % len(ACCENTS)] if number else "line"
        readings = [r for r in dossier.readings if r.goal_id == goal.id]
        today = self.session.today()
        people = [p.name for p in dossier.people if p.left_on is None]
        self._sheet.show_goal(goal, number, accent, _checks(dossier, goal), people)
        self._sheet.show_remarks(sheet_remarks(goal, readings, today, date_words))
        self._sheet.set_last(number == len(ids))
        self._answers.show_goal(dossier, goal.id)
        self._sketch.show_goal(goal, driver_sketch.lines_of(dossier.drivers, goal.id))
        where = goal_reading.standing(goal, readings)
        self._measure.show_goal(goal, where, readings, today)
        told = reading_remarks(goal, readings, dossier.network.start, today, date_words)
        self._measure.show_remarks(told)
        need = goal_reading.need_of(goal, _ends(dossier), today)
        ranked = rank(content.spread_methods(), need)
        self._spread.show_goal(goal, ranked, unknown_words(need))
        self._thread.show_thread(dossier, thread_of(dossier, goal), today)

    def _show_rest(self, dossier: Dossier) -> None:
        rest = [goal for goal in dossier.goals if goal.status is not GoalStatus.ACTIVE]
        self._rest.setVisible(bool(rest))
        self._rest_list.set_lines(
            [
                Line(goal.id, goal.title, trail=STATUS[goal.status], kind=STATUS_PILLS[goal.status])
                for goal in rest
            ]
        )

    # A new goal, and the fourth

    def _on_new_requested(self) -> None:
        self._empty.hide()
        self._taking.start()

    def _offers(self, dossier: Dossier) -> tuple[Offer, ...]:
        if not dossier.findings:
            return ()
        return unanswered(goal_ideas.offered(self.session.casebook, dossier.network.id), dossier)

    def _on_idea_wanted(self, idea_id: str) -> None:
        title = {idea.id: idea.title for idea in content.goal_ideas()}[idea_id]
        network_id = self.session.network_id
        add = partial(self.session.run, goal_ideas.add, network_id, idea_id)
        self._taking.take_up(title, add)

    def _on_goal_wanted(self, objective_id: str) -> None:
        dossier = self.session.dossier()
        found = dossier.objectives if dossier else ()
        title = next(each.title for each in found if each.id == objective_id)
        make = partial(self.session.run, objectives.become_goal, objective_id)
        self._taking.take_up(title, make)

    def _adopt(self, goal: Goal | None) -> None:
        if goal:
            self._objectives.settle()
            self.choose(goal.id)
            self._scroll.bring_into_view(self._sheet)
            self._sheet.editor("aim").setFocus()

    # The chosen goal

    def _on_edited(self, name: str, value: object) -> None:
        self.session.run(goals.set_field, self._goal_id, name, value)

    def _on_status_chosen(self, status: str) -> None:
        dossier = self.session.dossier()
        goal = self._goal(dossier) if dossier else None
        if goal is None or goal.status == status:
            return
        if status == GoalStatus.ACTIVE and self._taking.is_full():
            self.refresh()
            take_up = partial(self.session.run, goals.set_status, goal.id, GoalStatus.ACTIVE)
            self._taking.take_up(goal.title, take_up, keep=False)
            return
        words = f"Goal {STATUS[GoalStatus(status)].lower()}"
        self.session.run(goals.set_status, goal.id, GoalStatus(status), toast=words)

    def _on_moved(self, here: int, there: int) -> None:
        dossier = self.session.dossier()
        if dossier is None:
            return
        ids = [goal.id for goal in dossier.active_goals]
        ids.insert(there, ids.pop(here))
        rest = [goal.id for goal in dossier.goals if goal.id not in ids]
        self.session.run(goals.reorder, (*ids, *rest))

    def _on_stepped(self, by: int) -> None:
        dossier = self.session.dossier()
        ids = [goal.id for goal in dossier.active_goals] if dossier else []
        here = ids.index(self._goal_id)
        if 0 <= here + by < len(ids):
            self._on_moved(here, here + by)

    def _on_remove_requested(self) -> None:
        self._sheet.flush_all()
        self.session.run(goals.remove, self._goal_id, toast="Goal removed")

    def _on_read(self, on: date, value: float, note: str) -> None:
        self.session.run(goals.add_reading, self._goal_id, on, value, note, toast="Reading added")
        self._scroll.bring_into_view(self._measure.row)

    # Findings

    def _on_answer_ticked(self, finding_id: str, answered: bool) -> None:
        self.session.run(findings.answer_with_goal, finding_id, self._goal_id, answered)

    def _on_answer_found(self, title: str) -> None:
        self._write_finding(title, self._goal_id)

    def _on_found(self, title: str) -> None:
        finding = self._write_finding(title, "")
        if finding:
            self._findings.open(finding.id)

    def _write_finding(self, title: str, goal_id: str):  # type: ignore[no-untyped-def]
        today = self.session.today()
        network_id = self.session.network_id
        return self.session.run(findings.add, network_id, title, found_on=today, goal_id=goal_id)

    def _on_finding_removed(self, finding_id: str) -> None:
        self._findings.flush_all()
        self.session.run(findings.remove, finding_id, toast="Finding removed")

    def _on_thread_opened(self, page: str, record_id: str) -> None:
        if page == self.step_id:
            self.show_record(record_id)
        else:
            self.open_requested.emit(page, record_id)


def _head_words(active: int) -> tuple[str, str]:
    titles = {0: "No active goal", 1: "One goal", 2: "Two goals", 3: "Three goals"}
    note = "Three at most: focus is what the networks that last have in common."
    return titles.get(active, f"{active} goals"), note


def _place(dossier: Dossier, goal: Goal) -> Place:
    lacks = sum(1 for check in _checks(dossier, goal) if not check.has)
    return Place(goal, goal_reading.standing(goal, dossier.readings), lacks)


def _checks(dossier: Dossier, goal: Goal) -> tuple[goal_reading.Check, ...]:
    found = {finding.id for finding in dossier.findings}
    answers = any(source in found for source in sources_of(dossier, goal.id))
    return goal_reading.checks(goal, answers_a_finding=answers)


def _ends(dossier: Dossier) -> date:
    """The day of the close, or the last day anything is due."""
    days = [milestone.due for milestone in dossier.milestones]
    return max(days, default=dossier.network.start)
