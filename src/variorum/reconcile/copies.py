"""Copies: which document's text is carried from another's, and how far.

Fingerprints only fetch pairs; the texts decide. Whether two documents are copies says nothing of
whether what they report is one event.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, pairwise

from rapidfuzz.distance import LCSseq

from variorum.lexicon.fold import fold
from variorum.model.events import Copy, CopyKind
from variorum.reconcile.facts import DocumentFacts
from variorum.reconcile.fingerprints import Fingerprint, quoted_words, shingles
from variorum.reconcile.grouping import Groups

# Set by hand. Of 77 pairs it joins in 1,686 local news reports of shootings, 30 are of one occurrence;
# of the other 47, all of one outlet each, 45 hold no word of news (stubs and page furniture).
_CARRIED = 0.45
_SAME_TEXT = 0.8
# A text of fewer runs than this is a headline or a stub: only the whole of it counts.
_SHORT = 30
_EDITION = 0.6
_PARAPHRASED_RUNS = 0.15
_PARAPHRASED_MARKS = 0.6
_FEWEST_MARKS = 10
# A run that more documents than this share is page furniture or a stock phrase; it fetches nothing.
_COMMON = 40
_ANCHORS_SHARED = 3
_CACHED_TEXTS = 512
_MARK = re.compile(r"(?<![.!?\"”] )\b[A-Z][\w'’-]+|\b\d[\d,.]*\d\b|\b\d\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Resemblance:
    left: str
    right: str
    kind: CopyKind
    jaccard: float
    containment: float


@dataclass(frozen=True, slots=True)
class _Texts:
    """What is compared of two texts: runs of words, and figures and names in their order."""

    runs: Callable[[str], frozenset[str]]
    marks: Callable[[str], tuple[str, ...]]
    quotes: Callable[[str], frozenset[str]]


def find_copies(
    fingerprints: Sequence[Fingerprint],
    text_of: Callable[[str], str],
    facts_of: Callable[[str], DocumentFacts],
) -> tuple[Copy, ...]:
    """The documents that are carried from another, by id; each points to the root of its group.

    Verbatim: eight in ten of all five-word runs are shared. Trimmed: at least 45 in 100 of the
    shorter text's runs stand in the longer. Paraphrased: both credit one agency, or one credits the
    other's outlet, figures and names come in the same order, and a quotation or some runs are
    shared. The root of a group is the document that credits no other outlet of the group, then the
    earliest published, then the fullest, then the one with the smallest id. A document of the
    root's own outlet is an edition of it.
    """
    texts = _texts(text_of)
    sizes = {fingerprint.document_id: fingerprint.shingles for fingerprint in fingerprints}
    found = [
        resemblance
        for left, right in _fetch(fingerprints)
        if (resemblance := _resemblance((left, right), texts, facts_of)) is not None
    ]
    groups = Groups(sizes)
    nearest: dict[str, _Resemblance] = {}
    for resemblance in sorted(found, key=lambda r: (-r.containment, r.left, r.right)):
        groups.unite(resemblance.left, resemblance.right)
        nearest.setdefault(resemblance.left, resemblance)
        nearest.setdefault(resemblance.right, resemblance)
    pairs = {(r.left, r.right): r for r in found}
    copies = []
    for members in groups.all():
        facts = [facts_of(member) for member in members]
        root = min(facts, key=lambda one: _rank(one, facts, sizes))
        for one in facts:
            if one.id != root.id:
                pair = (min(one.id, root.id), max(one.id, root.id))
                copies.append(_copy(one, root, pairs.get(pair, nearest[one.id])))
    return tuple(sorted(copies, key=lambda copy: copy.document_id))


def _texts(text_of: Callable[[str], str]) -> _Texts:
    @lru_cache(maxsize=_CACHED_TEXTS)
    def runs(document_id: str) -> frozenset[str]:
        return shingles(text_of(document_id))

    @lru_cache(maxsize=_CACHED_TEXTS)
    def marks(document_id: str) -> tuple[str, ...]:
        return tuple(fold(match.group()) for match in _MARK.finditer(text_of(document_id)))

    @lru_cache(maxsize=_CACHED_TEXTS)
    def quotes(document_id: str) -> frozenset[str]:
        return frozenset(quoted_words(text_of(document_id)))

    return _Texts(runs, marks, quotes)


def _fetch(fingerprints: Sequence[Fingerprint]) -> list[tuple[str, str]]:
    """Pairs that share a band, three anchors or a quotation, each once, in order."""
    ordered = sorted(fingerprints, key=lambda fingerprint: fingerprint.document_id)
    pairs = set(_meet(ordered, lambda f: enumerate(f.bands), 1))
    pairs.update(_meet(ordered, lambda f: f.anchors, _ANCHORS_SHARED))
    pairs.update(_meet(ordered, lambda f: f.quotes, 1))
    return sorted(pairs)


def _meet(
    fingerprints: Sequence[Fingerprint], keys: Callable[[Fingerprint], Iterable[object]], least: int
) -> Iterable[tuple[str, str]]:
    holders: dict[object, list[str]] = {}
    for fingerprint in fingerprints:
        for key in keys(fingerprint):
            holders.setdefault(key, []).append(fingerprint.document_id)
    shared: dict[tuple[str, str], int] = {}
    for ids in holders.values():
        # Of a crowd only neighbours meet: many copies of one text still chain together.
        met = combinations(ids, 2) if len(ids) <= _COMMON else pairwise(ids)
        for pair in met:
            shared[pair] = shared.get(pair, 0) + 1
    return (pair for pair, count in shared.items() if count >= least)


def _resemblance(
    pair: tuple[str, str], texts: _Texts, facts_of: Callable[[str], DocumentFacts]
) -> _Resemblance | None:
    left, right = pair
    mine, theirs = texts.runs(left), texts.runs(right)
    shorter = min(len(mine), len(theirs))
    if not shorter:
        return None
    shared = len(mine & theirs)
    jaccard, containment = shared / len(mine | theirs), shared / shorter
    kind: CopyKind
    if jaccard >= _SAME_TEXT:
        kind = "verbatim"
    elif shorter < _SHORT:
        return None
    elif containment >= _CARRIED:
        kind = "trimmed"
    elif _paraphrased(pair, containment, texts, facts_of):
        kind = "paraphrased"
    else:
        return None
    return _Resemblance(left=left, right=right, kind=kind, jaccard=jaccard, containment=containment)


def _paraphrased(
    pair: tuple[str, str], containment: float, texts: _Texts, facts_of: Callable[[str], DocumentFacts]
) -> bool:
    left, right = pair
    if not _one_credit(facts_of(left), facts_of(right)):
        return False
    if containment < _PARAPHRASED_RUNS and not texts.quotes(left) & texts.quotes(right):
        return False
    mine, theirs = texts.marks(left), texts.marks(right)
    fewer = min(len(mine), len(theirs))
    common = LCSseq.similarity(mine, theirs)
    return common >= _FEWEST_MARKS and common >= _PARAPHRASED_MARKS * fewer


def _one_credit(left: DocumentFacts, right: DocumentFacts) -> bool:
    mine, theirs = _credited(left), _credited(right)
    return bool(mine & theirs) or _outlet(left) in theirs or _outlet(right) in mine


def _credited(facts: DocumentFacts) -> frozenset[str]:
    return frozenset(fold(credit) for credit in facts.credits) - {""}


def _outlet(facts: DocumentFacts) -> str | None:
    return fold(facts.outlet) if facts.outlet else None


def _rank(
    facts: DocumentFacts, group: Sequence[DocumentFacts], sizes: dict[str, int]
) -> tuple[bool, str, int, str]:
    others = {_outlet(other) for other in group} - {_outlet(facts), None}
    return bool(_credited(facts) & others), facts.published or "9999", -sizes[facts.id], facts.id


def _copy(facts: DocumentFacts, root: DocumentFacts, resemblance: _Resemblance) -> Copy:
    same_outlet = _outlet(facts) is not None and _outlet(facts) == _outlet(root)
    return Copy(
        document_id=facts.id,
        copy_of=root.id,
        kind=resemblance.kind,
        containment=round(resemblance.containment, 4),
        edition=same_outlet and resemblance.jaccard >= _EDITION,
    )
