"""Everything about one network, as one reader may see it: what pages and paper are made of."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from facilitator.domain.coaching_told import Client, CoachingStory
from facilitator.domain.deliver_records import (
    Channel,
    Driver,
    FrozenPlan,
    Guest,
    HarvestItem,
    LiveRun,
    Objective,
    QuietPeriod,
)
from facilitator.domain.lanes import Reader
from facilitator.domain.records import (
    Agreement,
    Block,
    DigitalPlan,
    Finding,
    Goal,
    GoalStatus,
    Link,
    Milestone,
    Need,
    Network,
    Organisation,
    Person,
    Promise,
    Reading,
    Round,
    Session,
    Story,
    TypeSheetRecord,
    Workshop,
)
from facilitator.domain.review_records import Batch, Excerpt, ReviewNote, WallMark
from facilitator.domain.value import value

if TYPE_CHECKING:
    from collections.abc import Mapping

    from facilitator.domain.change import Change
    from facilitator.domain.clashes import Clash
    from facilitator.domain.network_type import Classification, TypeAnswer
    from facilitator.domain.own_questions import OwnQuestion
    from facilitator.domain.pivots import Pivot
    from facilitator.domain.reading import RoundReading
    from facilitator.domain.scale import Answer


@value
class Returned:
    """How many sheets of a round came back, by role."""

    round_id: str
    by_role: Mapping[str, int]

    @property
    def total(self) -> int:
        """Every sheet that came back."""
        return sum(self.by_role.values())


@value
class Slip:
    """One respondent's own answers, by statement, known only by the number of their sheet."""

    round_id: str
    number: int
    answers: Mapping[str, Answer]


@value
class Support:
    """The coaching of one person: hours and rhythm, never contents.

    That it was agreed anyone may know, by role; how much, how often and of whom only those who
    agreed it, and `sessions` and `minutes` only the two who talk.
    """

    person_id: str
    role: str
    name: str = ""
    hours_agreed: float | None = None
    frequency: str = ""
    sessions: int = 0
    minutes: int = 0

    @property
    def is_agreed(self) -> bool:
        """Whether hours or rhythm are agreed: coaching that is not is nobody else's to know."""
        return self.hours_agreed is not None or bool(self.frequency.strip())


@value
class TypeReading:
    """What the sheets of today, or of what is wanted, say the network is."""

    when: str
    decided_by: str
    answers: Mapping[str, TypeAnswer]
    classification: Classification
    pivots: tuple[Pivot, ...]
    clashes: tuple[Clash, ...]


@value
class Diagnosis:
    """What the forms add up to; private answers are behind it, never in it."""

    rounds: Mapping[str, RoundReading] = field(default_factory=dict)
    changes: tuple[Change, ...] = ()
    dimension_changes: tuple[Change, ...] = ()
    compared: tuple[str, str] | None = None
    coordinator: Mapping[str, float] = field(default_factory=dict)
    today: TypeReading | None = None
    wanted: TypeReading | None = None
    own_questions: Mapping[str, tuple[OwnQuestion, ...]] = field(default_factory=dict)


@value
class Dossier:
    """One network's records, redacted for `reader`; tuples are in reading order.

    `facilitator` and `contact` are the facilitator's own, for signatures. `diagnosis` is
    filled where the dossier was read for paper, else empty; `slips` only where it was read for
    the respondents themselves, `clients` for an assessor, and `told` for sponsor and network.
    `followed_up` are the ids of workshops of which follow-up sheets are back.
    """

    reader: Reader
    network: Network
    facilitator: str = ""
    contact: str = ""
    people: tuple[Person, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    rounds: tuple[Round, ...] = ()
    returned: tuple[Returned, ...] = ()
    batches: tuple[Batch, ...] = ()
    wall_marks: tuple[WallMark, ...] = ()
    review_notes: tuple[ReviewNote, ...] = ()
    excerpts: tuple[Excerpt, ...] = ()
    type_sheets: tuple[TypeSheetRecord, ...] = ()
    findings: tuple[Finding, ...] = ()
    goals: tuple[Goal, ...] = ()
    readings: tuple[Reading, ...] = ()
    stories: tuple[Story, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    workshops: tuple[Workshop, ...] = ()
    followed_up: frozenset[str] = frozenset()
    blocks: tuple[Block, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    sessions: tuple[Session, ...] = ()
    support: tuple[Support, ...] = ()
    clients: tuple[Client, ...] = ()
    told: CoachingStory = field(default_factory=CoachingStory)
    promises: tuple[Promise, ...] = ()
    digital_plan: DigitalPlan | None = None
    needs: tuple[Need, ...] = ()
    objectives: tuple[Objective, ...] = ()
    drivers: tuple[Driver, ...] = ()
    quiet_periods: tuple[QuietPeriod, ...] = ()
    frozen_plans: tuple[FrozenPlan, ...] = ()
    guests: tuple[Guest, ...] = ()
    harvest: tuple[HarvestItem, ...] = ()
    live_runs: tuple[LiveRun, ...] = ()
    channels: tuple[Channel, ...] = ()
    links: tuple[Link, ...] = ()
    diagnosis: Diagnosis = field(default_factory=Diagnosis)
    slips: tuple[Slip, ...] = ()

    @property
    def active_goals(self) -> tuple[Goal, ...]:
        """The goals being worked on, at most three."""
        return tuple(goal for goal in self.goals if goal.status is GoalStatus.ACTIVE)

    def person(self, person_id: str | None) -> Person | None:
        """The person with this id, where this reader may know them."""
        return next((person for person in self.people if person.id == person_id), None)

    def in_role(self, role: str) -> Person | None:
        """The first person with this role, such as the leader."""
        return next((person for person in self.people if person.role == role), None)

    def blocks_of(self, workshop_id: str) -> tuple[Block, ...]:
        """A workshop's agenda in order."""
        return tuple(block for block in self.blocks if block.workshop_id == workshop_id)

    def returned_in(self, round_id: str) -> int:
        """How many sheets of a round came back."""
        return next((r.total for r in self.returned if r.round_id == round_id), 0)
