"""What stands before the casebook, and how its passphrase and backups are looked after."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from facilitator import app, clock
from facilitator.errors import UserError
from facilitator.store import standing
from facilitator.store.backups import SECOND, Backups
from facilitator.store.casebook import FILE, KEY, Casebook
from facilitator.store.drafts import Typed
from facilitator.store.rescue import Secret
from facilitator.ui import theme
from facilitator.ui.backups import restore_dialog
from facilitator.ui.lock import dialogs, drafts
from facilitator.ui.lock.doorkeeper import RESTORING
from facilitator.ui.lock.front import Front
from facilitator.ui.lock.lock_screen import OPENING, LockScreen
from facilitator.ui.lock.offer import Offer
from facilitator.ui.lock.rescue_screen import RescueScreen
from facilitator.ui.lock.waiting import Restoring
from facilitator.ui.lock.working import PATIENCE_MS
from tests.shots.stage import SMALL, USUAL, Stage, save, settle

EASY = 1 << 4
WORDS = "four blue horses sleep"
TYPED = (
    Typed("goals", "Title", 0, "Every young person who moves house keeps the same named worker"),
    Typed("goals", "What it is for", 0, "So that nobody tells their story twice. " * 9),
)
FAR_AWAY = Path("/media/nobody/The grey stick with the label that fell off/Backups of casebooks")


def pictures(casebook: Path, out: Path, *, double: bool = False) -> None:
    """Every screen, light and dark, at both sizes; at twice the points only light."""
    with _easy():
        _guarded(casebook, out, double)
        _in_front(_locked(casebook, "locked"), out, double)
        _refused(casebook, out, double)


@contextmanager
def _easy() -> Iterator[None]:
    """A passphrase that costs no half second."""
    before = dict(Casebook.set_passphrase.__kwdefaults__)
    Casebook.set_passphrase.__kwdefaults__["work_factor"] = EASY
    yield
    Casebook.set_passphrase.__kwdefaults__.update(before)


def _locked(casebook: Path, name: str) -> Path:
    folder = Path(shutil.copytree(casebook, casebook.with_name(f"{casebook.name}-{name}")))
    with Casebook.open(folder) as opened:
        Backups(opened).back_up()
        opened.set_passphrase(WORDS)
    return folder


def _looks(double: bool) -> list[tuple[str, str, tuple[int, int]]]:
    if double:
        return [("double", theme.Choice.LIGHT, USUAL)]
    return [
        ("lock-light", theme.Choice.LIGHT, USUAL),
        ("lock-dark", theme.Choice.DARK, USUAL),
        ("lock-small", theme.Choice.LIGHT, SMALL),
    ]


def _in_front(folder: Path, out: Path, double: bool) -> None:
    screen = LockScreen(folder)
    _take(screen, out, double, "lock")
    screen.passphrase.setText("not the words")
    screen.unlock.click()
    _until_done(screen)
    _take(screen, out, double, "lock-wrong")
    screen.ask_code(True)
    _take(screen, out, double, "lock-code")
    screen.ask_code(False)
    screen._wait(OPENING)
    settle(PATIENCE_MS + 200)
    _take(screen, out, double, "lock-opening")
    _end(screen)
    screen = Restoring()
    screen._wait(RESTORING)
    settle(PATIENCE_MS + 200)
    _take(screen, out, double, "restoring")
    screen._wait("")
    _end(screen)


def _until_done(screen: Front) -> None:
    while screen.is_working:
        settle()


def _end(screen: Front) -> None:
    screen.close()
    screen.deleteLater()


def _refused(casebook: Path, out: Path, double: bool) -> None:
    harms = {
        "damaged": _damage,
        "no-backup": lambda folder: (shutil.rmtree(folder / "backups"), _damage(folder)),
        "key-lost": lambda folder: (folder / KEY).unlink(),
    }
    for name, harm in harms.items():
        folder = _locked(casebook, name)
        harm(folder)
        try:
            Casebook.open(folder, WORDS)
        except UserError as error:
            _stopped(folder, error, out, double, name)
    cloud = casebook.parent / "Dropbox" / "casebook"
    try:
        Casebook.open(cloud)
    except UserError as error:
        _stopped(cloud, error, out, double, "synced")


def _stopped(folder: Path, error: UserError, out: Path, double: bool, name: str) -> None:
    screen = RescueScreen(folder, error, Secret(WORDS))
    _until_done(screen)
    _take(screen, out, double, f"rescue-{name}")
    _end(screen)


def _damage(folder: Path) -> None:
    with (folder / FILE).open("r+b") as file:
        file.seek(5000)
        file.write(b"\0" * 9000)


def _take(screen: Front, out: Path, double: bool, name: str) -> None:
    for group, colours, size in _looks(double):
        theme.apply(app._application(), colours)
        screen.resize(*size)
        screen.show()
        settle()
        save(screen.grab(), out, f"{group}/{name}")


def _guarded(casebook: Path, out: Path, double: bool) -> None:
    """The pages inside: the offer, its two steps, Settings, and the restore dialog."""
    folder = Path(shutil.copytree(casebook, casebook.with_name(f"{casebook.name}-guarded")))
    with Casebook.open(folder) as opened:
        Backups(opened).back_up()
    stage = Stage(folder, out)
    for group, colours, size in _looks(double):
        theme.apply(stage.application, colours)
        _offered(stage, group, size)
        stage.open("settings", size=size)
        stage.take_whole(f"{group}/settings-without")
        path = stage.window.session.backups.listed()[0].path
        found = restore_dialog.look(stage.window.session, path, None)()
        stage.during(
            lambda found=found: restore_dialog.ask(stage.window, stage.window.session, found),
            f"{group}/restore",
        )
        stage.during(
            lambda: restore_dialog.ask_passphrase(stage.window), f"{group}/restore-passphrase"
        )
        stage.during(lambda: drafts.ask(stage.window, TYPED), f"{group}/draft")
        _noticed(stage, group)
    window = stage.window
    window.session.casebook.set_passphrase(WORDS)
    for group, colours, size in _looks(double):
        theme.apply(stage.application, colours)
        stage.open("overview", size=size)
        stage.open("settings", size=size)
        stage.window.page().refresh()
        stage.wait()
        stage.take_whole(f"{group}/settings-with")
        stage.during(lambda: dialogs.ask_change(window, window.session), f"{group}/change")
    stage.close()


def _noticed(stage: Stage, group: str) -> None:
    """A second place with a long name that no backup has reached."""
    session = stage.window.session
    session.casebook.remember(SECOND, str(FAR_AWAY))
    later = clock.now() + timedelta(days=9)
    for one in standing.warnings(standing.facts(session.casebook, session.backups), later):
        session.notice.emit(one.words, "")
    stage.take(f"{group}/notice")
    stage.hush()
    stage.window.page().refresh()
    stage.take_whole(f"{group}/settings-second")
    session.casebook.remember(SECOND, "")


def _offered(stage: Stage, group: str, size: tuple[int, int]) -> None:
    stage.open("overview", size=size)
    offer = Offer(stage.window.session)
    stage.window.show_instead(offer)
    stage.take(f"{group}/offer")
    offer.steps.new.setText(WORDS)
    offer.steps.again.setText(WORDS)
    offer.steps.go_on.click()
    stage.take(f"{group}/offer-code")
    stage.open("overview", size=size)
    offer.deleteLater()
