"""Sets a passphrase in two steps: choose it, then show that the recovery code was kept."""

from __future__ import annotations

from io import BytesIO

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from facilitator import clock
from facilitator.errors import UserError
from facilitator.store import recovery
from facilitator.store.passphrase import refuse_weak
from facilitator.ui.lock.secret import CodeEdit, SecretEdit, show_row
from facilitator.ui.session import Session
from facilitator.ui.theme import Size
from facilitator.ui.widgets.buttons import Button, Look
from facilitator.ui.widgets.card import column, row
from facilitator.ui.widgets.field import Field
from facilitator.ui.widgets.text import SEMIBOLD, Heading, Problem, Text

SET_ON = "passphrase_set"
PROTECTS = (
    "With a passphrase, a lost or stolen laptop gives nothing away: not in the casebook, nor in "
    "its backups. It locks by itself when you leave it."
)
WITHOUT = (
    "Without one, the casebook is encrypted but its key lies beside it. That helps where the file "
    "alone is copied or lost. It does not help against somebody who has this computer, or who "
    "gets into your account."
)
LOST = "If you lose both the passphrase and the recovery code, nobody can open the casebook again."
CODE = (
    "This code opens the casebook when the passphrase is forgotten. Print it, and keep it away "
    "from the computer."
)
HINT = "At least eight characters. Four words that do not belong together are strong."
ACROSS, GROUP = 4, 52


class PassphraseSteps(QWidget):
    """`done` once the passphrase is set, `declined` where none is wanted.

    `turned` says whether the code is shown now.

    With `recovered`, the casebook was opened with its code, which is known to be kept.
    """

    turned = Signal(bool)
    done = Signal()
    declined = Signal()

    def __init__(
        self, session: Session, *, decline: str = "Cancel", recovered: bool = False
    ) -> None:
        super().__init__()
        self._session, self._recovered = session, recovered
        self.new, self.again = SecretEdit("Passphrase"), SecretEdit("The same again")
        self._field = Field("Passphrase", self.new, HINT)
        self._again_field = Field("The same again", self.again)
        self.go_on = Button("Set the passphrase" if recovered else "Go on", Look.PRIMARY)
        self.decline = Button(decline, Look.SECONDARY)
        self.typed = CodeEdit()
        self.problem = Problem()
        self.paper = Button("Print or save the page", Look.SECONDARY, "print")
        self.finish = Button("Set the passphrase", Look.PRIMARY)
        self.back = Button("Back", Look.QUIET)
        self._build()
        self._connect()

    def _build(self) -> None:
        self._first, self._second = self._choosing(), self._keeping()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._first)
        box.addWidget(self._second)
        self._turn(to_code=False)

    def _turn(self, *, to_code: bool) -> None:
        self._first.setHidden(to_code)
        self._second.setHidden(not to_code)
        self.at_code = to_code
        self.turned.emit(to_code)
        (self.typed if to_code else self.new).setFocus()

    def _choosing(self) -> QWidget:
        choice = QWidget()
        choice.setLayout(
            column(
                Text(LOST),
                4,
                self._field,
                self._again_field,
                show_row(self.new, self.again),
                8,
                row(self.go_on, self.decline, None, gap=8),
                None,
            )
        )
        return choice

    def _keeping(self) -> QWidget:
        code = self._session.casebook.recovery_code()
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(2)
        for place, group in enumerate(recovery.groups(code)):
            words = Text(group, size=Size.HEADING, weight=SEMIBOLD, wrap=False)
            words.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
            grid.addWidget(words, place // ACROSS, place % ACROSS)
        for column_number in range(ACROSS):
            grid.setColumnMinimumWidth(column_number, GROUP)
        grid.setColumnStretch(ACROSS, 1)
        kept = QWidget()
        kept.setLayout(
            column(
                Heading("Your recovery code"),
                Text(CODE),
                4,
                grid,
                4,
                row(self.paper, None),
                8,
                Field("Type it once from the paper", self.typed, "So that it is known to work."),
                self.problem,
                4,
                row(self.finish, self.back, None, gap=8),
                None,
            )
        )
        return kept

    def _connect(self) -> None:
        self.go_on.clicked.connect(self._on_go_on)
        self.again.returnPressed.connect(self._on_go_on)
        self.decline.clicked.connect(self.declined)
        self.back.clicked.connect(lambda: self._turn(to_code=False))
        self.paper.clicked.connect(self._on_paper)
        self.typed.returnPressed.connect(self._on_finish)
        self.finish.clicked.connect(self._on_finish)

    def _on_go_on(self) -> None:
        self._field.show_problem(_problem(self.new.text()))
        differ = self.new.text() != self.again.text()
        self._again_field.show_problem("This is not the same." if differ else "")
        if differ or _problem(self.new.text()):
            return
        if self._recovered:
            self._set()
            return
        self._turn(to_code=True)

    def _on_paper(self) -> None:
        show_page(self.window(), self._session)

    def _on_finish(self) -> None:
        try:
            same = self._session.casebook.is_recovery_code(self.typed.text())
        except UserError as error:
            self.problem.show_problem(str(error))
            return
        if not same:
            self.problem.show_problem("That is the recovery code of another casebook.")
            return
        self._set()

    def _set(self) -> None:
        casebook = self._session.casebook
        if attempt(lambda: casebook.set_passphrase(self.new.text()), self._say):
            self._session.remember(SET_ON, clock.today().isoformat())
            for field in (self.new, self.again, self.typed):
                field.clear()
            self.done.emit()

    def _say(self, words: str) -> None:
        (self._field if self._recovered else self.problem).show_problem(words)


def attempt(act, say) -> bool:  # type: ignore[no-untyped-def]
    """Do what takes half a second, under a waiting cursor; say what goes wrong."""
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        act()
    except UserError as error:
        say(str(error))
        return False
    finally:
        QGuiApplication.restoreOverrideCursor()
    return True


def show_page(parent: QWidget, session: Session) -> None:
    """Show the recovery page, to be printed or saved."""
    from facilitator.documents import recovery_page
    from facilitator.ui.preview import Drawing, Preview

    code, made = session.casebook.recovery_code(), BytesIO()
    recovery_page.write(code, made)
    drawing = Drawing(
        recovery_page.TITLE,
        f"{recovery_page.TITLE}.pdf",
        lambda target: recovery_page.write(code, target),
        note="Print it. If you save it, delete the file once it is printed.",
    )
    preview = Preview(parent, session, drawing, made.getvalue())
    preview.finished.connect(preview.let_go)
    preview.open()


def _problem(passphrase: str) -> str:
    try:
        refuse_weak(passphrase)
    except UserError as error:
        return str(error)
    return ""
