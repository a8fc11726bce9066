"""Opens the live window of a workshop, or says why there is nothing to run."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from facilitator.domain.records import Block, Workshop
from facilitator.ui.live.clocks import Clocks
from facilitator.ui.live.conductor import NOT_KEPT, Conductor
from facilitator.ui.live.window import LiveWindow
from facilitator.ui.session import Session

EMPTY = "This agenda has no blocks to run. Add one, then run it live."


def open_live(page: QWidget, session: Session, workshop_id: str) -> LiveWindow | None:
    """Put the timer of a workshop on a screen; None where its agenda is empty."""
    for open_already in page.findChildren(LiveWindow):
        open_already.activateWindow()
        if open_already.conductor.workshop.id != workshop_id:
            title = open_already.conductor.workshop.title
            session.notice.emit(f"{title} is still open live. Leave it, then run this one.", "")
        return open_already
    workshop = session.casebook.get(Workshop, workshop_id)
    if not session.casebook.find(Block, workshop_id=workshop_id):
        session.notice.emit(EMPTY, "")
        return None
    window = LiveWindow(Conductor(session, workshop, Clocks()), page)
    window.left.connect(lambda words: _say(session, words))
    window.follow(page.window())
    window.arrange()
    return window


def _say(session: Session, words: str) -> None:
    if words:
        session.notice.emit(words, "Undo" if words.startswith(("Kept", NOT_KEPT)) else "")
