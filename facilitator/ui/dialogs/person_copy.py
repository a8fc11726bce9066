"""Gives a person a copy of what is kept of them, after other people's names were pointed out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QFileDialog, QVBoxLayout, QWidget

from facilitator.errors import UserError
from facilitator.ui import rights_words
from facilitator.ui.session import Session
from facilitator.ui.theme import Size
from facilitator.ui.widgets.buttons import Button, Look
from facilitator.ui.widgets.card import Card, ScrollPage, row
from facilitator.ui.widgets.choices import CheckRow
from facilitator.ui.widgets.text import Heading, Muted, Text

if TYPE_CHECKING:
    from facilitator.domain.rights import PersonCopy

WIDTH, HEIGHT = 560, 560
PRIVATE = (
    "They may have a right to them. Read them first: they may speak of other people. Left out, "
    "the copy says how many there are."
)


class PersonCopyDialog(QDialog):
    """What the copy holds and what to look at before it is handed over."""

    def __init__(self, parent: QWidget, session: Session, person_id: str) -> None:
        super().__init__(parent)
        self.setWindowTitle("A copy of what is kept")
        self._session, self._person_id = session, person_id
        self.private = CheckRow("Put my private notes on them in it")
        self.save = Button("Choose a folder and save", Look.PRIMARY, "save")
        self._cancel = Button("Cancel", Look.QUIET)
        self._contents, self._flags = Text(), Text(size=Size.SMALL)
        self._check = Card("Read before you hand it over", accent="amber")
        self.copy = self._read()
        self._build(parent)
        self._show()
        self.private.edited.connect(self._on_private_edited)
        self.save.clicked.connect(self._on_save)
        self._cancel.clicked.connect(self.reject)
        self.save.setFocus()

    def _build(self, parent: QWidget) -> None:
        held = Card("In it")
        held.add(self._contents)
        held.add(self.private)
        held.add(Muted(PRIVATE))
        self._check.add(Muted("Other people are named here:"))
        self._check.add(self._flags)
        self._nobody = Muted("Nobody else of this network is named in it.")
        scroll = ScrollPage(margin=0)
        for part in (held, self._check, self._nobody):
            scroll.add(part)
        scroll.finish()
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 22, 24, 20)
        box.setSpacing(12)
        box.addWidget(Heading(f"What is kept of {self.copy.person.name}"))
        box.addWidget(Text("Two files with the same words: a PDF to read, and one for computers."))
        box.addWidget(scroll, 1)
        box.addLayout(row(None, self._cancel, self.save, gap=8))
        room = parent.window().height() - 40
        self.resize(QSize(WIDTH, min(HEIGHT, room)))

    def _read(self) -> PersonCopy:
        from facilitator.operations import rights

        return rights.copy_of(
            self._session.casebook, self._person_id, with_private=self.private.isChecked()
        )

    def _show(self) -> None:
        self._contents.setText("\n".join(_contents(self.copy)))
        lines = [f"{flag.name}: {flag.where}" for flag in self.copy.flags]
        self._flags.setText("\n".join(lines))
        self._check.setVisible(bool(lines))
        self._nobody.setHidden(bool(lines))

    def _on_private_edited(self, _ticked: object) -> None:
        self.copy = self._read()
        self._show()

    def _on_save(self) -> None:
        folder = ask_where(self)
        if folder is not None:
            save(self._session, self.copy, folder)
            self.accept()


def ask(parent: QWidget, session: Session, person_id: str) -> None:
    """Show what the copy holds, and save it where that is wished."""
    dialog = PersonCopyDialog(parent, session, person_id)
    dialog.exec()
    dialog.deleteLater()


def ask_where(parent: QWidget) -> Path | None:
    """The folder to save into; None where it was called off."""
    from facilitator import paths

    start = paths.documents_folder()
    shown = start if start.is_dir() else start.parent
    chosen = QFileDialog.getExistingDirectory(parent, "Save the copy in", str(shown))
    return Path(chosen) if chosen else None


def save(session: Session, copy: PersonCopy, folder: Path) -> None:
    """Write both files in the background and open their folder; say what goes wrong."""
    from facilitator.documents import person_export
    from facilitator.documents.write import write_atomically
    from facilitator.operations import rights

    name, content = person_export.file_name(copy), rights.as_json(copy).encode()

    def work() -> None:
        write_atomically(folder / f"{name}.json", lambda file: file.write(content))
        person_export.write(copy, folder / f"{name}.pdf")

    def done(_: object) -> None:
        session.notice.emit(f"Saved {name} in {folder}", "")
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def failed(error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        session.notice.emit(str(error), "")

    session.tasks.run(work, done, failed)


def _contents(copy: PersonCopy) -> list[str]:
    lines = rights_words.counted(
        {
            "person": 1,
            "agreement": len(copy.agreements),
            "session": len(copy.sessions),
            "response": len(copy.filled),
            "finding": len(copy.findings),
            "story": len(copy.stories),
        }
    )
    for number, one, many in (
        (len(copy.promises), "promise", "promises"),
        (len(copy.mentions), "text that names them", "texts that name them"),
    ):
        if number:
            lines.append(f"{number} {one if number == 1 else many}")
    return lines
