"""Records to JSON and back: explicit on the way out, strict on the way in.

Every field is written, defaults too, so that a default changed later does not change what an old
record says. A field that is missing on the way in takes its default; one that is unknown, or of
another type, is a CodecError that names the path, as in
`Claim.evidence.start: expected int, got str`.
"""

from __future__ import annotations

import base64
import binascii
import json
import math
import re
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from functools import cache, cached_property
from operator import attrgetter
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from variorum.model.errors import CodecError

JsonValue = dict[str, "JsonValue"] | list["JsonValue"] | str | int | float | bool | None
T = TypeVar("T")
_Step = Callable[[Any], Any]

_SURROGATES = re.compile("[\ud800-\udfff]")
_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def to_json(record: object) -> JsonValue:
    """`record` as JSON values: dataclass to object, tuple and set of texts to array, bytes to base64 text.

    Raises CodecError for a value of another type.
    """
    try:
        return cast(JsonValue, _encode_any(record))
    except _Misfit as misfit:
        raise misfit.at(type(record).__name__) from None


def from_json(record_type: type[T], value: object) -> T:
    """The record of `record_type` that `value` holds: `from_json(type(r), to_json(r)) == r`.

    `record_type` may be generic with its argument given, as `Outcome[Claim]`. Raises CodecError.
    """
    try:
        return cast(T, _decoder(cast(Any, record_type))(value))
    except _Misfit as misfit:
        raise misfit.at(_type_name(record_type)) from None
    except RecursionError:
        raise CodecError(f"{_type_name(record_type)}: nested too deeply") from None


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


class _Misfit(Exception):  # noqa: N818 - never leaves this module
    """A value that does not fit, with the path to it gathered on the way out, innermost first."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message
        self.steps: list[str] = []

    def at(self, root: str) -> CodecError:
        return CodecError(f"{root}{''.join(reversed(self.steps))}: {self.message}")


class _RecordCodec:
    """One dataclass, with the tables that write and read it.

    The tables are made at first use, not in `__init__`: a record may hold itself (a mention that
    refers to another).
    """

    def __init__(self, record_type: Any) -> None:
        self.record_type: Any = get_origin(record_type) or record_type
        parameters = getattr(self.record_type, "__parameters__", ())
        self.arguments = dict(zip(parameters, get_args(record_type), strict=False))

    @cached_property
    def hints(self) -> dict[str, Any]:
        hints = get_type_hints(self.record_type)
        return {f.name: self.arguments.get(hints[f.name], hints[f.name]) for f in fields(self.record_type)}

    @cached_property
    def required(self) -> frozenset[str]:
        return frozenset(
            f.name for f in fields(self.record_type) if f.default is MISSING and f.default_factory is MISSING
        )

    @cached_property
    def decoders(self) -> dict[str, _Step]:
        return {name: _decoder(hint) for name, hint in self.hints.items()}

    @cached_property
    def getter(self) -> Callable[[Any], tuple[Any, ...]]:
        names = tuple(self.hints)
        if len(names) > 1:
            return attrgetter(*names)
        return lambda record: tuple(getattr(record, name) for name in names)

    @cached_property
    def fitting(self) -> dict[str, frozenset[type]]:
        """For each field the types of JSON values that are the field's value as they stand."""
        return {name: _fitting(hint) for name, hint in self.hints.items()}

    @cached_property
    def encoders(self) -> tuple[tuple[str, _Step], ...]:
        """Fields that hold something other than plain text, whole numbers and truth values."""
        made = ((name, _encoder(hint)) for name, hint in self.hints.items())
        return tuple((name, step) for name, step in made if step is not None)

    def encode(self, record: Any) -> dict[str, Any]:
        written = dict(zip(self.hints, self.getter(record), strict=True))
        name = ""
        try:
            for name, step in self.encoders:
                value = written[name]
                if value is not None:
                    written[name] = step(value)
        except _Misfit as misfit:
            misfit.steps.append(f".{name}")
            raise
        return written

    def decode(self, value: Any) -> Any:
        if type(value) is not dict:
            raise _unexpected("object", value)
        fitting, decoders = self.fitting, self.decoders
        read = {}
        name = ""
        try:
            for name, part in value.items():
                read[name] = part if type(part) in fitting[name] else decoders[name](part)
        except KeyError:
            raise _Misfit(f"unknown field {name!r}") from None
        except _Misfit as misfit:
            misfit.steps.append(f".{name}")
            raise
        if len(read) < len(decoders) and not self.required <= read.keys():
            missing = ", ".join(sorted(self.required - read.keys()))
            raise _Misfit(f"missing {missing}")
        return self.record_type(**read)


@cache
def _record_codec(record_type: Any) -> _RecordCodec:
    return _RecordCodec(record_type)


def _is_record(hint: Any) -> bool:
    return is_dataclass(get_origin(hint) or hint)


def _unexpected(expected: str, value: Any) -> _Misfit:
    return _Misfit(f"expected {expected}, got {type(value).__name__}")


def _type_name(hint: Any) -> str:
    return str(getattr(hint, "__name__", hint))


def _members(hint: Any) -> tuple[list[Any], bool]:
    """The members of a union other than None, and whether None is one."""
    members = get_args(hint)
    return [m for m in members if m is not NoneType], NoneType in members


# ---- out


@cache
def _encoder(hint: Any) -> _Step | None:
    """What turns a value of type `hint` into JSON; None where the value is JSON already."""
    if hint in (str, int, float, bool, NoneType) or get_origin(hint) is Literal:
        return None
    if _is_record(hint):
        return _record_codec(hint).encode
    if get_origin(hint) is tuple:
        return _tuple_encoder(get_args(hint))
    if hint == frozenset[str]:
        return sorted
    if get_origin(hint) in (Union, UnionType):
        members, _ = _members(hint)
        if len(members) == 1:
            return _encoder(members[0])
    return _encode_any


def _tuple_encoder(arguments: tuple[Any, ...]) -> _Step:
    step = _encoder(arguments[0]) if len(arguments) == 2 and arguments[1] is ... else _encode_any
    if step is None:
        return list
    return lambda values: _encode_each(step, values)


def _encode_each(step: _Step, values: tuple[Any, ...]) -> list[Any]:
    written: list[Any] = []
    if not values:
        return written
    try:
        for value in values:
            written.append(step(value))
    except _Misfit as misfit:
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
    if _is_record(kind):
        return _record_codec(kind).encode(value)
    raise _Misfit(f"{kind.__name__} has no JSON form")


# ---- in


@cache
def _decoder(hint: Any) -> _Step:
    """What reads a value of type `hint` out of JSON, or raises _Misfit."""
    simple = _SIMPLE.get(hint)
    if simple is not None:
        return simple
    origin = get_origin(hint)
    if _is_record(hint):
        return _record_codec(hint).decode
    if origin is Literal:
        return _literal_decoder(get_args(hint))
    if origin is tuple:
        return _tuple_decoder(get_args(hint))
    if hint == frozenset[str]:
        return _decode_words
    if origin in (Union, UnionType):
        members, optional = _members(hint)
        if len(members) == 1 and optional:
            return _optional_decoder(_decoder(members[0]))
    raise CodecError(f"{_type_name(hint)} has no JSON form")


@cache
def _fitting(hint: Any) -> frozenset[type]:
    # By `type`, not `isinstance`: True is an int to Python, but not in a record.
    if hint in (str, int, bool, NoneType):
        return frozenset((hint,))
    if get_origin(hint) in (Union, UnionType):
        return frozenset(kind for member in get_args(hint) for kind in _fitting(member))
    return frozenset()


def _exactly(kind: type, name: str) -> _Step:
    def decode(value: Any) -> Any:
        if type(value) is kind:
            return value
        raise _unexpected(name, value)

    return decode


def _decode_float(value: Any) -> float:
    kind = type(value)
    if kind is float and math.isfinite(value):
        return cast(float, value)
    if kind is int:
        try:
            return float(value)
        except OverflowError:
            raise _Misfit("expected float, got a whole number beyond its range") from None
    if kind is float:
        raise _Misfit(f"expected float, got {value}")
    raise _unexpected("float", value)


def _decode_bytes(value: Any) -> bytes:
    if type(value) is not str:
        raise _unexpected("base64 text", value)
    try:
        return base64.b64decode(value, validate=True)
    except (binascii.Error, ValueError):
        raise _Misfit("expected base64 text, got other text") from None


def _literal_decoder(choices: tuple[Any, ...]) -> _Step:
    allowed = frozenset(choices)
    kinds = frozenset(map(type, choices))
    shown = ", ".join(map(str, choices))

    def decode(value: Any) -> Any:
        if type(value) in kinds and value in allowed:
            return value
        raise _Misfit(f"expected one of {shown}, got {value!r:.80}")

    return decode


def _optional_decoder(step: _Step) -> _Step:
    def decode(value: Any) -> Any:
        return None if value is None else step(value)

    return decode


def _tuple_decoder(arguments: tuple[Any, ...]) -> _Step:
    if len(arguments) == 2 and arguments[1] is ...:
        step = _decoder(arguments[0])

        def decode(value: Any) -> Any:
            if type(value) is not list:
                raise _unexpected("array", value)
            if not value:
                return ()
            return _decode_each([step] * len(value), value)

        return decode
    steps = [_decoder(argument) for argument in arguments]

    def decode_fixed(value: Any) -> Any:
        if type(value) is not list or len(value) != len(steps):
            raise _Misfit(f"expected array of {len(steps)}, got {value!r:.80}")
        return _decode_each(steps, value)

    return decode_fixed


def _decode_words(value: Any) -> frozenset[str]:
    return frozenset(_TUPLE_OF_WORDS(value))


def _decode_each(steps: list[_Step], values: list[Any]) -> tuple[Any, ...]:
    read: list[Any] = []
    try:
        for step, value in zip(steps, values, strict=True):
            read.append(step(value))
    except _Misfit as misfit:
        misfit.steps.append(f"[{len(read)}]")
        raise
    return tuple(read)


_SIMPLE: dict[Any, _Step] = {
    str: _exactly(str, "str"),
    int: _exactly(int, "int"),
    bool: _exactly(bool, "bool"),
    NoneType: _exactly(NoneType, "null"),
    float: _decode_float,
    bytes: _decode_bytes,
}
_TUPLE_OF_WORDS = _tuple_decoder((str, ...))
