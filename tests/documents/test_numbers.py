"""Numbers are written as reportlab writes them, only sooner."""

from hypothesis import example, given
from hypothesis import strategies as st
from reportlab.lib.rl_accel import fp_str

from facilitator.documents.numbers import written

numbers = st.floats(-1e6, 1e6) | st.integers(-10_000, 10_000)


@given(st.lists(numbers, min_size=1))
@example([0.0, -0.0, 1, True, 1.0, 1e-8, 0.1 + 0.2, 595.2756, -0.5])
def test_numbers_are_written_as_before(found):
    assert written(*found) == written(*found) == fp_str(*found)
    assert written(found) == written(tuple(found)) == fp_str(found)
