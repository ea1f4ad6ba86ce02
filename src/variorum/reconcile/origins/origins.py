"""Origins: on whom the accounts of an event rest, counted once however many outlets carry them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from variorum.model.events import OriginBasis, OriginLink
from variorum.model.reasons import Reason
from variorum.reconcile.documents.facts import DocumentFacts
from variorum.reconcile.origins.hints import hints
from variorum.reconcile.origins.status import is_hedged
from variorum.reconcile.witnesses.interests import Deed, Interest, interest
from variorum.reconcile.witnesses.witnesses import Witness

_ORIGIN = 1.0
_UNNAMED = 0.5
_DENIAL = -1.0
_AGAINST_INTEREST = 1.0
_IN_INTEREST = -0.5


def claim_origins(accounts: Sequence[Witness]) -> Mapping[str, str]:
    """The origin of each claim of one event, by claim id.

    An article that cites a named speaker for an event, or for its denial, rests on that speaker where it
    goes on to tell or to deny it in its own voice or citing nobody by name: its lead is no second source.
    Of several speakers the one that comes first by name stands for it. A name whose words are all in
    one other that the article cites for the same is a shorter form of it.
    """
    names: dict[tuple[str, bool], set[str]] = {}
    for one in accounts:
        if one.named:
            names.setdefault((one.printed_in, one.denies), set()).add(one.origin)
    fuller = {key: _fuller(found) for key, found in names.items()}
    cited = {key: min(fuller[key].get(name, name) for name in found) for key, found in names.items()}
    made = {}
    for one in accounts:
        key = (one.printed_in, one.denies)
        spoken = fuller[key].get(one.origin, one.origin) if one.named else cited.get(key, one.origin)
        made[one.id] = spoken
    return made


def _fuller(names: Collection[str]) -> dict[str, str]:
    """For each name that is a shorter form of just one other ("ministry" of "defence-ministry"): that one."""
    words = {name: frozenset(name.replace("-", " ").split()) for name in names}
    fuller = {}
    for name in names:
        longer = [other for other in names if words[name] < words[other]]
        longest = [other for other in longer if not any(words[other] < words[more] for more in longer)]
        if len(longest) == 1:
            fuller[name] = longest[0]
    return fuller


def origin_links(accounts: Sequence[Witness], origins: Mapping[str, str]) -> tuple[OriginLink, ...]:
    """How each claim comes to its origin: those that tell of the event, then those that deny it, by id."""
    facts_of = {one.document_id: one.facts for one in accounts}
    return tuple(
        OriginLink(
            claim_id=one.id,
            document_id=one.document_id,
            outlet=one.facts.outlet,
            carried_from=one.printed_in if one.printed_in != one.document_id else None,
            origin=origins[one.id],
            basis=_basis(one, origins[one.id], facts_of.get(one.printed_in, one.facts)),
            denies=one.denies,
        )
        for one in sorted(accounts, key=lambda one: (one.denies, one.id))
    )


def support(told: Sequence[Witness], denied: Sequence[Witness], origins: Mapping[str, str]) -> list[Reason]:
    """What each origin adds to an event: a reason an origin, one for a speaker's interest, hints last."""
    reasons = []
    for origin in sorted({origins[one.id] for one in told}):
        accounts = [one for one in told if origins[one.id] == origin]
        hedged = all(is_hedged(one) for one in accounts)
        reasons.append(_reason("origin", f"{origin} says so", _UNNAMED if hedged else _ORIGIN))
        reasons += _interested(origin, _interest(accounts))
    for origin in sorted({origins[one.id] for one in denied}):
        accounts = [one for one in denied if origins[one.id] == origin]
        reasons.append(_reason("denial", f"{origin} denies it", _DENIAL))
        reasons += _denying(origin, _interest(accounts))
    return [*reasons, *(hint.reason for hint in hints(told, origins))]


def deed_of(one: Witness) -> Deed:
    """What a claim tells or denies."""
    return Deed(one.event_type, one.agents, one.patients, one.figures, one.denies)


def _basis(one: Witness, origin: str, root: DocumentFacts) -> OriginBasis:
    if one.named:
        return "named"
    if origin != one.origin:
        return "cited-elsewhere"
    if len(root.credits) == 1:
        return "credit"
    return "text" if origin == one.printed_in else "outlet"


def _interest(accounts: Sequence[Witness]) -> Interest:
    """That of an origin's accounts: against its interest where one of them is."""
    found = {interest(one.alignment, deed_of(one)) for one in accounts}
    return "against" if "against" in found else "own" if "own" in found else "none"


def _interested(origin: str, kind: Interest) -> list[Reason]:
    if kind == "against":
        return [_reason("against-interest", f"{origin} admits what harms its own side", _AGAINST_INTEREST)]
    if kind == "own":
        return [_reason("own-interest", f"{origin} tells what serves its own side", _IN_INTEREST)]
    return []


def _denying(origin: str, kind: Interest) -> list[Reason]:
    """A denial weighs less where it clears the speaker's own side, more where it gives up a gain of it."""
    if kind == "against":
        detail = f"{origin} denies what would serve its own side"
        return [_reason("denial-against-interest", detail, -_AGAINST_INTEREST)]
    if kind == "own":
        detail = f"{origin} denies what would harm its own side"
        return [_reason("denial-own-interest", detail, -_IN_INTEREST)]
    return []


def _reason(rule: str, detail: str, weight: float) -> Reason:
    return Reason(rule=rule, detail=detail, weight=weight)
