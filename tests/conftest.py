"""What every test shares: windows offscreen, casebooks to copy, and how much hypothesis tries."""

import gc
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

# Both test processes and the hundreds they start share one compiled copy of everything.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["FACILITATOR_FORMS"] = os.path.join(os.path.dirname(__file__), "no-forms-of-their-own")

settings.register_profile("quick", max_examples=25, deadline=None, database=None)
settings.register_profile("thorough", max_examples=400, deadline=None)
settings.load_profile("quick")  # pytest --hypothesis-profile=thorough tries harder


def pytest_collection_finish() -> None:
    """What stays until the end (tests, modules) is not looked through at every collection.

    Collections happen between tests, where no thread of theirs can free a widget.
    """
    gc.collect()
    gc.freeze()
    gc.disable()
    gc.set_threshold(20_000, 20, 20)


def pytest_runtest_logfinish() -> None:
    from facilitator.ui.collecting import collect_if_due

    collect_if_due()


def built_once(paths: pytest.TempPathFactory, name: str, build: Callable[[Path], None]) -> Path:
    """A folder that the first test process to need it builds, and both may read and copy."""
    root = paths.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        root = root.parent
    told = root / f"{name}-is-in"
    if not told.exists():
        folder = paths.mktemp(name)
        build(folder)
        draft = folder.with_suffix(".draft")
        draft.write_text(str(folder))
        draft.replace(told)
    return Path(told.read_text())


@pytest.fixture(scope="session", autouse=True)
def _hurried() -> Iterator[None]:
    """Nothing in this process waits until the disk has it: no test here cuts the power."""
    from facilitator.store import opening

    def secure(connection, is_new):  # type: ignore[no-untyped-def]
        version = secured(connection, is_new)
        connection.execute("PRAGMA synchronous = OFF")
        return version

    secured = opening.secure
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(opening, "secure", secure)
        patch.setattr(os, "fsync", lambda descriptor: None)
        yield


@pytest.fixture
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Casebooks are opened as the program opens them."""
    from facilitator.store import connection, opening

    monkeypatch.setattr(opening, "secure", connection.secure)


@pytest.fixture(scope="session")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A casebook with nothing in it, closed; copying one is quicker than laying it out anew."""
    from facilitator.store.casebook import Casebook

    folder = tmp_path_factory.mktemp("blank")
    Casebook.open(folder).close()
    return folder


@pytest.fixture(scope="session")
def ward_nurses(blank: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A casebook with one new network, closed."""
    from facilitator.store.casebook import Casebook
    from tests.builders import new_network

    folder = tmp_path_factory.mktemp("ward-nurses") / "casebook"
    with Casebook.open(Path(shutil.copytree(blank, folder))) as casebook:
        new_network(casebook)
    return folder


@pytest.fixture(scope="session")
def worked_example(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], Path]:
    """Copies the worked example, closed, as it is on `builders.TODAY`, into a new folder."""
    from facilitator.operations import sample
    from facilitator.store.casebook import Casebook
    from tests.builders import TODAY

    def build(folder: Path) -> None:
        with Casebook.open(folder) as casebook:
            sample.build(casebook, TODAY)

    def copied(folder: Path) -> Path:
        return Path(shutil.copytree(built_once(tmp_path_factory, "worked-example", build), folder))

    return copied


@pytest.fixture(scope="session")
def demonstrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the demo command ran on 9 March 2026: a casebook, documents in it and what it said."""

    def build(folder: Path) -> None:
        from tests.cli.command_line import run

        (folder / "temporary").mkdir()
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("FACILITATOR_TODAY", "2026-03-09")
            patch.setattr(tempfile, "tempdir", str(folder / "temporary"))
            done = run("demo", "--into", folder / "casebook", "--no-window")
        assert done.code == 0, done.err
        (folder / "out").write_text(done.out, "utf-8")
        (folder / "err").write_text(done.err, "utf-8")

    return built_once(tmp_path_factory, "demonstrated", build)


@pytest.fixture
def read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Returned files are read in this process: test_child.py holds that no answer differs."""
    from facilitator.errors import UserError
    from facilitator.exchange import child, returned
    from facilitator.formspec.load import load

    def read(paths, form_id, **_caps):  # type: ignore[no-untyped-def]
        return tuple(sheet for path in paths for sheet in returned.read(path, form_id))

    def one(path, form_id, how):  # type: ignore[no-untyped-def]
        try:
            return returned.look(path, load(form_id), **how)
        except UserError as refusal:
            match = getattr(refusal, "match", None)
            return returned.FileRead(path, refusal=refusal, matched=match)

    def read_each(paths, form_id, *, progress=None, cancelled=None, **how):  # type: ignore[no-untyped-def]
        return tuple(one(path, form_id, how) for path in child.files_of(paths))

    monkeypatch.setattr(child, "read", read)
    monkeypatch.setattr(child, "read_each", read_each)
