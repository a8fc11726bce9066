"""Knows the bank holidays of each nation; the list of them is loaded when first asked for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache

_SUBDIVISIONS = {"england": "ENG", "wales": "WLS", "scotland": "SCT", "northern-ireland": "NIR"}


@cache
def of(nation: str, first_year: int, last_year: int) -> Mapping[date, str]:
    """The bank holidays of a nation by day, both years included.

    An unknown nation has those of England. The first call takes up to a second.
    """
    from holidays import country_holidays  # heavy, and only the plan asks

    subdivision = _SUBDIVISIONS.get(nation, _SUBDIVISIONS["england"])
    years = range(first_year, last_year + 1)
    found = country_holidays("GB", subdiv=subdivision, years=years)
    return {day: _plain(name) for day, name in sorted(found.items())}


def _plain(name: str) -> str:
    return name.replace(" (observed)", ", moved to a working day")
