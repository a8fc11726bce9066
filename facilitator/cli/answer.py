"""The command that takes filled forms in, and tells what became of each file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from facilitator import clock
from facilitator.cli.options import (
    answer_with,
    casebook_option,
    json_option,
    network_option,
    opened_network,
)
from facilitator.cli.refusal import plain, refuse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator.domain.records import Network
    from facilitator.exchange.columns import ColumnMatch
    from facilitator.exchange.returned import FileRead
    from facilitator.operations.intake import FilesReport

SOME_REFUSED = 1


@click.command()
@casebook_option
@click.argument("form")
@click.argument("files", nargs=-1, required=True, metavar="FILE_OR_FOLDER...")
@network_option
@click.option("--round", "round_name", default="", metavar="R", help="Its title, kind or id.")
@click.option("--workshop", "workshop_name", default="", metavar="W", help="Its title or id.")
@click.option("--person", "person_name", default="", metavar="P", help="Their name or id.")
@click.option("--role", default="", metavar="ROLE", help="Of sheets that do not say theirs.")
@json_option
def answer(
    form: str,
    files: tuple[str, ...],
    network_name: str,
    round_name: str,
    workshop_name: str,
    person_name: str,
    role: str,
    as_json: bool,
) -> int:
    """Record filled forms from .pdf, .csv, .xlsx, .json or .toml files, or folders of them.

    Each file comes in whole or stays out, with the reason; one undo takes all of it back. The
    exit code is 0 where all came in, 1 where some did and 2 where none could.

    Sheets of the diagnostic go to the round named with --round, else to the newest; one of
    baseline, mid, final or extra opens that round where there is none. Workshop feedback goes
    to the newest workshop and coaching to the only coachee, unless you name another.
    """
    from facilitator.exchange import child
    from facilitator.formspec import load
    from facilitator.operations import column_memory, intake

    title = load.load(form).title
    with opened_network(network_name) as (casebook, network):
        chosen = column_memory.remembered(casebook, form)
        read = child.read_each(files, form, role=role, chosen=chosen, progress=_progress())
        into = intake.Into(network.id, clock.today(), round_name, workshop_name, person_name)
        report = intake.take_in_files(casebook, form, read, into)
        for match in _columns_of(read, report):
            column_memory.remember(casebook, form, match.header, match.targets)
    if as_json:
        answer_with(_told(form, network, report, read))
    elif report.sheets:
        _tell(title, network, report, read)
    return _code(report)


def _progress() -> Any:
    """Counts files on the terminal while there are many to read, and only there."""
    if not sys.stderr.isatty():
        return None

    def show(done: int, every: int) -> None:
        if every > 20:
            end = "\n" if done == every else ""
            print(f"\rReading {done:,} of {every:,} files", end=end, file=sys.stderr, flush=True)

    return show


def _columns_of(read: Sequence[FileRead], report: FilesReport) -> list[ColumnMatch]:
    """How the columns of the spreadsheets that came in were understood."""
    taken = {one.path for one in report.accepted}
    return [one.matched for one in read if one.matched and one.path in taken]


def _code(report: FilesReport) -> int:
    """The exit code; where nothing came in, why is said line by line."""
    if report.sheets:
        return SOME_REFUSED if report.refused else 0
    code = 2
    for one in report.refused:
        code = refuse(str(one.reason))
    for known in report.already:
        code = refuse(f"{known.path.name}: {known.why}. Nothing is left to record.")
    return code


def _tell(title: str, network: Network, report: FilesReport, read: Sequence[FileRead]) -> None:
    click.echo(f"Recorded {_sheets(report.sheets)} of {title} in {report.where} of {network.name}.")
    if len(read) > 1 or report.already:
        for taken in report.accepted:
            click.echo(_line(taken.path, _sheets(taken.sheets)))
    for known in report.already:
        click.echo(_line(known.path, f"{_sheets(known.sheets)} left, {known.why}"))
    for refused in report.refused:
        click.echo(f"  Not taken: {plain(str(refused.reason))}")
    for match in _columns_of(read, report):
        _tell_columns(match)


def _tell_columns(match: ColumnMatch) -> None:
    """What of a survey's columns was left out or only nearly understood."""
    from facilitator.exchange.columns import WHY, How

    for column in match.columns:
        if not column.target or column.how is How.NEAR:
            taken = f"taken as {column.target}, " if column.target else "left out, "
            heading = plain(column.heading) or "no heading"
            click.echo(f"  Column {column.place} “{heading}”: {taken}{WHY[column.how]}")


def _line(path: Path, what: str) -> str:
    return f"  {plain(path.name)}: {what}"


def _sheets(count: int) -> str:
    return f"{count} sheet" + ("" if count == 1 else "s")


def _told(
    form: str, network: Network, report: FilesReport, read: Sequence[FileRead]
) -> dict[str, Any]:
    return {
        "form": form,
        "network": network.name,
        "where": report.where,
        "sheets": report.sheets,
        "accepted": [{"file": str(one.path), "sheets": one.sheets} for one in report.accepted],
        "refused": [
            {"file": str(one.path), "reason": one.reason.message, "hint": one.reason.hint}
            for one in report.refused
        ],
        "already": [
            {"file": str(one.path), "sheets": one.sheets, "why": one.why} for one in report.already
        ],
        "columns": [
            {"file": str(one.path), "columns": [_column(column) for column in one.matched.columns]}
            for one in read
            if one.matched
        ],
    }


def _column(column: Any) -> dict[str, Any]:
    return {
        "column": column.place,
        "heading": column.heading,
        "answers": column.target or None,
        "how": column.how,
    }
