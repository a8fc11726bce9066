"""A sheet's code comes back as typed, and one slip in it is noticed."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from facilitator.domain.scale import Role
from facilitator.domain.sheet_code import SIGNS, code_of, parse, round_mark, sheet_number

codes = st.builds(code_of, st.uuids().map(str), st.integers(1, 9_999), st.sampled_from(Role))


@given(codes)
def test_a_code_is_read_back_in_any_case_and_spacing(code):
    text = str(code)
    assert parse(text) == parse(text.lower().replace("-", " ")) == code


@given(codes, st.data())
def test_one_wrong_sign_is_noticed(code, data):
    text = str(code)
    place = data.draw(st.sampled_from([n for n, sign in enumerate(text) if sign != "-"]))
    wrong = data.draw(st.sampled_from(SIGNS))
    assume(wrong != text[place])
    assert parse(text[:place] + wrong + text[place + 1 :]) is None


@given(codes, st.data())
def test_two_neighbours_changed_about_are_noticed(code, data):
    plain = str(code).replace("-", "")
    place = data.draw(st.integers(0, len(plain) - 2))
    assume(plain[place] != plain[place + 1])
    swapped = plain[:place] + plain[place + 1] + plain[place] + plain[place + 2 :]
    assert parse(swapped) is None


@given(st.text(max_size=20))
def test_other_text_is_no_code(text):
    found = parse(text)
    assert found is None or str(found).replace("-", "") in text.upper().replace("-", "")


def test_the_mark_of_a_round_is_always_the_same():
    assert round_mark("a") == round_mark("a") != round_mark("b")


@pytest.mark.parametrize(
    ("sheet", "number"),
    [("7", 7), (" 014 ", 14), ("", None), ("Awen Prys", None), ("7 Awen", None), ("12345", None)],
)
def test_only_a_number_is_a_sheets_number(sheet, number):
    assert sheet_number(sheet, "round") == number


def test_a_code_gives_the_number_only_in_its_own_round():
    code = str(code_of("round", 14, Role.MEMBER))
    assert sheet_number(code, "round") == 14
    assert sheet_number(code, "another") is None
