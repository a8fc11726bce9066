"""What a facilitator does with goals and findings, and what the casebook holds then."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from facilitator.domain.lanes import Lane
from facilitator.domain.records import Finding, Goal, GoalStatus, Link, Reading
from facilitator.operations import findings, goals, thread, workshops
from facilitator.ui.pages.goals import GoalsPage
from facilitator.ui.widgets.laid_out import widgets


@pytest.fixture
def page(shown):
    return shown(GoalsPage)


@pytest.fixture
def three(session, page):
    titles = ("One reason", "Many hands", "Patients decide")
    with session.casebook.step("Three goals"):
        return [goals.add(session.casebook, session.network_id, title) for title in titles]


def kept(session):
    return session.casebook.find(Goal, order="position id")


def active(session):
    return [goal.title for goal in kept(session) if goal.status is GoalStatus.ACTIVE]


def test_first_goal_is_written_from_the_empty_page(qtbot, page, session):
    page._empty.started.emit()
    qtbot.keyClicks(page._taking.new.line, "One reason")
    qtbot.keyClick(page._taking.new.line, Qt.Key.Key_Return)

    assert active(session) == ["One reason"]
    assert page._sheet.editor("title").value() == "One reason"


def test_fourth_goal_is_met_with_a_word_and_writes_nothing(qtbot, page, session, three):
    page._on_new_requested()
    qtbot.keyClicks(page._taking.new.line, "Fourth")
    qtbot.keyClick(page._taking.new.line, Qt.Key.Key_Return)

    assert page._taking.fourth.isVisible()
    assert len(kept(session)) == 3


def test_parking_one_makes_room_in_one_step(qtbot, page, session, three):
    page._on_new_requested()
    qtbot.keyClicks(page._taking.new.line, "Fourth")
    qtbot.keyClick(page._taking.new.line, Qt.Key.Key_Return)

    park_second = widgets(page._taking.fourth._choices)[1]
    qtbot.mouseClick(park_second, Qt.MouseButton.LeftButton)

    assert active(session) == ["One reason", "Patients decide", "Fourth"]
    session.undo()
    assert active(session) == ["One reason", "Many hands", "Patients decide"]


def test_fourth_goal_can_be_kept_for_later(page, session, three):
    page._on_new_requested()
    page._taking.new.line.setText("Fourth")
    page._taking.write("Fourth")

    page._taking.fourth.kept.emit()

    assert kept(session)[-1].status is GoalStatus.PARKED
    assert not page._taking.fourth.isVisible()


def test_parked_goal_taken_up_beside_three_asks_which_may_rest(page, session, three):
    fourth = goals.add(session.casebook, session.network_id, "Fourth", status=GoalStatus.PARKED)
    page.choose(fourth.id)

    page._sheet.status_chosen.emit("active")
    assert page._taking.fourth.isVisible()
    page._taking.fourth.parked.emit(three[0].id)

    assert active(session) == ["Many hands", "Patients decide", "Fourth"]


def test_what_is_typed_on_the_sheet_is_kept(qtbot, page, session, three):
    page.choose(three[1].id)
    qtbot.keyClicks(page._sheet.editor("owner"), "Dean")
    qtbot.keyClicks(page._measure._editors["target"], "65")
    page.flush()

    goal = session.casebook.get(Goal, three[1].id)
    assert (goal.owner, goal.target) == ("Dean", 65)


def test_typing_stays_with_its_goal_when_another_is_chosen(qtbot, page, session, three):
    page.choose(three[0].id)
    qtbot.keyClicks(page._sheet.editor("aim"), "Eight in ten")

    page.choose(three[1].id)

    assert session.casebook.get(Goal, three[0].id).aim == "Eight in ten"
    assert session.casebook.get(Goal, three[1].id).aim == ""


def test_alt_and_arrow_moves_a_goal(qtbot, page, session, three):
    tile = page._board.tiles[0]
    qtbot.keyClick(tile, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)

    assert active(session) == ["Many hands", "One reason", "Patients decide"]


def test_goal_is_moved_by_dragging_its_tile(qtbot, page, session, three):
    first, last = page._board.tiles[0], page._board.tiles[2]
    page._board.drop(first, last.mapToGlobal(last.rect().center()))

    assert active(session) == ["Many hands", "Patients decide", "One reason"]


def test_finding_written_under_a_goal_is_tied_to_it(qtbot, page, session, three):
    page.choose(three[0].id)
    qtbot.keyClicks(page._answers._new, "Split on purpose")
    qtbot.keyClick(page._answers._new, Qt.Key.Key_Return)

    (link,) = session.casebook.find(Link)
    assert (link.source_kind, link.target_id) == ("finding", three[0].id)


def test_finding_is_ticked_with_space_and_unticked_with_enter(qtbot, page, session, three):
    findings.add(session.casebook, session.network_id, "Split")
    page.choose(three[0].id)

    qtbot.keyClick(page._answers._list, Qt.Key.Key_Down)
    qtbot.keyClick(page._answers._list, Qt.Key.Key_Space)
    assert len(session.casebook.find(Link)) == 1
    qtbot.keyClick(page._answers._list, Qt.Key.Key_Return)
    assert session.casebook.find(Link) == ()


def test_enter_on_a_line_opens_the_finding_or_the_goal_at_rest(qtbot, page, session, three):
    finding = findings.add(session.casebook, session.network_id, "Split")
    parked = three[1]
    goals.set_status(session.casebook, parked.id, "parked")

    for rows in (page._findings._list, page._rest_list):
        qtbot.keyClick(rows, Qt.Key.Key_Down)
        qtbot.keyClick(rows, Qt.Key.Key_Return)

    assert page._findings._finding_id == finding.id
    assert page._goal_id == parked.id


def test_finding_is_made_private(page, session):
    finding = findings.add(session.casebook, session.network_id, "Said in confidence")
    page.show_record(finding.id)

    page._findings._lane.edited.emit("private")

    assert session.casebook.get(Finding, finding.id).lane is Lane.PRIVATE
    assert page._findings._list.lines()[0].trail == "Only you"


def test_reading_is_added_from_the_sheet(qtbot, page, session, three):
    page.choose(three[0].id)
    qtbot.keyClicks(page._measure.row.value, "31")
    qtbot.keyClick(page._measure.row.value, Qt.Key.Key_Return)

    (reading,) = session.casebook.find(Reading)
    assert (reading.value, reading.on) == (31, session.today())


def test_method_of_spread_is_chosen_and_taken_back(page, session, three):
    page.choose(three[0].id)
    title = page._spread.shown()[0].method.title

    page._spread._on_chosen(0)
    assert session.casebook.get(Goal, three[0].id).method == title
    page._spread._on_chosen(0)
    assert session.casebook.get(Goal, three[0].id).method == ""


def test_removed_goal_comes_back_with_its_thread(page, session, three):
    finding = findings.add(session.casebook, session.network_id, "Split", goal_id=three[0].id)
    page.choose(three[0].id)
    page._sheet.remove_requested.emit()
    assert active(session) == ["Many hands", "Patients decide"]

    session.undo()
    assert session.casebook.find(Link)[0].source_id == finding.id


@pytest.fixture
def found(session):
    return findings.add(
        session.casebook, session.network_id, "Only one can do it", statements=("s10", "s13")
    )


def test_ideas_are_hidden_without_findings_and_never_added_by_themselves(page, session):
    assert not page._ideas.isVisible()

    findings.add(session.casebook, session.network_id, "One hand", statements=("s10",))

    assert page._ideas.isVisible()
    assert kept(session) == ()


def test_an_idea_is_added_in_one_click_and_undone(page, session, found):
    page.refresh()
    page._ideas.ideas()[0].add.click()

    (goal,) = kept(session)
    assert goal.status is GoalStatus.ACTIVE
    assert [link.source_id for link in session.casebook.find(Link)] == [found.id]
    assert "First small test" in goal.note
    assert not page._ideas.isVisible()  # its finding is answered
    session.undo()
    assert kept(session) == ()
    assert page._ideas.isVisible()


def test_an_idea_beside_three_goals_asks_which_may_rest(page, session, three, found):
    page.refresh()
    page._ideas.ideas()[0].add.click()
    assert page._taking.fourth.isVisible()
    assert len(kept(session)) == 3

    page._taking.fourth.parked.emit(three[0].id)

    assert len(active(session)) == 3
    assert "One reason" not in active(session)
    session.undo()
    assert active(session) == ["One reason", "Many hands", "Patients decide"]


def test_an_idea_beside_three_goals_is_kept_for_later(page, session, three, found):
    page.refresh()
    page._ideas.ideas()[0].add.click()

    page._taking.fourth.kept.emit()

    assert kept(session)[-1].status is GoalStatus.PARKED
    assert len(active(session)) == 3


def test_more_ideas_are_shown_on_request(page, session, found):
    findings.add(session.casebook, session.network_id, "Two stories", statements=("s01", "s22"))
    page.refresh()
    few = len(page._ideas.ideas())
    page._ideas.more.click()

    assert few == 3
    assert len(page._ideas.ideas()) > few


def test_a_reading_half_typed_waits_for_its_own_goal(qtbot, page, session, three):
    row = page._measure.row
    page.choose(three[0].id)
    qtbot.keyClicks(row.value, "47")
    qtbot.keyClicks(row.note, "by phone")

    page.choose(three[1].id)
    assert row.draft() == ("", "")
    page.choose(three[0].id)
    qtbot.keyClick(row.value, Qt.Key.Key_Return)

    (kept_one,) = session.casebook.find(Reading)
    assert (kept_one.goal_id, kept_one.value, kept_one.note) == (three[0].id, 47, "by phone")


def test_the_thread_names_the_blocks_that_are_there_for_the_goal(page, session, three):
    casebook, goal = session.casebook, three[0]
    day = workshops.add(casebook, session.network_id, "Spring day", on=date(2027, 5, 6))
    block = workshops.add_block(casebook, day.id, "Case clinic")
    workshops.add_block(casebook, day.id, "Lunch")
    thread.tie(casebook, ("goal", goal.id), ("block", block.id))
    page.choose(goal.id)

    (knot,) = page._thread._columns[1]._knots
    assert (knot.title, knot.detail) == ("Spring day", "6 May 2027; Case clinic")
