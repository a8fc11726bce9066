"""Which backups have served their time: told by count and sequence, so no clock can prune them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta
from itertools import chain, groupby

from facilitator.store.backup_files import Backup, Reason

WHOLE_DAYS = 2
DAILY = 7
WEEKLY = 4
MONTHLY = 6
ODD_LEAP = timedelta(days=365)

IsGood = Callable[[Backup], bool]
Group = list[Backup]


def outlived(backups: Iterable[Backup], is_good: IsGood) -> tuple[Backup, ...]:
    """The backups to let go of; none where the clock has just leapt.

    Kept are all of the newest two days, then one for each of 7 days, 4 weeks and 6 months
    that hold any, and the newest from before each migration. The one that stands for others
    is asked whether it is good; where none of them is, all stay.
    """
    newest_first = sorted(backups, key=lambda one: one.sequence, reverse=True)
    apart = [one for one in newest_first if one.reason is Reason.BEFORE_MIGRATION]
    ordinary = [one for one in newest_first if one.reason is not Reason.BEFORE_MIGRATION]
    if _has_leapt(newest_first):
        return ()
    return (*_outlived(ordinary, is_good), *_outlived_apart(apart, is_good))


def has_served(replaced_after: int, backups: Iterable[Backup]) -> bool:
    """Whether a casebook replaced after this backup has lain as long as a daily backup does."""
    days = {one.at.date() for one in backups if one.sequence > replaced_after}
    return len(days) > WHOLE_DAYS + DAILY


def _has_leapt(newest_first: Sequence[Backup]) -> bool:
    if len(newest_first) < 2:
        return False
    gap = newest_first[0].at - newest_first[1].at
    return not timedelta(0) <= gap <= ODD_LEAP


def _outlived(ordinary: Group, is_good: IsGood) -> list[Backup]:
    days = _runs(ordinary, lambda one: one.at.date())
    daily, older = days[WHOLE_DAYS : WHOLE_DAYS + DAILY], _flat(days[WHOLE_DAYS + DAILY :])
    weeks = _runs(older, lambda one: one.at.date().isocalendar()[:2])
    months = _runs(_flat(weeks[WEEKLY:]), lambda one: (one.at.year, one.at.month))
    thinned = [*daily, *weeks[:WEEKLY], *months[:MONTHLY]]
    return [*_flat(_stood_for(group, is_good) for group in thinned), *_flat(months[MONTHLY:])]


def _outlived_apart(apart: Group, is_good: IsGood) -> list[Backup]:
    schemas = _runs(sorted(apart, key=lambda one: -one.schema), lambda one: one.schema)
    return _flat(_stood_for(group, is_good) for group in schemas)


def _stood_for(group: Group, is_good: IsGood) -> Group:
    """All of a group but its newest good one; nothing where there is none."""
    if len(group) == 1:
        return []
    kept = next(filter(is_good, group), None)
    return [one for one in group if one is not kept] if kept else []


def _runs(backups: Iterable[Backup], label: Callable[[Backup], object]) -> list[Group]:
    return [list(run) for _, run in groupby(backups, key=label)]


def _flat(groups: Iterable[Group]) -> Group:
    return list(chain.from_iterable(groups))
