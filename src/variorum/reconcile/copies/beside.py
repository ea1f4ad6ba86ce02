"""One more document beside those that have met: what `fetching.fetch` gives for it, without the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from variorum.reconcile.copies.fetching import CROWD, CROWDS_MET, KINDS, NEARLY_ONE
from variorum.reconcile.copies.fingerprints import Fingerprint

# The ids of the first holders of a key of one kind, in order, no more of them than CROWD + 1.
Holders = Callable[[int, int], Sequence[str]]


def keys_of(one: Fingerprint) -> Iterator[tuple[int, int]]:
    """The keys under which a document meets others, each with the place of its kind in `KINDS`."""
    for kind, (keys, _) in enumerate(KINDS):
        yield from ((kind, key) for key in sorted(set(keys(one))))


def meets(new: Fingerprint, same: str | None, holders: Holders) -> list[str] | None:
    """The documents that `new` meets, given that all others have met; None where others meet anew for it.

    `same` is the first document that has the same words. `holders` are asked for those other documents
    whose words nobody before them has. Others meet anew where `new` makes a crowd of the holders of a
    key, stands before the first of a crowd, or is one text, or nearly one, with another.
    """
    if not new.shingles:
        return []
    if same is not None:
        return [same] if same < new.document_id else None
    met: set[str] = set()
    heads: Counter[str] = Counter()
    for kind, (keys, least) in enumerate(KINDS):
        near: Counter[str] = Counter()
        first: Counter[str] = Counter()
        for key in set(keys(new)):
            ids = holders(kind, key)
            if len(ids) == CROWD or (len(ids) > CROWD and new.document_id < ids[0]):
                return None
            if len(ids) > CROWD:
                first[ids[0]] += 1
            else:
                near.update(ids)
        if kind == 0 and any(count >= NEARLY_ONE for count in (*near.values(), *first.values())):
            return None
        met.update(one for one, count in near.items() if count >= least)
        heads.update({one: count for one, count in first.items() if count >= least})
    met.update(sorted(heads, key=lambda one: (-heads[one], one))[:CROWDS_MET])
    return sorted(met)
