"""Commands about forms: which there are, whose wording is used, and copies to reword."""

from __future__ import annotations

from typing import Any

import click

from facilitator.cli.options import answer_with, json_option


@click.group(invoke_without_command=True)
@json_option
@click.pass_context
def forms(context: click.Context, as_json: bool) -> None:
    """List the forms, and whose wording of each is used.

    Exit code 1 where a form of your own is wrong, and so the program's is used.
    """
    if context.invoked_subcommand is None:
        context.exit(_listed(as_json))


def _listed(as_json: bool) -> int:
    from facilitator.formspec import load, own

    listed = [_entry(form_id) for form_id in load.known()]
    unused = [str(path) for path in own.strangers()]
    if as_json:
        answer_with({"forms": listed, "unused": unused})
    else:
        for entry in listed:
            click.echo(_words(entry))
        for path in unused:
            click.echo(f"Unused: {path}. No form has that name.")
    return int(any(entry["problem"] for entry in listed) or bool(unused))


def _entry(form_id: str) -> dict[str, Any]:
    from facilitator.formspec import load, own

    form, theirs = load.load(form_id), own.found(form_id)
    return {
        "id": form.id,
        "title": form.title,
        "version": form.version,
        "edition": form.edition,
        "file": str(theirs.path) if theirs else None,
        "problem": str(theirs.problem) if theirs and theirs.problem else None,
    }


def _words(entry: dict[str, Any]) -> str:
    if entry["problem"]:
        return f"{entry['id']}: the program's own, because yours is wrong.\n  {entry['problem']}"
    if entry["file"]:
        return f"{entry['id']}: yours, edition {entry['edition']}, from {entry['file']}"
    return f"{entry['id']}: the program's own"


@forms.command()
@click.argument("form")
def copy(form: str) -> None:
    """Put a copy of a form into your folder of forms, to be reworded or translated."""
    from facilitator.formspec import own

    path = own.copy(form)
    click.echo(f"Wrote {path}. Edit it, then see what is made of it: facilitator forms")
