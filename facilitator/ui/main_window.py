"""The window's frame: which page is in front, and what stands around it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QKeyEvent,
    QKeySequence,
    QPaintEvent,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from facilitator.domain import progress
from facilitator.domain.schedule import month_of, month_words
from facilitator.ui import focus, pages, place
from facilitator.ui.guide_panel import GuidePanel
from facilitator.ui.navigation import Navigation
from facilitator.ui.notices import Notices
from facilitator.ui.path_bar import Path, Stretch
from facilitator.ui.session import Session
from facilitator.ui.top_bar import TopBar

if TYPE_CHECKING:
    from facilitator.domain.dossier import Dossier
    from facilitator.ui.finder import Find
    from facilitator.ui.pages.page import Page

KIND_MS = 400
"""How long after the last change the network's type is worked out, which takes a while."""

SETTLE_MS = 40
"""How long after the first paint the guide's words and the names of the phases come."""

GUIDE_FROM = 1240
"""Below this width the guide is folded until the user says otherwise."""


class MainWindow(QMainWindow):
    """Shows one page at a time, refreshes it when it is stale, and keeps every page built."""

    page_shown = Signal(str)
    settled = Signal()
    closing = Signal()

    def __init__(self, session: Session, notices: Notices) -> None:
        super().__init__()
        self.session = session
        self.notices = notices
        self.page_id = pages.OVERVIEW.id
        self._pages: dict[str, Page] = {}
        self._stale: set[str] = set()
        self._phases: tuple[Stretch, ...] = ()
        self._settled = False
        self._kind_words = ""
        self._build()
        self._connect()
        self._add_shortcuts()
        self._on_network_changed()
        self.setFocus()

    def _build(self) -> None:
        self.setWindowTitle("Facilitator")
        self.navigation = Navigation()
        self.top = TopBar()
        self.guide = GuidePanel()
        self._stack = focus.PageStack()
        self._welcome: QWidget | None = None
        middle = _box(QHBoxLayout(), (self._stack, 1), (self.guide, 0))
        right = QWidget()
        right.setLayout(_box(QVBoxLayout(), (self.top, 0), (middle, 1)))
        whole = QWidget()
        whole.setLayout(_box(QHBoxLayout(), (self.navigation, 0), (right, 1)))
        self.setCentralWidget(whole)
        self._frame_later = QTimer(self, singleShot=True, interval=0)
        self._kind_later = QTimer(self, singleShot=True, interval=KIND_MS)
        self._settle_later = QTimer(self, singleShot=True, interval=SETTLE_MS)
        place.restore(self, self.session.casebook)
        self._fold_guide()

    def _connect(self) -> None:
        session = self.session
        session.changed.connect(self._on_changed)
        session.changed.connect(lambda _: self.notices.outdate())
        session.network_changed.connect(self._on_network_changed)
        session.notice.connect(self.notices.say)
        session.unsaid.connect(self.notices.take_back)
        session.remembered.connect(self._on_remembered)
        self.notices.acted.connect(session.undo)
        self.navigation.page_chosen.connect(self.open_page)
        self.navigation.page_entered.connect(self._enter_page)
        self.top.finder.clicked.connect(self.open_finder)
        self.top.undo.clicked.connect(self._on_undo)
        self.top.redo.clicked.connect(self._on_redo)
        self.top.keys.clicked.connect(self._on_keys)
        self.top.path.milestone_clicked.connect(lambda id: self.open_page("plan", id))
        self.guide.folded.connect(self._on_guide_folded)
        self._frame_later.timeout.connect(self._refresh_frame)
        self._kind_later.timeout.connect(self._find_kind)
        self._settle_later.timeout.connect(self.settle)

    def _add_shortcuts(self) -> None:
        for keys, act in (
            ("Ctrl+K", self.open_finder),
            (QKeySequence.StandardKey.Undo, self._on_undo),
            ("Ctrl+Shift+Z", self._on_redo),
            ("Ctrl+Y", self._on_redo),
            ("Ctrl+N", self.new_network),
            ("Ctrl+P", self._on_print),
            ("Ctrl+L", self.session.lock_requested.emit),
            ("F1", self.guide.toggle),
            ("Ctrl+PgDown", lambda: self._turn(1)),
            ("Ctrl+PgUp", lambda: self._turn(-1)),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)
        for number, entry in enumerate(pages.STEPS[:9], start=1):
            go = QShortcut(QKeySequence(f"Alt+{number}"), self)
            go.activated.connect(lambda page_id=entry.id: self._enter_page(page_id))
        focus.go_round(self, lambda: (self.navigation, self._front(), self.guide))

    # Pages

    def open_page(self, page_id: str, record_id: str = "") -> None:
        """Put a page in front, and one record of it into view."""
        if front := self.page():
            front.flush()
        self.page_id = page_id
        self._show_front()
        page = self._pages.get(page_id)
        if page and record_id:
            page.show_record(record_id)
        self.page_shown.emit(page_id)

    def page(self) -> Page | None:
        """The page in front; None while the window welcomes."""
        front = self._stack.currentWidget()
        return next((page for page in self._pages.values() if page is front), None)

    def flush(self) -> None:
        """Save at once whatever is still being typed on any page."""
        for page in self._pages.values():
            page.flush()

    def _show_front(self) -> None:
        in_foot = self.page_id in {entry.id for entry in pages.FOOT}
        if self.session.network_id or in_foot:
            page = self._built(self.page_id)
            self._freshen(page)
            self._stack.setCurrentWidget(page)
        else:
            self._stack.setCurrentWidget(self._welcoming())
        self.navigation.set_current(self.page_id)
        self.top.path.setHidden(in_foot or not self.session.network_id)
        self._say_title()
        if self._settled:
            self._show_guide()

    def _built(self, page_id: str) -> Page:
        if page_id not in self._pages:
            page = pages.ENTRIES[page_id].load()(self.session)
            page.open_requested.connect(self.open_page)
            page.document_requested.connect(self._on_document_requested)
            page.network_requested.connect(self.new_network)
            self._pages[page_id] = page
            self._stale.add(page_id)
            self._stack.addWidget(page)
        return self._pages[page_id]

    def _freshen(self, page: Page) -> None:
        name = next(name for name, built in self._pages.items() if built is page)
        if name in self._stale:
            self._stale.discard(name)
            (page.refresh if self._settled else page.refresh_first)()

    def _welcoming(self) -> QWidget:
        if self._welcome is None:
            from facilitator.ui.welcome import Welcome

            self._welcome = welcome = Welcome()
            welcome.new_requested.connect(self.new_network)
            welcome.example_requested.connect(self._on_example_requested)
            self._stack.addWidget(welcome)
        return self._welcome

    def show_instead(self, widget: QWidget) -> None:
        """Show something else in the page's place, until a page is opened."""
        self._stack.addWidget(widget)
        self._stack.setCurrentWidget(widget)

    def _turn(self, by: int) -> None:
        ids = list(pages.ENTRIES)
        self._enter_page(ids[(ids.index(self.page_id) + by) % len(ids)])

    def _enter_page(self, page_id: str) -> None:
        """As open_page, for the keyboard: the focus goes in too."""
        self.open_page(page_id)
        focus.enter(self._front())

    def _front(self) -> QWidget:
        return self._stack.currentWidget() or self._stack

    # What stands around

    def settle(self) -> None:
        """Fill in what the first paint need not wait for: the guide, the phases, the type."""
        if self._settled:
            return
        from facilitator import content
        from facilitator.ui import theme

        self._settled = True
        self._settle_later.stop()
        theme.install_later_fonts()
        self.top.settle()
        phases = content.programme().phases
        self._phases = tuple(Stretch(p.title, p.first_month, p.last_month) for p in phases)
        self._refresh_frame()
        self._show_guide()
        self._stale.update(self._pages)
        if front := self.page():
            self._freshen(front)
        self._kind_later.start()
        self.settled.emit()

    def _refresh_frame(self) -> None:
        dossier = self.session.dossier()
        self.top.say_undo(self.session.undo_label, self.session.redo_label)
        self.navigation.set_rings(progress.rings(dossier) if dossier else {})
        self._say_network(dossier)
        self._say_title()
        if dossier is None:
            self.top.path.set_path(None)
            return
        start, today = dossier.network.start, self.session.today()
        self.top.path.set_path(Path(start, today, dossier.milestones, self._phases))

    def _say_network(self, dossier: Dossier | None) -> None:
        if dossier is None:
            self.navigation.card.say("No network yet", "Make one to begin")
            return
        month = month_words(dossier.network.start, self.session.today())
        words = " · ".join(filter(None, (month, self._kind_words)))
        self.navigation.card.say(dossier.network.name, words)

    def _find_kind(self) -> None:
        diagnosis = self.session.diagnosis()
        named = diagnosis.today.classification.named if diagnosis and diagnosis.today else ()
        self._kind_words = " and ".join(named).capitalize()
        self._say_network(self.session.dossier())

    def _say_title(self) -> None:
        dossier, words = self.session.dossier(), pages.ENTRIES[self.page_id].title
        if self.page_id == pages.OVERVIEW.id or self.page() is None:
            words = dossier.network.name if dossier else "Welcome"
        self.top.title.setText(words)

    def _show_guide(self) -> None:
        from facilitator import content

        dossier = self.session.dossier()
        month = month_of(dossier.network.start, self.session.today()) if dossier else None
        self.guide.show_page(content.guide_page(self.page_id), month)

    def _fold_guide(self) -> None:
        chosen = self.session.casebook.setting("guide")
        self.guide.set_folded(chosen == "folded" or (not chosen and self.width() < GUIDE_FROM))

    # What happens

    def _on_changed(self, kinds: frozenset[str]) -> None:
        for name, page in self._pages.items():
            if page.watches & kinds:
                self._stale.add(name)
        if front := self.page():
            self._freshen(front)
        elif self.session.network_id:
            self._show_front()
        self._frame_later.start()
        if "type_sheet" in kinds:
            self._kind_later.start()

    def _on_network_changed(self, network_id: str = "") -> None:
        self._stale.update(self._pages)
        self._kind_words = ""
        self._kind_later.start()
        self._refresh_frame()
        self._show_front()

    def _on_remembered(self, name: str, value: str) -> None:
        if name == "guide":
            self._fold_guide()
        elif name == "theme":
            from PySide6.QtWidgets import QApplication

            from facilitator.ui import theme

            application = QApplication.instance()
            if isinstance(application, QApplication):
                theme.apply(application, value)

    def _on_guide_folded(self, folded: bool) -> None:
        self.session.remember("guide", "folded" if folded else "open")

    def _on_undo(self) -> None:
        self.flush()
        self.session.undo()

    def _on_redo(self) -> None:
        self.flush()
        self.session.redo()

    def _on_keys(self) -> None:
        from facilitator.ui.dialogs import shortcuts

        shortcuts.ask(self)

    def _on_print(self) -> None:
        page = self.page()
        if page is None or not page.document:
            self.notices.say("This page has no document to print. Try the development plan.")
            return
        self._on_document_requested(page.document, page.document_options())

    def _on_document_requested(self, document: str, options: dict[str, Any]) -> None:
        from facilitator.ui import preview

        self.flush()
        preview.open_document(self, self.session, document, options)

    def open_finder(self) -> None:
        """Show the finder."""
        from facilitator.ui.finder import Finder

        finder = Finder(self, self.session)
        finder.chosen.connect(self._on_found)
        finder.finished.connect(finder.deleteLater)
        finder.open_over(self)

    def _on_found(self, find: Find) -> None:
        if find.network_id and find.network_id != self.session.network_id:
            self.session.open_network(find.network_id)
        self.open_page(find.page, find.record_id)
        if not self._front().isAncestorOf(self.focusWidget()):
            focus.enter(self._front())

    def new_network(self) -> None:
        """Ask for a network, make it, and show its overview."""
        from facilitator.ui.dialogs import new_network

        self.flush()
        if new_network.ask(self, self.session):
            self.open_page(pages.OVERVIEW.id)

    def _on_example_requested(self) -> None:
        from facilitator.operations import sample

        built = self.session.run(sample.build, self.session.today())
        if built:
            self.session.open_network(built[0].id)

    # The window itself

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The sheet of keys for ?, unless the part in front has its own use for that key."""
        if event.text() == "?":
            self._on_keys()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._settled and not self._settle_later.isActive():
            self._settle_later.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold_guide()

    def closeEvent(self, event: QCloseEvent) -> None:
        for later in (self._frame_later, self._kind_later, self._settle_later):
            later.stop()
        if self.session.casebook.is_open:  # not where it was locked
            self.flush()
            place.keep(self, self.session.casebook)
            self.closing.emit()
            self.session.close()
        super().closeEvent(event)


def _box(box, *parts):  # type: ignore[no-untyped-def]
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(0)
    for part, stretch in parts:
        add = box.addWidget if isinstance(part, QWidget) else box.addLayout
        add(part, stretch)
    return box
