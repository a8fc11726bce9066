"""Commands that put things on paper: documents of a network, and blank forms."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from facilitator import clock
from facilitator.cli.options import (
    answer_with,
    casebook_option,
    chosen_folder,
    json_option,
    opened,
    opened_network,
)
from facilitator.errors import UserError

if TYPE_CHECKING:
    from facilitator.documents.catalogue import Document
    from facilitator.domain.records import Network
    from facilitator.domain.redaction import Withheld
    from facilitator.domain.sheet_code import SheetCode
    from facilitator.exchange.lists import List
    from facilitator.store.casebook import Casebook

HOURS = ("coaching-hours", "hours")
"""What is there over all networks too: the log of coaching hours, as a PDF and as a CSV."""


@click.command()
@casebook_option
@click.argument("document")
@click.option(
    "--network",
    "network_name",
    default="",
    metavar="N",
    help="The network's name, the beginning of it, or its id.",
)
@click.option("--every-network", is_flag=True, help="For the log of coaching hours: over all.")
@click.option("--out", required=True, metavar="FILE", help="The PDF or CSV to write.")
@click.option("--workshop", "workshop_name", default="", metavar="W", help="For the run sheet.")
@click.option("--person", "person_name", default="", metavar="P", help="For coaching papers.")
@json_option
def export(
    document: str,
    network_name: str,
    every_network: bool,
    out: str,
    workshop_name: str,
    person_name: str,
    as_json: bool,
) -> None:
    """Write a document as a PDF, with nothing in it that its reader may not see.

    The documents are plan, plan-on-a-page, diagnostic, summary, feedback-slides, give-back,
    network-type, run-sheet, coaching-log, coaching-agreement, coaching-hours and
    sponsor-summary; agenda, picking-list, table-cards, sign-in and agenda-chart are the other
    prints of a workshop. Those of the diagnostic are of the newest round with enough sheets;
    those of a workshop are of the next one, else the newest, unless you name one.
    The lists people, promises and hours (of coaching) are written as CSV for a spreadsheet.
    With --every-network, coaching-hours and hours go over all your networks, as bodies that
    credential coaches ask for them.
    """
    chosen = _chosen(document)
    target = target_of(out)
    if every_network:
        _refuse_other_than_hours(chosen, network_name)
        with opened() as casebook:
            left_out = _write_hours(casebook, chosen, target)
        _say(target, chosen, left_out, as_json)
        return
    if not network_name:
        raise UserError(f"{chosen.title} is of one network.", "Say which, with --network N.")
    with opened_network(network_name) as (casebook, network):
        subject_id = _subject(casebook, network, chosen, workshop_name, person_name)
        write(casebook, network, chosen, target, subject_id)
        left_out = _left_out(casebook, network, chosen, subject_id)
    _say(target, chosen, left_out, as_json)


def _say(
    target: Path, chosen: Document | List, left_out: tuple[Withheld, ...], as_json: bool
) -> None:
    if as_json:
        answer_with(_written(target, chosen, left_out))
    else:
        click.echo(f"Wrote {target}\n{_withheld_words(chosen, left_out)}")


def _refuse_other_than_hours(chosen: Document | List, network_name: str) -> None:
    if chosen.id not in HOURS:
        raise UserError(
            f"{chosen.title} is of one network.",
            f"Say which, with --network N. Over all networks there are: {', '.join(HOURS)}.",
        )
    if network_name:
        raise UserError(
            "--network and --every-network do not go together.", "Leave one of them out."
        )


def _write_hours(casebook: Casebook, chosen: Document | List, target: Path) -> tuple[Withheld, ...]:
    """Write the log of hours over all networks; what is left out of it."""
    from facilitator.documents.coaching_hours import write_log
    from facilitator.documents.write import write_atomically
    from facilitator.exchange import lists
    from facilitator.operations import coaching

    log = coaching.log_of_all(casebook)
    if isinstance(chosen, lists.List):
        table = lists.hours(log)
        write_atomically(target, lambda file: file.write(table))
    else:
        write_log(log, target)
    return coaching.left_out_of_hours(casebook)


def _chosen(name: str) -> Document | List:
    from facilitator.documents import catalogue
    from facilitator.exchange.lists import LISTS

    return LISTS.get(name) or catalogue.document(name)


def _left_out(
    casebook: Casebook, network: Network, chosen: Document | List, subject_id: str
) -> tuple[Withheld, ...]:
    from facilitator.store import dossier

    person_id = subject_id if chosen.about == "person" else None
    return dossier.withheld(casebook, network.id, chosen.reader, person_id=person_id)


def _written(
    target: Path, chosen: Document | List, left_out: tuple[Withheld, ...]
) -> dict[str, Any]:
    withheld = [{"what": w.words, "count": w.count, "why": w.why} for w in left_out]
    return {"file": str(target), "reader": chosen.reader, "withheld": withheld}


def _withheld_words(chosen: Document | List, left_out: tuple[Withheld, ...]) -> str:
    parts = ", ".join(one.words for one in left_out) or "nothing"
    return f"Withheld for the {chosen.reader}: {parts}."


def write(
    casebook: Casebook,
    network: Network,
    chosen: Document | List,
    target: Path,
    subject_id: str = "",
) -> None:
    """Write a document or a list of a network, redacted for the reader it is for."""
    from facilitator.documents import catalogue
    from facilitator.documents.write import write_atomically
    from facilitator.exchange import lists
    from facilitator.store import dossier

    person_id = subject_id if chosen.about == "person" else None
    whole = dossier.read(casebook, network.id, chosen.reader, person_id=person_id)
    if isinstance(chosen, lists.List):
        table = lists.written(chosen, whole)
        write_atomically(target, lambda file: file.write(table))
    else:
        catalogue.write(chosen.id, whole, target, subject_id)


def _subject(
    casebook: Casebook, network: Network, chosen: Document | List, workshop: str, person: str
) -> str:
    """The id of the record that the document is about, or "" where it is the network."""
    from facilitator.operations import named

    if chosen.about == "workshop":
        if workshop:
            return named.workshop_of(casebook, network.id, workshop).id
        return named.next_workshop(casebook, network.id, clock.today()).id
    if chosen.about == "person":
        if person:
            return named.person_of(casebook, network.id, person).id
        return named.only_coachee(casebook, network.id).id
    return ""


@click.command()
@casebook_option
@click.argument("form")
@click.option("--out", required=True, metavar="FILE", help="The PDF to write.")
@click.option("--rapid", is_flag=True, help="Only the starred statements: the Rapid 12.")
@click.option("--fillable", is_flag=True, help="To be filled in at a screen, not by hand.")
@click.option("--sheet", default="", metavar="CODE", help="The code of a fillable sheet.")
@click.option("--network", "network_name", default="", metavar="N", help="Printed on the sheet.")
def form(form: str, out: str, rapid: bool, fillable: bool, sheet: str, network_name: str) -> None:
    """Write the blank sheet of a form as a PDF, to be filled in by hand or at a screen."""
    from facilitator.formspec import own

    chosen = own.demand(form)
    target = target_of(out)
    code = _sheet_code(sheet, fillable)
    if rapid and not chosen.rapid().fields:
        raise UserError(f"{form} has no rapid form.", "Only the diagnostic has one.")
    name = _network_name(network_name) if network_name else ""
    if fillable:
        from facilitator.documents.fillable import write_fillable

        write_fillable(chosen, target, network=name, code=code, rapid=rapid)
    else:
        from facilitator.documents.form_sheet import write_blank

        write_blank(chosen.rapid() if rapid else chosen, target, network=name)
    click.echo(f"Wrote {target}")


def _sheet_code(text: str, fillable: bool) -> SheetCode | None:
    """The code as given, or none; UserError for what is no code, or for a sheet of paper."""
    from facilitator.domain import sheet_code

    if not text:
        return None
    if not fillable:
        raise UserError("--sheet is for a fillable PDF.", "Add --fillable.")
    code = sheet_code.parse(text)
    if code is None:
        raise UserError(
            f"“{text[:40]}” is not the code of a sheet.",
            "A code looks like 7KQ2-014-M5; the last sign shows whether it was copied rightly.",
        )
    return code


def _network_name(name: str) -> str:
    with opened_network(name) as (_casebook, network):
        return network.name


def target_of(out: str) -> Path:
    """The file to write; UserError for a folder, or for the casebook itself."""
    from facilitator.store.casebook import FILE

    if not out.strip() or "\0" in out:
        raise UserError("--out names no file.", "Give the name of a file to write.")
    target = Path(out).expanduser().absolute()
    if target.is_dir():
        raise UserError(f"{target} is a folder.", f"Add a file's name, such as {target.name}.pdf.")
    own = target.name.startswith(Path(FILE).stem)
    if own and target.parent.resolve() == chosen_folder().resolve():
        raise UserError(f"{target} belongs to the casebook.", "Choose another file.")
    return target
