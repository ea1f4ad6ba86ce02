"""Answers for people to read: origins, which the record names by keys, by the names that stand in print."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from variorum.lexicon.fold import slug
from variorum.model.claims import Speaker
from variorum.model.documents import DocumentHead
from variorum.query.printable import one_line
from variorum.store.reading import RecordReader

T = TypeVar("T")

HEARD_BY = re.compile(r"^(.+) \((.+)\)$")
"""A key such as "residents (some-outlet)": those whom one outlet heard are others than those of another."""

_LISTS = frozenset({"origins", "deniers"})
# Speakers without a name of their own: what the text calls them says more than the class they are of.
_UNNAMED = "generic"


def named(record: RecordReader, answer: T) -> T:
    """`answer`, any frozen dataclass, with the names of origins where their keys stood.

    An origin is called as its outlet is written, or as a claim that rests on it names its speaker; one that
    neither tells of keeps its key. For text only: JSON and CSV keep the keys.
    """
    names = _Names(record)
    # A claim further on may name what an earlier one only has a key for: an origin must not stand under both,
    # as it would be counted twice.
    _walked(answer, names, ())
    found: T = _walked(answer, names, ())
    return found


def names_of_origins(
    record: RecordReader, claims: Mapping[str, Sequence[str]], heads: Iterable[DocumentHead]
) -> dict[str, str]:
    """What print calls each origin in `claims`, which gives the ids of the claims that rest on it.

    `heads` are those of the documents that may name it. One that nothing names keeps its key.
    """
    names = _Names(record, heads)
    return {origin: names.of(origin, ids) for origin, ids in claims.items()}


def speaker_called(speaker: Speaker) -> str:
    """What print calls a speaker: its name, or the words for one that has none."""
    printed = speaker.attribution.speaker.text
    return (printed if speaker.kind == _UNNAMED else speaker.name) or printed


class _Names:
    def __init__(self, record: RecordReader, heads: Iterable[DocumentHead] | None = None) -> None:
        self._record = record
        self._heads = {head.id: head for head in (record.heads() if heads is None else heads)}
        outlets = filter(None, (head.outlet for head in self._heads.values()))
        self._outlets = {slug(outlet): one_line(outlet) for outlet in outlets}
        self._known: dict[str, str] = {}
        self._called: dict[str, Mapping[str, str]] = {}

    def of(self, origin: str, claims: Sequence[str]) -> str:
        """The name of an origin, on which some of `claims` rest."""
        if origin not in self._known:
            name = self._printed(origin, claims)
            if not name:
                return origin
            # Two origins that print calls alike stay two.
            taken = name in self._known.values()
            self._known[origin] = f"{name} ({origin})" if taken else name
        return self._known[origin]

    def _printed(self, origin: str, claims: Sequence[str]) -> str:
        head = self._heads.get(origin)
        if head is not None:
            return f"“{one_line(head.title or head.source)}”"
        heard = HEARD_BY.match(origin)
        key = heard[1] if heard is not None else origin
        spoken = self._spoken(key, claims)
        if heard is not None:
            return f"{spoken or key} cited by {self.of(heard[2], ())}"
        return spoken or self._outlets.get(origin, "")

    def _spoken(self, key: str, claims: Sequence[str]) -> str:
        sought = slug(key)
        return next((told[sought] for told in map(self._told, claims) if sought in told), "")

    def _told(self, claim_id: str) -> Mapping[str, str]:
        """What a claim calls each origin, by its slug; of two of one origin, the innermost counts."""
        if claim_id not in self._called:
            speakers = self._record.speakers(claim_id)
            self._called[claim_id] = {slug(one.origin): one_line(speaker_called(one)) for one in speakers}
        return self._called[claim_id]


def _walked(value: Any, names: _Names, claims: Sequence[str]) -> Any:
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
