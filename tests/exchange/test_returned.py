"""Returned files: read whole, or refused in one sentence that says where."""

import csv
import io
import json
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator.errors import UserError
from facilitator.exchange import layout
from facilitator.exchange.returned import MOST_SHEETS, read
from facilitator.formspec.load import known, load
from facilitator.formspec.model import Form
from facilitator.formspec.validate import clean
from tests.formspec.answers import answers, anything

RAPID = ["s01", "s05", "s06", "s10", "s15", "s16", "s20", "s24", "s28", "s30", "s33", "s35"]
STATEMENTS = [f"s{n:02}" for n in range(1, 37)]
SHEET = {"form": "diagnostic", "version": 1, "role": "member", "answers": {"s01": 4, "s02": "?"}}
TYPE_SHEET = {
    "form": "network-type",
    "version": 1,
    "role": "agreed",
    "when": "today",
    "answers": {"q1": {"choice": "c", "evidence": "document"}},
}


@pytest.fixture
def returned(tmp_path):
    def put(name: str, content: str | bytes | object) -> Path:
        path = tmp_path / name
        if not isinstance(content, str | bytes):
            content = json.dumps(content)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return put


def refused(path: Path, form: str = "diagnostic") -> str:
    with pytest.raises(UserError) as caught:
        read(path, form)
    assert caught.value.message.startswith(path.name)
    assert "\n" not in str(caught.value)
    return caught.value.message


def table(*rows: list[object], delimiter: str = ",") -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue()


def row(role: str = "member", **given_answers: object) -> list[object]:
    return [role, *(given_answers.get(statement, "") for statement in STATEMENTS)]


HEADING = ["role", *STATEMENTS]


def test_json_sheet(returned):
    (sheet,) = read(returned("answers.json", SHEET), "diagnostic")

    assert (sheet.form, sheet.version, sheet.role, sheet.when) == ("diagnostic", 1, "member", "")
    assert sheet.answers == {"s01": 4, "s02": "?"}
    assert sheet.source == "answers.json"


def test_json_list_of_sheets(returned):
    sheets = read(returned("answers.json", [SHEET, {**SHEET, "sheet": 12}]), "diagnostic")

    assert [sheet.source for sheet in sheets] == ["answers.json, sheet 1", "answers.json, sheet 2"]
    assert [sheet.sheet for sheet in sheets] == ["", "12"]


def test_toml_sheet(returned):
    text = 'form = "diagnostic"\nversion = 1\nrole = "leader"\n[answers]\ns01 = 5\ns03 = "-"\n'

    (sheet,) = read(returned("answers.toml", text), load("diagnostic"))

    assert (sheet.role, sheet.answers) == ("leader", {"s01": 5, "s03": "-"})


def test_type_sheet(returned):
    (sheet,) = read(returned("type.json", TYPE_SHEET), "network-type")

    assert (sheet.role, sheet.when) == ("agreed", "today")
    assert sheet.answers == TYPE_SHEET["answers"]


def test_csv_row_is_a_sheet_and_an_empty_cell_no_answer(returned):
    text = table(HEADING, row(s01=4, s02="?", s36="-"), [""] * 37, row("sponsor", s03=1))

    first, second = read(returned("answers.csv", text), "diagnostic")

    assert first.answers == {"s01": 4, "s02": "?", "s36": "-"}
    assert (second.role, second.source) == ("sponsor", "answers.csv, row 4")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_as_spreadsheets_save_it(returned, encoding, delimiter):
    text = table([*HEADING, "comment"], [*row(s01="–"), "Café, naïve"], delimiter=delimiter)

    (sheet,) = read(returned("answers.csv", text.encode(encoding)), "diagnostic")

    assert sheet.answers == {"s01": "-", "comment": "Café, naïve"}


def test_csv_of_the_starred_columns_only(returned):
    text = table(["role", *RAPID], ["member", *[3] * 12])

    (sheet,) = read(returned("answers.csv", text), "diagnostic")

    assert list(sheet.answers) == RAPID


def test_csv_columns_may_stand_in_any_order_and_case(returned):
    text = table(["S36", *STATEMENTS[:-1], "Role"], [5, *[""] * 35, "member"])

    assert read(returned("answers.csv", text), "diagnostic")[0].answers == {"s36": 5}


def test_wrong_answer_names_file_row_and_column(returned):
    text = table(HEADING, row(s01=1), row(s04=9))

    assert refused(returned("answers.csv", text)) == (
        "answers.csv, row 3, s04: takes 1 to 5, ? or -; this says 9."
    )


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([["role", "x1"], ["member", 1]], "row 1: column 2 is “x1”, which diagnostic"),
        ([["role", "x1", "x2"], ["member", 1, 2]], "answers.csv: no column answers s01 (and 11 m"),
        ([HEADING[:-1], row()[:-1]], "answers.csv: the column s36 is missing."),
        ([STATEMENTS, [1] * 36], "answers.csv: the column role is missing."),
        ([["role", "s01"], ["member", 1]], "the column s05 (and 10 more) is missing."),
        ([[*HEADING, "s01"], [*row(), 1]], "row 1: has the column s01 twice."),
        ([HEADING], "has no answers under its row of column names."),
        ([HEADING, row()[:20]], "row 2: has 20 cells, where row 1 names 37 columns."),
        ([HEADING, [*row(), 1]], "row 2: has 38 cells, where row 1 names 37 columns."),
        ([HEADING, row("boss", s01=1)], "row 2, role: should be one of member, coordinator"),
        ([HEADING, row("", s01=1)], "row 2, role: is missing; it should be one of member"),
    ],
)
def test_wrong_csv_is_refused(returned, rows, words):
    assert words in refused(returned("answers.csv", table(*rows)))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"form": "quiz"}, "is of an unknown form, “quiz”."),
        ({"form": "goal-sheet"}, "is a goal-sheet sheet, not a diagnostic sheet."),
        ({"form": None}, "does not say which form it is."),
        ({"form": []}, "is of an unknown form, “a list”."),
        ({"version": 2}, "was made for version 2; this program knows version 1."),
        ({"version": "1"}, "has a version that is no whole number: 1."),
        ({"version": True}, "has a version that is no whole number: true."),
        ({"version": None}, "does not say the version of its form."),
        ({"role": "boss"}, "role: should be one of member, coordinator"),
        ({"role": None}, "role: is missing; it should be one of"),
        ({"role": {}}, "role: should be one of member"),
        ({"when": "today"}, "when: this form does not ask for it."),
        ({"sheet": [1]}, "sheet: should be a sheet's number; this says a list."),
        ({"answers": [4]}, "has no table of answers."),
        ({"answers": {"s37": 4}}, "s37: is not in this form."),
        ({"answers": {"s01": 6}}, "s01: takes 1 to 5, ? or -; this says 6."),
        ({"roll": "member"}, "has “roll”, which no sheet has."),
    ],
)
def test_wrong_sheet_is_refused(returned, change, words):
    assert words in refused(returned("answers.json", {**SHEET, **change}))


def test_type_sheet_must_say_its_time(returned):
    sheet = {key: value for key, value in TYPE_SHEET.items() if key != "when"}

    words = refused(returned("type.json", sheet), "network-type")

    assert "when: is missing; it should be one of today, wanted" in words


@pytest.mark.parametrize("name", ["many.csv", "many.json"])
def test_far_too_many_sheets_are_refused(returned, name):
    rows = [",".join(["role", *RAPID]), *["member" + ",4" * 12] * (MOST_SHEETS + 1)]
    content = "\n".join(rows) if name.endswith("csv") else [SHEET] * (MOST_SHEETS + 1)
    with pytest.raises(UserError, match="holds 2,001 sheets, and a file may hold 2,000"):
        read(returned(name, content), "diagnostic")


def test_unknown_form_asked_for(returned):
    with pytest.raises(UserError, match="no form called “quiz”"):
        read(returned("answers.json", SHEET), "quiz")


def test_one_wrong_sheet_refuses_the_file(returned):
    path = returned("answers.json", [SHEET, {**SHEET, "answers": {"s01": 0}}])

    assert "answers.json, sheet 2, s01: takes" in refused(path)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.json", '{"form": "diagnostic", "answ', "line 1: can't be read as JSON: it seems to be"),
        ("a.json", '{"form": "diagnostic", "version": 1', "it seems to be cut short."),
        ("a.json", "{'form': 1}", "something is missing or left over."),
        ("a.json", b'{"form": "\xff"}', "is not text in UTF-8."),
        ("a.json", "[" * 100_000, "is nested too deeply"),
        ("a.json", '{"version": NaN}', "has a number that no form takes."),
        ("a.json", '{"version": ' + "9" * 5000 + "}", "has a number that no form takes."),
        ("a.json", '{"form": 1, "form": 2}', "gives “form” twice in one place."),
        ("a.json", "[]", "holds no sheets."),
        ("a.json", "4", "should hold a filled form; this is 4."),
        ("a.json", "  \n", "is empty."),
        ("a.json", "", "is empty."),
        ("a.json", " " * 5_000_001, "is larger than 5 MB."),
        ("a.toml", "form = ", "can't be read as TOML"),
        ("a.toml", "a = " + "[" * 50_000, "is nested too deeply"),
        ("a.toml", "a" + ".a" * 200_000 + " = 1", "is nested too deeply"),
        ("a.toml", b"a = '\xff'", "is not text in UTF-8."),
        ("a.csv", "role,s01\x00", "is not a text file."),
        ("a.csv", b"role,\x81", "is not text in UTF-8."),
        ("a.csv", 'role,"s01', "row 1: has a quotation mark that is not closed"),
        ("a.csv", "x" * 200_000, "row 1: has a quotation mark that is not closed, or a cell"),
        ("a.csv", b"\xef\xbb\xbf", "is empty."),
        ("a.txt", "form", "should end in .pdf, .csv, .xlsx, .json or .toml."),
        ("a.ods", "PK", "is a spreadsheet of a kind that is not read."),
        ("a.xlsm", "PK", "is a spreadsheet of a kind that is not read."),
    ],
)
def test_broken_file_is_refused(returned, name, content, words):
    assert words in refused(returned(name, content))


def test_missing_file_and_folder_are_refused(tmp_path):
    (tmp_path / "folder.json").mkdir()

    assert "there is no such file" in refused(tmp_path / "none.json")
    assert "is a folder or a device" in refused(tmp_path / "folder.json")


def sheet_of(form: Form, given_answers: dict[str, object]) -> dict[str, object]:
    about = {"role": form.roles, "when": form.whens}
    said = {key: options[-1].id for key, options in about.items() if options}
    return {"form": form.id, "version": form.version, **said, "answers": given_answers}


def as_toml(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(k)} = {as_toml(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(as_toml, value)) + "]"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def as_csv(form: Form, sheet: dict) -> str:
    cells = {key: sheet[key] for key in ("role", "when") if key in sheet}
    for field_id, value in sheet["answers"].items():
        field = form.field(field_id)
        for column, path in layout.columns_of(field).items():
            cell = value
            for step in path[1:]:
                cell = cell.get(step, "") if cell else ""
            cells[column] = " ".join(cell) if isinstance(cell, list) else cell
    columns = layout.columns(form)
    return table(list(columns), [cells.get(column, "") for column in columns])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.data(), st.sampled_from(known()))
def test_what_is_written_is_read_back(returned, data, form_id):
    form = load(form_id)
    sheet = sheet_of(form, clean(form, data.draw(answers(form))))
    files = [returned("sheet.json", sheet)]
    files.append(
        returned("sheet.toml", "\n".join(f"{key} = {as_toml(sheet[key])}" for key in sheet))
    )
    if form.roles or sheet["answers"]:
        files.append(returned("sheet.csv", as_csv(form, sheet)))

    for path in files:
        (back,) = read(path, form)
        assert back.answers == sheet["answers"], path.name
        assert back.role == sheet.get("role", "")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(["a.json", "a.toml", "a.csv", "a.xlsx", "a.pdf"]),
    st.binary() | st.text().map(str.encode),
)
def test_any_file_is_read_or_refused(returned, name, content):
    with suppress(UserError):
        read(returned(name, content), "diagnostic")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.fixed_dictionaries({}, optional={key: anything for key in [*SHEET, "when", "sheet"]}))
def test_any_sheet_is_read_or_refused(returned, sheet):
    with suppress(UserError):
        read(returned("a.json", json.dumps(sheet)), "diagnostic")
