"""Roles that answer a question differently are set side by side."""

from __future__ import annotations

from datetime import date

from facilitator import content
from facilitator.domain.clashes import SheetRole, TypeSheet, When, clashes, deciding_sheet
from facilitator.domain.network_type import Evidence, TypeAnswer
from facilitator.domain.type_words import clash_words

TABLE = content.network_types()


def sheet(role: str, when: str = "today", held_on: date = date(2026, 1, 5), **choices: str):
    answers = {q: TypeAnswer(choice, Evidence.TOLD) for q, choice in choices.items()}
    return TypeSheet(SheetRole(role), When(when), answers, held_on)


def test_roles_that_agree_do_not_clash():
    assert clashes(TABLE, [sheet("coordinator", q1="a"), sheet("sponsor", q1="a")]) == ()


def test_roles_that_differ_clash():
    (clash,) = clashes(TABLE, [sheet("coordinator", q1="c"), sheet("sponsor", q1="a")])

    assert clash.question == "q1"
    assert clash.choices == {"coordinator": ("c",), "sponsor": ("a",)}


def test_each_distinct_choice_of_members_is_kept_once():
    sheets = [sheet("member", q2=choice) for choice in "dbd"]

    (clash,) = clashes(TABLE, [sheet("leader", q2="b"), *sheets])

    assert clash.choices == {"leader": ("b",), "member": ("b", "d")}


def test_the_agreed_sheet_never_clashes():
    assert clashes(TABLE, [sheet("agreed", q1="a"), sheet("leader", q1="b")]) == ()


def test_today_and_wanted_do_not_clash_with_each_other():
    sheets = [sheet("leader", "today", q1="a"), sheet("sponsor", "wanted", q1="b")]

    assert clashes(TABLE, sheets) == ()


def test_a_role_is_heard_by_its_latest_sheet():
    old = sheet("leader", held_on=date(2026, 1, 1), q1="a")
    new = sheet("leader", held_on=date(2026, 6, 1), q1="b")

    assert clashes(TABLE, [new, old, sheet("sponsor", q1="b")]) == ()


def test_an_answer_nobody_can_back_up_still_clashes():
    unsure = TypeSheet(SheetRole.SPONSOR, When.TODAY, {"q1": TypeAnswer("a", Evidence.UNKNOWN)})

    assert len(clashes(TABLE, [unsure, sheet("leader", q1="b")])) == 1


def test_the_agreed_sheet_decides_before_the_coordinators():
    agreed, own = sheet("agreed", q1="a"), sheet("coordinator", q1="b")

    assert deciding_sheet([own, agreed]) is agreed
    assert deciding_sheet([own]) is own
    assert deciding_sheet([own], When.WANTED) is None
    assert deciding_sheet([sheet("sponsor", q1="a")]) is None


def test_a_clash_in_words_names_each_side():
    found = clashes(TABLE, [sheet("coordinator", q8="d"), sheet("sponsor", q8="a")])

    assert clash_words(found[0], TABLE) == "Coordinator: goodwill. Sponsor: a core budget."
