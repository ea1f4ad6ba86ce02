"""What making views looks up of documents and claims, each read once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import TypeVar

from variorum.lexicon.lexicon import Lexicon
from variorum.lexicon.records import ActorEntry
from variorum.model.claims import GroundedClaim
from variorum.model.documents import Document
from variorum.model.errors import RecordError
from variorum.model.events import Copy
from variorum.reconcile.copies.carried import CarriedPassages
from variorum.reconcile.copies.fingerprints import Fingerprint, fingerprint
from variorum.reconcile.documents.facts import DocumentFacts, copy_roots, document_facts
from variorum.reconcile.events.stage import Sources, source_of_passage, witnesses_of
from variorum.reconcile.judging.corrections import Known, corrected
from variorum.reconcile.judging.judgements import Settled, settled_over
from variorum.reconcile.witnesses.sides import Lineage
from variorum.reconcile.witnesses.witnesses import Witness
from variorum.state.control.voices import OwnVoice
from variorum.store.reading import RecordReader
from variorum.store.rows import body_of, record_of
from variorum.store.workings import Workings

T = TypeVar("T")

_REMEMBERED = 1024


class Shelf:
    """Documents and claims of a record as they are compared, with what persons corrected."""

    def __init__(self, record: RecordReader, workings: Workings, lexicon: Lexicon) -> None:
        self._record = record
        self._workings = workings
        self._lexicon = lexicon
        self._lineage = Lineage(self.broader)
        self._known = Known(place=lexicon.places.get, actor=lexicon.actors.get)
        self.settled: Settled = settled_over(record.judgements(), record.claim, record.claims)
        self.facts_of = lru_cache(_REMEMBERED)(self._facts)
        self.fingerprint = lru_cache(_REMEMBERED)(self._fingerprint)
        self.forget_copies()
        self.claim = lru_cache(_REMEMBERED)(self._claim)

    def broader(self, actor_id: str) -> tuple[str, ...]:
        """The ids right above an actor's."""
        return self._lexicon.actors.above(actor_id)

    def actor(self, actor_id: str) -> ActorEntry | None:
        """What is known of a party."""
        return self._lexicon.actors.get(actor_id)

    # ---- documents

    def keep(self, document: Document) -> None:
        """Remember the facts and the fingerprint of a document."""
        facts, made = document_facts(document, self._lexicon.sources), fingerprint(document)
        self._workings.put_document(document.id, body_of(facts), body_of(made), made.digest)

    def fingerprints(self) -> list[Fingerprint]:
        """Those of all documents, by id."""
        return [record_of(Fingerprint, body) for body in self._workings.fingerprints()]

    def _fingerprint(self, document_id: str) -> Fingerprint:
        return record_of(Fingerprint, self._kept(self._workings.fingerprint(document_id), document_id))

    def text_of(self, document_id: str) -> str:
        """The clean text of a document."""
        document = self._record.document(document_id)
        return document.text if document is not None else ""

    def published(self, document_id: str) -> str | None:
        """The day a document was published."""
        return self.facts_of(document_id).published

    def voice_of(self, document_id: str) -> OwnVoice:
        """Whose voice a document is where it cites nobody, and on which side that stands."""
        voice = self.facts_of(document_id).voice
        if voice is None:
            return OwnVoice()
        return OwnVoice(known=self._lexicon.sources.get(voice.id) is not None, side=voice.side)

    def _facts(self, document_id: str) -> DocumentFacts:
        return record_of(DocumentFacts, self._kept(self._workings.facts(document_id), document_id))

    def _kept(self, body: str | None, document_id: str) -> str:
        if body is None:
            raise RecordError(
                f"Nothing is known of document {document_id}.", advice="Build the record again."
            )
        return body

    # ---- claims

    def forget_copies(self) -> None:
        """Ask the record anew for copies: they have changed."""
        self._carrying = lru_cache(_REMEMBERED)(self._root)
        self._passages = lru_cache(_REMEMBERED)(self._carried)
        self._roots = Looked(self._carrying)

    def root_of(self, document_id: str) -> str:
        """The document that a text is carried from, itself where it is no copy."""
        return self._carrying(document_id) or document_id

    def _root(self, document_id: str) -> str | None:
        """The root of a document whose text another carries, or that carries another's."""
        copies: list[Copy] = []
        seen = {document_id}
        at: str | None = document_id
        while at is not None:
            above = tuple(self._record.copies(at))
            copies += above
            at = next((one.copy_of for one in above if one.copy_of not in seen), None)
            seen.update(one.copy_of for one in above)
        root = copy_roots(copies).get(document_id)
        if root is None and next(self._record.copied(document_id), None) is not None:
            return document_id
        return root

    def _carried(self, document_id: str) -> CarriedPassages:
        return CarriedPassages(self._record.carried(document_id))

    def witnesses(self, claims: Iterable[GroundedClaim]) -> Iterator[Witness]:
        """Claims as witnesses, each with all words of its sentence, less those that a person rejected."""
        kept = filter(None, map(self._corrected, claims))
        sources = Sources(facts_of=self.facts_of, roots=self._roots, carried_from=self._source)
        return witnesses_of(kept, sources, self._lineage)

    def _source(self, document_id: str, offset: int) -> str | None:
        return source_of_passage(self._passages(document_id), self._roots, document_id, offset)

    def _corrected(self, claim: GroundedClaim) -> GroundedClaim | None:
        corrections = self.settled.corrections.get(claim.claim.id)
        return corrected(claim, corrections, self._known) if corrections else claim

    def _claim(self, claim_id: str) -> GroundedClaim | None:
        claim = self._record.claim(claim_id)
        return None if claim is None else self._corrected(claim)


class Looked(Mapping[str, T]):
    """What `find` gives by id, as a mapping that cannot be gone through; None is for nothing there."""

    def __init__(self, find: Callable[[str], T | None]) -> None:
        self._find = find

    def __getitem__(self, key: str) -> T:
        found = self._find(key)
        if found is None:
            raise KeyError(key)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0
