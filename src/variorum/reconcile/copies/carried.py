"""Carried passages: stretches of otherwise new articles that stand in another document."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from variorum.model.events import Carried, CarriedBasis, CarriedKind, Copy
from variorum.reconcile.copies.resembling import Resemblance
from variorum.reconcile.documents.facts import DocumentFacts, copy_roots
from variorum.reconcile.documents.outlets import NO_OUTLETS, Outlets
from variorum.reconcile.documents.precedence import days_apart, first_of, not_later
from variorum.reconcile.grouping import Groups

# Two stretches of one text that overlap by more than half of the shorter are one.
_OVERLAP = 0.5
# What an outlet prints in so many texts that are no copies of each other is its background.
_BACKGROUND_TEXTS = 3
# So is what several texts hold over more days than news stays news.
_STANDING_TEXTS, _STANDING_DAYS = 4, 7
# A text of which more than this is carried is a copy throughout; its passages say nothing more.
_THROUGHOUT = 0.8


@dataclass(frozen=True, slots=True)
class _Stretch:
    document_id: str
    start: int
    end: int

    @property
    def key(self) -> str:
        """A name for the stretch; zeros keep the order of offsets."""
        return f"{self.document_id} {self.start:09} {self.end:09}"


class CarriedPassages:
    """The carried passages of a record, to be asked for what stands at an offset."""

    def __init__(self, carried: Iterable[Carried]) -> None:
        self._by_document: dict[str, list[Carried]] = {}
        for one in sorted(carried, key=lambda c: (c.document_id, c.start, -c.end)):
            self._by_document.setdefault(one.document_id, []).append(one)
        self._starts = {key: [one.start for one in held] for key, held in self._by_document.items()}

    def carried_from(self, document_id: str, offset: int) -> Carried | None:
        """The passage that holds `offset` in the clean text of a document, the last to begin, or None."""
        held = self._by_document.get(document_id)
        if held is None:
            return None
        at = bisect_right(self._starts[document_id], offset)
        return next((one for one in reversed(held[:at]) if offset < one.end), None)

    def of(self, document_id: str) -> tuple[Carried, ...]:
        """The passages of one document, by where they begin."""
        return tuple(self._by_document.get(document_id, ()))


def find_carried(
    resemblances: Sequence[Resemblance],
    copies: Iterable[Copy],
    facts_of: Callable[[str], DocumentFacts],
    outlets: Outlets = NO_OUTLETS,
) -> tuple[Carried, ...]:
    """The passages that documents have carried from others, by document and offset.

    A passage that several documents hold is carried from the one of them that `first_of` names. It is
    background where one outlet prints it in three texts that are no copies of each other, or four such
    texts hold it more than a week apart. Of a text that is carried throughout no passage is given.
    """
    held = [one for one in resemblances if one.passages]
    slots = _slots(held)
    groups = Groups(sorted({slot.key for slots_of in slots.values() for slot in slots_of}))
    direct: dict[tuple[str, str], Resemblance] = {}
    by_key = {slot.key: slot for slots_of in slots.values() for slot in slots_of}
    for one in held:
        direct[one.left, one.right] = one
        for passage in one.passages:
            left = _slot(slots[one.left], passage.left_start)
            right = _slot(slots[one.right], passage.right_start)
            groups.unite(left.key, right.key)
    roots = copy_roots(copies)
    carried = []
    for keys in groups.all():
        carried += _of_one_passage([by_key[key] for key in keys], direct, roots, facts_of, outlets)
    return tuple(sorted(carried, key=lambda c: (c.document_id, c.start, c.end, c.from_document)))


def _slots(held: Sequence[Resemblance]) -> Mapping[str, list[_Stretch]]:
    """The stretches of each document that others hold, those that overlap made one, in order."""
    found: dict[str, set[tuple[int, int]]] = {}
    for one in held:
        for passage in one.passages:
            found.setdefault(one.left, set()).add((passage.left_start, passage.left_end))
            found.setdefault(one.right, set()).add((passage.right_start, passage.right_end))
    return {document_id: _joined(document_id, sorted(spans)) for document_id, spans in sorted(found.items())}


def _joined(document_id: str, spans: Sequence[tuple[int, int]]) -> list[_Stretch]:
    joined: list[_Stretch] = []
    for start, end in spans:
        last = joined[-1] if joined else None
        if last and last.end - start > _OVERLAP * min(last.end - last.start, end - start):
            joined[-1] = _Stretch(document_id, last.start, max(last.end, end))
        else:
            joined.append(_Stretch(document_id, start, end))
    return joined


def _slot(slots: Sequence[_Stretch], start: int) -> _Stretch:
    return next(slot for slot in reversed(slots) if slot.start <= start)


def _of_one_passage(
    stretches: Sequence[_Stretch],
    direct: Mapping[tuple[str, str], Resemblance],
    roots: Mapping[str, str],
    facts_of: Callable[[str], DocumentFacts],
    outlets: Outlets,
) -> list[Carried]:
    facts = {one.document_id: facts_of(one.document_id) for one in stretches}
    first = first_of([facts[key] for key in sorted(facts)], {}, outlets)
    source = next(one for one in stretches if one.document_id == first.id)
    background = _is_background(facts, roots, outlets)
    carried = []
    for one in stretches:
        pair = (min(one.document_id, first.id), max(one.document_id, first.id))
        shared = direct.get(pair)
        if one.document_id == first.id or _throughout(one.document_id, first.id, shared, roots):
            continue
        kind: CarriedKind = "background" if background else _kind(shared)
        basis = _basis(facts[one.document_id], first, outlets)
        carried.append(
            Carried(
                document_id=one.document_id,
                start=one.start,
                end=one.end,
                from_document=first.id,
                from_start=source.start,
                from_end=source.end,
                kind=kind,
                credited=basis == "credit",
                basis=basis,
            )
        )
    return carried


def _throughout(document_id: str, source: str, shared: Resemblance | None, roots: Mapping[str, str]) -> bool:
    """Whether a document is a copy throughout of its source, or of what that is a copy of."""
    if roots.get(document_id, document_id) != roots.get(source, source):
        return False
    if shared is None or shared.kind is None:
        return True
    return (shared.left_share if shared.left == document_id else shared.right_share) >= _THROUGHOUT


def _kind(shared: Resemblance | None) -> CarriedKind:
    if shared is None or any(passage.kind == "verbatim" for passage in shared.passages):
        return "verbatim"
    return "paraphrased"


def _is_background(facts: Mapping[str, DocumentFacts], roots: Mapping[str, str], outlets: Outlets) -> bool:
    texts: dict[str, set[str]] = {}
    days: dict[str, str] = {}
    for document_id, one in facts.items():
        root = roots.get(document_id, document_id)
        texts.setdefault(outlets.of(one) or "", set()).add(root)
        if one.published:
            days[root] = min(one.published, days.get(root, one.published))
    if any(outlet and len(held) >= _BACKGROUND_TEXTS for outlet, held in texts.items()):
        return True
    if len(days) < _STANDING_TEXTS:
        return False
    apart = days_apart(max(days.values()), min(days.values()))
    return apart is not None and apart > _STANDING_DAYS


def _basis(one: DocumentFacts, first: DocumentFacts, outlets: Outlets) -> CarriedBasis:
    if outlets.of(first) in outlets.credited_by(one):
        return "credit"
    if one.published and first.published and len(not_later([one, first])) == 1:
        return "date"
    if outlets.is_agency(first) != outlets.is_agency(one):
        return "agency"
    return "none"
