"""The roads that a sentence names, whether or not a claim is in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from variorum.extract.kinds import Kinds
from variorum.extract.place_mentions import route_mentions
from variorum.extract.route_phrases import described_apart
from variorum.model.claims import Mention


def routes_in(kinds: Kinds) -> Iterator[Mention]:
    """Every mention of a road in a sentence, in order of the text."""
    if not kinds.speaks_of("route"):
        return
    heads = [index for index in range(len(kinds.tree)) if kinds.is_of(index, "route")]
    found: list[Mention] = []
    # Of a road's noun and the label before it, the longer mention.
    told = (*route_mentions(kinds, heads), *described_apart(kinds))
    for mention in sorted(told, key=lambda m: (m.start, -m.end)):
        if not found or mention.start >= found[-1].end:
            found.append(mention)
    yield from found


def told_of(road: Mention, before: Sequence[Mention]) -> Mention:
    """ "The highway" alone with the road named last before it; any other mention as it is."""
    if any(c.isupper() for c in road.text) or " " in road.text:
        return road
    named = next((r for r in reversed(before) if r.refers_to is None and r.text != road.text), None)
    return road if named is None else replace(road, refers_to=named)
