"""Feedback is read together from five sheets on, and never sheet by sheet."""

from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.feedback import LEAST_SHEETS, read

sheets = st.lists(
    st.fixed_dictionaries(
        {"useful": st.sampled_from([1, 2, 3, 4, 5, "?", "-", None])},
        optional={"better": st.text(max_size=8)},
    ),
    max_size=12,
)


@given(sheets)
def test_nothing_is_told_of_fewer_than_five_answers(given_sheets):
    reading = read(given_sheets, ["useful"], ["better"])

    answered = [s["useful"] for s in given_sheets if isinstance(s["useful"], int)]
    assert reading.sheets == len(given_sheets)
    assert ("useful" in reading.means) == (len(answered) >= LEAST_SHEETS)
    assert not (reading.hidden and reading.texts)


def test_mean_leaves_out_cant_say():
    reading = read([{"useful": n} for n in (5, 4, 4, 3, 4, "?", "-")], ["useful"])

    assert reading.means["useful"] == (4.0, 5)


def test_texts_are_told_in_alphabetical_order():
    given_sheets = [{"better": text} for text in ("tea", "", " Air ", "breaks", "")]

    assert read(given_sheets, [], ["better"]).texts["better"] == ("Air", "breaks", "tea")
