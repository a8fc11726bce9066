"""Numbers that are followed, and the stories beside them."""

from facilitator.ui.pages.measures.page import MeasuresPage

__all__ = ["MeasuresPage"]
