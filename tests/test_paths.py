from pathlib import Path

import pytest

from facilitator import paths


def test_option_wins_over_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(paths.CASEBOOK, str(tmp_path / "from-environment"))
    assert paths.casebook_folder(str(tmp_path / "option")) == tmp_path / "option"


def test_environment_names_the_casebook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(paths.CASEBOOK, str(tmp_path))
    assert paths.casebook_folder() == tmp_path


def test_relative_option_becomes_absolute() -> None:
    assert paths.casebook_folder("here") == Path.cwd() / "here"


def test_default_casebook_is_in_local_app_data(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(paths.CASEBOOK, raising=False)
    assert paths.casebook_folder().parts[-2:] == ("Facilitator", "casebook")


@pytest.mark.parametrize("folder", [paths.log_folder, paths.documents_folder])
def test_other_folders_are_absolute_and_ours(folder) -> None:
    assert folder().is_absolute()
    assert "Facilitator" in folder().parts
