"""Records and rows are each other's mirror, for every kind and any value."""

from dataclasses import fields
from datetime import date
from enum import StrEnum

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.domain import deliver_records, records, review_records
from facilitator.domain.lanes import Lane
from facilitator.store import rows

text = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
days = st.dates(date(1900, 1, 1), date(2199, 12, 31))
BY_TYPE = {
    "str": text,
    "int": st.integers(-(2**40), 2**40),
    "float": st.floats(allow_nan=False, allow_infinity=False),
    "bool": st.booleans(),
    "Day": days,
    "Answers": st.dictionaries(text, st.one_of(text, st.integers(0, 5))),
    "tuple[str, ...]": st.lists(text).map(tuple),
    "Lane": st.sampled_from(Lane),
    "RoundKind": st.sampled_from(records.RoundKind),
    "GoalStatus": st.sampled_from(records.GoalStatus),
    "Decision": st.sampled_from(records.Decision),
    "BlockCategory": st.sampled_from(records.BlockCategory),
    "Side": st.sampled_from(records.Side),
    "Heard": st.sampled_from(review_records.Heard),
    "Verdict": st.sampled_from(deliver_records.Verdict),
    "DriverKind": st.sampled_from(deliver_records.DriverKind),
    "Gift": st.sampled_from(deliver_records.Gift),
    "Reply": st.sampled_from(deliver_records.Reply),
}


def _any_value(declared: str) -> st.SearchStrategy[object]:
    kind = declared.removesuffix(" | None")
    return st.none() | BY_TYPE[kind] if kind != declared else BY_TYPE[kind]


def _any_record(kind: type) -> st.SearchStrategy[object]:
    return st.builds(kind, **{f.name: _any_value(str(f.type)) for f in fields(kind)})


@pytest.mark.parametrize("kind", rows.TABLES)
@settings(max_examples=10)
@given(data=st.data())
def test_a_record_comes_back_from_its_row(kind, data):
    record = data.draw(_any_record(kind))
    assert rows.from_row(kind, tuple(rows.to_row(record).values())) == record


def test_lone_surrogates_and_nul_are_made_harmless():
    network = records.Network("1", "a\0b\ud800c", date(2026, 1, 5))
    assert rows.to_row(network)["name"] == "ab?c"


def test_enums_are_kept_as_plain_text():
    kept = rows.to_column(Lane.PRIVATE)
    assert kept == "private"
    assert not isinstance(kept, StrEnum)


def test_every_kind_has_one_table():
    assert len(set(rows.TABLES.values())) == len(rows.TABLES) == len(rows.KINDS)
