"""What is remembered of a claim so that new ones can be put beside it without reading it again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How a claim stands among the others.

    `claim` is a number of 63 bits, the same in every record. `root` is the document that its text is
    carried from, its own where it is no copy. `first_day` and `last_day` are ordinals, an open end None;
    `told` and `onset` say whether the claim itself tells them, and whether it tells only since when;
    `loose`, that nothing of its own dates its text. `twin` is the claim of the original that a claim of a
    copy is once more, or empty. `order` is its place in each of `buckets`, and
    `opens` says of each whether it meets every other claim there.
    """

    claim: int
    claim_id: str
    document_id: str
    root: str
    event_type: str
    reality: str
    first_day: int | None
    last_day: int | None
    told: bool
    onset: bool
    loose: bool
    order: int
    buckets: tuple[int, ...]
    opens: tuple[bool, ...]
    twin: str = ""


class Neighbour(NamedTuple):
    """A claim in a bucket, by its number, and whether it meets every other there."""

    claim: int
    opens: bool
