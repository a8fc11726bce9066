"""A small form with every kind of field, to break one thing at a time."""

from copy import deepcopy
from typing import Any

from facilitator.formspec.load import parse
from facilitator.formspec.model import Form

OPTIONS = [{"id": "one", "label": "One"}, {"id": "two", "label": "Two"}]

DEFINITION: dict[str, Any] = {
    "id": "small",
    "version": 1,
    "title": "Small",
    "intro": "Try it.",
    "privacy": "Nobody reads it.",
    "audience": "Anyone",
    "lane": "network",
    "roles": [{"id": "member", "label": "Member"}, {"id": "leader", "label": "Leader"}],
    "evidence": [{"id": "document", "label": "Seen"}, {"id": "unknown", "label": "Not known"}],
    "scale": {"labels": list("abcde"), "cant_say": "Can't say", "not_relevant": "Not relevant"},
    "section": [
        {
            "id": "all",
            "title": "All",
            "field": [
                {"id": "name", "kind": "text", "label": "Name", "required": True},
                {"id": "starts", "kind": "text", "label": "Starts", "clock": True},
                {"id": "story", "kind": "paragraph", "label": "Story"},
                {"id": "amount", "kind": "number", "label": "Amount"},
                {
                    "id": "mark",
                    "kind": "number",
                    "label": "Mark",
                    "low": 0,
                    "high": 10,
                    "whole": True,
                },
                {"id": "day", "kind": "date", "label": "Day"},
                {"id": "pick", "kind": "choice", "label": "Pick", "options": OPTIONS},
                {"id": "picks", "kind": "choices", "label": "Picks", "options": OPTIONS},
                {"id": "s1", "kind": "scale", "label": "We do.", "rapid": True},
                {"id": "s2", "kind": "scale", "label": "We did."},
                {"id": "q", "kind": "choice", "label": "Who?", "options": OPTIONS, "weighed": True},
                {
                    "id": "table",
                    "kind": "grid",
                    "label": "Table",
                    "rows": OPTIONS,
                    "columns": [{"id": "now", "label": "Now"}, {"id": "wanted", "label": "Wanted"}],
                    "levels": ["none", "some", "lots"],
                },
                {"id": "signed", "kind": "signature", "label": "Signed", "paper_only": True},
                {"id": "secret", "kind": "paragraph", "label": "Secret", "lane": "private"},
            ],
        }
    ],
}


def definition() -> dict[str, Any]:
    """A fresh copy, free to be broken."""
    return deepcopy(DEFINITION)


def small() -> Form:
    return parse(definition(), "forms/small.toml")
