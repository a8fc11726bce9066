import itertools

import pytest

from facilitator.ui import theme
from facilitator.ui.theme import DARK, LIGHT, Tokens

GROUNDS = ("paper", "card", "guide", "field", "hover")
WORDS = ("ink", "ink_2", "quiet", "teal_ink", "amber_ink", "coral_ink", "green_ink", "violet_ink")
PAIRS = [
    *itertools.product(WORDS, GROUNDS),
    *((f"{kind}_ink", f"{kind}_soft") for kind in ("teal", "amber", "coral", "green", "violet")),
    ("ink", "teal_soft"),
    ("on_teal", "teal"),
    ("on_teal", "teal_hover"),
    ("card", "ink"),
    *itertools.product(("nav_ink",), ("deep", "nav_card", "nav_hover")),
    *itertools.product(("nav_quiet",), ("deep", "nav_card")),
    ("nav_front_ink", "nav_front"),
]
SIGNS = [
    *itertools.product(("teal", "amber", "coral", "green", "violet", "edge"), ("paper", "card")),
    *itertools.product(("nav_full", "nav_half", "nav_empty"), ("deep",)),
]


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("words", "ground"), PAIRS)
def test_words_meet_aa(tokens: Tokens, words: str, ground: str):
    assert contrast(getattr(tokens, words), getattr(tokens, ground)) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("sign", "ground"), SIGNS)
def test_signs_are_seen(tokens: Tokens, sign: str, ground: str):
    assert contrast(getattr(tokens, sign), getattr(tokens, ground)) >= 3


def test_theme_follows_the_choice(qapp):
    theme.apply(qapp, "dark")
    assert theme.tokens() is DARK
    theme.apply(qapp, "light")
    assert theme.tokens() is LIGHT


def test_no_type_is_smaller_than_12():
    assert theme.font(9).pixelSize() == 12
