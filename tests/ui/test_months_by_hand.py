"""From Gate 1 to Gate 2 in the window itself, once with a mouse and once with keys only."""

from datetime import date

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt

from facilitator.domain.deliver_records import (
    Channel,
    Driver,
    FrozenPlan,
    Guest,
    HarvestItem,
    LiveRun,
    Objective,
)
from facilitator.domain.records import (
    Agreement,
    Block,
    DigitalPlan,
    Feedback,
    Goal,
    Milestone,
    Need,
    Person,
    Promise,
    Reading,
    Session,
    Workshop,
)
from facilitator.domain.run_clock import Look
from facilitator.ui import preview
from facilitator.ui.live import opening
from facilitator.ui.live.clocks import Clocks
from tests.hands import Hands, Keys, Mouse

EVENT_1 = "2027-06-05"
GATE_2 = "2027-10-05"


class Hurried(Clocks):
    """Clocks on which most of a minute goes by whenever they are looked at."""

    looks = 0

    def look(self):
        self.looks += 1
        return Look(self.looks * 40.0, self.looks * 40.0)


@pytest.fixture(autouse=True)
def _lists_take_a_click_at_once(qapp):
    """Instead of ignoring what might be the second click of the one that opened them."""
    usual = qapp.doubleClickInterval()
    qapp.setDoubleClickInterval(1)
    yield
    qapp.setDoubleClickInterval(usual)


@pytest.mark.parametrize("kind", [Mouse, Keys])
def test_month_three_to_month_nine(kind, window, session, qtbot, monkeypatch, tmp_path):
    paper = tmp_path / "gate-2.pdf"
    monkeypatch.setattr(preview, "ask_where", lambda *_: paper)
    monkeypatch.setattr(preview.QDesktopServices, "openUrl", lambda _: None)
    window.resize(1360, 900)
    window.activateWindow()
    window.settle()
    hands: Hands = kind()
    for part in (_people, _gate_1, _goal, _plan, _workshop):
        part(hands)
    with monkeypatch.context() as on_its_day:
        on_its_day.setenv("FACILITATOR_TODAY", EVENT_1)
        on_its_day.setattr(opening, "Clocks", Hurried)
        _run(hands)
    for part in (_afterwards, _coach, _digital):
        part(hands)
    monkeypatch.setenv("FACILITATOR_TODAY", GATE_2)
    _gate_2(hands)
    qtbot.waitUntil(paper.exists)
    words = "".join(page.extract_text() for page in PdfReader(paper).pages)
    assert "Faster reviews" in words
    assert "Near to giving up" not in words
    _hold_what_was_done(session.casebook.find)


def _people(hands: Hands) -> None:
    hands.go("People")
    for name, role in (("Ada Lindqvist", "Leader"), ("Ben Okoro", "Member")):
        hands.write("Name of a new person", name)
        hands.pick("Role of the new person", role)
        hands.press("Add")


def _gate_1(hands: Hands) -> None:
    hands.go("Reviews")
    hands.choose("Decision at Gate 1", "Continue")
    hands.write(
        "Reasons, conditions and dissent, Gate 1", "The sponsor wants it, with one goal first"
    )


def _goal(hands: Hands) -> None:
    hands.go("Goals")
    hands.write("An earlier objective", "One formulary")
    hands.enter()
    hands.press("Write the first goal")
    hands.write("Title of the new goal", "Faster reviews")
    hands.enter()
    hands.write("What will be different, and for whom", "Wounds are looked at within a week")
    hands.write("The number we follow", "Days to review")
    hands.write("Where it was at the start", "20")
    hands.write("Where it should be", "7")
    hands.write("Date of the reading", "1 Apr 2027")
    hands.write("Value of the reading", "18")
    hands.press("Add reading")
    hands.press("Add a driver")
    hands.type("Photographs are sent the same day")
    hands.enter()


def _plan(hands: Hands) -> None:
    hands.go("Development plan")
    hands.write("New milestone", "A phone for every team")
    hands.write("Day of the new milestone", "1 Sep 2027")
    hands.press("Add milestone")
    hands.write("New promise", "Find a room")
    hands.write("Who will do it", "Ben Okoro")
    hands.write("By when", "30 Apr 2027")
    hands.press("Add promise")


def _workshop(hands: Hands) -> None:
    hands.go("Workshops")
    hands.press("Start from the milestone Event 1, 5 Jun 2027")
    hands.write("Guiding question", "Where do wounds wait, and why?")
    for line in ("Welcome 10", "Where wounds wait 30", "Agree one thing 20"):
        hands.write("Add a block: title and minutes", line)
        hands.enter()
    hands.choose("What to show", "People")
    hands.press("Ask all 2 shown")
    hands.write("Sign in by name", "Efe Aydin")
    hands.enter()


def _run(hands: Hands) -> None:
    for button in ("Run live", "Begin", "Next", "Next", "Next", "Keep the minutes"):
        hands.press(button)


def _afterwards(hands: Hands) -> None:
    hands.choose("What to show", "Afterwards")
    hands.choose("Kind", "Commitment")
    hands.write("A line of harvest", "Send the list to every site")
    hands.write("Who gave it", "Ben Okoro")
    hands.press("Add to harvest")
    hands.row("Harvest", "Send the list to every site", key=Qt.Key.Key_P)
    hands.press("Add a feedback sheet")
    hands.answer("My time here was well spent.", 4)
    hands.write("One thing I will use or try", "The list")
    hands.press("Record sheet")
    hands.press("Done")


def _coach(hands: Hands) -> None:
    hands.go("Coaching")
    hands.press("Open agreement")
    hands.write("Purpose of the coaching", "Room to think about delegating")
    hands.write("Hours in all", "12")
    hands.press("Log a conversation")
    hands.choose("Shape of the conversation", "GROW")
    hands.write("Confidence at the start", "4")
    hands.write("Confidence at the end", "6")
    hands.write("Shared notes", "Two helpers by June")
    hands.write("Private notes", "Near to giving up")
    hands.write("A new promise", "Ask two members to help")
    hands.write("Due", "1 May 2027")
    hands.press("Add promise")


def _digital(hands: Hands) -> None:
    hands.go("Digital")
    hands.choose("Meetings, Now", "2")
    hands.choose("Meetings, Wanted", "3")
    hands.write("A new channel", "Mailing list")
    hands.enter()
    hands.write("A new need", "Find the list of dressings")
    hands.enter()


def _gate_2(hands: Hands) -> None:
    hands.go("Measures and stories")
    hands.write("Date of the reading, Faster reviews", "1 Oct 2027")
    hands.write("Value of the reading, Faster reviews", "11")
    hands.press("Add reading, Faster reviews")
    hands.go("Reviews")
    hands.press("Open Gate 2")
    hands.press("Fold Gate 1")
    hands.choose("Decision at Gate 2", "Change")
    hands.press("Print the decision sheet, Gate 2")
    hands.wait_for("Save as PDF")
    hands.press("Save as PDF")


def _hold_what_was_done(find) -> None:
    assert {p.name: p.role for p in find(Person)} == {
        "Ada Lindqvist": "leader",
        "Ben Okoro": "member",
        "Efe Aydin": "member",
    }
    assert [objective.title for objective in find(Objective)] == ["One formulary"]
    (goal,) = find(Goal)
    assert (goal.measure, goal.baseline, goal.target) == ("Days to review", 20, 7)
    assert [reading.value for reading in find(Reading, order="on")] == [18, 11]
    assert [driver.text for driver in find(Driver)] == ["Photographs are sent the same day"]
    (phone,) = find(Milestone, title="A phone for every team")
    assert phone.due == date(2027, 9, 1)
    _hold_the_workshop(find)
    (agreement,), (talk,) = find(Agreement), find(Session)
    assert agreement.answers["hours"] == 12
    assert (talk.framework, talk.confidence_start, talk.confidence_end) == ("grow", 4, 6)
    assert (talk.shared_notes, talk.private_notes) == ("Two helpers by June", "Near to giving up")
    assert find(DigitalPlan)[0].answers["orientations"]["meetings"] == {"now": 2, "wanted": 3}
    assert (find(Channel)[0].name, find(Need)[0].need) == (
        "Mailing list",
        "Find the list of dressings",
    )
    assert [str(p.text) for p in find(Promise, order="due")] == [
        "Find a room",
        "Ask two members to help",
        "Send the list to every site",
    ]
    assert [plan.number for plan in find(FrozenPlan)] == [1, 2]


def _hold_the_workshop(find) -> None:
    (event,) = find(Workshop)
    assert (event.title, event.question) == ("Event 1", "Where do wounds wait, and why?")
    blocks = find(Block, order="position")
    assert [(block.title, block.minutes) for block in blocks] == [
        ("Welcome", 10),
        ("Where wounds wait", 30),
        ("Agree one thing", 20),
    ]
    assert [bool(run.ended) for run in find(LiveRun)] == [True]
    assert event.held
    assert all(block.actual for block in blocks)
    assert sorted(guest.came for guest in find(Guest)) == [False, False, True]
    (line,) = find(HarvestItem)
    assert line.promise_id
    assert find(Feedback)[0].answers["will_use"] == "The list"
