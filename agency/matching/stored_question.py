"""What a judgement was told, as compact JSON and back, whatever fields its facts have or will have.

Fields at their default are left out, so a field that comes later reads from an old record as its
default. Numbers are kept as they were, whole or not, because sentences may quote them.
"""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from agency.matching.question import Question

Kind = TypeVar("Kind")


def as_json(question: Question) -> dict[str, Any]:
    stored: dict[str, Any] = _out(question)
    return stored


def from_json(stored: dict[str, Any]) -> Question:
    """The same question again: equal to what was stored. Raises ``TypeError`` if a fact is missing."""
    return _record_in(Question, stored)


def _out(value: Any) -> Any:
    if is_dataclass(value):
        kept = ((one, getattr(value, one.name)) for one in fields(value))
        return {one.name: _out(said) for one, said in kept if not _is_usual(one, said)}
    if isinstance(value, Mapping):
        return [[key, _out(one)] for key, one in value.items()]
    if isinstance(value, tuple | list):
        return [_out(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value


def _is_usual(one: "Field[Any]", said: Any) -> bool:
    """Whether the field is what it is when nobody says; 1 is not 1.0 here."""
    if one.default is not MISSING:
        return type(said) is type(one.default) and said == one.default
    return one.default_factory is not MISSING and said == one.default_factory()


def _in(kind: Any, stored: Any) -> Any:
    """A stored value as its type says; a mapping's keys are plain, and so are letters and numbers."""
    if stored is None:
        return None
    kind, inner = _unwrapped(kind)
    if is_dataclass(kind) and isinstance(kind, type):
        return _record_in(kind, stored)
    if kind is tuple:
        return tuple(_in(inner[0], one) for one in stored)
    if kind is not None and isinstance(kind, type) and issubclass(kind, Mapping):
        return {key: _in(inner[1], one) for key, one in stored}
    return date.fromisoformat(stored) if kind is date else stored


def _record_in(kind: Callable[..., Kind], stored: dict[str, Any]) -> Kind:
    hints = _hints(kind)
    return kind(**{name: _in(hints[name], one) for name, one in stored.items() if name in hints})


@cache
def _unwrapped(kind: Any) -> tuple[Any, tuple[Any, ...]]:
    """The type without "or None", and what it holds."""
    if get_origin(kind) in (Union, UnionType):
        kind = next(one for one in get_args(kind) if one is not NoneType)
    origin = get_origin(kind)
    if origin is None or origin is Literal:
        return (None if origin is Literal else kind), ()
    return origin, get_args(kind)


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)
