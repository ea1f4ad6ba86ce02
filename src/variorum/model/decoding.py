"""JSON values to records: what the fields of a dataclass are declared as says what may come in.

Questions read thousands of records, so for each dataclass a function is made with its fields written out,
as `dataclasses` makes `__init__`: two and a half times as fast as a walk over them.
"""

from __future__ import annotations

import base64
import binascii
import math
from collections.abc import Callable, Iterable
from dataclasses import MISSING, fields, is_dataclass
from functools import cache, cached_property, partial
from itertools import repeat
from types import NoneType, UnionType
from typing import Any, Literal, Union, cast, get_args, get_origin, get_type_hints

from variorum.model.errors import CodecError

Step = Callable[[Any], Any]


class Misfit(Exception):  # noqa: N818 - never leaves the codec
    """A value that does not fit, with the path to it gathered on the way out, innermost first."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message
        self.steps: list[str] = []

    def at(self, root: str) -> CodecError:
        """The error for users, with the whole path from `root` on."""
        return CodecError(f"{root}{''.join(reversed(self.steps))}: {self.message}")


@cache
def decoder(hint: Any) -> Step:
    """What reads a value of type `hint` out of JSON, or raises Misfit. Raises CodecError for other types."""
    simple = _SIMPLE.get(hint)
    if simple is not None:
        return simple
    if is_record(hint):
        return _RecordDecoder(hint).decode
    origin = get_origin(hint)
    if origin is Literal:
        return _literal_decoder(get_args(hint))
    if origin is tuple:
        return _tuple_decoder(get_args(hint))
    if hint == frozenset[str]:
        return _decode_words
    member = or_none(hint)
    if member is not None:
        return _optional_decoder(decoder(member))
    raise CodecError(f"{type_name(hint)} has no JSON form")


def is_record(hint: Any) -> bool:
    """Whether a type is a dataclass, with or without arguments."""
    return is_dataclass(get_origin(hint) or hint)


def type_name(hint: Any) -> str:
    """What a type is called in messages."""
    return str(getattr(hint, "__name__", hint))


def hints_of(record_type: Any) -> dict[str, Any]:
    """The types of the fields of a dataclass, in their order; those of a generic one with its arguments."""
    bare = get_origin(record_type) or record_type
    arguments = dict(zip(getattr(bare, "__parameters__", ()), get_args(record_type), strict=False))
    hints = get_type_hints(bare)
    return {f.name: arguments.get(hints[f.name], hints[f.name]) for f in fields(bare)}


def or_none(hint: Any) -> Any:
    """The one type that a value may be of besides None; None for what is no such union."""
    members = get_args(hint) if get_origin(hint) in (Union, UnionType) else ()
    others = [member for member in members if member is not NoneType]
    return others[0] if len(others) == 1 and len(members) == 2 else None


# ---- records


class _RecordDecoder:
    """One dataclass. What it needs is made at first use: a record may hold itself, as a mention does."""

    def __init__(self, record_type: Any) -> None:
        self._hint = record_type
        self._type: Any = get_origin(record_type) or record_type

    def decode(self, value: Any) -> Any:
        return self._whole(value)

    @cached_property
    def _whole(self) -> Step:
        """Decodes objects that have the fields of the record, and gives all others to `_part`."""
        return _written_out(self._type, hints_of(self._hint), self._part)

    def _part(self, value: Any) -> Any:
        if type(value) is not dict:
            raise unexpected("object", value)
        read = {}
        name = ""
        try:
            for name, part in value.items():
                read[name] = self._decoders[name](part)
        except KeyError:
            raise Misfit(f"unknown field {name!r}") from None
        except Misfit as misfit:
            misfit.steps.append(f".{name}")
            raise
        if not self._required <= read.keys():
            missing = ", ".join(sorted(self._required - read.keys()))
            raise Misfit(f"missing {missing}")
        return self._type(**read)

    @cached_property
    def _decoders(self) -> dict[str, Step]:
        return {name: decoder(hint) for name, hint in hints_of(self._hint).items()}

    @cached_property
    def _required(self) -> frozenset[str]:
        return frozenset(
            f.name for f in fields(self._type) if f.default is MISSING and f.default_factory is MISSING
        )


def _written_out(record_type: Any, hints: dict[str, Any], part: Step) -> Step:
    """A function that decodes objects with exactly the fields `hints`, and gives all others to `part`.

    A value that stands for itself is only looked at. The slots are filled as `__init__` would fill them, at
    half the cost; a record that does more as it is made, or has no slots, is decoded by `part` alone.
    """
    if "__slots__" not in vars(record_type) or hasattr(record_type, "__post_init__"):
        return part
    lines = [
        "def decode(value):",
        f" if type(value) is not dict or len(value) != {len(hints)}: return part(value)",
        " try:",
        *(f"  value_{name} = value[{name!r}]" for name in hints),
        " except KeyError: return part(value)",
        " at = ''",
        " try:",
    ]
    known: dict[str, Any] = {"Misfit": Misfit, "is_finite": math.isfinite, "part": part}
    known["new"] = partial(object.__new__, record_type)
    for name, hint in hints.items():
        member = or_none(hint) or hint
        known |= {f"decode_{name}": decoder(member), f"allowed_{name}": frozenset(get_args(member))}
        known[f"fill_{name}"] = getattr(record_type, name).__set__
        lines.append(
            f"  if not ({_stays(name, hint)}): at = {name!r}; value_{name} = decode_{name}(value_{name})"
        )
    lines += [" except Misfit as misfit:", "  misfit.steps.append(f'.{at}')", "  raise", " made = new()"]
    lines += (f" fill_{name}(made, value_{name})" for name in hints)
    # Nothing that was read is in these lines: only the names of fields and their types.
    exec("\n".join((*lines, " return made")), known)
    return cast(Step, known["decode"])


def _stays(name: str, hint: Any) -> str:
    """The condition under which the value of a field is what it stands for."""
    value = f"value_{name}"
    member = or_none(hint)
    if member is not None:
        return f"{value} is None or {_stays(name, member)}"
    # By `type`, not `isinstance`: True is an int to Python, but not in a record.
    if hint in (str, int, bool):
        return f"type({value}) is {hint.__name__}"
    if hint is float:
        return f"type({value}) is float and is_finite({value})"
    if get_origin(hint) is Literal and all(type(choice) is str for choice in get_args(hint)):
        return f"type({value}) is str and {value} in allowed_{name}"
    return "False"


# ---- all else


def unexpected(expected: str, value: Any) -> Misfit:
    """What to raise for a value of another type than `expected`."""
    return Misfit(f"expected {expected}, got {type(value).__name__}")


def _exactly(kind: type, name: str) -> Step:
    def decode(value: Any) -> Any:
        if type(value) is kind:
            return value
        raise unexpected(name, value)

    return decode


def _decode_float(value: Any) -> float:
    kind = type(value)
    if kind is float and math.isfinite(value):
        return cast(float, value)
    if kind is int:
        try:
            return float(value)
        except OverflowError:
            raise Misfit("expected float, got a whole number beyond its range") from None
    if kind is float:
        raise Misfit(f"expected float, got {value}")
    raise unexpected("float", value)


def _decode_bytes(value: Any) -> bytes:
    if type(value) is not str:
        raise unexpected("base64 text", value)
    try:
        return base64.b64decode(value, validate=True)
    except (binascii.Error, ValueError):
        raise Misfit("expected base64 text, got other text") from None


def _literal_decoder(choices: tuple[Any, ...]) -> Step:
    allowed = frozenset(choices)
    kinds = frozenset(map(type, choices))
    shown = ", ".join(map(str, choices))

    def decode(value: Any) -> Any:
        if type(value) in kinds and value in allowed:
            return value
        raise Misfit(f"expected one of {shown}, got {value!r:.80}")

    return decode


def _optional_decoder(step: Step) -> Step:
    def decode(value: Any) -> Any:
        return None if value is None else step(value)

    return decode


def _tuple_decoder(arguments: tuple[Any, ...]) -> Step:
    if len(arguments) == 2 and arguments[1] is ...:
        return _array_decoder(decoder(arguments[0]), arguments[0])
    steps = [decoder(argument) for argument in arguments]

    def decode_fixed(value: Any) -> Any:
        if type(value) is not list or len(value) != len(steps):
            raise Misfit(f"expected array of {len(steps)}, got {value!r:.80}")
        return _decode_each(steps, value)

    return decode_fixed


def _array_decoder(step: Step, hint: Any) -> Step:
    def decode(value: Any) -> Any:
        if type(value) is not list:
            raise unexpected("array", value)
        # Most arrays are empty, or of texts.
        if not value or (hint is str and set(map(type, value)) == {str}):
            return tuple(value)
        return _decode_each(repeat(step, len(value)), value)

    return decode


def _decode_words(value: Any) -> frozenset[str]:
    return frozenset(_TUPLE_OF_WORDS(value))


def _decode_each(steps: Iterable[Step], values: list[Any]) -> tuple[Any, ...]:
    read: list[Any] = []
    try:
        for step, value in zip(steps, values, strict=True):
            read.append(step(value))
    except Misfit as misfit:
        misfit.steps.append(f"[{len(read)}]")
        raise
    return tuple(read)


_SIMPLE: dict[Any, Step] = {
    str: _exactly(str, "str"),
    int: _exactly(int, "int"),
    bool: _exactly(bool, "bool"),
    NoneType: _exactly(NoneType, "null"),
    float: _decode_float,
    bytes: _decode_bytes,
}
_TUPLE_OF_WORDS = _tuple_decoder((str, ...))
