"""A figure as a file: what it holds, what it is called, and what is said when it cannot be."""

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from facilitator.documents.figures import Figure, Pen
from facilitator.documents.palette import PAPER
from facilitator.ui import figure_saving, theme
from facilitator.ui.widgets.figure_view import FigureView


def _figure(palette=PAPER) -> Figure:
    pen = Pen(200, 100, palette)
    pen.rect(0, 0, 100, 100, fill=palette.teal, thick=0)
    return pen.figure("A square")


@pytest.fixture
def parent(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def said(session):
    told: list[str] = []
    session.notice.connect(lambda words, _: told.append(words))
    return told


def _save(monkeypatch, session, parent, target: Path | None) -> list[tuple[Path, str]]:
    asked: list[tuple[Path, str]] = []

    def answer(_parent, folder, name):
        asked.append((folder, name))
        return target

    monkeypatch.setattr(figure_saving, "ask_where", answer)
    figure_saving.save(parent, session, _figure(), "Profile, Baseline: 1/2")
    return asked


@pytest.mark.parametrize(
    ("ending", "begins"), [("png", b"\x89PNG"), ("svg", b"<?xml"), ("pdf", b"%PDF")]
)
def test_a_figure_is_saved_as_what_its_name_ends_in(
    monkeypatch, session, parent, said, tmp_path, ending, begins
):
    target = tmp_path / f"Sieć.{ending}"
    asked = _save(monkeypatch, session, parent, target)

    assert target.read_bytes().startswith(begins)
    assert asked[0][1] == "Sexual Health Trainees - Profile Baseline 1 2"
    assert said == [f"Saved Sieć.{ending} in {tmp_path}"]


def test_a_picture_is_sharp_and_on_white(monkeypatch, session, parent, tmp_path):
    _save(monkeypatch, session, parent, tmp_path / "a.png")
    image = QImage(str(tmp_path / "a.png"))

    assert (image.width(), image.height()) == (600, 300)
    assert image.pixelColor(550, 150).name() == "#ffffff"
    assert image.pixelColor(100, 150).name() == PAPER.teal


def test_what_cannot_be_saved_is_said_in_a_sentence(monkeypatch, session, parent, said, tmp_path):
    _save(monkeypatch, session, parent, tmp_path / "a.docx")
    _save(monkeypatch, session, parent, tmp_path / "none" / "a.svg")

    assert len(said) == 2
    assert "cannot be saved as “a.docx”" in said[0]
    assert [path.name for path in tmp_path.iterdir()] == ["casebook"]


def test_nothing_is_written_when_called_off(monkeypatch, session, parent, said):
    assert _save(monkeypatch, session, parent, None)
    assert said == []


def test_a_view_is_saved_in_the_colours_of_paper(monkeypatch, qtbot, qapp, session, tmp_path):
    view = FigureView("Square")
    qtbot.addWidget(view)
    view.set_figure(_figure)
    figure_saving.offer(view, session, lambda: "Square")
    monkeypatch.setattr(figure_saving, "ask_where", lambda *_: tmp_path / "a.svg")
    theme.apply(qapp, "dark")

    view.save_wanted.emit()

    theme.apply(qapp, "light")
    assert PAPER.teal in (tmp_path / "a.svg").read_text(encoding="utf-8")
