"""Turns what a round says to talk about first into the timed blocks of a first workshop."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from math import ceil

from facilitator.domain.instrument import Dimension, Instrument, number_of, statement_words
from facilitator.domain.lights import Light
from facilitator.domain.methods import MaterialPer, WorkshopMethod
from facilitator.domain.reading import RoundReading
from facilitator.domain.records import BlockCategory, Milestone
from facilitator.domain.talk_first import TalkKind
from facilitator.domain.value import value

SHORTEST, LONGEST = 75, 360
"""The lengths of a workshop that can be built, in minutes."""

FEWEST, MOST = 3, 150
"""The numbers of people in the room that every agenda has methods for."""

ENOUGH = 22
"""Minutes a statement needs to be worth taking up."""

FULL_FROM = 150
"""The length from which arriving, pausing and closing need not be hurried."""

AIR = 5
"""Minutes that no block of a full agenda takes, so that beginning late is no trouble."""

NEAR = timedelta(weeks=6)
"""How far from a step of the 18 months a workshop may lie and still be that step's."""

PAUSE_EVERY = 110
GENERAL_FROM = 4


@value
class Topic:
    """A statement to talk about: why, in what words, and which dimension it belongs to."""

    statement: str
    kind: TalkKind
    reason: str
    label: str
    question: str
    dimension: str
    title: str


@value
class PlannedBlock:
    """One block of an agenda to be; `statement` is what it takes up, "" for what frames the day."""

    title: str
    category: BlockCategory
    minutes: int
    least: int
    method: str
    group: str
    outcome: str
    participants: str
    script: str
    materials: str
    cuttable: bool = False
    statement: str = ""


@value
class Plan:
    """A workshop of at most `length` minutes, what it takes up and what it has no time for."""

    length: int
    blocks: tuple[PlannedBlock, ...]
    taken: tuple[Topic, ...]
    left_out: tuple[Topic, ...]

    @property
    def minutes(self) -> int:
        """The length of all blocks together."""
        return sum(block.minutes for block in self.blocks)


@value
class _Part:
    """A part every first workshop has: its methods by preference, its minutes short and full."""

    title: str
    methods: tuple[str, ...]
    short: int
    full: int


_ARRIVE = _Part("Arrive", ("check-in", "arrival-tea"), 10, 20)
_FRAME = _Part("What you told us", ("give-back",), 15, 20)
_PAUSE = _Part("Pause", ("break",), 10, 15)
_NEXT = _Part("What happens next, and who does it", ("promises-in-pairs",), 15, 20)
_CLOSE = _Part("Keep and change", ("plus-delta",), 5, 10)

_AIMS = {
    TalkKind.SPLIT: "hear both sides",
    TalkKind.UNPROVEN: "what shows it",
    TalkKind.LOW: "a first step",
}


def topics_of(
    reading: RoundReading, instrument: Instrument, questions: Mapping[str, str]
) -> tuple[Topic, ...]:
    """What a round says to talk about first, with a question for each; nothing privacy hides."""
    homes = {s.id: dimension for dimension in instrument.dimensions for s in dimension.statements}
    return tuple(
        _topic(talk.statement, talk.kind, talk.reason, homes[talk.statement], questions)
        for talk in reading.talk_first
        if reading.statement(talk.statement).shown
    )


def _topic(
    id: str, kind: TalkKind, reason: str, home: Dimension, questions: Mapping[str, str]
) -> Topic:
    label = next(statement.label for statement in home.statements if statement.id == id)
    return Topic(id, kind, reason, label, questions.get(id, ""), home.id, home.title)


def picture_of(reading: RoundReading) -> tuple[str, ...]:
    """The profile in a few sentences to give back, made only of what may be shown."""
    came = f"{reading.responses} {'person' if reading.responses == 1 else 'people'} answered."
    scored = [(d.score, d.title) for d in reading.dimensions if d.score is not None]
    red = [light.title for light in reading.lights if light.light is Light.RED]
    said = [came]
    if len(scored) > 1:
        best, least = max(scored), min(scored)
        said.append(f"Highest: {best[1]}, {best[0]:.0f} of 100.")
        said.append(f"Lowest: {least[1]}, {least[0]:.0f} of 100.")
    if red:
        said.append(f"Trouble lights on red: {'; '.join(red)}.")
    return tuple(said)


def milestone_for(
    milestones: Sequence[Milestone], taken: Collection[str | None], on: date | None
) -> Milestone | None:
    """The step a workshop on this day belongs to: Gate 1 or an event, open and not in `taken`.

    It is the nearest one that is near, or without a day the next one. None where there is none.
    """
    free = (m for m in milestones if _holds_workshop(m) and not m.done_on and m.id not in taken)
    if on is None:
        return min(free, key=lambda m: m.due, default=None)
    near = (m for m in free if abs(m.due - on) <= NEAR)
    return min(near, key=lambda m: (abs(m.due - on), m.due), default=None)


def _holds_workshop(milestone: Milestone) -> bool:
    """Gate 1 is decided at a workshop that gives the answers back; an event is one."""
    return milestone.kind == "event" or milestone.key == "gate-1"


def build(
    topics: Sequence[Topic],
    shelf: Sequence[WorkshopMethod],
    minutes: int,
    people: int,
    picture: Sequence[str] = (),
) -> Plan:
    """A first workshop of at most so many minutes for so many people.

    Topics come in their order, as many as get `ENOUGH` minutes each; the rest are left out.
    Raises ValueError without topics, or for a length or a number of people out of range.
    """
    if not topics or not SHORTEST <= minutes <= LONGEST or not FEWEST <= people <= MOST:
        raise ValueError(f"no agenda of {minutes} minutes for {people} people and {len(topics)}")
    room = _Room(tuple(shelf), minutes, people)
    taken, pauses = room.how_many(len(topics))
    talks = room.talks(topics[:taken], room.time_to_talk(pauses))
    frame = _framed(room.part(_FRAME), picture, topics[:taken], topics[taken:])
    blocks = (
        room.part(_ARRIVE),
        frame,
        *_with_pauses(_named_apart(talks), room.part(_PAUSE), pauses),
        room.part(_NEXT),
        room.part(_CLOSE),
    )
    return Plan(minutes, blocks, tuple(topics[:taken]), tuple(topics[taken:]))


@value
class _Room:
    """The people, the minutes and the shelf to choose from."""

    shelf: tuple[WorkshopMethod, ...]
    minutes: int
    people: int

    def how_many(self, topics: int) -> tuple[int, int]:
        """How many topics there is time for, at least one, and how many pauses."""
        pauses = self.minutes // PAUSE_EVERY
        taken = min(topics, max(1, self.time_to_talk(pauses) // ENOUGH))
        return taken, min(pauses, max(1, taken // 2))

    def time_to_talk(self, pauses: int) -> int:
        """The minutes that arriving, framing, pausing and closing leave, and a little air."""
        around = sum(self.part(part).minutes for part in (_ARRIVE, _FRAME, _NEXT, _CLOSE))
        air = AIR if self.minutes >= FULL_FROM else 0
        return self.minutes - air - around - pauses * self.part(_PAUSE).minutes

    def part(self, part: _Part) -> PlannedBlock:
        """A part of the day that is no topic, with the first of its methods that suits."""
        suited = {method.id: method for method in self.shelf if method.suits(self.people)}
        method = next(suited[id] for id in part.methods if id in suited)
        wanted = part.full if self.minutes >= FULL_FROM else part.short
        return self.block(method, min(method.minutes, max(method.least, wanted)), part.title)

    def talks(self, topics: Sequence[Topic], minutes: int) -> tuple[PlannedBlock, ...]:
        """A block for each topic; minutes that one does not need go to the next that does."""
        share = _to_five(minutes // len(topics))
        methods: list[WorkshopMethod] = []
        for topic in topics:
            methods.append(self._method(topic, share, [method.id for method in methods]))
        lengths = _shared_out([method.minutes for method in methods], share, minutes)
        last = len(topics) - 1
        return tuple(
            self._talk(topic, method, length, cuttable=0 < number == last)
            for number, (topic, method, length) in enumerate(
                zip(topics, methods, lengths, strict=True)
            )
        )

    def _method(self, topic: Topic, share: int, used: Sequence[str]) -> WorkshopMethod:
        """The method that fits best: one not used yet, close to the topic, close to the time."""
        fitting = [m for m in self.shelf if _fits(m, topic, self.people) and m.least <= share]
        if not fitting:
            raise ValueError(f"no method fits {topic.statement}, {topic.kind}, in {share} minutes")
        return min(
            fitting,
            key=lambda m: (used.count(m.id), len(m.answers), abs(m.minutes - share)),
        )

    def _talk(
        self, topic: Topic, method: WorkshopMethod, minutes: int, *, cuttable: bool
    ) -> PlannedBlock:
        return self.block(
            method,
            minutes,
            f"{topic.title}: {_AIMS[topic.kind]}",
            participants=" ".join(filter(None, (f"“{topic.label}”", topic.question))),
            opening=f"Statement {number_of(topic.statement)}. {topic.reason}",
            cuttable=cuttable,
            statement=topic.statement,
        )

    def block(
        self,
        method: WorkshopMethod,
        minutes: int,
        title: str,
        *,
        participants: str = "",
        opening: str = "",
        cuttable: bool = False,
        statement: str = "",
    ) -> PlannedBlock:
        """A method as a block of this many minutes, its steps and materials scaled to fit."""
        script = (*filter(None, (opening,)), *_steps(method, minutes))
        return PlannedBlock(
            title=title,
            category=method.category,
            minutes=minutes,
            least=method.least,
            method=method.id,
            group=_group_words(method.small_group),
            outcome=method.harvest,
            participants=participants or method.summary,
            script="\n".join(script),
            materials="\n".join(_materials(method, self.people)),
            cuttable=cuttable,
            statement=statement,
        )


def _fits(method: WorkshopMethod, topic: Topic, people: int) -> bool:
    """Whether a method is for this kind of topic, this dimension, and this many people."""
    close = topic.dimension in method.answers[:1] or (
        topic.dimension in method.answers and len(method.answers) >= GENERAL_FROM
    )
    return close and topic.kind in method.fits and method.suits(people)


def _to_five(minutes: int) -> int:
    return minutes // 5 * 5


def _shared_out(wanted: Sequence[int], share: int, minutes: int) -> list[int]:
    """Each its share or what it wants, then five more at a time while minutes are left."""
    lengths = [min(share, want) for want in wanted]
    spare = minutes - sum(lengths)
    while spare >= 5 and any(want > length for want, length in zip(wanted, lengths, strict=True)):
        for number, want in enumerate(wanted):
            more = min(5, spare, want - lengths[number])
            lengths[number] += more
            spare -= more
    return lengths


def _framed(
    frame: PlannedBlock, picture: Sequence[str], taken: Sequence[Topic], left: Sequence[Topic]
) -> PlannedBlock:
    """The block that gives the profile back, and says what is taken up today and what waits."""
    today = f"Today: {_statements(taken)}."
    later = f"Not today, for want of time: {_statements(left)}. Say when." if left else ""
    script = "\n".join(filter(None, (later, frame.script)))
    return replace(frame, participants=" ".join((*picture, today)), script=script)


def _statements(topics: Sequence[Topic]) -> str:
    return statement_words([topic.statement for topic in topics])


def _with_pauses(
    talks: Sequence[PlannedBlock], pause: PlannedBlock, pauses: int
) -> Iterator[PlannedBlock]:
    after = {ceil(len(talks) * number / (pauses + 1)) for number in range(1, pauses + 1)}
    for number, talk in enumerate(talks, start=1):
        yield talk
        if number in after:
            yield pause


def _named_apart(talks: Sequence[PlannedBlock]) -> tuple[PlannedBlock, ...]:
    """Blocks that would share a title carry their statement's number in it."""
    titles = [talk.title for talk in talks]
    return tuple(
        replace(talk, title=f"{talk.title} ({number_of(talk.statement)})")
        if titles.count(talk.title) > 1
        else talk
        for talk in talks
    )


def _steps(method: WorkshopMethod, minutes: int) -> Iterator[str]:
    """The method's steps in words, their minutes scaled so that they add up to these."""
    timed = [step.minutes for step in method.steps if step.minutes]
    lengths = iter(_scaled(timed, minutes))
    for step in method.steps:
        yield f"{next(lengths)} min: {step.text}" if step.minutes else step.text


def _scaled(parts: Sequence[int], total: int) -> list[int]:
    """The parts scaled to a new total, none below 1, what rounding leaves to the largest rest."""
    whole = sum(parts)
    scaled = [max(1, part * total // whole) for part in parts]
    order = sorted(range(len(parts)), key=lambda n: -(parts[n] * total % whole))
    for number in order[: total - sum(scaled)]:
        scaled[number] += 1
    while sum(scaled) > total:
        scaled[scaled.index(max(scaled))] -= 1
    return scaled


def _group_words(size: int) -> str:
    if size == 0:
        return "everyone"
    return "pairs" if size == 2 else f"groups of {size}"


def _materials(method: WorkshopMethod, people: int) -> Iterator[str]:
    """What to bring and how many, for this many people."""
    groups = ceil(people / method.small_group) if method.small_group else 1
    times = {MaterialPer.PERSON: people, MaterialPer.GROUP: groups, MaterialPer.EVENT: 1}
    for material in method.materials:
        yield f"{material.item}: {material.count * times[material.per]}"
