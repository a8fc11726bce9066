"""What the readers of returned files share: a sheet before it is checked, and how errors read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from facilitator.errors import UserError


@dataclass(frozen=True)
class RawSheet:
    """One sheet as a file has it, and where in the file that is.

    `edition` is that of the form it was given as, None where the file does not say; `mark`
    tells one response of a survey from others, where the survey's file has one.
    """

    where: str
    data: Mapping[str, object]
    edition: str | None = None
    mark: str = ""


def error(where: str, what: str, hint: str = "Put it right and try again.") -> UserError:
    """One sentence that begins with the file, the row and the column."""
    ending = "" if what.endswith("?") else "."
    return UserError(f"{where}: {what}{ending}", hint)


def near(word: object, known: Iterable[str]) -> str:
    """A hint naming the word that was probably meant, or the plain hint."""
    from difflib import get_close_matches  # costs at start, and is wanted only here

    found = get_close_matches(str(word)[:60], list(known), n=1)
    return f"Did you mean “{found[0]}”?" if found else "Take it out and try again."
