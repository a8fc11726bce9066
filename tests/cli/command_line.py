"""Runs commands in this process, as a shell would, and looks at what they leave."""

import io
import json
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from facilitator import cli
from facilitator.store.casebook import Casebook
from facilitator.store.rows import TABLES

STATEMENTS = [f"s{n:02}" for n in range(1, 37)]


@dataclass(frozen=True)
class Done:
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        return json.loads(self.out)

    @property
    def refusal(self) -> str:
        """The one line of a refusal."""
        assert self.code == 2, (self.out, self.err)
        assert self.out == ""
        assert self.err.startswith("Error: ")
        assert self.err.endswith("\n")
        assert self.err.count("\n") == 1
        return self.err


class CommandLine:
    """A casebook's folder, and the commands run on it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "casebook"
        self.files = folder

    def run(self, *arguments: object) -> Done:
        return run("--casebook", self.folder, *arguments)

    def file(self, name: str, content: object) -> Path:
        path = self.files / name
        path.write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")
        return path

    def contents(self) -> dict[str, list[tuple[Any, ...]]]:
        """Every row of every kind of record, and the steps that can be undone."""
        with Casebook.open(self.folder) as casebook:
            return {
                table: casebook.connection.execute(f'SELECT * FROM "{table}"').fetchall()
                for table in (*TABLES.values(), "step")
            }


def run(*arguments: object) -> Done:
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = cli.main([str(argument) for argument in arguments])
    return Done(code, out.getvalue(), err.getvalue())


def sheet(role: str = "member", **answers: object) -> dict[str, object]:
    return {"form": "diagnostic", "version": 1, "role": role, "answers": answers}


def type_sheet(role: str = "agreed", when: str = "today", **choices: str) -> dict[str, object]:
    answers = {q: {"choice": choice, "evidence": "document"} for q, choice in choices.items()}
    return {"form": "network-type", "version": 1, "role": role, "when": when, "answers": answers}


def filled(form: str, **answers: object) -> dict[str, object]:
    return {"form": form, "version": 1, "answers": answers}
