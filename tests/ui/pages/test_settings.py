"""Choices about the window and the paper hold at once and are remembered."""

import zipfile

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices

from facilitator import paths
from facilitator.ui.dialogs import save_report
from facilitator.ui.pages import settings
from facilitator.ui.pages.settings import SettingsPage
from tests.ui.pages.keys import choose


@pytest.fixture
def page(shown):
    return shown(SettingsPage)


def test_theme_is_chosen_with_the_keyboard_and_remembered(qtbot, page, session):
    heard = []
    session.remembered.connect(lambda *told: heard.append(told))
    choose(qtbot, page._theme)
    assert heard == [("theme", "light")]
    assert session.casebook.setting("theme") == "light"


def test_guide_is_folded(qtbot, page, session):
    qtbot.mouseClick(page._guide, Qt.MouseButton.LeftButton)
    assert session.casebook.setting("guide") == "folded"


def test_name_is_saved_when_the_page_is_left(qtbot, page, session):
    qtbot.keyClicks(page._name, "Ffion Hughes")
    page.flush()
    assert session.casebook.setting("facilitator") == "Ffion Hughes"


def test_name_typed_last_is_kept_when_the_window_closes(qtbot, window, session, monkeypatch):
    window.open_page("settings")
    qtbot.keyClicks(window.page()._contact, "01000 000000")
    monkeypatch.setattr(session, "close", lambda: None)
    window.close()
    assert session.casebook.setting("contact") == "01000 000000"


def test_what_was_chosen_is_shown_again(shown, session):
    session.remember("facilitator", "Ffion Hughes")
    session.remember("theme", "dark")
    page = shown(SettingsPage)
    assert (page._name.value(), page._theme.value()) == ("Ffion Hughes", "dark")


def test_casebook_says_where_it_is_and_opens_its_folder(qtbot, page, session, monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    qtbot.mouseClick(page._folder, Qt.MouseButton.LeftButton)
    assert opened == [str(session.casebook.folder)] == [page._where.text()]


def test_check_says_that_all_is_well(qtbot, page):
    qtbot.mouseClick(page._check, Qt.MouseButton.LeftButton)
    assert page._check_words.isVisible()
    assert page._check_words.text().startswith("All is well: ")


def test_a_report_is_saved_with_counts_and_without_names(
    qtbot, page, session, monkeypatch, tmp_path
):
    monkeypatch.setattr(paths, "log_folder", lambda: tmp_path / "log")
    monkeypatch.setattr(save_report, "ask_where", lambda *_: tmp_path / "report.zip")
    with qtbot.waitSignal(session.notice) as told:
        qtbot.mouseClick(page._report, Qt.MouseButton.LeftButton)
    assert told.args[0].startswith("Saved report.zip in ")
    with zipfile.ZipFile(tmp_path / "report.zip") as packed:
        assert '"network": 1' in packed.read("casebook.txt").decode()


def test_a_report_called_off_is_not_saved(qtbot, page, monkeypatch, tmp_path):
    monkeypatch.setattr(save_report, "ask_where", lambda *_: None)
    qtbot.mouseClick(page._report, Qt.MouseButton.LeftButton)
    assert not list(tmp_path.glob("*.zip"))


@pytest.mark.parametrize("name", settings.WRONG)
def test_what_a_check_finds_is_said_in_words(name):
    found = {**dict.fromkeys(settings.WRONG), "counts": {"goal": 2}, "steps": 3, name: ["x"]}
    assert settings.WRONG[name] in settings.check_words(found)
    assert settings.check_words({**found, name: []}).startswith("All is well: 2 records")
