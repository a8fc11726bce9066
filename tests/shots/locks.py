"""What stands before the casebook, and how its passphrase and backups are looked after."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from facilitator import app
from facilitator.errors import UserError
from facilitator.store.backups import Backups
from facilitator.store.casebook import FILE, KEY, Casebook
from facilitator.store.rescue import Secret
from facilitator.ui import theme
from facilitator.ui.backups import restore_dialog
from facilitator.ui.lock import dialogs
from facilitator.ui.lock.front import Front
from facilitator.ui.lock.lock_screen import LockScreen
from facilitator.ui.lock.offer import Offer
from facilitator.ui.lock.rescue_screen import RescueScreen
from tests.shots.stage import SMALL, USUAL, Stage, save, settle

EASY = 1 << 4
WORDS = "four blue horses sleep"


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
    _take(screen, out, double, "lock-wrong")
    screen.ask_code(True)
    _take(screen, out, double, "lock-code")
    screen.close()
    screen.deleteLater()


def _refused(casebook: Path, out: Path, double: bool) -> None:
    for name, harm in (("damaged", _damage), ("key-lost", lambda f: (f / KEY).unlink())):
        folder = _locked(casebook, name)
        harm(folder)
        try:
            Casebook.open(folder, WORDS)
        except UserError as error:
            screen = RescueScreen(folder, error, Secret(WORDS))
            _take(screen, out, double, f"rescue-{name}")
            screen.close()
            screen.deleteLater()


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
        stage.during(
            lambda path=path: restore_dialog.ask(stage.window, stage.window.session, path),
            f"{group}/restore",
        )
    window = stage.window
    window.session.casebook.set_passphrase(WORDS)
    for group, colours, size in _looks(double):
        theme.apply(stage.application, colours)
        stage.open("overview", size=size)
        stage.open("settings", size=size)
        stage.window.page().refresh()
        stage.take_whole(f"{group}/settings-with")
        stage.during(lambda: dialogs.ask_change(window, window.session), f"{group}/change")
    stage.close()


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
