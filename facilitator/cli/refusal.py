"""How a command says no: in one line on stderr, fit for any terminal."""

from __future__ import annotations

import sys

REFUSED = 2
"""The exit code of a command that did nothing."""


def refuse(words: str) -> int:
    """Say why, in one line; the exit code."""
    print(f"Error: {plain(' '.join(words.split()))}", file=sys.stderr)
    return REFUSED


def plain(text: str) -> str:
    """The text without anything that would steer a terminal."""
    return "".join(sign if sign.isprintable() else "?" for sign in text)
