"""Commands that send a round out and tell what came back: sheets, wall charts, letters, returns."""

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
from facilitator.cli.paper import target_of
from facilitator.errors import UserError

if TYPE_CHECKING:
    from datetime import date

    from facilitator.domain.dossier import Dossier
    from facilitator.domain.records import Network, Round
    from facilitator.domain.returns import RoleReturn
    from facilitator.domain.review_records import Batch
    from facilitator.domain.sheet_code import SheetCode
    from facilitator.store.casebook import Casebook

WAYS = "paper, post, e-mail or room"

round_option = click.option(
    "--round", "round_name", default="", metavar="R", help="Its title, kind or id; else the newest."
)
way_option = click.option("--way", default="", metavar="W", help=f"How it goes out: {WAYS}.")


@click.command()
@casebook_option
@click.argument("role")
@click.argument("count", type=int)
@network_option
@round_option
@way_option
@click.option("--fillable", is_flag=True, help="A PDF to fill in at a screen for each sheet.")
@click.option("--one-sided", is_flag=True, help="No empty backs: sheets follow at once.")
@click.option(
    "--out", default="", metavar="FILE|DIR", help="Where to; else a name of its own here."
)
@json_option
def sheets(
    role: str,
    count: int,
    network_name: str,
    round_name: str,
    way: str,
    fillable: bool,
    one_sided: bool,
    out: str,
    as_json: bool,
) -> None:
    """Note that COUNT numbered sheets go to people of ROLE, and write them.

    ROLE is member, coordinator, leader, sponsor or patient-partner. Sheets on paper come in one
    PDF; with --fillable each is a file of its own in a folder, named by its code.
    """
    from facilitator.operations import batches

    with opened_network(network_name) as (casebook, network):
        round_ = _round(casebook, network, round_name)
        goes = way or ("e-mail" if fillable else "paper")
        with casebook.step("Send out sheets"):  # nothing is noted where nothing is written
            batch = batches.send(casebook, round_.id, role, count, on=clock.today(), way=goes)
            if fillable:
                target = _write_each(network, round_, batch, _folder(out, batch))
            else:
                target = _write_all(network, round_, batch, _file(out, batch), one_sided)
    if as_json:
        answer_with({"to": str(target), "round": round_.title, **_batch(batch)})
    else:
        click.echo(f"Wrote {target}\n{_sent_words(batch, round_, network)}")


@click.command("wall-chart")
@casebook_option
@network_option
@round_option
@click.option("--a3", is_flag=True, help="Each chart on one page of A3, not in halves on A4.")
@click.option("--out", required=True, metavar="FILE", help="The PDF to write.")
def wall_chart(network_name: str, round_name: str, a3: bool, out: str) -> None:
    """Write a round's statements as charts for a group in one room."""
    from facilitator.documents import wall_chart as document

    target = target_of(out)
    with opened_network(network_name) as (casebook, network):
        chosen = _round(casebook, network, round_name).id if round_name else ""
        asked = document.asked_in(_dossier(casebook, network), chosen)
    document.write_charts(asked, target, network=network.name, whole=a3)
    click.echo(f"Wrote {target}")


@click.command()
@casebook_option
@click.argument("role")
@network_option
@round_option
@way_option
@click.option("--by", default="", metavar="YYYY-MM-DD", help="Back by when; else two weeks on.")
@click.option("--out", required=True, metavar="FILE", help="The PDF to write.")
def letter(role: str, network_name: str, round_name: str, way: str, by: str, out: str) -> None:
    """Write the letter that goes with the sheets of ROLE."""
    from facilitator.documents import letter as document
    from facilitator.domain.returns import Way
    from facilitator.domain.review_records import Batch
    from facilitator.domain.scale import Role
    from facilitator.operations import fields

    target = target_of(out)
    whose, back_by = fields.chosen(Role, role), fields.parse(Batch, "sent_on", by.strip())
    with opened_network(network_name) as (casebook, network):
        round_ = _round(casebook, network, round_name)
        read = _dossier(casebook, network)
    batches = [b for b in read.batches if b.round_id == round_.id and b.role == whose]
    goes = fields.chosen(Way, way or (batches[-1].way if batches else Way.PAPER))
    asked = document.asked_for(whose, goes, batches[-1] if batches else None, back_by)
    document.write_letter(read, round_, asked, target)
    click.echo(f"Wrote {target}")


@click.command()
@casebook_option
@network_option
@round_option
@json_option
def returns(network_name: str, round_name: str, as_json: bool) -> None:
    """Show what went out in a round and what came back, by role and number, never by name."""
    from facilitator.operations import batches

    with opened_network(network_name) as (casebook, network):
        round_ = _round(casebook, network, round_name)
        sent = batches.of_round(casebook, round_.id)
        roles = batches.outlook(casebook, round_.id)
    if as_json:
        answer_with(_returns(round_, sent, roles))
    else:
        click.echo("\n".join(_returns_words(network, round_, roles)))


def _round(casebook: Casebook, network: Network, name: str) -> Round:
    from facilitator.operations import named

    if name:
        return named.round_of(casebook, network.id, name)
    if kept := named.rounds(casebook, network.id):
        return kept[-1]
    raise UserError(f"{network.name} has no round yet.", "Open a round of the diagnostic first.")


def _dossier(casebook: Casebook, network: Network) -> Dossier:
    from facilitator.domain.lanes import Reader
    from facilitator.store import dossier

    return dossier.read(casebook, network.id, Reader.NETWORK, diagnosed=False)


def _name(batch: Batch) -> str:
    last = batch.first + batch.count - 1
    return f"sheets-{batch.role}-{batch.first:03}-{last:03}"


def _file(out: str, batch: Batch) -> Path:
    """The file asked for; in a folder, or where nothing is asked, one named by its sheets."""
    named = Path(out).expanduser() if out.strip() else Path()
    return target_of(str(named / f"{_name(batch)}.pdf" if named.is_dir() else named))


def _folder(out: str, batch: Batch) -> Path:
    folder = Path(out).expanduser().absolute() if out.strip() else Path.cwd() / _name(batch)
    if folder.exists() and not folder.is_dir():
        raise UserError(f"{folder} is a file.", "Name a folder for the sheets with --out.")
    return folder


def _write_all(
    network: Network, round_: Round, batch: Batch, target: Path, one_sided: bool
) -> Path:
    from facilitator.documents import numbered_sheets
    from facilitator.domain.returns import codes_of

    numbered_sheets.write_sheets(
        numbered_sheets.asked_in(round_),
        codes_of(batch),
        target,
        network=network.name,
        round_title=round_.title,
        right_hand=not one_sided,
    )
    return target


def _write_each(network: Network, round_: Round, batch: Batch, folder: Path) -> Path:
    """One fillable PDF for each sheet; all of them or none."""
    from facilitator.documents.fillable_batch import write_each
    from facilitator.domain.returns import codes_of

    with _progress(codes_of(batch)) as codes:
        write_each(codes, folder, network=network.name, rapid=round_.rapid)
    return folder


def _progress(codes: tuple[SheetCode, ...]) -> Any:
    """A bar for whoever watches: each fillable sheet takes most of a second."""
    seen = sys.stderr.isatty()
    return click.progressbar(codes, label="Sheets", file=sys.stderr, hidden=not seen)


def _batch(batch: Batch) -> dict[str, Any]:
    return {
        "role": batch.role,
        "count": batch.count,
        "first": batch.first or None,
        "last": batch.first + batch.count - 1 if batch.first else None,
        "way": batch.way,
        "sent_on": _iso(batch.sent_on),
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _sent_words(batch: Batch, round_: Round, network: Network) -> str:
    last = batch.first + batch.count - 1
    noted = f"Sheets {batch.first} to {last}" if batch.count > 1 else f"Sheet {batch.first}"
    return f"{noted} of {round_.title} of {network.name} noted as sent: {batch.role}, {batch.way}."


def _returns(
    round_: Round, sent: tuple[Batch, ...], roles: tuple[RoleReturn, ...]
) -> dict[str, Any]:
    return {
        "round": round_.title,
        "anonymous": round_.anonymous,
        "asked": sum(role.asked for role in roles) or round_.asked,
        "back": sum(role.back for role in roles),
        "roles": [
            {
                "role": one.role,
                "asked": one.asked,
                "back": one.back,
                "rate": None if one.rate is None else round(one.rate, 3),
                "missing": list(one.missing),
            }
            for one in roles
        ],
        "sent": [_batch(batch) for batch in sent],
    }


def _returns_words(network: Network, round_: Round, roles: tuple[RoleReturn, ...]) -> list[str]:
    asked = sum(role.asked for role in roles) or round_.asked
    back = sum(role.back for role in roles)
    whole = f"{back} of {asked} back" if asked else f"{back} back"
    lines = [f"{network.name}: {round_.title}, {whole}"]
    for one in roles:
        rate = "" if one.rate is None else f", {one.rate:.0%}"
        missing = f"; not back: {_runs(one.missing)}" if one.missing else ""
        lines.append(f"  {one.role:<16} {one.back} of {one.asked}{rate}{missing}")
    return lines


def _runs(numbers: tuple[int, ...]) -> str:
    """Numbers with neighbours drawn together, such as "1 to 3, 7"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]} to {run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)
