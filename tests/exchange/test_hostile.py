"""Files made to harm are refused in time and memory, with the same reader unheld as control."""

import json
import sys
import time
from pathlib import Path

import pytest

from facilitator.errors import UserError
from facilitator.exchange import child, files
from tests.exchange.hostile import MB, SHEET, Run, pipe, sparse, unheld, workbook

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(sys.platform == "win32", reason="pipes, devices and limits differ"),
]

PATIENT = 60
"""Seconds in which memory is used up before time, however busy the machine is."""
A_THIRD = child.MEMORY // 3
"""Bytes that are used up sooner; that the limit is 300 MB is a test in test_child.py."""

RAPID = "role,s01,s05,s06,s10,s15,s16,s20,s24,s28,s30,s33,s35"
XXE = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'
LAUGHS = '<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>'


@pytest.fixture
def sent(tmp_path):
    def put(name: str, content: str | bytes | object) -> Path:
        text = content if isinstance(content, str | bytes) else json.dumps(content)
        (tmp_path / name).write_bytes(text.encode() if isinstance(text, str) else text)
        return tmp_path / name

    return put


def refused(path: Path | str, seconds: int = child.SECONDS, memory: int = child.MEMORY) -> str:
    """Why it was refused, and that it was refused in time."""
    begun = time.monotonic()
    with pytest.raises(UserError) as caught:
        child.read([path], "diagnostic", seconds=seconds, memory=memory)
    assert time.monotonic() - begun < seconds + 3
    assert caught.value.message.startswith(Path(path).name)
    return caught.value.message


def test_the_limits_are_those_promised():
    assert (child.SECONDS, child.MEMORY, files.LARGEST) == (5, 300 * MB, 5 * MB)


# What is no text, whatever its name says


@pytest.mark.parametrize("suffix", ["csv", "json", "toml"])
@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"PK\x03\x04macros", "is a spreadsheet, or another zipped file"),
        (b"\xd0\xcf\x11\xe0old", "is an old spreadsheet"),
        (b"%PDF-1.7 " + b"1 0 obj <<>> endobj " * 1000, "is a PDF"),
        (XXE, "is a web page or XML"),
        (b"\xef\xbb\xbf\n " + LAUGHS.encode(), "is a web page or XML"),
        (b"\x1f\x8b\x08", "is a zipped file"),
        ("role,s01\nmember,4\n".encode("utf-16"), "is text in UTF-16"),
        ("role,s01\nmember,4\n".encode("utf-16-be"), "is not a text file"),
        (b"role,s01\nmember,\x00\n", "is not a text file"),
    ],
)
def test_what_is_no_text_is_refused_by_what_is_in_it(sent, content, words, suffix):
    with pytest.raises(UserError, match=words):
        files.text(sent(f"sheets.{suffix}", content))


def test_zip_bomb_is_never_unpacked(sent):
    bomb = sent("sheets.csv", workbook())
    assert bomb.stat().st_size < MB
    unpack = "import zipfile; z = zipfile.ZipFile(sys.argv[1]); z.read('xl/worksheets/sheet1.xml')"
    control = unheld(unpack, bomb)

    assert "zipped file" in refused(bomb)
    assert not (bomb.parent.parent / "slipped.txt").exists()
    assert control.memory > child.MEMORY


@pytest.mark.parametrize("name", ["a.xlsm", "a.xls", "a.ods", "a.numbers"])
def test_other_spreadsheets_are_not_opened_at_all(tmp_path, name):
    assert "of a kind that is not read" in refused(pipe(tmp_path / name))


# Too large to be read


def test_file_of_100_megabytes_is_not_read(sent):
    big = sent("sheets.csv", RAPID.encode() + b"\nmember" * (100 * MB // 7))
    control = unheld("data = open(sys.argv[1]).read().split()", big)

    assert "is larger than 5 MB" in refused(big)
    assert control.memory > child.MEMORY


def test_file_of_a_gigabyte_of_nothing_is_not_read(tmp_path):
    hole = sparse(tmp_path / "sheets.json", 1_000 * MB)
    control = unheld("data = open(sys.argv[1], 'rb').read()", hole)

    assert "is larger than 5 MB" in refused(hole)
    assert control.memory > child.MEMORY


def test_a_file_that_hides_its_size_is_read_no_further(tmp_path):
    """As those of /proc do, which say that they are empty."""
    endless = Path("/proc/self/pagemap")
    if not endless.exists() or endless.stat().st_size:
        pytest.skip("this system has no such file")
    (tmp_path / "sheets.csv").symlink_to(endless)

    assert "sheets.csv: is larger than 5 MB." in refused(tmp_path / "sheets.csv")


# Files that wait


@pytest.mark.parametrize("suffix", ["csv", "json", "toml"])
def test_a_pipe_is_not_waited_for(tmp_path, suffix):
    waiting = pipe(tmp_path / f"sheets.{suffix}")

    assert "is a folder or a device" in refused(waiting)


def test_a_pipe_keeps_an_unheld_reader_waiting(tmp_path):
    assert unheld("open(sys.argv[1]).read()", pipe(tmp_path / "a.csv"), seconds=1).ended is False


@pytest.mark.parametrize("device", ["/dev/zero", "/dev/urandom", "/dev/tty", "/dev/full", "/"])
def test_a_link_to_a_device_is_not_followed_into_it(tmp_path, device):
    (tmp_path / "sheets.csv").symlink_to(device)

    assert refused(tmp_path / "sheets.csv").startswith("sheets.csv: ")


def test_an_endless_device_fills_an_unheld_reader():
    control = unheld("data = open('/dev/zero', 'rb').read(320_000_000)")

    assert control.memory > child.MEMORY


def test_links_in_a_circle_and_to_nothing_are_refused(tmp_path):
    (tmp_path / "a.csv").symlink_to(tmp_path / "b.csv")
    (tmp_path / "b.csv").symlink_to(tmp_path / "a.csv")
    (tmp_path / "c.csv").symlink_to(tmp_path / "nowhere.csv")

    assert "can't be read" in refused(tmp_path / "a.csv")
    assert "there is no such file" in refused(tmp_path / "c.csv")


def test_a_link_to_a_sheet_is_a_sheet(sent, tmp_path):
    (tmp_path / "link.json").symlink_to(sent("sheet.json", SHEET))

    assert child.read([tmp_path / "link.json"], "diagnostic")[0].answers == {"s01": 4}


# Text that swells or winds


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.json", "[" * 4_900_000),
        ("a.json", '{"a":' * 900_000),
        ("a.json", '{"version": ' + "9" * 4_900_000 + "}"),
        ("a.json", '{"version": 1e' + "9" * 400_000 + "}"),
        ("a.toml", "a = " + "[" * 4_900_000),
        ("a.toml", "a = " + "{a=" * 1_600_000),
        ("a.toml", "a" + ".a" * 2_400_000 + " = 1"),
        ("a.toml", "[a" + ".a" * 2_400_000 + "]"),
        ("a.toml", "".join(f"a{n}.b.c.d.e.f.g = 1\n" for n in range(200_000))),
        ("a.toml", "version = " + "9" * 4_900_000),
        ("a.toml", 'a = """' + "\\" * 4_900_000),
        ("a.csv", RAPID + "\n" * 4_900_000),
        ("a.csv", "," * 4_900_000),
        ("a.csv", RAPID + "\nmember" + ',"' * 2_400_000),
        ("a.csv", "\ufeff" * 1_600_000),
    ],
)
def test_hostile_text_is_refused_in_time_and_memory(sent, name, content):
    assert refused(sent(name, content), seconds=1)


def test_endless_key_keeps_an_unheld_reader_busy():
    control = unheld("import tomllib; tomllib.loads('a' + '.a' * 200_000 + ' = 1')", seconds=1)

    assert control.ended is False


def test_a_file_of_empty_lines_fills_an_unheld_reader(sent):
    lines = sent("a.csv", RAPID + "\n" * 4_900_000)
    control = _in_process(lines)

    assert "takes far too much memory to read" in refused(lines, PATIENT, A_THIRD)
    assert control.memory > A_THIRD


def test_a_list_of_empty_sheets_fills_an_unheld_reader(sent):
    sheets = sent("a.json", "[" + "{}," * 1_600_000 + "{}]")
    control = _in_process(sheets)

    assert "takes far too much memory to read" in refused(sheets, PATIENT, A_THIRD)
    assert control.memory > A_THIRD


def _in_process(path: Path) -> Run:
    code = "from facilitator.exchange import returned; returned.read(sys.argv[1], 'diagnostic')"
    return unheld(code, path, memory=A_THIRD)


# Odd letters


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ("+ADw-script+AD4-", "+ADw-script+AD4-"),
        ("a\\u0000b", "ab"),
        ("\\ud800 alone", "\ufffd alone"),
        ("\\udc00\\ud800", "\ufffd\ufffd"),
        ("\\ud83d\\ude00", "\U0001f600"),
        ("\u202ereversed", "\u202ereversed"),
    ],
)
def test_odd_letters_are_kept_as_plain_text(sent, raw, kept):
    text = json.dumps({**SHEET, "answers": {"comment": "?"}}).replace('"?"', f'"{raw}"')

    (sheet,) = child.read([sent("a.json", text)], "diagnostic")

    assert sheet.answers["comment"] == kept
    assert str(sheet).encode("utf-8")


def test_control_json_by_itself_keeps_lone_surrogates_and_nul():
    assert json.loads('"\\ud800\\u0000"') == "\ud800\0"


@pytest.mark.parametrize("name", ["odd\udcff.json", "new\nline.json", "-.json", "--help.json"])
def test_odd_names_of_files_are_read(sent, name):
    assert child.read([sent(name, SHEET)], "diagnostic")[0].answers == {"s01": 4}
