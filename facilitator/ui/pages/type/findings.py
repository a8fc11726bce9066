"""What the sheets about the type of network add up to, in values and words a page can show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from facilitator import content
from facilitator.domain.clashes import SheetRole, When
from facilitator.domain.dossier import TypeReading
from facilitator.domain.governance import GovernanceFit, governance_of
from facilitator.domain.network_type import (
    Classification,
    Evidence,
    NetworkType,
    Verdict,
    classify,
    parse_answers,
)
from facilitator.domain.records import Network, Organisation, TypeSheetRecord
from facilitator.domain.saying import listed
from facilitator.domain.type_words import verdict_words
from facilitator.formspec import load
from facilitator.store import readings
from facilitator.store.casebook import Casebook
from facilitator.ui.widgets.dates import date_words

FORM = "network-type"
ROLES = {
    SheetRole.AGREED: "Agreed",
    SheetRole.COORDINATOR: "Coordinator",
    SheetRole.LEADER: "Leader",
    SheetRole.SPONSOR: "Sponsor",
    SheetRole.MEMBER: "Member",
}
PILLS = {
    Verdict.CLEAR: ("Clear", "green"),
    Verdict.LEANING: ("Leaning", "teal"),
    Verdict.HYBRID: ("Hybrid", "violet"),
    Verdict.MIXED: ("Mixed", "amber"),
    Verdict.TOO_LITTLE_KNOWN: ("Too little known", "plain"),
}


@dataclass(frozen=True)
class Told:
    """What a page shows about the type: both readings, the sheets behind them, governance."""

    when: When
    today: TypeReading | None
    wanted: TypeReading | None
    sheets: tuple[TypeSheetRecord, ...]
    governance: GovernanceFit

    @property
    def reading(self) -> TypeReading | None:
        """The reading of the time in front."""
        return self.today if self.when is When.TODAY else self.wanted

    @property
    def other(self) -> TypeReading | None:
        """The reading of the other time."""
        return self.wanted if self.when is When.TODAY else self.today


def tell(casebook: Casebook, network_id: str, when: When) -> Told:
    """Read everything said about a network's type."""
    network = casebook.get(Network, network_id)
    places = casebook.find(Organisation, network_id=network_id)
    return Told(
        when,
        readings.type_reading(casebook, network_id, When.TODAY),
        readings.type_reading(casebook, network_id, When.WANTED),
        casebook.find(TypeSheetRecord, order="held_on id", network_id=network_id),
        governance_of(network.profile, len(places)),
    )


def types_of(reading: TypeReading) -> tuple[NetworkType, ...]:
    """The types a verdict names; of a mixed network the nearest."""
    table, found = content.network_types(), reading.classification
    if found.verdict is Verdict.TOO_LITTLE_KNOWN:
        return ()
    return tuple(table.type(id) for id in found.named or (found.types[0].id,))


def headline(told: Told) -> str:
    """The verdict in plain sentences, or that nothing is known yet."""
    if told.reading is None:
        return "Nothing is known yet. Answer the agreed sheet, or the coordinator's."
    words = verdict_words(told.reading.classification, content.network_types())
    return words if told.when is When.TODAY else f"Wanted: {words[0].lower()}{words[1:]}"


def first_headline() -> str:
    """What the first answers make of the headline, until enough of them count."""
    table = content.network_types()
    return verdict_words(classify(table, {}), table)


def coverage_words(reading: TypeReading) -> str:
    """How much rests on evidence, and whose sheet decides."""
    found, asked = reading.classification, len(content.network_types().questions)
    whose = "the agreed sheet" if reading.decided_by == SheetRole.AGREED else "the coordinator's"
    coverage = (
        "" if found.verdict is Verdict.CLEAR else f", coverage by evidence {found.coverage:.0%}"
    )
    return f"From {whose}: {found.answered} of {asked} questions count{coverage}."


def question_words(question_id: str) -> str:
    """A question with its number, as the form has it."""
    field = load.load(FORM).field(question_id)
    return f"{question_id.removeprefix('q')}. {field.label}"


def surer(told: Told) -> list[tuple[str, str]]:
    """What would make it surer: a sentence, and the question it is about or ""."""
    answers = told.reading.answers if told.reading else {}
    found = []
    for question in content.network_types().questions:
        answer = answers.get(question.id)
        number = question.id.removeprefix("q")
        if answer is not None and answer.choice and not answer.counts:
            found.append((f"Question {number}: say how the answer is known.", question.id))
        elif answer is None or not answer.counts:
            found.append((f"Question {number} does not count yet: answer it.", question.id))
        elif answer.evidence is Evidence.GUESS:
            found.append((f"Question {number} is a guess: ask two people.", question.id))
        elif answer.evidence is Evidence.TOLD:
            found.append((f"Question {number} is one person's word: find a page.", question.id))
    return found + [(words, "") for words in _missing_sheets(told)]


def _missing_sheets(told: Told) -> list[str]:
    kept = {sheet.role for sheet in told.sheets if sheet.when == told.when}
    missing = [
        words.lower()
        for role, words in ROLES.items()
        if role is not SheetRole.AGREED and role not in kept
    ]
    if not missing:
        return []
    asked = [f"the {words}" if words != "member" else "members" for words in missing]
    return [f"Ask {listed(asked)} for a sheet of their own."]


def history(told: Told) -> list[tuple[str, Classification]]:
    """Each deciding sheet of today, oldest first, then what is wanted."""
    table, found = content.network_types(), []
    for sheet in _deciding(told.sheets, When.TODAY):
        words = date_words(sheet.held_on)
        found.append((words, classify(table, parse_answers(sheet.answers))))
    if told.wanted:
        found.append(("Wanted", told.wanted.classification))
    return found


def _deciding(sheets: Sequence[TypeSheetRecord], when: When) -> list[TypeSheetRecord]:
    for role in (SheetRole.AGREED, SheetRole.COORDINATOR):
        if found := [s for s in sheets if s.role == role and s.when == when and s.answers]:
            return found
    return []
