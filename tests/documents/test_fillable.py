"""Every form as a PDF to fill in: a field for each answer, named, reachable and accessible."""

import json
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from fontTools.ttLib import TTFont
from pdfua.cli import main as pdfua
from pypdf import PdfReader

from facilitator.documents import fillable_font
from facilitator.documents.fillable import write_fillable
from facilitator.domain.lanes import Lane
from facilitator.domain.scale import Role
from facilitator.domain.sheet_code import code_of
from facilitator.errors import UserError
from facilitator.exchange.layout import columns_of
from facilitator.formspec import load
from facilitator.formspec.model import Field, Form, Kind, Option, Section

NAMES = load.known()
FILLED = Path(__file__).parents[1] / "fixtures" / "filled"
GIVEN = json.loads((FILLED / "given.json").read_text("utf-8"))
CODE = code_of("round", 14, Role.MEMBER)
KINDS = ["1", "2", "3", "4", "5", "cant-say", "not-relevant"]
THEMES = (Option("care", "Care"), Option("money", "Money"))


def _drawn(form: Form | str, **options: Any) -> bytes:
    made = BytesIO()
    write_fillable(load.load(form) if isinstance(form, str) else form, made, **options)
    return made.getvalue()


@cache
def _opened(pdf: bytes) -> pikepdf.Pdf:
    """The file, kept open, as its objects are only there while it is."""
    return pikepdf.open(BytesIO(pdf))


def _fields(pdf: bytes) -> dict[str, Any]:
    return {str(field.T): field for field in _opened(pdf).Root.AcroForm.Fields}


def _widgets(pdf: bytes) -> Iterator[Any]:
    for page in _opened(pdf).pages:
        yield from page.get("/Annots", [])


def _states(field: Any) -> list[str]:
    return [state[1:] for kid in field.Kids for state in kid.AP.N if state != "/Off"]


def _trial(field: Field) -> Form:
    section = Section("one", "One", (field,))
    return Form("trial", 1, "Trial", "Do.", "Only you.", "Members", Lane.NETWORK, (section,))


@pytest.fixture(scope="module", params=NAMES)
def drawn(request: pytest.FixtureRequest) -> tuple[Form, bytes]:
    """A form, and its fillable PDF."""
    form = load.load(request.param)
    return form, _drawn(form, network="Łódź & <Ŵyn> network")


def test_every_form_passes_the_checker(drawn: tuple[Form, bytes], tmp_path: Path) -> None:
    target = tmp_path / "form.pdf"
    target.write_bytes(drawn[1])

    assert pdfua(["check", str(target)]) == 0


def test_there_is_a_field_for_each_answer_and_no_other(drawn: tuple[Form, bytes]) -> None:
    form, pdf = drawn
    asked = {"role": form.roles, "when": form.whens}
    wanted = {"form", "sheet", *(name for name, options in asked.items() if options)}
    for field in form.on_paper().fields:
        paths = columns_of(field).values()
        tails = [f"/{option.id}" for option in field.options] * (field.kind is Kind.CHOICES)
        wanted |= {f"a/{'/'.join(path)}{tail}" for path in paths for tail in tails or [""]}

    assert set(_fields(pdf)) == wanted


def test_every_field_and_every_option_says_what_it_is(drawn: tuple[Form, bytes]) -> None:
    form, pdf = drawn
    fields = _fields(pdf)

    assert all(str(field.TU) for field in fields.values())
    assert all(str(widget.TU) for widget in _widgets(pdf))
    for field in form.on_paper().fields:
        first = next(name for name in fields if f"{name}/".startswith(f"a/{field.id}/"))
        assert field.label in str(fields[first].TU)


def test_each_seen_field_has_its_place_in_the_structure(drawn: tuple[Form, bytes]) -> None:
    opened = _opened(drawn[1])
    numbers = list(opened.Root.StructTreeRoot.ParentTree.Nums)
    parents = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
    seen = [w for page in opened.pages for w in page.Annots if not int(w.F) & 2]

    assert all(page.Tabs == "/S" for page in opened.pages)
    for widget in seen:
        element = parents[int(widget.StructParent)]
        assert (element.S, element.K.Type) == ("/Form", "/OBJR")
        assert element.K.Obj.objgen == widget.objgen
        assert element.Pg.objgen == widget.P.objgen


def test_every_state_has_its_look_and_no_program_is_asked_for_one(
    drawn: tuple[Form, bytes],
) -> None:
    root = _opened(drawn[1]).Root
    looks = [widget.AP.N for widget in _widgets(drawn[1])]

    assert "/NeedAppearances" not in root.AcroForm
    assert all(isinstance(look, pikepdf.Stream) or len(look) == 2 for look in looks)
    for word in (b"/JavaScript", b"/JS", b"/XFA", b"/Encrypt", b"/SubmitForm"):
        assert word not in drawn[1]


def test_fields_come_in_the_order_they_are_read(drawn: tuple[Form, bytes]) -> None:
    form, pdf = drawn
    order = [name.split("/")[1] for name in _fields(pdf) if name.startswith("a/")]
    asked = [field.id for field in form.on_paper().fields]

    assert list(dict.fromkeys(order)) == asked


def test_the_same_form_makes_the_same_bytes(drawn: tuple[Form, bytes]) -> None:
    form, pdf = drawn
    assert _drawn(form, network="Łódź & <Ŵyn> network") == pdf


def test_a_statement_can_be_answered_and_the_answer_taken_back() -> None:
    field = _fields(_drawn("diagnostic"))["a/s01"]

    assert _states(field) == KINDS
    assert int(field.Ff) == 1 << 15
    assert "/V" not in field
    assert str(field.TU).startswith("Statement 1: Ask any member why")
    assert str(field.Kids[2].TU).endswith(": 3, Partly")
    assert str(field.Kids[5].TU).endswith(": Can't say")


def test_a_grid_has_a_choice_for_each_row_and_column() -> None:
    field = _fields(_drawn("digital-plan"))["a/orientations/meetings/now"]

    assert _states(field) == ["0", "1", "2", "3"]
    assert str(field.TU) == "How much each counts: Meetings, Now"


def test_several_choices_are_a_box_each() -> None:
    fields = _fields(_drawn(_trial(Field("themes", Kind.CHOICES, "Themes", options=THEMES))))

    assert sorted(fields["a/themes/care"].AP.N.keys()) == ["/Off", "/yes"]
    assert str(fields["a/themes/money"].TU) == "Themes: Money"


def test_a_sheet_says_which_form_it_was() -> None:
    assert str(_fields(_drawn("diagnostic"))["form"].V) == "diagnostic 1 -"
    reduced = _fields(_drawn("diagnostic", rapid=True))

    assert str(reduced["form"].V) == "diagnostic 1 - rapid"
    assert "a/s01" in reduced
    assert "a/s02" not in reduced
    assert str(reduced["sheet"].V) == ""


def test_a_numbered_sheet_shows_its_code_and_keeps_its_role() -> None:
    pdf = _drawn("diagnostic", code=CODE)
    fields = _fields(pdf)

    assert str(CODE) in PdfReader(BytesIO(pdf)).pages[0].extract_text()
    assert (str(fields["sheet"].V), int(fields["sheet"].Ff)) == (str(CODE), 1)
    assert (fields["role"].V, int(fields["role"].Ff) & 1) == ("/member", 1)
    assert [kid.AS for kid in fields["role"].Kids].count("/member") == 1


def test_a_code_of_a_role_that_the_form_does_not_ask_is_refused() -> None:
    with pytest.raises(UserError, match="not filled in by the role"):
        _drawn("network-type", code=code_of("round", 1, Role.PATIENT_PARTNER))


def test_only_the_diagnostic_has_a_rapid_sheet() -> None:
    with pytest.raises(UserError, match="no rapid form"):
        _drawn("goal-sheet", rapid=True)


def test_what_only_the_facilitator_sees_is_no_field() -> None:
    assert not any("private" in name for name in _fields(_drawn("coaching-session")))


def test_comments_take_many_lines_and_days_few_letters() -> None:
    fields = _fields(_drawn("goal-sheet"))

    assert int(fields["a/note"].Ff) == 1 << 12
    assert "/MaxLen" not in fields["a/note"]
    assert int(fields["a/due"].MaxLen) >= len("30 September 2026")


def test_the_typing_face_has_the_letters_of_welsh_and_polish() -> None:
    letters = set(fillable_font.characters().values())

    assert set("âêîôûŵŷÂÊÎÔÛŴŶẁẃẅỳáéíóúýàèìòùäëïöüÿąćęłńóśźżĄĆĘŁŃÓŚŹŻ„”–’…") <= letters
    assert len(letters) == 256 - fillable_font.FIRST


def test_the_typing_face_finds_each_letter_with_its_width() -> None:
    face = TTFont(BytesIO(fillable_font.program()))
    glyphs = face["cmap"].getcmap(3, 1).cmap
    characters = fillable_font.characters().values()

    widths = [face["hmtx"][glyphs[ord(character)]][0] for character in characters]

    assert widths == fillable_font.widths()


def _answers(fields: Any) -> Iterator[tuple[str, str]]:
    for field in fields:
        value = field.get("/V", "")
        said = str(value).removeprefix("/") if field.FT == "/Btn" else str(value)
        if said and said != "Off":
            yield str(field.T), said.replace("\r\n", "\n").replace("\r", "\n")


@pytest.mark.parametrize("path", sorted(FILLED.glob("*.pdf")), ids=lambda path: path.stem)
def test_what_other_programs_fill_in_comes_back_the_same(path: Path) -> None:
    with pikepdf.open(path) as filled:
        assert dict(_answers(filled.Root.AcroForm.Fields)) == GIVEN[path.stem.split("--")[0]]


@pytest.mark.parametrize("path", sorted(FILLED.glob("*.pdf")), ids=lambda path: path.stem)
def test_what_other_programs_ticked_shows_where_it_was_ticked(path: Path) -> None:
    given = GIVEN[path.stem.split("--")[0]]
    with pikepdf.open(path) as filled:
        for page in filled.pages:
            for widget in page.Annots:
                if "/Parent" in widget:
                    state = next(name for name in widget.AP.N if name != "/Off")
                    chosen = given.get(str(widget.Parent.T)) == state[1:]
                    assert (widget.get("/AS", "/Off") == state) == chosen
