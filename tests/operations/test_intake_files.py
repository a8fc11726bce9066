"""Files come in one by one within one step; what is in already or belongs elsewhere stays out."""

from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import pytest

from facilitator.domain import records
from facilitator.domain.review_records import Batch, Receipt
from facilitator.domain.scale import Role
from facilitator.domain.sheet_code import code_of, round_mark
from facilitator.errors import UserError
from facilitator.operations import batches, column_memory, networks, rounds, workshops
from facilitator.operations.intake import Into, take_in_files
from tests.operations.test_intake import Sheet

TODAY = date(2026, 3, 9)
BASELINE = records.RoundKind.BASELINE


@dataclass(frozen=True)
class File:
    path: Path
    digest: str
    sheets: tuple = ()
    refusal: UserError | None = None


def file(name: str, *sheets: Sheet, digest: str = "") -> File:
    return File(Path(name), digest or name, sheets or (Sheet({"s01": 4}),))


@dataclass
class Case:
    casebook: object
    network: records.Network
    round: records.Round = field(init=False)

    def __post_init__(self):
        self.round = rounds.create(self.casebook, self.network.id, BASELINE, TODAY)

    def take(self, *files: File, form: str = "diagnostic", **into: str):
        return take_in_files(self.casebook, form, files, Into(self.network.id, TODAY, **into))

    def coded(self, number: int, round_id: str = "", **answers: object) -> Sheet:
        code = code_of(round_id or self.round.id, number, Role.MEMBER)
        return Sheet(answers or {"s01": 4}, sheet=str(code), round_mark=code.round, came_by="pdf")

    def kept(self, kind=records.Response):
        return self.casebook.find(kind)


@pytest.fixture
def case(casebook, network):
    return Case(casebook, network)


def test_each_file_is_told_with_its_sheets(case):
    report = case.take(file("a.csv", Sheet({}), Sheet({"s02": 1})), file("b.json"))

    assert [(taken.path.name, taken.sheets) for taken in report.accepted] == [
        ("a.csv", 2),
        ("b.json", 1),
    ]
    assert (report.sheets, report.where) == (3, "the round Baseline")


def test_one_undo_takes_all_of_it_back_and_one_redo_brings_it(case):
    before = case.casebook.undo_label()
    case.take(file("a.csv", Sheet({}), Sheet({"s02": 1})), file("b.json"))

    assert case.casebook.undo() == "Record 3 sheets of Network diagnostic"
    assert case.kept() == case.kept(Receipt) == ()
    assert case.casebook.undo_label() == before
    case.casebook.redo()
    assert len(case.kept()) == 3


def test_a_refused_file_keeps_no_other_out(case):
    wrong = File(Path("wrong.pdf"), "", refusal=UserError("wrong.pdf: is damaged."))
    report = case.take(file("a.json"), wrong, file("b.json"))

    assert [(one.path.name, one.reason.message) for one in report.refused] == [
        ("wrong.pdf", "wrong.pdf: is damaged.")
    ]
    assert len(case.kept()) == 2


def test_a_file_that_fails_while_it_is_recorded_leaves_nothing_of_itself(case):
    bad = file("bad.csv", Sheet({"s01": 4}), Sheet({"s01": 9}))
    report = case.take(file("a.json"), bad, file("b.json"))

    assert [one.path.name for one in report.refused] == ["bad.csv"]
    assert [one.path.name for one in report.accepted] == ["a.json", "b.json"]
    assert len(case.kept()) == 2
    assert len(case.kept(Receipt)) == 2


def test_where_nothing_may_come_in_there_is_no_step_and_no_round(casebook, network):
    into = Into(network.id, TODAY)
    before = casebook.undo_label()
    report = take_in_files(casebook, "diagnostic", [file("a.csv", Sheet({"s01": 9}))], into)

    assert (report.where, report.sheets, len(report.refused)) == ("", 0, 1)
    assert casebook.find(records.Round) == ()
    assert casebook.undo_label() == before


def test_answers_keep_how_they_came_with_their_receipt_and_edition(case):
    case.take(file("a.pdf", replace(case.coded(3), edition="abcd1234")))

    (kept,), (receipt,) = case.kept(), case.kept(Receipt)
    assert (kept.came_by, kept.form_edition, kept.receipt_id) == ("pdf", "abcd1234", receipt.id)
    assert (receipt.digest, receipt.place_id, receipt.sheets) == ("a.pdf", case.round.id, 1)


# What is in already


def test_the_same_file_is_known_again_under_any_name(case):
    case.take(file("a.csv", digest="same"))
    report = case.take(file("copy of a.csv", digest="same"), file("b.csv"))

    assert [(one.path.name, one.why) for one in report.already] == [
        ("copy of a.csv", "this file came in on 9 March 2026, for the round Baseline")
    ]
    assert len(case.kept()) == 2


def test_the_same_file_twice_at_once_comes_in_once(case):
    report = case.take(file("a.csv", digest="same"), file("b.csv", digest="same"))

    assert [one.why for one in report.already] == ["the same file is here twice"]
    assert len(case.kept()) == 1


def test_a_file_taken_back_may_come_again(case):
    case.take(file("a.csv"))
    case.casebook.undo()

    assert case.take(file("a.csv")).sheets == 1


@pytest.mark.parametrize("by", ["sheet", "round"])
def test_a_file_whose_sheets_were_removed_may_come_again(case, by):
    case.take(file("a.csv"))
    if by == "sheet":
        rounds.remove_response(case.casebook, case.kept()[0].id)
    else:
        rounds.remove(case.casebook, case.round.id)

    assert case.take(file("a.csv")).sheets == 1


def test_a_numbered_sheet_comes_in_once(case):
    case.take(file("a.pdf", case.coded(14)))
    report = case.take(file("b.pdf", case.coded(14, s01=5)), file("c.pdf", case.coded(15)))

    assert report.already[0].why == f"sheet {case.coded(14).sheet} is in already"
    assert [one.path.name for one in report.accepted] == ["c.pdf"]


def test_a_sheet_typed_by_its_number_is_known(case):
    batches.send(case.casebook, case.round.id, "member", 20, on=TODAY)
    rounds.record(case.casebook, case.round.id, "member", {"s01": 2}, sheet="14")

    assert case.take(file("a.pdf", case.coded(14))).sheets == 0


def test_numbers_given_to_sheets_without_one_are_never_those_sent_out(case):
    batches.send(case.casebook, case.round.id, "member", 20, on=TODAY)
    case.take(file("a.csv", Sheet({"s01": 1}), Sheet({"s01": 2})))

    assert [kept.sheet for kept in case.kept()] == ["21", "22"]
    assert case.take(file("b.pdf", case.coded(1))).sheets == 1
    assert case.kept(Batch)[0].count == 20


def test_responses_of_a_survey_that_grew_come_in_once(case):
    first = [Sheet({"s01": n}, mark=f"row {n}") for n in (1, 2)]
    case.take(file("monday.csv", *first))
    report = case.take(file("friday.csv", *first, Sheet({"s01": 3}, mark="row 3")))

    assert [(one.sheets, one.why) for one in report.already] == [(2, "these came in before")]
    assert report.accepted[0].sheets == 1
    assert len(case.kept()) == 3


def test_the_same_responses_may_go_to_another_round(case):
    sheets = [Sheet({"s01": 1}, mark="row 1")]
    case.take(file("a.csv", *sheets))
    report = case.take(file("b.csv", *sheets), round="mid")

    assert (report.sheets, report.where) == (1, "the round Mid-point")


# What belongs elsewhere


def test_a_sheet_of_another_round_is_refused_by_its_name(case):
    other = rounds.create(case.casebook, case.network.id, records.RoundKind.MID, date(2025, 1, 5))
    report = case.take(file("a.pdf", case.coded(14, other.id)), round="baseline")

    assert report.refused[0].reason.message.endswith("is of the round Mid-point.")
    assert case.take(file("a.pdf", case.coded(14, other.id)), round="mid").sheets == 1


def test_a_sheet_of_another_network_is_refused_by_its_name(case):
    theirs = networks.create(case.casebook, "Midwives", TODAY)
    other = rounds.create(case.casebook, theirs.id, BASELINE, TODAY)
    report = case.take(file("a.pdf", case.coded(14, other.id)))

    assert "is of the round Baseline of Midwives" in report.refused[0].reason.message


def test_a_sheet_of_a_round_nobody_knows_is_refused_with_its_whole_file(case):
    unknown = case.coded(14, "gone")
    report = case.take(file("a.csv", Sheet({"s01": 1}), unknown), file("b.json"))

    assert "is of a round that is not in this casebook" in report.refused[0].reason.message
    assert len(case.kept()) == 1
    assert unknown.round_mark == round_mark("gone")


def test_a_round_of_the_rapid_12_takes_no_other_answers(case):
    rapid = rounds.create(case.casebook, case.network.id, BASELINE, TODAY, rapid=True, title="R")
    report = case.take(file("a.json", Sheet({"s02": 1})), file("b.json"), round=rapid.title)

    assert "statement 2 is answered" in report.refused[0].reason.message
    assert len(case.kept()) == 1


# Other forms


def test_feedback_files_are_known_again_by_their_workshop(case):
    workshops.add(case.casebook, case.network.id, "First day", date(2026, 3, 2))
    sheets = (Sheet({"useful": 4}), Sheet({"useful": 5}))
    report = case.take(file("a.csv", *sheets), form="workshop-feedback")
    again = case.take(file("a.csv", *sheets), form="workshop-feedback")

    assert (report.sheets, report.where) == (2, "the workshop First day")
    assert again.already[0].why.endswith("for the workshop First day")


def test_feedback_of_a_workshop_that_was_removed_may_come_again(case):
    first = workshops.add(case.casebook, case.network.id, "First day", date(2026, 3, 2))
    workshops.add(case.casebook, case.network.id, "Second day", date(2026, 2, 2))
    case.take(file("a.csv", Sheet({"useful": 4})), form="workshop-feedback")
    workshops.remove(case.casebook, first.id)
    assert case.kept(Receipt) == ()
    again = case.take(file("a.csv", Sheet({"useful": 4})), form="workshop-feedback")
    assert (again.sheets, again.where) == (1, "the workshop Second day")


def test_where_there_is_no_place_for_any_it_is_said_once(case):
    with pytest.raises(UserError, match="no workshop yet"):
        case.take(file("a.csv", Sheet({"useful": 4})), form="workshop-feedback")


def test_unknown_form_is_refused(case):
    with pytest.raises(UserError, match="The forms are|cannot be recorded"):
        case.take(file("a.csv"), form="poster")


def test_a_thousand_files_are_one_quick_step(case):
    files = [file(f"{n}.pdf", case.coded(n + 1)) for n in range(1000)]

    assert case.take(*files).sheets == 1000
    assert case.casebook.undo_label() == "Record 1000 sheets of Network diagnostic"


# What columns were taken for


def test_columns_are_remembered_for_each_form(casebook):
    column_memory.remember(casebook, "diagnostic", "abc", ("role", "", "s01"))

    assert column_memory.remembered(casebook, "diagnostic") == {"abc": ("role", "", "s01")}
    assert column_memory.remembered(casebook, "goal-sheet") == {}


def test_only_so_many_headers_are_remembered(casebook):
    for number in range(column_memory.MOST + 5):
        column_memory.remember(casebook, "diagnostic", str(number), ("s01",))
    kept = column_memory.remembered(casebook, "diagnostic")

    assert list(kept) == [str(number) for number in range(5, column_memory.MOST + 5)]
