"""The forms on their shelf: what each asks, whose words it uses, and what can be made of it."""

from __future__ import annotations

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator import content, paths
from facilitator.errors import UserError
from facilitator.formspec import own
from facilitator.ui.session import Session
from facilitator.ui.widgets.buttons import Button, Look
from facilitator.ui.widgets.flow import FlowLayout
from facilitator.ui.widgets.text import Muted, Problem

HOW = (
    "Reword or translate it as you like, and add questions where the form allows. What it reckons "
    "with has to stay: fields, options and their ids. Answers keep the words they were given to."
)


class FormActions(QWidget):
    """Buttons of one form; `document_requested` as a page's, `changed` when words did."""

    document_requested = Signal(str, dict)
    changed = Signal()

    def __init__(self, session: Session, form_id: str) -> None:
        super().__init__()
        self._session, self._id = session, form_id
        self.print_ = Button("Print blank", icon_name="print")
        self.fillable = Button("PDF to fill in at a screen")
        self.own = Button("Make it your own", Look.QUIET, "edit")
        self.again = Button("Read again", Look.QUIET)
        line, held = FlowLayout(gap=8), QWidget()
        for button in (self.print_, self.fillable, self.own, self.again):
            line.addWidget(button)
        held.setLayout(line)
        problem = Problem()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 6, 0, 0)
        box.setSpacing(6)
        box.addWidget(held)
        box.addWidget(Muted(whose_words(form_id)))
        box.addWidget(problem)
        theirs = own.found(form_id)
        self.again.setVisible(theirs is not None)
        if theirs is not None:
            self.own.setText("Open your file’s folder")
            self.own.setAccessibleName(self.own.text())
            problem.show_problem(str(theirs.problem) if theirs.problem else "")
        name = f"form:{form_id}"
        self.print_.clicked.connect(lambda: self.document_requested.emit(name, {}))
        self.fillable.clicked.connect(lambda: self._ask(name))
        self.own.clicked.connect(self._on_own)
        self.again.clicked.connect(self._on_again)

    def _ask(self, name: str) -> None:
        self.document_requested.emit(name, {"fillable": True})

    def _on_own(self) -> None:
        """Put a copy into the folder where there is none, and open the folder."""
        if own.found(self._id) is None:
            try:
                path = own.copy(self._id)
            except UserError as error:
                self._session.notice.emit(str(error), "")
                return
            self._session.notice.emit(f"A copy to edit is at {path}", "")
        open_folder()
        self._on_again()

    def _on_again(self) -> None:
        content.forget_forms()
        self.changed.emit()


def open_folder() -> None:
    """Show the folder of own forms in the system's own file manager."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(paths.forms_folder())))


def whose_words(form_id: str) -> str:
    """Whether the program's form is used or the facilitator's, and what may be changed."""
    theirs = own.found(form_id)
    if theirs is None:
        return HOW
    if theirs.form is None:
        return f"The program's own words are used, because {theirs.path.name} is wrong:"
    return f"Your words are used, edition {theirs.form.edition}, from {theirs.path}. {HOW}"
