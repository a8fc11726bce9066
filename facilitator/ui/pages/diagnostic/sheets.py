"""The sheets recorded in a round: to open, to correct, to remove; never by a person's name."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.domain.records import Person, Response
from facilitator.domain.scale import Role
from facilitator.domain.sheet_code import LARGEST, sheet_number
from facilitator.operations import rounds
from facilitator.ui.pages.diagnostic.out_card import OutCard
from facilitator.ui.pages.diagnostic.round_view import RoundView
from facilitator.ui.pages.diagnostic.wall_card import WallCard
from facilitator.ui.pages.diagnostic.words import ROLES, Shown, answered
from facilitator.ui.theme import Size
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.card import Card
from facilitator.ui.widgets.flow import FlowLayout
from facilitator.ui.widgets.row_list import (
    PlainRow,
    RowList,
    paint_rule,
    paint_words,
    words_width,
)
from facilitator.ui.widgets.text import Muted

SENDING = "send"
"""Asked for as if it were a record's id: the card that sends sheets out."""
PARTS = {"open": "Open", "remove": "Remove"}


class Sheets(RoundView):
    """The last view: what came back."""

    def _build(self) -> None:
        self._responses: tuple[Response, ...] = ()
        self._list = SheetList()
        self._none = Muted("No sheet has been recorded in this round yet.")
        self._card = Card("Sheets")
        self._card.add(
            Muted(
                "Enter opens a sheet, Delete removes it. A name stands here only where the "
                "person agreed to be matched from round to round. Files and folders that came back "
                "can be dropped anywhere on this page."
            )
        )
        buttons = FlowLayout(gap=8)
        self.type_in = Button("Type a sheet", icon_name="edit")
        self.take_in = Button("Import files", icon_name="folder")
        self.blank = Button("Print blank sheet", icon_name="print")
        for button in (self.type_in, self.take_in, self.blank):
            buttons.addWidget(button)
        held = QWidget()
        held.setLayout(buttons)
        self._card.add(held)
        self._card.add(self._none)
        self._card.add(self._list)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(16)
        self.out = OutCard(self.session)
        self.out.document_requested.connect(self.document_requested)
        box.addWidget(self.out)
        box.addWidget(self._card)
        self.wall = WallCard(self.session)
        box.addWidget(self.wall)
        self.type_in.clicked.connect(lambda: self.sheet_wanted.emit(""))
        self.take_in.clicked.connect(self.import_wanted)
        self.blank.clicked.connect(self.blank_wanted)
        self._list.opened.connect(lambda n: self.sheet_wanted.emit(self._responses[n].id))
        self._list.removing.connect(lambda n: self._on_remove(self._responses[n]))

    def show_round(self, shown: Shown) -> None:
        """List the sheets of a round."""
        self._responses = tuple(sorted(shown.responses, key=_place))
        asked, names = 12 if shown.round.rapid else 36, self._names()
        self._list.set_rows(
            [_SheetRow(r, asked, names.get(r.person_id or "", "")) for r in self._responses]
        )
        self._list.setVisible(bool(self._responses))
        self._none.setHidden(bool(self._responses))
        self.out.show_round(shown)
        self.wall.show_round(shown)

    def show_record(self, record_id: str) -> QWidget | None:
        """The card that sends sheets out, ready for how many."""
        if record_id != SENDING:
            return None
        self.out.count.setFocus(Qt.FocusReason.TabFocusReason)
        return self.out

    def _names(self) -> dict[str, str]:
        """People's names, for those who agreed to be matched."""
        people = self.session.casebook.find(Person, network_id=self.session.network_id)
        return {person.id: person.name for person in people}

    def _on_remove(self, response: Response) -> None:
        self.session.run(
            rounds.remove_response, response.id, toast=f"Sheet {response.sheet} removed"
        )


def _place(response: Response) -> tuple[int, str]:
    """By number, then those without one."""
    number = sheet_number(response.sheet, response.round_id)
    return (LARGEST + 1 if number is None else number, response.id)


class SheetList(RowList):
    """The rows; Enter opens one, Delete removes it."""

    removing = Signal(int)

    def __init__(self) -> None:
        super().__init__("Recorded sheets")
        self.pressed_part.connect(self._on_pressed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.current() >= 0:
            self.removing.emit(self.current())
            return
        super().keyPressEvent(event)

    def _on_pressed(self, number: int, part: str) -> None:
        (self.opened if part == "open" else self.removing).emit(number)


class _SheetRow(PlainRow):
    def __init__(self, response: Response, asked: int, name: str) -> None:
        number = sheet_number(response.sheet, response.round_id) or response.sheet
        self._number = f"Sheet {number or '–'}"
        self._role = ROLES[Role(response.role)][0].capitalize()
        if name:
            self._role += f", {name}"
        self._count = f"{answered(response)} of {asked}"
        if response.entered_twice:
            self._count += ", typed twice"
        self._comment = response.comment

    @property
    def words(self) -> str:
        """The row as a sentence."""
        comment = ", with a comment" if self._comment else ""
        return f"{self._number}, {self._role}, {self._count} answered{comment}"

    def height(self, width: int) -> int:
        """One line."""
        return 40

    def paint(self, painter: QPainter, area: QRectF) -> None:
        """Number, role, how much was answered, and what can be done."""
        parts = self._parts(area)
        left = area.left() + 6
        widths = {"number": 84, "role": max(parts["open"].left() - left - 84 - 200, 60)}
        number = QRectF(left, area.top(), widths["number"], area.height())
        role = QRectF(number.right(), area.top(), widths["role"], area.height())
        count = QRectF(role.right() + 8, area.top(), 188, area.height())
        paint_words(painter, number, self._number, strong=True)
        paint_words(painter, role, self._role)
        said = f"{self._count}, comment" if self._comment else self._count
        paint_words(painter, count, said, size=Size.SMALL, colour="quiet")
        for part, place in parts.items():
            paint_words(
                painter, place, PARTS[part], size=Size.SMALL, colour="teal_ink", strong=True
            )
        paint_rule(painter, area)

    def part_at(self, area: QRectF, point: QPointF) -> str:
        """Open or remove."""
        parts = self._parts(area)
        return next((p for p, place in parts.items() if place.contains(point)), "")

    def tip(self, area: QRectF, point: QPointF) -> str:
        """The comment."""
        return self._comment

    def _parts(self, area: QRectF) -> dict[str, QRectF]:
        right, found = area.right() - 6, {}
        for part in ("remove", "open"):
            width = words_width(PARTS[part], Size.SMALL, strong=True) + 4
            found[part] = QRectF(right - width, area.top(), width, area.height())
            right -= width + 16
        return found
