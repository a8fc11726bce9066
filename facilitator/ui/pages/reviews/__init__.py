"""Gates, the quarter review and the close: facts on the table, then a decision."""

from facilitator.ui.pages.reviews.page import ReviewsPage

__all__ = ["ReviewsPage"]
