"""A network begins with its 18 months, and goes with all that belongs to it."""

from datetime import date

import pytest

from facilitator.domain.records import Milestone, Network, RoundKind
from facilitator.errors import UserError
from facilitator.operations import findings, networks, people, plan, rounds
from tests.builders import START, contents, new_network


def _milestones(casebook, network):
    return {m.key: m for m in casebook.find(Milestone, network_id=network.id)}


@pytest.mark.parametrize("asked", ["Rhwydwaith Y\u0302nys", "  rhwydwaith  ŷnys môn "])
def test_a_name_is_found_however_its_accents_are_written(casebook, asked):
    made = new_network(casebook, "Rhwydwaith Ŷnys Môn")
    assert networks.by_name(casebook, asked) == made
    with pytest.raises(UserError, match="already a network"):
        new_network(casebook, "Rhwydwaith Y\u0302nys Mo\u0302n")


def test_a_new_network_has_its_18_months_laid_out(casebook, network):
    laid_out = _milestones(casebook, network)
    assert laid_out["contract"].due == START
    assert laid_out["close"].due == date(2027, 7, 5)
    assert laid_out["gate-2"].hangs_on == laid_out["gate-1"].id


def test_the_optional_check_is_left_out(casebook, network):
    assert len(_milestones(casebook, network)) == 19


def test_beginning_a_network_is_one_step(casebook, network):
    assert casebook.undo() == "New network Ward nurses"
    assert not any(contents(casebook).values())


@pytest.mark.parametrize("name", ["", "  \n", "\0"])
def test_a_network_needs_a_name(casebook, name):
    with pytest.raises(UserError, match="needs a name"):
        networks.create(casebook, name, START)


def test_a_name_is_tidied_and_taken_once(casebook, network):
    with pytest.raises(UserError, match="already a network"):
        networks.create(casebook, "  WARD\n nurses ", START)


def test_a_name_too_long_is_refused(casebook):
    with pytest.raises(UserError, match="201 characters"):
        networks.create(casebook, "x" * 201, START)


def test_a_network_may_keep_its_own_name(casebook, network):
    assert networks.rename(casebook, network.id, "Ward Nurses").name == "Ward Nurses"


def test_profile_answers_are_kept_and_taken_out(casebook, network):
    networks.set_profile(casebook, network.id, "host", "The county")
    networks.set_profile(casebook, network.id, "size", 40)
    networks.set_profile(casebook, network.id, "host", "")
    assert casebook.get(Network, network.id).profile == {"size": 40}


def test_an_unknown_nation_is_refused(casebook, network):
    with pytest.raises(UserError, match="mercia"):
        networks.set_nation(casebook, network.id, "mercia")
    assert networks.set_nation(casebook, network.id, "wales").nation == "wales"


def test_a_new_start_moves_what_is_not_done(casebook, network):
    done = _milestones(casebook, network)["contract"]
    plan.set_done(casebook, done.id, START)
    networks.restart(casebook, network.id, date(2026, 1, 12))
    moved = _milestones(casebook, network)
    assert moved["contract"].due == START
    assert moved["review"].due == date(2026, 2, 12)


def test_removing_a_network_leaves_the_others_alone(casebook, network):
    other = new_network(casebook, "Other")
    before = contents(casebook)
    people.add(casebook, network.id, "Gwen", organisation="Ward 4")
    held = rounds.create(casebook, network.id, RoundKind.BASELINE, START)
    findings.add(casebook, network.id, "Found", round_id=held.id)
    networks.remove(casebook, network.id)
    kept = {row for rows in contents(casebook).values() for row in rows}
    assert kept == {row for rows in before.values() for row in rows if other.id in row}


def test_removing_a_network_can_be_undone(casebook, network):
    people.add(casebook, network.id, "Gwen", organisation="Ward 4")
    before = contents(casebook)
    networks.remove(casebook, network.id)
    casebook.undo()
    assert contents(casebook) == before


def test_a_network_closes_and_reopens(casebook, network):
    assert networks.close(casebook, network.id, START).closed_on == START
    assert networks.close(casebook, network.id, None).closed_on is None


def test_a_network_is_found_by_name_beginning_or_id(casebook, network):
    for said in ("ward NURSES", "war", network.id):
        assert networks.by_name(casebook, said) == network


def test_an_unclear_name_lists_what_there_is(casebook, network):
    new_network(casebook, "Ward clerks")
    for said, message in (
        ("ward", "More than one"),
        ("x", "no network called"),
        ("", "no network"),
    ):
        with pytest.raises(UserError, match=message) as refused:
            networks.by_name(casebook, said)
        assert "Ward clerks; Ward nurses" in refused.value.hint
