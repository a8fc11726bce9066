"""What a round says at a glance: profile, what to talk about first, lights, gaps, quadrant."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.domain import promise_reading
from facilitator.domain.instrument import number_of
from facilitator.domain.lights import TROUBLE_LIGHTS, with_remark
from facilitator.domain.reading import RoundReading
from facilitator.domain.talk_first import TalkFirst
from facilitator.operations import findings
from facilitator.ui import figure_saving
from facilitator.ui.pages.diagnostic.dots import dots_figure
from facilitator.ui.pages.diagnostic.first_sheets import FirstSheets
from facilitator.ui.pages.diagnostic.light_card import LightCard, lights_figure
from facilitator.ui.pages.diagnostic.profile_table import DimensionRow, table_rows
from facilitator.ui.pages.diagnostic.round_view import RoundView
from facilitator.ui.pages.diagnostic.talk_first import TalkFirstCard
from facilitator.ui.pages.diagnostic.words import (
    Shown,
    dark_words,
    finding_title,
    group_words,
    hidden_words,
    too_few,
)
from facilitator.ui.widgets.card import Card, column
from facilitator.ui.widgets.figure_view import FigureView
from facilitator.ui.widgets.row_list import RowList
from facilitator.ui.widgets.text import Muted, Text
from facilitator.ui.widgets.tiles import Tiles

if TYPE_CHECKING:
    from facilitator.documents.figures import Figure
    from facilitator.documents.palette import Palette

Scores = list[tuple[str, str, float | None]]
RADAR_WIDTH, RADAR_HEIGHT, RADAR_ROOM = 232, 222, 50
OPENS = "Opens its statements"
SPOKE, NEAR = 90, 14
"""A dimension is pressed anywhere on its spoke, or close to its point; in pixels."""


class Results(RoundView):
    """The first of the page's views of a round."""

    def _build(self) -> None:
        self._drawn: object = None
        self.first = FirstSheets()
        self._note = Card(accent="amber")
        self._dark, self._hidden = Text(), Text(colour="ink_2")
        self._note.add(self._dark)
        self._note.add(self._hidden)
        self._radar = FigureView(
            "The profile as a figure",
            width=RADAR_WIDTH,
            height=RADAR_HEIGHT,
            opens=OPENS,
            reach=SPOKE,
        )
        profile = Card("Profile")
        profile.add(self._radar)
        self._profile_note = Muted("Scores from 0 to 100. There is no total.")
        profile.add(self._profile_note)
        self.talk = TalkFirstCard()
        self._lights = [LightCard(light) for light in TROUBLE_LIGHTS]
        self._table = RowList("Dimensions")
        self._groups = Muted()
        sides = Card("The eight dimensions, and how core and members see them")
        sides.add(self._table)
        sides.add(self._groups)
        self._quadrant = FigureView(
            "Score against agreement", width=372, height=280, opens=OPENS, reach=NEAR
        )
        quadrant = Card("What kind of talk each needs")
        quadrant.add(self._quadrant)
        self._quadrant_note = Muted()
        quadrant.add(self._quadrant_note)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(16)
        box.addWidget(self.first)
        box.addWidget(self._note)
        left = QWidget()
        lights = Tiles(self._lights, least=150, gap=12)
        left.setLayout(column(profile, lights, None, gap=16))
        upper = Tiles([left, self.talk], least=340, shares=(10, 11))
        for part in (upper, sides, quadrant):
            box.addWidget(part)
        self._read = (upper, sides, quadrant)
        self._from_many = (lights, sides, quadrant)
        self._shown: Shown | None = None
        self._connect()

    def _connect(self) -> None:
        self.first.add_wanted.connect(lambda: self.sheet_wanted.emit(""))
        self.first.import_wanted.connect(self.import_wanted)
        self.first.blank_wanted.connect(self.blank_wanted)
        self.first.send_wanted.connect(lambda: self.view_requested.emit("sheets", "send"))
        self.talk.wanted.connect(self._on_finding_wanted)
        self.talk.opened.connect(lambda id: self.view_requested.emit("findings", id))
        self.talk.statement_opened.connect(self._open_statements)
        self.talk.save_wanted.connect(self._on_save_dots)
        self.talk.agenda_wanted.connect(self._on_agenda)
        for figure in (self._radar, self._quadrant):
            figure.clicked.connect(lambda spot: self._open_statements(spot.id))
        self._table.opened.connect(self._on_dimension)
        self._table.pressed_part.connect(lambda number, _: self._on_dimension(number))
        for light in self._lights:
            light.opened.connect(self._open_statements)
            light.save_wanted.connect(self._on_save_lights)
        figure_saving.offer(self._radar, self.session, lambda: self._named("Profile"))
        figure_saving.offer(self._quadrant, self.session, lambda: self._named("Agreement"))

    def show_round(self, shown: Shown) -> None:
        """Show a round; figures are drawn anew only when the numbers changed."""
        self._shown = shown
        self.talk.show_round(shown)
        remark = self._remark(shown)
        seen = (shown.reading, shown.beside, shown.alone, shown.round, remark)
        if seen == self._drawn:
            return
        self._drawn = seen
        reading = shown.reading
        self._say(self._dark, dark_words(reading))
        self._say(self._hidden, hidden_words(shown))
        self._show_parts(shown)
        self._note.setHidden(not (self._dark.text() or self._hidden.text()))
        lights = with_remark(reading.lights, "too-few-carrying-it", remark)
        for card, light in zip(self._lights, lights, strict=True):
            card.show_light(light)
        self._table.set_rows(table_rows(reading))
        self._say(self._groups, group_words(reading))
        self._show_radar(shown)
        self._show_quadrant(reading)

    def _remark(self, shown: Shown) -> str:
        """How open promises are shared today, for the lights of the newest round."""
        dossier = self.session.dossier()
        if dossier is None or not dossier.rounds or dossier.rounds[-1].id != shown.round.id:
            return ""
        return promise_reading.remark(dossier)

    def _on_finding_wanted(self, item: TalkFirst) -> None:
        if self._shown is None:
            return
        round_ = self._shown.round
        label = self._shown.reading.statement(item.statement).label
        self.session.run(
            findings.add,
            round_.network_id,
            finding_title(item.kind, label),
            detail=item.reason,
            source=round_.title,
            round_id=round_.id,
            statements=(item.statement,),
            found_on=self.session.today(),
            toast="Finding made",
        )

    def _open_statements(self, id: str) -> None:
        self.view_requested.emit("statements", id)

    def _on_dimension(self, number: int) -> None:
        line = self._table.rows()[number]
        if isinstance(line, DimensionRow):
            self._open_statements(line.id)

    def _on_agenda(self) -> None:
        from facilitator.ui.pages.diagnostic import agenda_dialog

        if self._shown and (made := agenda_dialog.ask(self, self.session, self._shown)):
            self.open_requested.emit("workshops", made)

    def _on_save_dots(self, statement: str) -> None:
        if self._shown and (figure := dots_figure(self._shown.reading.statement(statement))):
            name = self._named(f"Statement {number_of(statement)}")
            figure_saving.save(self.window(), self.session, figure, name)

    def _on_save_lights(self) -> None:
        if self._shown:
            figure = lights_figure(self._shown.reading.lights)
            figure_saving.save(self.window(), self.session, figure, self._named("Lights"))

    def _named(self, figure: str) -> str:
        return f"{figure}, {self._shown.round.title}" if self._shown else figure

    def _show_parts(self, shown: Shown) -> None:
        """Nothing is drawn of sheets that are too few to be read."""
        few = too_few(shown)
        self.first.setHidden(bool(shown.reading.responses))
        self.first.show_round(shown.round)
        for part in self._read:
            part.setHidden(few)
        for part in self._from_many:
            part.setHidden(few or bool(shown.alone))

    def _say(self, label: QWidget, words: str) -> None:
        label.setText(words)  # type: ignore[attr-defined]
        label.setHidden(not words)

    def _show_radar(self, shown: Shown) -> None:
        profile = scores(shown.reading)
        names = ("everyone", "coordinator")
        if shown.alone:
            profile, names = laid_over(profile, shown.alone), ("coordinator", "")
        beside = laid_over(profile, shown.beside) if shown.beside else None
        self._radar.set_figure(lambda palette: _radar(profile, beside, palette, names))
        note = "Scores from 0 to 100. There is no total."
        if shown.alone:
            note = f"The coordinator's own view. {note}"
        self._profile_note.setText(note)

    def _show_quadrant(self, reading: RoundReading) -> None:
        placed = [p for p in reading.quadrant if p.score is not None and p.agreement is not None]
        titles = {d.id: d.title for d in reading.dimensions}
        self._quadrant.setVisible(bool(placed))
        self._quadrant_note.setText(
            "Fix what everyone finds low, explore where views of something low differ, listen "
            "where something good is split, and build on what is good and shared."
            if placed
            else "Dimensions are placed here when enough sheets are in."
        )

        def make(palette: Palette) -> Figure:
            from facilitator.documents import figures_quadrant as figures

            points = [
                figures.Point(p.id, titles[p.id], p.score or 0, p.agreement or 0) for p in placed
            ]
            return figures.quadrant(points, palette, width=372, height=280)

        self._quadrant.set_figure(make if placed else None)


def scores(reading: RoundReading) -> Scores:
    """The profile as the radar takes it, each dimension by its short name."""
    return [(d.id, d.id.capitalize(), d.score) for d in reading.dimensions]


def laid_over(profile: Scores, other: Mapping[str, float]) -> Scores:
    """The same spokes with other scores."""
    return [(id, title, other.get(id)) for id, title, _ in profile]


def _radar(
    profile: Scores, beside: Scores | None, palette: Palette, names: tuple[str, str]
) -> Figure:
    from facilitator.documents.figures_diagnostic import radar

    return radar(profile, beside, palette, names=names, width=RADAR_WIDTH, room=RADAR_ROOM)
