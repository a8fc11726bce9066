"""An agenda is built from a round in one step, tied to what it takes up, and undone in one."""

from datetime import date, timedelta

import pytest

from facilitator.domain import thread
from facilitator.domain.lanes import Lane, Reader
from facilitator.domain.records import Block, Link, Milestone, RoundKind, Workshop
from facilitator.errors import UserError
from facilitator.operations import agendas, findings, plan, rounds, workshops
from facilitator.store import dossier
from tests.builders import START, contents

STATEMENTS = [f"s{n:02}" for n in range(1, 37)]


@pytest.fixture
def baseline(casebook, network):
    """Ten sheets: split on s01 and s16, low on s13, high on s20 without evidence."""
    made = rounds.create(casebook, network.id, RoundKind.BASELINE, START)
    for number in range(10):
        split = 1 if number % 2 else 5
        answers = dict.fromkeys(STATEMENTS, 3) | {"s01": split, "s16": split, "s13": 1, "s20": 5}
        rounds.record(casebook, made.id, "member", answers)
    rounds.rate(casebook, made.id, "s20", 0)
    return made


def about(casebook, workshop):
    """The statements an agenda takes up, in order."""
    links = {x.target_id: x.source_id for x in casebook.find(Link, source_kind="statement")}
    agenda = workshops.agenda(casebook, workshop.id)
    return [links[b.id] for b in agenda if b.id in links]


def test_a_workshop_has_its_blocks_times_and_question(casebook, baseline):
    made = agendas.build_from_round(
        casebook, baseline.id, date=date(2026, 4, 1), starts="9.15", minutes=180
    )

    kept = casebook.get(Workshop, made.id)
    assert (kept.date, kept.starts, kept.ends) == (date(2026, 4, 1), "09:15", "12:15")
    assert kept.question
    assert about(casebook, made) == ["s01", "s16", "s20", "s13"]
    agenda = workshops.agenda(casebook, made.id)
    assert sum(block.minutes for block in agenda) <= 180
    assert [block.position for block in agenda] == list(range(len(agenda)))


def test_it_is_one_step_and_undo_takes_all_of_it_back(casebook, baseline):
    before = contents(casebook)
    agendas.build_from_round(casebook, baseline.id)
    assert casebook.undo() == "Build agenda"
    assert contents(casebook) == before


def test_planning_writes_nothing_and_says_what_is_left_out(casebook, baseline):
    before = contents(casebook)
    planned = agendas.plan(casebook, baseline.id, minutes=90)
    assert contents(casebook) == before
    assert [t.statement for t in planned.left_out][:1] == ["s20"]
    assert agendas.statements_left_out(planned)[0].startswith("20. ")


def test_blocks_are_tied_to_findings_of_their_statement_in_this_round(casebook, network, baseline):
    ours = findings.add(
        casebook, network.id, "Split", statements=("s01",), round_id=baseline.id, lane=Lane.PRIVATE
    )
    heard = findings.add(casebook, network.id, "Heard", statements=("s01", "s02"))
    other = rounds.create(casebook, network.id, RoundKind.FINAL, START)
    findings.add(casebook, network.id, "Later", statements=("s01",), round_id=other.id)
    agendas.build_from_round(casebook, baseline.id)

    whole = dossier.read(casebook, network.id, Reader.FACILITATOR, diagnosed=False)
    block = next(b for b in whole.blocks if "s01" in thread.statements_behind(whole, b.id))

    assert thread.why(whole, block.id) == (ours, heard)
    assert thread.statements_behind(whole, block.id) == ("s01", "s02")


def test_paper_shows_the_statement_but_no_private_finding(casebook, network, baseline):
    findings.add(
        casebook, network.id, "Hush", statements=("s16",), round_id=baseline.id, lane=Lane.PRIVATE
    )
    agendas.build_from_round(casebook, baseline.id)

    read = dossier.read(casebook, network.id, Reader.NETWORK, diagnosed=False)

    block = next(b for b in read.blocks if "s16" in thread.statements_behind(read, b.id))
    assert thread.why(read, block.id) == ()
    assert "Hush" not in repr(read)
    sponsor = dossier.read(casebook, network.id, Reader.SPONSOR, diagnosed=False)
    assert (sponsor.blocks, sponsor.links) == ((), ())


def test_materials_are_for_those_who_answered_or_those_expected(casebook, baseline):
    agendas.build_from_round(casebook, baseline.id)
    agendas.build_from_round(casebook, baseline.id, people=25)
    wanted = [b.materials for b in casebook.find(Block, method="promises-in-pairs")]
    assert ["Pen: 10" in wanted[0], "Pen: 25" in wanted[1]] == [True, True]


def test_a_milestone_lends_its_day(casebook, network, baseline):
    gate = casebook.find(Milestone, network_id=network.id, key="gate-1")[0]
    made = agendas.build_from_round(casebook, baseline.id, milestone_id=gate.id)
    assert (made.milestone_id, made.date) == (gate.id, gate.due)


def test_a_round_too_small_to_show_gives_no_agenda(casebook, network):
    small = rounds.create(casebook, network.id, RoundKind.EXTRA, START)
    for split in (1, 5, 1, 5):
        rounds.record(casebook, small.id, "member", dict.fromkeys(STATEMENTS, split))
    with pytest.raises(UserError, match="nothing to talk about"):
        agendas.build_from_round(casebook, small.id)
    assert casebook.find(Workshop) == ()


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"minutes": 30}, "75 to 360"),
        ({"minutes": 500}, "75 to 360"),
        ({"people": 2}, "3 to 150"),
        ({"starts": "noon"}, "not a time of day"),
        ({"starts": "22:30"}, "past midnight"),
    ],
)
def test_what_cannot_be_built_is_refused_and_nothing_is_written(casebook, baseline, asked, said):
    before = contents(casebook)
    with pytest.raises(UserError, match=said):
        agendas.build_from_round(casebook, baseline.id, **asked)
    assert contents(casebook) == before


def test_removing_the_workshop_leaves_no_tie_behind(casebook, baseline):
    made = agendas.build_from_round(casebook, baseline.id)
    workshops.remove(casebook, made.id)
    assert casebook.find(Link) == ()


def test_it_belongs_to_the_step_it_is_near_which_has_no_workshop_yet(casebook, network, baseline):
    steps = {m.id: m.key for m in casebook.find(Milestone)}
    event = next(m for m in casebook.find(Milestone) if m.key == "event-1")

    def built(on=None):
        return steps.get(agendas.build_from_round(casebook, baseline.id, date=on).milestone_id)

    assert built(event.due) == "event-1"
    assert built() == "gate-1"
    assert built() == "event-2"
    assert built(date(2029, 1, 8)) is None


def test_it_is_not_tied_to_what_is_done(casebook, network, baseline):
    gate = next(m for m in casebook.find(Milestone) if m.key == "gate-1")
    plan.set_done(casebook, gate.id, gate.due)
    made = agendas.build_from_round(casebook, baseline.id, date=gate.due + timedelta(days=20))
    assert casebook.get(Milestone, made.milestone_id).key == "event-1"
