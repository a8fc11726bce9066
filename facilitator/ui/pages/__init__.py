"""Which pages there are and where each is written, so that a page is imported when first seen."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from facilitator.domain.value import value

if TYPE_CHECKING:
    from facilitator.ui.pages.page import Page


@value
class Entry:
    """One page: its id, the words in the navigation, and "module:Class"."""

    id: str
    title: str
    where: str

    def load(self) -> type[Page]:
        """The page's class, imported now."""
        module, name = self.where.split(":")
        found: type[Page] = getattr(import_module(f"{__name__}.{module}"), name)
        return found


OVERVIEW = Entry("overview", "Overview", "overview:OverviewPage")

GROUPS: tuple[tuple[str, tuple[Entry, ...]], ...] = (
    (
        "Understand",
        (
            Entry("profile", "Network profile", "profile:ProfilePage"),
            Entry("diagnostic", "Rapid diagnostic", "diagnostic:DiagnosticPage"),
            Entry("type", "Network type", "type:TypePage"),
            Entry("people", "People", "people:PeoplePage"),
        ),
    ),
    (
        "Plan",
        (
            Entry("goals", "Goals", "goals:GoalsPage"),
            Entry("plan", "Development plan", "plan:PlanPage"),
        ),
    ),
    (
        "Deliver",
        (
            Entry("workshops", "Workshops", "workshops:WorkshopsPage"),
            Entry("coaching", "Coaching", "coaching:CoachingPage"),
            Entry("digital", "Digital", "digital:DigitalPage"),
        ),
    ),
    (
        "Learn",
        (
            Entry("measures", "Measures and stories", "measures:MeasuresPage"),
            Entry("reviews", "Reviews", "reviews:ReviewsPage"),
        ),
    ),
)

FOOT = (
    Entry("library", "Library", "library:LibraryPage"),
    Entry("networks", "All networks", "networks:NetworksPage"),
    Entry("settings", "Settings", "settings:SettingsPage"),
)

STEPS = (OVERVIEW, *(entry for _, entries in GROUPS for entry in entries))
ENTRIES: dict[str, Entry] = {entry.id: entry for entry in (*STEPS, *FOOT)}

PAGE_OF_KIND = {
    "network": "overview",
    "organisation": "people",
    "person": "people",
    "round": "diagnostic",
    "response": "diagnostic",
    "finding": "goals",
    "review_note": "diagnostic",
    "excerpt": "diagnostic",
    "goal": "goals",
    "reading": "measures",
    "story": "measures",
    "milestone": "plan",
    "workshop": "workshops",
    "block": "workshops",
    "session": "coaching",
    "promise": "plan",
    "need": "digital",
    "channel": "digital",
    "objective": "goals",
    "driver": "goals",
    "harvest_item": "workshops",
}
