"""What every test shares: windows offscreen, casebooks to copy, and how much hypothesis tries."""

import gc
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

# Both test processes and the hundreds they start share one compiled copy of everything.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["FACILITATOR_FORMS"] = os.path.join(os.path.dirname(__file__), "no-forms-of-their-own")

settings.register_profile("quick", max_examples=40, deadline=None)
settings.register_profile("thorough", max_examples=400, deadline=None)
settings.load_profile("quick")  # pytest --hypothesis-profile=thorough tries harder


def pytest_collection_finish() -> None:
    """What stays until the end (tests, modules) is not looked through at every collection."""
    gc.collect()
    gc.freeze()


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

    built = tmp_path_factory.mktemp("worked-example")

    def copied(folder: Path) -> Path:
        if not any(built.iterdir()):
            with Casebook.open(built) as casebook:
                sample.build(casebook, TODAY)
        return Path(shutil.copytree(built, folder))

    return copied


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
