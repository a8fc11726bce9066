"""What the casebook keeps, one frozen value for each kind of record.

The columns of the casebook's tables have these fields' names, and so have the fields
of the forms that fill them. Dates are local calendar days; ids are time-ordered UUIDs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date

from facilitator.domain.kinds import BlockCategory as BlockCategory
from facilitator.domain.kinds import Decision as Decision
from facilitator.domain.kinds import GoalStatus as GoalStatus
from facilitator.domain.kinds import RoundKind as RoundKind
from facilitator.domain.kinds import Side as Side
from facilitator.domain.lanes import Lane
from facilitator.domain.value import value

Answers = Mapping[str, object]
Day = date


@value
class Network:
    """The client: a network of practitioners and the day its 18 months began.

    `most_asks` is how often in a month one person may be asked to come to something.
    """

    id: str
    name: str
    start: Day
    nation: str = "england"
    profile: Answers = field(default_factory=dict)
    profile_version: int = 1
    invented: bool = False
    closed_on: Day | None = None
    most_asks: int = 2


@value
class Organisation:
    """A place members work in or speak for."""

    id: str
    network_id: str
    name: str
    kind: str = ""


@value
class Person:
    """Anyone in a network; `note` is the facilitator's own and stays private.

    `keep_until` is the day from which nothing about them is needed any more.
    """

    id: str
    network_id: str
    name: str
    role: str = "member"
    job: str = ""
    organisation_id: str | None = None
    interests: str = ""
    email: str = ""
    phone: str = ""
    joined: Day | None = None
    left_on: Day | None = None
    note: str = ""
    keep_until: Day | None = None


@value
class Round:
    """One time a diagnostic is run; an open session with consent may show means from four.

    In an `anonymous` round no sheet is tied to a person.
    """

    id: str
    network_id: str
    kind: RoundKind
    title: str
    held_on: Day
    rapid: bool = False
    asked: int | None = None
    open_session: bool = False
    note: str = ""
    anonymous: bool = False


@value
class Response:
    """One person's filled diagnostic: statement id to 1..5, "?" or "-".

    `form_edition` is the edition of the form they were given, "" for the program's own;
    `came_by` says how it came in: typed, or the kind of file, such as "pdf".
    """

    id: str
    network_id: str
    round_id: str
    role: str
    answers: Answers
    sheet: str = ""
    person_id: str | None = None
    form_version: int = 1
    comment: str = ""
    form_edition: str = ""
    came_by: str = ""
    entered_twice: bool = False
    receipt_id: str | None = None


@value
class EvidenceRating:
    """How far a statement is borne out: 0 none, 1 told, 2 seen, 3 corroborated."""

    id: str
    network_id: str
    round_id: str
    statement: str
    level: int
    note: str = ""


@value
class TypeSheetRecord:
    """One role's answers about the type of network, of today or wanted."""

    id: str
    network_id: str
    role: str
    when: str
    held_on: Day
    answers: Answers
    form_version: int = 1
    form_edition: str = ""


@value
class Finding:
    """Something the diagnostic or the interviews showed, worth acting on."""

    id: str
    network_id: str
    title: str
    detail: str = ""
    source: str = ""
    round_id: str | None = None
    statements: tuple[str, ...] = ()
    lane: Lane = Lane.NETWORK
    found_on: Day | None = None


@value
class Goal:
    """What the network will achieve, with the one number that is followed."""

    id: str
    network_id: str
    title: str
    position: int = 0
    status: GoalStatus = GoalStatus.ACTIVE
    aim: str = ""
    kind: str = ""
    measure: str = ""
    unit: str = ""
    baseline: float | None = None
    target: float | None = None
    owner: str = ""
    due: Day | None = None
    stage: str = ""
    scale: str = ""
    audience: str = ""
    resources: str = ""
    method: str = ""
    note: str = ""


@value
class Reading:
    """One value of a goal's measure on a date."""

    id: str
    network_id: str
    goal_id: str
    on: Day
    value: float
    note: str = ""


@value
class Story:
    """A value story: what changed for somebody, rated by its evidence (0 none to 3)."""

    id: str
    network_id: str
    title: str
    text: str = ""
    told_on: Day | None = None
    evidence: int = 1
    goal_id: str | None = None
    lane: Lane = Lane.NETWORK


@value
class Milestone:
    """A dated step of the 18 months; `hangs_on` names the milestone that carries it along."""

    id: str
    network_id: str
    key: str
    month: int
    title: str
    due: Day
    kind: str = "milestone"
    deliverable: str = ""
    hangs_on: str | None = None
    done_on: Day | None = None
    decision: Decision | None = None
    note: str = ""


@value
class Workshop:
    """An event and its front sheet."""

    id: str
    network_id: str
    title: str
    date: Day | None = None
    starts: str = "09:30"
    ends: str = "13:00"
    milestone_id: str | None = None
    question: str = ""
    place: str = ""
    people: str = ""
    invited: int | None = None
    new_faces: int | None = None
    objectives: str = ""
    harvest: str = ""
    team: str = ""
    logistics: str = ""
    travel: str = ""
    materials: str = ""
    outcome: str = ""
    held: bool = False


@value
class Block:
    """One timed part of a workshop's agenda; minutes may shrink to `least`.

    `group` is its track where several run side by side; `actual` the minutes it took.
    """

    id: str
    network_id: str
    workshop_id: str
    title: str
    position: int = 0
    minutes: int = 20
    least: int = 10
    cuttable: bool = False
    category: BlockCategory = BlockCategory.FRAME
    locked_start: str = ""
    method: str = ""
    outcome: str = ""
    lead: str = ""
    co_lead: str = ""
    group: str = ""
    participants: str = ""
    script: str = ""
    materials: str = ""
    harvest: str = ""
    actual: int | None = None


FEEDBACK, FOLLOW_UP = "workshop-feedback", "workshop-follow-up"
"""The forms that participants of a workshop fill in."""


@value
class Feedback:
    """One participant's filled form: the feedback of the day, or the follow-up 30 days on."""

    id: str
    network_id: str
    workshop_id: str
    answers: Answers
    form_version: int = 1
    form_edition: str = ""
    form: str = FEEDBACK


@value
class Agreement:
    """The three-way coaching agreement with one person."""

    id: str
    network_id: str
    person_id: str
    answers: Answers
    form_version: int = 1


@value
class Session:
    """One coaching conversation; `private_notes` never leave the casebook."""

    id: str
    network_id: str
    person_id: str
    date: Day
    minutes: int | None = None
    framework: str = "free"
    focus: str = ""
    confidence_start: int | None = None
    confidence_end: int | None = None
    shared_notes: str = ""
    private_notes: str = ""
    themes: str = ""
    next_date: Day | None = None
    pro_bono: bool = False


@value
class Promise:
    """An action someone took on, wherever it was made."""

    id: str
    network_id: str
    text: str
    owner_id: str | None = None
    owner: str = ""
    due: Day | None = None
    done_on: Day | None = None
    lane: Lane = Lane.NETWORK
    made_in: str = ""
    made_on: Day | None = None


@value
class DigitalPlan:
    """The network's digital plan: nine orientations now and wanted, and how it is kept."""

    id: str
    network_id: str
    answers: Answers
    form_version: int = 1


@value
class Need:
    """Something members need technology for, and how it will be met and left."""

    id: str
    network_id: str
    need: str
    position: int = 0
    side: Side = Side.INSIDE
    tool: str = ""
    owner: str = ""
    barrier: str = ""
    consent: str = ""
    exit: str = ""
    check_on: Day | None = None


@value
class Link:
    """One step of the thread: what `source` led to `target`, each a record's kind and id."""

    id: str
    network_id: str
    source_kind: str
    source_id: str
    target_kind: str
    target_id: str
