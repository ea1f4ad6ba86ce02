"""An outlet's own repeats: what it tells twice in its own voice is one claim."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.model.claims import Claim

_HEADS = frozenset({"headline", "subheadline"})
_FAMILIES = (
    frozenset({"capture", "control", "advance"}),
    frozenset({"offensive", "advance", "attack"}),
    frozenset({"airstrike", "shelling", "attack", "bombing", "casualties"}),
    frozenset({"negotiate", "agree"}),
    frozenset({"deploy", "advance"}),
)


def without_repeats(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims in order, less those that add nothing to an earlier one by the same voice.

    A headline gives a claim only where the text below has none of its kind.
    """
    body = [c for c in claims if c.section not in _HEADS]
    kept: list[Claim] = []
    for claim in claims:
        if claim.section in _HEADS:
            if not any(_kin(claim.event_type, b.event_type) for b in body):
                kept.append(claim)
            continue
        if not any(_repeats(claim, earlier) for earlier in kept):
            kept.append(claim)
    return tuple(_distinct(kept))


def _distinct(claims: list[Claim]) -> list[Claim]:
    seen: set[str] = set()
    found = []
    for claim in claims:
        if claim.id not in seen:
            seen.add(claim.id)
            found.append(claim)
    return found


def _kin(one: str, other: str) -> bool:
    return one == other or any(one in family and other in family for family in _FAMILIES)


def _words(claim: Claim) -> tuple[frozenset[str], frozenset[str]]:
    agents = frozenset(m.head or m.text.casefold() for m in claim.agents)
    places = frozenset((p.mention.refers_to or p.mention).text.casefold() for p in claim.places)
    return agents, places


def _repeats(claim: Claim, earlier: Claim) -> bool:
    """Same type and voice, nothing new in parties, places, days or figures."""
    if claim.event_type != earlier.event_type or claim.modality != earlier.modality:
        return False
    if _voice(claim) != _voice(earlier):
        return False
    if claim.figures or claim.times:
        return (
            {(f.kind, f.low, f.high) for f in claim.figures}
            <= {(f.kind, f.low, f.high) for f in earlier.figures}
            and {t.text.casefold() for t in claim.times} <= {t.text.casefold() for t in earlier.times}
            and _same(claim, earlier)
        )
    return _same(claim, earlier)


def _voice(claim: Claim) -> frozenset[str]:
    return frozenset(a.speaker.text.casefold() for a in claim.attributions)


def _same(claim: Claim, earlier: Claim) -> bool:
    agents, places = _words(claim)
    old_agents, old_places = _words(earlier)
    if claim.evidence.sentence_start == earlier.evidence.sentence_start:
        return agents == old_agents and places == old_places
    same_agents = agents <= old_agents or (not agents)
    return same_agents and places <= old_places
