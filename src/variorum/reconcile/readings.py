"""Readings: the values the accounts of an event give of one field, and how they stand to each other."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from variorum.model.events import FieldVariants, Variant, VariantRelation
from variorum.reconcile.witnesses import Witness

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Reading(Generic[T]):
    """One value of a field, with the claims and origins that give it. `text` shows and orders it."""

    value: T
    text: str
    claims: tuple[str, ...]
    origins: tuple[str, ...]


def readings(
    accounts: Sequence[Witness],
    value_of: Callable[[Witness], T | None],
    text_of: Callable[[T], str],
    origins: Mapping[str, str],
) -> list[Reading[T]]:
    """The different values of a field by their text; accounts that are silent on it are left out."""
    values: dict[str, T] = {}
    holders: dict[str, list[str]] = {}
    for one in accounts:
        value = value_of(one)
        if value is not None:
            values.setdefault(text_of(value), value)
            holders.setdefault(text_of(value), []).append(one.id)
    return [
        Reading(
            value=values[text],
            text=text,
            claims=tuple(sorted(ids)),
            origins=tuple(sorted({origins[claim] for claim in ids})),
        )
        for text, ids in sorted(holders.items())
    ]


def best(
    found: Sequence[Reading[T]], backs: Callable[[T, T], bool], width: Callable[[T], float]
) -> Reading[T] | None:
    """The reading most origins give or allow, then the most precise one, then the first by its text.

    `backs(value, other)` says whether an account of `other` allows `value`.
    """
    if not found:
        return None

    def rank(one: Reading[T]) -> tuple[int, float, str]:
        backers = {o for other in found if backs(one.value, other.value) for o in other.origins}
        return -len(backers), width(one.value), one.text

    return min(found, key=rank)


def variants(
    field: str,
    found: Sequence[Reading[T]],
    chosen: Reading[T] | None,
    relation: Callable[[T, T], VariantRelation],
) -> tuple[FieldVariants, ...]:
    """All readings of a field against the chosen one; nothing where there is only one."""
    if chosen is None or len(found) < 2:
        return ()
    rows = [
        Variant(
            value=one.text,
            claims=one.claims,
            origins=one.origins,
            relation="agrees" if one is chosen else relation(one.value, chosen.value),
        )
        for one in sorted(found, key=lambda one: (one is not chosen, one.text))
    ]
    return (FieldVariants(field=field, variants=tuple(rows)),)
