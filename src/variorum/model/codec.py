"""Records to JSON and back: explicit on the way out, strict on the way in.

Every field is written, defaults too, so that a default changed later does not change what an old
record says. A field that is missing on the way in takes its default; one that is unknown, or of
another type, is a CodecError that names the path, as in
`Claim.evidence.start: expected int, got str`.
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Callable
from functools import cache, cached_property
from operator import attrgetter
from types import NoneType
from typing import Any, Literal, TypeVar, cast, get_args, get_origin

from variorum.model.decoding import Misfit, Step, decoder, hints_of, is_record, or_none, type_name
from variorum.model.errors import CodecError

JsonValue = dict[str, "JsonValue"] | list["JsonValue"] | str | int | float | bool | None
T = TypeVar("T")

_SURROGATES = re.compile("[\ud800-\udfff]")
_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def to_json(record: object) -> JsonValue:
    """`record` as JSON values: dataclass to object, tuple and set of texts to array, bytes to base64 text.

    Raises CodecError for a value of another type.
    """
    try:
        return cast(JsonValue, _encode_any(record))
    except Misfit as misfit:
        raise misfit.at(type(record).__name__) from None


def from_json(record_type: type[T], value: object) -> T:
    """The record of `record_type` that `value` holds: `from_json(type(r), to_json(r)) == r`.

    `record_type` may be generic with its argument given, as `Outcome[Claim]`. Raises CodecError.
    """
    try:
        return cast(T, decoder(cast(Any, record_type))(value))
    except Misfit as misfit:
        raise misfit.at(type_name(record_type)) from None
    except RecursionError:
        raise CodecError(f"{type_name(record_type)}: nested too deeply") from None


def json_text(value: object) -> str:
    """JSON values as compact text that encodes to UTF-8; keys keep their order.

    Lone surrogates, which UTF-8 cannot hold, are written as JSON escapes and read back as they were.
    Raises CodecError for what JSON cannot hold, such as a float that is not finite.
    """
    try:
        text = _ENCODER.encode(value)
    except (TypeError, ValueError) as error:
        raise CodecError(f"no JSON text: {error}") from None
    if text.isascii():
        return text
    return _SURROGATES.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


class _RecordEncoder:
    """One dataclass. What it needs is made at first use: a record may hold itself, as a mention does."""

    def __init__(self, record_type: Any) -> None:
        self._type = record_type

    @cached_property
    def _hints(self) -> dict[str, Any]:
        return hints_of(self._type)

    @cached_property
    def _getter(self) -> Callable[[Any], tuple[Any, ...]]:
        names = tuple(self._hints)
        if len(names) > 1:
            return attrgetter(*names)
        return lambda record: tuple(getattr(record, name) for name in names)

    @cached_property
    def _steps(self) -> tuple[tuple[str, Step], ...]:
        """Of fields that hold something other than plain text, whole numbers and truth values."""
        made = ((name, _encoder(hint)) for name, hint in self._hints.items())
        return tuple((name, step) for name, step in made if step is not None)

    def encode(self, record: Any) -> dict[str, Any]:
        written = dict(zip(self._hints, self._getter(record), strict=True))
        name = ""
        try:
            for name, step in self._steps:
                value = written[name]
                if value is not None:
                    written[name] = step(value)
        except Misfit as misfit:
            misfit.steps.append(f".{name}")
            raise
        return written


@cache
def _record_encoder(record_type: Any) -> _RecordEncoder:
    return _RecordEncoder(record_type)


@cache
def _encoder(hint: Any) -> Step | None:
    """What turns a value of type `hint` into JSON; None where the value is JSON already."""
    if hint in (str, int, float, bool, NoneType) or get_origin(hint) is Literal:
        return None
    if is_record(hint):
        return _record_encoder(hint).encode
    if get_origin(hint) is tuple:
        return _tuple_encoder(get_args(hint))
    if hint == frozenset[str]:
        return sorted
    member = or_none(hint)
    return _encode_any if member is None else _encoder(member)


def _tuple_encoder(arguments: tuple[Any, ...]) -> Step:
    step = _encoder(arguments[0]) if len(arguments) == 2 and arguments[1] is ... else _encode_any
    if step is None:
        return list
    return lambda values: _encode_each(step, values)


def _encode_each(step: Step, values: tuple[Any, ...]) -> list[Any]:
    written: list[Any] = []
    if not values:
        return written
    try:
        for value in values:
            written.append(step(value))
    except Misfit as misfit:
        misfit.steps.append(f"[{len(written)}]")
        raise
    return written


def _encode_any(value: Any) -> Any:
    """By what the value is, where the declared type does not say (type variables, unions)."""
    kind: Any = type(value)
    if value is None or kind in (str, int, float, bool):
        return value
    if kind is bytes:
        return base64.b64encode(value).decode("ascii")
    if kind is tuple:
        return _encode_each(_encode_any, value)
    if is_record(kind):
        return _record_encoder(kind).encode(value)
    raise Misfit(f"{kind.__name__} has no JSON form")
