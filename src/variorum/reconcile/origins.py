"""Origins: on whom the accounts of an event rest, counted once however many outlets carry them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from variorum.model.events import Reason
from variorum.reconcile.witnesses import Witness

_ORIGIN = 1.0
_UNNAMED = 0.5
_DENIAL = -1.0
_AGAINST_INTEREST = 1.0
_IN_INTEREST = -0.5
# What a party's own claim of the act says of its interest: the doer of these gains by telling them,
# those who suffer them do not.
_GAINS = frozenset({"capture", "control", "advance", "encircle", "repel", "destroy", "shootdown"})
_LOSSES = frozenset({"withdraw"})


def claim_origins(accounts: Sequence[Witness]) -> Mapping[str, str]:
    """The origin of each claim of one event, by claim id.

    An article that cites a named speaker for an event rests on that speaker where it goes on in its
    own voice or cites nobody by name: its lead is no second source. Of several speakers the one
    that comes first by name stands for it.
    """
    cited: dict[str, list[str]] = {}
    for one in accounts:
        if one.named:
            cited.setdefault(one.root, []).append(one.origin)
    return {
        one.id: one.origin if one.named or one.root not in cited else min(cited[one.root]) for one in accounts
    }


def support(told: Sequence[Witness], denied: Sequence[Witness], origins: Mapping[str, str]) -> list[Reason]:
    """What each origin adds to an event: one reason an origin, and one for a speaker's interest."""
    reasons = []
    for origin in sorted({origins[one.id] for one in told}):
        accounts = [one for one in told if origins[one.id] == origin]
        hedged = all(one.modality == "reported" and not one.named for one in accounts)
        weight = _UNNAMED if hedged else _ORIGIN
        reasons.append(Reason(rule="origin", detail=f"{origin} says so", weight=weight))
        interest = {_interest(one) for one in accounts} - {0.0}
        if interest:
            reasons.append(_interest_reason(origin, max(interest)))
    for origin in sorted({origins[one.id] for one in denied}):
        reasons.append(Reason(rule="denial", detail=f"{origin} denies it", weight=_DENIAL))
    return reasons


def _interest_reason(origin: str, weight: float) -> Reason:
    if weight > 0:
        return Reason(
            rule="against-interest", detail=f"{origin} admits a loss of its own side", weight=weight
        )
    return Reason(rule="own-interest", detail=f"{origin} speaks of a gain of its own side", weight=weight)


def _interest(one: Witness) -> float:
    """Positive for an admission, negative for a boast, 0 where the speaker's side is not known."""
    if one.alignment is None or not one.named:
        return 0.0
    doer = any(
        one.alignment in (side.key, side.state) or one.alignment in side.lineage for side in one.agents
    )
    sufferer = any(
        one.alignment in (side.key, side.state) or one.alignment in side.lineage for side in one.patients
    )
    if doer == sufferer:
        return 0.0
    if one.event_type in _LOSSES:
        return _AGAINST_INTEREST if doer else _IN_INTEREST
    if one.event_type in _GAINS:
        return _IN_INTEREST if doer else _AGAINST_INTEREST
    return 0.0
