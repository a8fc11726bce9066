"""A sketch is edited line by line and is a tree at every moment."""

from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain import driver_sketch as sketch
from facilitator.domain.deliver_records import Driver, DriverKind

TOP, IDEA = DriverKind.DRIVER, DriverKind.IDEA


def line(name, kind=TOP):
    return Driver(name, "n", "g", name, kind)


def drawn(lines):
    return " ".join(("-" if each.kind is IDEA else "") + each.id for each in lines)


def lines(text):
    return sketch.arranged(line(w.lstrip("-"), IDEA if w[0] == "-" else TOP) for w in text.split())


def test_an_idea_belongs_to_the_driver_above_it():
    assert [each.driver_id for each in lines("a -b -c d -e")] == [None, "a", "a", None, "d"]


def test_the_first_line_is_always_a_driver():
    assert drawn(lines("-a -b")) == "a -b"


def test_a_line_is_added_below_another():
    assert drawn(sketch.with_line(lines("a -b c"), line("x", IDEA), "b")) == "a -b -x c"


def test_ideas_of_a_driver_that_goes_stay_under_the_one_above():
    assert drawn(sketch.without(lines("a -b c -d"), "c")) == "a -b -d"
    assert drawn(sketch.without(lines("a -b -c"), "a")) == "b -c"


def test_a_driver_turned_into_an_idea_brings_its_ideas_along():
    turned = sketch.turned(lines("a c -d"), "c", IDEA)
    assert drawn(turned) == "a -c -d"
    assert {each.driver_id for each in turned[1:]} == {"a"}


def test_a_driver_moves_with_its_ideas_past_a_whole_driver():
    assert drawn(sketch.moved(lines("a -b c -d"), "c", -1)) == "c -d a -b"
    assert drawn(sketch.moved(lines("a -b"), "a", -1)) == "a -b"


def test_an_idea_moves_one_line_and_so_from_driver_to_driver():
    assert drawn(sketch.moved(lines("a c -d"), "d", -1)) == "a -d c"
    assert drawn(sketch.moved(lines("a -d c"), "d", 1)) == "a c -d"
    assert drawn(sketch.moved(lines("a -d"), "d", -1)) == "a -d"


def test_an_idea_whose_driver_is_gone_follows_the_last_one():
    loose = Driver("x", "n", "g", "x", IDEA, "gone", 0)
    assert drawn(sketch.lines_of([loose, *lines("a b")], "g")) == "a b -x"


def test_the_tree_is_read_aloud():
    said = sketch.in_words("More hands", lines("Deputies -Rota -Shadowing Time"))
    assert said == (
        "Driver sketch. Aim: More hands. Driver 1: Deputies. Change ideas: Rota; Shadowing. "
        "Driver 2: Time."
    )


acts = st.lists(st.tuples(st.sampled_from("aotm"), st.integers(0, 99), st.booleans()))


@given(acts)
def test_after_any_editing_the_lines_are_a_tree_in_order(acts):
    now = sketch.arranged([line("first")])
    for number, (act, pick, flag) in enumerate(acts):
        chosen = now[pick % len(now)].id if now else ""
        kind = IDEA if flag else TOP
        if act == "a" or not now:
            now = sketch.with_line(now, line(f"n{number}", kind), chosen)
        elif act == "o":
            now = sketch.without(now, chosen)
        elif act == "t":
            now = sketch.turned(now, chosen, kind)
        else:
            now = sketch.moved(now, chosen, 1 if flag else -1)
    assert now == sketch.arranged(now) == sketch.lines_of(now, "g")
    assert [each.position for each in now] == list(range(len(now)))
