"""An outlet's own repeats: what it tells twice in its own voice is one claim."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from variorum.model.claims import Claim
from variorum.model.documents import HEADLINES
from variorum.model.readings import Reading

_WORD = re.compile(r"[^\W\d_]+")
# Characters around a claim's words in which an adverb of its own stands: "have again", "once again".
_BESIDE = 12


def joined_repeats(
    claims: Sequence[Claim], kin: tuple[frozenset[str], ...], reading: Reading, anew: frozenset[str]
) -> tuple[Claim, ...]:
    """The claims in order; one that adds nothing to an earlier one by the same voice is joined to it.

    A headline gives a claim only where the text below has none of its kind; `kin` are the groups of
    event types that tell of one kind of thing. Where that text tells what the headline does, they are
    joined; else the headline, which may have it short or wrong, is left out. So is a repeat that tells
    in other words of no place, as nothing says what it repeats. `anew` are the words that tell of one more.
    """
    body = {c.event_type for c in claims if c.section not in HEADLINES}
    kept: dict[str, Claim] = {}
    told: defaultdict[tuple[object, ...], list[tuple[_Gist, str]]] = defaultdict(list)
    heads = []
    for claim in claims:
        gist = _gist(claim, reading)
        if claim.section in HEADLINES and not body.isdisjoint(_kin(claim.event_type, kin)):
            heads.append((gist, claim))
            continue
        past = () if _tells_anew(claim, anew) else told[gist.voice]
        earlier = next((one for before, one in past if _repeats(gist, before)), None)
        if earlier is not None:
            if gist.places or claim.trigger.head == kept[earlier].trigger.head:
                kept[earlier] = _filled(kept[earlier].joined_by(claim), claim)
            continue
        told[gist.voice].append((gist, claim.id))
        kept.setdefault(claim.id, claim)
    for gist, head in heads:
        below = _told_below(gist, kept, told)
        if below is not None:
            kept[below] = kept[below].joined_by(head)
    return tuple(kept.values())


def _kin(event_type: str, kin: tuple[frozenset[str], ...]) -> frozenset[str]:
    return frozenset({event_type}).union(*(family for family in kin if event_type in family))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Gist:
    """What of a claim is compared; only claims of one `voice` (type, modality, speakers) are.

    `entry` is that of a live page.
    """

    voice: tuple[object, ...]
    sentence: int
    entry: int
    agents: frozenset[str]
    places: frozenset[str]
    figures: frozenset[tuple[object, ...]]
    times: frozenset[str]


def _gist(claim: Claim, reading: Reading) -> _Gist:
    speakers = frozenset(a.speaker.text.casefold() for a in claim.attributions)
    return _Gist(
        voice=(claim.event_type, claim.modality, speakers),
        sentence=claim.evidence.sentence_start,
        entry=reading.entry_at(claim.evidence.start),
        agents=frozenset(m.head or m.text.casefold() for m in claim.agents),
        places=frozenset(
            (p.mention.refers_to or p.mention).text.casefold() for p in claim.places if not p.carried
        ),
        figures=frozenset((f.kind, f.low, f.high) for f in claim.figures),
        times=frozenset(t.text.casefold() for t in claim.times),
    )


def _repeats(claim: _Gist, earlier: _Gist) -> bool:
    """Nothing new in parties, places, days or figures; within one sentence the same parties and places.

    In another entry of a live page only what is the same throughout.
    """
    if not (claim.figures <= earlier.figures and claim.times <= earlier.times):
        return False
    if claim.entry != earlier.entry and (claim.figures, claim.times) != (earlier.figures, earlier.times):
        return False
    if claim.sentence == earlier.sentence or claim.entry != earlier.entry:
        return claim.agents == earlier.agents and claim.places == earlier.places
    return claim.agents <= earlier.agents and claim.places <= earlier.places


def _filled(claim: Claim, other: Claim) -> Claim:
    """A claim with whom it was done to and the road, where it left them open.

    Taken from a later sentence that tells the same act of a place by the same word.
    """
    here = any(not place.carried for place in other.places) and claim.trigger.head == other.trigger.head
    if not here or claim.evidence.sentence_start == other.evidence.sentence_start:
        return claim
    return replace(claim, patients=claim.patients or other.patients, routes=claim.routes or other.routes)


def _tells_anew(claim: Claim, anew: frozenset[str]) -> bool:
    """ "Shelled the town again": one of the words that tell of one more stands by the claim's."""
    evidence = claim.evidence
    start, end = evidence.start - evidence.sentence_start, evidence.end - evidence.sentence_start
    near = evidence.sentence[max(0, start - _BESIDE) : end + _BESIDE]
    return not anew.isdisjoint(_WORD.findall(near.casefold()))


def _told_below(
    head: _Gist, kept: Mapping[str, Claim], told: Mapping[tuple[object, ...], Sequence[tuple[_Gist, str]]]
) -> str | None:
    """The id of the first claim below a headline that has all that the headline says.

    Headlines leave out who says it; one that names nobody may stand over any speaker's words.
    """
    *kind, speakers = head.voice
    for voice, claims in told.items():
        if voice != head.voice and (list(voice[:-1]) != kind or speakers):
            continue
        for gist, one in claims:
            if kept[one].section not in HEADLINES and _repeats(head, gist):
                return one
    return None
