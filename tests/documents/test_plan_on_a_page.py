"""The plan on a page is one page, whatever is put on it, and says why each goal is there."""

from dataclasses import replace
from datetime import date

import pytest
from pdfua.cli import main as pdfua
from pypdf import PdfReader

from facilitator.documents import plan_on_a_page, words
from facilitator.documents.plan_progress import Progress, measure_of, progress_bar, progress_of
from facilitator.domain.records import (
    Decision,
    Finding,
    GoalStatus,
    Link,
    Milestone,
    Reading,
    Workshop,
)
from tests.documents.dossiers import LONG_NAME, START, TODAY, bare, crowded, goal, with_goals
from tests.paper_text import pages_of

ENDLESS = "Pneumonoultramicroscopicsilicovolcanoconiosis" * 30


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setenv("FACILITATOR_TODAY", TODAY.isoformat())


def written(dossier, tmp_path):
    target = tmp_path / "page.pdf"
    plan_on_a_page.write(dossier, target)
    return target


def text_of(target):
    return pages_of(target)[0]


def test_page_names_network_version_and_months(tmp_path):
    text = text_of(written(bare(), tmp_path))

    assert "Ward Nurses Network" in text
    assert "Version 1, draft" in text
    assert "2 February 2026 to 2 August 2027" in text


def test_page_is_landscape(tmp_path):
    sheet = PdfReader(written(bare(), tmp_path)).pages[0]

    assert sheet.mediabox.width > sheet.mediabox.height


@pytest.mark.parametrize(
    "dossier",
    [
        bare(),
        bare(ENDLESS[:200]),
        crowded(),
        with_goals(bare(), goal(1)),
        with_goals(bare(), *(goal(n, title=ENDLESS, aim=ENDLESS, owner=ENDLESS) for n in range(3))),
        with_goals(bare(), goal(1, status=GoalStatus.MET)),
        with_goals(bare(), goal(1, baseline=123456789.25, target=1e12)),
        replace(bare(), milestones=()),
    ],
    ids=["bare", "name", "crowded", "one", "endless", "met", "numbers", "no-months"],
)
def test_page_is_always_one_accessible_page(dossier, tmp_path):
    target = written(dossier, tmp_path)

    assert len(PdfReader(target).pages) == 1
    assert pdfua(["check", str(target)]) == 0


def test_page_with_many_events_and_gates_is_one_page(tmp_path):
    many = tuple(
        Milestone(f"m{n}", "n", "own", n, LONG_NAME, START, "event" if n % 2 else "gate")
        for n in range(60)
    )

    target = written(replace(crowded(), milestones=many), tmp_path)

    assert len(PdfReader(target).pages) == 1


def test_goal_shows_start_now_and_target(tmp_path):
    read = (Reading("r", "n", "g1", TODAY, 46.0),)

    text = text_of(written(replace(with_goals(bare(), goal(1)), readings=read), tmp_path))

    assert "at the start 31% now 46% target 80%" in text


def test_goal_says_which_finding_it_answers(tmp_path):
    found = (Finding("f1", "n", "Split on purpose"),)
    tied = (Link("l1", "n", "finding", "f1", "goal", "g1"),)
    dossier = replace(with_goals(bare(), goal(1)), findings=found, links=tied)

    assert "Because we found: Split on purpose" in text_of(written(dossier, tmp_path))


def test_each_goal_is_read_to_its_end_before_the_next(tmp_path):
    text = text_of(written(with_goals(bare(), goal(1), goal(2)), tmp_path))

    assert text.index("One shared reason 1") < text.index("by 5 October 2026")
    assert text.index("by 5 October 2026") < text.index("One shared reason 2")
    assert text.index("One shared reason 2") < text.index("Room for a third goal")


def test_empty_columns_teach(tmp_path):
    text = text_of(written(bare(), tmp_path))

    assert "The first goal is agreed at Gate 1 (due 2 May 2026)" in text
    assert "Event 1 is due on 2 July 2026." in text


def test_long_lists_say_how_much_more_there_is(tmp_path):
    assert "more" in text_of(written(crowded(), tmp_path))


def test_workshop_to_come_stands_before_those_held(tmp_path):
    held = [Workshop(f"{n}", "n", f"Day {n}", date(2026, n, 4), held=True) for n in (4, 7)]
    coming = Workshop("9", "n", "Day 9", date(2026, 12, 4))

    text = text_of(written(replace(bare(), workshops=(*held, coming)), tmp_path))

    places = [text.index(f"Day {n}") for n in (9, 7, 4)]
    assert places == sorted(places)
    assert "4 July 2026: Day 7 (held)" in text


def test_progress_takes_the_latest_reading():
    readings = (Reading("a", "n", "g1", START, 31.0), Reading("b", "n", "g1", TODAY, 55.5))

    progress = progress_of(replace(bare(), readings=readings), goal(1))

    assert progress == Progress(31.0, 55.5, 80.0, "%")
    assert progress.share == 0.5


def test_progress_of_a_falling_measure_counts_downwards():
    assert Progress(60, 45, 30).share == 0.5
    assert Progress(60, 90, 30).share == 0
    assert Progress(60, 10, 30).share == 1


def test_there_is_no_bar_without_a_way_to_go():
    assert progress_bar(Progress(5, None, 5), "#000000", 100) is None
    assert progress_bar(Progress(None, None, 5), "#000000", 100) is None


def test_unit_is_not_said_twice():
    assert measure_of(goal(measure="Sites that test", unit="sites")) == "Sites that test"
    assert measure_of(goal(measure="Who joined", unit="sites")) == "Who joined, in sites"
    assert measure_of(goal(measure="Share", unit="%")) == "Share"


def test_long_name_of_a_gate_gives_way_to_the_date_of_the_version(tmp_path):
    gate = Milestone("g", "n", "gate-1", 3, LONG_NAME, START, "gate", done_on=START)
    passed = replace(bare(), milestones=(replace(gate, decision=Decision.CONTINUE),))

    assert f"Version 1, agreed on {words.day(START)}" in text_of(written(passed, tmp_path))
