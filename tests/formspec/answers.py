"""Hypothesis strategies: valid answers to any form, and anything a file might hold."""

from datetime import date

from hypothesis import strategies as st

from facilitator.formspec.model import Field, Form, Kind, Option

words = st.text(st.characters(codec="utf-8", exclude_characters="\0\r"), max_size=40)
dates = st.dates(date(1900, 1, 1), date(2199, 12, 31)).map(date.isoformat)
times = st.times().map(lambda time: time.strftime("%H:%M"))
anything = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(st.characters())
    | st.sampled_from(["?", "–", "4", "c", "2026-03-09", "9/3/2026", "09:30", "1e9", "-0"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


def ids(options: tuple[Option, ...]) -> st.SearchStrategy[str]:
    return st.sampled_from([option.id for option in options])


def numbers(field: Field) -> st.SearchStrategy[int | float]:
    low = -1_000_000 if field.low is None else int(field.low)
    high = 1_000_000 if field.high is None else int(field.high)
    whole = st.integers(low, high)
    return whole if field.whole else whole | whole.map(lambda n: n / 4 if low <= n / 4 else n)


def valid(form: Form, field: Field) -> st.SearchStrategy[object]:
    match field.kind:
        case Kind.TEXT if field.clock:
            return times
        case Kind.TEXT | Kind.PARAGRAPH | Kind.SIGNATURE:
            return words
        case Kind.NUMBER:
            return numbers(field)
        case Kind.DATE:
            return dates
        case Kind.CHOICE if field.weighed:
            return st.fixed_dictionaries(
                {"choice": ids(field.options), "evidence": ids(form.evidence)}
            )
        case Kind.CHOICE:
            return ids(field.options)
        case Kind.CHOICES:
            return st.lists(ids(field.options), unique=True)
        case Kind.SCALE:
            return st.sampled_from([1, 2, 3, 4, 5, "?", "-"])
        case Kind.GRID:
            level = st.integers(0, len(field.levels) - 1)
            cells = st.fixed_dictionaries({}, optional={c.id: level for c in field.columns})
            return st.fixed_dictionaries({}, optional={row.id: cells for row in field.rows})


def answers(form: Form) -> st.SearchStrategy[dict[str, object]]:
    """Valid answers; required fields are always there."""
    fields = {field.id: valid(form, field) for field in form.fields if not field.required}
    needed = {
        field.id: st.just("A title") if field.kind is Kind.TEXT else valid(form, field)
        for field in form.fields
        if field.required
    }
    return st.fixed_dictionaries(needed, optional=fields)
