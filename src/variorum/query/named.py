"""Answers for people to read: origins, which the record names by keys, by what they are called."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from variorum.lexicon.lexicon import Lexicon
from variorum.query.origins import OriginNames
from variorum.store.reading import RecordReader

T = TypeVar("T")

_LISTS = frozenset({"origins", "deniers"})


def named(record: RecordReader, answer: T, lexicon: Lexicon) -> T:
    """`answer`, any frozen dataclass, with the names of origins where their keys stood.

    For text only: JSON and CSV keep the keys.
    """
    names = OriginNames(record, lexicon, (line.outlet for line in record.outlet_lines()))
    # A claim further on may name what an earlier one only has a key for: an origin must not stand under both,
    # as it would be counted twice.
    _walked(answer, names, ())
    found: T = _walked(answer, names, ())
    return found


def _walked(value: Any, names: OriginNames, claims: Sequence[str]) -> Any:
    """The same value with names in it; one that holds no origin is given back itself."""
    if isinstance(value, tuple):
        made = tuple(_walked(one, names, claims) for one in value)
        return value if all(new is old for new, old in zip(made, value, strict=True)) else made
    if not is_dataclass(value) or isinstance(value, type):
        return value
    near = _claims_of(value) or claims
    changed: dict[str, Any] = {}
    for field in fields(value):
        old = getattr(value, field.name)
        if field.name == "origin" and isinstance(old, str):
            new: Any = names.of(old, near)
        elif field.name == "name" and old and old == getattr(value, "key", None):
            # A running total by one origin's account.
            new = names.of(old, near)
        elif field.name in _LISTS and isinstance(old, tuple):
            new = tuple(dict.fromkeys(names.of(one, near) for one in old))
        else:
            new = _walked(old, names, near)
        if new is not old:
            changed[field.name] = new
    return replace(value, **changed) if changed else value


def _claims_of(value: object) -> Sequence[str]:
    one = getattr(value, "claim_id", None)
    if isinstance(one, str):
        return (one,)
    points = (*getattr(value, "points", ()), *getattr(value, "undated", ()))
    if points and hasattr(value, "points"):
        return tuple(claim for point in points for claim in _claims_of(point))
    claims = getattr(value, "claims", ())
    return claims if isinstance(claims, tuple) and all(isinstance(claim, str) for claim in claims) else ()
