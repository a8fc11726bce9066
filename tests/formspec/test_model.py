"""The form's own views of itself."""

import pytest

from tests.formspec.small_form import small


def test_rapid_form_keeps_only_starred_fields_and_their_numbers():
    assert [(field.id, field.number) for field in small().rapid().fields] == [("s1", 1)]


def test_paper_never_has_private_fields():
    assert "secret" not in small().on_paper().by_id
    assert "signed" in small().on_paper().by_id


def test_screen_leaves_out_what_only_paper_has():
    assert "signed" not in small().on_screen().by_id
    assert "secret" in small().on_screen().by_id


def test_field_and_option_are_found_by_id():
    assert small().field("pick").option("two").label == "Two"
    with pytest.raises(KeyError):
        small().field("nothing")
