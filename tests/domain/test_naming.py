"""What counts as somebody's name in a text."""

from facilitator.domain.naming import REMOVED, names_of

MARK = names_of(["Mark  Will"], ["m.will@example.org", "020 7946 0018"])


def test_whole_name_is_certain_however_it_is_spaced_or_written():
    assert MARK.certain_in("Ask MARK\nWILL about it")
    assert MARK.cleared("mark will calls") == f"{REMOVED} calls"


def test_title_before_a_name_may_be_left_out():
    doctor = names_of(["Prof. Dr Anna Żuk"])
    assert doctor.cleared("Anna Żuk or Prof. Dr Anna Żuk") == f"{REMOVED} or {REMOVED}"
    assert not doctor.perhaps_in("Dr Bo and Prof. Cy")


def test_part_of_a_name_is_perhaps_them_and_stays():
    assert not MARK.certain_in("Mark said so")
    assert MARK.perhaps_in("Mark said so")
    assert not MARK.perhaps_in("This will mark the end")
    assert MARK.cleared("Mark said so") == "Mark said so"


def test_name_inside_a_longer_word_is_none():
    assert not MARK.certain_in("Denmark Willows")


def test_address_and_number_are_certain():
    assert MARK.cleared("m.will@example.org, 020 7946 0018") == f"{REMOVED}, {REMOVED}"


def test_short_number_tells_nobody_apart():
    assert not names_of(["Bo"], ["4417"]).certain_in("4417 visits")


def test_what_somebody_else_shares_is_not_certain():
    shared = {"mark will", "switch@example.org"}
    names = names_of(["Mark Will"], ["switch@example.org"], shared=shared)
    assert not names.certain_in("Mark Will, switch@example.org")


def test_accents_and_signs_are_plain_text():
    names = names_of(["Zoë (Łódź) O'Brien+"])
    assert names.cleared("by Zoë (Łódź) O'Brien+.") == f"by {REMOVED}."


def test_any_word_of_a_name_counts_in_a_label():
    assert names_of(["Jo"]).any_in("Add Jo")
