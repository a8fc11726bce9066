"""Keeps what is typed and cannot be saved every two seconds, and offers it after unlocking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QVBoxLayout, QWidget

from facilitator.store import drafts
from facilitator.store.drafts import Typed
from facilitator.ui.widgets.buttons import Button, Look
from facilitator.ui.widgets.card import ScrollPage, row
from facilitator.ui.widgets.field import Field
from facilitator.ui.widgets.inputs import LineEdit, TextEdit
from facilitator.ui.widgets.text import Heading, Text

if TYPE_CHECKING:
    from facilitator.ui.main_window import MainWindow

EVERY_MS = 2000
EACH, TALLEST = 120, 360
"""Pixels that the dialog gives to each text, and at most to all of them."""
ELSEWHERE = ("Search", "Find")


class Drafts(QObject):
    """Watches one window's fields, beginning with what was kept before."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._kept = drafts.kept(window.session.casebook)
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.keep)
        self._timer.start()

    def keep(self) -> None:
        """Keep what is unsaved now, where it differs from what was kept."""
        casebook = self._window.session.casebook
        found = drafts.unsaved(casebook, typed(self._window))
        if found != self._kept and drafts.keep(casebook, found):
            self._kept = found

    def close(self) -> bytes:
        """Save what can be, keep the rest; sealed where the disk refuses even that, else b"" """
        self._timer.stop()
        casebook, found = self._window.session.casebook, typed(self._window)
        self._window.flush()
        found = drafts.unsaved(casebook, found)
        return b"" if drafts.keep(casebook, found) else drafts.sealed(casebook, found)


def typed(window: MainWindow) -> tuple[Typed, ...]:
    """What was typed into the page in front and into dialogs over it."""
    return tuple(
        Typed(window.page_id, label, place, field.value())
        for (label, place), field in _fields(window).items()
        if _is_typed(field) and field.value()
    )


def put_back(window: MainWindow, kept: tuple[Typed, ...]) -> tuple[Typed, ...]:
    """Type the texts into their fields again; those that have none now."""
    fields, left = _fields(window), []
    for one in kept:
        field = fields.get((one.label, one.place))
        if field is None or one.page != window.page_id:
            left.append(one)
        elif isinstance(field, LineEdit):
            field.selectAll()
            field.insert(one.text)
        else:
            field.selectAll()
            field.insertPlainText(one.text)
    return tuple(left)


def _fields(window: MainWindow) -> dict[tuple[str, int], LineEdit | TextEdit]:
    found: dict[tuple[str, int], LineEdit | TextEdit] = {}
    page = window.page()
    for root in ([page] if page else []) + _dialogs():
        for field in root.findChildren(QWidget):
            if isinstance(field, (LineEdit, TextEdit)) and field.isVisibleTo(root):
                label = field.accessibleName()
                place = sum(known == label for known, _ in found)
                if not label.startswith(ELSEWHERE):
                    found[label, place] = field
    return found


def _dialogs() -> list[QWidget]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()]


def _is_typed(field: LineEdit | TextEdit) -> bool:
    if isinstance(field, LineEdit):
        return field.isModified()
    return field.document().isModified()


class DraftDialog(QDialog):
    """The texts that were typed and not saved, to be put back, copied or let go."""

    def __init__(self, window: MainWindow, kept: tuple[Typed, ...]) -> None:
        super().__init__(window)
        self.setWindowTitle("Not saved yet")
        self.put_back = Button("Put it back", Look.PRIMARY)
        self.let_go = Button("Let it go", Look.QUIET)
        scroll = ScrollPage(margin=0)
        for one in kept:
            shown = TextEdit(one.label, lines=1, most=5)
            shown.setReadOnly(True)
            shown.setPlainText(one.text)
            scroll.add(Field(one.label, shown))
        scroll.finish()
        scroll.setMinimumHeight(min(TALLEST, EACH * len(kept)))
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 22, 24, 20)
        box.setSpacing(12)
        box.addWidget(Heading("This was typed and not saved"))
        box.addWidget(Text("It was kept, encrypted, when the casebook locked."))
        box.addWidget(scroll, 1)
        box.addLayout(row(None, self.let_go, self.put_back, gap=8))
        self.setMinimumWidth(520)
        self.put_back.clicked.connect(self.accept)
        self.put_back.setFocus()
        self.let_go.clicked.connect(self.reject)


def ask(window: MainWindow, kept: tuple[Typed, ...]) -> bool:
    """Whether these texts are to be put back."""
    dialog = DraftDialog(window, kept)
    wanted = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return wanted


def offer(window: MainWindow, seal: bytes = b"") -> None:
    """Offer what was kept, once; what has no field to go back to stays on the clipboard."""
    casebook = window.session.casebook
    kept = drafts.unsealed(casebook, seal) if seal else drafts.kept(casebook)
    kept = drafts.unsaved(casebook, kept)
    if kept and ask(window, kept):
        left = put_back(window, kept)
        if left:
            QApplication.clipboard().setText("\n\n".join(one.text for one in left))
            window.notices.say("What had no field to go back to is on the clipboard.")
    drafts.keep(casebook, ())
