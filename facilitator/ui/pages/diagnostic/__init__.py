"""The rapid diagnostic: rounds, the sheets that come back, and what they say."""

from facilitator.ui.pages.diagnostic.page import DiagnosticPage

__all__ = ["DiagnosticPage"]
