"""Writes a fillable PDF for each sheet of a batch: all of them, or none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from facilitator.documents.fillable import write_fillable
from facilitator.documents.numbered_sheets import FORM
from facilitator.domain.sheet_code import SheetCode
from facilitator.formspec import own


def write_each(
    codes: Iterable[SheetCode], folder: Path, *, network: str, rapid: bool = False
) -> tuple[Path, ...]:
    """Write one file for each code, named by it, into a folder that is made where needed.

    Raises UserError or OSError where one cannot be written, and then leaves none.
    """
    form = own.demand(FORM)
    folder.mkdir(parents=True, exist_ok=True)
    with _all_or_none() as written:
        for code in codes:
            target = folder / f"{code}.pdf"
            write_fillable(form, target, network=network, code=code, rapid=rapid)
            written.append(target)
    return tuple(written)


@contextmanager
def _all_or_none() -> Iterator[list[Path]]:
    """Take back what was written where the rest cannot be."""
    written: list[Path] = []
    try:
        yield written
    except BaseException:
        for path in written:
            with suppress(OSError):
                path.unlink()
        raise
