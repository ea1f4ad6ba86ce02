"""Copies: which document's text is carried from another's, and how far.

Fingerprints only fetch pairs; the texts decide. Whether two documents are copies says nothing of
whether what they report is one event.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from variorum.model.events import Copy
from variorum.reconcile.copies.fetching import fetch
from variorum.reconcile.copies.fingerprints import Fingerprint
from variorum.reconcile.copies.resembling import Outline, Resemblance, outline, resemblance
from variorum.reconcile.documents.facts import DocumentFacts
from variorum.reconcile.documents.outlets import NO_OUTLETS, Outlets
from variorum.reconcile.documents.precedence import first_of
from variorum.reconcile.grouping import Groups, Pair

__all__ = ["FoundCopies", "Resemblance", "copies_of", "find_copies"]

# More than half, so that no text can be so much of two others that share nothing.
_MUTUAL = 0.55
# A part of a text that is carried further is the part it has carried itself.
_SAME_PART = 0.5
_WHOLE = 0.8
_CACHED_TEXTS = 512


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundCopies:
    """The copies; all resemblances they rest on, by pair; and those of them that were not known before."""

    copies: tuple[Copy, ...]
    resemblances: tuple[Resemblance, ...]
    made: tuple[Resemblance, ...]


def find_copies(
    fingerprints: Collection[Fingerprint],
    text_of: Callable[[str], str],
    facts_of: Callable[[str], DocumentFacts],
    known: Mapping[Pair, Resemblance] | None = None,
    outlets: Outlets = NO_OUTLETS,
) -> FoundCopies:
    """The documents that are carried from another.

    `known` holds resemblances made before, by the ids of a pair, the smaller first. One holds as long as
    text, outlet, credits, date, title and address of both documents, and `outlets`, stay what they
    were. `outlets` says which names are one outlet's. Texts are read for pairs alone that are not known.
    """
    known = known or {}
    by_id = {fingerprint.document_id: fingerprint for fingerprint in fingerprints}

    pairs = fetch(fingerprints)
    made = held_against([pair for pair in pairs if pair not in known], by_id, text_of, facts_of, outlets)
    found = [*(known[pair] for pair in pairs if pair in known), *made]
    sizes = {fingerprint.document_id: fingerprint.shingles for fingerprint in fingerprints}
    return FoundCopies(
        copies=copies_of(found, facts_of, sizes, outlets),
        resemblances=tuple(sorted(found, key=lambda one: (one.left, one.right))),
        made=tuple(sorted(made, key=lambda one: (one.left, one.right))),
    )


def held_against(
    pairs: Iterable[Pair],
    fingerprints: Mapping[str, Fingerprint],
    text_of: Callable[[str], str],
    facts_of: Callable[[str], DocumentFacts],
    outlets: Outlets = NO_OUTLETS,
) -> tuple[Resemblance, ...]:
    """What the two documents of each pair share; `fingerprints` by id. Texts that are one are not read."""

    @lru_cache(maxsize=_CACHED_TEXTS)
    def outline_of(document_id: str) -> Outline:
        return outline(fingerprints[document_id], text_of(document_id), facts_of(document_id), outlets)

    def bare_outline(document_id: str) -> Outline:
        return outline(fingerprints[document_id], None, facts_of(document_id), outlets)

    made = []
    for pair in pairs:
        same = fingerprints[pair[0]].digest == fingerprints[pair[1]].digest
        left, right = map(bare_outline if same else outline_of, pair)
        made.append(resemblance(left, right))
    return tuple(made)


def copies_of(
    resemblances: Iterable[Resemblance],
    facts_of: Callable[[str], DocumentFacts],
    sizes: Mapping[str, int],
    outlets: Outlets = NO_OUTLETS,
) -> tuple[Copy, ...]:
    """The copies among documents, by id; each points to the root of its group.

    Texts that are more than half one text, both ways, are a group; its root is the document that
    `first_of` names. A text that stands in a longer one, or holds a shorter one, is carried from the one
    of the two that was first; of several it is carried from the one it holds most of. A text glued
    together from two joins neither of them to the other. Of the states of an outlet's own page the later
    ones are editions of the first, by their dates. `sizes` counts runs of words.
    """
    edges = {(one.left, one.right): one for one in resemblances if one.kind is not None}
    ordered = [edges[pair] for pair in sorted(edges)]
    groups = Groups()
    for one in ordered:
        groups.find(one.left)
        groups.find(one.right)
        if _mutual(one):
            groups.unite(one.left, one.right)
    members = groups.all()
    roots = {
        group[0]: first_of([facts_of(document_id) for document_id in group], sizes, outlets).id
        for group in members
    }
    above = _parents(ordered, edges, groups, roots, (facts_of, sizes, outlets))
    nearest = _nearest(ordered)
    copies: list[Copy] = []
    for group in members:
        root = _top(group[0], above, roots)
        copies += _group_copies(group, root, edges, nearest, (facts_of, sizes, outlets))
    return tuple(sorted(copies, key=lambda copy: copy.document_id))


_Judging = tuple[Callable[[str], DocumentFacts], Mapping[str, int], Outlets]
_Edges = Mapping[Pair, Resemblance]


def _mutual(one: Resemblance) -> bool:
    return one.kind == "verbatim" or min(one.left_share, one.right_share) >= _MUTUAL


def _nearest(ordered: Sequence[Resemblance]) -> Mapping[str, Resemblance]:
    """For each document the resemblance it shares most in."""
    nearest: dict[str, Resemblance] = {}
    for one in sorted(ordered, key=lambda r: (-max(r.left_share, r.right_share), r.left, r.right)):
        nearest.setdefault(one.left, one)
        nearest.setdefault(one.right, one)
    return nearest


def _parents(
    ordered: Sequence[Resemblance], edges: _Edges, groups: Groups, roots: Mapping[str, str], judging: _Judging
) -> Mapping[str, str]:
    """The group each group is carried from, by the smallest id of each; there is no ring."""
    facts_of, sizes, outlets = judging
    links = []
    for one in ordered:
        left, right = groups.find(one.left), groups.find(one.right)
        if left == right:
            continue
        pair = [facts_of(roots[left]), facts_of(roots[right])]
        left_first = first_of(pair, sizes, outlets).id == roots[left]
        whole = _through(one, one.left, roots[left], edges) and _through(one, one.right, roots[right], edges)
        if whole:
            child, parent = (right, left) if left_first else (left, right)
            share = one.right_share if left_first else one.left_share
            root = facts_of(roots[parent])
            rank = (-share, root.published or "9999", -sizes.get(root.id, 0))
            links.append((rank, child, parent))
    above: dict[str, str] = {}
    trees = Groups()
    for _, child, parent in sorted(links):
        if child not in above and trees.find(child) != trees.find(parent):
            above[child] = parent
            trees.unite(child, parent)
    return above


def _through(one: Resemblance, document_id: str, root: str, edges: _Edges) -> bool:
    """Whether what a document shares in `one` is what it shares with the root of its own group."""
    if document_id == root:
        return True
    rooted = edges.get((min(document_id, root), max(document_id, root)))
    if rooted is None or not rooted.passages or not one.passages:
        return True
    if (rooted.left_share if rooted.left == document_id else rooted.right_share) >= _WHOLE:
        return True
    mine, held = _stretches(one, document_id), _stretches(rooted, document_id)
    both = sum(max(0, min(end, stop) - max(start, at)) for start, end in mine for at, stop in held)
    return both >= _SAME_PART * sum(end - start for start, end in mine)


def _stretches(one: Resemblance, document_id: str) -> list[tuple[int, int]]:
    if one.left == document_id:
        return [(passage.left_start, passage.left_end) for passage in one.passages]
    return [(passage.right_start, passage.right_end) for passage in one.passages]


def _top(group: str, above: Mapping[str, str], roots: Mapping[str, str]) -> str:
    while group in above:
        group = above[group]
    return roots[group]


def _group_copies(
    group: Sequence[str], root: str, edges: _Edges, nearest: Mapping[str, Resemblance], judging: _Judging
) -> list[Copy]:
    pages = _pages(group, root, nearest, judging)
    copies = []
    for document_id in group:
        if document_id == root:
            continue
        one = edges.get(_pair(document_id, root), nearest[document_id])
        copies.append(_copy(document_id, root, one, pages.get(document_id, (document_id, 1))))
    return copies


def _pages(
    group: Sequence[str], root: str, nearest: Mapping[str, Resemblance], judging: _Judging
) -> Mapping[str, tuple[str, int]]:
    """The first state of the page that each document of a group is a state of, and which state it is."""
    facts_of, _, outlets = judging
    held: dict[str, list[str]] = {}
    for document_id in group:
        outlet = outlets.of(facts_of(document_id))
        one = nearest[document_id]
        if outlet is not None and (one.edition or one.kind == "verbatim" or document_id == root):
            held.setdefault(outlet, []).append(document_id)
    pages: dict[str, tuple[str, int]] = {}
    for states in held.values():
        states.sort(key=lambda one: (one != root, facts_of(one).published or "9999", one))
        pages.update((one, (states[0], number)) for number, one in enumerate(states, start=1))
    return pages


def _copy(document_id: str, root: str, one: Resemblance, state: tuple[str, int]) -> Copy:
    first, number = state
    return Copy(
        document_id=document_id,
        copy_of=root,
        kind=one.kind or "verbatim",
        containment=max(one.left_share, one.right_share),
        edition=number > 1 and first == root,
        edition_of=first if number > 1 else None,
        edition_number=number if number > 1 else None,
    )


def _pair(left: str, right: str) -> Pair:
    return (left, right) if left < right else (right, left)
