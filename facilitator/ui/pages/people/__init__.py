"""The people of a network: who belongs, in which role, and from where."""

from facilitator.ui.pages.people.page import PeoplePage

__all__ = ["PeoplePage"]
