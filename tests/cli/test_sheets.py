"""A round goes out and is counted back from the command line."""

import pytest
from pypdf import PdfReader

from facilitator.domain.records import RoundKind
from facilitator.domain.review_records import Batch
from facilitator.domain.sheet_code import parse
from facilitator.operations import networks, people, rounds
from facilitator.store.casebook import Casebook
from tests.builders import START
from tests.cli.conftest import NETWORK
from tests.documents.reports import check_accessible, text_of

OF = ("--network", NETWORK)


@pytest.fixture
def held(begun):
    with Casebook.open(begun.folder) as casebook:
        network = networks.by_name(casebook, NETWORK)
        people.add(casebook, network.id, "Awen Prys", role="leader")
        rounds.create(casebook, network.id, RoundKind.BASELINE, START, anonymous=True)
    return begun


def batches(line):
    with Casebook.open(line.folder) as casebook:
        return casebook.find(Batch)


def test_sheets_are_written_and_noted(held, tmp_path):
    target = tmp_path / "sheets.pdf"
    done = held.run("sheets", "member", 3, *OF, "--round", "baseline", "--out", target)
    assert done.code == 0, done.err
    assert done.out.splitlines()[0] == f"Wrote {target}"
    assert "Sheets 1 to 3 of Baseline" in done.out
    assert len(PdfReader(target).pages) == 12
    assert [(b.role, b.count, b.first, b.way) for b in batches(held)] == [("member", 3, 1, "paper")]


def test_numbers_run_on_and_name_the_file(held, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    held.run("sheets", "member", 3, *OF)
    done = held.run("sheets", "leader", 1, *OF, "--out", tmp_path, "--one-sided", "--json").data
    assert (done["first"], done["last"]) == (4, 4)
    written = {path.name for path in tmp_path.glob("sheets-*.pdf")}
    assert written == {"sheets-member-001-003.pdf", "sheets-leader-004-004.pdf"}


def test_fillable_sheets_are_a_file_each_named_by_its_code(held, tmp_path):
    folder = tmp_path / "out"
    done = held.run("sheets", "sponsor", 2, *OF, "--fillable", "--out", folder)
    assert done.code == 0, done.err
    files = sorted(folder.iterdir())
    assert [parse(path.stem).number for path in files] == [1, 2]
    fields = PdfReader(files[1]).get_fields()
    assert fields["sheet"]["/V"] == files[1].stem
    assert batches(held)[0].way == "e-mail"


def test_what_cannot_be_written_is_not_noted(held, tmp_path):
    taken = tmp_path / "taken.pdf"
    taken.mkdir()
    lost = tmp_path / "nowhere" / "sheets.pdf"
    assert "no folder" in held.run("sheets", "member", 3, *OF, "--out", lost).refusal
    assert batches(held) == ()


def test_fillable_sheets_are_all_written_or_none(held, tmp_path, monkeypatch):
    from facilitator.documents import fillable_batch

    write, folder = fillable_batch.write_fillable, tmp_path / "out"

    def fails_at_two(form, target, **more):
        if more["code"].number == 2:
            raise OSError(28, "no space left")
        write(form, target, **more)

    monkeypatch.setattr(fillable_batch, "write_fillable", fails_at_two)
    done = held.run("sheets", "member", 3, *OF, "--fillable", "--out", folder)
    assert done.code == 2
    assert list(folder.iterdir()) == []
    assert batches(held) == ()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("boss", 3), "Choose one of: member"),
        (("member", 0), "from 1 to 500"),
        (("member", 3, "--way", "pigeon"), "paper, post, e-mail, room"),
    ],
)
def test_slips_are_refused_in_one_line(held, arguments, words):
    assert words in held.run("sheets", *arguments, *OF).refusal


def test_without_a_round_nothing_goes_out(begun):
    assert "has no round yet" in begun.run("sheets", "member", 3, *OF).refusal


def test_returns_tell_counts_and_numbers_and_no_names(held, tmp_path):
    held.run("sheets", "leader", 1, *OF, "--out", tmp_path)
    held.run("sheets", "member", 5, *OF, "--out", tmp_path)
    with Casebook.open(held.folder) as casebook:
        round_ = batches_round(casebook)
        rounds.record(casebook, round_, "member", {"s01": 4}, sheet="3")
    data = held.run("returns", *OF, "--json").data
    assert (data["asked"], data["back"]) == (6, 1)
    assert data["roles"] == [
        {"role": "member", "asked": 5, "back": 1, "rate": 0.2, "missing": [2, 4, 5, 6]},
        {"role": "leader", "asked": 1, "back": 0, "rate": 0.0, "missing": [1]},
    ]
    words = held.run("returns", *OF).out
    assert "member           1 of 5, 20%; not back: 2, 4 to 6" in words
    assert "Awen" not in words + str(data)


def batches_round(casebook):
    return casebook.find(Batch)[0].round_id


def test_the_letter_follows_what_went_out(held, tmp_path):
    target = tmp_path / "letter.pdf"
    held.run("sheets", "leader", 1, *OF, "--way", "post", "--out", tmp_path)
    assert held.run("letter", "leader", *OF, "--by", "2026-04-01", "--out", target).code == 0
    text = text_of(target)
    assert f"To the leader of {NETWORK}" in text
    assert "post it so that it arrives by 1 April 2026" in text
    check_accessible(target)


def test_a_wall_chart_comes_in_halves_or_whole(held, tmp_path):
    for option, pages in (((), 16), (("--a3",), 8)):
        target = tmp_path / "chart.pdf"
        done = held.run("wall-chart", *OF, "--round", "baseline", *option, "--out", target)
        assert done.out == f"Wrote {target}\n"
        assert len(PdfReader(target).pages) == pages
