"""Holds the plan of the house: layers, small modules, a quick start."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "facilitator"
LONGEST = 400
SLOW = ["cryptography", "holidays", "reportlab", "sqlite_utils"]


def modules(folder: Path = PACKAGE) -> list[Path]:
    return [file for file in sorted(folder.rglob("*.py")) if "data" not in file.parts]


def imported(module: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def test_layers_hold() -> None:
    linter = [
        sys.executable,
        "-c",
        "from importlinter.cli import lint_imports_command as run; run()",
    ]
    done = subprocess.run([*linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_domain_needs_only_the_standard_library() -> None:
    allowed = sys.stdlib_module_names | {"facilitator"}
    foreign = {
        f"{module.name}: {name}"
        for module in modules(PACKAGE / "domain")
        for name in imported(module)
        if name.split(".")[0] not in allowed
    }
    assert foreign == set()


def test_modules_stay_small() -> None:
    lines = {
        str(module.relative_to(ROOT)): len(module.read_text(encoding="utf-8").splitlines())
        for module in modules()
    }
    assert {name: count for name, count in lines.items() if count > LONGEST} == {}


def test_every_module_says_why_it_exists() -> None:
    silent = [
        str(module.relative_to(ROOT))
        for module in modules()
        if not ast.get_docstring(ast.parse(module.read_text(encoding="utf-8")))
    ]
    assert silent == []


def test_no_item_of_a_layout_is_taken_into_python() -> None:
    """It would outlive itself there, as the module that reads layouts says."""
    taken = [
        str(module.relative_to(ROOT))
        for folder in (PACKAGE, ROOT / "tests", ROOT / "benchmarks")
        for module in modules(folder)
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in ("itemAt", "itemAtPosition")
    ]
    assert taken == []


@pytest.mark.parametrize("entry", ["facilitator.app", "facilitator.__main__"])
def test_start_imports_nothing_slow(entry: str) -> None:
    question = f"import sys, {entry}; print([name for name in {SLOW} if name in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", question], cwd=ROOT, capture_output=True, text=True
    )
    assert done.stdout.strip() == "[]", done.stderr


def test_no_committed_file_names_an_index_address() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        assert "://" not in (ROOT / name).read_text(encoding="utf-8")
