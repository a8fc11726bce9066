"""Technology as servant: how members like to be together, what they need, and how to leave it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.domain import digital_reading
from facilitator.domain.diary import due_words
from facilitator.domain.dossier import Dossier
from facilitator.domain.kinds import Side
from facilitator.formspec import load
from facilitator.operations import channels, digital, promises
from facilitator.ui import figure_saving
from facilitator.ui.form_view.form_view import FormView
from facilitator.ui.pages.digital.channels_card import ChannelsCard
from facilitator.ui.pages.digital.checks_card import ChecksCard
from facilitator.ui.pages.digital.need_sheet import NeedSheet
from facilitator.ui.pages.page import Page
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.card import Card, PageHead, ScrollPage, row
from facilitator.ui.widgets.figure_view import FigureView
from facilitator.ui.widgets.inputs import LineEdit
from facilitator.ui.widgets.kept_place import kept_place
from facilitator.ui.widgets.record_list import Line, RecordList
from facilitator.ui.widgets.text import Muted

if TYPE_CHECKING:
    from facilitator.documents.figures import Figure
    from facilitator.documents.palette import Palette

SIDES = {Side.INSIDE: "Inside", Side.OUTSIDE: "Outside"}
FORM = "digital-plan"
GRID = "orientations"
WIDE_GAP = 2


class DigitalPage(Page):
    """Nine orientations, the needs behind them, and how the plan is kept."""

    step_id = "digital"
    title = "Digital"
    icon = "digital"
    document = "plan"
    watches = frozenset({"digital_plan", "need", "channel", "person"})

    def _build(self) -> None:
        self._need_id = ""
        self._rows: tuple[tuple[str, str, int | None, int | None], ...] | None = None
        self._print = Button("Print a blank sheet", "secondary", icon_name="print")
        self._head = PageHead("", "", self._print)
        self._figure = FigureView("Ways of being together, now and wanted", width=420, height=205)
        self._gaps = Muted()
        form = load.load(FORM).on_screen()
        self._form = FormView(form, only={GRID})
        self._care = FormView(form, only={field.id for field in form.fields} - {GRID})
        self._drawn = Card("Now and wanted")
        self._drawn.add(self._gaps)
        self._drawn.add(self._figure)
        self._scroll = scroll = ScrollPage()
        self.fill(scroll)
        self._checks, self._channels = ChecksCard(), ChannelsCard()
        scroll.add(self._head)
        scroll.add(self._checks)
        scroll.add(self._needs_card())
        scroll.add(self._channels)
        scroll.add(self._form)
        scroll.add(self._drawn)
        scroll.add(self._care)
        scroll.finish()

    def _needs_card(self) -> Card:
        self._new = LineEdit("A new need", "What do members want to be able to do?")
        self._add = Button("Add need", "secondary", icon_name="add")
        self._list = RecordList("Needs", lead_width=72, marks=True)
        self._none = Muted(
            "A need comes before a tool: “find last month's protocol from a ward computer”. "
            "Each gets one tool, an owner, and a way out."
        )
        self._sheet = NeedSheet()
        card = Card("What members need")
        line = row(gap=8)
        line.addWidget(self._new, 1)
        line.addWidget(self._add)
        card.add(line)
        card.add(self._none)
        card.add(self._list)
        card.add(self._sheet)
        return card

    def _connect(self) -> None:
        self._print.clicked.connect(lambda: self.document_requested.emit(f"form:{FORM}", {}))
        self._add.clicked.connect(self._on_add_clicked)
        self._new.returnPressed.connect(self._on_add_clicked)
        self._list.chosen.connect(lambda line: self._show_need(line.id))
        self._sheet.edited.connect(self._on_need_edited)
        self._sheet.remove.clicked.connect(self._on_remove_clicked)
        self._sheet.checked.clicked.connect(self._on_checked_clicked)
        self._sheet.promise.clicked.connect(self._on_promise_clicked)
        self._checks.chosen.connect(self.show_record)
        self._channels.added.connect(self._on_channel_added)
        self._channels.edited.connect(self._on_channel_edited)
        self._channels.reached.connect(self._on_reached)
        self._channels.removed.connect(self._on_channel_removed)
        self._sheet.up.clicked.connect(lambda: self._move(-1))
        self._sheet.down.clicked.connect(lambda: self._move(1))
        for form in (self._form, self._care):
            form.edited.connect(self._on_answer_edited)
        figure_saving.offer(self._figure, self.session, lambda: "Ways of being together")

    def refresh(self) -> None:
        if dossier := self.session.dossier():
            with kept_place(self._scroll):
                self._show(dossier)

    def _show(self, dossier: Dossier) -> None:
        answers = dossier.digital_plan.answers if dossier.digital_plan else {}
        for form in (self._form, self._care):
            form.set_values(answers)
        self._head.say(*_head_words(dossier))
        self._show_orientations(answers.get(GRID))
        self._show_needs(dossier)
        self._checks.show_checks(digital_reading.checks(dossier, self.session.today()))
        self._channels.show_channels(dossier)

    def show_record(self, record_id: str) -> None:
        dossier = self.session.dossier()
        if dossier and record_id in [channel.id for channel in dossier.channels]:
            self._channels.show_channel(record_id)
            return
        self._show_need(record_id)

    def _show_orientations(self, grid: object) -> None:
        levels = grid if isinstance(grid, dict) else {}
        field = load.load(FORM).field(GRID)
        rows = tuple(
            (
                option.id,
                option.label,
                levels.get(option.id, {}).get("now"),
                levels.get(option.id, {}).get("wanted"),
            )
            for option in field.rows
        )
        if rows == self._rows:
            return
        self._rows = rows
        self._drawn.setVisible(bool(levels))
        self._gaps.setText(_gap_words(rows))

        def make(palette: Palette) -> Figure:
            from facilitator.documents.figures_plan import orientations

            return orientations(rows, field.levels, palette)

        self._figure.set_figure(make if levels else None)

    def _show_needs(self, dossier: Dossier) -> None:
        today = self.session.today()
        needs = sorted(dossier.needs, key=lambda need: list(SIDES).index(need.side))
        self._none.setVisible(not dossier.needs)
        self._list.setVisible(bool(dossier.needs))
        self._list.set_lines(
            [
                Line(
                    need.id,
                    need.need,
                    lead=SIDES[need.side],
                    trail=due_words(need.check_on, today)
                    if need.check_on and need.check_on < today
                    else need.tool or "no tool yet",
                    kind="coral" if need.check_on and need.check_on < today else "",
                )
                for need in needs
            ]
        )
        ids = [need.id for need in needs]
        if self._need_id not in ids:
            self._need_id = ids[0] if ids else ""
        self._sheet.setVisible(bool(self._need_id))
        if self._need_id:
            self._list.put_in_front(ids.index(self._need_id))
            self._sheet.set_people([person.name for person in dossier.people])
            self._sheet.show_need(needs[ids.index(self._need_id)])

    def _show_need(self, need_id: str) -> None:
        if need_id != self._need_id:
            self.flush()
            self._need_id = need_id
            self.refresh()

    def _on_add_clicked(self) -> None:
        words = self._new.value()
        if not words:
            self._new.setFocus()
            return
        self._new.clear()
        need = self.session.run(digital.add_need, self.session.network_id, words)
        if need is not None:
            self._show_need(need.id)

    def _on_need_edited(self, name: str, value: object) -> None:
        self.session.run(digital.set_need_field, self._need_id, name, value)

    def _on_remove_clicked(self) -> None:
        self.flush()
        self.session.run(digital.remove_need, self._need_id, toast="Need removed")

    def _on_checked_clicked(self) -> None:
        self.flush()
        self.session.run(
            digital.checked,
            self._need_id,
            self.session.today(),
            toast="Checked; next in three months",
        )

    def _on_promise_clicked(self) -> None:
        """Make the need a promise of who looks after it, to be dated in the list of promises."""
        self.flush()
        dossier = self.session.dossier()
        need = next((n for n in dossier.needs if n.id == self._need_id), None) if dossier else None
        if need is None:
            return
        owner_id, owner = promises.named(self.session.casebook, need.network_id, need.owner)
        made = self.session.run(
            promises.make,
            need.network_id,
            need.need,
            owner_id=owner_id,
            owner=owner,
            made_in=("need", need.id),
            made_on=self.session.today(),
        )
        if made is not None:
            self.open_requested.emit("plan", made.id)

    def _on_channel_added(self, name: str) -> None:
        made = self.session.run(channels.add, self.session.network_id, name)
        if made is not None:
            self._channels.show_channel(made.id)

    def _on_channel_edited(self, channel_id: str, name: str, value: object) -> None:
        self.session.run(channels.set_field, channel_id, name, value)

    def _on_reached(self, channel_id: str, role: str, percent: str) -> None:
        self.session.run(channels.set_reach, channel_id, role, percent)

    def _on_channel_removed(self, channel_id: str) -> None:
        self.flush()
        self.session.run(channels.remove, channel_id, toast="Channel removed")

    def _move(self, by: int) -> None:
        """Swap the need with its neighbour of the same side; the sides stay apart."""
        lines = self._list.lines()
        ids = [line.id for line in lines]
        here = ids.index(self._need_id)
        there = here + by
        if 0 <= there < len(ids) and lines[there].lead == lines[here].lead:
            ids[here], ids[there] = ids[there], ids[here]
            self.session.run(digital.reorder_needs, tuple(ids))

    def _on_answer_edited(self, field_id: str, value: object) -> None:
        self.session.run(digital.set_answer, self.session.network_id, field_id, value)


def _head_words(dossier: Dossier) -> tuple[str, str]:
    needs = len(dossier.needs)
    without = sum(1 for need in dossier.needs if not need.tool)
    if not needs:
        return "Begin with what members need", "Tools come last."
    title = f"{needs} need{'' if needs == 1 else 's'}"
    return title, f"{without} without a tool yet" if without else "Each has its tool."


def _gap_words(rows: tuple[tuple[str, str, int | None, int | None], ...]) -> str:
    wide = [
        title
        for _, title, now, wanted in rows
        if now is not None and wanted is not None and wanted - now >= WIDE_GAP
    ]
    if not wide:
        return "No gap is wider than one step: members have much of what they want."
    return f"Widest gaps, where a tool might help: {', '.join(wide).lower()}."
