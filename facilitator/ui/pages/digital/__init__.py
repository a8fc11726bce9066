"""The digital page: needs, channels and whom they reach, and how members like to be together."""

from facilitator.ui.pages.digital.page import DigitalPage

__all__ = ["DigitalPage"]
