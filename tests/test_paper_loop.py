"""A round whose answers come by survey, by PDF and by pen ends as a report and an agenda."""

import json
import random
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from pdfua.cli import main as pdfua
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facilitator.documents import catalogue, fillable_batch
from facilitator.domain import agenda_building
from facilitator.domain.records import Block, Link, Response, Round, RoundKind, Workshop
from facilitator.exchange import child
from facilitator.operations import agendas, batches, intake, networks, rounds
from facilitator.operations.takes import Into
from facilitator.store import dossier as dossiers
from facilitator.store.casebook import Casebook
from facilitator.ui.pages.diagnostic import DiagnosticPage
from facilitator.ui.session import Session
from tests.exchange.sent_files import LABELS, STATEMENTS, csv_of, fill, microsoft

FILLED = Path(__file__).parent / "fixtures" / "filled"
FOREIGN = ("pdfium-8149", "pdftk-java-3.3.2", "poppler-22.12.0")
NETWORK = "Rhwydwaith Ymarferwyr Gofal Clwyfau Cymunedol Gogledd Cymru"
TODAY = date(2027, 4, 7)
EXPORTED = {"?": "cant-say", "-": "not-relevant"}
SAID = {"?": "Can't say", "-": "Not relevant"}
DOCUMENTS = ("diagnostic", "summary", "feedback-slides", "give-back", "run-sheet")

Answers = dict[str, int | str]


@dataclass(frozen=True)
class Loop:
    """The casebook after the round, what was given in each way, and the folder of its papers."""

    casebook: Casebook
    round: Round
    given: dict[str, list[Answers]]
    reports: tuple[intake.FilesReport, ...]
    workshop: Workshop
    folder: Path


@pytest.fixture(scope="module")
def loop(blank: Path, tmp_path_factory: pytest.TempPathFactory, qapp: QApplication) -> Iterator:
    folder = tmp_path_factory.mktemp("loop")
    given = {"csv": _sheets(30), "pdf": [*_sheets(2, "pdf"), *_foreign()], "typed": _sheets(5, "t")}
    with Casebook.open(Path(shutil.copytree(blank, folder / "casebook"))) as casebook:
        network = networks.create(casebook, NETWORK, date(2027, 1, 5))
        held = rounds.create(
            casebook, network.id, RoundKind.BASELINE, TODAY, asked=48, anonymous=True
        )
        _send_out(casebook, held, folder / "out")
        reports = (
            _take_in(casebook, held, _survey(folder, given["csv"])),
            _take_in(casebook, held, _returned(folder, given["pdf"])),
        )
        _type(casebook, given["typed"])
        workshop = agendas.build_from_round(casebook, held.id, date=date(2027, 5, 6))
        _print(casebook, held, workshop, folder)
        yield Loop(casebook, held, given, reports, workshop, folder)


# What is given


def _sheets(number: int, seed: str = "") -> list[Answers]:
    """Whole sheets: high, low and split statements, some that nobody can say."""
    dice = random.Random(f"{number} {seed}")
    return [{id: _answer(dice, n) for n, id in enumerate(STATEMENTS)} for _ in range(number)]


def _answer(dice: random.Random, statement: int) -> int | str:
    if dice.random() < 0.08:
        return dice.choice("?-")
    camps = dice.choice((-1.8, 1.8)) if statement % 8 == 0 else 0
    return min(5, max(1, round(dice.gauss(1.8 + statement * 5 % 7 / 2.5 + camps, 0.6))))


def _foreign() -> list[Answers]:
    """What other programs filled in, see fixtures/filled: the same answers three times."""
    back = {name: sign for sign, name in EXPORTED.items()}
    rapid = json.loads((FILLED / "given.json").read_text("utf-8"))["rapid"]
    said = {path[2:]: value for path, value in rapid.items() if path.startswith("a/")}
    return [{id: back.get(v) or int(v) for id, v in said.items()} for _ in FOREIGN]


# How it comes back


def _send_out(casebook: Casebook, held: Round, folder: Path) -> None:
    """Sheets 1 and 2 go out by e-mail as PDFs to fill in, 3 to 7 on paper."""
    mailed = batches.send(casebook, held.id, "leader", 2, on=TODAY, way="e-mail")
    batches.send(casebook, held.id, "sponsor", 5, on=TODAY)
    fillable_batch.write_each(batches.codes(casebook, mailed), folder, network=NETWORK)


def _survey(folder: Path, sheets: list[Answers]) -> list[Path]:
    """The CSV that Microsoft Forms makes of thirty members' answers."""
    rows = [[_in_words(sheet[id]) for id in STATEMENTS] + ["Thank you"] for sheet in sheets]
    (folder / "Network survey.csv").write_bytes(csv_of(*microsoft(*rows)))
    return [folder / "Network survey.csv"]


def _in_words(answer: int | str) -> str:
    return LABELS[answer - 1] if isinstance(answer, int) else SAID[answer]


def _returned(folder: Path, sheets: list[Answers]) -> list[Path]:
    """The two PDFs that went out, filled in, and three that other programs filled in."""
    back = folder / "back"
    back.mkdir()
    for path, sheet in zip(sorted((folder / "out").iterdir()), sheets, strict=False):
        with pikepdf.open(path) as pdf:
            fill(pdf, {f"a/{id}": EXPORTED.get(str(a), str(a)) for id, a in sheet.items()})
            pdf.save(back / path.name)
    for program in FOREIGN:
        shutil.copy(FILLED / f"rapid--{program}.pdf", back)
    return [back]


def _take_in(casebook: Casebook, held: Round, paths: list[Path]) -> intake.FilesReport:
    read = child.read_each(paths, "diagnostic")
    into = Into(held.network_id, TODAY, round=held.id)
    return intake.take_in_files(casebook, "diagnostic", read, into)


def _type(casebook: Casebook, sheets: list[Answers]) -> None:
    """Each sheet's number, one key an answer, and Enter."""
    session = Session(casebook)
    page = DiagnosticPage(session)
    session.changed.connect(lambda kinds: page.refresh())
    page.refresh()
    page._add.click()
    entry = page._desk.entry
    assert entry
    for number, sheet in enumerate(sheets, 3):
        entry._number.selectAll()
        QTest.keyClicks(entry._number, str(number))
        QTest.keyClick(entry._number, Qt.Key.Key_Return)
        QTest.keyClicks(entry.grid, "".join(str(sheet[id]) for id in STATEMENTS))
        QTest.keyClick(entry.comment, Qt.Key.Key_Return)
    page.deleteLater()
    session.tasks.shutdown()


def _print(casebook: Casebook, held: Round, workshop: Workshop, folder: Path) -> None:
    for name in DOCUMENTS:
        reader = catalogue.DOCUMENTS[name].reader
        about = workshop.id if name == "run-sheet" else held.id
        read = dossiers.read(casebook, held.network_id, reader)
        catalogue.write(name, read, folder / f"{name}.pdf", about)


def _text(loop: Loop, name: str) -> str:
    command = ["pdftotext", loop.folder / f"{name}.pdf", "-"]
    said = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    return " ".join(said.split())


def _recorded(loop: Loop) -> list[Response]:
    return list(loop.casebook.find(Response, order="id", round_id=loop.round.id))


# What is so


def test_every_answer_is_the_one_that_was_given(loop: Loop) -> None:
    found = _recorded(loop)
    assert len(found) == 40
    assert _same([r.answers for r in found if r.came_by == "csv"], loop.given["csv"])
    assert _same([r.answers for r in found if r.came_by == "pdf"], loop.given["pdf"])
    assert _same([r.answers for r in found if r.came_by == "typed"], loop.given["typed"])


def _same(found: list, given: list[Answers]) -> bool:  # type: ignore[type-arg]
    return sorted(map(str, map(_sorted, found))) == sorted(map(str, map(_sorted, given)))


def _sorted(answers: Answers) -> list[tuple[str, int | str]]:
    return sorted(answers.items())


def test_every_file_came_in_whole(loop: Loop) -> None:
    survey, returned = loop.reports
    assert [taken.sheets for taken in survey.accepted] == [30]
    assert [taken.sheets for taken in returned.accepted] == [1] * 5
    assert [*survey.refused, *survey.already, *returned.refused, *returned.already] == []


def test_who_was_asked_and_what_is_back(loop: Loop) -> None:
    told = batches.outlook(loop.casebook, loop.round.id)
    assert [(one.role, one.asked, one.back, one.missing) for one in told] == [
        ("member", 0, 30, ()),
        ("leader", 2, 2, ()),
        ("sponsor", 5, 8, ()),
    ]


def test_no_sheet_is_tied_to_a_person(loop: Loop) -> None:
    assert {response.person_id for response in _recorded(loop)} == {None}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_papers_are_accessible(loop: Loop, name: str) -> None:
    assert pdfua(["check", str(loop.folder / f"{name}.pdf")]) == 0


def test_report_and_summary_say_how_many_answered(loop: Loop) -> None:
    assert "40 of 48 sheets came back" in _text(loop, "diagnostic")
    assert "40" in _text(loop, "summary")
    assert NETWORK in _text(loop, "feedback-slides")


def test_each_numbered_sheet_has_its_slip_and_no_other(loop: Loop) -> None:
    said = _text(loop, "give-back")
    assert re.findall(r"Sheet (\d+) ", said) == ["1", "2", "3", "4", "5", "6", "7"]
    assert "33 sheets of this round came back without a number" in said


def test_agenda_takes_up_what_the_round_says_and_the_thread_shows_it(loop: Loop) -> None:
    blocks = loop.casebook.find(Block, workshop_id=loop.workshop.id)
    tied = loop.casebook.find(Link, network_id=loop.round.network_id, target_kind="block")
    assert (
        sum(block.minutes or 0 for block in blocks) == agendas.USUAL_MINUTES - agenda_building.AIR
    )
    assert {link.target_id for link in tied} <= {block.id for block in blocks}
    assert len(tied) >= 2
    assert blocks[0].title in _text(loop, "run-sheet")


def test_one_undo_takes_back_each_of_them(loop: Loop) -> None:
    left = []
    for steps in (1, 5, 1, 1):
        for _ in range(steps):
            loop.casebook.undo()
        left.append(len(_recorded(loop)))
    while loop.casebook.redo():
        pass

    assert left == [40, 35, 30, 0]
    assert len(_recorded(loop)) == 40
