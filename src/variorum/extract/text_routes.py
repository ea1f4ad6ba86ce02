"""The roads that a sentence names, whether or not a claim is in it."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.extract.kinds import Kinds
from variorum.extract.place_mentions import route_mentions
from variorum.model.claims import Mention


def routes_in(kinds: Kinds) -> Iterator[Mention]:
    """Every mention of a road in a sentence, in order of the text."""
    heads = [index for index in range(len(kinds.tree)) if kinds.is_of(index, "route")]
    found: list[Mention] = []
    # Of a road's noun and the label before it, the longer mention.
    for mention in sorted(route_mentions(kinds, heads), key=lambda m: (m.start, -m.end)):
        if not found or mention.start >= found[-1].end:
            found.append(mention)
    yield from found
