"""Tables for spreadsheets: every word arrives, and none of them runs."""

import csv
import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.dossier import Dossier
from facilitator.domain.lanes import Reader
from facilitator.domain.records import Network, Organisation, Person, Promise
from facilitator.exchange import csv_out, lists

SIGNS = "=+-@\t\r\n＝＋－＠"
HOSTILE = ["=1+1", "+44 1", "-2", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", '=cmd|"/c calc"!A1']


def cells(data: bytes, delimiter: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), ""), delimiter=delimiter))


def dossier(name: str = "Jane Doe", text: str = "Ring the ward") -> Dossier:
    return Dossier(
        reader=Reader.NETWORK,
        network=Network("n", "Ward nurses", date(2026, 1, 5)),
        organisations=(Organisation("o", "n", "Castle Hospital"),),
        people=(Person("p", "n", name, "patient-partner", "Nurse", "o", joined=date(2026, 2, 1)),),
        promises=(Promise("x", "n", text, owner_id="p", due=date(2026, 3, 1)),),
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_a_formula_becomes_words(text):
    ((cell,),) = cells(csv_out.table(["Name"], [[text]]))[1:]

    assert cell == f"'{text.strip()}"


@pytest.mark.parametrize("text", HOSTILE)
def test_control_csv_by_itself_writes_the_formula(text):
    out = io.StringIO()
    csv.writer(out).writerow([text])

    assert out.getvalue().strip().strip('"').strip()[0] in SIGNS


@given(st.text() | st.text(alphabet=SIGNS + ";,\"' \0a"))
def test_no_cell_begins_a_formula_whichever_mark_parts_them(text):
    data = csv_out.table(["Name", "Job"], [[text, text]])

    found = [cell for row in cells(data) for cell in row]
    parted = [cell for row in cells(data, ";") for cell in row]
    assert not [c for c in [*found, *parted] if c.strip() and c.strip()[0] in SIGNS]


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters=f"{SIGNS}\0\v\f")))
def test_other_words_arrive_as_they_are(text):
    assert cells(csv_out.table(["Name"], [[text]]))[1:] == [[text.strip()]]


def test_lone_surrogates_do_not_stop_it():
    assert cells(csv_out.table(["Name"], [["\ud800"]]))[1] == ["?"]


def test_people():
    assert cells(lists.written(lists.LISTS["people"], dossier()))[1] == [
        "Jane Doe", "patient partner", "Nurse", "Castle Hospital", "", "2026-02-01", "",
    ]  # fmt: skip


def test_promises_with_a_formula_for_a_name():
    found = cells(lists.written(lists.LISTS["promises"], dossier("=HYPERLINK()")))

    assert found[1] == ["Ring the ward", "'=HYPERLINK()", "", "2026-03-01", ""]


def test_a_list_is_never_made_for_another_reader():
    whole = Dossier(reader=Reader.FACILITATOR, network=dossier().network)
    with pytest.raises(ValueError, match="is for network"):
        lists.written(lists.LISTS["people"], whole)
