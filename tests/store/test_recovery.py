"""A recovery code is the key on paper: it comes back however it is typed, and mistakes are told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.store import recovery
from facilitator.store.recovery import RecoveryCodeError, code_of, key_of

KEYS = st.binary(min_size=32, max_size=32)
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


@given(KEYS)
def test_a_code_brings_its_key_back(key):
    code = code_of(key)
    assert key_of(code) == key
    assert recovery.matches(code, key)
    assert [len(group) for group in code.split("-")] == [4] * 14


@given(KEYS, st.data())
def test_case_spaces_strokes_and_look_alikes_do_not_matter(key, data):
    typed = ""
    for sign in code_of(key):
        alike = {"0": "0OoＯ", "1": "1IiLl", "-": ["", " ", "-", "–", "\t", "\n", "_"], "V": "VvUu"}
        typed += data.draw(st.sampled_from(alike.get(sign, [sign, sign.lower()])))
    assert key_of(f" {typed}\n") == key


@given(KEYS, st.integers(0, 55), st.sampled_from(LETTERS))
def test_one_wrong_sign_is_told(key, place, sign):
    plain = code_of(key).replace("-", "")
    typed = plain[:place] + sign + plain[place + 1 :]
    if typed == plain:
        assert key_of(typed) == key
    else:
        with pytest.raises(RecoveryCodeError, match="typing mistake"):
            key_of(typed)


@given(KEYS, st.integers(0, 54))
def test_two_signs_exchanged_are_told(key, place):
    plain = code_of(key).replace("-", "")
    typed = plain[:place] + plain[place + 1] + plain[place] + plain[place + 2 :]
    if typed != plain:
        with pytest.raises(RecoveryCodeError, match="typing mistake"):
            key_of(typed)


@pytest.mark.parametrize("lost", [1, 4, 55, 56])
def test_a_code_cut_short_says_how_long_it_is(lost):
    plain = code_of(bytes(32)).replace("-", "")
    with pytest.raises(RecoveryCodeError, match=f"this one has {56 - lost}"):
        key_of(plain[lost:])


@given(st.text())
def test_any_text_is_taken_or_told(text):
    with pytest.raises(RecoveryCodeError):
        key_of(text)


@given(KEYS, KEYS)
def test_a_code_matches_its_own_key_only(key, other):
    assert recovery.matches(code_of(key), other) == (key == other)
