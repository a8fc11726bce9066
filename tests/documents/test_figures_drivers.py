"""A driver sketch is drawn as a tree whose boxes never touch, and read aloud as one."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from facilitator.documents.driver_layout import laid, parted
from facilitator.documents.figures_drivers import driver_sketch
from facilitator.domain.deliver_records import Driver, DriverKind
from facilitator.domain.driver_sketch import arranged, branches

TOP, IDEA = DriverKind.DRIVER, DriverKind.IDEA
LONG = "Wszyscy członkowie wiedzą, do kogo zadzwonić, gdy coś pójdzie nie tak na oddziale"

texts = st.text(st.sampled_from("aż w"), min_size=1, max_size=160).filter(str.strip)
sketches = st.lists(st.tuples(texts, st.booleans()), min_size=1, max_size=14)


def lines(parts):
    made = [Driver(str(n), "n", "g", text, IDEA if idea else TOP) for n, (text, idea) in parts]
    return arranged(made)


def boxes(where):
    return [*where.drivers, *(idea for ideas in where.ideas for idea in ideas)]


@given(sketches, st.sampled_from([240, 330, 482]))
def test_boxes_stand_inside_the_drawing_and_apart(parts, width):
    where = laid(LONG, branches(lines(enumerate(parts))), width)
    for box in (where.aim, *boxes(where)):
        assert box.y >= 0
        assert box.y + box.height <= where.height + 0.01
        assert box.x + box.width <= width + 0.01
    for column in {box.x for box in boxes(where)}:
        stacked = sorted((b.y, b.y + b.height) for b in boxes(where) if b.x == column)
        for (_, top), (bottom, _) in itertools.pairwise(stacked):
            assert bottom >= top + 5


@given(sketches)
def test_a_long_sketch_is_parted_and_loses_nothing(parts):
    tree = branches(lines(enumerate(parts)))
    groups = parted(LONG, tree, 482, 300)
    ideas = [idea for group in groups for branch in group for idea in branch.ideas]
    assert ideas == [idea for branch in tree for idea in branch.ideas]
    assert all(len(g) == 1 or laid(LONG, g, 482).height <= 300 for g in groups)


def test_the_figure_is_as_high_as_its_layout_said():
    sketch = lines(enumerate([("Deputies", False), (LONG, True)]))
    figure = driver_sketch(LONG, sketch, width=330)
    assert figure.drawing.height == laid(LONG, branches(sketch), 330).height


def test_the_tree_is_read_aloud_and_each_box_can_be_pointed_at():
    figure = driver_sketch("Many hands", lines(enumerate([("Deputies", False), ("Rota", True)])))
    assert figure.alt == ("Driver sketch. Aim: Many hands. Driver 1: Deputies. Change ideas: Rota.")
    assert [spot.label for spot in figure.hot_spots] == [
        "Aim: Many hands",
        "Driver: Deputies",
        "Change idea: Rota",
    ]
