"""Answers know the words they were given to, also after the form was reworded."""

from datetime import date

import pytest

from facilitator import content, paths
from facilitator.domain.records import Response, RoundKind
from facilitator.domain.review_records import FormEdition
from facilitator.formspec import load, own
from facilitator.operations import editions, networks, rounds


@pytest.fixture
def reword(tmp_path, monkeypatch):
    monkeypatch.setenv(paths.FORMS, str(tmp_path / "forms"))
    content.forget_forms()

    def to(words):
        path = paths.forms_folder() / "diagnostic.toml"
        path = path if path.exists() else own.copy("diagnostic")
        text = path.read_text("utf-8")
        label = load.load("diagnostic").field("s01").label
        path.write_text(text.replace(label, words), "utf-8")
        content.forget_forms()

    yield to
    content.forget_forms()


@pytest.fixture
def round_(casebook):
    network = networks.create(casebook, "Wound care", date(2026, 1, 5))
    return rounds.create(casebook, network.id, RoundKind.BASELINE, date(2026, 3, 9))


def test_each_sheet_is_read_in_its_own_words(casebook, round_, reword):
    reword("Old words.")
    old = rounds.record(casebook, round_.id, "member", {"s01": 3})
    reword("New words.")
    new = rounds.record(casebook, round_.id, "member", {"s01": 4})

    def label(sheet):
        return editions.form_of(casebook, "diagnostic", sheet.form_edition).field("s01").label

    assert (label(old), label(new)) == ("Old words.", "New words.")


def test_an_edition_is_kept_once_and_undone_with_its_first_sheet(casebook, round_, reword):
    reword("Our words.")
    rounds.record(casebook, round_.id, "member", {"s01": 3})
    rounds.record(casebook, round_.id, "member", {"s01": 4})
    assert len(casebook.find(FormEdition)) == 1
    casebook.undo()
    casebook.undo()
    assert (casebook.find(FormEdition), casebook.find(Response)) == ((), ())


def test_the_programs_own_form_needs_no_copy(casebook, round_):
    sheet = rounds.record(casebook, round_.id, "member", {"s01": 3})
    assert sheet.form_edition == ""
    assert casebook.find(FormEdition) == ()


def test_an_edition_never_seen_is_read_in_todays_words(casebook):
    assert editions.form_of(casebook, "diagnostic", "0badcafe") == load.load("diagnostic")
