"""How long a method took before is told, the last time first."""

from dataclasses import replace
from datetime import date

from facilitator.domain.dossier import Dossier
from facilitator.domain.earlier_runs import all_words, last_words, took
from facilitator.domain.lanes import Reader
from facilitator.domain.records import Block, Network, Workshop

BLOCK = Block("b", "n", "w1", "Clinic", method="clinic")


def test_the_last_time_comes_first_and_plans_do_not_count():
    dossier = Dossier(
        Reader.FACILITATOR,
        Network("n", "Ward", date(2026, 1, 5)),
        workshops=(Workshop("w2", "n", "B", date(2026, 6, 1)), Workshop("w1", "n", "A")),
        blocks=(
            replace(BLOCK, actual=30),
            replace(BLOCK, id="c", workshop_id="w2", actual=25),
            replace(BLOCK, id="d"),
            replace(BLOCK, id="e", method="", actual=9),
        ),
    )
    assert took(dossier) == {"clinic": (25, 30)}
    assert took(dossier, besides="w2") == {"clinic": (30,)}


def test_times_in_words():
    assert last_words((25, 30)) == "last time 25 minutes"
    assert (last_words(()), all_words(())) == ("", "")
    assert all_words((25,)) == "Took 25 minutes last time."
    assert all_words((25, 30, 22)).startswith("Took 25, 30 and 22 minutes")
