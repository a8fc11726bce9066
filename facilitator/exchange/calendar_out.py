"""The 18 months as a calendar file: milestones as whole days, workshops with their hours.

An event keeps its UID for good, made of its record's id. Its SEQUENCE counts the exports in
which it was no longer as the last one had it, and LAST-MODIFIED says since when. What the last
export had is kept in a setting, which undo does not reach: a move that is undone after an
export is a change once more, and no number ever comes twice. An event that is no longer in the
plan goes out as cancelled, so that calendars take it away.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from facilitator import clock
from facilitator.domain.agenda import minutes_of
from facilitator.domain.diary import check_words, follow_up_on
from facilitator.domain.lanes import Reader
from facilitator.store import dossier

if TYPE_CHECKING:
    from icalendar import Calendar, Component

    from facilitator.domain.dossier import Dossier
    from facilitator.domain.records import Milestone, Need, Workshop
    from facilitator.store.casebook import Casebook

ZONE = "Europe/London"
_GATE = "The network decides here: continue, change or stop."
_ASK = "Ask those who came what they used."
_LOOK = "Open it as a member would. Is what stands there still right?"
_GONE = "No longer in the plan"
_NOT_PRINTED = dict.fromkeys([*range(32), 127], " ")


@dataclass(frozen=True)
class Event:
    """One entry of the calendar; without `starts` it is the whole day."""

    uid: str
    on: date
    summary: str
    starts: time | None = None
    ends: time | None = None
    place: str = ""
    about: str = ""
    category: str = ""
    gone: bool = False

    @property
    def fingerprint(self) -> str:
        """Stands for all that a calendar would show of it; no word can be read out of it."""
        return sha256(repr(self).encode()).hexdigest()[:24]


@dataclass(frozen=True)
class Sent:
    """How an event last went out."""

    sequence: int
    fingerprint: str
    changed: str
    on: str


@dataclass(frozen=True)
class Written:
    """A calendar file, and how it differs from the one before it."""

    content: bytes
    events: int
    new: int = 0
    changed: int = 0
    gone: int = 0

    @property
    def words(self) -> str:
        """Such as "24 events; 3 changed since the last export, 1 cancelled"."""
        told = f"{self.events} event{'' if self.events == 1 else 's'}"
        since = [
            f"{number} {word}"
            for number, word in ((self.changed, "changed"), (self.gone, "cancelled"))
            if number
        ]
        return f"{told}; {', '.join(since)} since the last export" if since else told


def write(casebook: Casebook, network_id: str) -> Written:
    """The calendar of a network as its readers may have it; remembers what went out."""
    read = dossier.read(casebook, network_id, Reader.NETWORK, diagnosed=False)
    name = f"calendar-{network_id}"
    before = _remembered(casebook.setting(name, "{}"))
    found = {event.uid: event for event in events(read)}
    found |= {uid: _gone(uid, sent) for uid, sent in before.items() if uid not in found}
    now = clock.now().replace(microsecond=0)
    after = {uid: _sent(event, before.get(uid), now) for uid, event in found.items()}
    casebook.remember(name, json.dumps({uid: list(vars(s).values()) for uid, s in after.items()}))
    content = _calendar(read.network.name, [(e, after[e.uid]) for e in found.values()], now)
    return _counted(content.to_ical(), found, before, after)


def events(read: Dossier) -> Iterator[Event]:
    """Milestones, dated workshops with their follow-ups, and checks, in the order of their days.

    Each names its network, as one calendar may hold the gates of several.
    """
    found = [_milestone(milestone) for milestone in read.milestones]
    found += [_workshop(workshop, workshop.date) for workshop in read.workshops if workshop.date]
    found += [
        _follow_up(workshop, on) for workshop in read.workshops if (on := follow_up_on(workshop))
    ]
    found += [_check(need, need.check_on) for need in read.needs if need.check_on]
    whose = _line(read.network.name)
    found = [replace(event, summary=f"{event.summary} ({whose})") for event in found]
    return iter(sorted(found, key=lambda event: (event.on, event.starts or time.min, event.uid)))


def _milestone(milestone: Milestone) -> Event:
    decides = milestone.kind in ("gate", "close")
    about = [milestone.deliverable, _GATE if decides else ""]
    return Event(
        _uid(milestone.id),
        milestone.done_on or milestone.due,
        _line(milestone.title),
        about=_lines("\n".join(part for part in about if part)),
        category="Gate" if decides else "Milestone",
    )


def _workshop(workshop: Workshop, on: date) -> Event:
    starts, ends = _time(workshop.starts), _time(workshop.ends)
    return Event(
        _uid(workshop.id),
        on,
        _line(workshop.title),
        starts,
        ends if starts and ends and ends > starts else None,
        _line(workshop.place),
        _lines(workshop.question),
        "Workshop",
    )


def _follow_up(workshop: Workshop, on: date) -> Event:
    return Event(
        _uid(f"{workshop.id}-follow-up"),
        on,
        _line(f"Thirty days on: {workshop.title}"),
        about=_ASK,
        category="Follow-up",
    )


def _check(need: Need, on: date) -> Event:
    return Event(
        _uid(f"{need.id}-check"), on, _line(check_words(need)), about=_LOOK, category="Check"
    )


def _gone(uid: str, sent: Sent) -> Event:
    return Event(uid, date.fromisoformat(sent.on), _GONE, gone=True)


def _sent(event: Event, before: Sent | None, now: datetime) -> Sent:
    fresh = Sent(0, event.fingerprint, now.isoformat(), event.on.isoformat())
    if before is None:
        return fresh
    if before.fingerprint == event.fingerprint:
        return before
    return replace(fresh, sequence=before.sequence + 1)


def _counted(
    content: bytes, found: dict[str, Event], before: dict[str, Sent], after: dict[str, Sent]
) -> Written:
    changed = [e for e in found.values() if before.get(e.uid, after[e.uid]) != after[e.uid]]
    gone = sum(1 for event in changed if event.gone)
    return Written(
        content,
        events=sum(1 for event in found.values() if not event.gone),
        new=sum(1 for uid in found if uid not in before),
        changed=len(changed) - gone,
        gone=gone,
    )


def _remembered(text: str) -> dict[str, Sent]:
    return {uid: Sent(*kept) for uid, kept in json.loads(text).items()}


def _calendar(title: str, sent: list[tuple[Event, Sent]], now: datetime) -> Calendar:
    from icalendar import Calendar, vText  # a quarter of a second, and only a calendar needs it

    made = Calendar()
    made.add("prodid", "-//Facilitator//The 18 months//EN")
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", vText(_line(title)))  # as text, or its commas go out bare
    made.add("x-wr-timezone", ZONE)
    made.add_component(_zone())
    for event, how in sent:
        made.add_component(_event(event, how, now))
    return made


def _event(event: Event, sent: Sent, now: datetime) -> Component:
    from icalendar import Event as Entry

    made = Entry()
    made.add("uid", event.uid)
    made.add("dtstamp", now)
    made.add("last-modified", datetime.fromisoformat(sent.changed))
    made.add("sequence", sent.sequence)
    made.add("summary", event.summary)
    made.add("status", "CANCELLED" if event.gone else "CONFIRMED")
    for name, said in _when(event):
        made.add(name, said)
    for name, text in (("location", event.place), ("description", event.about)):
        if text:
            made.add(name, text)
    if event.category:
        made.add("categories", [event.category])
    return made


def _when(event: Event) -> Iterator[tuple[str, Any]]:
    """Its days or hours; a whole day leaves people free in their calendars."""
    if event.starts is None:
        yield "dtstart", event.on
        yield "dtend", event.on + timedelta(days=1)
        yield "transp", "TRANSPARENT"
        yield "x-microsoft-cdo-alldayevent", "TRUE"
        yield "x-microsoft-cdo-busystatus", "FREE"
        return
    yield "dtstart", _local(event.on, event.starts)
    if event.ends:
        yield "dtend", _local(event.on, event.ends)
    yield "transp", "OPAQUE"


def _local(on: date, at: time) -> datetime:
    from zoneinfo import ZoneInfo

    return datetime.combine(on, at, ZoneInfo(ZONE))


def _zone() -> Component:
    """Summer time by its two rules, as Outlook wants it rather than a list of every change."""
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

    zone = Timezone()
    zone.add("tzid", ZONE)
    winter, summer = timedelta(0), timedelta(hours=1)
    turns = (
        (TimezoneDaylight(), "BST", datetime(1996, 3, 31, 1), winter, summer, 3),
        (TimezoneStandard(), "GMT", datetime(1996, 10, 27, 2), summer, winter, 10),
    )
    for part, name, first, before, after, month in turns:
        part.add("dtstart", first)
        part.add("tzname", name)
        part.add("tzoffsetfrom", before)
        part.add("tzoffsetto", after)
        part.add("rrule", {"freq": "yearly", "bymonth": month, "byday": "-1su"})
        zone.add_component(part)
    return zone


def _uid(record_id: str) -> str:
    return f"{record_id}@facilitator"


def _time(text: str) -> time | None:
    minutes = minutes_of(text)
    return None if minutes is None or minutes >= 24 * 60 else time(*divmod(minutes, 60))


def _line(text: str) -> str:
    return " ".join(text.translate(_NOT_PRINTED).split())


def _lines(text: str) -> str:
    return "\n".join(filter(None, map(_line, text.splitlines())))
