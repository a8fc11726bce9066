"""How the diagnostic page says rounds, roles, scores and what privacy hides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from facilitator import content
from facilitator.domain.instrument import Instrument
from facilitator.domain.privacy import OPEN_SESSION, STANDARD, Privacy
from facilitator.domain.reading import RoundReading
from facilitator.domain.records import Finding, Response, Round, RoundKind
from facilitator.domain.scale import Role
from facilitator.ui.widgets.dates import date_words

ROLES = {
    Role.MEMBER: ("member", "members"),
    Role.COORDINATOR: ("coordinator", "coordinators"),
    Role.LEADER: ("leader", "leaders"),
    Role.SPONSOR: ("sponsor", "sponsors"),
    Role.PATIENT_PARTNER: ("patient partner", "patient partners"),
}
KINDS = {
    RoundKind.BASELINE: "Baseline",
    RoundKind.MID: "Mid-point",
    RoundKind.FINAL: "Final",
    RoundKind.EXTRA: "Extra round",
}
AGREEMENT = {
    "shared": ("Shared", "green"),
    "mixed": ("Mixed", "amber"),
    "split": ("Split", "coral"),
}
BANDS = {
    "start-here": ("Start here", "coral"),
    "emerging": ("Emerging", "amber"),
    "working": ("Working", "teal"),
    "strength": ("Strength", "green"),
}
LIGHTS = {
    "red": ("Look now", "coral"),
    "amber": ("Watch", "amber"),
    "green": ("Well", "green"),
    "grey": ("Too few answers", "plain"),
}
EVIDENCE = ("none", "told", "seen", "corroborated")
_NUMBERS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight")


@dataclass(frozen=True)
class Shown:
    """One round as the page shows it; profiles are by dimension, 0 to 100.

    `responses` are its sheets, `rounds` those that many were asked in, to compare it with,
    `returned` how many sheets each round has.
    `beside` is the coordinator's Rapid 12 where it is another round, `alone` where this
    round is nothing but that one sheet.
    """

    round: Round
    reading: RoundReading
    roles: Mapping[str, int]
    beside: Mapping[str, float]
    alone: Mapping[str, float]
    findings: tuple[Finding, ...]
    responses: tuple[Response, ...] = ()
    rounds: tuple[Round, ...] = ()
    returned: Mapping[str, int] = field(default_factory=dict)

    def finding_on(self, statement: str) -> Finding | None:
        """The finding made from a statement of this round."""
        return next(
            (
                finding
                for finding in self.findings
                if statement in finding.statements and finding.round_id == self.round.id
            ),
            None,
        )


def counted(number: int, one: str, many: str) -> str:
    """A number of things: "1 response", "30 responses"."""
    return f"{number} {one if number == 1 else many}"


def heading(shown: Shown) -> str:
    """Such as "Baseline, 30 responses"."""
    return f"{shown.round.title}, {counted(shown.reading.responses, 'response', 'responses')}"


def note(shown: Shown) -> str:
    """What was asked, when, and who answered."""
    round_ = shown.round
    asked = "Rapid 12" if round_.rapid else "Full survey"
    of = _of_asked(shown.reading.responses, round_.asked)
    session = " in an open session" if round_.open_session else ""
    who = roles_words(shown.roles)
    return f"{asked}{session}, {date_words(round_.held_on)}{of}." + (f" {who}." if who else "")


def _of_asked(returned: int, asked: int | None) -> str:
    """More come back than were asked where a survey's link was passed on."""
    if not asked:
        return ""
    return (
        f", {returned} of {asked} asked"
        if returned <= asked
        else f", {asked} asked and more answered"
    )


def roles_words(roles: Mapping[str, int]) -> str:
    """Such as "27 members, coordinator, 2 sponsors"."""
    parts = []
    for role, (one, many) in ROLES.items():
        if number := roles.get(role, 0):
            parts.append(one if number == 1 else f"{number} {many}")
    words = ", ".join(parts)
    return words[:1].upper() + words[1:]


def round_words(round_: Round, returned: int) -> str:
    """A round in the chooser: its name, date and how many came back."""
    of = f" of {round_.asked}" if round_.asked and returned <= round_.asked else ""
    return f"{round_.title}, {date_words(round_.held_on)} ({returned}{of})"


def asked_in(round_: Round) -> Instrument:
    """The statements that a round asks."""
    whole = content.instrument()
    return whole.rapid if round_.rapid else whole


def privacy_of(shown: Shown) -> Privacy:
    """From how many answers a round's averages and dots show."""
    return OPEN_SESSION if shown.round.open_session else STANDARD


def too_few(shown: Shown) -> bool:
    """Whether so few have answered that no average of theirs may show."""
    return not shown.alone and not privacy_of(shown).shows_mean(shown.reading.responses)


def hidden_words(shown: Shown) -> str:
    """What is hidden and why while few have answered, or ""."""
    returned, privacy = shown.reading.responses, privacy_of(shown)
    if privacy.shows_dots(returned) or not returned:
        return ""
    if shown.alone:
        return (
            "One sheet, the coordinator's own. It is laid over the members' profile in later "
            "rounds. Next, ask the members: open a new round with all 36 statements."
        )
    came = counted(returned, "sheet has", "sheets have").capitalize()
    if too_few(shown):
        more = privacy.mean_from - returned
        return (
            f"{came} come back; {_NUMBERS[more]} more {'is' if more == 1 else 'are'} needed. Until "
            "then the profile, the lights, the averages and what to talk about first stay hidden, "
            "so that nobody's answers can be read off. Under Statements, each shows only its "
            "lowest and highest answer."
        )
    return f"{came} come back. Single answers show as dots from eight."


def dark_words(reading: RoundReading) -> str:
    """That many could not say, where three in ten did, or ""."""
    if not reading.in_the_dark or reading.cant_say is None:
        return ""
    return (
        f"People are in the dark: {reading.cant_say:.0%} of answers are “can't say”. "
        "What would they need to see or hear before they could answer?"
    )


def group_words(reading: RoundReading) -> str:
    """Why core and members are not shown apart, or ""."""
    if all(gap.gap is not None for gap in reading.gap) or not reading.responses:
        return ""
    return (
        "Core is the leader, the coordinator and the sponsor. Core and members are shown apart "
        "only where each side has five or more; with fewer, answers could be worked out by "
        "taking one side from the whole."
    )


def finding_title(kind: str, label: str) -> str:
    """What a finding made from a statement is called until somebody says it better."""
    opening = {"split": "Views differ", "unproven": "Strong but unproven", "low": "Rated low"}
    return f"{opening[kind]}: {label.rstrip('.')}"


def answered(response: Response) -> int:
    """How many statements of a sheet have an answer, "?" and "-" among them."""
    asked = content.instrument().statements
    return sum(response.answers.get(one.id) not in (None, "") for one in asked)


def next_sheet(responses: tuple[Response, ...]) -> str:
    """The number the next sheet gets: one more than the highest."""
    numbers = [int(r.sheet) for r in responses if r.sheet.isdecimal()]
    return str(max(numbers, default=len(responses)) + 1)
