"""Exports of survey programs come in by their questions, without anybody's name."""

import pytest

from facilitator.errors import UserError
from facilitator.exchange import columns, returned
from facilitator.exchange.columns import How
from facilitator.exchange.returned_table import UnmatchedError
from facilitator.formspec.load import load
from tests.exchange.sent_files import (
    LABELS,
    STATEMENTS,
    csv_of,
    google,
    labels,
    limesurvey,
    microsoft,
    workbook,
)

FORM = load("diagnostic")
EVERY = [4] * 36
WORDS = [LABELS[n % 5] for n in range(34)] + ["Can't say", "Not relevant"]
MEANT = [n % 5 + 1 for n in range(34)] + ["?", "-"]


@pytest.fixture
def sent(tmp_path):
    def put(name: str, data: bytes):
        (tmp_path / name).write_bytes(data)
        return tmp_path / name

    return put


def look(path, **how):
    return returned.look(path, FORM, **how)


def answers(sheet) -> list:
    return [sheet.answers[statement] for statement in STATEMENTS]


def test_microsoft_forms_workbook(sent):
    found = look(sent("a.xlsx", workbook(*microsoft([*WORDS, "More time"], [*EVERY, ""]))))

    assert [answers(sheet) for sheet in found.sheets] == [MEANT, EVERY]
    assert [sheet.role for sheet in found.sheets] == ["member", "member"]
    assert found.sheets[0].came_by == "xlsx"


def test_microsoft_forms_csv(sent):
    rows = microsoft([*WORDS, "More time"], role="Patient partner")
    rows[0][0] = "\ufeffId"
    (sheet,) = look(sent("a.csv", csv_of(*rows))).sheets

    assert (answers(sheet), sheet.role) == (MEANT, "patient-partner")


def test_google_forms_grid(sent):
    (sheet,) = look(sent("a.csv", csv_of(*google(WORDS)))).sheets

    assert (answers(sheet), sheet.role) == (MEANT, "member")


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_limesurvey_codes(sent, delimiter):
    coded = ["A1", "A2", "A3", "A4", "A5"] * 7 + ["A3"]
    (sheet,) = look(sent("a.csv", csv_of(*limesurvey(coded), delimiter=delimiter))).sheets

    assert answers(sheet) == [int(code[1]) for code in coded]


def test_limesurvey_full_text_with_codes(sent):
    rows = limesurvey(WORDS)
    first = rows[0].index("like[SQ001]")
    for number, label in enumerate(labels()):
        code = f"like[SQ{number + 1:03}]"
        rows[0][first + number] = f"{code}. How like your network is each? [{label}]"
    (sheet,) = look(sent("a.csv", csv_of(*rows))).sheets

    assert answers(sheet) == MEANT


def test_limesurvey_with_our_ids_as_codes(sent):
    rows = limesurvey(EVERY)
    first = rows[0].index("like[SQ001]")
    rows[0][first : first + 36] = [f"diag[{statement}]" for statement in STATEMENTS]

    assert answers(look(sent("a.csv", csv_of(*rows))).sheets[0]) == EVERY


def test_heading_with_commas_within_quotes_does_not_hide_the_delimiter(sent):
    rows = limesurvey(WORDS)
    first = rows[0].index("like[SQ001]")
    rows[0][first : first + 36] = labels()
    rows[0][7] = "many" + ", many" * 60
    data = csv_of(*rows, delimiter=";").replace(b"many, many", b'"many, many', 1)
    data = data.replace(b"many;", b'many";', 1)

    assert answers(look(sent("a.csv", data)).sheets[0]) == MEANT


@pytest.mark.parametrize("rows", [microsoft([*WORDS, ""]), google(WORDS), limesurvey(EVERY)])
def test_no_name_or_address_is_taken(sent, rows):
    found = look(sent("a.csv", csv_of(*rows)))

    kept = str(found)
    assert "nhs.test" not in kept
    assert "Pat 1" not in kept
    assert "10.0.0.1" not in kept


def test_what_is_left_out_is_told_with_the_reason():
    match = columns.match([str(cell) for cell in microsoft()[0]], FORM)

    assert {column.heading: column.how for column in match.left_out} == {
        "ID": How.SURVEY,
        "Start time": How.SURVEY,
        "Completion time": How.SURVEY,
        "Email": How.PERSONAL,
        "Name": How.PERSONAL,
        "Last modified time": How.SURVEY,
        "Anything else?": How.UNKNOWN,
    }
    assert len(match.taken) == 37


@pytest.mark.parametrize(
    ("heading", "target", "how"),
    [
        ("s04", "s04", How.EXACT),
        ("S04", "s04", How.EXACT),
        ("s04. People whose backing we need", "s04", How.EXACT),
        ("Statement 4", "s04", How.NUMBER),
        ("Q4", "s04", How.NUMBER),
        ("4.", "s04", How.NUMBER),
        ("Q1[SQ004]", "s04", How.NUMBER),
        ("We can count this year’s priorities on one hand.", "s02", How.WORDS),
        ("2. we can count this year's priorities on one hand", "s02", How.WORDS),
        ("We can count this year's priorities on one hand. (list)", "s02", How.WORDS),
        ("<b>We can count</b> this year's priorities on one\u00a0hand.", "s02", How.WORDS),
        ("We can count this year's main priorities on one hand", "s02", How.NEAR),
        ("Q4[other]", "", How.UNKNOWN),
        ("s04[comment]", "", How.UNKNOWN),
        ("2. How many years have you been here?", "", How.UNKNOWN),
        ("Q77", "", How.UNKNOWN),
        ("Your full name", "", How.PERSONAL),
        ("What is your e-mail?", "", How.PERSONAL),
        ("Mobile number", "", How.PERSONAL),
        ("groupTime715", "", How.SURVEY),
        ("", "", How.UNKNOWN),
    ],
)
def test_heading(heading, target, how):
    (column,) = columns.match([heading], FORM).columns

    assert (column.target, column.how) == (target, how)


def test_two_columns_that_mean_the_same_are_both_left_out():
    match = columns.match(["Statement 4", "Q4"], FORM)

    assert [column.how for column in match.columns] == [How.UNCLEAR, How.UNCLEAR]


def test_the_surer_of_two_columns_is_taken():
    match = columns.match(["Q4", "s04"], FORM)

    assert [column.target for column in match.columns] == ["", "s04"]


def test_columns_that_are_missing_are_told_with_what_was_understood(sent):
    rows = [[cell for cell in row[:20]] for row in microsoft([*EVERY, ""])]
    with pytest.raises(UnmatchedError, match="no column answers s14") as caught:
        look(sent("a.csv", csv_of(*rows)))

    assert caught.value.match.missing[0] == "s14"
    assert len(caught.value.match.taken) == 14


def test_what_somebody_chose_decides(sent):
    rows = microsoft([*EVERY, "Tea"])
    rows[0][7] = "Nobody would know this heading"
    path = sent("a.csv", csv_of(*rows))
    with pytest.raises(UnmatchedError, match="no column answers s01") as caught:
        look(path)
    match = caught.value.match
    targets = [*match.targets[:7], "s01", *match.targets[8:-1], "comment"]
    (sheet,) = look(path, chosen={match.header: targets}).sheets

    assert sheet.answers["s01"] == 4
    assert sheet.answers["comment"] == "Tea"


def test_what_was_chosen_of_a_form_that_has_changed_is_forgotten():
    match = columns.match(["s01", "s02"], FORM, ("s01", "gone"))

    assert [column.how for column in match.columns] == [How.EXACT, How.EXACT]


def test_survey_without_a_role_needs_to_be_told_whose_it_is(sent):
    rows = [[*row[:6], *row[7:]] for row in microsoft([*EVERY, ""])]
    path = sent("a.csv", csv_of(*rows))
    with pytest.raises(UserError, match="no column answers role"):
        look(path)

    assert look(path, role="sponsor").sheets[0].role == "sponsor"


def test_response_is_known_again_in_a_later_export_and_two_alike_are_told_apart(sent):
    first = look(sent("a.csv", csv_of(*microsoft([*EVERY, ""])))).sheets
    later = look(sent("b.csv", csv_of(*microsoft([*EVERY, ""], [*EVERY, ""])))).sheets

    assert first[0].mark == later[0].mark
    assert later[0].mark != later[1].mark
    assert all(sheet.mark for sheet in later)


def test_rows_of_our_own_layout_have_no_mark(sent):
    rows = [["role", *STATEMENTS], ["member", *EVERY]]

    assert look(sent("a.csv", csv_of(*rows))).sheets[0].mark == ""


def test_code_in_a_column_names_round_and_role(sent):
    from facilitator.domain.scale import Role
    from facilitator.domain.sheet_code import code_of

    code = code_of("round", 3, Role.SPONSOR)
    rows = [["sheet", *STATEMENTS], [str(code).lower(), *EVERY]]
    (sheet,) = look(sent("a.csv", csv_of(*rows))).sheets

    assert (sheet.sheet, sheet.round_mark, sheet.role) == (str(code), code.round, "sponsor")


def test_word_that_is_no_answer_is_refused_by_its_place(sent):
    path = sent("a.csv", csv_of(*google(["Rarely", *EVERY[1:]])))
    with pytest.raises(UserError, match=r"a\.csv, row 2, s01: takes 1 to 5.*Rarely"):
        look(path)
