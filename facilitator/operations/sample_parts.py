"""Builds each part of the worked example from its file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

from facilitator.domain.deliver_records import Channel, DriverKind, Verdict
from facilitator.domain.records import (
    Decision,
    Finding,
    Goal,
    GoalStatus,
    Milestone,
    Need,
    Person,
    Promise,
    Round,
    Session,
    Story,
)
from facilitator.domain.returns import Way, numbers
from facilitator.domain.review_records import Batch
from facilitator.operations import (
    batches,
    channels,
    coaching,
    digital,
    drivers,
    fields,
    findings,
    goals,
    objectives,
    people,
    plan,
    promises,
    quiet_periods,
    rounds,
    stories,
    thread,
    type_sheets,
)
from facilitator.operations.sample_review import add_review
from facilitator.operations.sample_source import Building, Entry, sheets
from facilitator.operations.sample_workshops import add_workshops


def add_people(building: Building, file: str = "people.toml") -> None:
    """Everyone, with the organisations they come from."""
    whole = building.read(file)
    for entry in whole.tables("person"):
        key, name = entry.take("key"), entry.take("name")
        place = entry.take("organisation", default="")
        with entry.blamed():
            added = people.add(
                building.casebook,
                building.network.id,
                name,
                organisation=place,
                **entry.rest(Person),
            )
        building.ids["person", key] = added.id


def _rounds(building: Building) -> None:
    whole = building.read("diagnostic.toml")
    for entry in whole.tables("round"):
        key, file, note = entry.take("key"), entry.take("sheets"), entry.take("note", default="")
        ratings, batched = entry.table("evidence"), tuple(entry.tables("batch"))
        details = entry.rest(Round)
        kind, held_on = details.pop("kind"), details.pop("held_on")
        with entry.blamed():
            made = rounds.create(building.casebook, building.network.id, kind, held_on, **details)
            if note:
                fields.set_field(building.casebook, Round, made.id, "note", note)
        building.ids["round", key] = made.id
        for batch in batched:
            _batch(building, made.id, batch)
        _sheets(building, made.id, file)
        _evidence(building, made.id, ratings)
    whole.close()


def _batch(building: Building, round_id: str, entry: Entry) -> None:
    role, count = entry.take("role"), entry.take("count", int)
    numbered, on = entry.take("numbered", bool, True), entry.day("sent_on")
    with entry.blamed():
        batches.send(
            building.casebook,
            round_id,
            role,
            count,
            on=on,
            numbered=numbered,
            way=entry.take("way"),
        )
    entry.close()


def _sheets(building: Building, round_id: str, file: str) -> None:
    """The filled sheets; those of a role that got numbers bear some of them, spread evenly."""
    filled = [
        (who, answers, who.take("role")) for who, answers in sheets(file, building.network.start)
    ]
    came = Counter(role for _, _, role in filled)
    sent = batches.of_round(building.casebook, round_id)
    bears = {role: _spread(sent, role, count) for role, count in came.items()}
    for who, answers, role in filled:
        person = who.take("person")
        person_id = building.id(who, "person", person) if person else None
        number, came_by = next(bears[role], ("", "typed"))
        with who.blamed():
            rounds.record(
                building.casebook,
                round_id,
                role,
                answers,
                sheet=number,
                person_id=person_id,
                came_by=came_by,
            )


def _spread(sent: tuple[Batch, ...], role: str, count: int) -> Iterator[tuple[str, str]]:
    """Numbers for so many sheets of a role, and how each came in: by e-mail as a PDF."""
    given = [(n, batch.way) for batch in sent if batch.role == role for n in numbers(batch)]
    for place in range(count if given else 0):
        number, way = given[place * len(given) // count]
        yield str(number), "pdf" if way == Way.EMAIL else "typed"


def _evidence(building: Building, round_id: str, ratings: Entry) -> None:
    for statement, level in ratings.integers().items():
        rounds.rate(building.casebook, round_id, statement, level)


def _types(building: Building) -> None:
    whole = building.read("types.toml")
    for entry in whole.tables("sheet"):
        role, when, held_on = entry.take("role"), entry.take("when"), entry.day("held_on")
        answers = entry.table("answers").answers(type_sheets.FORM)
        entry.close()
        with entry.blamed():
            type_sheets.record(
                building.casebook, building.network.id, role, when, answers, held_on=held_on
            )
    whole.close()


def _findings(building: Building) -> None:
    whole = building.read("findings.toml")
    for entry in whole.tables("finding"):
        key, title = entry.take("key"), entry.take("title")
        round_key = entry.take("round", default="")
        round_id = building.id(entry, "round", round_key) if round_key else None
        statements = tuple(entry.take("statements", list, []))
        with entry.blamed():
            found = findings.add(
                building.casebook,
                building.network.id,
                title,
                round_id=round_id,
                statements=statements,
                **entry.rest(Finding),
            )
        building.ids["finding", key] = found.id
    whole.close()


def _plan(building: Building) -> None:
    """The 18 months fitted to the type; what was done, decided, moved and added has its day."""
    casebook, network_id = building.casebook, building.network.id
    whole = building.read("plan.toml")
    laid_out = plan.fit_to_type(casebook, network_id, whole.take("type"))
    building.ids.update((("milestone", step.key), step.id) for step in laid_out)
    for entry in whole.tables("milestone"):
        _milestone(building, entry)
    for entry in whole.tables("own"):
        title, due, on = entry.take("title"), entry.day("due"), entry.day("added_on")
        rest = entry.rest(Milestone)
        building.then(on, partial(plan.add_milestone, casebook, network_id, title, due, **rest))
    for entry in whole.tables("quiet"):
        title, first, last = entry.take("title"), entry.day("starts"), entry.day("ends")
        entry.close()
        with entry.blamed():
            quiet_periods.add(casebook, network_id, title, first, last)
    whole.close()


def _milestone(building: Building, entry: Entry) -> None:
    casebook = building.casebook
    milestone_id = building.id(entry, "milestone", entry.take("key"))
    moved_on, done_on = entry.day_if_said("moved_on"), entry.day_if_said("done_on")
    decision, note = entry.take("decision", default=""), entry.take("note", default="")
    if moved_on:
        to = entry.day("moved_to")
        building.then(moved_on, partial(plan.move_milestone, casebook, milestone_id, to))
    entry.close()
    if decision and done_on:
        act = partial(plan.decide, casebook, milestone_id, Decision(decision), done_on)
        building.then(done_on, act, last=True)
    elif done_on:
        building.then(done_on, partial(plan.set_done, casebook, milestone_id, done_on))
    if note and done_on:
        building.then(done_on, partial(plan.set_note, casebook, milestone_id, note), last=True)


def _goals(building: Building) -> None:
    whole = building.read("goals.toml")
    for entry in whole.tables("goal"):
        _goal(building, entry)
    for entry in whole.tables("objective"):
        _objective(building, entry)
    for entry in whole.tables("story"):
        title, goal = entry.take("title"), entry.take("goal", default="")
        goal_id = building.id(entry, "goal", goal) if goal else None
        with entry.blamed():
            stories.add(
                building.casebook,
                building.network.id,
                title,
                goal_id=goal_id,
                **entry.rest(Story),
            )
    whole.close()


def _goal(building: Building, entry: Entry) -> None:
    casebook = building.casebook
    key, title = entry.take("key"), entry.take("title")
    status = entry.take("status", default=GoalStatus.ACTIVE)
    answered = building.listed(entry, "findings", "finding")
    led_to = building.listed(entry, "milestones", "milestone")
    readings, sketch = entry.take("readings", list, []), entry.take("drivers", list, [])
    changes = tuple(entry.tables("change"))
    with entry.blamed():
        goal = goals.add(
            casebook, building.network.id, title, finding_ids=answered, **entry.rest(Goal)
        )
        for milestone_id in led_to:
            thread.tie(casebook, ("goal", goal.id), ("milestone", milestone_id))
        for on, value, note in readings:
            goals.add_reading(casebook, goal.id, entry.dated("readings", on), value, note)
        for driver, *ideas in sketch:
            drivers.add(casebook, goal.id, driver)
            for idea in ideas:
                drivers.add(casebook, goal.id, idea, kind=DriverKind.IDEA)
        if status != GoalStatus.ACTIVE:
            goals.set_status(casebook, goal.id, GoalStatus(status))
    building.ids["goal", key] = goal.id
    for change in changes:
        on = change.day("on")
        for name, value in change.rest(Goal).items():
            building.then(on, partial(goals.set_field, casebook, goal.id, name, value))


def _objective(building: Building, entry: Entry) -> None:
    """An earlier objective as the review left it; its goal grew from it and stands already."""
    title, source, goal = entry.take("title"), entry.take("source"), entry.take("goal", default="")
    goal_id = building.id(entry, "goal", goal) if goal else None
    verdict, reason, on = entry.take("verdict"), entry.take("reason"), entry.day("decided_on")
    entry.close()
    with entry.blamed():
        added = objectives.add(building.casebook, building.network.id, title, source)
        objectives.set_field(building.casebook, added.id, "reason", reason)
        objectives.decide(building.casebook, added.id, Verdict(verdict), on)
        if goal_id:
            objectives.tie(building.casebook, added.id, goal_id)


def _coaching(building: Building) -> None:
    casebook = building.casebook
    whole = building.read("coaching.toml")
    for entry in whole.tables("coachee"):
        person_id = building.id(entry, "person", entry.take("person"))
        agreed = entry.table("agreement").answers("coaching-agreement")
        for name, answer in agreed.items():
            coaching.set_agreement(casebook, person_id, name, answer)
        for held in entry.tables("session"):
            key, on = held.take("key"), held.day("date")
            with held.blamed():
                session = coaching.log(casebook, person_id, on, **held.rest(Session))
            building.ids["session", key] = session.id
        entry.close()
    whole.close()


def _promises(building: Building) -> None:
    whole = building.read("promises.toml")
    for entry in whole.tables("promise"):
        made_on = entry.day("made_on")
        building.then(made_on, partial(_make, building, entry, made_on))
    whole.close()


def _make(building: Building, entry: Entry, made_on: date) -> None:
    casebook = building.casebook
    text, kept = entry.take("text"), entry.day_if_said("kept")
    owner_id = building.id(entry, "person", entry.take("owner"))
    kind, _, key = entry.take("made_in").partition(":")
    made_in = building.knot(entry, kind, key)
    with entry.blamed():
        promise = promises.make(
            casebook,
            building.network.id,
            text,
            owner_id=owner_id,
            made_in=made_in,
            made_on=made_on,
            **entry.rest(Promise),
        )
    if kept:
        building.then(kept, partial(promises.keep, casebook, promise.id, kept))


def _digital(building: Building) -> None:
    casebook, network_id = building.casebook, building.network.id
    whole = building.read("digital.toml")
    levels = whole.table("orientations").pairs()
    grid = {row: {"now": now, "wanted": wanted} for row, (now, wanted) in levels.items()}
    answers = whole.table("answers").answers("digital-plan")
    for name, answer in {"orientations": grid, **answers}.items():
        digital.set_answer(casebook, network_id, name, answer)
    for entry in whole.tables("need"):
        key, need = entry.take("key"), entry.take("need")
        with entry.blamed():
            added = digital.add_need(casebook, network_id, need, **entry.rest(Need))
        building.ids["need", key] = added.id
    for entry in whole.tables("channel"):
        _channel(building, entry)
    whole.close()


def _channel(building: Building, entry: Entry) -> None:
    reach = entry.table("reach").integers()
    name = entry.take("name")
    with entry.blamed():
        made = channels.add(building.casebook, building.network.id, name)
        for role, share in reach.items():
            channels.set_reach(building.casebook, made.id, role, share)
        for field, said in entry.rest(Channel).items():
            channels.set_field(building.casebook, made.id, field, said)


OF_THE_FIRST: tuple[Callable[[Building], None], ...] = (
    add_people,
    _rounds,
    _types,
    _findings,
    add_review,
    _plan,
    _goals,
    add_workshops,
    _coaching,
    _promises,
    _digital,
    Building.live,
)
"""The parts of the first network in the order they build on each other."""
