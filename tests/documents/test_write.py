"""A file is put in place whole, or not at all."""

import os
from pathlib import Path

import pytest

from facilitator.documents import write
from facilitator.documents.write import write_atomically
from facilitator.errors import UserError


def test_the_file_holds_what_was_drawn(tmp_path: Path) -> None:
    target = tmp_path / "plan.pdf"

    write_atomically(target, lambda file: file.write(b"drawn"))

    assert target.read_bytes() == b"drawn"
    assert [path.name for path in tmp_path.iterdir()] == ["plan.pdf"]


def test_a_failed_drawing_leaves_the_old_file_and_no_trace(tmp_path: Path) -> None:
    target = tmp_path / "plan.pdf"
    target.write_bytes(b"old")

    def fail(file: object) -> None:
        raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        write_atomically(target, fail)
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["plan.pdf"]


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no folder"):
        write_atomically(tmp_path / "none" / "plan.pdf", lambda file: None)


def test_a_folder_in_the_way_is_refused(tmp_path: Path) -> None:
    target = tmp_path / "plan.pdf"
    target.mkdir()

    with pytest.raises(UserError, match=r"plan\.pdf could not be written"):
        write_atomically(target, lambda file: file.write(b"drawn"))
    assert [path.name for path in tmp_path.iterdir()] == ["plan.pdf"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs a named pipe")
def test_a_pipe_or_device_is_never_replaced(tmp_path: Path) -> None:
    target = tmp_path / "pipe"
    os.mkfifo(target)

    with pytest.raises(UserError, match="not a file"):
        write_atomically(target, lambda file: file.write(b"drawn"))
    assert target.is_fifo()
    assert [path.name for path in tmp_path.iterdir()] == ["pipe"]


def test_a_file_held_for_a_moment_is_written_in_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held, real = [True, True], os.replace
    monkeypatch.setattr(write, "_PAUSE", 0)

    def replace(source: Path, target: Path) -> None:
        if held:
            held.pop()
            raise PermissionError(13, "Permission denied")
        real(source, target)

    monkeypatch.setattr(os, "replace", replace)
    write_atomically(tmp_path / "plan.pdf", lambda file: file.write(b"drawn"))

    assert (tmp_path / "plan.pdf").read_bytes() == b"drawn"


def test_a_file_held_for_good_asks_to_close_the_viewer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def replace(source: Path, target: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(write, "_PAUSE", 0)
    monkeypatch.setattr(os, "replace", replace)

    with pytest.raises(UserError) as refused:
        write_atomically(tmp_path / "plan.pdf", lambda file: file.write(b"drawn"))
    assert "Close it in your viewer" in refused.value.hint
    assert list(tmp_path.iterdir()) == []
