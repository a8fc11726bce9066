"""Values behave as frozen dataclasses do."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError, field, fields, replace

import pytest

from facilitator.domain.value import value


@value
class Place:
    """A value with a default and a factory."""

    name: str
    beds: int = 3
    wards: list[str] = field(default_factory=list)


@value
class Clinic(Place):
    """A value that adds a field."""

    open: bool = True


def test_values_take_fields_by_place_and_by_name() -> None:
    made = Place("North", wards=["a"])

    assert (made.name, made.beds, made.wards) == ("North", 3, ["a"])
    assert vars(made).keys() == {"name", "beds", "wards"}


def test_each_instance_has_its_own_made_default() -> None:
    assert Place("North").wards is not Place("South").wards


@pytest.mark.parametrize(
    ("args", "named"),
    [((), {}), (("a", 1, [], 4), {}), (("a",), {"name": "b"}), (("a",), {"beeds": 1})],
    ids=["missing", "too many", "twice", "unknown"],
)
def test_wrong_fields_are_refused(args: tuple[object, ...], named: dict[str, object]) -> None:
    with pytest.raises(TypeError):
        Place(*args, **named)  # type: ignore[arg-type]


def test_equal_fields_make_equal_values_of_one_class_only() -> None:
    assert Place("North") == Place("North", 3)
    assert Place("North") != Place("South")
    assert Place("North") != Clinic("North")


def test_values_hash_by_their_fields() -> None:
    assert hash(Place("North", wards=())) == hash(Place("North", wards=()))  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        hash(Place("North"))


def test_values_cannot_be_changed() -> None:
    made = Place("North")

    with pytest.raises(FrozenInstanceError):
        made.beds = 4  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del made.beds


def test_values_are_replaced_listed_copied_and_matched_like_dataclasses() -> None:
    made = Clinic("North", open=False)

    assert replace(made, beds=5) == Clinic("North", 5, open=False)
    assert [f.name for f in fields(made)] == ["name", "beds", "wards", "open"]
    assert pickle.loads(pickle.dumps(made)) == copy.deepcopy(made) == made
    match made:
        case Clinic(name, beds):
            assert (name, beds) == ("North", 3)


def test_values_show_their_fields() -> None:
    assert repr(Place("North")) == "Place(name='North', beds=3, wards=[])"
