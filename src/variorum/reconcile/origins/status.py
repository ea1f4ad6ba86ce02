"""Status: how an event stands by those who tell and deny it, with the rule that says so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from variorum.model.events import EventStatus
from variorum.model.reasons import Reason
from variorum.reconcile.grouping import Groups
from variorum.reconcile.origins.hints import Hint, hints
from variorum.reconcile.witnesses.interests import is_among
from variorum.reconcile.witnesses.witnesses import Witness

_NAMED = 4
_INDEPENDENT = 2


def status(
    told: Sequence[Witness],
    denied: Sequence[Witness],
    origins: Mapping[str, str],
    conflicts: Sequence[Reason],
) -> tuple[EventStatus, Reason]:
    """The status of an event, and the rule it has it by: a reason of weight 0, named status.<rule>.

    `origins` gives the origin of each claim, `conflicts` say where accounts contradict each other.
    """
    if not told:
        return "denied", _reason(
            "denied", f"nobody tells it, {_names(denied, origins)} {_deny(denied, origins)} it"
        )
    gone = _taken_back(told, denied, origins)
    standing = [one for one in told if origins[one.id] not in gone]
    if not standing:
        return "retracted", _reason("retracted", "; ".join(gone[origin] for origin in sorted(gone)))
    if denied:
        who, teller = _names(denied, origins), _names(standing, origins)
        detail = f"{who} {_deny(denied, origins)} what {teller} {_tell(standing, origins)}"
        return "disputed", _reason("disputed", detail)
    if conflicts:
        return "disputed", _reason("disputed", "; ".join(one.detail for one in conflicts))
    return _support(standing, origins)


def _support(told: Sequence[Witness], origins: Mapping[str, str]) -> tuple[EventStatus, Reason]:
    """Corroborated by two origins of different parties that nothing hints to be one, none a mere rumour."""
    count = len({origins[one.id] for one in told})
    documents = _documents(len({one.document_id for one in told}))
    names = _names(told, origins)
    if count == 1:
        return "single-origin", _reason("single-origin", f"{documents} on one origin: {names}")
    shared = _one_side(told, origins)
    if len(shared.all()) == 1:
        detail = f"{count} origins, all voices of one side in the event: {names}"
        return "single-origin", _reason("one-side", detail)
    suspected = hints(told, origins)
    for hint in suspected:
        shared.unite(hint.left, hint.right)
    if len(shared.all()) == 1:
        return "single-origin", _reason("hinted", _suspicion(count, suspected))
    vouching = {origins[one.id] for one in told if not is_hedged(one)}
    apart = sum(not vouching.isdisjoint(group) for group in shared.all())
    if apart < _INDEPENDENT:
        detail = f"{count} origins, of which not two say so without a hedge: {names}"
        return "single-origin", _reason("hedged", detail)
    fewer = f" ({apart} of them independent and without a hedge)" if apart < count else ""
    return "corroborated", _reason("corroborated", f"{count} origins{fewer} in {documents}: {names}")


def is_hedged(one: Witness) -> bool:
    """Whether a claim passes on with a hedge what nobody is named for."""
    return one.modality == "reported" and not one.named


def _one_side(told: Sequence[Witness], origins: Mapping[str, str]) -> Groups:
    """Origins, those joined that speak for one side which did the deed or suffered it."""
    groups = Groups(sorted({origins[one.id] for one in told}))
    voices: dict[str, str] = {}
    for one in told:
        if one.alignment is not None and is_among(one.alignment, (*one.agents, *one.patients)):
            groups.unite(voices.setdefault(one.alignment, origins[one.id]), origins[one.id])
    return groups


def _suspicion(count: int, suspected: Sequence[Hint]) -> str:
    return f"{count} origins that may be one: " + "; ".join(hint.reason.detail for hint in suspected)


def _taken_back(
    told: Sequence[Witness], denied: Sequence[Witness], origins: Mapping[str, str]
) -> dict[str, str]:
    """The origins that no longer stand by what they told, each with why.

    An origin takes an event back by denying it on a later day than it last told it, or where every text
    that has it from there was withdrawn by its publisher. A copy stands and falls with its original.
    """
    withdrawn = {one.root for one in told if one.facts.retracted and one.document_id == one.root}
    gone = {}
    for origin in sorted({origins[one.id] for one in told}):
        accounts = [one for one in told if origins[one.id] == origin]
        if all(one.facts.retracted or one.root in withdrawn for one in accounts):
            gone[origin] = f"the text that has it from {origin} was withdrawn by its publisher"
            continue
        last = _days(accounts)
        later = _days([one for one in denied if origins[one.id] == origin])
        if None not in last and later - {None} and max(_known(later)) > max(_known(last)):
            gone[origin] = f"{origin} told it by {max(_known(last))} and denied it on {max(_known(later))}"
    return gone


def _days(accounts: Sequence[Witness]) -> set[str | None]:
    """The days on which texts first told something: a reprint tells it no later than what it reprints."""
    first: dict[str, str | None] = {}
    for one in sorted(accounts, key=lambda one: (one.facts.published or "9999", one.id)):
        first.setdefault(one.root, one.facts.published)
    return set(first.values())


def _known(days: set[str | None]) -> list[str]:
    return [day for day in days if day is not None]


def _names(accounts: Sequence[Witness], origins: Mapping[str, str]) -> str:
    names = sorted({origins[one.id] for one in accounts})
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return ", ".join(names[:_NAMED]) + more


def _deny(accounts: Sequence[Witness], origins: Mapping[str, str]) -> str:
    return "denies" if len({origins[one.id] for one in accounts}) == 1 else "deny"


def _tell(accounts: Sequence[Witness], origins: Mapping[str, str]) -> str:
    return "tells" if len({origins[one.id] for one in accounts}) == 1 else "tell"


def _documents(count: int) -> str:
    return "1 document" if count == 1 else f"{count} documents"


def _reason(rule: str, detail: str) -> Reason:
    return Reason(rule=f"status.{rule}", detail=detail, weight=0.0)
