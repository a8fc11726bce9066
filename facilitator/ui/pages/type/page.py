"""The network type page: ask each role apart, see at once what it adds up to."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from facilitator import content
from facilitator.domain.clashes import SheetRole, When
from facilitator.domain.network_type import Verdict
from facilitator.domain.records import TypeSheetRecord
from facilitator.formspec import load
from facilitator.operations import fields, plan, type_sheets
from facilitator.ui.form_view.form_view import FormView
from facilitator.ui.pages.page import Page
from facilitator.ui.pages.type.findings import (
    FORM,
    PILLS,
    ROLES,
    Told,
    coverage_words,
    first_headline,
    headline,
    tell,
)
from facilitator.ui.pages.type.result import Meaning, Result
from facilitator.ui.widgets.buttons import Button, Look
from facilitator.ui.widgets.card import EmptyState, PageHead, ScrollPage, clear
from facilitator.ui.widgets.choices import Choice
from facilitator.ui.widgets.dates import date_words
from facilitator.ui.widgets.flow import FlowLayout
from facilitator.ui.widgets.text import Pill

WIDE, EVIDENCE_WIDTH, HEAD_GAP = 720, 230, 10
ASK_APART = "Ask each role apart, before they compare. The agreed sheet decides once there is one."
WHENS = {"today": "Today", "wanted": "Wanted"}


class TypePage(Page):
    """Sheets by role and time; the agreed one, or else the coordinator's, decides."""

    step_id = "type"
    title = "Network type"
    icon = "type"
    watches = frozenset({"type_sheet", "network", "organisation"})
    document = "network-type"

    def _build(self) -> None:
        self._network_id = self._sheet_id = ""
        self._started = False
        self._sheets: tuple[TypeSheetRecord, ...] = ()
        self._told: Told | None = None
        guide = content.guide_page("type")
        self._empty = EmptyState(guide.empty_title, guide.empty_text, guide.empty_button)
        self._print = Button("Print report")
        self._pill = Pill()
        self._head = PageHead("", "", self._pill, self._print)
        self._head.reserve(first_headline(), ASK_APART)
        self._when = Choice("Time", WHENS, as_list=False)
        self._role = Choice("Whose sheet", {str(k): v for k, v in ROLES.items()}, as_list=False)
        self._sheet: Choice | None = None
        self._more = Button("Add a sheet", Look.QUIET, "add")
        self._remove = Button("Remove this sheet", Look.QUIET, "delete")
        self._bar = self._build_bar()
        self._form = FormView(load.load(FORM))
        for question in content.network_types().questions:
            evidence = self._form.editor(question.id).evidence  # type: ignore[attr-defined]
            evidence.setMinimumWidth(EVIDENCE_WIDTH)
        self._result, self._meaning = Result(), Meaning()
        self._body = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.TopToBottom, self._body)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(16)
        self._columns.addWidget(self._form, 11, Qt.AlignmentFlag.AlignTop)
        self._columns.addWidget(self._result, 9, Qt.AlignmentFlag.AlignTop)
        self._scroll = ScrollPage(widest=1100)
        for part in (self._empty, self._bar, self._body, self._meaning):
            self._scroll.add(part)
        self._scroll.finish()
        self.fill(self._under_head())

    def _under_head(self) -> QWidget:
        """The page with the verdict always in sight above what scrolls."""
        whole, held = QWidget(), QWidget()
        held.setMaximumWidth(1100 + 48)
        inside = QVBoxLayout(held)
        inside.setContentsMargins(24, 18, 24, 6)
        inside.addWidget(self._head)
        box = QVBoxLayout(whole)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(held)
        box.addWidget(self._scroll, 1)
        return whole

    def _build_bar(self) -> QWidget:
        choosing, kept = QWidget(), QWidget()
        top, below = FlowLayout(choosing, gap=12), FlowLayout(kept, gap=8)
        top.addWidget(self._when)
        top.addWidget(self._role)
        self._sheet_place = QWidget()
        self._sheet_box = QVBoxLayout(self._sheet_place)
        self._sheet_box.setContentsMargins(0, 0, 0, 0)
        self._means = Button("What this means", Look.QUIET, "chevron-down")
        for part in (self._sheet_place, self._more, self._remove, self._means):
            below.addWidget(part)
        kept.setMinimumHeight(self._more.sizeHint().height())
        bar = QWidget()
        box = QVBoxLayout(bar)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(choosing)
        box.addWidget(kept)
        return bar

    def _connect(self) -> None:
        self._when.set_value(When.TODAY)
        self._role.set_value(SheetRole.AGREED)
        self._when.edited.connect(lambda _: self._turn_to(""))
        self._role.edited.connect(lambda _: self._turn_to(""))
        self._more.clicked.connect(self._on_more)
        self._remove.clicked.connect(self._on_remove)
        self._form.edited.connect(self._on_answered)
        self._empty.started.connect(self._on_started)
        self._result.question_wanted.connect(self._go_to_question)
        self._meaning.fitted.connect(self._on_fitted)
        self._means.clicked.connect(self._go_to_meaning)
        self._print.clicked.connect(lambda: self.document_requested.emit("network-type", {}))

    def refresh(self) -> None:
        """Show the sheets as they are now, and what they say."""
        if self._network_id != self.session.network_id:
            self.flush()
            self._network_id, self._sheet_id = self.session.network_id, ""
            self._started = False
        if not self._network_id:
            return
        when = When(self._when.value())
        self._told = tell(self.session.casebook, self._network_id, when)
        bare = not self._told.sheets and not self._started
        self._empty.setVisible(bare)
        for part in (self._bar, self._body):
            part.setHidden(bare)
        self._say_head(bare)
        self._show_sheet()
        self._result.show_told(self._told)
        self._meaning.show_told(self._told)
        self._means.setHidden(self._meaning.isHidden())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = event.size().width() >= WIDE
        direction = QBoxLayout.Direction
        self._columns.setDirection(direction.LeftToRight if wide else direction.TopToBottom)

    def _say_head(self, bare: bool) -> None:
        self._print.setEnabled(not bare)
        if bare or self._told is None:
            self._pill.set("")
            self._head.say("Nobody has been asked yet", "")
            return
        reading = self._told.reading
        verdict = reading.classification.verdict if reading else Verdict.TOO_LITTLE_KNOWN
        self._pill.set(*PILLS[verdict])
        self._head.say(headline(self._told), coverage_words(reading) if reading else ASK_APART)

    def _show_sheet(self) -> None:
        """The sheet in front: the chosen one, else the role's newest."""
        told, role = self._told, self._role.value()
        if told is None:
            return
        self._sheets = tuple(s for s in told.sheets if s.role == role and s.when == told.when)
        ids = [sheet.id for sheet in self._sheets]
        if self._sheet_id not in ids:
            self._sheet_id = ids[-1] if ids else ""
        front = next((sheet for sheet in self._sheets if sheet.id == self._sheet_id), None)
        self._form.set_values(front.answers if front else {})
        self._offer_sheets(role)
        self._say_more(role)

    def _offer_sheets(self, role: str) -> None:
        labels = {
            sheet.id: f"{ROLES[SheetRole(role)]} {number}, {date_words(sheet.held_on)}"
            for number, sheet in enumerate(self._sheets, 1)
        }
        if labels != getattr(self, "_labels", None):
            self._labels = labels
            clear(self._sheet_box)
            self._sheet = Choice("Sheet", labels, as_list=True)
            self._sheet.setMinimumWidth(240)
            self._sheet.edited.connect(self._turn_to)
            self._sheet_box.addWidget(self._sheet)
            self._sheet_place.setVisible(len(labels) > 1)
        if self._sheet:
            self._sheet.set_value(self._sheet_id)

    def _say_more(self, role: str) -> None:
        words = "Add a member's sheet" if role == SheetRole.MEMBER else "Ask again today"
        self._more.setText(words)
        self._more.setAccessibleName(words)
        self._more.setVisible(bool(self._sheets))
        self._remove.setVisible(bool(self._sheets))

    def _turn_to(self, sheet_id: object) -> None:
        self.flush()
        self._sheet_id = str(sheet_id)
        self.refresh()

    def _on_started(self) -> None:
        self._started = True
        self._role.set_value(SheetRole.COORDINATOR)
        self.refresh()
        self._go_to_question("q1")

    def _on_answered(self, question: str, answer: object) -> None:
        if self._sheet_id:
            run = self.session.run
            run(fields.set_answer, TypeSheetRecord, self._sheet_id, question, answer)
            return
        self.session.run(
            type_sheets.set_answer,
            self._network_id,
            self._role.value(),
            self._when.value(),
            question,
            answer,
            held_on=self.session.today(),
        )

    def _on_more(self) -> None:
        """One more member, or the same role asked again from its last answers on."""
        role, last = self._role.value(), self._sheets[-1]
        made = self.session.run(
            type_sheets.record,
            self._network_id,
            role,
            self._when.value(),
            {} if role == SheetRole.MEMBER else dict(last.answers),
            held_on=self.session.today(),
            toast="Sheet added",
        )
        if made:
            self._turn_to(made.id)
            self._go_to_question("q1")

    def _on_remove(self) -> None:
        if self._sheet_id:
            self.session.run(type_sheets.remove, self._sheet_id, toast="Sheet removed")

    def _on_fitted(self, type_id: str) -> None:
        self.session.run(
            plan.fit_to_type, self._network_id, type_id, toast="The 18 months fit this type now"
        )

    def _go_to_meaning(self) -> None:
        self._scroll.verticalScrollBar().setValue(self._meaning.y() + HEAD_GAP)

    def _go_to_question(self, question: str) -> None:
        editor = self._form.editor(question)
        self._scroll.bring_into_view(editor)
        editor.setFocus(Qt.FocusReason.TabFocusReason)
