"""Every fault does no harm, every control does, and the table says so."""

import os
from random import Random

import pytest

from faults.disk import Call, Disk, Op
from faults.outcome import HEADINGS, Harm, Outcome, counted, table

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a process to kill"),
]


CHEAP = ("two-processes", "clock")
"""The others take longer, and are tried by `./dev faults --quick` beside the tests."""


def test_no_fault_loses_or_tears_anything_and_every_control_does():
    from faults.__main__ import outcomes

    found = list(outcomes(CHEAP, quick=True))
    lines = table(found).splitlines()
    told = table([outcome for outcome in found if not outcome.holds])
    assert all(outcome.holds for outcome in found), told
    harm = sum(one.lost + one.torn + one.missed for one in found if not one.is_control)
    assert harm == 0
    faults = [one for one in found if not one.is_control]
    controls = [one for one in found if one.is_control]
    assert len(faults) == len(CHEAP)
    assert len(controls) >= sum(not one.skipped for one in faults)
    assert tuple(lines[0].split()) == HEADINGS[:-1]
    assert len(lines) == len(found) + 1


@pytest.mark.parametrize(
    ("outcome", "verdict"),
    [
        (Outcome("Kill", 5), "ok"),
        (Outcome("Kill", 5, lost=1), "HARM"),
        (Outcome("Kill", 5, torn=1), "HARM"),
        (Outcome("Kill", 5, missed=1), "HARM"),
        (Outcome("Kill", 0), "HARM"),
        (Outcome("Kill", 5, is_control=True), "DID NOT FAIL"),
        (Outcome("Kill", 5, torn=2, is_control=True), "fails, as it must"),
        (Outcome("Kill", skipped="needs root"), "skipped"),
    ],
)
def test_a_verdict(outcome, verdict):
    assert outcome.verdict == verdict
    assert outcome.holds is (verdict in ("ok", "fails, as it must", "skipped"))


def test_harm_is_counted_by_kind():
    counts = counted("Kill", [Harm(lost=True), Harm(torn=True, lost=True), Harm()])
    assert (counts.tries, counts.lost, counts.torn, counts.missed) == (3, 2, 1, 0)


def _after(*ops: Op) -> list[dict[str, bytes]]:
    disk = Disk()
    for op in ops:
        disk.apply(op)
    chance = Random(1)
    return [disk.after_a_power_cut(chance) for _ in range(50)]


_CREATED = (Op(Call.CREATE, "a"), Op(Call.SYNC, ""))
_WRITTEN = (*_CREATED, Op(Call.WRITE, "a", data=b"x" * 1024))


def test_what_was_synced_is_always_left():
    assert all(left == {"a": b"x" * 1024} for left in _after(*_WRITTEN, Op(Call.SYNC, "a")))


def test_what_was_not_synced_may_be_left_whole_torn_or_not_at_all():
    left = {one["a"] for one in _after(*_WRITTEN)}
    assert {b"", b"x" * 512, bytes(512) + b"x" * 512, b"x" * 1024} == left


def test_a_name_may_be_gone_until_its_folder_is_synced():
    before = {"a" in one for one in _after(Op(Call.CREATE, "a"), Op(Call.SYNC, "a"))}
    assert before == {True, False}
    assert {"a" in one for one in _after(*_CREATED)} == {True}


def test_a_write_within_a_sector_does_not_touch_what_lies_before_it():
    short = Op(Call.WRITE, "a", data=b"y" * 600, at=500)
    left = _after(*_WRITTEN, Op(Call.SYNC, "a"), short)
    assert all(one["a"].startswith(b"x" * 500) for one in left)
    assert {one["a"].count(b"y") for one in left} <= {0, 12, 76, 88, 512, 524, 588, 600}


def test_a_move_is_done_or_not():
    moved = _after(*_WRITTEN, Op(Call.SYNC, "a"), Op(Call.RENAME, "a", "b"))
    assert {tuple(one) for one in moved} == {("a",), ("b",)}


def test_no_session_is_recorded_without_strace(tmp_path, monkeypatch):
    from faults.power import cuts

    monkeypatch.setenv("PATH", "")
    (skipped,) = cuts(tmp_path / "power", 3)
    assert skipped.skipped == "recording writes needs strace"
