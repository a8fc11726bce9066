"""Stands between the casebook and whoever is at the computer: lets in, locks, brings back."""

from __future__ import annotations

import gc
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from facilitator.errors import UserError
from facilitator.store.casebook import Casebook
from facilitator.store.connection import DamagedError
from facilitator.store.keys import LockedError, LostKeyError
from facilitator.store.places import UnsafePlaceError
from facilitator.store.rescue import Secret
from facilitator.ui.backups.keeper import BackupKeeper
from facilitator.ui.lock import dialogs
from facilitator.ui.lock.drafts import Drafts, offer
from facilitator.ui.lock.front import Front
from facilitator.ui.lock.lock_screen import OPENING, LockScreen
from facilitator.ui.lock.offer import OFFERED, Offer
from facilitator.ui.lock.rescue_screen import RescueScreen
from facilitator.ui.lock.steps import SET_ON
from facilitator.ui.lock.touches import Touches
from facilitator.ui.lock.waiting import Restoring
from facilitator.ui.lock.watch import AUTO_LOCK, Watch, minutes_of
from facilitator.ui.main_window import MainWindow
from facilitator.ui.place import GEOMETRY

UNWIND_MS = 30
"""How long a dialog's own event loop takes to end once it is closed."""

NO_PASSPHRASE = "There is no passphrase to lock with. Set one in Settings."
SET = "The passphrase is set. Ctrl+L locks the casebook at any time."
RESTORING = "Putting it in the casebook’s place…"
RESTORED = "The backup was restored. The casebook as it was is kept beside it."

Make = Callable[[Casebook], MainWindow]


class Doorkeeper(QObject):
    """Keeps one window in front: the casebook's, or what stands before it.

    `shown` carries each new window of the casebook; `locking` says that no question may be
    asked now, or that it may again.
    """

    shown = Signal(object)
    locking = Signal(bool)

    def __init__(self, folder: Path, make: Make) -> None:
        super().__init__()
        self._folder, self._make = folder, make
        self.window: MainWindow | None = None
        self.front: QWidget | None = None
        self.watch: Watch | None = None
        self._touches = Touches(self)
        self._drafts: Drafts | None = None
        self._keeper: BackupKeeper | None = None
        self._page, self._place, self._seal = "", QByteArray(), b""
        self._allow_synced = False

    # Letting in

    def admit(self, window: MainWindow) -> None:
        """Take charge of a window that is shown already."""
        self.window = self.front = window
        session = window.session
        session.lock_requested.connect(self._on_lock_requested)
        session.restore_requested.connect(self._on_restore_requested)
        session.network_made.connect(self._on_network_made)
        session.remembered.connect(self._on_remembered)
        window.closing.connect(self._on_closing)
        self._keeper = BackupKeeper(session, window, self._touches.idle)
        self._keeper.damaged.connect(self._on_damaged)
        self._set_watch()
        QTimer.singleShot(0, self._read_through)

    def meet(self, error: UserError) -> bool:
        """Show what helps where the casebook did not open; whether anything does."""
        if isinstance(error, LockedError):
            self._ask()
        elif isinstance(error, (DamagedError, LostKeyError, UnsafePlaceError)):
            self._rescue(error, Secret())
        else:
            return False
        return True

    def _read_through(self) -> None:
        """Look at every page now that the window is there; a bad one leads to the backups."""
        if self.window is None:
            return
        try:
            self.window.session.casebook.read_through()
        except DamagedError as error:
            self._on_damaged(error)

    def _on_damaged(self, error: DamagedError) -> None:
        window = self.window
        if window is None:
            return
        self.window, key = None, window.session.casebook._key
        self._end_watch()
        self._rescue(error, Secret(), key)
        window.hide()
        self._let_go(window)

    def come_forward(self) -> None:
        """Bring to the front whatever is shown."""
        if self.front is None:
            return
        self.front.setWindowState(self.front.windowState() & ~Qt.WindowState.WindowMinimized)
        self.front.raise_()
        self.front.activateWindow()

    def _let_in(self, casebook: Casebook, words: str = "") -> None:
        window, before = self._make(casebook), self.front
        if not self._place.isEmpty():
            window.restoreGeometry(self._place)
        elif before is not None and not casebook.setting(GEOMETRY):
            window.setGeometry(before.geometry())
        if self._page:
            window.open_page(self._page)
        window.show()
        self.admit(window)
        self.shown.emit(window)
        if before is not None:
            before.hide()
            before.deleteLater()
        if words:
            window.notices.say(words)
        QTimer.singleShot(0, self._after_unlocking)

    def _after_unlocking(self) -> None:
        if self.window is None:
            return
        session, seal = self.window.session, self._seal
        self._seal = b""
        if session.casebook.is_recovered and dialogs.ask_set(self.window, session):
            session.notice.emit("The new passphrase is set. Your recovery page stays good.", "")
        if self.window is not None and self.watch is not None:
            offer(self.window, seal)
            self._drafts = Drafts(self.window)

    def _open_again(self, secret: Secret, words: str = "") -> None:
        """Open the casebook from the screen in front, which says so meanwhile."""
        front = self.front
        assert isinstance(front, Front)

        def refused(error: UserError) -> None:
            if not self.meet(error):
                self._refuse(front, error, secret)

        front.work(
            OPENING,
            lambda: Casebook.open(
                self._folder,
                secret.passphrase,
                recovery=secret.code,
                allow_synced=self._allow_synced,
            ),
            lambda casebook: self._let_in(casebook, words),
            refused,
        )

    def _refuse(self, front: Front, error: UserError, secret: Secret) -> None:
        if isinstance(front, RescueScreen):
            front.problem.show_problem(str(error))
        else:
            self._rescue(error, secret)

    # What stands before it

    def _ask(self, *, by_code: bool = False) -> None:
        screen = LockScreen(self._folder, allow_synced=self._allow_synced, by_code=by_code)
        screen.opened.connect(self._let_in)
        screen.refused.connect(self._rescue)
        self._stand(screen)

    def _rescue(self, error: UserError, secret: Secret, key: bytes | None = None) -> None:
        screen = RescueScreen(self._folder, error, secret, key)
        screen.retried.connect(lambda: self._open_again(secret))
        screen.code_requested.connect(lambda: self._ask(by_code=True))
        screen.restored.connect(lambda: self._open_again(secret, RESTORED))
        screen.allowed.connect(self._on_allowed)
        self._stand(screen)

    def _stand(self, screen: QWidget) -> None:
        before, self.front = self.front, screen
        if before is not None:
            screen.setGeometry(before.geometry())
        screen.show()
        screen.activateWindow()
        if before is not None and before is not self.window:
            before.hide()
            before.deleteLater()

    def _on_allowed(self) -> None:
        self._allow_synced = True
        self._open_again(Secret())

    # Locking

    def lock(self) -> None:
        """Show the lock screen, keep what was typed, and let go of casebook and key."""
        window = self.window
        if window is None:
            return
        self._page, self._place = window.page_id, window.saveGeometry()
        self.locking.emit(True)
        if self._drafts:
            self._seal = self._drafts.close()
        else:
            window.flush()
        self._ask()
        self.window = None
        self._end_watch()
        clear_clipboard()
        window.hide()
        if close_dialogs():
            QTimer.singleShot(UNWIND_MS, lambda: self._let_go(window))
        else:
            self._let_go(window)

    def _let_go(self, window: MainWindow) -> None:
        """Close the casebook, and have nothing that was read from it outlive its window."""
        for timer in window.findChildren(QTimer):
            timer.stop()
        window.session.lock()
        window.session.deleteLater()
        window.notices.deleteLater()
        window.deleteLater()
        self._drafts = self._keeper = None
        gc.unfreeze()
        QTimer.singleShot(0, gc.collect)
        self.locking.emit(False)

    def _on_lock_requested(self) -> None:
        if self.watch is not None:
            self.lock()
        elif self.window is not None:
            self.window.notices.say(NO_PASSPHRASE)

    def _set_watch(self) -> None:
        self._end_watch()
        if self.window is None or not self.window.session.casebook.has_passphrase:
            return
        self.watch = Watch(minutes_of(self.window.session.casebook), self._touches, self)
        self.watch.due.connect(self.lock)

    def _end_watch(self) -> None:
        if self.watch is not None:
            self.watch.stop()
            self.watch = None

    # What the window tells

    def _on_remembered(self, name: str, _value: str) -> None:
        if name in (SET_ON, AUTO_LOCK) and self.window is not None:
            self._set_watch()
            if self.watch is None:
                self._drafts = None
            elif self._drafts is None:
                self._drafts = Drafts(self.window)

    def _on_network_made(self, _network_id: str) -> None:
        QTimer.singleShot(0, self._offer)

    def _offer(self) -> None:
        window = self.window
        if window is None:
            return
        session = window.session
        if session.casebook.has_passphrase or session.casebook.setting(OFFERED):
            return
        session.remember(OFFERED, "yes")
        page = Offer(session)
        page.settled.connect(lambda: window.open_page(window.page_id))
        page.settled.connect(page.deleteLater)
        page.steps.done.connect(lambda: window.notices.say(SET))
        window.show_instead(page)

    def _on_restore_requested(self, path: Path, passphrase: str | None) -> None:
        from facilitator.store import restore
        from facilitator.ui.backups.restore_dialog import unlocking

        window = self.window
        if window is None:
            return
        window.flush()
        self._end_watch()
        casebook, resume = window.session.casebook, _paused(window)
        if self._keeper:
            self._keeper.stop()
        self._page, self._place = window.page_id, window.saveGeometry()
        screen = Restoring()
        self._stand(screen)
        window.hide()
        screen.work(
            RESTORING,
            lambda: restore.restore(casebook, path, unlock=unlocking(passphrase)),
            lambda _: self._on_restored(window),
            lambda error: self._on_not_restored(window, error, resume),
        )

    def _on_restored(self, window: MainWindow) -> None:
        self.window = None
        self._let_go(window)
        self._open_again(Secret(), RESTORED)

    def _on_not_restored(
        self, window: MainWindow, error: UserError, resume: Callable[[], None]
    ) -> None:
        screen, self.front = self.front, window
        resume()
        window.show()
        if screen is not None:
            screen.hide()
            screen.deleteLater()
        self._set_watch()
        window.notices.say(str(error))

    def _on_closing(self) -> None:
        if self.window is not None and self._keeper:
            self._end_watch()
            self.window.hide()
            self._keeper.finish()
            self.window = None


def _paused(window: MainWindow) -> Callable[[], None]:
    """Stop every timer of a window, whose casebook is another thread's now; starts them again."""
    held = [timer for timer in window.findChildren(QTimer) if timer.isActive()]
    for timer in held:
        timer.stop()

    def resume() -> None:
        for timer in held:
            timer.start()

    return resume


def clear_clipboard() -> None:
    """Take away what was copied from this program, and leave what came from another."""
    clipboard = QGuiApplication.clipboard()
    if clipboard.ownsClipboard():
        clipboard.clear(QClipboard.Mode.Clipboard)
    if clipboard.supportsSelection() and clipboard.ownsSelection():
        clipboard.clear(QClipboard.Mode.Selection)


def close_dialogs() -> bool:
    """Call off every dialog that is open; whether there was one."""
    found = [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()]
    for dialog in found:
        dialog.reject()
    return bool(found)
