"""Reads the packaged content once and hands it out as the domain's values."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from facilitator import assets

# Each function imports what it parses, so that the window pays only for what it shows.
if TYPE_CHECKING:
    from collections.abc import Mapping

    from facilitator.domain.coaching_frameworks import Framework
    from facilitator.domain.goal_ideas import GoalIdea
    from facilitator.domain.instrument import Instrument
    from facilitator.domain.methods import GuidePage, LibraryEntry, WorkshopMethod
    from facilitator.domain.network_type import TypeTable
    from facilitator.domain.programme import Programme
    from facilitator.domain.spread import SpreadMethod


@cache
def instrument() -> Instrument:
    """The diagnostic's dimensions and statements, in the words of the form that is used.

    A statement that the facilitator added to their own form counts towards no dimension.
    """
    from facilitator.domain.instrument import Dimension, Instrument, Statement
    from facilitator.formspec import load
    from facilitator.formspec.model import Kind

    form = load.load("diagnostic")
    scored = (load.builtin("diagnostic") if form.edition else form).by_id
    dimensions = (
        Dimension(
            section.id,
            section.title,
            tuple(
                Statement(field.id, field.label, field.evidence, field.rapid)
                for field in section.fields
                if field.kind is Kind.SCALE and field.id in scored
            ),
        )
        for section in form.sections
    )
    return Instrument(tuple(dimension for dimension in dimensions if dimension.statements))


def forget_forms() -> None:
    """Have the facilitator's own forms read again when a form is next asked for."""
    from facilitator.formspec import load, own

    for cached in (own.found, load.load, instrument):
        cached.cache_clear()


@cache
def questions() -> Mapping[str, str]:
    """A question to ask in the room for each statement of the diagnostic, by its id."""
    asked: Mapping[str, str] = assets.toml("resources", "questions.toml")["ask"]
    return asked


@cache
def network_types() -> TypeTable:
    """The seven types and the nine questions that tell them apart."""
    from facilitator.domain.network_type import parse_type_table

    return parse_type_table(assets.toml("resources", "network_types.toml"))


@cache
def spread_methods() -> tuple[SpreadMethod, ...]:
    """The seven methods of spread."""
    from facilitator.domain.spread import parse_spread_method

    entries = assets.toml("resources", "spread_methods.toml")["method"]
    return tuple(parse_spread_method(entry) for entry in entries)


@cache
def programme() -> Programme:
    """The 18 months: phases, milestones, what types change, and quiet times of year."""
    from facilitator.domain.programme import parse_programme

    return parse_programme(assets.toml("resources", "programme.toml"))


@cache
def workshop_methods() -> tuple[WorkshopMethod, ...]:
    """The method shelf, in the order a day uses it."""
    from facilitator.domain.methods import parse_workshop_method

    entries = assets.toml("resources", "workshop_methods.toml")["method"]
    return tuple(parse_workshop_method(entry) for entry in entries)


@cache
def coaching_frameworks() -> Mapping[str, Framework]:
    """The shapes of a coaching conversation, by the id that a session keeps."""
    from facilitator.domain.coaching_frameworks import parse_framework

    entries = assets.toml("resources", "coaching_frameworks.toml")["framework"]
    return {found.id: found for found in map(parse_framework, entries)}


@cache
def goal_ideas() -> tuple[GoalIdea, ...]:
    """Goals to think about for what was found, in the order of the dimensions."""
    from facilitator.domain.goal_ideas import parse_goal_idea

    entries = assets.toml("resources", "goal_ideas.toml")["idea"]
    return tuple(parse_goal_idea(entry) for entry in entries)


@cache
def guide_page(page_id: str) -> GuidePage:
    """The guide beside one page. Raises UserError when there is none of that id."""
    from facilitator.domain.methods import parse_guide_page

    return parse_guide_page(assets.toml("resources", "guide", f"{page_id}.toml"))


@cache
def guide() -> Mapping[str, GuidePage]:
    """Every guide page by its id."""
    names = assets.names("resources", "guide", ".toml")
    pages = (guide_page(name.removesuffix(".toml")) for name in names)
    return {page.id: page for page in pages}


@cache
def library() -> tuple[LibraryEntry, ...]:
    """The sources: the five seeds first, then what to read next."""
    from facilitator.domain.methods import parse_library_entry

    entries = assets.toml("resources", "library.toml")["entry"]
    return tuple(parse_library_entry(entry) for entry in entries)
