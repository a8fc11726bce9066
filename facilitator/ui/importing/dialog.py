"""Takes returned files in: reads them beside the window, shows what is in each, then records it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QProgressBar, QScrollArea, QVBoxLayout, QWidget

from facilitator.formspec import load
from facilitator.operations import column_memory, intake
from facilitator.operations.takes import Into
from facilitator.ui.importing.columns_card import ColumnsCard
from facilitator.ui.session import Session
from facilitator.ui.widgets.buttons import Button, Look
from facilitator.ui.widgets.card import clear, row
from facilitator.ui.widgets.choices import Choice
from facilitator.ui.widgets.record_list import Line, RecordList
from facilitator.ui.widgets.text import Heading, Muted, Text

if TYPE_CHECKING:
    from facilitator.exchange.returned import FileRead


class ImportDialog(QDialog):
    """Reading, then what is in the files, then what came in; closing while it reads stops it."""

    _progressed = Signal(int, int)

    def __init__(
        self,
        parent: QWidget | None,
        session: Session,
        paths: Sequence[str],
        form_id: str,
        into: Into,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Returned files")
        self._session, self._paths, self._form_id = session, list(paths), form_id
        self._into = into
        self._roles = {option.id: option.label for option in load.load(form_id).roles}
        self._read: tuple[FileRead, ...] = ()
        self._chosen: dict[str, tuple[str, ...]] = {}
        self._stopped = Event()
        self._title, self._about = Heading("Reading …"), Muted()
        self._bar = QProgressBar(textVisible=False)
        self._bar.setFixedHeight(8)
        self.files = RecordList("Files")
        roles = {"": "Choose a role", **self._roles}
        self._role = Choice("Role of sheets that do not say theirs", roles, as_list=True)
        self._role_line, self._columns = QWidget(), QVBoxLayout()
        self.record = Button("Record", Look.PRIMARY)
        self.close_ = Button("Cancel", Look.QUIET)
        self._build()
        self._progressed.connect(self._on_progress)
        self.record.clicked.connect(self._on_record)
        self.close_.clicked.connect(self.reject)
        self._role.edited.connect(lambda _: self.read())

    def _build(self) -> None:
        words = Text("Sheets that do not say their role are of a", wrap=False)
        self._role_line.setLayout(row(words, self._role, None, gap=8))
        inside = QWidget()
        box = QVBoxLayout(inside)
        box.setContentsMargins(0, 0, 8, 0)
        box.setSpacing(12)
        box.addWidget(self.files)
        box.addWidget(self._role_line)
        box.addLayout(self._columns)
        box.addStretch()
        scroll = QScrollArea(widgetResizable=True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 22, 24, 20)
        whole.setSpacing(12)
        for part in (self._title, self._about, self._bar):
            whole.addWidget(part)
        whole.addWidget(scroll, 1)
        whole.addLayout(row(None, self.close_, self.record, gap=8))
        self.resize(760, 620)
        self.setMinimumSize(520, 380)

    def read(self) -> None:
        """Read the files beside the window; what is in each shows when all are read."""
        from facilitator.exchange import child

        self._stopped.clear()
        self._title.setText("Reading …")
        self._say("Files are read by a program of their own; nothing is recorded yet.")
        self._bar.setRange(0, 0)
        self._bar.show()
        for part in (self._role_line, self.record):
            part.hide()
        known = column_memory.remembered(self._session.casebook, self._form_id)
        work = partial(
            child.read_each,
            self._paths,
            self._form_id,
            role=self._role.value(),
            chosen={**known, **self._chosen},
            progress=self._progressed.emit,
            cancelled=self._stopped.is_set,
        )
        self._session.tasks.run(work, self._on_read)

    def reject(self) -> None:
        """Stop reading, or leave without recording."""
        self._stopped.set()
        super().reject()

    def _say(self, words: str) -> None:
        self._about.setText(words)
        self._about.setHidden(not words)

    def _on_progress(self, done: int, every: int) -> None:
        self._bar.setRange(0, every)
        self._bar.setValue(done)
        self._title.setText(f"Read {done:,} of {counted(every, 'file', 'files')}")

    def _on_read(self, read: tuple[FileRead, ...]) -> None:
        if self._stopped.is_set():
            return
        self._read = read
        self._bar.hide()
        sheets = sum(len(file.sheets) for file in read)
        found = counted(sheets, "sheet", "sheets")
        self._title.setText(f"{found} in {counted(len(read), 'file', 'files')}")
        refused = [file for file in read if file.refusal]
        left = (
            f"{counted(len(refused), 'file', 'files')} cannot be taken in yet. " if refused else ""
        )
        self._say(f"{left}One undo takes the import back." if sheets else left)
        self.files.set_lines([self._line(file) for file in read])
        self._role_line.setVisible(bool(self._role.value()) or any(map(_lacks_role, read)))
        self._show_columns()
        self.record.setVisible(bool(sheets))
        self.record.setText(f"Record {found}")
        self.record.setAccessibleName(f"Record {found}")
        self.record.setFocus()

    def _line(self, file: FileRead) -> Line:
        if file.refusal and file.matched:
            words = f"{file.path.name}: some columns are not known. Say below what they answer."
            return Line(str(file.path), words, trail="Needs you", kind="amber")
        if file.refusal:
            return _refused(file.path, str(file.refusal))
        number = counted(len(file.sheets), "sheet", "sheets")
        roles = Counter(self._roles[sheet.role] for sheet in file.sheets if sheet.role)
        note = ", ".join(f"{number} × {role.lower()}" for role, number in roles.items())
        return Line(str(file.path), file.path.name, trail=number, kind="teal", note=note)

    def _show_columns(self) -> None:
        """Each header once, however many files have it."""
        clear(self._columns)
        seen: dict[str, FileRead] = {}
        for file in self._read:
            if file.matched:
                seen.setdefault(file.matched.header, file)
        for file in seen.values():
            card = ColumnsCard(self._form_id, file)
            card.chosen.connect(self._on_columns)
            self._columns.addWidget(card)

    def _on_columns(self, header: str, targets: tuple[str, ...]) -> None:
        self._chosen[header] = targets
        self.read()

    def _on_record(self) -> None:
        casebook, session = self._session.casebook, self._session
        report = session.run(intake.take_in_files, self._form_id, self._read, self._into)
        if report is None:
            return
        taken = {one.path for one in report.accepted}
        for file in self._read:
            if file.matched and file.path in taken:
                match = file.matched
                column_memory.remember(casebook, self._form_id, match.header, match.targets)
        if report.sheets:
            words = counted(report.sheets, "sheet", "sheets")
            session.notice.emit(f"{words} recorded", "Undo")
        if not report.refused and not report.already:
            self.accept()
        else:
            self._tell(report)

    def _tell(self, report: intake.FilesReport) -> None:
        """What came in and what did not, file by file."""
        said = counted(report.sheets, "sheet", "sheets")
        self._title.setText(f"{said} recorded" if report.sheets else "Nothing was recorded")
        self._say("What came in, what stayed out, and why.")
        lines = [
            Line(str(one.path), one.path.name, trail=f"{one.sheets} in", kind="green")
            for one in report.accepted
        ]
        lines += [
            Line(str(one.path), f"{one.path.name}: {one.why}", trail="In before", kind="amber")
            for one in report.already
        ]
        lines += [_refused(one.path, str(one.reason)) for one in report.refused]
        self.files.set_lines(lines)
        clear(self._columns)
        for part in (self._role_line, self.record):
            part.hide()
        self.close_.setText("Close")
        self.close_.setAccessibleName("Close")
        self.close_.setFocus()


def begin(
    parent: QWidget, session: Session, paths: Sequence[str], form_id: str, into: Into
) -> ImportDialog:
    """Open the dialog on these files and folders, filled forms of one kind, and read them."""
    dialog = ImportDialog(parent, session, paths, form_id, into)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    dialog.read()
    return dialog


def _refused(path: Path, reason: str) -> Line:
    words = reason if path.name in reason else f"{path.name}: {reason}"
    return Line(str(path), words, trail="Stays out", kind="coral")


def counted(number: int, one: str, many: str) -> str:
    """A number of things: "1 sheet", "30 sheets"."""
    return f"{number} {one if number == 1 else many}"


def _lacks_role(file: FileRead) -> bool:
    """Whether a file stays out for want of a role, which can be said for all its sheets."""
    unsaid = file.matched and all(one.target != "role" for one in file.matched.columns)
    return bool(file.refusal and (unsaid or ", role:" in file.refusal.message))
