"""The shapes a coaching conversation can take, with questions to glance at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class FrameworkStep:
    """One step of a framework, and questions that may help in it."""

    title: str
    ask: tuple[str, ...]


@dataclass(frozen=True)
class Framework:
    """A shape of a conversation; `when` says what it is good for."""

    id: str
    title: str
    when: str
    steps: tuple[FrameworkStep, ...]


def parse_framework(entry: Mapping[str, Any]) -> Framework:
    """A framework from its packaged entry. Raises KeyError for an entry that lacks something."""
    steps = (FrameworkStep(step["title"], tuple(step["ask"])) for step in entry["step"])
    return Framework(entry["id"], entry["title"], entry["when"], tuple(steps))
