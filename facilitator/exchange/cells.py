"""Turns what people and survey programs write in a cell into the answer a form takes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache

from facilitator.formspec.model import CANT_SAY, NOT_RELEVANT, POINTS, Field, Form, Kind, Option

_TAG = re.compile(r"<[^<>]{0,200}>")
_NO_WORD = re.compile(r"[^\w?]+")
_CODE = re.compile(r"(?:a|ao|l)0*([1-5])")
_POINT_FIRST = re.compile(r"([1-5])\b\s*[-–:.=)]*\s*(\S.*)?")
_DAY_TIME = re.compile(r"(.+?)[T ]+\d{1,2}:\d{2}(:\d{2})?(\.\d+)?\s*(am|pm|z)?", re.I)
_NAMED_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[\s-]+([a-z]{3,9})\.?,?[\s-]+(\d{4})")
_NAMED_MONTH = re.compile(r"([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_CANT_SAY = ("can't say", "cannot say", "don't know", "do not know", "not sure", "unsure")
_NOT_RELEVANT = ("not relevant", "not applicable", "n/a", "na", "does not apply")
_YES = frozenset({"yes", "y", "1", "x", "true", "checked", "ticked", "on"})


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Words for comparing: no tags, case, marks or spacing, however the letters are encoded."""
    letters = unicodedata.normalize("NFKC", _TAG.sub(" ", text[:2_000])).casefold()
    letters = letters.replace("’", "'").replace("'", "")
    return _NO_WORD.sub(" ", letters).replace("_", " ").strip()


def answer(form: Form, field: Field, column: str, cell: str) -> object:
    """The answer in a cell of this column of a field; what is not understood stays as it is."""
    match field.kind:
        case Kind.SCALE:
            return _scale(form, cell)
        case Kind.DATE:
            return day(cell)
        case Kind.CHOICES:
            return _choices(field.options, cell)
        case Kind.CHOICE:
            evidence = field.weighed and column.endswith(".evidence")
            return chosen(form.evidence if evidence else field.options, cell)
        case Kind.GRID:
            levels = {plain(word): str(level) for level, word in enumerate(field.levels)}
            return levels.get(plain(cell), cell)
        case Kind.TEXT | Kind.PARAGRAPH | Kind.NUMBER | Kind.SIGNATURE:
            return cell


def chosen(options: Iterable[Option], cell: str) -> str:
    """The id of the option that a cell names by its id, label or label and phrase."""
    wanted = plain(cell)
    for option in options:
        if wanted in (plain(option.id), plain(option.label), plain(_whole(option))):
            return option.id
    return cell


def is_yes(cell: str) -> bool:
    """Whether a cell of a column for one option says that it was chosen."""
    return plain(cell) in _YES


def day(cell: str) -> str:
    """A date as the forms take it, from words such as 3 March 2026 or a date with a time."""
    text = " ".join(cell.split())
    timed = _DAY_TIME.fullmatch(text)
    text = timed[1].rstrip(",") if timed else text
    low = text.lower()
    if found := _NAMED_DAY.fullmatch(low):
        return _named(found[1], found[2], found[3], text)
    if found := _NAMED_MONTH.fullmatch(low):
        return _named(found[2], found[1], found[3], text)
    return text


def _named(number: str, month: str, year: str, text: str) -> str:
    months = [place for place, name in enumerate(_MONTHS, 1) if name.startswith(month)]
    try:
        return date(int(year), months[0], int(number)).isoformat() if len(months) == 1 else text
    except ValueError:
        return text


def _whole(option: Option) -> str:
    return f"{option.label} {option.phrase}"


def _scale(form: Form, cell: str) -> object:
    """A point, "?" or "-", from a number, the scale's own words, or both; else the cell."""
    words = plain(cell)
    known = _scale_words(form)
    if words in known:
        return known[words]
    if coded := _CODE.fullmatch(words):
        return int(coded[1])
    if (first := _POINT_FIRST.fullmatch(cell.strip())) and first[2]:
        point = int(first[1])
        return point if known.get(plain(first[2])) == point else cell
    if cell.strip().endswith(")") and known.get(plain(cell.rpartition("(")[0])) == _last(cell):
        return _last(cell)
    return cell


def _last(cell: str) -> object:
    inner = cell.strip()[:-1].rpartition("(")[2].strip()
    return int(inner) if inner in {str(point) for point in POINTS} else None


def _scale_words(form: Form) -> Mapping[str, object]:
    assert form.scale is not None
    return _words_of(form.scale.words)


@lru_cache(maxsize=16)
def _words_of(words: tuple[str, ...]) -> Mapping[str, object]:
    answers: tuple[object, ...] = (*POINTS, CANT_SAY, NOT_RELEVANT)
    common = {plain(word): CANT_SAY for word in _CANT_SAY}
    common |= {plain(word): NOT_RELEVANT for word in _NOT_RELEVANT}
    return common | {plain(word): value for word, value in zip(words, answers, strict=True)}


def _choices(options: tuple[Option, ...], cell: str) -> list[str]:
    """The options a cell names: parted by ; or lines, or by commas though labels have some too."""
    parts = re.split(r"[;\n|]", cell)
    if len(parts) == 1:
        ids = {option.id for option in options}
        if all(word in ids for word in cell.replace(",", " ").split()):
            return cell.replace(",", " ").split()
        parts = _by_commas(options, cell)
    return [chosen(options, part) for part in parts if part.strip()]


def _by_commas(options: tuple[Option, ...], cell: str) -> list[str]:
    """The longest known label at each place, else what stands before the next comma."""
    parts, pieces = [], cell.split(",")
    known = {option.id for option in options}
    while pieces:
        taken = next(
            (n for n in range(min(len(pieces), 8), 1, -1)
             if chosen(options, ",".join(pieces[:n])) in known),
            1,
        )  # fmt: skip
        parts.append(",".join(pieces[:taken]))
        pieces = pieces[taken:]
    return parts
