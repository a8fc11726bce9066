"""The 18 months of a network and every promise made in them."""

from facilitator.ui.pages.plan.page import PlanPage

__all__ = ["PlanPage"]
