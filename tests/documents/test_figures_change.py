"""Figures of change say in words all that they draw."""

from datetime import date

import pytest

from facilitator.documents.figures import to_pdf
from facilitator.documents.figures_change import Confidence, confidence, noted, two_spreads
from facilitator.documents.palette import DARK, LIGHT, PAPER
from facilitator.documents.pill import agreement_pill, light_pill
from facilitator.domain.agreement import Agreement
from facilitator.domain.lights import Light
from facilitator.domain.records import Session


def test_two_spreads_tell_both_rounds() -> None:
    made = two_spreads((0, 2, 0, 1, 0), (0, 0, 0, 0, 3))
    assert made.alt == "Before: 2 answered 2, 1 answered 4. After: 3 answered 5."


def test_spreads_without_answers_are_flat() -> None:
    assert two_spreads((0,) * 5, (0,) * 5).alt == "Before: no answers. After: no answers."


@pytest.mark.parametrize("palette", [PAPER, LIGHT, DARK])
def test_confidence_tells_each_session_and_can_be_clicked(palette: object) -> None:
    sessions = [Confidence("4 May", 3, 5), Confidence("1 Jun", None, 7)]
    made = confidence(sessions, palette)  # type: ignore[arg-type]
    assert made.alt == (
        "Confidence, 0 to 10: 4 May, start 3, end 5; 1 Jun, start not noted, end 7."
    )
    assert [spot.id for spot in made.hot_spots] == ["4 May", "1 Jun"]
    assert to_pdf(made).startswith(b"%PDF")


def test_many_sessions_leave_out_dates_that_would_touch() -> None:
    made = confidence([Confidence(f"{day} May", day % 11, 5) for day in range(1, 60)])
    assert len(made.hot_spots) == 59
    assert to_pdf(made).startswith(b"%PDF")


def test_every_agreement_and_light_has_a_pill() -> None:
    pills = [*map(agreement_pill, Agreement), *map(light_pill, Light)]
    assert all(pill.width > 30 for pill in pills)


def test_years_are_told_where_they_turn_and_only_then() -> None:
    days = (date(2026, 11, 4), date(2026, 12, 4), date(2027, 11, 4))
    held = [Session(str(on), "n", "p", on, confidence_end=5) for on in days]
    unrated = Session("s", "n", "p", date(2025, 1, 1))
    assert [one.when for one in noted([unrated, *held])] == [
        "4 November 2026",
        "4 Dec",
        "4 November 2027",
    ]
    assert [one.when for one in noted(held[:2])] == ["4 Nov", "4 Dec"]
