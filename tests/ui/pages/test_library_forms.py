"""The shelf of forms: printed blank, as a PDF to fill in, and made one's own."""

import pytest

from facilitator import content, paths
from facilitator.formspec import load
from facilitator.ui.pages import library_forms
from facilitator.ui.pages.library import FORMS, LibraryPage


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv(paths.FORMS, str(tmp_path / "forms"))
    monkeypatch.setattr(library_forms, "open_folder", lambda: None)
    content.forget_forms()
    yield tmp_path / "forms"
    content.forget_forms()


@pytest.fixture
def page(qtbot, session, folder):
    made = LibraryPage(session)
    qtbot.addWidget(made)
    made.refresh()
    made._shelf.set_value(FORMS)
    made._fill("diagnostic")
    made.show()
    return made


def test_every_form_is_on_the_shelf(page):
    assert [line.id for line in page._list.lines()] == list(load.known())


def test_a_form_is_printed_blank_and_as_a_pdf_to_fill_in(page):
    asked = []
    page.document_requested.connect(lambda *what: asked.append(what))
    page._actions.print_.click()
    page._actions.fillable.click()
    assert asked == [("form:diagnostic", {}), ("form:diagnostic", {"fillable": True})]


def test_made_ones_own_reworded_and_read_again(page, folder):
    page._actions.own.click()
    path = folder / "diagnostic.toml"
    path.write_text(path.read_text("utf-8").replace("Ask any member", "Ask all"), "utf-8")
    page._actions.again.click()

    assert load.load("diagnostic").field("s01").label.startswith("Ask all")
    assert "Your words are used" in library_forms.whose_words("diagnostic")


def test_what_is_wrong_with_ones_own_is_told(page, folder):
    page._actions.own.click()
    path = folder / "diagnostic.toml"
    path.write_text(path.read_text("utf-8").replace('id = "s02"', 'id = "s99"'), "utf-8")
    page._actions.again.click()

    assert "is wrong" in library_forms.whose_words("diagnostic")
    said = [p.text() for p in page._actions.findChildren(library_forms.Problem)]
    assert "the field s02 is missing" in said[0]


def test_a_wrong_form_is_never_printed(window, session, folder):
    from facilitator.formspec import own
    from facilitator.ui import preview

    path = own.copy("diagnostic")
    path.write_text("id = ", "utf-8")
    content.forget_forms()
    said = []
    session.notice.connect(lambda *words: said.append(words[0]))
    preview.open_document(window, session, "form:diagnostic", {})
    assert "can't be read as TOML" in said[-1]
