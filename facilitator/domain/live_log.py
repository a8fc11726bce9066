"""What is kept of a workshop while it runs, so that it can be gone on with after anything."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from facilitator.domain.live_run import Part, Run, moved

_TIME = re.compile(r"(\d{1,3}):(\d\d):(\d\d(?:\.\d+)?)\Z", re.ASCII)


def time_of(seconds: float) -> str:
    """Seconds since midnight as HH:MM:SS.mmm; past midnight the hours go on to 24 and more."""
    whole = round(seconds * 1000)
    hours, rest = divmod(whole, 3_600_000)
    minutes, left = divmod(rest, 60_000)
    return f"{hours:02d}:{minutes:02d}:{left // 1000:02d}.{left % 1000:03d}"


def seconds_of(time: object) -> float | None:
    """Seconds since midnight of a time such as "09:30:00.250"; None for anything else."""
    found = _TIME.match(time) if isinstance(time, str) else None
    return int(found[1]) * 3600 + int(found[2]) * 60 + float(found[3]) if found else None


def log_of(run: Run, now: float) -> dict[str, object]:
    """What happened so far, by block, as JSON; and when it was kept."""
    paused = {} if run.paused_at is None else {"paused_at": time_of(run.paused_at)}
    return {
        "began": time_of(run.began or 0),
        "moved": round(run.moved, 3),
        "kept": time_of(now),
        "parts": {part.id: _part_of(part) for part in run.parts},
        **paused,
    }


def restored(planned: Run, log: Mapping[str, object]) -> Run:
    """The run that a log tells of, on the agenda as it is now.

    A block that is not in the log is still to come; what the log says of one that is gone is
    passed over.
    """
    kept: Any = log.get("parts")
    parts = kept if isinstance(kept, Mapping) else {}
    by = log.get("moved")
    run = moved(planned, float(by) if isinstance(by, int | float) else 0.0)
    legs = tuple(
        tuple(tuple(_restored(part, parts.get(part.id)) for part in track) for track in leg)
        for leg in run.legs
    )
    began, paused = seconds_of(log.get("began")), seconds_of(log.get("paused_at"))
    return replace(run, legs=legs, began=began, paused_at=paused)


def kept_at(log: Mapping[str, object]) -> float | None:
    """When the log was last written, in seconds since midnight."""
    return seconds_of(log.get("kept"))


def _part_of(part: Part) -> dict[str, object]:
    planned = round((part.ends - part.starts) / 60)
    told: dict[str, object] = {} if part.minutes == planned else {"minutes": part.minutes}
    for name in ("began", "ended"):
        if (at := getattr(part, name)) is not None:
            told[name] = time_of(at)
    if part.paused:
        told["paused"] = round(part.paused, 3)
    return told | ({"dropped": True} if part.dropped else {})


def _restored(part: Part, told: object) -> Part:
    if not isinstance(told, Mapping):
        return part
    minutes, paused = told.get("minutes"), told.get("paused")
    return replace(
        part,
        minutes=minutes if isinstance(minutes, int) and minutes >= 0 else part.minutes,
        began=seconds_of(told.get("began")),
        ended=seconds_of(told.get("ended")),
        paused=float(paused) if isinstance(paused, int | float) else 0.0,
        dropped=told.get("dropped") is True,
    )
