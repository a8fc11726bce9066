"""Joins the commands, and tells whatever went wrong in the user's world in one line."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence

import click

import facilitator
from facilitator import paths
from facilitator.cli import (
    agenda,
    answer,
    backups,
    demo,
    forms,
    paper,
    passphrase,
    people,
    plan,
    records,
    results,
    sheets,
)
from facilitator.cli.options import casebook_option
from facilitator.cli.refusal import REFUSED, refuse
from facilitator.errors import UserError


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@casebook_option
@click.version_option(facilitator.__version__, message="Facilitator %(version)s")
@click.option("--self-test", is_flag=True, help="Open the window, draw one PDF, and leave.")
@click.pass_context
def facilitator_command(context: click.Context, self_test: bool) -> None:
    """Take networks through their 18 months. Without a command, opens the window."""
    if context.invoked_subcommand is None:
        from facilitator import app

        context.exit(app.run(paths.casebook_folder(context.obj), self_test=self_test))
    if self_test:
        raise click.UsageError("--self-test stands alone, without a command.")


for command in (
    demo.demo,
    records.networks,
    records.new,
    answer.answer,
    results.diagnose,
    results.classify,
    agenda.agenda,
    agenda.evidence,
    plan.calendar,
    plan.gate,
    plan.versions,
    paper.export,
    paper.form,
    forms.forms,
    sheets.sheets,
    sheets.wall_chart,
    sheets.letter,
    sheets.returns,
    people.export_person,
    people.erase_person,
    passphrase.passphrase,
    backups.backup,
    backups.backups,
    backups.restore,
    backups.check,
):
    facilitator_command.add_command(command)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 done, 1 found wrong, 2 refused."""
    _speak_utf8()
    try:
        result = facilitator_command.main(
            None if arguments is None else list(arguments),
            prog_name="facilitator",
            standalone_mode=False,
        )
        sys.stdout.flush()
        return result if isinstance(result, int) else 0
    except UserError as error:
        return refuse(str(error))
    except click.UsageError as error:
        path = error.ctx.command_path if error.ctx else "facilitator"
        return refuse(f"{_sentence(error.format_message())} Try: {path} --help")
    except click.ClickException as error:
        return refuse(_sentence(error.format_message()))
    except (KeyboardInterrupt, click.Abort):
        return refuse("Stopped before it was finished. Nothing half-done was kept.")
    except BrokenPipeError:
        return _hung_up()
    except SystemExit:  # how click ends when it meets a broken pipe first
        return REFUSED
    except OSError as error:
        where = f"“{error.filename}”" if error.filename else "A file"
        why = error.strerror or type(error).__name__
        return refuse(f"{where} cannot be used: {why.lower()}. Check its name and your rights.")


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _sentence(text: str) -> str:
    return f"{text.rstrip('.')}."


def _hung_up() -> int:
    """Whoever read our output stopped early, as `head` does: there is nobody to tell."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return REFUSED
