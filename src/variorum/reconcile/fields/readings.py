"""Readings: the values the accounts of an event give of one field, and how they stand to each other."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from variorum.model.events import FieldVariants, Variant, VariantRelation
from variorum.reconcile.witnesses.witnesses import Witness

T = TypeVar("T")


class Stand(NamedTuple):
    """How a reading stands to the chosen one, and what that rests on, in words."""

    relation: VariantRelation
    why: str = ""


@dataclass(frozen=True, slots=True)
class Voices:
    """On whom each claim of an event rests, and the ordinal of the day it was first said, by claim id."""

    origins: Mapping[str, str]
    said: Mapping[str, int | None]


@dataclass(frozen=True, slots=True)
class Reading(Generic[T]):
    """One value of a field, with the claims and origins that give it.

    `value` is shown and ordered by `text`, `words` say it for people. `weights` is how much each origin's
    word counts: 1, or less where the value is not told but carried over or estimated.
    """

    value: T
    text: str
    claims: tuple[str, ...]
    origins: tuple[str, ...]
    weights: Mapping[str, float]
    words: str = ""


def told_fully(_: Witness) -> float:
    """A field whose values are all told in the claims' own words."""
    return 1.0


def readings(
    accounts: Sequence[Witness],
    value_of: Callable[[Witness], T | None],
    text_of: Callable[[T], str],
    voices: Voices,
    weight_of: Callable[[Witness], float] = told_fully,
) -> list[Reading[T]]:
    """The different values of a field by their text; accounts that are silent on it are left out."""
    if len(accounts) == 1:
        return _only_reading(accounts[0], value_of(accounts[0]), text_of, voices, weight_of)
    values: dict[str, T] = {}
    holders: dict[str, list[str]] = {}
    weights: dict[str, dict[str, float]] = {}
    for one in accounts:
        value = value_of(one)
        if value is None:
            continue
        text, origin = text_of(value), voices.origins[one.id]
        values.setdefault(text, value)
        holders.setdefault(text, []).append(one.id)
        own = weights.setdefault(text, {})
        own[origin] = max(weight_of(one), own.get(origin, 0.0))
    return [
        Reading(
            value=values[text],
            text=text,
            claims=tuple(sorted(ids)),
            origins=tuple(sorted(weights[text])),
            weights=weights[text],
        )
        for text, ids in sorted(holders.items())
    ]


def _only_reading(
    one: Witness,
    value: T | None,
    text_of: Callable[[T], str],
    voices: Voices,
    weight_of: Callable[[Witness], float],
) -> list[Reading[T]]:
    """As `readings` of one account, as most events have."""
    if value is None:
        return []
    origin = voices.origins[one.id]
    return [
        Reading(
            value=value,
            text=text_of(value),
            claims=(one.id,),
            origins=(origin,),
            weights={origin: max(weight_of(one), 0.0)},
        )
    ]


def best(
    found: Sequence[Reading[T]], backs: Callable[[T, T], bool], width: Callable[[T], float]
) -> Reading[T] | None:
    """The reading that most origins give or allow, each by its weight; then the most precise; then by text.

    `backs(value, other)` says whether an account of `other` allows `value`.
    """
    if len(found) < 2:
        return found[0] if found else None

    def rank(one: Reading[T]) -> tuple[float, float, str]:
        weights: dict[str, float] = {}
        for other in found:
            if backs(one.value, other.value):
                for origin, weight in other.weights.items():
                    weights[origin] = max(weight, weights.get(origin, 0.0))
        return -sum(weights.values()), width(one.value), one.text

    return min(found, key=rank)


def variants(
    field: str,
    found: Sequence[Reading[T]],
    chosen: Reading[T] | None,
    stand: Callable[[T, T], Stand],
    voices: Voices,
) -> tuple[FieldVariants, ...]:
    """All readings of a field against the chosen one; nothing where there is only one.

    A reading that contradicts the chosen one is updated by it where every origin that held it took up the
    chosen one on a later day.
    """
    if chosen is None or len(found) < 2:
        return ()
    rows = []
    for one in sorted(found, key=lambda one: (one is not chosen, one.text)):
        relation, why = Stand("agrees") if one is chosen else stand(one.value, chosen.value)
        if relation == "contradicts" and _given_up(one, chosen, voices):
            relation, why = "updates", f"those who said so said {chosen.words or chosen.text} later"
        rows.append(
            Variant(
                value=one.text,
                claims=one.claims,
                origins=one.origins,
                relation=relation,
                text=one.words or one.text,
                why=why,
            )
        )
    return (FieldVariants(field=field, variants=tuple(rows)),)


def _given_up(one: Reading[T], chosen: Reading[T], voices: Voices) -> bool:
    if not set(one.origins) <= set(chosen.origins):
        return False
    earlier, later = (_last_said(reading, voices) for reading in (one, chosen))
    return all(
        earlier[origin] is not None
        and later[origin] is not None
        and (earlier[origin] or 0) < (later[origin] or 0)
        for origin in one.origins
    )


def _last_said(reading: Reading[T], voices: Voices) -> dict[str, int | None]:
    """The last day each origin said it; None where the day of one of its words is not known."""
    last: dict[str, int | None] = {}
    for claim in reading.claims:
        origin, day = voices.origins[claim], voices.said[claim]
        known = last.get(origin, 0)
        last[origin] = None if day is None or known is None else max(day, known)
    return last
