"""Commands for people's rights: a copy of what is kept of somebody, and erasing them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from facilitator.cli.options import casebook_option, network_option, opened_network
from facilitator.errors import UserError

if TYPE_CHECKING:
    from facilitator.domain.records import Network
    from facilitator.domain.rights import ErasureReview, Mention
    from facilitator.store.casebook import Casebook

MOST_MENTIONS = 50


@click.command("export-person")
@casebook_option
@click.argument("person")
@network_option
@click.option("--out", required=True, metavar="DIR", help="The folder to write into.")
@click.option("--with-private-notes", is_flag=True, help="Your own notes on them too.")
def export_person(person: str, network_name: str, out: str, with_private_notes: bool) -> None:
    """Write all that is kept of a person, as JSON and as a PDF to read.

    Your private notes are left out unless you ask for them; the copy says how many there are.
    What other people said in confidence is never in it. Where other people are named, it is
    said here: read those places before you hand the copy over.
    """
    from facilitator.documents import person_export
    from facilitator.documents.write import write_atomically
    from facilitator.operations import named, rights

    folder = _folder(out)
    with opened_network(network_name) as (casebook, network):
        found = named.person_of(casebook, network.id, person)
        copy = rights.copy_of(casebook, found.id, with_private=with_private_notes)
    name = person_export.file_name(copy)
    data, paper = folder / f"{name}.json", folder / f"{name}.pdf"
    content = rights.as_json(copy).encode()
    write_atomically(data, lambda file: file.write(content))
    person_export.write(copy, paper)
    for path in (data, paper):
        click.echo(f"Wrote {path}")
    for flag in copy.flags:
        click.echo(f"Check before you hand it over: {flag.name} is named in: {flag.where}")


def _folder(out: str) -> Path:
    if not out.strip() or "\0" in out:
        raise UserError("--out names no folder.", "Give the folder to write into.")
    folder = Path(out).expanduser().absolute()
    if folder.exists() and not folder.is_dir():
        raise UserError(f"{folder} is not a folder.", "Give the name of a folder.")
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@click.command("erase-person")
@casebook_option
@click.argument("person")
@network_option
@click.option("--yes", is_flag=True, help="Erase without asking; there is no way back.")
@click.option("--keep-mentions", is_flag=True, help="Leave their name in other texts.")
@click.option("--certificate", default="", metavar="FILE", help="A disposal certificate to write.")
def erase_person(
    person: str, network_name: str, yes: bool, keep_mentions: bool, certificate: str
) -> None:
    """Erase a person for good, after a backup. Nothing brings them back.

    Shows what goes and asks first. Somebody whom you removed before can be erased too, by name
    or id. Backups still hold them, and lose them when one is restored.
    """
    from facilitator.operations import rights

    with opened_network(network_name) as (casebook, network):
        review = rights.review(casebook, _person_id(casebook, network, person))
        click.echo(_review_words(review, keep_mentions), err=True)
        if not yes:
            _ask(review.name)
        erasure = rights.erase_person(casebook, review.person_id, clears=not keep_mentions)
    click.echo(f"Erased. The reference is {erasure.reference}.")
    if certificate:
        from facilitator.documents import disposal_certificate

        target = Path(certificate).expanduser().absolute()
        disposal_certificate.write(erasure, target)
        click.echo(f"Wrote {target}")


def _person_id(casebook: Casebook, network: Network, name: str) -> str:
    """The id of a person there is, else of one who was removed."""
    from facilitator.operations import named, rights

    wanted = named.folded(name)
    gone = [
        person.id
        for person in rights.removed_people(casebook, network.id)
        if person.id == name.strip() or named.folded(person.name) == wanted
    ]
    try:
        return named.person_of(casebook, network.id, name).id
    except UserError:
        if len(gone) == 1:
            return gone[0]
        raise


def _ask(name: str) -> None:
    typed = click.prompt("Type the name to erase them for good", default="", show_default=False)
    if " ".join(typed.split()).casefold() != " ".join(name.split()).casefold():
        raise UserError("That is not the name, so nobody was erased.", "Nothing was changed.")


def _review_words(review: ErasureReview, keep_mentions: bool) -> str:
    lines = [f"{review.name}, {review.network.name}", "Erased for good:"]
    lines += [f"  {words}" for words in _goes_words(review.goes)]
    if review.promises_kept:
        lines.append(f"Promises to the network, kept without an owner: {review.promises_kept}")
    certain = [mention for mention in review.mentions if mention.certain]
    perhaps = [mention for mention in review.mentions if not mention.certain]
    title = "Named in, and left" if keep_mentions else "Named in; the name is taken out"
    lines += _mention_words(title, certain)
    lines += _mention_words("Perhaps named in, and left for you to read", perhaps)
    return "\n".join(lines)


def _goes_words(goes: Mapping[str, int]) -> list[str]:
    """What goes, a line for each kind of record."""
    return [f"{kind.replace('_', ' ')}: {number}" for kind, number in goes.items()]


def _mention_words(title: str, found: list[Mention]) -> list[str]:
    if not found:
        return []
    shown = [f"  {mention.kind}: {_short(mention.text)}" for mention in found[:MOST_MENTIONS]]
    rest = len(found) - MOST_MENTIONS
    return [f"{title}:", *shown, *([f"  and {rest} more"] if rest > 0 else [])]


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 90 else f"{line[:89]}…"
