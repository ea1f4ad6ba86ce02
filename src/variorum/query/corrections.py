"""What a person may mean by the value of a correction: an id, a name, a code."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from variorum.lexicon.lexicon import Lexicon
from variorum.lexicon.records import ActorEntry, PlaceEntry
from variorum.model.claims import Claim
from variorum.model.errors import UsageError
from variorum.model.judgements import NONE, fault_of_value, figure_field, several
from variorum.query.printable import one_line
from variorum.reconcile.judging.corrections import figures_meant

_LISTED = 6
_NAMED_BY_ID = ("place", "agents", "patients")


def meant_value(claim: Claim, field: str, value: str, lexicon: Lexicon) -> str:
    """`value` as a judgement keeps it: names of known places and parties as their ids.

    A name that nothing known has stays as it is. Raises UsageError where there is no such field, the value
    does not fit it, a name is shared, or the claim has several such figures.
    """
    wrong = fault_of_value(field, value)
    if wrong:
        raise UsageError(f"{one_line(field)} cannot be corrected to {one_line(value)!r}: {wrong}.")
    name, of = figure_field(field)
    counted = {one.of for one in figures_meant(claim.figures, name, "")}
    meant = {one.of for one in figures_meant(claim.figures, name, of)}
    if len(meant) > 1 or (of and counted and not meant):
        choices = ", ".join(f"{name}:{one or '(nobody named)'}" for one in sorted(counted))
        raise UsageError(f"{claim.id} counts {one_line(choices)}.", advice="Name one of these as FIELD.")
    if name == "event_type" and value not in lexicon.codebook.types:
        raise UsageError(
            f"There is no event type {one_line(value)!r}.",
            advice=f"There are {', '.join(sorted(lexicon.codebook.types))}.",
        )
    if name not in _NAMED_BY_ID or value.strip() == NONE:
        return value.strip()
    return ";".join(_id_of(one, name, lexicon) for one in several(value))


def _id_of(key: str, field: str, lexicon: Lexicon) -> str:
    if field == "place":
        return _one(key, lexicon.places.get, lexicon.places.find)
    return _one(key, lexicon.actors.get, lexicon.actors.by_name)


def _one(
    key: str,
    by_id: Callable[[str], PlaceEntry | ActorEntry | None],
    by_name: Callable[[str], Sequence[PlaceEntry | ActorEntry]],
) -> str:
    if by_id(key) is not None:
        return key
    found = by_name(key)
    if len(found) > 1:
        shown = ", ".join(f"{one.id} ({one.name}, {one.country or 'no country'})" for one in found[:_LISTED])
        raise UsageError(
            f"{one_line(key)!r} is the name of several: {one_line(shown)}.", advice="Give one of these ids."
        )
    return found[0].id if found else key
