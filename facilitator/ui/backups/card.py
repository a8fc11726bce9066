"""Backups in Settings: the latest, a second place, and bringing one back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from facilitator import clock
from facilitator.errors import UserError
from facilitator.store import standing
from facilitator.store.backup_files import Backup, Reason
from facilitator.store.copies import StoppedError
from facilitator.store.restore import Preview
from facilitator.ui.backups import restore_dialog
from facilitator.ui.backups.words import REASONS, moment_words, size_words, summary
from facilitator.ui.lock.working import Working
from facilitator.ui.session import Session
from facilitator.ui.widgets.buttons import Button, Look
from facilitator.ui.widgets.card import Card, clear, column, row
from facilitator.ui.widgets.text import SEMIBOLD, Muted, Text

SHOWN = 3
BROKEN = "broken"
NONE = "There is no backup yet. One is made at each start, every half hour and on closing."
SECOND = "A second place, such as a memory stick or a synced folder, survives a lost laptop."


class BackupsCard(Card):
    """Lists the newest backups, more when asked."""

    def __init__(self, session: Session) -> None:
        super().__init__("Backups")
        self._session = session
        self._all = False
        self._list = column(gap=10)
        self._warned = Text(colour="amber_ink")
        self._second = Text()
        self.working = Working()
        self.now = Button("Back up now", Look.SECONDARY, "save")
        self.more = Button("", Look.QUIET)
        self.from_file = Button("Restore from a file", Look.SECONDARY, "folder")
        self.choose = Button("Choose a second place", Look.SECONDARY, "folder")
        self.none = Button("No second place", Look.QUIET)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.add(self._warned)
        self.add(self._list)
        self.add(self.working)
        self.add(row(self.now, self.from_file, self.more, None, gap=8))
        self.box.addSpacing(8)
        self.add(self._second)
        self.add(Muted(SECOND))
        self.add(row(self.choose, self.none, None, gap=8))

    def _connect(self) -> None:
        self.now.clicked.connect(self._on_now)
        self.more.clicked.connect(self._on_more)
        self.from_file.clicked.connect(self._on_from_file)
        self.choose.clicked.connect(self._on_choose)
        self.none.clicked.connect(lambda: self._set_second(None))

    def refresh(self) -> None:
        """Show what there is now."""
        backups = self._session.backups
        self._fill(backups.listed())
        second = backups.second
        self._second.setText(f"Second place: {second}" if second else "There is no second place.")
        self.none.setHidden(second is None)
        found = standing.warnings(standing.facts(self._session.casebook, backups), clock.now())
        self._warned.setText("\n".join(one.words for one in found))
        self._warned.setHidden(not found)

    def _fill(self, listed: tuple[Backup, ...]) -> None:
        clear(self._list)
        if not listed:
            self._list.addWidget(Muted(NONE))
        for one in listed if self._all else listed[:SHOWN]:
            self._list.addWidget(self._line(one))
        more = len(listed) - SHOWN
        self.more.setHidden(more <= 0)
        self.more.setText("Show fewer" if self._all else f"Show {more} more")
        self.more.setAccessibleName(self.more.text())

    def _line(self, one: Backup) -> QWidget:
        inside = summary(one.counts) if one.counts is not None else "cannot be read"
        notes = f"{REASONS[one.reason].capitalize()}, {size_words(one.size)}. {inside}"
        back = Button("Restore", Look.QUIET)
        back.setAccessibleName(f"Restore the backup of {moment_words(one.at)}")
        back.clicked.connect(lambda: self._restore(one.path))
        if one.ok is False:
            back.setProperty(BROKEN, True)
            back.setEnabled(False)
        line = QWidget()
        words = column(Text(moment_words(one.at), weight=SEMIBOLD), Muted(notes), gap=0)
        line.setLayout(row(words, back))
        line.layout().setStretch(0, 1)  # type: ignore[union-attr]
        return line

    def _on_now(self) -> None:
        self._be_busy("Making a backup…")
        work = self._session.backups.prepared(Reason.ASKED)
        self._session.tasks.run(work, self._on_made, self._on_failed)

    def _on_made(self, made: Backup) -> None:
        self._be_busy("")
        self._session.notice.emit(made.warning or "Backed up and checked.", "")
        self.refresh()

    def _on_failed(self, error: Exception) -> None:
        self._be_busy("")
        if isinstance(error, UserError):
            self._session.notice.emit(str(error), "")
        elif not isinstance(error, StoppedError):
            raise error

    def _on_more(self) -> None:
        self._all = not self._all
        self.refresh()

    def _on_choose(self) -> None:
        if folder := ask_folder(self):
            self._set_second(folder)

    def _set_second(self, folder: Path | None) -> None:
        try:
            self._session.backups.set_second(folder)
        except UserError as error:
            self._session.notice.emit(str(error), "")
        self.refresh()

    def _on_from_file(self) -> None:
        if file := ask_file(self, self._session.backups.second):
            self._restore(file)

    def _restore(self, path: Path) -> None:
        try:
            needed = restore_dialog.needs_passphrase(self._session, path)
        except UserError as error:
            self._session.notice.emit(str(error), "")
            return
        passphrase = restore_dialog.ask_passphrase(self.window()) if needed else None
        if needed and passphrase is None:
            return
        self._be_busy("Reading and checking the backup…")
        self._session.tasks.run(
            restore_dialog.look(self._session, path, passphrase),
            lambda found: self._on_looked(found, passphrase),
            self._on_failed,
        )

    def _on_looked(self, found: Preview, passphrase: str | None) -> None:
        self._be_busy("")
        if restore_dialog.ask(self.window(), self._session, found):
            self._session.restore_requested.emit(found.path, passphrase)

    def _be_busy(self, words: str) -> None:
        self.working.say(words)
        for button in self.findChildren(Button):
            if button.property(BROKEN) is None:
                button.setEnabled(not words)


def ask_folder(parent: QWidget) -> Path | None:
    """The folder of the second place; None where it was called off."""
    chosen = QFileDialog.getExistingDirectory(parent, "Keep a copy of each backup in")
    return Path(chosen) if chosen else None


def ask_file(parent: QWidget, start: Path | None) -> Path | None:
    """A backup that lies elsewhere; None where it was called off."""
    chosen, _ = QFileDialog.getOpenFileName(
        parent, "Choose a backup", str(start or ""), "Backups (*.db)"
    )
    return Path(chosen) if chosen else None
