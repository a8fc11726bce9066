"""The one list of promises: by day, person or place, with locks, and days that are past."""

from datetime import date, timedelta

import pytest

from facilitator.domain.lights import Light
from facilitator.domain.promise_reading import By
from facilitator.domain.records import Network, Promise, RoundKind
from facilitator.operations import coaching, goals, people, promises, rounds, workshops
from facilitator.store import portfolio
from facilitator.ui.pages.plan import PlanPage
from facilitator.ui.pages.plan.promise_rows import GroupRow

TODAY = date(2027, 4, 7)


@pytest.fixture
def page(shown):
    return shown(PlanPage)


def promise(session, text="Ring the clinic", **more):
    return promises.make(session.casebook, session.network_id, text, **more)


def listed_by(page, by):
    page.promises.by.set_value(by)
    page.promises.by.edited.emit(by)
    return page.promises.list.rows()


def test_promises_stand_below_the_person_they_are_of(session, page):
    for owner in ("Zed", "Awen", "Zed"):
        promise(session, owner=owner)
    page.refresh()
    rows = listed_by(page, By.PERSON)
    titles = [row.words for row in rows if isinstance(row, GroupRow)]
    assert titles == ["Awen: 1 promise", "Zed: 2 promises"]
    assert len(page.promises.ids) == 3


def test_a_promise_below_a_title_opens_and_is_ticked(session, page):
    made = promise(session, owner="Awen")
    page.refresh()
    listed_by(page, By.PERSON)
    page.promises.open_promise(made.id)
    assert page.promises.editor.isVisible()
    page.promises._tick(1)
    assert session.casebook.get(Promise, made.id).done_on == TODAY


def test_a_promise_of_coaching_says_who_reads_it(session, page):
    gwen = people.add(session.casebook, session.network_id, "Gwen")
    held = coaching.log(session.casebook, gwen.id, TODAY)
    promise(session, owner_id=gwen.id, made_in=("session", held.id))
    page.refresh()
    (row,) = listed_by(page, By.DUE)
    assert "only the coachee and you read it" in row.words
    assert "Coaching with Gwen" in row.words


def test_a_promise_of_coaching_stays_with_its_coachee(session, page):
    gwen = people.add(session.casebook, session.network_id, "Gwen")
    people.add(session.casebook, session.network_id, "Idris")
    held = coaching.log(session.casebook, gwen.id, TODAY)
    made = promise(session, owner_id=gwen.id, made_in=("session", held.id))
    page.refresh()
    page.promises.edited.emit(made.id, "owner", "Idris")
    assert session.casebook.get(Promise, made.id).owner_id == gwen.id


def test_a_day_that_is_past_is_said_and_taken(session, page, qtbot):
    line = page.promises.new
    qtbot.keyClicks(line.what, "Ring the clinic")
    qtbot.keyClicks(line.when, "1/4/2027")
    assert line._past.text().startswith("That day is past, so it is 6 days late already.")
    line.add_button.click()
    (made,) = session.casebook.find(Promise)
    assert made.due == date(2027, 4, 1)
    assert not line._past.isVisible()


def test_an_open_promise_moves_a_week_from_today_where_it_was_late(session, page):
    made = promise(session, due=TODAY - timedelta(days=20))
    page.show_record(made.id)
    editor = page.promises.editor
    assert "2 weeks late already" in editor._due_field._problem.text()
    editor.later.click()
    assert session.casebook.get(Promise, made.id).due == TODAY + timedelta(days=7)
    editor.later.click()
    assert session.casebook.get(Promise, made.id).due == TODAY + timedelta(days=14)
    session.undo()
    assert session.casebook.get(Promise, made.id).due != TODAY + timedelta(days=14)


def test_how_promises_are_shared_stands_with_the_light_of_too_few(session):
    casebook, network_id = session.casebook, session.network_id
    made = rounds.create(casebook, network_id, RoundKind.BASELINE, TODAY)
    answers = dict.fromkeys(("s10", "s11", "s13"), 4)
    for _ in range(5):
        rounds.record(casebook, made.id, "member", answers)
    for number in range(4):
        promise(session, owner="Marta" if number < 3 else "Jo")
    network = casebook.get(Network, network_id)
    light = portfolio.standing(casebook, network, TODAY).lights[2]
    assert (light.light, light.mean) == (Light.GREEN, 4)
    assert light.reason.endswith("3 of 4 open promises sit with one person.")


def test_an_open_promise_says_which_goal_it_is_for(session, page):
    goal = goals.add(session.casebook, session.network_id, "One door")
    day = workshops.add(session.casebook, session.network_id, "Spring day")
    workshops.serve(session.casebook, goal.id, day.id, True)
    made = promise(session, made_in=("workshop", day.id))
    loose = promise(session, text="Ring the other clinic")
    session.changed.emit(frozenset({"promise"}))

    page.promises.open_promise(made.id)
    assert page.promises.editor.why.text() == "Why is this here? Goal 1, One door."
    assert any(row.words.count("goal 1") for row in page.promises.list.rows())
    page.promises.open_promise(loose.id)
    assert page.promises.editor.why.isHidden()
