from datetime import UTC, date, datetime

import pytest

from facilitator import clock
from facilitator.errors import UserError


@pytest.fixture
def fixed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(clock.FIXED_DATE, "2026-03-01")


@pytest.mark.usefixtures("fixed")
def test_today_can_be_held_still() -> None:
    assert clock.today() == date(2026, 3, 1)


@pytest.mark.usefixtures("fixed")
def test_now_is_noon_of_the_held_day() -> None:
    assert clock.now() == datetime(2026, 3, 1, 12, tzinfo=UTC)


def test_now_is_the_present_in_utc(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(clock.FIXED_DATE, raising=False)
    assert clock.now().tzinfo is UTC
    assert abs((datetime.now(UTC) - clock.now()).total_seconds()) < 5


def test_a_wrong_date_is_refused_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(clock.FIXED_DATE, "1 March")
    with pytest.raises(UserError, match="1 March.*YYYY-MM-DD"):
        clock.today()
