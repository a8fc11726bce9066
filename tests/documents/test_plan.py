"""The development plan says everything in order, whatever there is of it, and nothing private."""

from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO

import pytest
from pdfua.cli import main as pdfua
from pypdf import PdfReader

from facilitator.documents import catalogue, page, plan, words
from facilitator.documents.plan_version import version_of
from facilitator.domain.lanes import Reader
from facilitator.domain.records import Decision, GoalStatus, Milestone
from facilitator.operations import networks
from facilitator.store import dossier as dossiers
from facilitator.store.casebook import Casebook
from tests.builders import CANARIES
from tests.documents.dossiers import (
    START,
    TODAY,
    agreed,
    bare,
    crowded,
    goal,
    with_goals,
)
from tests.paper_text import pages_of

SECTIONS = (
    "Plan on a page",
    "What we found",
    "What type of network it is",
    "Goals",
    "The 18 months",
    "Workshops",
    "Support",
    "Digital plan",
    "Promises",
    "Signatures",
)


@pytest.fixture(scope="module", autouse=True)
def _today():
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FACILITATOR_TODAY", TODAY.isoformat())
        yield


@pytest.fixture(scope="module")
def examples(worked_example, tmp_path_factory):
    """The worked example's two networks as the network may read them."""
    with Casebook.open(worked_example(tmp_path_factory.mktemp("sample") / "casebook")) as casebook:
        found = networks.every(casebook)
        return tuple(dossiers.read(casebook, n.id, Reader.NETWORK) for n in found)


@pytest.fixture(scope="module")
def example_plan(examples, tmp_path_factory):
    target = tmp_path_factory.mktemp("plan") / "plan.pdf"
    plan.write(examples[0], target)
    return target


@pytest.fixture(scope="module")
def crowded_plan(tmp_path_factory):
    target = tmp_path_factory.mktemp("crowded") / "plan.pdf"
    plan.write(crowded(), target)
    return target


def text_of(target):
    return "\n".join(pages_of(target))


def words_of(target):
    return " ".join(text_of(target).split())


def plain(dossier, tmp_path):
    target = tmp_path / "plan.pdf"
    plan.write(dossier, target)
    return words_of(target)


def headings_of(target):
    """The bookmarks of the second level, which are the sections."""
    outline = PdfReader(target).outline
    return [entry.title for entry in outline[1] if not isinstance(entry, list)]


def test_plan_opens_with_name_title_and_version(example_plan):
    cover = pages_of(example_plan)[0]

    assert cover.index("Development plan") < cover.index("Young Adult Epilepsy")
    assert "Version 2, agreed at Gate 2 on" in cover
    assert "Invented example" in cover


def test_sections_come_in_order(example_plan):
    changed = (SECTIONS[0], "What changed since version 1", *SECTIONS[1:])
    assert headings_of(example_plan) == list(changed)


def test_every_goal_says_why_it_is_there(example_plan):
    text = text_of(example_plan)

    assert text.count("Because we found") >= 6
    assert text.index("Goal 1") < text.index("Goal 2") < text.index("Goal 3")


def test_milestones_and_promises_name_the_goals_they_are_for(example_plan):
    text = text_of(example_plan)
    months, promised = text.index("What there is to show"), text.index("How it stands")

    assert "For goals 1, 2 and 3" in text[months : text.index("Workshops", months)]
    assert "For goal 2" in text[promised:]


def test_step_done_on_another_day_keeps_its_month_beside_the_day_it_was_done(tmp_path):
    text = plain(agreed(bare(), "gate-1", on=date(2026, 4, 20)), tmp_path)

    assert "3 2 May 2026 Gate 1" in text
    assert "Decided: continue, 20 Apr" in text


def test_plan_says_it_is_no_validated_measure(example_plan):
    assert "not a validated measure" in text_of(example_plan)


def test_plan_of_example_is_accessible(example_plan):
    assert pdfua(["check", str(example_plan)]) == 0


def test_plan_holds_no_private_note(example_plan):
    reader = PdfReader(example_plan)
    text = text_of(example_plan) + str(reader.metadata) + str(reader.xmp_metadata)

    assert not [canary for canary in CANARIES if canary in text]
    assert not [canary for canary in CANARIES if canary.encode() in example_plan.read_bytes()]


def test_plan_can_be_written_by_the_catalogue(examples, tmp_path):
    catalogue.write("plan", examples[1], tmp_path / "plan.pdf")

    assert headings_of(tmp_path / "plan.pdf") == list(SECTIONS)


@pytest.mark.parametrize("dossier", [bare(), replace(bare(), milestones=())])
def test_plan_is_accessible_and_whole(dossier, tmp_path):
    target = tmp_path / "plan.pdf"

    plan.write(dossier, target)

    assert pdfua(["check", str(target)]) == 0
    assert headings_of(target) == list(SECTIONS)


def test_first_month_says_what_is_to_come_and_when(tmp_path):
    text = plain(bare(), tmp_path)

    assert "Nothing has been asked of the members yet" in text
    assert "At Gate 1 (due 2 May 2026)" in text
    assert "Event 1 on 2 July 2026" in text


def test_crowded_plan_is_accessible_and_whole(crowded_plan):
    text = words_of(crowded_plan)

    assert pdfua(["check", str(crowded_plan)]) == 0
    assert headings_of(crowded_plan) == list(SECTIONS)
    assert "weeks late" in text
    assert "100 open, " in text
    assert all(f"Promise {n}:" in text for n in range(100))
    assert all(f"Finding {n}:" in text for n in range(40))


def test_milestones_past_a_page_are_all_drawn(tmp_path):
    many = tuple(
        Milestone(f"m{n}", "n", "own", n % 18, f"Step {n}", START + timedelta(4 * n))
        for n in range(120)
    )
    text = plain(replace(bare(), milestones=many), tmp_path)

    assert "Step 0" in text
    assert "Step 119" in text


def test_other_goals_stand_with_what_became_of_them(tmp_path):
    goals = (goal(1), goal(2, status=GoalStatus.MET), goal(3, status=GoalStatus.PARKED))

    text = plain(with_goals(bare(), *goals), tmp_path)

    assert "One shared reason 2, met" in text
    assert "One shared reason 3, put aside for now" in text


def test_goal_without_numbers_says_so(tmp_path):
    unmeasured = goal(baseline=None, target=None, measure="", owner="", due=None, stage="")

    text = plain(with_goals(bare(), unmeasured), tmp_path)

    assert "The number to follow is not agreed yet." in text
    assert "Not tied to a finding yet." in text


def test_markup_in_a_name_is_only_text(tmp_path):
    text = plain(
        with_goals(bare("A <b>bold</b> & brave network"), goal(aim="<para>1 < 2")), tmp_path
    )

    assert "A <b>bold</b> & brave network" in text
    assert "<para>1 < 2" in text


def test_plan_is_the_same_file_each_time(tmp_path):
    plan.write(bare(), tmp_path / "one.pdf")
    plan.write(bare(), tmp_path / "two.pdf")

    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()


def test_untagged_plan_has_the_same_pages(examples):
    made = [BytesIO(), BytesIO()]
    for target, tagged in zip(made, (True, False), strict=True):
        story = plan.story(examples[0], TODAY)
        page.build(story, target, title="Plan", footer="Plan", tagged=tagged)

    tagged, plain_pdf = (PdfReader(target) for target in made)
    assert len(tagged.pages) == len(plain_pdf.pages)


@pytest.mark.parametrize(
    ("gates", "line"),
    [
        ((), "Version 1, draft"),
        (("gate-1",), "Version 1, agreed at Gate 1 on 6 May 2026"),
        (("gate-1", "gate-2"), "Version 2, agreed at Gate 2 on 6 May 2026"),
    ],
)
def test_version_follows_the_gates(gates, line):
    assert version_of(agreed(bare(), *gates)).line == line


def test_every_page_of_a_plan_says_its_version_and_the_day_it_was_printed(tmp_path, example_plan):
    draft = tmp_path / "plan.pdf"
    plan.write(bare(), draft)

    assert all("version 1, draft · " in text for text in pages_of(draft))
    assert all(f"Network · {words.day(TODAY)}" in text for text in pages_of(example_plan))


def test_version_says_when_a_gate_stopped_it():
    dossier = agreed(bare(), "gate-1")
    stopped = tuple(
        replace(m, decision=Decision.STOP) if m.key == "gate-1" else m for m in dossier.milestones
    )

    version = version_of(replace(dossier, milestones=stopped))

    assert version.line == "Version 1, stopped at Gate 1 on 6 May 2026"


def test_numbers_are_written_as_people_do():
    assert words.number(1234567.0) == "1,234,567"
    assert words.number(0.5) == "0.5"
    assert words.amount(31, "per cent") == "31%"
    assert words.amount(12, "sites") == "12 sites"
    assert words.amount(3, "") == "3"


def test_lists_are_said_as_a_sentence():
    assert words.listed([]) == ""
    assert words.listed(["one"]) == "one"
    assert words.listed(["one", "two", "three"]) == "one, two and three"
