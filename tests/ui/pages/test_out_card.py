"""Sending sheets of a round out from the window, and seeing what is back."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from facilitator.domain.records import RoundKind
from facilitator.domain.review_records import Batch
from facilitator.operations import rounds
from facilitator.ui.pages.diagnostic import DiagnosticPage, out_card
from facilitator.ui.pages.diagnostic.out_card import runs


@pytest.fixture
def page(shown, session):
    rounds.create(session.casebook, session.network_id, RoundKind.BASELINE, date(2027, 2, 2))
    made = shown(DiagnosticPage)
    made._go_to_view("sheets")
    return made


@pytest.fixture
def card(page):
    return page._views["sheets"].out


def _send(card, count, **said):
    for name, value in said.items():
        getattr(card, name).set_value(value)
    card._say_send()
    card.count.set_value(count)
    card.send.click()


def test_numbered_sheets_are_noted_and_printed(page, session, card):
    asked = []
    page.document_requested.connect(lambda *what: asked.append(what))
    _send(card, 24)

    (batch,) = session.casebook.find(Batch)
    assert (batch.role, batch.count, batch.first, batch.way) == ("member", 24, 1, "paper")
    assert asked == [("numbered-sheets", {"subject_id": batch.id})]
    session.undo()
    assert session.casebook.find(Batch) == ()


def test_without_a_count_nothing_goes_out(session, card):
    said = []
    session.notice.connect(lambda *words: said.append(words[0]))
    card.send.click()
    assert said == ["Say how many sheets go out."]
    assert session.casebook.find(Batch) == ()


def test_what_is_back_is_told_by_role_and_number(page, session, card):
    _send(card, 4)
    round_ = page._shown.round
    rounds.record(session.casebook, round_.id, "member", {"s01": 3}, sheet="2")

    (line,) = card._back.lines()
    assert (line.words, line.trail) == ("Members", "1 of 4 back (25%)")
    assert line.note == "Not back: 1, 3 to 4"


def test_by_mail_each_sheet_is_a_file_named_by_its_code(
    session, card, tmp_path, monkeypatch, qtbot
):
    monkeypatch.setattr(out_card, "ask_folder", lambda parent: str(tmp_path / "out"))
    _send(card, 2, way="e-mail", role="sponsor")

    qtbot.waitUntil(lambda: len(list(tmp_path.glob("out/*.pdf"))) == 2, timeout=20000)
    assert [p.stem[5:10] for p in sorted(tmp_path.glob("out/*.pdf"))] == ["001-S", "002-S"]


def test_a_batch_is_taken_out_by_key_and_brought_back(session, card):
    _send(card, 4)
    card._sent.go_to(0)
    QTest.keyClick(card._sent, Qt.Key.Key_Delete)
    assert session.casebook.find(Batch) == ()
    session.undo()
    assert len(session.casebook.find(Batch)) == 1


@pytest.mark.parametrize(
    ("found", "words"),
    [((), ""), ((3,), "3"), ((1, 2, 3, 7), "1 to 3, 7"), ((1, 3, 5), "1, 3, 5")],
)
def test_numbers_are_said_in_short(found, words):
    assert runs(found) == words


def test_asked_and_sent_are_told_as_one(session, page, card):
    _send(card, 24)
    assert card._asked.isHidden()
    assert "0 of 24 asked" in page._head.findChildren(type(card._asked))[-1].text()

    held = page._shown.round
    with session.casebook.step("Ask more"):
        session.casebook.update(held, asked=30)
    assert card._asked.text() == "30 people were asked; 24 sheets went out from here."
    with session.casebook.step("Ask fewer"):
        session.casebook.update(held, asked=20)
    assert "About this round says 20" in card._asked.text()


def test_a_round_without_sheets_offers_to_send_some(page, card):
    page._go_to_view("results")
    page._views["results"].first.send.click()
    assert page.window().focusWidget() is card.count
    assert page._views["sheets"].isVisible()
