"""The workshops: their front sheets, timed agendas, method shelf and what came of them."""

from facilitator.ui.pages.workshops.workshops_page import WorkshopsPage

__all__ = ["WorkshopsPage"]
