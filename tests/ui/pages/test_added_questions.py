"""A question added to one's own form is typed with the sheet and read beside the statements."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from facilitator import content, paths
from facilitator.domain.records import Response, RoundKind
from facilitator.formspec import own
from facilitator.operations import rounds
from facilitator.ui.pages.diagnostic import DiagnosticPage

MORE = """
[[section.field]]
id = "site"
kind = "text"
label = "Where do you work?"

[[section.field]]
id = "rota"
kind = "scale"
label = "The rota is fair."
"""


@pytest.fixture
def page(shown, session, tmp_path, monkeypatch):
    monkeypatch.setenv(paths.FORMS, str(tmp_path / "forms"))
    content.forget_forms()
    path = own.copy("diagnostic")
    before, mark, after = path.read_text("utf-8").partition('[[section]]\nid = "deciding"')
    path.write_text(before + MORE + "\n" + mark + after, "utf-8")
    content.forget_forms()
    rounds.create(session.casebook, session.network_id, RoundKind.BASELINE, date(2027, 2, 2))
    made = shown(DiagnosticPage, 830, 900)
    yield made
    content.forget_forms()


def test_it_is_typed_after_the_statements_and_recorded_with_them(session, page):
    page._add.click()
    entry = page._desk.entry
    QTest.keyClicks(entry.grid, "3" * 36)
    QTest.keyClicks(entry._more.editor("site"), "Ysbyty Gwynedd")
    entry._more.flush()
    QTest.keyClick(entry.comment, Qt.Key.Key_Return)

    (sheet,) = session.casebook.find(Response)
    assert sheet.answers["site"] == "Ysbyty Gwynedd"
    assert sheet.form_edition != ""
    page._go_to_view("sheets")
    assert "36 of 36 answered" in page._views["sheets"]._list.rows()[0].words


def test_it_is_read_beside_the_statements(session, page):
    for _ in range(8):
        rounds.record(session.casebook, page._round_id, "member", {"s01": 3, "rota": 2})
    page._go_to_view("statements")
    card = page._views["statements"].added
    assert card.isVisible()
    assert [line.words for line in card._list.lines()] == [
        "Where do you work?",
        "The rota is fair. A little 8",
    ]
