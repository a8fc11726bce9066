"""Who was asked in a round and what is back, and sheets that go out: never by name."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import groupby
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from facilitator.domain.records import Network
from facilitator.domain.returns import RoleReturn, Way, codes_of, numbers
from facilitator.domain.review_records import Batch
from facilitator.domain.scale import Role
from facilitator.errors import UserError
from facilitator.operations import batches
from facilitator.ui.pages.diagnostic.words import ROLES, Shown, counted
from facilitator.ui.session import Session
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.card import Card
from facilitator.ui.widgets.choices import CheckRow, Choice
from facilitator.ui.widgets.dates import date_words
from facilitator.ui.widgets.field import Field
from facilitator.ui.widgets.flow import FlowLayout
from facilitator.ui.widgets.inputs import FIELD_HEIGHT, NumberEdit
from facilitator.ui.widgets.record_list import Line, RecordList
from facilitator.ui.widgets.text import Muted, SectionTitle
from facilitator.ui.widgets.tiles import Tiles

ROLE_WORDS = {str(role): many.capitalize() for role, (_, many) in ROLES.items()}
WAYS = {
    Way.PAPER: "On paper",
    Way.POST: "By post",
    Way.EMAIL: "By e-mail",
    Way.ROOM: "In the room",
}
WAY_WORDS = {str(way): words for way, words in WAYS.items()}
AGAIN = "Enter makes sheets again, Delete takes them out of what was sent."
TEACHES = (
    "Each numbered sheet has a code of its round, its number and its role, as text and as a QR "
    "code, and never a name. By e-mail, each goes as a PDF to fill in at a screen and send back."
)


class OutCard(Card):
    """`document_requested` carries a document's id and its options."""

    document_requested = Signal(str, dict)

    def __init__(self, session: Session) -> None:
        super().__init__("Asked and back")
        self._session = session
        self._shown: Shown | None = None
        self._batches: tuple[Batch, ...] = ()
        self._back = RecordList("What came back, by role")
        self._none = Muted("Nobody has been asked yet. Send sheets out below, or print a blank.")
        self._asked = Muted()
        self._sent_title = SectionTitle("Sheets that went out")
        self._sent_note = Muted(AGAIN)
        self._sent = _Sent()
        self.role = Choice("Who is asked", ROLE_WORDS, as_list=True)
        self.count = NumberEdit("How many", least=1, most=batches.MOST, whole=True, width=96)
        self.way = Choice("How they go out", WAY_WORDS, as_list=True)
        self.numbered = CheckRow("Numbered")
        self.send = Button("Send and print", icon_name="print")
        self.letter = Button("Letter", icon_name="print")
        self.wall = Button("Wall chart", icon_name="print")
        self._build()
        self._connect()

    def _build(self) -> None:
        self.role.set_value(Role.MEMBER)
        self.way.set_value(Way.PAPER)
        self.numbered.set_value(True)
        self.numbered.setMinimumHeight(FIELD_HEIGHT)
        asking: list[QWidget] = [Field("Who is asked", self.role), Field("How many", self.count)]
        sent = (self._sent_title, self._sent_note, self._sent)
        for part in (self._none, self._back, self._asked, *sent):
            self.add(part)
        self.add(SectionTitle("Send sheets"))
        self.add(Muted(TEACHES))
        self.add(Tiles([*asking, Field("How they go out", self.way)], least=150, gap=12))
        line, held = FlowLayout(gap=8), QWidget()
        for button in (self.numbered, self.send, self.letter, self.wall):
            line.addWidget(button)
        held.setLayout(line)
        self.add(held)

    def _connect(self) -> None:
        self.way.edited.connect(lambda _: self._say_send())
        self.numbered.edited.connect(lambda _: self._say_send())
        self.send.clicked.connect(self._on_send)
        self.letter.clicked.connect(lambda: self._ask_for("letter", self._newest()))
        self.wall.clicked.connect(lambda: self._ask_for("wall-chart", self._round_id()))
        self._sent.chosen.connect(lambda line: self._on_again(line.id))
        self._sent.removing.connect(self._on_remove)

    def show_round(self, shown: Shown) -> None:
        """Show what went out in a round and what is back."""
        self._shown = shown
        casebook, round_ = self._session.casebook, shown.round
        self._batches = batches.of_round(casebook, round_.id)
        found = batches.outlook(casebook, round_.id)
        self._back.set_lines([_role_line(one) for one in found])
        self._sent.set_lines([_batch_line(batch) for batch in self._batches])
        self._say_asked(round_.asked or 0, sum(batch.count for batch in self._batches))
        self._none.setVisible(not found and not round_.asked)
        self._back.setVisible(bool(found))
        for part in (self._sent_title, self._sent_note, self._sent):
            part.setVisible(bool(self._batches))
        self.wall.setVisible(round_.open_session)

    def _say_asked(self, asked: int, sent: int) -> None:
        """Where the round says another number than the sheets that went out."""
        words = ""
        if asked > sent:
            went = counted(sent, "sheet", "sheets") if sent else "no sheets"
            people = counted(asked, "person was", "people were")
            words = f"{people} asked; {went} went out from here."
        elif asked < sent and asked:
            words = f"More sheets went out than people were asked: About this round says {asked}."
        self._asked.setText(words)
        self._asked.setVisible(bool(words))

    def _round_id(self) -> str:
        return self._shown.round.id if self._shown else ""

    def _newest(self) -> str:
        return self._batches[-1].id if self._batches else ""

    def _ask_for(self, document: str, subject_id: str) -> None:
        self.document_requested.emit(document, {"subject_id": subject_id})

    def _by_mail(self) -> bool:
        return self.way.value() == Way.EMAIL

    def _say_send(self) -> None:
        if not self.numbered.value():
            words = "Note as sent"
        else:
            words = "Send as PDFs to fill in" if self._by_mail() else "Send and print"
        self.send.setText(words)
        self.send.setAccessibleName(words)

    def _on_send(self) -> None:
        self.count.flush()
        number = self.count.value()
        if not number or self._shown is None:
            self._session.notice.emit("Say how many sheets go out.", "")
            self.count.setFocus(Qt.FocusReason.TabFocusReason)
            return
        as_files = self._by_mail() and self.numbered.value()
        if as_files and not (folder := ask_folder(self)):
            return
        batch = self._session.run(
            batches.send,
            self._shown.round.id,
            self.role.value(),
            int(number),
            on=self._session.today(),
            numbered=self.numbered.value(),
            way=self.way.value(),
            toast=f"{counted(int(number), 'sheet', 'sheets')} noted as sent",
        )
        if batch is None:
            return
        self.count.set_value(None)
        if as_files:
            self._save_each(batch, folder)
        elif batch.first:
            self._ask_for("numbered-sheets", batch.id)

    def _on_again(self, batch_id: str) -> None:
        """Make again what went out: nothing for sheets without numbers, else a print or PDFs."""
        batch = next(batch for batch in self._batches if batch.id == batch_id)
        if batch.first and batch.way != Way.EMAIL:
            self._ask_for("numbered-sheets", batch.id)
        elif batch.first and (folder := ask_folder(self)):
            self._save_each(batch, folder)

    def _on_remove(self, batch_id: str) -> None:
        self._session.run(batches.remove, batch_id, toast="Sheets taken out of what was sent")

    def _save_each(self, batch: Batch, folder: str) -> None:
        from facilitator.documents.fillable_batch import write_each

        if self._shown is None:
            return
        network = self._session.casebook.get(Network, batch.network_id)
        rapid, codes = self._shown.round.rapid, codes_of(batch)
        write = partial(write_each, codes, Path(folder), network=network.name, rapid=rapid)
        self._session.notice.emit(f"Writing {counted(len(codes), 'PDF', 'PDFs')} …", "")
        self._session.tasks.run(write, lambda made: self._on_saved(made), self._on_failed)

    def _on_saved(self, made: Sequence[Path]) -> None:
        where = made[0].parent if made else ""
        self._session.notice.emit(f"{counted(len(made), 'PDF', 'PDFs')} saved in {where}", "")

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, UserError | OSError):
            raise error
        self._session.notice.emit(f"The PDFs could not be written: {error}", "")


class _Sent(RecordList):
    """Enter hands a batch out again, Delete takes it out of what was sent."""

    removing = Signal(str)

    def __init__(self) -> None:
        super().__init__("Sheets that went out", lead_width=96)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.current() >= 0:
            self.removing.emit(self.lines()[self.current()].id)
            return
        super().keyPressEvent(event)


def ask_folder(parent: QWidget) -> str:
    """The folder the facilitator chooses for PDFs that go by e-mail, or ""."""
    return QFileDialog.getExistingDirectory(parent, "Folder for the PDFs")


def _role_line(found: RoleReturn) -> Line:
    rate = f" ({found.rate:.0%})" if found.rate is not None else ""
    trail = f"{found.back} of {found.asked} back{rate}" if found.asked else f"{found.back} back"
    kind = "green" if found.rate is not None and found.back == found.asked else "plain"
    missing = f"Not back: {runs(found.missing)}" if found.missing else ""
    return Line(found.role, ROLE_WORDS[found.role], trail=trail, kind=kind, note=missing)


def _batch_line(batch: Batch) -> Line:
    lead = date_words(batch.sent_on) if batch.sent_on else ""
    one, many = ROLES[Role(batch.role)]
    whose = f"{counted(batch.count, 'sheet', 'sheets')} for {one if batch.count == 1 else many}"
    given = f"numbers {runs(tuple(numbers(batch)))}" if batch.first else "not numbered"
    return Line(batch.id, f"{whose}, {WAYS[Way(batch.way)].lower()}", lead, given)


def runs(found: Sequence[int]) -> str:
    """Numbers in short, such as "1 to 3, 7"."""
    parts = []
    for _, group in groupby(enumerate(found), key=lambda pair: pair[1] - pair[0]):
        run = [number for _, number in group]
        parts += [str(run[0])] if len(run) == 1 else [f"{run[0]} to {run[-1]}"]
    return ", ".join(parts)
