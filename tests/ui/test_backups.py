"""Backups make themselves, are shown in Settings, and are brought back after a look inside."""

from datetime import UTC, date, datetime, timedelta
from unittest.mock import MagicMock

import pytest

from facilitator.errors import UserError
from facilitator.operations import networks
from facilitator.store import standing, upkeep
from facilitator.store.backup_files import Reason
from facilitator.store.backups import Backups
from facilitator.store.casebook import Casebook
from facilitator.store.connection import DamagedError
from facilitator.ui.backups import card as cards
from facilitator.ui.backups import restore_dialog
from facilitator.ui.backups.card import BackupsCard
from facilitator.ui.backups.keeper import BackupKeeper
from facilitator.ui.widgets.text import Text

NOW = datetime(2027, 4, 7, 12, tzinfo=UTC)


@pytest.fixture
def keeper(session):
    made = BackupKeeper(session, session)
    yield made
    made.stop()


def words(widget) -> str:
    return " ".join(text.text() for text in widget.findChildren(Text))


def test_one_is_made_at_the_start_where_anything_changed(keeper, qtbot):
    with qtbot.waitSignal(keeper.made) as made:
        keeper.start()
    assert made.args[0].reason is Reason.START
    keeper.back_up(Reason.START)
    keeper._session.tasks._pool.waitForDone()
    assert len(keeper._session.backups.listed()) == 1


def test_one_is_made_on_closing_where_anything_changed(keeper, session):
    keeper.finish()
    keeper.finish()
    assert [one.reason for one in session.backups.listed()] == [Reason.CLOSE]


@pytest.mark.parametrize(("idle", "looked"), [(10, False), (60, True)])
def test_every_page_is_looked_at_once_a_week_when_nobody_is_there(session, idle, looked):
    keeper = BackupKeeper(session, session, lambda: idle)
    keeper.look()
    assert (upkeep.last_checked(session.casebook) is not None) is looked
    keeper.stop()


def test_a_page_found_broken_is_told(session, qtbot, monkeypatch):
    keeper = BackupKeeper(session, session, lambda: 60)
    broken = MagicMock(side_effect=DamagedError("Broken.", "Restore."))
    monkeypatch.setattr(upkeep, "check_pages", broken)
    with qtbot.waitSignal(keeper.damaged):
        keeper.look()
    keeper.stop()


def test_a_full_disk_is_told_once(keeper, session, qtbot):
    told = []
    session.notice.connect(lambda *said: told.append(said[0]))
    for _ in range(2):
        keeper._on_failed(UserError("There is not enough room.", "Free some space."))
    assert told == ["There is not enough room. Free some space."]


def test_the_most_pressing_warning_is_said_once_a_week(keeper, session, qtbot):
    told = []
    session.notice.connect(lambda *said: told.append(said[0]))
    found = (standing.Warned("clock", "The clock is wrong."), standing.Warned("disk", "Full."))
    for _ in range(3):
        keeper._on_warnings(found)
    assert told == ["The clock is wrong.", "Full."]


@pytest.fixture
def card(session, qtbot):
    made = BackupsCard(session)
    qtbot.addWidget(made)
    made.show()
    made.refresh()
    return made


def test_backing_up_now_adds_a_line(card, session, qtbot):
    assert "no backup yet" in words(card)
    with qtbot.waitSignal(session.notice) as said:
        card.now.click()
    assert said.args[0] == "Backed up and checked."
    assert "1 network" in words(card)


def test_more_than_three_are_shown_when_asked(card, session):
    for _ in range(5):
        session.backups.back_up()
    card.refresh()
    assert card.more.text() == "Show 2 more"
    card.more.click()
    assert card.more.text() == "Show fewer"


def test_a_second_place_is_chosen_and_given_up(card, session, tmp_path, monkeypatch):
    monkeypatch.setattr(cards, "ask_folder", lambda parent: tmp_path / "stick")
    card.choose.click()
    session.backups.back_up()
    assert len(session.backups.listed(tmp_path / "stick")) == 1
    card.none.click()
    assert session.backups.second is None


def test_a_preview_shows_both_counts_before_it_asks_to_restore(session, card, qtbot, monkeypatch):
    made = session.backups.back_up()
    session.run(networks.create, "Second", date(2027, 4, 1))
    shown, asked = [], []
    session.restore_requested.connect(lambda *given: asked.append(given))
    monkeypatch.setattr(
        restore_dialog.RestoreDialog, "exec", lambda dialog: shown.append(words(dialog)) or 1
    )
    card._restore(made.path)
    assert not card.now.isEnabled()
    qtbot.waitUntil(lambda: bool(asked))
    assert "Networks 2 1" in shown[0]
    assert asked == [(made.path, None)]
    assert card.now.isEnabled()


def test_a_backup_of_another_casebook_asks_for_its_own_passphrase_once(
    session, card, qtbot, monkeypatch, tmp_path
):
    with Casebook.open(tmp_path / "other") as other:
        other.set_passphrase("four blue horses", work_factor=16)
        made = Backups(other).back_up()
    asked, words = [], iter([None, "four blue horses"])
    session.restore_requested.connect(lambda *given: asked.append(given))
    monkeypatch.setattr(restore_dialog, "ask_passphrase", lambda parent: next(words))
    monkeypatch.setattr(restore_dialog.RestoreDialog, "exec", lambda dialog: 1)
    card._restore(made.path)
    assert card.now.isEnabled()
    card._restore(made.path)
    qtbot.waitUntil(lambda: bool(asked))
    assert asked == [(made.path, "four blue horses")]


def test_a_damaged_backup_is_refused_in_words(session, card, qtbot):
    made = session.backups.back_up()
    made.path.write_bytes(made.path.read_bytes()[:5000])
    with qtbot.waitSignal(session.notice) as said:
        card._restore(made.path)
    assert said.args[0]


def facts(casebook: Casebook, **other):
    from dataclasses import replace

    from facilitator.store.backups import Backups

    return replace(standing.facts(casebook, Backups(casebook)), **other)


def ids(found, now=NOW, free=10**12):
    return [one.id for one in standing.warnings(found, now, free)]


def test_nothing_is_wrong_with_a_casebook_that_is_well_kept(casebook):
    assert ids(facts(casebook)) == []


def test_a_clock_behind_the_last_change_is_told(casebook):
    assert ids(facts(casebook), NOW - timedelta(days=400)) == ["clock"]


def test_a_disk_almost_full_is_told(casebook):
    assert ids(facts(casebook), free=5_000_000) == ["disk"]


def test_a_synced_folder_is_told(casebook, tmp_path):
    folder = tmp_path / "Dropbox" / "casebook"
    folder.mkdir(parents=True)
    assert ids(facts(casebook, folder=folder)) == ["place"]


def test_backups_in_one_place_for_a_week_are_told(casebook, session):
    session.backups.back_up()
    later = NOW + timedelta(days=8)
    assert ids(facts(casebook), later) == ["second"]
    found = facts(casebook, second=casebook.folder / "gone")
    assert "Connect that disk" in standing.warnings(found, later, 10**12)[0].words
