"""The one table of who may read what: every field of every kind of record has its lane here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from facilitator.domain import deliver_records, records, review_records
from facilitator.domain.lanes import Lane
from facilitator.domain.value import value


@value
class Rule:
    """Who may read one kind of record, and what one and several of them are called.

    `lanes` names the fields of each lane; the lane of `id` is the record's, unless it is
    `chosen`, for then each record has its own. `whose` is the field with the person whose
    coaching it comes from; with none, nobody but the facilitator reads the coachee's lane.
    `parts` says by lane what stays behind of a record that is shown without some of its fields.
    Of what is `added_up`, readers get only what many of them say together.
    """

    one: str
    many: str
    lanes: Mapping[Lane, str]
    chosen: bool = False
    whose: str = ""
    parts: Mapping[Lane, str] = field(default_factory=dict)
    added_up: bool = False

    def fields(self) -> dict[str, Lane]:
        """The lane of each field."""
        return {name: lane for lane, names in self.lanes.items() for name in names.split()}

    def lane_of(self, record: object) -> Lane:
        """The lane of a record of this kind."""
        return Lane(record.lane) if self.chosen else self.fields()["id"]  # type: ignore[attr-defined]


RULES: dict[type, Rule] = {
    records.Network: Rule(
        "network",
        "networks",
        {Lane.SPONSOR: "id name start nation profile profile_version invented closed_on most_asks"},
    ),
    records.Organisation: Rule(
        "organisation", "organisations", {Lane.SPONSOR: "id network_id name kind"}
    ),
    records.Person: Rule(
        "person",
        "people",
        {
            Lane.SPONSOR: "id network_id name role job organisation_id joined left_on",
            Lane.NETWORK: "interests",
            Lane.PRIVATE: "email phone note keep_until",
        },
        parts={Lane.PRIVATE: "contact details and notes of", Lane.NETWORK: "interests of"},
    ),
    records.Round: Rule(
        "round of the diagnostic",
        "rounds of the diagnostic",
        {
            Lane.SPONSOR: "id network_id kind title held_on rapid asked open_session anonymous",
            Lane.PRIVATE: "note",
        },
        parts={Lane.PRIVATE: "notes on"},
    ),
    records.Response: Rule(
        "filled diagnostic",
        "filled diagnostics",
        {
            Lane.PRIVATE: "id network_id round_id role answers sheet person_id form_version "
            "comment form_edition came_by entered_twice receipt_id",
        },
        added_up=True,
    ),
    records.EvidenceRating: Rule(
        "rating of evidence",
        "ratings of evidence",
        {Lane.NETWORK: "id network_id round_id statement level", Lane.PRIVATE: "note"},
        parts={Lane.PRIVATE: "notes on"},
    ),
    records.TypeSheetRecord: Rule(
        "network type sheet",
        "network type sheets",
        {Lane.NETWORK: "id network_id role when held_on answers form_version form_edition"},
    ),
    records.Finding: Rule(
        "finding",
        "findings",
        {
            Lane.SPONSOR: "id network_id title detail source round_id statements lane found_on",
        },
        chosen=True,
    ),
    records.Goal: Rule(
        "goal",
        "goals",
        {
            Lane.SPONSOR: "id network_id title position status aim kind measure unit baseline "
            "target owner due stage scale audience resources method note",
        },
    ),
    records.Reading: Rule(
        "reading of a measure",
        "readings of measures",
        {Lane.SPONSOR: "id network_id goal_id on value", Lane.NETWORK: "note"},
        parts={Lane.NETWORK: "remarks on"},
    ),
    records.Story: Rule(
        "value story",
        "value stories",
        {Lane.SPONSOR: "id network_id title text told_on evidence goal_id lane"},
        chosen=True,
    ),
    records.Milestone: Rule(
        "step of the 18 months",
        "steps of the 18 months",
        {
            Lane.SPONSOR: "id network_id key month title due kind deliverable hangs_on done_on "
            "decision",
            Lane.PRIVATE: "note",
        },
        parts={Lane.PRIVATE: "notes on"},
    ),
    records.Workshop: Rule(
        "workshop",
        "workshops",
        {
            Lane.SPONSOR: "id network_id title date starts ends milestone_id question place "
            "invited new_faces objectives outcome held",
            Lane.NETWORK: "people harvest team logistics travel materials",
        },
        parts={Lane.NETWORK: "working details of"},
    ),
    records.Block: Rule(
        "part of an agenda",
        "parts of agendas",
        {
            Lane.NETWORK: "id network_id workshop_id title position minutes least cuttable "
            "category locked_start method outcome lead co_lead group participants script "
            "materials harvest actual",
        },
    ),
    records.Feedback: Rule(
        "workshop feedback sheet",
        "workshop feedback sheets",
        {Lane.PRIVATE: "id network_id workshop_id answers form_version form_edition form"},
    ),
    records.Agreement: Rule(
        "coaching agreement",
        "coaching agreements",
        {Lane.COACHEE: "id network_id person_id answers form_version"},
        whose="person_id",
    ),
    records.Session: Rule(
        "coaching session",
        "coaching sessions",
        {
            Lane.COACHEE: "id network_id person_id date minutes framework focus "
            "confidence_start confidence_end shared_notes themes next_date pro_bono",
            Lane.PRIVATE: "private_notes",
        },
        whose="person_id",
        parts={Lane.PRIVATE: "private notes on"},
    ),
    records.Promise: Rule(
        "promise",
        "promises",
        {Lane.SPONSOR: "id network_id text owner_id owner due done_on lane made_in made_on"},
        chosen=True,
        whose="owner_id",
    ),
    records.DigitalPlan: Rule(
        "digital plan", "digital plans", {Lane.SPONSOR: "id network_id answers form_version"}
    ),
    records.Need: Rule(
        "digital need",
        "digital needs",
        {Lane.SPONSOR: "id network_id need position side tool owner barrier consent exit check_on"},
    ),
    records.Link: Rule(
        "step of the thread",
        "steps of the thread",
        {Lane.SPONSOR: "id network_id source_kind source_id target_kind target_id"},
    ),
    deliver_records.Objective: Rule(
        "earlier objective",
        "earlier objectives",
        {Lane.SPONSOR: "id network_id title position source verdict reason goal_id decided_on"},
    ),
    deliver_records.Driver: Rule(
        "part of a driver sketch",
        "parts of driver sketches",
        {Lane.SPONSOR: "id network_id goal_id text kind driver_id position"},
    ),
    deliver_records.QuietPeriod: Rule(
        "quiet time", "quiet times", {Lane.SPONSOR: "id network_id title starts ends"}
    ),
    deliver_records.FrozenPlan: Rule(
        "frozen plan",
        "frozen plans",
        {Lane.NETWORK: "id network_id number frozen_on milestone_id content"},
    ),
    deliver_records.Guest: Rule(
        "invitation",
        "invitations",
        {
            Lane.NETWORK: "id network_id workshop_id person_id invited_on reply came is_new",
            Lane.PRIVATE: "why",
        },
        parts={Lane.PRIVATE: "reasons for"},
    ),
    deliver_records.HarvestItem: Rule(
        "thing a workshop produced",
        "things workshops produced",
        {
            Lane.SPONSOR: "id network_id workshop_id gift text block_id person_id promise_id lane",
        },
        chosen=True,
    ),
    deliver_records.AgendaTemplate: Rule(
        "agenda template", "agenda templates", {Lane.SPONSOR: "id title note blocks"}
    ),
    deliver_records.LiveRun: Rule(
        "workshop as it ran",
        "workshops as they ran",
        {Lane.NETWORK: "id network_id workshop_id on began ended log"},
    ),
    deliver_records.Channel: Rule(
        "channel",
        "channels",
        {Lane.SPONSOR: "id network_id name side purpose reach owner position"},
    ),
    review_records.Batch: Rule(
        "batch of sheets sent out",
        "batches of sheets sent out",
        {Lane.SPONSOR: "id network_id round_id role count first way sent_on"},
    ),
    review_records.Receipt: Rule(
        "file taken in",
        "files taken in",
        {Lane.PRIVATE: "id network_id form digest place_id sheets came_on"},
    ),
    review_records.WallMark: Rule(
        "mark on a wall chart",
        "marks on wall charts",
        {Lane.NETWORK: "id network_id round_id statement low high agreed group"},
    ),
    review_records.ReviewNote: Rule(
        "note of the rapid review",
        "notes of the rapid review",
        {
            Lane.SPONSOR: "id network_id heard title held_on lane",
            Lane.PRIVATE: "role person_id text",
        },
        chosen=True,
        parts={Lane.PRIVATE: "wording and source of"},
    ),
    review_records.Excerpt: Rule(
        "excerpt of the rapid review",
        "excerpts of the rapid review",
        {Lane.SPONSOR: "id network_id review_note_id text statements level lane"},
        chosen=True,
    ),
    review_records.FormEdition: Rule(
        "form of your own",
        "forms of your own",
        {Lane.SPONSOR: "id form version edition source taken_on"},
    ),
}
"""One rule for each kind of record. A field that is not in it is read by nobody else.

Documents that a network or its sponsor reads tell of coaching only what `Support` holds: the
hours and rhythm agreed, and the time used. Of filled diagnostics they tell what privacy allows.
"""


def counted(kind: type, number: int) -> str:
    """A number of records of a kind in words, such as "9 coaching sessions"."""
    rule = RULES[kind]
    return f"{number} {rule.one if number == 1 else rule.many}"
