"""Frozen dataclasses that cost little to define: the window cannot show before all of them are."""

from __future__ import annotations

from dataclasses import Field, FrozenInstanceError, dataclass, field
from typing import Any, ClassVar, TypeVar, dataclass_transform

Kind = TypeVar("Kind", bound=type)


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def value(kind: Kind) -> Kind:
    """Make a class what `@dataclass(frozen=True)` makes it, `replace` and `fields` included.

    Its methods are shared where a dataclass compiles its own for each class: a tenth of the
    time to define, no more to make an instance. There is no `__post_init__`.
    """
    for name in ("__init__", "__repr__", "__eq__", "__hash__", "__setattr__", "__delattr__"):
        if name not in vars(kind):
            setattr(kind, name, vars(_Shared)[name])
    made: Any = kind
    own = vars(kind).get("__annotations__", {})
    given = {name: vars(kind)[name] for name in own if name in vars(kind)}
    made_anew = {name: it.default_factory for name, it in given.items() if isinstance(it, Field)}
    plain = {name: it for name, it in given.items() if name not in made_anew}
    inherited = getattr(kind, "__match_args__", ())
    made.__match_args__ = tuple(dict.fromkeys((*inherited, *own)))  # type: ignore[misc]
    made._factories = {**getattr(kind, "_factories", {}), **made_anew}
    made._defaults = {**getattr(kind, "_defaults", {}), **plain}
    made.__dataclass_fields__ = _Fields()
    return kind


class _Fields:
    """Stands for the fields of a dataclass until something, such as `replace`, asks for them."""

    def __get__(self, instance: object, kind: Any) -> Any:
        return dataclass(init=False, repr=False, eq=False)(kind).__dataclass_fields__


class _Shared:
    """Where the methods of every value are written."""

    __match_args__: ClassVar[tuple[str, ...]]
    _defaults: ClassVar[dict[str, Any]]
    _factories: ClassVar[dict[str, Any]]

    def __init__(self, /, *args: Any, **named: Any) -> None:
        names, state = self.__match_args__, self.__dict__
        state.update(self._defaults)
        for name, make in self._factories.items():
            state[name] = make()
        state.update(zip(names, args, strict=False))
        state.update(named)
        twice = not named.keys().isdisjoint(names[: len(args)])
        if twice or len(args) > len(names) or set(names) != state.keys():
            raise TypeError(f"{type(self).__qualname__} takes each of {', '.join(names)} once")

    def __repr__(self) -> str:
        told = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__match_args__)
        return f"{type(self).__qualname__}({told})"

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        names = self.__match_args__
        return [getattr(self, name) for name in names] == [getattr(other, name) for name in names]

    def __hash__(self) -> int:
        return hash(tuple(getattr(self, name) for name in self.__match_args__))

    def __setattr__(self, name: str, to: object) -> None:
        raise FrozenInstanceError(f"cannot assign to field {name!r}")

    def __delattr__(self, name: str) -> None:
        raise FrozenInstanceError(f"cannot delete field {name!r}")
