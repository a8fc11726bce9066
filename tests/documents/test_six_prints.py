"""Six prints of one plan: each accessible, each with what its reader needs and nothing private."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from pypdf import PdfReader

from facilitator.documents import agenda_chart, catalogue, fonts, table_cards
from facilitator.documents.flow import para
from facilitator.documents.workshop_words import planned
from facilitator.domain.dossier import Dossier
from facilitator.domain.records import Workshop
from facilitator.errors import UserError
from facilitator.operations import guests, people, workshops
from facilitator.store.casebook import Casebook
from tests.documents import reports

PRINTS = ("agenda", "run-sheet", "picking-list", "table-cards", "sign-in", "agenda-chart")
SCRIPT = "Ask the smallest corner to speak first."
LONG = "Rhwydwaith Ymarferwyr Gofal Clwyfau Cymunedol Gogledd Cymru a Świętokrzyskie"


def build(folder: Path, title: str = "Who are we for?", long: str = "") -> tuple[Dossier, Workshop]:
    """A workshop with groups, tracks, materials and guests, as its readers may see it."""
    with Casebook.open(folder) as casebook:
        network = reports.network(casebook, long or "Ward nurses")
        made = reports.workshop(casebook, network, title)
        corners = workshops.agenda(casebook, made.id)[2]
        for name, value in {
            "group": "tables of 2",
            "materials": "Flip chart × 1 per table\nDots × 3 per person\nPosters: 4",
            "harvest": "Three sentences, with names",
        }.items():
            workshops.set_block_field(casebook, corners.id, name, value)
        for number, room in enumerate(("Room A", "Room B")):
            workshops.add_block(
                casebook,
                made.id,
                f"Poster walk {number + 1} {long}".strip(),
                minutes=30,
                group=f"{room} {long}".strip(),
                participants="Walk in pairs.\nStop at three posters.",
                materials="Posters: 4",
                at=5 + number,
            )
        names = ("Awen Prys", "Bartłomiej Żuk", "Ceri Dafydd", "Dewi Ifan", "Eluned Rees")
        for number, name in enumerate(names):
            person = people.add(
                casebook,
                network.id,
                f"{name} {long}".strip(),
                role="member" if number else "coordinator",
                organisation=f"The Hive {long}".strip(),
                email=f"{reports.CANARY}@example.org",
                note=reports.CANARY,
            )
            guest = guests.sign_in(casebook, made.id, person.name, date(2026, 4, 16))
            guests.set_why(casebook, guest.id, reports.CANARY)
        guests.set_reply(casebook, guest.id, "no")
        return reports.read(casebook, network), casebook.get(Workshop, made.id)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Dossier, Workshop]:
    return build(tmp_path_factory.mktemp("prints") / "casebook")


@pytest.fixture(scope="module")
def long_names(tmp_path_factory: pytest.TempPathFactory) -> tuple[Dossier, Workshop]:
    return build(tmp_path_factory.mktemp("long") / "casebook", LONG, LONG)


def words(document: str, built: tuple[Dossier, Workshop], folder: Path) -> str:
    target = folder / f"{document}.pdf"
    catalogue.write(document, built[0], target, built[1].id)
    return reports.text_of(target)


@pytest.mark.parametrize("document", PRINTS)
@pytest.mark.parametrize("which", ["built", "long_names"])
def test_each_print_is_accessible_and_holds_nothing_private(document, which, request, tmp_path):
    text = words(document, request.getfixturevalue(which), tmp_path)
    reports.check_accessible(tmp_path / f"{document}.pdf")
    assert reports.CANARY not in text


@pytest.mark.parametrize("document", PRINTS)
def test_an_agenda_without_blocks_is_said_and_printed(document, built, tmp_path):
    dossier, workshop = built
    empty = replace(dossier, blocks=(), guests=())
    text = words(document, (empty, replace(workshop, materials="")), tmp_path)
    reports.check_accessible(tmp_path / f"{document}.pdf")
    assert text


@pytest.mark.parametrize("document", PRINTS)
def test_an_unknown_workshop_is_refused(document, built, tmp_path):
    with pytest.raises(UserError, match="no such workshop"):
        catalogue.write(document, built[0], tmp_path / "x.pdf", "nothing")


@pytest.mark.parametrize("document", ["agenda", "table-cards", "sign-in", "agenda-chart"])
def test_what_the_room_reads_has_no_script(document, built, tmp_path):
    assert SCRIPT not in words(document, built, tmp_path)


def test_the_agenda_has_times_tracks_and_the_end(built, tmp_path):
    text = words("agenda", built, tmp_path)
    parts = ("What would we lose", "By the end", "09:30", "Arrive", "At the same time", "Room A")
    assert reports.in_order(text, *parts, "12:10 to 12:40", "Room B", "13:30", "The end")
    assert "least" not in text
    assert reports.pages_of(tmp_path / "agenda.pdf") == 1


def test_the_picking_list_adds_up(built, tmp_path):
    text = words("picking-list", built, tmp_path)
    assert "reckoned for 4 people" in text or "reckoned for 5 people" in text
    assert reports.in_order(text, "Flip charts", "Dots", "Posters", "12", "What else")
    assert text.count("Posters") == 1


def test_a_table_card_for_every_group_and_track(built, tmp_path):
    text = words("table-cards", built, tmp_path)
    assert reports.in_order(
        text, "Group 1 of", "Four corners", "You need: Flip chart × 1 per group"
    )
    assert reports.in_order(text, "Group 2 of", "Room A", "Poster walk 1", "Room B")
    assert "Write down: Three sentences, with names" in text
    assert "Break" not in text


def test_cards_are_two_to_a_page(built, tmp_path):
    text = words("table-cards", built, tmp_path)
    cards = text.count("Write down:")
    assert reports.pages_of(tmp_path / "table-cards.pdf") == -(-cards // 2)


def test_a_card_too_long_for_half_a_page_has_its_own(built):
    dossier, workshop = built
    wordy = tuple(replace(b, participants="A long task. " * 120) for b in dossier.blocks)
    made = BytesIO()
    table_cards.write(replace(dossier, blocks=wordy), made, workshop.id)
    texts = [sheet.extract_text() for sheet in PdfReader(made).pages]
    assert all(text.count("Write down:") <= 1 for text in texts)


def test_the_sign_in_sheet_has_guests_who_did_not_decline_and_room_for_more(built, tmp_path):
    text = words("sign-in", built, tmp_path)
    assert reports.in_order(text, "Listed.", "Pictured.", "tell the coordinator", "Awen Prys")
    assert "Eluned Rees" not in text
    assert "The Hive" in text


def test_the_last_page_of_the_sign_in_sheet_is_full_and_double_names_part_at_their_hyphen(
    built, tmp_path
):
    dossier, workshop = built
    double = "Wilhelmina Featherstonehaugh-Barraclough-Llewellyn"
    people = tuple(replace(person, name=double) for person in dossier.people)
    for guests_kept, pages in ((dossier.guests, 1), ((), 1)):
        kept = replace(dossier, people=people, guests=guests_kept)
        text = words("sign-in", (kept, workshop), tmp_path)
        assert reports.pages_of(tmp_path / "sign-in.pdf") == pages
    text = words("sign-in", (replace(dossier, people=people), workshop), tmp_path)
    assert "Featherstonehaugh- Barraclough-Llewellyn" in text


@pytest.mark.parametrize(
    "text", [f"Anna-{'w' * 90}-Bee", f"Llanfair-{'x' * 30}", "https://example.org/a-path/of-it/on"]
)
def test_a_double_name_with_a_part_too_long_for_its_room_is_cut_rather_than_run_over(text):
    made = para(["Led by ", text], "cell")
    made.wrap(122, 999)
    lines = ["".join(word.text for word in line.words) for line in made.blPara.lines]
    assert all(fonts.width(line, fonts.REGULAR, 9.5) <= 123 for line in lines)


def test_parallel_tracks_stay_on_one_chart(built):
    dossier, workshop = built
    agenda = planned(dossier, workshop)
    for rows in range(3, 9):
        charts = agenda_chart._parted(agenda, rows)
        assert [timed for chart in charts for timed in chart] == list(agenda.blocks)
        assert all(len(chart) <= rows for chart in charts)
        stretches = [{timed.stretch for timed in chart} for chart in charts]
        assert not any(one & other for one, other in pairwise(stretches))


def test_the_chart_is_two_halves_that_nothing_read_crosses(built, tmp_path):
    text = words("agenda-chart", built, tmp_path)
    sheets = PdfReader(tmp_path / "agenda-chart.pdf").pages
    assert len(sheets) == 2
    assert "09:30" in sheets[0].extract_text()
    assert "20 min" in sheets[1].extract_text()
    assert "20 min" not in sheets[0].extract_text()
    assert "Lay the right half over the tinted strip" in text


def test_the_chart_is_one_page_on_a3(built):
    made = BytesIO()
    agenda_chart.write_chart(*(built[0], made, built[1].id), whole=True)
    (sheet,) = PdfReader(made).pages
    assert [round(float(side)) for side in sheet.mediabox[2:]] == [1191, 842]


def test_a_long_agenda_takes_more_charts(built):
    dossier, workshop = built
    more = tuple(
        replace(b, id=f"{b.id}{n}", position=n * 100 + b.position)
        for n in range(3)
        for b in dossier.blocks
    )
    made = BytesIO()
    agenda_chart.write(replace(dossier, blocks=more), made, workshop.id)
    assert len(PdfReader(made).pages) == 6


def test_the_run_sheet_says_how_long_a_block_took(built, tmp_path):
    dossier, workshop = built
    blocks = (replace(dossier.blocks[0], actual=26), *dossier.blocks[1:])
    assert "took 26" in words("run-sheet", (replace(dossier, blocks=blocks), workshop), tmp_path)


def test_overlapping_locked_starts_and_a_day_too_long_are_said(built, tmp_path):
    dossier, workshop = built
    second = replace(dossier.blocks[1], locked_start="09:40")
    blocks = (dossier.blocks[0], second, *dossier.blocks[2:])
    text = words("run-sheet", (replace(dossier, blocks=blocks), workshop), tmp_path)
    assert "is fixed at 09:40, 10 minutes before the agenda gets there" in text
    assert "minutes over" in text
    assert words("agenda", (replace(dossier, blocks=blocks), workshop), tmp_path)
