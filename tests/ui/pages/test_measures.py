"""What a facilitator does with readings and stories, and what the casebook holds then."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from facilitator.domain.records import Reading, Story
from facilitator.operations import findings, goals, stories
from facilitator.ui import figure_saving
from facilitator.ui.pages.measures import MeasuresPage


@pytest.fixture
def page(shown):
    return shown(MeasuresPage)


@pytest.fixture
def goal(session, page):
    return goals.add(
        session.casebook,
        session.network_id,
        "Many hands",
        measure="Actions done by others",
        unit="per cent",
        baseline=20,
        target=60,
    )


def values(session):
    return [reading.value for reading in session.casebook.find(Reading, order="on")]


def add(session, goal, day, value):
    return goals.add_reading(session.casebook, goal.id, date(2027, 3, day), value)


def test_reading_is_written_with_its_date_and_remark(qtbot, page, session, goal):
    line = page._cards[goal.id].row
    line.on.setText("3 mar 2027")
    line.value.setText("31.5")
    line.note.setText("16 of 52")
    qtbot.keyClick(line.note, Qt.Key.Key_Return)

    (reading,) = session.casebook.find(Reading)
    assert (reading.on, reading.value, reading.note) == (date(2027, 3, 3), 31.5, "16 of 52")
    assert line.value.text() == ""


def test_reading_without_a_value_is_not_written_and_what_is_missing_is_said(
    qtbot, page, session, goal
):
    line = page._cards[goal.id].row
    qtbot.keyClick(line.note, Qt.Key.Key_Return)
    assert values(session) == []
    assert line.problem.text() == "A reading needs a date and a value."
    line.value.setText("about 30")
    qtbot.keyClick(line.value, Qt.Key.Key_Return)
    assert line.problem.text() == "Write this as a number."
    line.value.setText("30")
    qtbot.keyClick(line.value, Qt.Key.Key_Return)
    assert (values(session), line.problem.text()) == ([30], "")


def test_a_day_that_is_no_day_is_said_beside_the_reading(qtbot, page, session, goal):
    line = page._cards[goal.id].row
    line.on.setText("31 june")
    line.value.setText("30")
    qtbot.keyClick(line.value, Qt.Key.Key_Return)
    assert (values(session), line.problem.text()) == ([], "Write a date such as 12 May 2027.")


def test_a_day_that_has_its_reading_says_so_where_another_is_typed(qtbot, page, session, goal):
    line = page._cards[goal.id].row
    add(session, goal, 3, 40)
    line.on.setText("3 mar 2027")
    assert line.remark.text() == "3 Mar 2027 has a reading already: 40. One more is kept beside it."
    line.value.setText("41")
    qtbot.keyClick(line.value, Qt.Key.Key_Return)
    assert values(session) == [40, 41]
    assert line.remark.text().startswith("3 Mar 2027 has 2 readings already: 40 and 41.")
    line.on.setText("4 mar 2027")
    assert line.remark.text() == ""


def test_latest_reading_is_said_beside_baseline_and_target(page, session, goal):
    add(session, goal, 2, 40)

    said = page._cards[goal.id]._said.text()
    assert said == "40% on 2 Mar 2027, up 20 from 20. The target is 60%: about half of the way."


def test_value_is_corrected_in_the_table(page, session, goal):
    add(session, goal, 2, 40)
    model = page._cards[goal.id].table.model()

    assert model.setData(model.index(0, 1), "41.5")

    assert values(session) == [41.5]


@pytest.mark.parametrize("row", [-1, 0])
def test_enter_edits_the_row_in_front_and_waits_where_there_is_none(
    qtbot, page, session, goal, row
):
    add(session, goal, 2, 40)
    table = page._cards[goal.id].table
    table.setCurrentIndex(table.model().index(row, 1))
    for _ in range(2):  # the second reaches the table too, while it still edits
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert bool(table.findChildren(QLineEdit)) == (row == 0)


def test_nonsense_in_the_table_is_refused_in_words(qtbot, page, session, goal):
    add(session, goal, 2, 40)
    model = page._cards[goal.id].table.model()

    with qtbot.waitSignal(session.notice) as said:
        model.setData(model.index(0, 1), "many")

    assert "not a number" in said.args[0]
    assert values(session) == [40]


def test_delete_removes_the_chosen_reading_and_undo_brings_it_back(qtbot, page, session, goal):
    add(session, goal, 2, 40)
    add(session, goal, 9, 50)
    table = page._cards[goal.id].table
    table.selectRow(0)

    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert values(session) == [40]

    session.undo()
    assert values(session) == [40, 50]


def test_goal_without_a_number_leads_to_its_sheet(qtbot, page, session):
    bare = goals.add(session.casebook, session.network_id, "Bare")

    with qtbot.waitSignal(page.open_requested) as opened:
        page._cards[bare.id]._open.click()

    assert opened.args == ["goals", bare.id]


def test_story_is_written_and_rated(qtbot, page, session, goal):
    qtbot.keyClicks(page._stories.new, "Clinic at four")
    qtbot.keyClick(page._stories.new, Qt.Key.Key_Return)
    qtbot.keyClicks(page._stories.editor("text"), "It moved to four.")
    page._stories.editor("evidence").edited.emit("3")
    page._stories.editor("goal_id").edited.emit(goal.id)
    page._stories.editor("lane").edited.emit("sponsor")
    page.flush()

    (story,) = session.casebook.find(Story)
    assert (story.title, story.text) == ("Clinic at four", "It moved to four.")
    assert (story.evidence, story.goal_id, story.lane) == (3, goal.id, "sponsor")


def test_enter_and_a_press_on_a_line_open_a_story(qtbot, page, session):
    first, second = (
        stories.add(session.casebook, session.network_id, title) for title in ("One", "Two")
    )
    rows = page._stories._list
    opened = []
    for act in ("key", "press"):
        if act == "key":
            qtbot.keyClick(rows, Qt.Key.Key_Down)
            qtbot.keyClick(rows, Qt.Key.Key_Return)
        else:
            there = rows.row_area(1).center().toPoint()
            qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=there)
        opened.append(page._stories._story_id)

    assert sorted(opened) == sorted([first.id, second.id])


def test_removed_story_comes_back_with_undo(page, session):
    story = stories.add(session.casebook, session.network_id, "Clinic at four")
    page.show_record(story.id)

    page._stories.remove_requested.emit(story.id)
    assert session.casebook.find(Story) == ()
    session.undo()
    assert len(session.casebook.find(Story)) == 1


def test_page_without_goals_says_how_to_begin(qtbot, page):
    assert page._empty.isVisible()
    with qtbot.waitSignal(page.open_requested) as opened:
        page._empty.started.emit()
    assert opened.args == ["goals", ""]


def test_signals_are_said_below_the_chart(page, session, goal):
    for day in range(1, 6):
        add(session, goal, day, 20 + day)

    told = page._cards[goal.id]._told.text()
    assert "One signal of change:" in told
    assert "From 1 Mar 2027 to 5 Mar 2027 the readings only rise. That is the way it should" in told


def test_a_measure_says_why_it_is_here(page, session, goal):
    findings.add(session.casebook, session.network_id, "All passes through one", goal_id=goal.id)

    said = page._cards[goal.id]._why.text()
    assert said == "Why is this here? Goal 1 answers what was found: All passes through one."


def test_a_date_that_has_passed_and_early_readings_are_said_and_block_nothing(page, session, goal):
    goals.set_field(session.casebook, goal.id, "due", "2020-01-01")
    goals.add_reading(session.casebook, goal.id, date(2019, 1, 1), 22)

    said = page._cards[goal.id]._remarks.text()
    assert "One reading comes from before the 18 months began" in said
    assert "Its date, 1 Jan 2020, has passed." in said


def test_on_target_is_said_to_be_reached(page, session, goal):
    add(session, goal, 2, 60)

    assert page._cards[goal.id]._said.text().endswith("reached.")


def test_a_run_chart_is_saved_as_a_file(page, session, goal, tmp_path, monkeypatch):
    add(session, goal, 2, 31)
    monkeypatch.setattr(figure_saving, "ask_where", lambda *_: tmp_path / "chart.svg")
    chart = page._cards[goal.id].chart
    chart._draw()

    chart.save_wanted.emit()

    assert page._cards[goal.id].chart_name() == "Readings, Many hands"
    assert "<svg" in (tmp_path / "chart.svg").read_text()
