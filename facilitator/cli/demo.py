"""The command that shows everything at work: the worked example in a casebook of its own."""

from __future__ import annotations

import os
import re
import shutil
import sys
import unicodedata
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import click

from facilitator import clock, paths
from facilitator.cli import paper
from facilitator.cli.options import casebook_option, is_casebook, open_in
from facilitator.errors import UserError

if TYPE_CHECKING:
    from facilitator.domain.records import Network
    from facilitator.store.casebook import Casebook

NAME = "facilitator-demo"
WITHOUT_SCREEN = ("offscreen", "minimal")


@click.command()
@casebook_option
@click.option("--into", metavar="DIR", help=f"A folder without a casebook; else ./{NAME}.")
@click.option("--no-window", is_flag=True, help="Only build it and print where the PDFs are.")
@click.pass_context
def demo(context: click.Context, into: str | None, no_window: bool) -> None:
    """Build the worked example, write its documents and open its window.

    It is kept in a new folder of its own, away from your casebook. The paths of the PDFs are
    printed, one a line.
    """
    folder = _own_folder(into or context.find_root().obj)
    is_new = not folder.exists()
    try:
        _build(folder)
    except BaseException:
        if is_new:
            shutil.rmtree(folder, ignore_errors=True)
        raise
    sys.stdout.flush()
    if not no_window and _has_screen():
        from facilitator import app

        context.exit(app.run(folder))


def _own_folder(wanted: str | None) -> Path:
    """The folder asked for, else the first free one here, or among the user's documents."""
    if wanted is None:
        here = Path.cwd()
        return _free(here if os.access(here, os.W_OK) else paths.documents_folder())
    folder = Path(wanted).expanduser().absolute()
    if is_casebook(folder):
        raise UserError(
            f"There is a casebook in {folder} already.", "Choose an empty folder with --into."
        )
    return folder


def _free(parent: Path) -> Path:
    names = (NAME if number == 1 else f"{NAME}-{number}" for number in count(1))
    return next(parent / name for name in names if not (parent / name).exists())


def _build(folder: Path) -> None:
    from facilitator.operations import sample

    with open_in(folder) as casebook:
        click.echo(f"Building the worked example in {folder}", err=True)
        developing, beginning = sample.build(casebook, clock.today())
        target = folder / "documents"
        target.mkdir(exist_ok=True)
        for path in _write_documents(casebook, developing, beginning, target):
            click.echo(path)
        for path in _write_forms(target):
            click.echo(path)


def _write_documents(
    casebook: Casebook, developing: Network, beginning: Network, target: Path
) -> Iterator[Path]:
    """Every document of the first network, and the second one's plan on a page."""
    from facilitator.documents.catalogue import DOCUMENTS

    for document in DOCUMENTS.values():
        for name, subject_id in _subjects(casebook, developing, document.about):
            path = target / f"{'-'.join(filter(None, (document.id, _slug(name))))}.pdf"
            paper.write(casebook, developing, document, path, subject_id)
            yield path
    path = target / f"plan-on-a-page-{_slug(beginning.name)}.pdf"
    paper.write(casebook, beginning, DOCUMENTS["plan-on-a-page"], path)
    yield path


def _subjects(casebook: Casebook, network: Network, about: str) -> list[tuple[str, str]]:
    """The name and id of each record that a document is about; one without a name for none."""
    from facilitator.domain.records import Person, Session, Workshop

    if about == "workshop":
        workshops = casebook.find(Workshop, order="date id", network_id=network.id)
        return [(workshop.title, workshop.id) for workshop in workshops]
    if about == "person":
        coached = {s.person_id for s in casebook.find(Session, network_id=network.id)}
        people = casebook.find(Person, order="name", network_id=network.id)
        return [(person.name, person.id) for person in people if person.id in coached]
    return [("", "")]


def _write_forms(target: Path) -> Iterator[Path]:
    from facilitator.documents import form_sheet
    from facilitator.formspec import load

    for form in load.load_all():
        path = target / f"form-{form.id}.pdf"
        form_sheet.write_blank(form, path)
        yield path
        if (rapid := form.rapid()).fields:
            path = target / f"form-{_slug(rapid.title)}.pdf"
            form_sheet.write_blank(rapid, path)
            yield path


def _slug(name: str) -> str:
    """The name as a file's: plain letters and digits, joined with hyphens."""
    plain = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].strip("-")


def _has_screen() -> bool:
    if os.environ.get("QT_QPA_PLATFORM", "").startswith(WITHOUT_SCREEN):
        return False
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
