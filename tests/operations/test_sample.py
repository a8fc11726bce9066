"""The worked example is whole, plausible and built by steps that can all be undone."""

from collections import Counter
from datetime import date, timedelta

import pytest

from facilitator import assets, content
from facilitator.domain.agenda import agenda, minutes_of
from facilitator.domain.deliver_records import Gift
from facilitator.domain.deliver_records import Verdict as ObjectiveVerdict
from facilitator.domain.digital_reading import gaps
from facilitator.domain.feedback import LEAST_SHEETS
from facilitator.domain.guests import cap_words, guests_of, tally
from facilitator.domain.harvest import matches
from facilitator.domain.lanes import Lane, Reader
from facilitator.domain.network_type import Verdict
from facilitator.domain.plan_compare import Kind, Part
from facilitator.domain.records import (
    FEEDBACK,
    FOLLOW_UP,
    Block,
    Decision,
    Feedback,
    Finding,
    GoalStatus,
    Milestone,
    Network,
    Person,
    Promise,
    Session,
    Workshop,
)
from facilitator.domain.schedule import month_words
from facilitator.domain.talk_first import TalkKind
from facilitator.domain.thread import excerpts_behind, threads
from facilitator.errors import UserError
from facilitator.formspec import load
from facilitator.formspec.validate import validate
from facilitator.operations import (
    agenda_templates,
    batches,
    frozen_plans,
    networks,
    review_notes,
    sample,
    sample_source,
)
from facilitator.store import dossier
from facilitator.store.casebook import Casebook
from tests.builders import (
    CANARIES,
    SESSION_CANARIES,
    TODAY,
    contents,
)

NUMBERS = {21: "Twenty-one", 24: "Twenty-four", 26: "Twenty-six"}
DAYS = [date(2026, 1, 1) + timedelta(days=n) for n in range(0, 800)]


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    with Casebook.open(tmp_path_factory.mktemp("sample")) as casebook:
        yield casebook, *sample.build(casebook, TODAY)


@pytest.fixture(scope="module")
def whole(built):
    casebook, first, _ = built
    return dossier.read(casebook, first.id, Reader.FACILITATOR)


def _length(workshop):
    return minutes_of(workshop.ends) - minutes_of(workshop.starts)


def test_both_networks_are_marked_as_invented(built):
    _, first, second = built
    assert first.invented
    assert second.invented
    assert "Invented example" in str(first.profile["known_as"])
    assert "Invented example" in str(second.profile["known_as"])
    assert len(first.name) <= 45


def test_first_network_is_in_month_10_on_any_day():
    starts = {day: sample.first_start(day) for day in DAYS}
    assert {month_words(start, day) for day, start in starts.items()} == {"Month 10 of 18"}
    assert all(start.day <= 5 and start.weekday() < 5 for start in starts.values())


def test_second_network_is_in_month_1_on_any_day():
    starts = {day: sample.second_start(day) for day in DAYS}
    assert {month_words(start, day) for day, start in starts.items()} == {"Month 1 of 18"}
    assert all(start.weekday() < 5 for start in starts.values())


@pytest.mark.parametrize("today", [date(2027, 1, 4), date(2028, 2, 29)])
def test_done_is_past_and_coming_is_future_on_any_day(casebook, today):
    first, _ = sample.build(casebook, today)
    held = [w.held for w in casebook.find(Workshop, order="date", network_id=first.id)]
    done = [m.done_on for m in casebook.find(Milestone, network_id=first.id) if m.done_on]
    kept = [p.done_on for p in casebook.find(Promise) if p.done_on]
    last = max(session.date for session in casebook.find(Session))
    coming = [w.date for w in casebook.find(Workshop) if not w.held]
    assert held == [True, True, True, False]
    assert max([*done, *kept, last]) <= today < min(coming) <= today + timedelta(weeks=7)


def test_three_promises_are_late_and_some_are_coming(whole):
    open_promises = [p for p in whole.promises if not p.done_on]
    assert sum(p.due < TODAY for p in open_promises) == 3
    assert sum(p.due >= TODAY for p in open_promises) >= 4


def test_baseline_has_thirty_sheets_of_forty_six_asked(whole):
    baseline = next(r for r in whole.rounds if r.kind == "baseline")
    assert (whole.returned_in(baseline.id), baseline.asked, baseline.rapid) == (30, 46, False)


def test_baseline_is_split_on_1_and_16_and_has_two_unproven_strengths(whole):
    baseline = next(r for r in whole.rounds if r.kind == "baseline")
    talk = whole.diagnosis.rounds[baseline.id].talk_first
    assert {t.statement for t in talk if t.kind is TalkKind.SPLIT} == {"s01", "s16"}
    assert {t.statement for t in talk if t.kind is TalkKind.UNPROVEN} == {"s21", "s25"}


def test_mid_round_shows_real_change_and_matched_people(whole):
    changed = {change.id: change for change in whole.diagnosis.changes}
    assert {id for id, change in changed.items() if change.likely_real} >= {"s05", "s10"}
    assert not changed["s16"].likely_real
    assert changed["s05"].matched >= 10


def test_coordinators_own_rapid_12_is_read_apart(whole):
    assert len(whole.diagnosis.coordinator) == 7
    assert len({*whole.diagnosis.compared}) == 2


def test_network_is_developmental_with_two_or_three_clashes(whole):
    today = whole.diagnosis.today
    assert today.decided_by == "agreed"
    assert today.classification.verdict in (Verdict.CLEAR, Verdict.LEANING)
    assert today.classification.named == ("developmental",)
    assert len(today.clashes) in (2, 3)
    assert whole.diagnosis.wanted.decided_by == "agreed"


def test_three_goals_are_active_with_every_end_of_the_thread_tied(whole):
    assert [goal.status for goal in whole.goals].count(GoalStatus.PARKED) == 1
    tied = threads(whole)
    assert len(tied) == 3
    for thread in tied:
        assert thread.findings
        assert thread.workshops
        assert thread.milestones
        assert thread.promises
        assert thread.goal.target
        assert sum(r.goal_id == thread.goal.id for r in whole.readings) >= 3


def test_gates_say_continue_and_change(whole):
    gates = {m.key: m.decision for m in whole.milestones if m.decision}
    assert gates == {"gate-1": Decision.CONTINUE, "gate-2": Decision.CHANGE}


def test_agendas_fill_their_workshops_to_the_minute(whole):
    for workshop in whole.workshops:
        blocks = whole.blocks_of(workshop.id)
        rolled = agenda(workshop.starts, workshop.ends, blocks)
        assert 7 <= len(blocks) <= 10
        assert (rolled.slack, rolled.fits) == (0, True)
        assert all(block.least <= block.minutes for block in blocks)
        assert not any(timed.gap for timed in rolled.blocks)


def test_two_locked_starts_and_two_tracks_side_by_side(whole):
    rolled = [agenda(w.starts, w.ends, whole.blocks_of(w.id)).blocks for w in whole.workshops]
    timed = [one for blocks in rolled for one in blocks]
    assert sum(one.locked for one in timed) == 2
    assert [one.track for one in timed if one.track] == ["Long Room", "Garden Room", "Garden Room"]


def test_front_sheets_agree_with_those_asked(whole):
    counted = [tally(g for g, _ in guests_of(whole, w.id)) for w in whole.workshops]
    assert [(t.asked, t.new) for t in counted] == [
        (w.invited, w.new_faces) for w in whole.workshops
    ]
    assert [t.came for t in counted] == [21, 26, 24, 0]
    for workshop, told in zip(whole.workshops[:3], counted, strict=False):
        assert workshop.outcome.startswith(NUMBERS[told.came])
        assert told.new_came == told.new
    assert counted[3].silent


def test_nobody_is_asked_too_often(whole):
    months = {guest.invited_on for guest in whole.guests}
    assert not any(cap_words(whole, p.id, month) for p in whole.people for month in months)


def test_harvest_has_every_kind_and_its_commitments_are_promises(whole):
    assert {item.gift for item in whole.harvest} == set(Gift)
    for item in whole.harvest:
        promise = next((p for p in whole.promises if p.id == item.promise_id), None)
        assert (item.gift is Gift.COMMITMENT) is (promise is not None)
        if promise:
            told = (promise.text, promise.owner_id, promise.made_in)
            assert told == (item.text, item.person_id, "workshop")
    in_workshops = [p for p in whole.promises if p.made_in == "workshop"]
    assert {p.id for p in in_workshops} == {i.promise_id for i in whole.harvest if i.promise_id}


def test_whoever_gave_something_was_there(whole):
    came = {(guest.workshop_id, guest.person_id) for guest in whole.guests if guest.came}
    given = {(item.workshop_id, item.person_id) for item in whole.harvest if item.person_id}
    assert given <= came


def test_offers_meet_requests(whole):
    assert len(matches(whole)) >= 3


def test_feedback_and_follow_up_are_enough_to_be_shown_and_no_more_than_came(built, whole):
    came = Counter(guest.workshop_id for guest in whole.guests if guest.came)
    back = Counter((sheet.workshop_id, sheet.form) for sheet in built[0].find(Feedback))
    assert Counter(form for _, form in back) == {FEEDBACK: 2, FOLLOW_UP: 2}
    assert all(LEAST_SHEETS <= count <= came[id] for (id, _), count in back.items())


def test_held_workshops_were_run_live_and_say_how_long_each_block_took(whole):
    held = [workshop for workshop in whole.workshops if workshop.held]
    assert {run.workshop_id for run in whole.live_runs if run.ended} == {w.id for w in held}
    for workshop in whole.workshops:
        took = [block.actual for block in whole.blocks_of(workshop.id)]
        assert all(took) is workshop.held
        assert not workshop.held or 0 < abs(sum(took) - _length(workshop)) <= 15


def test_frozen_plans_tell_what_the_gates_changed(built, whole):
    casebook, first, _ = built
    kept = frozen_plans.every(casebook, first.id)
    gates = {m.key: m for m in whole.milestones}
    assert [(v.number, v.frozen_on) for v in kept] == [
        (1, gates["gate-1"].done_on),
        (2, gates["gate-2"].done_on),
    ]
    assert [len(version.content["workshops"]) for version in kept] == [1, 4]
    found = frozen_plans.compare(casebook, first.id, 1, 2)
    changed = [f.title for f in found if f.part is Part.GOALS and f.kind is Kind.CHANGED]
    assert changed == ["One named worker for every young person", "Carried by many hands"]
    done = {f.title for f in found if f.part is Part.MILESTONES and f.kind is Kind.DONE}
    assert {"Event 1", "Event 2", "Gate 2"} <= done


def test_a_version_holds_nothing_that_came_later(built, whole):
    for version in frozen_plans.every(built[0], whole.network.id):
        entries = [entry for part in version.content.values() for entry in part]
        days = [entry["done"] for entry in entries if entry.get("done") not in (None, "held")]
        assert max(days) <= version.frozen_on.isoformat()


def test_promises_come_from_everywhere(whole):
    assert {p.made_in for p in whole.promises} == {
        "workshop",
        "coaching",
        "plan",
        "goals",
        "digital",
    }


def test_one_role_is_reached_by_nothing(whole):
    assert gaps(whole)[-1] == "Patient partners are reached by nothing."


def test_a_quiet_time_and_a_template_of_its_own(built, whole):
    assert [period.title for period in whole.quiet_periods] == [
        "New record system at two hospitals"
    ]
    (template,) = agenda_templates.templates(built[0])
    text = repr(agenda_templates.blocks_in(template))
    assert not [p.name for p in whole.people if p.name.split()[0] in text]


def test_coaching_is_paid_and_pro_bono(whole):
    assert Counter(session.pro_bono for session in whole.sessions) == {False: 6, True: 3}


def test_every_verdict_on_an_earlier_objective_is_there(whole):
    assert {objective.verdict for objective in whole.objectives} == set(ObjectiveVerdict)


def test_blocks_use_methods_of_the_shelf(built):
    shelf = {method.id: method for method in content.workshop_methods()}
    used = [block for block in built[0].find(Block) if block.method]
    assert {block.method for block in used} <= set(shelf)
    assert all(block.category == shelf[block.method].category for block in used)


def test_every_kept_answer_fits_its_form(whole):
    kept = [
        ("network-profile", whole.network.profile),
        ("digital-plan", whole.digital_plan.answers),
    ]
    kept += [("coaching-agreement", agreement.answers) for agreement in whole.agreements]
    assert [validate(load.load(form), answers) for form, answers in kept] == [()] * 4


def test_coaching_has_six_and_three_sessions_each_with_its_canary(built):
    sessions = built[0].find(Session, order="id")
    by_person = [sum(s.person_id == id for s in sessions) for id in {s.person_id for s in sessions}]
    assert sorted(by_person) == [3, 6]
    assert all(
        word in session.private_notes
        for word, session in zip(SESSION_CANARIES, sessions, strict=True)
    )


def test_canaries_lie_only_where_nobody_else_reads(built):
    casebook, first, _ = built
    everything = "".join(str(rows) for rows in contents(casebook).values())
    assert all(everything.count(word) == 1 for word in CANARIES)
    for reader in (Reader.COACHEE, Reader.NETWORK, Reader.SPONSOR):
        seen = repr(dossier.read(casebook, first.id, reader))
        assert [word for word in CANARIES if word in seen] == []


def test_a_private_finding_is_kept(whole):
    assert [f.lane for f in whole.findings].count(Lane.PRIVATE) == 1


def test_rapid_review_has_nine_interviews_and_five_documents_in_several_lanes(whole):
    heard = [note.heard for note in whole.review_notes]
    assert (heard.count("interview"), heard.count("document")) == (9, 5)
    assert {excerpt.lane for excerpt in whole.excerpts} == {
        Lane.PRIVATE,
        Lane.NETWORK,
        Lane.SPONSOR,
    }
    baseline = next(r for r in whole.rounds if r.kind == "baseline")
    assert all(note.held_on < baseline.held_on for note in whole.review_notes)


def test_what_was_heard_is_behind_most_findings_and_their_goals(whole):
    behind = {f.title for f in whole.findings if excerpts_behind(whole, f.id)}
    assert len(behind) == 6
    assert all(excerpts_behind(whole, thread.goal.id) for thread in threads(whole))


def test_the_review_suggests_more_than_was_rated_but_keeps_the_strengths_unproven(built, whole):
    baseline = next(r for r in whole.rounds if r.kind == "baseline")
    found = {s.statement: s.level for s in review_notes.untaken(built[0], baseline.id)}
    assert found["s10"] == 3
    assert not {"s21", "s25"} & set(found)


def test_the_sheets_sent_out_are_those_asked_and_some_are_missing(built, whole):
    for kind, numbered in (("baseline", True), ("mid", False)):
        asked = next(r for r in whole.rounds if r.kind == kind)
        returns = batches.outlook(built[0], asked.id)
        assert sum(role.asked for role in returns) == asked.asked
        assert sum(role.back for role in returns) == whole.returned_in(asked.id)
        missing = sum(len(role.missing) for role in returns)
        assert missing == (asked.asked - whole.returned_in(asked.id) if numbered else 0)


def test_second_network_has_almost_nothing(built):
    casebook, _, second = built
    assert len(casebook.find(Person, network_id=second.id)) == 2
    assert casebook.find(Finding, network_id=second.id) == ()
    assert second.profile


def test_undone_and_redone_with_the_casebook_closed_now_and_then(tmp_path, worked_example):
    with Casebook.open(worked_example(tmp_path / "casebook")) as casebook:
        before, steps = contents(casebook), casebook.check()["steps"]
    for replay in (Casebook.undo, Casebook.redo):
        for part in (100, 1, steps - 101):
            with Casebook.open(casebook.folder) as casebook:
                assert all(replay(casebook) for _ in range(part))
                assert casebook.check()["ok"]
        with Casebook.open(casebook.folder) as casebook:
            assert replay(casebook) is None
            assert any(contents(casebook).values()) is (replay is Casebook.redo)
    with Casebook.open(casebook.folder) as casebook:
        assert contents(casebook) == before


def test_a_second_building_is_refused_and_changes_nothing(built):
    casebook = built[0]
    before = contents(casebook)
    with pytest.raises(UserError, match=r"network\.toml.*already a network"):
        sample.build(casebook, TODAY)
    assert contents(casebook) == before


@pytest.mark.parametrize(
    ("file", "was", "now", "said"),
    [
        ("goals.toml", 'due = "14+0"', 'due = "soon"', r"goals\.toml, goal worker: due"),
        ("goals.toml", "target = 60", 'target = "x"', r"goals\.toml, goal worker: target"),
        ("goals.toml", "baseline = 22", "bottom = 22", r"goal worker: bottom is no field of Goal"),
        ("people.toml", 'role = "leader"', 'role = "boss"', r"people\.toml, person sioned: .*boss"),
        (
            "types.toml",
            'q1 = "b told"',
            'q1 = "z told"',
            r"sheet 1, answers: Question 1",
        ),
        ("promises.toml", "milestone:build", "milestone:none", r"no milestone called none"),
        ("plan.toml", 'type = "developmental"', 'type = "developmental"\nx = 1', r"x is not known"),
        (
            "baseline.csv",
            "sponsor,adaeze,5",
            "sponsor,adaeze,9",
            r"csv, line 2: Statement 1",
        ),
        ("baseline.csv", "sponsor,adaeze,5", "sponsor,nobody,5", r"no person called nobody"),
        ("mid.csv", "member,jo,2", "member,jo", r"mid\.csv, line 3: the line has gaps"),
    ],
)
def test_a_slip_in_the_files_names_file_and_entry(casebook, monkeypatch, file, was, now, said):
    real = assets.text

    def slipped(*parts: str) -> str:
        text = real(*parts)
        return text.replace(was, now, 1) if parts[-1] == file else text

    assert was in real(*sample_source.FOLDER, file)
    monkeypatch.setattr(assets, "text", slipped)
    with pytest.raises(UserError, match=said):
        sample.build(casebook, TODAY)


def test_a_weekend_becomes_the_friday_before():
    monday = date(2026, 6, 1)
    assert sample_source.day(monday, "0+5") == date(2026, 6, 5)
    assert sample_source.day(monday, "0+6") == date(2026, 6, 5)
    assert sample_source.day(monday, "1+6") == date(2026, 7, 7)


def test_the_networks_are_found_by_the_beginning_of_their_names(built):
    casebook, first, second = built
    assert networks.by_name(casebook, "young").id == first.id
    assert isinstance(networks.by_name(casebook, second.id), Network)
