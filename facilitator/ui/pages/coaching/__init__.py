"""The coaching page: who is coached, what was agreed, and the log of conversations."""

from facilitator.ui.pages.coaching.page import CoachingPage

__all__ = ["CoachingPage"]
