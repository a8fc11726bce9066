"""The type of network: nine questions, what they say, and what follows from it."""

from facilitator.ui.pages.type.page import TypePage

__all__ = ["TypePage"]
