"""Commands for people's rights: a copy of what is kept of somebody, and erasing them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from facilitator.cli import secrets
from facilitator.cli.options import any_network_option, casebook_option, opened
from facilitator.errors import UserError

if TYPE_CHECKING:
    from facilitator.domain.rights import ErasureReview, Known, Mention
    from facilitator.store.casebook import Casebook

MOST_MENTIONS = 50
ONLY_HISTORY = "what undo could still bring back"


@click.command("export-person")
@casebook_option
@click.argument("person")
@any_network_option
@click.option("--out", required=True, metavar="DIR", help="The folder to write into.")
@click.option("--with-private-notes", is_flag=True, help="Your own notes on them too.")
def export_person(person: str, network_name: str, out: str, with_private_notes: bool) -> None:
    """Write all that is kept of a person, as JSON and as a PDF to read.

    PERSON is their name or id. Without --network, somebody who was removed is found too, alone
    or with their network. Your private notes are left out unless you ask for them; the copy
    says how many there are. What other people said in confidence is never in it. Where other
    people are named, it is said here: read those places before you hand the copy over.
    """
    from facilitator.documents import person_export
    from facilitator.documents.write import write_atomically
    from facilitator.operations import rights

    folder = _folder(out)
    with opened() as casebook:
        found = _person_id(casebook, network_name, person)
        copy = rights.copy_of(casebook, found, with_private=with_private_notes)
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
@any_network_option
@click.option("--yes", is_flag=True, help="Erase without asking; there is no way back.")
@click.option("--keep-mentions", is_flag=True, help="Leave their name in other texts.")
@click.option("--certificate", default="", metavar="FILE", help="A disposal certificate to write.")
def erase_person(
    person: str, network_name: str, yes: bool, keep_mentions: bool, certificate: str
) -> None:
    """Erase a person for good, after a backup. Nothing brings them back.

    Shows what goes and asks first. PERSON is their name or id; somebody whom you removed before,
    alone or with their network, can be erased too. Backups and casebooks that a restore
    replaced still hold them, and lose them when one is restored.
    """
    from facilitator.operations import rights

    target = _certificate_file(certificate) if certificate else None
    if not yes and not secrets.has_terminal():
        raise UserError("There is nobody to ask whether to erase them.", "Say it with --yes.")
    with opened() as casebook:
        review = rights.review(casebook, _person_id(casebook, network_name, person))
        click.echo(_review_words(review, keep_mentions), err=True)
        if not yes:
            _ask(review.name)
        erasure = rights.erase_person(casebook, review.person_id, clears=not keep_mentions)
    click.echo(f"Erased. The reference is {erasure.reference}.")
    if target:
        from facilitator.documents import disposal_certificate

        disposal_certificate.write(erasure, target)
        click.echo(f"Wrote {target}")


def _certificate_file(name: str) -> Path:
    """Where the certificate goes, known to be a place before anybody is erased."""
    from facilitator.cli.paper import target_of

    target = target_of(name)
    if not target.parent.is_dir():
        raise UserError(f"There is no folder {target.parent}.", "Choose another folder.")
    return target


def _person_id(casebook: Casebook, network_name: str, name: str) -> str:
    """The id of somebody in a network, or else anywhere; one who was removed comes last."""
    from facilitator.operations import named, networks, rights

    wanted = named.folded(name)
    known = rights.everybody(casebook)
    if network_name:
        network = networks.by_name(casebook, network_name)
        known = tuple(one for one in known if one.network == network.name)
    exact = [one for one in known if one.id == name.strip() or named.folded(one.name) == wanted]
    found = [one for one in exact if not one.is_gone] or exact
    if len(found) == 1:
        return found[0].id
    if network_name and not found:
        return named.person_of(casebook, network.id, name).id
    raise _unclear(name, found)


def _unclear(name: str, found: list[Known]) -> UserError:
    if not found:
        return UserError(
            f"There is nobody called “{name[:60]}” in this casebook.",
            "Write the whole name, or give the network too: --network N",
        )
    listed = "; ".join(f"{one.id} ({one.name}, {one.network})" for one in found)
    return UserError(f"More than one person is called “{name[:60]}”.", f"Use an id: {listed}.")


def _ask(name: str) -> None:
    typed = click.prompt(
        "Type the name to erase them for good", default="", show_default=False, err=True
    )
    if " ".join(typed.split()).casefold() != " ".join(name.split()).casefold():
        raise UserError("That is not the name, so nobody was erased.", "Nothing was changed.")


def _review_words(review: ErasureReview, keep_mentions: bool) -> str:
    lines = [f"{review.name}, {review.network.name}", "Erased for good:"]
    lines += [f"  {words}" for words in _goes_words(review.goes) or [ONLY_HISTORY]]
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
