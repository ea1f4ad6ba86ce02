"""An outlet's own repeats: what it tells twice in its own voice is one claim."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from variorum.model.claims import Claim

_HEADS = frozenset({"headline", "subheadline"})


def without_repeats(claims: Sequence[Claim], kin: tuple[frozenset[str], ...]) -> tuple[Claim, ...]:
    """The claims in order, less those that add nothing to an earlier one by the same voice.

    A headline gives a claim only where the text below has none of its kind; `kin` are the groups of
    event types that tell of one kind of thing.
    """
    body = {c.event_type for c in claims if c.section not in _HEADS}
    kept: dict[str, Claim] = {}
    told: defaultdict[tuple[object, ...], list[_Gist]] = defaultdict(list)
    for claim in claims:
        gist = _gist(claim)
        if claim.section in _HEADS:
            repeated = not body.isdisjoint(_kin(claim.event_type, kin))
        else:
            repeated = any(_repeats(gist, earlier) for earlier in told[gist.voice])
        if not repeated:
            told[gist.voice].append(gist)
            kept.setdefault(claim.id, claim)
    return tuple(kept.values())


def _kin(event_type: str, kin: tuple[frozenset[str], ...]) -> frozenset[str]:
    return frozenset({event_type}).union(*(family for family in kin if event_type in family))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Gist:
    """What of a claim is compared; only claims of one `voice` (type, modality, speakers) are."""

    voice: tuple[object, ...]
    sentence: int
    agents: frozenset[str]
    places: frozenset[str]
    figures: frozenset[tuple[object, ...]]
    times: frozenset[str]


def _gist(claim: Claim) -> _Gist:
    speakers = frozenset(a.speaker.text.casefold() for a in claim.attributions)
    return _Gist(
        voice=(claim.event_type, claim.modality, speakers),
        sentence=claim.evidence.sentence_start,
        agents=frozenset(m.head or m.text.casefold() for m in claim.agents),
        places=frozenset(
            (p.mention.refers_to or p.mention).text.casefold() for p in claim.places if not p.carried
        ),
        figures=frozenset((f.kind, f.low, f.high) for f in claim.figures),
        times=frozenset(t.text.casefold() for t in claim.times),
    )


def _repeats(claim: _Gist, earlier: _Gist) -> bool:
    """Nothing new in parties, places, days or figures; within one sentence the same parties and places."""
    if not (claim.figures <= earlier.figures and claim.times <= earlier.times):
        return False
    if claim.sentence == earlier.sentence:
        return claim.agents == earlier.agents and claim.places == earlier.places
    return claim.agents <= earlier.agents and claim.places <= earlier.places
