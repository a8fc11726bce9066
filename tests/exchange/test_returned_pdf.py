"""Filled PDFs come back with the same answers, whichever program filled them in, or are refused."""

import io
from contextlib import suppress

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Pdf, String

from facilitator.domain.scale import Role
from facilitator.domain.sheet_code import code_of
from facilitator.errors import UserError
from facilitator.exchange.returned import read
from facilitator.exchange.returned_pdf import names_of
from facilitator.formspec.load import known, load
from facilitator.formspec.validate import clean
from tests.exchange.sent_files import changed, fill, fillable, filled
from tests.formspec.answers import answers

pytestmark = pytest.mark.filterwarnings("ignore:This document has")  # fields lost on purpose

CODE = code_of("0190-some-round", 14, Role.COORDINATOR)
ANSWERS = {"role": "member", "a/s01": "4", "a/s02": "cant-say", "a/s36": "not-relevant"}


@pytest.fixture
def sent(tmp_path):
    def put(data: bytes, name: str = "sheet.pdf"):
        (tmp_path / name).write_bytes(data)
        return tmp_path / name

    return put


def one(path, form: str = "diagnostic"):
    (sheet,) = read(path, form)
    return sheet


def refused(path, form: str = "diagnostic") -> str:
    with pytest.raises(UserError) as caught:
        read(path, form)
    assert caught.value.message.startswith(path.name)
    assert caught.value.hint
    return caught.value.message


def field(pdf: Pdf, title: str):
    return next(found for found in pdf.Root.AcroForm.Fields if str(found.T) == title)


def with_value(title: str, value: object, **drawn: str):
    """The filled sheet with a field's value set by hand, and its marks where told."""

    def change(pdf: Pdf) -> None:
        found = field(pdf, title)
        found.V = value
        for kid in found.get("/Kids", ()):
            if "mark" in drawn:
                on = f"/{drawn['mark']}"
                kid.AS = Name(on) if on in kid.AP.N else Name.Off

    return changed(filled(ANSWERS), change)


def test_answers_come_back(sent):
    sheet = one(sent(filled({**ANSWERS, "a/comment": "More time, please"})))

    assert sheet.answers == {"s01": 4, "s02": "?", "s36": "-", "comment": "More time, please"}
    assert (sheet.role, sheet.came_by, sheet.edition, sheet.sheet) == ("member", "pdf", "", "")


def test_rapid_sheet_with_a_code_names_round_and_role(sent):
    sheet = one(sent(filled({"a/s01": "5"}, rapid=True, code=CODE)))

    assert sheet.answers == {"s01": 5}
    assert (sheet.sheet, sheet.round_mark, sheet.role) == (str(CODE), CODE.round, "coordinator")


def test_the_role_marked_counts_more_than_the_code(sent):
    assert one(sent(filled({"a/s01": "5", "role": "leader"}, code=CODE))).role == "leader"


def test_other_forms_come_back(sent):
    values = {"role": "agreed", "when": "today", "a/q1/choice": "c", "a/q1/evidence": "document"}
    sheet = one(sent(filled(values, "network-type")), "network-type")

    assert (sheet.role, sheet.when) == ("agreed", "today")
    assert sheet.answers == {"q1": {"choice": "c", "evidence": "document"}}


def test_a_date_may_be_written_in_words(sent):
    values = {"a/date": "3 March 2026", "a/title": "First day"}

    assert one(sent(filled(values, "workshop-plan")), "workshop-plan").answers == {
        "date": "2026-03-03",
        "title": "First day",
    }


def test_grid_and_choices_come_back(sent):
    form = load("digital-plan")
    grid = next(found for found in form.fields if found.levels)
    row, column = grid.rows[0].id, grid.columns[0].id
    sheet = one(sent(filled({f"a/{grid.id}/{row}/{column}": "0"}, form.id)), form.id)

    assert sheet.answers == {grid.id: {row: {column: 0}}}


@pytest.mark.parametrize(
    "raw",
    [
        b"\xfe\xff" + "Café, ŵyneb".encode("utf-16-be"),
        b"\xff\xfe" + "Café, ŵyneb".encode("utf-16-le"),
        b"\xef\xbb\xbf" + "Café, ŵyneb".encode(),
    ],
)
def test_text_in_any_encoding(sent, raw):
    value = pikepdf.Object.parse(b"<" + raw.hex().encode() + b">")

    assert one(sent(with_value("a/comment", value))).answers["comment"] == "Café, ŵyneb"


def test_text_in_the_encoding_of_pdf(sent):
    value = pikepdf.Object.parse(b"(Caf\\351 \\222)")

    assert one(sent(with_value("a/comment", value))).answers["comment"] == "Café ™"


def test_long_text_kept_as_a_stream(sent):
    def change(pdf: Pdf) -> None:
        field(pdf, "a/comment").V = pdf.make_stream(b"A long comment")

    assert one(sent(changed(filled(ANSWERS), change))).answers["comment"] == "A long comment"


def test_value_may_be_a_string(sent):
    assert one(sent(with_value("a/s01", String("2"), mark="2"))).answers["s01"] == 2


def test_mark_without_a_value_counts(sent):
    def change(pdf: Pdf) -> None:
        del field(pdf, "a/s01").V

    assert one(sent(changed(filled(ANSWERS), change))).answers["s01"] == 4


def test_value_without_a_mark_counts(sent):
    assert one(sent(filled(ANSWERS, draw=False))).answers["s01"] == 4


def test_value_against_its_mark_is_refused(sent):
    path = sent(with_value("a/s01", Name("/2"), mark="5"))

    assert "shows one mark in a/s01 and holds another" in refused(path)


def test_value_counts_where_the_file_says_its_marks_are_to_be_drawn_anew(sent):
    data = with_value("a/s01", Name("/2"), mark="5")

    def change(pdf: Pdf) -> None:
        pdf.Root.AcroForm.NeedAppearances = True

    assert one(sent(changed(data, change))).answers["s01"] == 2


def test_two_marks_are_refused(sent):
    def change(pdf: Pdf) -> None:
        found = field(pdf, "a/s01")
        del found.V
        found.Kids[0].AS = Name("/1")

    assert "more than one mark in a/s01" in refused(sent(changed(filled(ANSWERS), change)))


def test_numbered_states_stand_for_their_words(sent):
    def change(pdf: Pdf) -> None:
        found = field(pdf, "a/s01")
        words = [next(key for key in kid.AP.N if key != "/Off")[1:] for kid in found.Kids]
        found.Opt = Array([String(word) for word in words])
        for place, kid in enumerate(found.Kids):
            kid.AP.N = Dictionary({f"/{place}": kid.AP.N[f"/{words[place]}"]})
        found.V = Name(f"/{words.index('cant-say')}")

    assert one(sent(changed(filled(ANSWERS), change))).answers["s01"] == "?"


def test_fields_below_a_parent_without_a_name_are_found(sent):
    def change(pdf: Pdf) -> None:
        form = pdf.Root.AcroForm
        parent = pdf.make_indirect(Dictionary(Kids=form.Fields))
        form.Fields = Array([parent])

    assert one(sent(changed(filled(ANSWERS), change))).answers["s01"] == 4


@pytest.mark.parametrize("mode", list(pikepdf.ObjectStreamMode))
def test_object_streams_and_page_order_do_not_matter(sent, mode):
    data = changed(filled(ANSWERS), lambda pdf: None, object_stream_mode=mode, linearize=True)

    assert one(sent(data)).answers["s01"] == 4


def test_a_file_saved_in_parts_is_read_as_last_saved(sent):
    first = filled(ANSWERS)
    with pikepdf.open(io.BytesIO(first)) as pdf:
        number, _ = field(pdf, "a/comment").objgen
    at = len(first)
    added = f"\n{number} 0 obj <</FT/Tx/T(a/comment)/V(Added)>> endobj\n".encode()
    start = first.rindex(b"startxref") + 9
    before, root, size = int(first[start:].split()[0]), *_trailer(first)
    table = f"xref\n{number} 1\n{at + 1:010} 00000 n \ntrailer <</Size {size}/Root {root}/Prev "
    data = first + added + f"{table}{before}>>\nstartxref\n{at + len(added)}\n%%EOF\n".encode()

    assert one(sent(data)).answers["comment"] == "Added"


def _trailer(data: bytes) -> tuple[str, int]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        number, generation = pdf.Root.objgen
        return f"{number} {generation} R", int(pdf.trailer.Size)


# What is refused, and why


def flat(pdf: Pdf) -> None:
    del pdf.Root.AcroForm


def xfa(pdf: Pdf) -> None:
    pdf.Root.AcroForm = Dictionary(Fields=Array([]), XFA=pdf.make_stream(b"<xdp/>"))


def parcel(pdf: Pdf) -> None:
    flat(pdf)
    pdf.Root.Collection = Dictionary()
    pdf.attachments["sheet.pdf"] = b"%PDF-1.7"


def other(pdf: Pdf) -> None:
    field(pdf, "form").T = String("name")


def lost(pdf: Pdf) -> None:
    form = pdf.Root.AcroForm
    form.Fields = Array([found for found in form.Fields if str(found.T) != "a/s07"])


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (flat, "has no fields to read: it was printed to PDF, flattened or scanned."),
        (xfa, "is a form of another kind (XFA)."),
        (parcel, "is a parcel of files."),
        (other, "is a form, but not one of Facilitator's."),
        (lost, "has lost the field s07."),
        (lambda pdf: fill(pdf, {"form": "diagnostic 2 -"}), "was made for version 2;"),
        (lambda pdf: fill(pdf, {"form": "goal-sheet 1 -"}), "is a goal-sheet sheet, not"),
        (lambda pdf: fill(pdf, {"form": "quiz 1 -"}), "is of an unknown form, “quiz”."),
        (lambda pdf: fill(pdf, {"form": "diagnostic"}), "not one of Facilitator's."),
        (lambda pdf: fill(pdf, {"a/s01": "7"}), "s01: takes 1 to 5"),
        (lambda pdf: fill(pdf, {"role": "boss"}), "role: should be one of"),
    ],
)
def test_refused_with_the_reason(sent, change, words):
    assert words in refused(sent(changed(filled(ANSWERS), change)))


def test_a_file_that_lost_fields_of_another_edition_is_read(sent):
    def change(pdf: Pdf) -> None:
        lost(pdf)
        fill(pdf, {"form": "diagnostic 1 abcd1234"})

    sheet = one(sent(changed(filled(ANSWERS), change)))
    assert (sheet.edition, sheet.answers["s01"]) == ("abcd1234", 4)


def test_an_answer_to_a_question_of_another_edition_is_told(sent):
    def change(pdf: Pdf) -> None:
        field(pdf, "a/s07").T = String("a/own1")
        fill(pdf, {"form": "diagnostic 1 abcd1234", "a/own1": "2"})

    assert "own1: is not in this form" in refused(sent(changed(filled(ANSWERS), change)))


def test_nothing_filled_in_is_refused_with_a_way_out(sent):
    assert "has nothing filled in" in refused(sent(fillable()))


def test_locked_file_is_refused_and_one_that_only_forbids_printing_is_read(sent):
    locked = pikepdf.Encryption(user="secret", owner="secret")
    shut = pikepdf.Encryption(user="", owner="secret")

    assert "is locked with a password" in refused(
        sent(changed(filled(ANSWERS), lambda pdf: None, encryption=locked))
    )
    open_ = changed(filled(ANSWERS), lambda pdf: None, encryption=shut)
    assert one(sent(open_)).answers["s01"] == 4


@pytest.mark.parametrize("part", [0.1, 0.5, 0.9, 0.99])
def test_a_file_cut_short_is_refused_or_read_whole(sent, part):
    data = filled(ANSWERS)
    path = sent(data[: int(len(data) * part)])
    with suppress(UserError):
        assert one(path).answers == {"s01": 4, "s02": "?", "s36": "-"}


def test_a_picture_named_pdf_is_refused(sent):
    assert "is not a PDF, whatever its name says" in refused(sent(b"\x89PNG\r\n" * 20))


def test_fields_in_a_circle_end(sent):
    def change(pdf: Pdf) -> None:
        found = pdf.make_indirect(Dictionary(T=String("round"), Kids=Array([])))
        found.Kids.append(found)
        pdf.Root.AcroForm.Fields.append(found)

    assert one(sent(changed(filled(ANSWERS), change))).answers["s01"] == 4


@settings(deadline=None, max_examples=8, suppress_health_check=list(HealthCheck))
@given(data=st.data(), form_id=st.sampled_from(known()))
def test_what_is_filled_in_is_read_back(sent, data, form_id):
    form = load(form_id).on_paper()
    given_answers = clean(form, data.draw(answers(form)))
    about = {"role": form.roles, "when": form.whens}
    values = {key: options[-1].id for key, options in about.items() if options}
    values |= as_values(form, given_answers)
    if not given_answers:
        return

    assert one(sent(filled(values, form_id)), form_id).answers == given_answers


def as_values(form, given_answers) -> dict[str, str]:
    """The answers as a program would fill them into the fields."""
    scale = {"?": "cant-say", "-": "not-relevant"}
    values = {}
    for found in form.fields:
        for title, path in names_of(found).items():
            value = given_answers.get(found.id)
            if isinstance(value, list):
                value = "yes" if path[-1] in value else None
            for step in path[1:] if isinstance(value, dict) else ():
                value = value.get(step) if value else None
            if value is not None:
                values[title] = (
                    scale.get(value, str(value)) if found.kind == "scale" else str(value)
                )
    return values
