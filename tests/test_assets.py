from pathlib import Path

import pytest

from facilitator import assets
from facilitator.errors import UserError


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(assets, "ROOT", tmp_path)
    return tmp_path


def test_every_form_is_named() -> None:
    assert "diagnostic.toml" in assets.names("forms", ".toml")


def test_a_form_is_read_as_a_dictionary() -> None:
    assert assets.toml("forms", "diagnostic.toml")["id"] == "diagnostic"


def test_names_are_sorted_and_of_the_suffix_only(root: Path) -> None:
    for name in ("b.toml", "a.toml", "c.txt"):
        (root / name).touch()
    assert assets.names(".toml") == ["a.toml", "b.toml"]


def test_text_is_utf8(root: Path) -> None:
    (root / "welsh.md").write_text("Tŷ", encoding="utf-8")
    assert assets.text("welsh.md") == "Tŷ"


def test_a_missing_file_is_named(root: Path) -> None:
    with pytest.raises(UserError, match="resources/guide/none.md"):
        assets.path("resources", "guide", "none.md")


def test_a_broken_file_is_named(root: Path) -> None:
    (root / "broken.toml").write_text("id = ", encoding="utf-8")
    with pytest.raises(UserError, match=r"broken\.toml"):
        assets.toml("broken.toml")


def test_every_icon_can_take_the_theme_colour() -> None:
    icons = [name for name in assets.names("resources", "icons", ".svg") if name != "app.svg"]
    plain = [name for name in icons if "#4a5f5e" not in assets.text("resources", "icons", name)]
    assert plain == []
