"""The stage: claims in, events out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from variorum.model.claims import GroundedClaim
from variorum.model.events import Carried, Copy, Event
from variorum.model.issues import Outcome
from variorum.reconcile.copies.carried import CarriedPassages
from variorum.reconcile.documents.facts import DocumentFacts, copy_roots
from variorum.reconcile.events.neighbours import borrow_windows
from variorum.reconcile.events.occurrences import Scene, linked, occurrences
from variorum.reconcile.events.twins import with_twins
from variorum.reconcile.judging.judgements import Settled
from variorum.reconcile.knowledge.rules import Rules, load_rules
from variorum.reconcile.witnesses.rarity import Said, keep_rare, words_said
from variorum.reconcile.witnesses.sides import Broader, Lineage, no_broader
from variorum.reconcile.witnesses.spans import Span, spans, windows
from variorum.reconcile.witnesses.witnesses import Witness, witness

Documents = Callable[[str], DocumentFacts] | Mapping[str, DocumentFacts]
NOTHING_JUDGED = Settled()


@dataclass(frozen=True, slots=True, kw_only=True)
class Staged:
    """Claims ready to be compared: their scene, the words that each root document says, and the loose roots.

    A root is loose where nothing of its own dates it.
    """

    scene: Scene
    said: Said
    loose: frozenset[str]


def reconcile(
    claims: Iterable[GroundedClaim],
    documents: Documents,
    copies: Sequence[Copy] = (),
    settled: Settled = NOTHING_JUDGED,
    broader: Broader = no_broader,
    carried: Sequence[Carried] = (),
) -> Outcome[tuple[Event, ...]]:
    """The events that `claims` tell of, by id; every claim is in exactly one.

    `documents` gives the facts of each claim's document, `broader` the ids above an actor's. Claims
    are read once and only their witnesses kept. `carried` are passages that otherwise new articles have
    taken over. The order of claims, copies and passages has no effect. The issues are those with judgements.
    """
    roots, passages = carried_roots(copies), CarriedPassages(carried)
    sources = Sources(
        facts_of=documents.__getitem__ if isinstance(documents, Mapping) else documents,
        roots=roots,
        carried_from=partial(source_of_passage, passages, roots),
    )
    scene = staged(witnesses_of(claims, sources, Lineage(broader)), settled).scene
    made = (occurrence.event for occurrence in occurrences(scene, linked(scene)))
    events = sorted(made, key=lambda event: event.id)
    return Outcome(made=tuple(events), issues=settled.issues)


def staged(witnesses: Iterable[Witness], settled: Settled) -> Staged:
    """`witnesses` as they are compared among each other."""
    rules = load_rules()
    by_id = {one.id: one for one in sorted(witnesses, key=lambda one: one.id)}
    said = words_said(by_id.values())
    by_id = with_twins(keep_rare(by_id, said))
    first = windows(by_id.values())
    return Staged(
        scene=Scene(witnesses=by_id, spans=_spans(by_id, first, rules), rules=rules, settled=settled),
        said=said,
        loose=frozenset(root for root, span in first.items() if not span.known),
    )


def _spans(witnesses: Mapping[str, Witness], first: Mapping[str, Span], rules: Rules) -> Mapping[str, Span]:
    """The days of every claim.

    Articles that nothing dates are compared first without, then read beside the dated article they
    agree with most.
    """
    ordered = list(witnesses.values())
    days = spans(ordered, first)
    if all(span.known for span in first.values()):
        return days
    links = linked(Scene(witnesses=witnesses, spans=days, rules=rules, settled=NOTHING_JUDGED))
    borrowed = borrow_windows(ordered, first, links)
    return days if borrowed == first else spans(ordered, borrowed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """What is known of documents: their facts, where their text comes from, and that of passages alone.

    `roots` are as `carried_roots` gives them. `carried_from` gives the document that the passage at an
    offset of a document is carried from, None where that is not so.
    """

    facts_of: Callable[[str], DocumentFacts]
    roots: Mapping[str, str]
    carried_from: Callable[[str, int], str | None]


def source_of_passage(
    passages: CarriedPassages, roots: Mapping[str, str], document_id: str, offset: int
) -> str | None:
    """The document that the passage at an offset of a document is carried from, but for background."""
    found = passages.carried_from(document_id, offset)
    if found is None or found.kind == "background":
        return None
    return roots.get(found.from_document, found.from_document)


def carried_roots(copies: Iterable[Copy]) -> Mapping[str, str]:
    """The root of every document whose text another one carries or that carries another's."""
    roots = dict(copy_roots(copies))
    roots.update({root: root for root in roots.values()})
    return roots


def witnesses_of(claims: Iterable[GroundedClaim], sources: Sources, lineage: Lineage) -> Iterator[Witness]:
    """The witnesses of claims, each with all words of its sentence."""
    for claim in claims:
        document_id, start = claim.claim.document_id, claim.claim.evidence.start
        root = sources.roots.get(document_id)
        passage = sources.carried_from(document_id, start)
        yield witness(
            claim,
            sources.facts_of(document_id),
            None if root is None else sources.facts_of(root),
            lineage,
            None if passage is None else sources.facts_of(passage),
        )
