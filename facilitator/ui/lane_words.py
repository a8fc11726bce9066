"""Who may read a record, in the words of a choice."""

from __future__ import annotations

from facilitator.domain.lanes import Lane

LANES: dict[str, str] = {
    Lane.PRIVATE: "Only me",
    Lane.NETWORK: "The network",
    Lane.SPONSOR: "And sponsor",
}
