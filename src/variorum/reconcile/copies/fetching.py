"""Fetching: which pairs of documents are worth comparing, without comparing all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import chain

import numpy as np
import numpy.typing as npt

from variorum.reconcile.copies.fingerprints import Fingerprint

# Set by hand. What more documents than this share is page furniture, a stock phrase, or a text with
# many copies: its holders do not all meet, each meets the first of them.
CROWD = 24
# Of the crowds a document is in, it meets the first documents of those it shares most with.
CROWDS_MET = 2
# Of 42 bands of three; two texts share so many that have three in four of all their runs in common.
NEARLY_ONE = 18
# How many of each kind of key two documents share before they are compared. Sentences and marks of
# chance come alone; a paragraph of 60 words holds three and a half anchors.
_ANCHORS_SHARED = 2
_MARKS_SHARED = 3
_LINES_SHARED = 1

_Ints = npt.NDArray[np.int64]

KINDS: tuple[tuple[Callable[[Fingerprint], Sequence[int]], int], ...] = (
    (lambda f: f.bands, 1),
    (lambda f: f.anchors, _ANCHORS_SHARED),
    (lambda f: f.quotes, 1),
    (lambda f: f.marks, _MARKS_SHARED),
    (lambda f: f.lines, _LINES_SHARED),
)
"""The kinds of keys under which documents meet, the bands first, and how many of one kind they must share."""


def fetch(fingerprints: Iterable[Fingerprint]) -> list[tuple[str, str]]:
    """Pairs that may be copies or carry a passage, the smaller id first, each once, in order of the second.

    Two documents meet that share a band of the MinHash, two anchors, a quotation, a long sentence, or
    three rows of marks. Of documents whose words are all the same, only the one with the smallest id
    meets others. Of more than 24 holders of one key each meets the holder with the smallest id alone;
    of texts that are nearly one only as many meet as hold them together. So the number of pairs grows
    with the documents and not with their square, and the order in which they came has no effect.
    """
    ordered = sorted(fingerprints, key=lambda fingerprint: fingerprint.document_id)
    ids = [fingerprint.document_id for fingerprint in ordered]
    first: dict[int, int] = {}
    same: list[tuple[int, int]] = []
    alone: list[int] = []
    for index, fingerprint in enumerate(ordered):
        before = first.setdefault(fingerprint.digest, index) if fingerprint.shingles else index
        if before != index:
            same.append((before, index))
        elif fingerprint.shingles:
            alone.append(index)
    pairs = _meetings([ordered[index] for index in alone])
    met = {(alone[left], alone[right]) for left, right in pairs}
    return [(ids[left], ids[right]) for left, right in sorted(met.union(same), key=lambda p: (p[1], p[0]))]


def _meetings(fingerprints: Sequence[Fingerprint]) -> Iterable[tuple[int, int]]:
    count = len(fingerprints)
    if count < 2:
        return []
    near: list[_Ints] = []
    stars: list[_Ints] = []
    shared: list[_Ints] = []
    for keys_of, least in KINDS:
        left, right, crowd, member = _holders([keys_of(fingerprint) for fingerprint in fingerprints])
        codes, counts = _often(left * count + right, least)
        if not near:
            bands = counts
        near.append(codes)
        codes, counts = _often(crowd * count + member, least)
        stars.append(codes)
        shared.append(counts)
    met = _nearest(np.concatenate(stars), np.concatenate(shared), count)
    codes = np.unique(np.concatenate([*near, met]))
    close, bands = np.concatenate((near[0], stars[0])), np.concatenate((bands, shared[0]))
    codes = _thinned(codes, close[bands >= NEARLY_ONE], bands[bands >= NEARLY_ONE], count)
    return zip((codes // count).tolist(), (codes % count).tolist(), strict=True)


def _thinned(codes: _Ints, close: _Ints, bands: _Ints, count: int) -> _Ints:
    """`codes` without pairs that need not meet: texts that are nearly one hang together by few pairs.

    Of the pairs of one such text, those that share most bands are kept as long as they join two that
    hung together by none, so that of the fillings of one form each still meets the copies of itself.
    """
    above = list(range(count))

    def top(one: int) -> int:
        while above[one] != one:
            above[one] = above[above[one]]
            one = above[one]
        return one

    tree = []
    for code in close[np.lexsort((close, -bands))].tolist():
        left, right = sorted((top(code // count), top(code % count)))
        if left != right:
            above[right] = left
            tree.append(code)
    tops = np.fromiter(map(top, range(count)), dtype=np.int64, count=count)
    across = codes[tops[codes // count] != tops[codes % count]]
    return np.union1d(across, np.array(tree, dtype=np.int64))


def _holders(keys: Sequence[Sequence[int]]) -> tuple[_Ints, _Ints, _Ints, _Ints]:
    """Index pairs, smaller first: all within small groups of holders of a key; of crowds (first, other)."""
    sizes = np.fromiter(map(len, keys), dtype=np.int64, count=len(keys))
    flat = np.fromiter(chain.from_iterable(keys), dtype=np.int64, count=int(sizes.sum()))
    holder = np.repeat(np.arange(len(keys), dtype=np.int64), sizes)
    order = np.lexsort((holder, flat))
    flat, holder = flat[order], holder[order]
    starts = np.flatnonzero(np.concatenate(([True], flat[1:] != flat[:-1]))) if len(flat) else order
    lengths = np.diff(np.append(starts, len(flat)))
    lefts, rights = [], []
    for length in range(2, CROWD + 1):
        rows = starts[lengths == length]
        if len(rows):
            members = holder[rows[:, None] + np.arange(length)]
            one, other = np.triu_indices(length, 1)
            lefts.append(members[:, one].ravel())
            rights.append(members[:, other].ravel())
    crowded = lengths > CROWD
    inside = np.repeat(crowded, lengths)
    heads = np.repeat(holder[starts], lengths)[inside] if len(flat) else order
    members = holder[inside] if len(flat) else order
    others = heads != members
    empty = np.empty(0, dtype=np.int64)
    return (
        np.concatenate([empty, *lefts]),
        np.concatenate([empty, *rights]),
        heads[others],
        members[others],
    )


def _often(codes: _Ints, least: int) -> tuple[_Ints, _Ints]:
    """The codes that come `least` times, and how often."""
    found, counts = np.unique(codes, return_counts=True)
    kept = counts >= least
    return found[kept], counts[kept]


def _nearest(codes: _Ints, shared: _Ints, count: int) -> _Ints:
    """Of pairs (first of a crowd, member) those that share most, a few for each member."""
    if not len(codes):
        return codes
    pairs, places = np.unique(codes, return_inverse=True)
    total = np.bincount(places.ravel(), weights=shared, minlength=len(pairs))
    member = pairs % count
    order = np.lexsort((pairs, -total, member))
    ranked = member[order]
    starts = np.flatnonzero(np.concatenate(([True], ranked[1:] != ranked[:-1])))
    rank = np.arange(len(ranked)) - np.repeat(starts, np.diff(np.append(starts, len(ranked))))
    return pairs[order][rank < CROWDS_MET]
