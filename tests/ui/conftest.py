"""Fixtures for the window: a casebook with one network, a session, and the window itself."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from facilitator.operations import networks
from facilitator.store.casebook import Casebook
from facilitator.ui import theme
from facilitator.ui.main_window import MainWindow
from facilitator.ui.notices import Notices
from facilitator.ui.session import Session

TODAY = "2027-04-07"
HARMLESS = ("propagateSizeHints", "This plugin does not support")


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    return ["facilitator"]


@pytest.fixture(autouse=True)
def _painted(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    """The window's own style and fonts, and a day that stands still."""
    monkeypatch.setenv("FACILITATOR_TODAY", TODAY)
    if not qapp.styleSheet():
        qapp.setStyle("Fusion")
        theme.install_fonts(qapp)
        theme.apply(qapp, "light")


@pytest.fixture(autouse=True)
def _quiet_and_tidy(qapp: QApplication, qtlog) -> Iterator[None]:
    """Fails on a warning of Qt, and where a window is left behind."""
    yield
    for widget in QApplication.topLevelWidgets():
        if widget.parent() is None and not widget.isVisible():
            widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    said = [r.message for r in qtlog.records if not any(h in r.message for h in HARMLESS)]
    assert not said
    assert [w for w in QApplication.topLevelWidgets() if w.isVisible()] == []


@pytest.fixture(scope="session")
def begun(blank: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A casebook with one network, closed."""
    folder = tmp_path_factory.mktemp("begun") / "casebook"
    with Casebook.open(Path(shutil.copytree(blank, folder))) as casebook:
        networks.create(casebook, "Sexual Health Trainees", date(2027, 1, 5))
    return folder


@pytest.fixture
def casebook(begun: Path, tmp_path: Path) -> Iterator[Casebook]:
    opened = Casebook.open(Path(shutil.copytree(begun, tmp_path / "casebook")))
    yield opened
    opened.close()


@pytest.fixture
def session(casebook: Casebook, qapp: QApplication) -> Iterator[Session]:
    made = Session(casebook)
    yield made
    made.tasks.shutdown()


@pytest.fixture
def window(session: Session) -> Iterator[MainWindow]:
    notices = Notices()
    made = MainWindow(session, notices)
    notices.attach(made)
    made.show()
    yield made
    made.flush()
    made.hide()
    made.deleteLater()
