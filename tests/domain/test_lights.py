"""Facts about the four trouble lights."""

import pytest
from hypothesis import given

from facilitator.domain.lights import TROUBLE_LIGHTS, Light, LightReading, with_remark
from facilitator.domain.privacy import OPEN_SESSION, STANDARD, Privacy
from facilitator.domain.reading import read_round
from facilitator.domain.scale import Answer, Role
from facilitator.domain.scoring import Response
from tests.domain.rounds import INSTRUMENT, everywhere, relaxed, rounds


def purpose(*columns: list[Answer], privacy: Privacy = STANDARD) -> LightReading:
    """The first light, from the answers to s01, s02, s03."""
    rows = zip(*columns, strict=True)
    ids = ("s01", "s02", "s03")
    responses = [Response(Role.MEMBER, dict(zip(ids, row, strict=False))) for row in rows]
    return read_round(INSTRUMENT, responses, privacy=privacy).lights[0]


@pytest.mark.parametrize(
    ("level", "light"), [(1, Light.RED), (2, Light.RED), (3, Light.AMBER), (4, Light.GREEN)]
)
def test_a_light_follows_the_mean(level: int, light: Light) -> None:
    assert [read.light for read in read_round(INSTRUMENT, everywhere(level, 5)).lights] == [
        light
    ] * 4


def test_the_limits_belong_to_the_better_colour() -> None:
    assert purpose([2, 3, 3, 3] * 2).light is Light.AMBER
    assert purpose([3, 4, 3, 4] * 2).light is Light.GREEN


def test_a_split_statement_makes_it_red_and_is_named() -> None:
    found = purpose([5] * 8, [5, 5, 5, 5, 5, 5, 3, 3], [2, 2, 4, 4, 5, 5, 5, 5])
    assert found.light is Light.RED
    assert found.reason == "Answers are split on statement 3."


def test_the_mean_is_of_the_statements_means() -> None:
    found = purpose([4] * 8, ["?", "?", "?", 3, 3, 3, 3, 3], [5] * 8)
    assert found.mean == pytest.approx(4)
    assert found.reason == "Statements 1, 2 and 3 average 4.0 out of 5."


def test_a_hidden_statement_takes_no_part() -> None:
    found = purpose([4] * 8, [1, 1, 1, 1, "?", "?", "?", "?"], [4] * 8)
    assert found.light is Light.GREEN
    assert found.reason == "Statements 1 and 3 average 4.0 out of 5."


def test_it_is_grey_with_fewer_than_five_answers() -> None:
    found = purpose([1] * 4)
    assert (found.light, found.mean) == (Light.GREY, None)
    assert found.reason == "Fewer than 5 people answered."


def test_an_open_session_lights_it_from_four() -> None:
    assert purpose([1] * 4, privacy=OPEN_SESSION).light is Light.RED


def test_a_rapid_round_lights_all_four() -> None:
    lights = read_round(INSTRUMENT.rapid, everywhere(4, 5)).lights
    assert [read.light for read in lights] == [Light.GREEN] * 4
    assert lights[0].reason == "Statement 1 averages 4.0 out of 5."


def test_a_light_whose_statements_were_not_asked_is_grey() -> None:
    only_purpose = type(INSTRUMENT)(INSTRUMENT.dimensions[:1])
    last = read_round(only_purpose, everywhere(1, 9)).lights[-1]
    assert (last.light, last.reason) == (Light.GREY, "None of its statements was asked.")


@relaxed
@given(rounds)
def test_the_four_lights_come_in_order(responses: list[Response]) -> None:
    lights = read_round(INSTRUMENT, responses).lights
    assert [read.id for read in lights] == [light.id for light in TROUBLE_LIGHTS]
    assert all((read.mean is None) == (read.light is Light.GREY) for read in lights)


def test_a_remark_adds_to_a_reason_and_changes_no_colour() -> None:
    lights = read_round(INSTRUMENT, everywhere(4, 5)).lights
    told = with_remark(lights, "too-few-carrying-it", "3 of 8 open promises sit with one person.")
    assert [light.light for light in told] == [light.light for light in lights]
    assert told[2].reason == f"{lights[2].reason} 3 of 8 open promises sit with one person."
    assert with_remark(lights, "too-few-carrying-it", "") == lights
