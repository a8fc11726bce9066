"""Taking sheets in: one step for all of a command's files, all of them or none."""

from dataclasses import dataclass, field
from datetime import date

import pytest

from facilitator.domain import records
from facilitator.errors import UserError
from facilitator.formspec.load import known
from facilitator.operations import networks, rounds, takes, workshops
from facilitator.operations.intake import Into, take_in
from facilitator.store import copies
from facilitator.store.backups import Backups, Reason
from facilitator.store.casebook import Casebook

TODAY = date(2026, 3, 9)


@dataclass(frozen=True)
class Sheet:
    answers: dict
    role: str = "member"
    when: str = "today"
    sheet: str = ""
    source: str = "sheet.json"
    round_mark: str = ""
    edition: str = ""
    came_by: str = "json"
    mark: str = ""


@dataclass
class Case:
    casebook: Casebook
    network_id: str
    into: Into = field(init=False)

    def __post_init__(self):
        self.into = Into(self.network_id, TODAY)


@pytest.fixture
def case(tmp_path):
    with Casebook.open(tmp_path) as casebook:
        yield Case(casebook, networks.create(casebook, "Ward nurses", date(2026, 1, 5)).id)


def test_every_form_there_is_can_be_taken_in():
    assert set(takes.TAKES) == set(known())


def test_unknown_form_is_refused_with_those_there_are(case):
    with pytest.raises(UserError, match="diagnostic, network-type"):
        take_in(case.casebook, "poster", [Sheet({})], case.into)


def test_report_says_how_many_and_where(case):
    report = take_in(case.casebook, "diagnostic", [Sheet({"s01": 4}), Sheet({})], case.into)
    assert (report.sheets, report.where) == (2, "the round Baseline")


def test_undo_and_redo_of_a_whole_intake(case):
    sheets = [Sheet({"s01": n}) for n in (1, 2, 3)]
    take_in(case.casebook, "diagnostic", sheets, case.into)
    case.casebook.undo()
    assert case.casebook.find(records.Response) == case.casebook.find(records.Round) == ()
    case.casebook.redo()
    assert [r.answers for r in case.casebook.find(records.Response)] == [s.answers for s in sheets]


def test_one_wrong_sheet_keeps_the_others_out(case):
    with pytest.raises(UserError):
        take_in(case.casebook, "diagnostic", [Sheet({"s01": 4}), Sheet({"s01": 9})], case.into)
    assert case.casebook.find(records.Round) == ()
    assert case.casebook.undo_label() == "New network Ward nurses"


def test_sheet_numbers_are_kept_and_missing_ones_given(case):
    take_in(case.casebook, "diagnostic", [Sheet({}, sheet="17"), Sheet({})], case.into)
    assert [r.sheet for r in case.casebook.find(records.Response)] == ["17", "2"]


def test_a_kind_already_used_as_a_title_means_that_round(case):
    kind = records.RoundKind.EXTRA
    made = rounds.create(case.casebook, case.network_id, kind, TODAY, title="Final")
    into = Into(case.network_id, TODAY, round="final")
    take_in(case.casebook, "diagnostic", [Sheet({"s01": 2})], into)
    assert case.casebook.find(records.Response)[0].round_id == made.id


def test_two_rounds_of_one_kind_ask_which(case):
    for title in ("Spring", "Autumn"):
        rounds.create(case.casebook, case.network_id, records.RoundKind.EXTRA, TODAY, title=title)
    with pytest.raises(UserError, match="More than one round"):
        take_in(case.casebook, "diagnostic", [Sheet({})], Into(case.network_id, TODAY, "extra"))


def test_feedback_goes_to_the_workshop_that_took_place_last(case):
    past, _ = (
        workshops.add(case.casebook, case.network_id, title, on)
        for title, on in (("March", date(2026, 3, 2)), ("May", date(2026, 5, 4)))
    )
    take_in(case.casebook, "workshop-feedback", [Sheet({"useful": 4})], case.into)
    assert case.casebook.find(records.Feedback)[0].workshop_id == past.id


def test_five_hundred_sheets_are_one_quick_step(case):
    sheets = [Sheet({f"s{n:02}": 4 for n in range(1, 37)}) for _ in range(500)]
    take_in(case.casebook, "diagnostic", sheets, case.into)
    assert case.casebook.undo_label() == "Record 500 sheets of Network diagnostic"
    assert len(case.casebook.find(records.Response)) == 500


def test_a_backup_of_what_was_there_before_comes_first(case):
    take_in(case.casebook, "diagnostic", [Sheet({"s01": 4})], case.into)
    (made,) = Backups(case.casebook).listed()
    assert made.reason is Reason.BEFORE_IMPORT
    assert (made.counts["network"], made.counts["response"]) == (1, 0)
    assert Backups(case.casebook).verified(made).ok


def test_a_backup_that_holds_all_there_is_will_do(case):
    made = Backups(case.casebook).back_up()
    take_in(case.casebook, "diagnostic", [Sheet({"s01": 4})], case.into)
    assert [one.sequence for one in Backups(case.casebook).listed()] == [made.sequence]


def test_without_room_for_a_backup_nothing_is_recorded(case, monkeypatch):
    monkeypatch.setattr(copies, "SPARE", 1 << 60)
    with pytest.raises(UserError, match="not enough room"):
        take_in(case.casebook, "diagnostic", [Sheet({"s01": 4})], case.into)
    assert case.casebook.find(records.Response) == ()
