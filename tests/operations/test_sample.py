"""The worked example is whole, plausible and built by steps that can all be undone."""

import time
from datetime import date, timedelta

import pytest

from facilitator import assets, content
from facilitator.domain.lanes import Lane, Reader
from facilitator.domain.network_type import Verdict
from facilitator.domain.records import (
    Block,
    Decision,
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
from facilitator.operations import batches, networks, review_notes, sample, sample_source
from facilitator.store import dossier
from facilitator.store.casebook import Casebook
from tests.builders import (
    CANARIES,
    SESSION_CANARIES,
    TODAY,
    contents,
    redone_to_the_end,
    undone_to_the_start,
)

DAYS = [date(2026, 1, 1) + timedelta(days=n) for n in range(0, 800)]


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    with Casebook.open(tmp_path_factory.mktemp("sample")) as casebook:
        started = time.process_time()
        first, second = sample.build(casebook, TODAY)
        seconds = time.process_time() - started
        yield casebook, first, second, seconds


@pytest.fixture(scope="module")
def whole(built):
    casebook, first, *_ = built
    return dossier.read(casebook, first.id, Reader.FACILITATOR)


def _minutes(clock: str) -> int:
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)


def test_building_takes_less_than_three_seconds(built):
    assert built[3] < 3


def test_both_networks_are_marked_as_invented(built):
    _, first, second, _ = built
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


@pytest.mark.parametrize("today", [date(2026, 3, 2), date(2027, 1, 4), date(2028, 2, 29)])
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
        length = _minutes(workshop.ends) - _minutes(workshop.starts)
        assert 7 <= len(blocks) <= 10
        assert sum(block.minutes for block in blocks) == length
        assert all(block.least <= block.minutes for block in blocks)


def test_locked_blocks_start_when_the_agenda_reaches_them(whole):
    locked = 0
    for workshop in whole.workshops:
        clock = _minutes(workshop.starts)
        for block in whole.blocks_of(workshop.id):
            if block.locked_start:
                assert _minutes(block.locked_start) == clock
                locked += 1
            clock += block.minutes
    assert locked == 2


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
    casebook, first, *_ = built
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
    casebook, _, second, _ = built
    assert len(casebook.find(Person, network_id=second.id)) == 2
    assert casebook.find(Finding, network_id=second.id) == ()
    assert second.profile


def test_undone_to_the_start_is_empty_and_redone_is_equal(built):
    casebook = built[0]
    before, steps = contents(casebook), casebook.check()["steps"]
    assert undone_to_the_start(casebook) == steps
    assert not any(contents(casebook).values())
    assert redone_to_the_end(casebook) == steps
    assert contents(casebook) == before
    assert casebook.check()["ok"]


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
        ("goals.toml", 'due = "15+0"', 'due = "soon"', r"goals\.toml, goal worker: due"),
        ("goals.toml", "target = 70", 'target = "x"', r"goals\.toml, goal worker: target"),
        ("goals.toml", "baseline = 22", "bottom = 22", r"goal worker: bottom is no field of Goal"),
        ("people.toml", 'role = "leader"', 'role = "boss"', r"people\.toml, person sioned: .*boss"),
        (
            "types.toml",
            'q1 = "b told"',
            'q1 = "z told"',
            r"sheet 1, answers: Question 1",
        ),
        ("promises.toml", "workshop:what-for", "workshop:none", r"no workshop called none"),
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
    casebook, first, second, _ = built
    assert networks.by_name(casebook, "young").id == first.id
    assert isinstance(networks.by_name(casebook, second.id), Network)
