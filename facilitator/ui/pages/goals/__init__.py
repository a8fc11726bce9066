"""The goals of a network: at most three at a time, each with what it answers and how it goes."""

from facilitator.ui.pages.goals.page import GoalsPage

__all__ = ["GoalsPage"]
