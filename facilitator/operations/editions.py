"""Keeps a facilitator's own form as it was, so that answers stay beside the words they answer."""

from __future__ import annotations

from facilitator import clock
from facilitator.domain.review_records import FormEdition
from facilitator.errors import UserError
from facilitator.formspec import load
from facilitator.formspec.model import Form
from facilitator.store.casebook import Casebook
from facilitator.store.keys import new_id


def keep(casebook: Casebook, form: Form) -> str:
    """The edition of this form, whose words are in the casebook from the first answers on.

    It is "" for the program's own form. Belongs inside the step that records answers.
    """
    if not form.edition or casebook.find(FormEdition, form=form.id, edition=form.edition):
        return form.edition
    from facilitator.formspec import own

    theirs = own.found(form.id)
    if theirs is None or theirs.form is None or theirs.form.edition != form.edition:
        raise ValueError(f"{form.id} of edition {form.edition} is in no file")
    casebook.insert(
        FormEdition(
            new_id(), form.id, form.version, form.edition, theirs.source, taken_on=clock.today()
        )
    )
    return form.edition


def form_of(casebook: Casebook, form_id: str, edition: str) -> Form:
    """The form in the words that answers of this edition were given to.

    Falls back on the form as it is now where the casebook never saw that edition.
    """
    if not edition:
        return load.builtin(form_id)
    kept = casebook.find(FormEdition, form=form_id, edition=edition)
    if not kept:
        return load.load(form_id)
    from facilitator.formspec import own

    try:
        return own.read(kept[0].source, form_id, f"{form_id}.toml, edition {edition}")
    except UserError:  # made for a version of the form that this program no longer has
        return load.load(form_id)
