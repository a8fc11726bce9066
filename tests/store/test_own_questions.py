"""What is asked beyond the program's own form is read apart from the scores."""

from datetime import date

import pytest

from facilitator import content, paths
from facilitator.domain.records import RoundKind
from facilitator.formspec import own
from facilitator.operations import networks, rounds
from facilitator.store import own_questions, readings

MORE = """
[[section.field]]
id = "rota"
kind = "scale"
label = "The rota is fair."

[[section.field]]
id = "site"
kind = "choice"
label = "Where do you work?"
options = [{ id = "ward", label = "On a ward" }, { id = "home", label = "In people's homes" }]
"""


@pytest.fixture(autouse=True)
def more(tmp_path, monkeypatch):
    monkeypatch.setenv(paths.FORMS, str(tmp_path / "forms"))
    content.forget_forms()
    path = own.copy("diagnostic")
    before, mark, after = path.read_text("utf-8").partition('[[section]]\nid = "deciding"')
    path.write_text(before + MORE + "\n" + mark + after, "utf-8")
    content.forget_forms()
    yield
    content.forget_forms()


@pytest.fixture
def round_(casebook):
    network = networks.create(casebook, "Wound care", date(2026, 1, 5))
    return rounds.create(casebook, network.id, RoundKind.BASELINE, date(2026, 3, 9))


def test_added_questions_are_counted_in_words(casebook, round_):
    for number in range(8):
        site = "ward" if number < 6 else "home"
        rounds.record(casebook, round_.id, "member", {"s01": 3, "rota": 2, "site": site})

    rota, site = own_questions.of_round(casebook, round_)

    assert (rota.number, rota.n, dict(rota.counts)["A little"]) == (37, 8, 8)
    assert site.counts == (("On a ward", 6), ("In people's homes", 2))


def test_they_count_towards_no_score(casebook, round_):
    for _ in range(8):
        rounds.record(casebook, round_.id, "member", {"s01": 3, "rota": 5})
    reading = readings.round_reading(casebook, round_)
    assert reading.dimension("purpose").score is None
    assert [read.id for read in reading.statements if read.n] == ["s01"]


def test_of_few_sheets_only_their_number_is_told(casebook, round_):
    rounds.record(casebook, round_.id, "member", {"rota": 5})
    rota, site = own_questions.of_round(casebook, round_)
    assert (rota.n, rota.counts, site.n) == (1, None, 0)


def test_paper_gets_what_the_round_says(casebook, round_):
    network_id = round_.network_id
    assert [q.id for q in readings.diagnosis(casebook, network_id).own_questions[round_.id]] == [
        "rota",
        "site",
    ]
