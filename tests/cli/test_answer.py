"""What came of each file is told, and the exit code says whether all, some or none came in."""

import json

import pytest

from facilitator.domain import records
from facilitator.store.casebook import Casebook
from tests.cli.command_line import STATEMENTS, sheet
from tests.exchange.sent_files import csv_of, filled, google, microsoft, workbook

pytestmark = pytest.mark.usefixtures("read_here")


@pytest.fixture
def sent(begun):
    (begun.files / "sent").mkdir()

    def put(name: str, data: bytes | object):
        path = begun.files / "sent" / name
        path.write_bytes(data if isinstance(data, bytes) else json.dumps(data).encode())
        return path

    return put


def answer(line, *arguments):
    return line.run("answer", "diagnostic", *arguments, "--network", "Ward")


def kept(line):
    with Casebook.open(line.folder) as casebook:
        return casebook.find(records.Response)


def test_a_folder_of_every_kind_comes_in(begun, sent):
    sent("a.pdf", filled({"role": "leader", "a/s01": "2"}))
    sent("b.csv", csv_of(["role", *STATEMENTS], ["member", *[4] * 36]))
    sent("c.xlsx", workbook(*microsoft([*[3] * 36, ""], [*[5] * 36, ""])))
    folder = sent("d.json", sheet(s01=1)).parent
    done = answer(begun, folder)

    assert done.code == 0
    assert done.out.startswith("Recorded 5 sheets of Network diagnostic in the round Baseline of ")
    assert "  c.xlsx: 2 sheets\n" in done.out
    assert [one.came_by for one in kept(begun)] == ["pdf", "csv", "xlsx", "xlsx", "json"]


def test_exit_code_1_where_some_were_refused(begun, sent):
    done = answer(begun, sent("a.json", sheet(s01=1)), sent("b.pdf", b"%PDF-1.7 "))

    assert done.code == 1
    assert done.err == ""
    assert "  a.json: 1 sheet\n" in done.out
    assert "  Not taken: b.pdf: is damaged or cut short. Ask for it again.\n" in done.out
    assert len(kept(begun)) == 1


def test_exit_code_2_and_a_line_each_where_none_came_in(begun, sent):
    before = begun.contents()
    done = answer(begun, sent("a.json", b"{"), sent("b.txt", b"hello"))

    assert (done.code, done.out) == (2, "")
    assert [line.split(":")[1].strip() for line in done.err.splitlines()] == [
        "a.json, line 1",
        "b.txt",
    ]
    assert begun.contents() == before


def test_a_file_that_is_in_already_is_told(begun, sent):
    path = sent("a.json", sheet(s01=1))
    answer(begun, path)
    again = answer(begun, path)
    more = answer(begun, path, sent("b.json", sheet(s01=2)))

    assert again.code == 2
    assert "a.json: this file came in on 9 March 2026, for the round Baseline." in again.err
    assert more.code == 0
    assert "  a.json: 1 sheet left, this file came in on 9 March 2026" in more.out
    assert len(kept(begun)) == 2


def test_columns_left_out_are_shown(begun, sent):
    done = answer(begun, sent("a.csv", csv_of(*google([4] * 36))))

    assert "  Column 1 “Timestamp”: left out, the survey program's own\n" in done.out
    assert "  Column 2 “Email address”: left out, names and addresses are never taken\n" in done.out


def test_columns_are_read_next_time_as_they_were_before(begun, sent):
    from facilitator.operations import column_memory

    answer(begun, sent("a.csv", csv_of(*google([4] * 36))))
    with Casebook.open(begun.folder) as casebook:
        [targets] = column_memory.remembered(casebook, "diagnostic").values()
        assert targets == ("", "", "role", *STATEMENTS)
        answered = dict(column_memory.remembered(casebook, "diagnostic"))
        [header] = answered
        column_memory.remember(casebook, "diagnostic", header, ("", "", "role", *STATEMENTS[::-1]))
    answer(begun, sent("b.csv", csv_of(*google([1, *[4] * 35]))))

    assert kept(begun)[1].answers["s36"] == 1


def test_role_for_sheets_that_do_not_say_theirs(begun, sent):
    rows = [[*row[:2], *row[3:]] for row in google([4] * 36)]
    path = sent("a.csv", csv_of(*rows))

    assert "no column answers role. Say whose" in answer(begun, path).refusal
    assert answer(begun, path, "--role", "sponsor").code == 0
    assert kept(begun)[0].role == "sponsor"


def test_json_tells_everything(begun, sent):
    sent("a.json", sheet(s01=1))
    sent("b.json", b"{")
    sent("c.csv", csv_of(*google([4] * 36)))
    folder = sent("d.json", sheet(s01=1)).parent
    done = answer(begun, folder, "--json")

    assert done.code == 1
    told = done.data
    assert (told["where"], told["sheets"]) == ("the round Baseline", 2)
    assert [one["sheets"] for one in told["accepted"]] == [1, 1]
    assert told["refused"][0]["file"].endswith("b.json")
    assert told["already"][0]["why"] == "the same file is here twice"
    assert told["columns"][0]["columns"][2] == {
        "column": 3,
        "heading": "What is your role?",
        "answers": "role",
        "how": "near",
    }


def test_names_of_files_do_not_steer_the_terminal(begun, sent):
    done = answer(begun, sent("a\x1b[2J.json", sheet(s01=1)), sent("b\x1b.json", b"{"))

    assert done.code == 1
    assert "\x1b" not in done.out
