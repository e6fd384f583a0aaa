"""Values to JSON and back: the one place that knows how a noun looks in JSON Lines.

In: the nouns of ``model`` or parsed JSON objects. Out: the other of the two. Touches nothing.
Reading is strict: an unknown word of a closed vocabulary, a date that is none or a missing field
is a :class:`~marsad.errors.FormatError` that names the field. Unknown extra fields are refused
nowhere and carried nowhere: a newer writer may add some.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import cache
from typing import Any, TypeVar

from marsad import model
from marsad.errors import FormatError
from marsad.ids import short

T = TypeVar("T")

_VOCABULARIES: dict[tuple[str, str], tuple[str, ...]] = {
    ("Claim", "harm"): model.HARMS,
    ("Claim", "act"): model.ACTS,
    ("Claim", "status"): model.STATUSES,
    ("Claim", "role"): model.ROLES,
    ("Claim", "target"): model.TARGETS,
    ("Actor", "kind"): model.ACTOR_KINDS,
    ("Victims", "kind"): model.VICTIM_KINDS,
    ("Victims", "age_group"): model.AGE_GROUPS,
    ("Victims", "sex"): model.SEXES,
    ("Figure", "unit"): model.UNITS,
    ("When", "grain"): model.GRAINS,
    ("When", "basis"): model.BASES,
    ("Where", "precision"): model.PRECISIONS,
    ("Source", "kind"): model.SOURCE_KINDS,
    ("Estimate", "kind"): model.ESTIMATE_KINDS,
    ("Quote", "part"): model.PARTS,
    ("Span", "part"): model.PARTS,
}


_PLAIN = frozenset({type(None), str, int, float, bool})


def to_json(value: Any) -> Any:
    """A noun (or a tuple, mapping, date of nouns) as plain JSON types; dates as ISO 8601."""
    if type(value) in _PLAIN:
        return value
    names = _names(type(value))  # type: ignore[arg-type]
    if names is not None:
        return {name: to_json(getattr(value, name)) for name in names}
    if isinstance(value, str | int | float):
        return value
    if isinstance(value, date):  # datetime is a date
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [to_json(item) for item in value]
    if isinstance(value, Mapping):
        return {str(key): to_json(item) for key, item in value.items()}
    raise TypeError(f"no JSON form for {type(value).__name__}")


def from_json(kind: type[T], data: Any, about: str = "") -> T:
    """The noun ``kind`` from a parsed JSON object.

    ``about`` names the object in errors (a file and line). Raises FormatError.
    """
    value = _reader(typing.cast(Any, kind))(data, about or kind.__name__)
    return typing.cast(T, value)


def identified(claim: model.Claim) -> model.Claim:
    """The claim with its id: hash of text id, spans, coded values and extractor version.

    ``report``, ``published`` and ``outlet`` follow from the text id, ``confidence`` may be
    calibrated anew and ``subset_of`` names another claim; none of them is part of the identity.
    """
    coded = to_json(claim)
    for name in ("id", "report", "published", "outlet", "confidence", "subset_of", "needs_review"):
        del coded[name]
    return dataclasses.replace(claim, id=short("c", coded))


@cache
def _names(kind: type) -> tuple[str, ...] | None:
    """The fields of a noun that are recorded; None for any other type."""
    if not dataclasses.is_dataclass(kind):
        return None
    return tuple(
        item.name for item in dataclasses.fields(kind) if item.metadata.get("recorded", True)
    )


@cache
def _reader(kind: Any) -> Callable[[Any, str], Any]:
    if dataclasses.is_dataclass(kind):
        return _dataclass_reader(typing.cast(type, kind))
    origin = typing.get_origin(kind)
    if origin in (typing.Union, types.UnionType):
        return _union_reader([arm for arm in typing.get_args(kind) if arm is not type(None)])
    if origin is tuple:
        arms = typing.get_args(kind)
        if len(arms) == 2 and arms[1] is Ellipsis:
            return _sequence_reader(_reader(arms[0]))
        return _fixed_reader([_reader(arm) for arm in arms])
    if origin is not None and issubclass(origin, Mapping):
        return _mapping_reader(_reader(typing.get_args(kind)[1]))
    if kind in _SCALARS:
        return _SCALARS[kind]
    return lambda data, about: data


def _dataclass_reader(kind: type) -> Callable[[Any, str], Any]:
    hints = typing.get_type_hints(kind)
    plan = []
    for item in dataclasses.fields(kind):
        required = item.default is dataclasses.MISSING and (
            item.default_factory is dataclasses.MISSING
        )
        optional = type(None) in typing.get_args(hints[item.name])
        words = _VOCABULARIES.get((kind.__name__, item.name))
        plan.append((item.name, hints[item.name], required and not optional, required, words))

    def read(data: Any, about: str) -> Any:
        if not isinstance(data, Mapping):
            raise FormatError(about, f"expected an object, found {_kind(data)}", _NEXT)
        given: dict[str, Any] = {}
        for name, hint, required, always, words in plan:
            if data.get(name) is None:
                if required:
                    raise FormatError(about, f"field “{name}” is missing", _NEXT)
                if always:
                    given[name] = None
                continue
            value = _reader(hint)(data[name], f"{about}, {name}")
            if words is not None and value not in words:
                known = ", ".join(words)
                raise FormatError(about, f"{name} “{value}” is not one of {known}", _NEXT)
            given[name] = value
        return kind(**given)

    return read


def _union_reader(arms: list[Any]) -> Callable[[Any, str], Any]:
    if len(arms) == 1:
        inner = _reader(arms[0])
        return lambda data, about: None if data is None else inner(data, about)

    def read(data: Any, about: str) -> Any:
        if data is None:
            return None
        for arm in arms:
            try:
                return _reader(arm)(data, about)
            except FormatError:
                continue
        raise FormatError(about, "fits none of the documented forms", _NEXT)

    return read


def _sequence_reader(inner: Callable[[Any, str], Any]) -> Callable[[Any, str], Any]:
    def read(data: Any, about: str) -> Any:
        if not isinstance(data, list | tuple):
            raise FormatError(about, f"expected a list, found {_kind(data)}", _NEXT)
        return tuple(inner(item, f"{about}[{at}]") for at, item in enumerate(data))

    return read


def _fixed_reader(inners: list[Callable[[Any, str], Any]]) -> Callable[[Any, str], Any]:
    def read(data: Any, about: str) -> Any:
        if not isinstance(data, list | tuple) or len(data) != len(inners):
            raise FormatError(about, f"expected a list of {len(inners)}", _NEXT)
        return tuple(inner(item, about) for inner, item in zip(inners, data, strict=True))

    return read


def _mapping_reader(inner: Callable[[Any, str], Any]) -> Callable[[Any, str], Any]:
    def read(data: Any, about: str) -> Any:
        if not isinstance(data, Mapping):
            raise FormatError(about, f"expected an object, found {_kind(data)}", _NEXT)
        return {str(key): inner(item, f"{about}, {key}") for key, item in data.items()}

    return read


def _scalar(accepted: tuple[type, ...], word: str) -> Callable[[Any, str], Any]:
    def read(data: Any, about: str) -> Any:
        if not isinstance(data, accepted) or (isinstance(data, bool) and bool not in accepted):
            raise FormatError(about, f"expected {word}, found {_kind(data)}", _NEXT)
        return data

    return read


def _date(data: Any, about: str) -> date:
    try:
        return date.fromisoformat(data)
    except (TypeError, ValueError):
        raise FormatError(about, f"“{data}” is not a date", _NEXT_DATE) from None


def _datetime(data: Any, about: str) -> datetime:
    try:
        return datetime.fromisoformat(data)
    except (TypeError, ValueError):
        raise FormatError(about, f"“{data}” is not a date and time", _NEXT_DATE) from None


def _kind(data: Any) -> str:
    return {dict: "an object", list: "a list", str: "a text", type(None): "null"}.get(
        type(data), f"“{data}”"
    )


_NEXT = "compare it with docs/formats.md and correct the field"
_NEXT_DATE = "write it as YYYY-MM-DD"
_SCALARS: dict[Any, Callable[[Any, str], Any]] = {
    str: _scalar((str,), "a text"),
    int: _scalar((int,), "a whole number"),
    float: _scalar((int, float), "a number"),
    bool: _scalar((bool,), "true or false"),
    date: _date,
    datetime: _datetime,
}
