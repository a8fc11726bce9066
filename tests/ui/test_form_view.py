"""Every form shows, takes and gives back the answers its definition allows."""

from datetime import date

import pytest

from facilitator.formspec.load import load_all
from facilitator.formspec.model import Form, Kind
from facilitator.ui.form_view.editors import IsoDateEdit
from facilitator.ui.form_view.form_view import FormView

EXAMPLES = {
    Kind.TEXT: "Leeds",
    Kind.PARAGRAPH: "Two\nlines",
    Kind.NUMBER: 3,
    Kind.DATE: "2026-03-09",
    Kind.SCALE: 4,
    Kind.SIGNATURE: "Anna Żuk",
}


def answers_of(form: Form) -> dict[str, object]:
    found: dict[str, object] = {}
    for field in form.fields:
        match field.kind:
            case Kind.CHOICE if field.weighed:
                found[field.id] = {"choice": field.options[0].id, "evidence": form.evidence[0].id}
            case Kind.CHOICE:
                found[field.id] = field.options[-1].id
            case Kind.CHOICES:
                found[field.id] = [option.id for option in field.options[:2]]
            case Kind.GRID:
                found[field.id] = {field.rows[0].id: {field.columns[0].id: 1}}
            case Kind.TEXT if field.clock:
                found[field.id] = "09:30"
            case _:
                found[field.id] = EXAMPLES[field.kind]
    return found


@pytest.mark.parametrize("form", load_all(), ids=lambda form: form.id)
def test_form_shows_the_answers_it_is_given(qtbot, form):
    view = FormView(form)
    qtbot.addWidget(view)
    answers = answers_of(form)

    view.set_values(answers)

    assert {field.id: view.editor(field.id).value() for field in form.fields} == answers


@pytest.mark.parametrize("form", load_all(), ids=lambda form: form.id)
def test_every_editor_has_an_accessible_name(qtbot, form):
    view = FormView(form)
    qtbot.addWidget(view)

    assert all(view.editor(field.id).accessibleName() for field in form.fields)


def test_answer_that_does_not_fit_is_said_beside_the_field_and_not_passed_on(qtbot):
    form = next(form for form in load_all() if form.id == "workshop-plan")
    view = FormView(form)
    qtbot.addWidget(view)
    passed = []
    view.edited.connect(lambda field, value: passed.append(field))

    view.editor("starts").edited.emit("half past")
    view.editor("title").edited.emit("Who are we for?")

    assert passed == ["title"]


def test_a_scale_is_said_in_the_forms_own_words(qtbot):
    form = next(form for form in load_all() if form.id == "workshop-feedback")
    view = FormView(form)
    qtbot.addWidget(view)
    view.set_values({"useful": 5, "safe": "-"})

    assert view.editor("useful").accessibleName() == "My time here was well spent.: 5, very much"
    assert view.editor("safe").accessibleName().endswith("–, does not apply")


def test_a_date_typed_or_picked_in_a_form_is_given_back_as_it_is_stored(qtbot):
    field = IsoDateEdit("Review")
    qtbot.addWidget(field)
    qtbot.keyClicks(field, "12 may 2027")
    with qtbot.waitSignal(field.edited) as typed:
        field.editingFinished.emit()
    with qtbot.waitSignal(field.edited) as picked:
        field._take(date(2027, 5, 13))
    assert (typed.args, picked.args) == (["2027-05-12"], ["2027-05-13"])
    assert field.text() == "13 May 2027"
