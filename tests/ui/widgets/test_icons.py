"""An icon that is not there is told where a widget is made, never from inside a paint event."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitator import assets, ui
from facilitator.errors import UserError
from facilitator.ui.widgets.buttons import Button, IconButton
from facilitator.ui.widgets.icons import Icon, icon

NAMED_BY = {"icon": 0, "Icon": 0, "IconButton": 0, "set_icon": 0, "Button": 2}
"""Which argument of a call is an icon's name."""


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    "make",
    [
        lambda: IconButton("no-such-icon", "Nothing"),
        lambda: Button("Nothing", icon_name="no-such-icon"),
        lambda: IconButton("add", "Add").set_icon("no-such-icon"),
        lambda: icon("no-such-icon"),
    ],
)
def test_a_missing_icon_is_told_where_it_is_asked_for(make):
    with pytest.raises(UserError, match="icons/no-such-icon.svg is missing"):
        make()


def test_an_unknown_colour_is_told_too():
    with pytest.raises(ValueError, match="no colour sky"):
        Icon("add", "sky")


def test_every_icon_named_in_the_source_is_there():
    there = {name.removesuffix(".svg") for name in assets.names("resources", "icons", ".svg")}
    named = set(_named())
    assert len(named) > 20
    assert named <= there


def _named() -> Iterator[str]:
    for file in Path(ui.__path__[0]).rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            for value in _values(node):
                yield from (
                    part.value
                    for part in ([value.body, value.orelse] if _is_choice(value) else [value])
                    if isinstance(part, ast.Constant) and isinstance(part.value, str) and part.value
                )


def _is_choice(value: ast.expr) -> bool:
    return isinstance(value, ast.IfExp)


def _values(node: ast.AST) -> Iterator[ast.expr]:
    """What stands where an icon is named: an argument, or the icon of a page."""
    if isinstance(node, ast.Call):
        called = getattr(node.func, "id", getattr(node.func, "attr", ""))
        yield from node.args[NAMED_BY[called] :][:1] if called in NAMED_BY else ()
        yield from (word.value for word in node.keywords if word.arg in ("icon", "icon_name"))
    elif isinstance(node, ast.Assign) and _named_icon(node):
        yield node.value


def _named_icon(node: ast.Assign) -> bool:
    return [getattr(target, "id", "") for target in node.targets] == ["icon"]
