"""Looking for the closest calls: over a whole record, or as much of a large one as is soon looked at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from variorum.lexicon.lexicon import Lexicon
from variorum.lexicon.packs import lexicon_with
from variorum.pipeline.beside import beside
from variorum.query.calls import Call, closest_calls, comparisons
from variorum.query.scenes import scene_of
from variorum.query.telling import in_silence
from variorum.reconcile.comparing.compare import Match
from variorum.reconcile.judging.judgements import settled_over
from variorum.store.reading import RecordReader
from variorum.web.core.knowledge import packs_named

# As many as a person judges in some days of doing little else.
_CALLS = 400
# All claims of a record are compared at once where they are no more than these: that takes a few seconds.
_WHOLE = 6000
# Of a larger one these are, with all that they meet: that takes about fifteen.
_MOST_CLAIMS = 1000
_CHUNK = 250


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """The closest calls, the closest first: `claims` of the record's `of` were compared with all others."""

    calls: tuple[Call, ...]
    claims: int
    of: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Looking:
    """What is asked when calls are looked for: with which packs, how much at most, and for which time."""

    packs: tuple[str, ...]
    whole: int = _WHOLE
    most_claims: int = _MOST_CLAIMS
    turn: int = 0


def look(record: RecordReader, asked: Looking, tell: Callable[[float], None]) -> Looked:
    """The closest calls of `record`; `tell` is told which share of them is looked for (0 to 1).

    Of a record of more than `asked.whole` claims only `most_claims` are looked at: first those whose events
    have claims that alone would join them to another, then those of the events with most claims.
    """
    lexicon = lexicon_with(packs_named(asked.packs))
    home = record.homes()
    if len(home) <= asked.whole:
        chosen = list(home)
        matches = comparisons(scene_of(record, lexicon, in_silence), in_silence)
    else:
        chosen = _by_weight(record, home)[: asked.most_claims]
        matches = _comparisons(record, lexicon, chosen, tell)
    settled = settled_over(record.judgements(), record.claim, record.claims)
    judged = {*settled.same, *settled.apart, *settled.unsure}
    found = closest_calls(matches, home, judged, _CALLS)
    return Looked(calls=found, claims=len(chosen), of=len(home))


def _by_weight(record: RecordReader, home: Mapping[str, str]) -> list[str]:
    """All claims, event by event, those first on whose events most hangs."""
    claims: dict[str, list[str]] = defaultdict(list)
    for claim_id, event_id in home.items():
        claims[event_id].append(claim_id)
    drawn: set[str] = set()
    with record.workings() as workings:
        for pair in workings.links():
            events = {home[one] for one in pair if one in home}
            drawn.update(events if len(events) > 1 else ())
    order = sorted(claims, key=lambda event: (event not in drawn, -len(claims[event]), event))
    return [claim_id for event in order for claim_id in claims[event]]


def _comparisons(
    record: RecordReader, lexicon: Lexicon, chosen: Sequence[str], tell: Callable[[float], None]
) -> Iterator[Match]:
    """Every comparison in which a chosen claim stands, once."""
    done: set[str] = set()
    with beside(record, lexicon) as claims:
        for start in range(0, len(chosen), _CHUNK):
            some = chosen[start : start + _CHUNK]
            tell(start / len(chosen))
            for match in claims.comparisons(some):
                if match.left not in done and match.right not in done:
                    yield match
            done.update(some)
