"""What PySide6 compiles at every start is compiled once."""

import builtins
import subprocess
import sys

import pytest
from PySide6.QtWidgets import QLabel

from facilitator.ui import bytecode

SOURCE = b"answer = 6 * 7\n"


@pytest.fixture(autouse=True)
def _may_write(monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


def made(file, source=SOURCE):
    """What the source comes to when compiled inside."""
    names = {}
    with bytecode.kept(file):
        exec(compile(source, "part.py", "exec"), names)
    return names["answer"]


def test_a_source_is_compiled_once(tmp_path, monkeypatch):
    assert made(tmp_path / "kept") == 42
    monkeypatch.setattr(builtins, "compile", None)
    assert made(tmp_path / "kept") == 42


def test_a_changed_source_is_compiled_anew(tmp_path):
    made(tmp_path / "kept")
    assert made(tmp_path / "kept", b"answer = 1\n") == 1


@pytest.mark.parametrize("damage", [b"", b"\xff\x00", b"i\x01\x00\x00\x00"])
def test_a_damaged_file_costs_only_the_time(tmp_path, damage):
    (tmp_path / "kept").write_bytes(damage)
    assert made(tmp_path / "kept") == 42
    assert (tmp_path / "kept").read_bytes() != damage


def test_bytecode_of_another_python_is_not_used(tmp_path, monkeypatch):
    made(tmp_path / "kept")
    monkeypatch.setattr(bytecode, "MAGIC_NUMBER", b"other")
    monkeypatch.setattr(bytecode.marshal, "dumps", lambda value: b"anew")
    made(tmp_path / "kept")
    assert (tmp_path / "kept").read_bytes() == b"anew"


def test_a_folder_that_cannot_be_written_is_passed_over(tmp_path):
    assert made(tmp_path / "nowhere" / "kept") == 42


def test_nothing_is_kept_where_python_keeps_nothing(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    made(tmp_path / "kept")
    assert not (tmp_path / "kept").exists()


def test_compile_is_itself_again_afterwards(tmp_path):
    plain = builtins.compile
    with pytest.raises(ZeroDivisionError), bytecode.kept(tmp_path / "kept"):
        raise ZeroDivisionError
    assert builtins.compile is plain


def test_the_writer_of_type_stubs_is_left_out(tmp_path):
    with bytecode.kept(tmp_path / "kept"):
        code = compile(SOURCE, bytecode.STUB_WRITER, "exec")
    assert "answer" not in code.co_names


def test_the_window_starts_without_what_only_the_writer_of_type_stubs_needs():
    asked = "import sys, facilitator.ui; print([n for n in ('argparse', 'logging', %r) if n in %s])"
    told = subprocess.run(
        [sys.executable, "-c", asked % ("shibokensupport.signature.loader", "sys.modules")],
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.strip() == "['shibokensupport.signature.loader']"


def test_a_call_with_wrong_arguments_still_says_what_was_expected():
    with pytest.raises(TypeError, match=r"QLabel\.__init__\(text: str"):
        QLabel(3, 4, 5)
