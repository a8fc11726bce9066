"""Two pictures of a plan are told apart in words, and nothing else is."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.deliver_records import Channel
from facilitator.domain.kinds import Side
from facilitator.domain.plan_compare import Kind, counts_words, differences, joined
from facilitator.domain.plan_picture import Part, picture
from facilitator.domain.records import GoalStatus, Need, Person, Promise, Workshop
from tests.documents.dossiers import agreed, bare, crowded, goal, with_goals

DAY = date(2026, 5, 6)


def only(before, after):
    (found,) = differences(picture(before), picture(after))
    return found


def test_the_same_plan_differs_in_nothing():
    assert differences(picture(crowded()), picture(crowded())) == ()


def test_moved_target_and_date_are_told_with_both_values():
    before = with_goals(bare(), goal())
    after = with_goals(bare(), goal(target=60.0, due=date(2026, 12, 7)))

    found = only(before, after)

    assert (found.part, found.kind) == (Part.GOALS, Kind.CHANGED)
    assert found.words == (
        "Target 60% instead of 80%; date 7 Dec 2026 instead of 5 Oct 2026, 9 weeks later."
    )


def test_what_was_empty_or_is_now_is_said_so():
    before = with_goals(bare(), goal(owner=""))
    after = with_goals(bare(), goal(owner="Awen Prys"))

    assert only(before, after).words == "Owner Awen Prys, where there was none."
    assert only(after, before).words == "No owner any more, it was Awen Prys."


def test_long_words_are_only_said_to_be_reworded():
    before = with_goals(bare(), goal(aim="a" * 90))
    after = with_goals(bare(), goal(aim="b" * 90))

    found = only(before, after)

    assert found.words == "Aim reworded."
    assert (found.facts[0].was, found.facts[0].now) == ("a" * 90, "b" * 90)


def test_added_and_gone_are_each_others_mirror():
    before, after = bare(), with_goals(bare(), goal())

    assert (only(before, after).kind, only(after, before).kind) == (Kind.ADDED, Kind.GONE)


def test_step_done_held_or_kept_is_no_change_of_the_plan():
    promise = Promise("p", "n", "Ring the clinic", owner="Marta")
    day = Workshop("w", "n", "Open day", DAY)
    before = replace(with_goals(bare(), goal()), promises=(promise,), workshops=(day,))
    after = replace(
        with_goals(agreed(bare(), "review"), goal(status=GoalStatus.MET)),
        promises=(replace(promise, done_on=DAY),),
        workshops=(replace(day, held=True),),
    )

    found = differences(picture(before), picture(after))

    assert {one.kind for one in found} == {Kind.DONE}
    assert "Held." in {one.words for one in found}
    assert counts_words(found) == "1 goal met, 1 milestone done, 1 workshop held, 1 promise kept"


def test_step_opened_again_is_a_change():
    assert only(agreed(bare(), "review"), bare()).kind is Kind.CHANGED


def test_moved_and_done_is_a_change():
    before, after = bare(), agreed(bare(), "review")
    moved = [replace(m, due=m.due + timedelta(7)) for m in after.milestones if m.key == "review"]
    kept = tuple(m for m in after.milestones if m.key != "review")

    found = only(before, replace(after, milestones=(*kept, *moved)))

    assert found.kind is Kind.CHANGED
    assert "1 week later" in found.words


def test_digital_needs_and_channels_are_told_apart_too():
    need = Need("d", "n", "Find the rota", tool="Shared folder", check_on=DAY)
    channel = Channel("c", "n", "Monthly mail", reach={"leader": 80, "member": 20})
    before = replace(bare(), needs=(need,), channels=(channel,))
    later = replace(need, tool="Rota page", check_on=DAY + timedelta(7))
    wider = replace(channel, side=Side.OUTSIDE, reach={"leader": 80, "member": 60})

    found = differences(
        picture(before), picture(replace(bare(), needs=(later,), channels=(wider,)))
    )

    assert counts_words(found) == "1 digital need changed, 1 channel changed"
    assert [one.words for one in found] == [
        "Tool Rota page instead of Shared folder; "
        "check 13 May 2026 instead of 6 May 2026, 1 week later.",
        "Serves goals outside instead of members; "
        "reach Leaders 80%, Members 60% instead of Leaders 80%, Members 20%.",
    ]


def test_part_that_an_earlier_program_did_not_freeze_is_not_told_as_new():
    frozen = {part: told for part, told in picture(bare()).items() if part is not Part.NEEDS}
    now = picture(replace(bare(), needs=(Need("d", "n", "Find the rota"),)))

    assert differences(frozen, now) == ()


def test_words_written_as_sentences_are_joined_without_their_stops():
    assert joined(["aim: one story.", "measure: members", "done"]) == (
        "aim: one story; measure: members; done"
    )
    assert joined(["question: Who else?", "held"]) == "question: Who else? Held"


def test_owner_stands_by_name_so_that_an_erasure_finds_it():
    person = Person("x", "n", "Gwenllian Quillfeather")
    promise = Promise("p", "n", "Ring", owner_id="x")

    kept = picture(replace(bare(), people=(person,), promises=(promise,)))

    assert kept["promises"][0]["owner"] == "Gwenllian Quillfeather"
    assert "x" not in kept["promises"][0].values()


def test_picture_leaves_out_what_was_noted_at_a_gate():
    noted = tuple(replace(m, note="said in confidence") for m in bare().milestones)

    assert "confidence" not in str(picture(replace(bare(), milestones=noted)))


def test_content_of_another_making_is_read_as_far_as_it_goes():
    found = differences({"goals": [{"title": "Old"}], "more": 3}, picture(bare()))

    assert found[0].kind is Kind.GONE


@given(st.integers(0, 6), st.integers(0, 6))
def test_both_ways_the_same_entries_differ(some, more):
    before = with_goals(bare(), *(goal(n) for n in range(some)))
    after = with_goals(bare(), *(goal(n, target=9.0) for n in range(more)))

    there = {one.id for one in differences(picture(before), picture(after))}
    back = {one.id for one in differences(picture(after), picture(before))}

    assert there == back == {f"g{n}" for n in range(max(some, more))}
