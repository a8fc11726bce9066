"""A template keeps an agenda without anybody's name, and any network can begin from it."""

import json
from datetime import date

import pytest

from facilitator.domain.deliver_records import AgendaTemplate
from facilitator.domain.records import Block, Workshop
from facilitator.errors import UserError
from facilitator.operations import agenda_templates as templates
from facilitator.operations import people, workshops
from tests.builders import contents, new_network


@pytest.fixture
def day(casebook, network):
    made = workshops.add(casebook, network.id, "Day", date(2026, 12, 1))
    people.add(casebook, network.id, "Marta Wiśniewska")
    workshops.add_block(
        casebook,
        made.id,
        "Why we are here",
        lead="Anna Zuk and Ben",
        script="5 min: Anna welcomes.\nThen Marta Wiśniewska tells her story. Annabel waits.",
        minutes=25,
        category="explore",
        group="Room A",
        materials="Pens × 1 per person",
    )
    workshops.add_block(casebook, made.id, "Lunch", locked_start="12:00", cuttable=True)
    return made


def test_no_name_is_kept(casebook, day):
    kept = templates.save(casebook, day.id, "A day with Anna")
    words = json.dumps(kept.blocks, ensure_ascii=False)
    for name in ("Anna Zuk", "Anna ", "Ben", "Marta", "Wiśniewska"):
        assert name not in words
    assert "the lead welcomes" in words
    assert "a member tells her story. Annabel waits." in words
    assert kept.title == "A day with the lead"


def test_a_workshop_of_another_network_begins_from_it_in_one_step(casebook, day):
    kept = templates.save(casebook, day.id, "First morning")
    other = new_network(casebook, "Midwives")
    before = contents(casebook)
    made = templates.begin(casebook, other.id, kept.id, starts="10:00")
    first, lunch = workshops.agenda(casebook, made.id)
    assert (made.network_id, made.title) == (other.id, "First morning")
    assert (first.minutes, first.category, first.group, first.materials) == (
        25,
        "explore",
        "Room A",
        "Pens × 1 per person",
    )
    assert (first.lead, lunch.cuttable, lunch.network_id) == ("", True, other.id)
    assert lunch.locked_start == "12:30"
    assert (made.starts, made.ends) == ("10:00", "12:50")
    assert casebook.undo() == "Begin from First morning"
    assert contents(casebook) == before


def test_it_goes_into_an_agenda_where_it_is_put(casebook, network, day):
    kept = templates.save(casebook, day.id, "Two blocks")
    templates.add_to(casebook, day.id, kept.id, at=1)
    assert [b.title for b in workshops.agenda(casebook, day.id)] == [
        "Why we are here",
        "Why we are here",
        "Lunch",
        "Lunch",
    ]


def test_an_empty_agenda_or_title_is_said_plainly(casebook, network, day):
    with pytest.raises(UserError, match="needs a title"):
        templates.save(casebook, day.id, " ")
    empty = workshops.add(casebook, network.id, "Empty")
    with pytest.raises(UserError, match="no block"):
        templates.save(casebook, empty.id, "Nothing")
    assert casebook.find(AgendaTemplate) == ()


def test_renamed_and_removed_while_workshops_stay(casebook, network, day):
    kept = templates.save(casebook, day.id, "B")
    templates.save(casebook, day.id, "a")
    templates.rename(casebook, kept.id, "Z")
    assert [t.title for t in templates.templates(casebook)] == ["a", "Z"]
    templates.begin(casebook, network.id, kept.id)
    templates.remove(casebook, kept.id)
    assert len(casebook.find(Workshop)) == 2


def test_blocks_of_a_damaged_template_fall_back(casebook, network, day):
    with casebook.step("Odd"):
        odd = casebook.insert(
            AgendaTemplate("t", "Odd", "", {"blocks": [{"minutes": "x", "category": "nap"}, 3]})
        )
    made = templates.begin(casebook, network.id, odd.id)
    (block,) = casebook.find(Block, workshop_id=made.id)
    assert (block.title, block.minutes, block.category) == ("Block", 20, "frame")
