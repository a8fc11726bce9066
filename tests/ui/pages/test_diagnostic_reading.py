"""Reading a round: from a figure to its statements, from statements to findings and an agenda."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from facilitator import content
from facilitator.domain.records import Block, EvidenceRating, Finding, RoundKind, Workshop
from facilitator.domain.review_records import Heard
from facilitator.operations import findings, promises, review_notes, rounds, wall_charts
from facilitator.ui import figure_saving
from facilitator.ui.pages.diagnostic import DiagnosticPage, agenda_dialog
from facilitator.ui.pages.diagnostic.statement_rows import StatementRow
from facilitator.ui.pages.diagnostic.statements import editions_words
from facilitator.ui.widgets.laid_out import widgets

EVERY = [statement.id for statement in content.instrument().statements]


@pytest.fixture
def baseline(session):
    return rounds.create(session.casebook, session.network_id, RoundKind.BASELINE, date(2027, 2, 2))


@pytest.fixture
def answered(session, baseline):
    answer(session, baseline)
    return baseline


@pytest.fixture
def page(shown, session, baseline):
    return shown(DiagnosticPage)


def answer(session, round_, count=10):
    with session.casebook.step("Answers"):
        for number in range(count):
            given = dict.fromkeys(EVERY, 2 if number % 2 else 4)
            rounds.record(session.casebook, round_.id, "member", given)


def heard(session, *statements, heard=Heard.INTERVIEW):
    note = review_notes.add(session.casebook, session.network_id, heard, "The leader")
    return review_notes.code(session.casebook, note.id, "It is so.", statements)


def shown_rows(page):
    rows = page._views["statements"]._list.rows()
    return {row.id: row for row in rows if isinstance(row, StatementRow)}


def marked(page):
    return [id for id, row in shown_rows(page).items() if row.marked]


def test_a_dimension_of_the_radar_opens_its_statements(qtbot, answered, page):
    radar = page._views["results"]._radar
    qtbot.waitUntil(lambda: radar.figure() is not None)
    page.activateWindow()
    radar.setFocus()
    qtbot.waitUntil(radar.hasFocus)
    QTest.keyClick(radar, Qt.Key.Key_Right)
    QTest.keyClick(radar, Qt.Key.Key_Return)

    second = content.instrument().dimensions[1]
    assert page._view.value() == "statements"
    assert marked(page) == [statement.id for statement in second.statements]
    assert len(shown_rows(page)) == 36


def test_a_point_of_the_quadrant_and_a_row_of_the_table_open_them_too(answered, page):
    view = page._views["results"]
    view._quadrant._draw()
    view._quadrant.clicked.emit(view._quadrant.figure().hot_spots[0])
    by_point = marked(page)
    page._go_to_view("results")
    view._table.go_to(1)
    QTest.keyClick(view._table, Qt.Key.Key_Return)

    assert by_point
    assert marked(page)[0] == "s01"


def test_a_light_shows_only_the_statements_behind_it(answered, page):
    view = page._views["results"]
    QTest.mouseClick(view._lights[1], Qt.MouseButton.LeftButton)
    statements = page._views["statements"]

    assert list(shown_rows(page)) == ["s05", "s33", "s34"]
    assert statements._why.text() == "Behind “Unsure if worth it”: statements 5, 33 and 34."
    statements.all.click()
    assert len(shown_rows(page)) == 36
    assert marked(page) == ["s05", "s33", "s34"]


def test_marks_are_gone_when_the_view_was_left(answered, page):
    page._go_to_view("statements", "s12")
    assert marked(page) == ["s12"]

    page._go_to_view("results")
    page._go_to_view("statements")

    assert marked(page) == []


def test_dots_open_their_statement(answered, page):
    row = page._views["results"].talk._rows[0]
    row._dots.click()

    assert marked(page) == [row._item.statement]


def test_a_light_follows_how_promises_are_shared(session, answered, page):
    light = page._views["results"]._lights[2]
    for _ in range(3):
        promises.make(session.casebook, session.network_id, "Ring", owner="Awen")
    assert "3 of 3 open promises sit with one person." in light.accessibleDescription()


def test_the_lights_and_a_statements_dots_are_saved(monkeypatch, answered, page, tmp_path):
    names = iter(("lights", "dots"))
    monkeypatch.setattr(figure_saving, "ask_where", lambda *_: tmp_path / f"{next(names)}.svg")
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(page._views["results"]._lights[0], Qt.Key.Key_S, control)
    page._go_to_view("statements", "s01")
    QTest.keyClick(page._views["statements"]._list, Qt.Key.Key_S, control)

    assert sorted(path.name for path in tmp_path.glob("*.svg")) == ["dots.svg", "lights.svg"]


def test_few_answers_are_saved_only_as_a_range(monkeypatch, session, baseline, page, tmp_path):
    answer(session, baseline, 4)
    monkeypatch.setattr(figure_saving, "ask_where", lambda *_: tmp_path / "dots.svg")
    page._go_to_view("statements", "s01")
    page._views["statements"]._list.save_wanted.emit(shown_rows(page)["s01"])

    saved = (tmp_path / "dots.svg").read_text(encoding="utf-8")

    assert "Answers from 2 to 4; too few to show more." in saved
    assert "answered" not in saved


def test_what_interviews_suggest_is_taken_over_by_one_key(session, answered, page):
    heard(session, "s03")
    page._go_to_view("statements", "s03")
    listed = page._views["statements"]._list
    assert "Interviews suggest 1 told" in shown_rows(page)["s03"].words
    assert "for 1 statement." in page._views["statements"]._heard.text()
    listed.show_first("s03", ("s03",))
    QTest.keyClick(listed, Qt.Key.Key_Return)

    (rating,) = session.casebook.find(EvidenceRating)
    assert (rating.statement, rating.level) == ("s03", 1)
    assert shown_rows(page)["s03"].suggestion is None


def test_what_interviews_suggest_is_taken_over_by_a_click(session, answered, page):
    heard(session, "s03", heard=Heard.DOCUMENT)
    page._go_to_view("statements")
    listed = page._views["statements"]._list
    number = [row.words for row in listed.rows()].index(shown_rows(page)["s03"].words)
    pill = listed.rows()[number]._pill(listed.row_area(number)).center().toPoint()
    QTest.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=pill)

    assert [rating.level for rating in session.casebook.find(EvidenceRating)] == [2]


def test_a_wall_chart_stands_below_the_dots(session, page):
    opened = rounds.create(
        session.casebook, session.network_id, RoundKind.MID, date(2027, 3, 2), open_session=True
    )
    answer(session, opened, 5)
    wall_charts.mark(session.casebook, opened.id, "s01", 2, 4, 3)
    wall_charts.mark(session.casebook, opened.id, "s02", 1, 4, 2, "A")
    wall_charts.mark(session.casebook, opened.id, "s02", 2, 5, 4, "B")
    wall_charts.mark(session.casebook, opened.id, "s03", 3, 3)
    page._choose(opened.id)
    page._go_to_view("statements")

    said = [row.words for row in shown_rows(page).values()]

    assert "Wall chart: from 2 to 4, agreed on 3." in said[0]
    assert "Wall chart: from 1 to 5, 2 groups, agreed on 2 or 4." in said[1]
    assert "Wall chart: all on 3, left open." in said[2]
    assert "Wall chart" not in said[3]


def test_sheets_with_other_words_are_named(session, answered):
    given = dict.fromkeys(EVERY, 3)
    sheet = rounds.record(session.casebook, answered.id, "member", given)
    other = replace(sheet, form_edition="abc123")

    assert editions_words(session, (sheet,)) == ""
    assert editions_words(session, (sheet, other)).startswith(
        "1 (a wording of your own) of 2 sheets answered other words"
    )


def test_an_agenda_is_previewed_and_built_in_one_step(session, answered, page, monkeypatch):
    went = []
    page.open_requested.connect(lambda *where: went.append(where))

    def build(dialog):
        whole = [line.words for line in dialog.blocks.lines()]
        dialog.length.set_value("90")
        dialog.length.edited.emit("90")
        assert len(dialog.blocks.lines()) < len(whole)
        assert dialog.left_out.text().startswith("No time for: ")
        dialog.starts.setText("13:00")
        assert dialog.blocks.lines()[0].lead == "13:00"
        dialog.make.click()

    monkeypatch.setattr(agenda_dialog.AgendaDialog, "exec", build)
    page._views["results"].talk.build.click()

    (workshop,) = session.casebook.find(Workshop)
    assert (workshop.starts, workshop.ends) == ("13:00", "14:30")
    assert went == [("workshops", workshop.id)]
    assert session.casebook.find(Block)
    session.undo()
    assert session.casebook.find(Workshop) == ()


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        ("people", "2", "The least is 3."),
        ("starts", "soon", "soon"),
        ("starts", "23:30", "midnight"),
        ("day", "someday", "Write a date"),
    ],
)
def test_an_agenda_that_does_not_fit_says_so_in_place(
    session, answered, page, monkeypatch, field, typed, words
):
    said = []

    def build(dialog):
        getattr(dialog, field).setText(typed)
        dialog.make.click()
        said.append(dialog._problem.text())

    monkeypatch.setattr(agenda_dialog.AgendaDialog, "exec", build)
    page._views["results"].talk.build.click()

    assert words in said[0]
    assert session.casebook.find(Workshop) == ()


def test_no_agenda_is_offered_while_too_few_have_answered(session, baseline, page):
    answer(session, baseline, 2)

    assert not page._views["results"].talk.build.isVisible()


def test_a_finding_opens_the_passage_and_the_statement_it_comes_from(session, answered, page):
    excerpt = heard(session, "s03")
    made = review_notes.finding_from(session.casebook, excerpt.id, "So it is", round_id=answered.id)
    page._go_to_view("findings")
    card = page._views["findings"]._cards[made.id]
    chips = widgets(card.chips)[1:]
    assert [chip.text() for chip in chips] == ["The leader", "Statement 3", "Baseline"]

    chips[1].click()
    assert (page._view.value(), marked(page)) == ("statements", ["s03"])
    chips[0].click()
    assert page._view.value() == "review"
    assert page._views["review"]._note_id == excerpt.review_note_id


def test_a_finding_of_another_round_opens_that_round(session, answered, page):
    final = rounds.create(session.casebook, session.network_id, RoundKind.FINAL, date(2027, 4, 2))
    answer(session, final)
    findings.add(
        session.casebook,
        session.network_id,
        "So it was",
        round_id=answered.id,
        statements=("s04",),
    )
    page.open_requested.connect(lambda _, id: page.show_record(id))
    page._choose(final.id)
    page._go_to_view("findings")
    (finding,) = session.casebook.find(Finding)
    card = page._views["findings"]._cards[finding.id]
    widgets(card.chips)[1].click()

    assert (page._round_id, page._view.value()) == (answered.id, "statements")
    assert marked(page) == ["s04"]


def test_written_by_hand_has_no_chips(session, answered, page):
    made = findings.add(session.casebook, session.network_id, "Nobody can say")
    page._go_to_view("findings")
    card = page._views["findings"]._cards[made.id]

    assert card._source.text() == "Written by hand"
    assert not card._from.isVisible()


def test_a_dimension_of_the_comparison_goes_to_its_statements(session, answered, page):
    final = rounds.create(session.casebook, session.network_id, RoundKind.FINAL, date(2027, 4, 2))
    answer(session, final)
    page._go_to_view("compare")
    view = page._views["compare"]
    view._dimensions.go_to(1)
    QTest.keyClick(view._dimensions, Qt.Key.Key_Return)

    second = content.instrument().dimensions[1].statements[0].id
    assert view._statements.rows()[view._statements.current()].id == second
