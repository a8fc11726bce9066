"""What is known of a sheet while it is typed: its draft, and the numbers of its round."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field

from facilitator.domain.scale import Role


@dataclass(frozen=True)
class Numbers:
    """The numbers of a round's sheets: the role each was sent to, and the response it became."""

    round_id: str = ""
    sent: Mapping[int, str] = field(default_factory=dict)
    taken: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Draft:
    """A sheet not recorded yet; `sheet` is "" while its number is counted."""

    role: str = Role.MEMBER.value
    answers: Mapping[str, object] = field(default_factory=dict)
    comment: str = ""
    sheet: str = ""
    person: str = ""

    @property
    def begun(self) -> bool:
        """Whether something would be lost without it."""
        return bool(self.answers or self.comment)

    def dump(self) -> str:
        """The draft as text to keep."""
        return json.dumps(asdict(self))

    @classmethod
    def load(cls, text: str) -> Draft | None:
        """The draft from kept text, or None."""
        return cls(**json.loads(text)) if text else None
