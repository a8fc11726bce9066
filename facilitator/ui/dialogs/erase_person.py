"""Shows what erasing a person takes and leaves, and does it only when their name is typed."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QDialog, QVBoxLayout, QWidget

from facilitator.errors import UserError
from facilitator.ui import rights_words
from facilitator.ui.session import Session
from facilitator.ui.theme import Size
from facilitator.ui.widgets.buttons import Button, Look
from facilitator.ui.widgets.card import Card, ScrollPage, row
from facilitator.ui.widgets.choices import CheckRow, Choice
from facilitator.ui.widgets.field import Field
from facilitator.ui.widgets.inputs import LineEdit
from facilitator.ui.widgets.text import Heading, Muted, Problem, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from facilitator.domain.rights import Erasure, ErasureReview

NO_WAY_BACK = "There is no undo for this, and nothing brings them back."
BACKUPS = (
    "A backup is made first. Backups still hold them until they are thrown away in their turn; "
    "one that you restore loses them at once."
)
WIDTH, HEIGHT = 580, 660


class EraseDialog(QDialog):
    """The review of one person; `erasure` is what was done, None where it was called off."""

    def __init__(self, parent: QWidget, session: Session, review: ErasureReview) -> None:
        super().__init__(parent)
        self.setWindowTitle("Erase for good")
        self._session, self._review = session, review
        self.erasure: Erasure | None = None
        certain = any(mention.certain for mention in review.mentions)
        self.clears = CheckRow("Take their whole name out of these texts")
        self.clears.setChecked(certain)
        self.certificate = CheckRow("Save a disposal certificate, without a name")
        self.certificate.setChecked(True)
        self.name = LineEdit("Name", review.name)
        self._problem = Problem()
        self.erase = Button("Erase for good", Look.PRIMARY)
        self.keep = Button("Keep them", Look.SECONDARY)
        self._build(parent, certain)
        self.name.textChanged.connect(self._on_name_typed)
        self.erase.clicked.connect(self._on_erase)
        self.keep.clicked.connect(self.reject)
        self._on_name_typed()
        self.keep.setFocus()

    def _build(self, parent: QWidget, certain: bool) -> None:
        scroll = ScrollPage(margin=0)
        scroll.add(self._goes_card())
        if self._review.mentions:
            scroll.add(self._mentions_card(certain))
        scroll.add(self._stays_card())
        scroll.finish()
        asked = f"Type “{self._review.name}” to erase them"
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 22, 24, 20)
        box.setSpacing(12)
        box.addWidget(Heading(f"Erase {self._review.name} for good"))
        box.addWidget(Text(NO_WAY_BACK, colour="coral_ink"))
        box.addWidget(scroll, 1)
        box.addWidget(self.certificate)
        box.addWidget(Field(asked, self.name))
        box.addWidget(self._problem)
        box.addLayout(row(None, self.keep, self.erase, gap=8))
        room = parent.window().height() - 40
        self.resize(QSize(WIDTH, min(HEIGHT, room)))

    def _goes_card(self) -> Card:
        card = Card("What goes", accent="coral")
        card.add(Text("\n".join(rights_words.counted(self._review.goes))))
        if self._review.goes.get("response"):
            card.add(Muted("Their answers leave the results of the round, which will change."))
        card.add(Muted("With them go drafts, the words search finds, and every earlier version."))
        return card

    def _mentions_card(self, certain: bool) -> Card:
        card = Card("Named in other texts", accent="amber")
        sure = [mention for mention in self._review.mentions if mention.certain]
        perhaps = [mention for mention in self._review.mentions if not mention.certain]
        if certain:
            card.add(Text("\n".join(rights_words.mentioned(sure)), size=Size.SMALL))
            card.add(self.clears)
        if perhaps:
            card.add(Muted("Perhaps named here. These stay: read them, and change them yourself."))
            card.add(Text("\n".join(rights_words.mentioned(perhaps)), size=Size.SMALL))
        return card

    def _stays_card(self) -> Card:
        card = Card("What stays")
        number = self._review.promises_kept
        if number:
            words = "1 promise" if number == 1 else f"{number} promises"
            card.add(Text(f"{words} to the network, without an owner."))
        card.add(Muted(BACKUPS))
        card.add(Muted("Sheets filled without a name stay: nobody can tell whose they were."))
        return card

    def _on_name_typed(self) -> None:
        typed, wanted = _folded(self.name.text()), _folded(self._review.name)
        self.erase.setEnabled(typed == wanted)

    def _on_erase(self) -> None:
        from facilitator.operations import rights

        self._problem.show_problem("")
        try:
            with _waiting():
                self.erasure = rights.erase_person(
                    self._session.casebook,
                    self._review.person_id,
                    clears=self.clears.isChecked(),
                )
        except UserError as error:
            self._problem.show_problem(str(error))
            return
        self.accept()


def ask(parent: QWidget, session: Session, person_id: str) -> Erasure | None:
    """Show the review, erase the person if that is confirmed, and save the certificate."""
    from facilitator.operations import rights

    dialog = EraseDialog(parent, session, rights.review(session.casebook, person_id))
    dialog.exec()
    erasure, certified = dialog.erasure, dialog.certificate.isChecked()
    dialog.deleteLater()
    if erasure:
        session.notice.emit(f"Erased. The reference is {erasure.reference}", "")
    if erasure and certified:
        _save_certificate(parent, session, erasure)
    return erasure


def ask_of_removed(parent: QWidget, session: Session) -> Erasure | None:
    """Ask which of those removed before is to be erased from what undo could bring back."""
    from facilitator.operations import rights

    with _waiting():
        gone = rights.removed_people(session.casebook, session.network_id)
    if not gone:
        session.notice.emit("Nobody you removed from this network can be brought back.", "")
        return None
    chosen = choose(parent, {person.id: person.name for person in gone})
    return ask(parent, session, chosen) if chosen else None


def choose(parent: QWidget, names: dict[str, str]) -> str:
    """Ask for one of these people; "" where it was called off."""
    dialog = QDialog(parent)
    dialog.setWindowTitle("Erase somebody you removed")
    choice = Choice("Who", names, as_list=True)
    choice.set_value(next(iter(names)))
    go_on, cancel = Button("Show what goes", Look.PRIMARY), Button("Cancel", Look.QUIET)
    go_on.clicked.connect(dialog.accept)
    cancel.clicked.connect(dialog.reject)
    box = QVBoxLayout(dialog)
    box.setContentsMargins(24, 22, 24, 20)
    box.setSpacing(14)
    box.addWidget(Heading("Erase somebody you removed"))
    box.addWidget(Muted("Undo could still bring them back. Erased, nothing can."))
    box.addWidget(Field("Who", choice))
    box.addLayout(row(None, cancel, go_on, gap=8))
    dialog.setMinimumWidth(440)
    is_chosen = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return choice.value() if is_chosen else ""


def _save_certificate(parent: QWidget, session: Session, erasure: Erasure) -> None:
    from facilitator import paths
    from facilitator.documents import disposal_certificate
    from facilitator.ui import preview

    folder = paths.documents_folder()
    start = folder if folder.is_dir() else folder.parent
    name = f"Disposal certificate {erasure.reference}.pdf"
    target: Path | None = preview.ask_where(parent, start / name)
    if target is None:
        return
    try:
        disposal_certificate.write(erasure, target)
    except UserError as error:
        session.notice.emit(str(error), "")
        return
    session.notice.emit(f"Saved {target.name} in {target.parent}", "")


@contextmanager
def _waiting() -> Iterator[None]:
    QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        yield
    finally:
        QApplication.restoreOverrideCursor()


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
