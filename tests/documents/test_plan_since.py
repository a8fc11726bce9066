"""A plan that follows a frozen one says what changed since, and shows nothing that went private."""

from dataclasses import replace
from datetime import date

import pytest
from pdfua.cli import main as pdfua

from facilitator.documents import plan
from facilitator.domain.deliver_records import FrozenPlan
from facilitator.domain.plan_picture import picture
from facilitator.domain.records import Promise
from tests.documents.dossiers import TODAY, agreed, bare, crowded, goal, with_goals
from tests.paper_text import pages_of

FROZEN = date(2026, 5, 6)


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setenv("FACILITATOR_TODAY", TODAY.isoformat())


def frozen(dossier, number=1):
    return FrozenPlan(f"v{number}", "n", number, FROZEN, None, picture(dossier))


def printed(dossier, tmp_path):
    target = tmp_path / "plan.pdf"
    plan.write(dossier, target)
    assert pdfua(["check", str(target)]) == 0
    return " ".join(pages_of(target))


def test_second_version_says_what_changed_since_the_first(tmp_path):
    before = agreed(with_goals(bare(), goal(), goal(2)), "gate-1")
    now = agreed(with_goals(bare(), goal(target=60.0), goal(3)), "gate-1", "gate-2")
    now = replace(now, frozen_plans=(frozen(before), frozen(now, 2)))

    text = printed(now, tmp_path)

    assert "What changed since version 1" in text
    assert "Version 1 was frozen on 6 May 2026" in text
    assert "target: 80%" in text
    assert "target: 60%" in text
    assert "new: measure" in text
    assert "No longer in the plan: goal One shared reason 2." in text
    assert "Done, held or met: Gate 2." in text


def test_first_version_says_so_only_once_it_was_changed(tmp_path):
    now = agreed(with_goals(bare(), goal()), "gate-1")
    same = replace(now, frozen_plans=(frozen(now),))
    changed = replace(with_goals(now, goal(target=60.0)), frozen_plans=(frozen(now),))

    assert "What changed" not in printed(same, tmp_path)
    assert "What changed since version 1" in printed(changed, tmp_path)


def test_second_version_like_the_first_says_nothing_changed(tmp_path):
    now = agreed(bare(), "gate-1", "gate-2")
    text = printed(replace(now, frozen_plans=(frozen(now),)), tmp_path)

    assert "Nothing: the plan stands as it was frozen on 6 May 2026." in text


def test_promise_that_went_out_of_sight_is_only_counted(tmp_path):
    promise = Promise("p", "n", "Tell nobody about the chair")
    before = replace(agreed(bare(), "gate-1"), promises=(promise,))
    now = replace(agreed(bare(), "gate-1", "gate-2"), frozen_plans=(frozen(before),))

    text = printed(now, tmp_path)

    assert "No longer in the plan: 1 promise." in text
    assert "nobody about the chair" not in text


def test_crowded_plan_against_an_empty_one_is_whole(tmp_path):
    now = crowded()
    milestones = agreed(now, "gate-2").milestones
    now = replace(now, milestones=milestones, frozen_plans=(frozen(bare()),))

    text = printed(now, tmp_path)

    assert all(f"Promise {n}:" in text for n in (0, 50, 99))
