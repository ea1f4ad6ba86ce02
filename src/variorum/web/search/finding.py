"""Finding articles, events, places, sources and ids by what was typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from variorum.lexicon.fold import fold
from variorum.model.claims import GroundedClaim
from variorum.model.documents import DocumentHead
from variorum.query.control.asking.naming import subject_of_id
from variorum.query.parties import parties_like
from variorum.query.rules import Codebooks
from variorum.query.searching import matching
from variorum.query.searching.seeking import origins_called, sought_of
from variorum.query.searching.typed import Typed, Words, read_typed
from variorum.query.sources import Source, all_sources, standings_of
from variorum.store.reading import RecordReader
from variorum.store.reading_words import EventHead, Sought
from variorum.web.core.knowledge import Knowledge, type_of
from variorum.web.core.paging import mark_of_row, start_row
from variorum.web.core.shapes import Days
from variorum.web.core.shapes import DocumentHead as Head
from variorum.web.search.shapes import (
    FoundArticle,
    FoundArticles,
    FoundClaim,
    FoundEvent,
    FoundEvents,
    FoundId,
    FoundParty,
    FoundPlace,
    FoundSource,
    Passage,
    ReadAs,
    Stretch,
)

_FEW = 8
_TEXT = 300_000
_PASSAGES = 3
_CLAIMS_NEAR = 3
# Deeper than this nobody reads, and each page costs all those before it.
_DEEPEST = 5_000
_SHORTEST_ID = 6


@dataclass(frozen=True)
class Search:
    """One question to a record."""

    record: RecordReader
    text: str
    books: Codebooks
    known: Knowledge

    @cached_property
    def typed(self) -> Typed:
        """What was typed, taken apart."""
        return read_typed(self.text)

    @cached_property
    def sought(self) -> Sought:
        """What it means in this record."""
        return sought_of(
            self.record,
            self.typed,
            lambda: (one.key for one in self._sources if one.line.events),
            lambda: self.known.lexicon().sources,
        )

    @cached_property
    def _sources(self) -> tuple[Source, ...]:
        return all_sources(self.record, self.known.lexicon().sources)

    def reading(self) -> ReadAs:
        """How what was typed was read."""
        typed, told = self.typed, self.sought.told
        fields = {
            "place": told.grounds,
            "type": told.event_types,
            "status": told.statuses,
            "speaker": told.origins,
        }
        return ReadAs(
            words=[one.shown() for one in typed.words],
            without=[one.shown() for one in typed.without],
            outlet=typed.outlet,
            place=typed.place,
            event_type=typed.event_type,
            status=typed.status,
            speaker=typed.speaker,
            days=Days(earliest=typed.first, latest=typed.last),
            unread=list(typed.unread),
            nothing_fits=[field for field, keys in fields.items() if keys is None],
        )

    def articles(self, after: str | None, limit: int, *, newest: bool) -> FoundArticles:
        """A page of articles."""
        if self.typed.is_empty:
            return FoundArticles(rows=[], next=None, total=0, reading=self.reading())
        offset = start_row(after)
        found = self.record.documents_saying(self.sought, limit, offset, newest=newest)
        return FoundArticles(
            rows=[self._article(head) for head in found.heads],
            next=_next(offset + len(found.heads), found.total),
            total=found.total if found.heads or not offset else None,
            reading=self.reading(),
        )

    def events(self, after: str | None, limit: int) -> FoundEvents:
        """A page of events."""
        if self.typed.is_empty:
            return FoundEvents(rows=[], next=None, total=0, reading=self.reading())
        offset = start_row(after)
        found = self.record.events_labelled(self.sought, limit, offset)
        return FoundEvents(
            rows=[self._event(one) for one in found.events],
            next=_next(offset + len(found.events), found.total),
            total=found.total if found.events or not offset else None,
            reading=self.reading(),
        )

    def places(self) -> list[FoundPlace]:
        """Places and roads whose names begin with what was typed, or have a word that does."""
        name = fold(self.typed.place or self.typed.plain)
        made = []
        for key in self.record.subjects_like(name, _FEW) if name else ():
            subject = subject_of_id(self.record, key)
            if subject is not None:
                made.append(
                    FoundPlace(
                        key=key,
                        kind=subject.kind,
                        name=subject.name,
                        events=self.record.event_count_at(key),
                    )
                )
        return made

    def parties(self) -> list[FoundParty]:
        """Parties of the name that was typed, then those whose name has a word that begins so."""
        name = self.typed.plain
        if not name:
            return []
        found = parties_like(self.record, name, self.known.lexicon().actors, _FEW)
        return [FoundParty.model_validate(one) for one in found]

    def sources(self) -> list[FoundSource]:
        """Sources of the name that was typed, those most heard first."""
        name = self.typed.speaker or self.typed.outlet or self.typed.plain
        if not name:
            return []
        keys = set(origins_called(name, (one.key for one in self._sources), self.known.lexicon().sources))
        found = sorted(
            (one for one in self._sources if one.key in keys),
            key=lambda one: (-one.line.events - one.documents, one.key),
        )[:_FEW]
        called = standings_of(
            self.record, found, self.known.lexicon(), {one.key: one for one in self._sources}
        )
        return [
            FoundSource(
                key=one.key,
                name=called[one.key].name,
                kind=called[one.key].kind,
                events=one.line.events,
                documents=one.documents,
            )
            for one in found
        ]

    def ids(self) -> list[FoundId]:
        """What has this id, or one that begins so."""
        beginning = self.text.strip()
        if len(beginning) < _SHORTEST_ID or " " in beginning:
            return []
        found = self.record.ids_beginning(beginning, _FEW)
        return [
            FoundId.model_validate({"kind": k, "id": id_, "label": self._label(k, id_)}) for k, id_ in found
        ]

    def _label(self, kind: str, id_: str) -> str:
        if kind == "event":
            return next((one.label for one in self.record.event_heads([id_])), "")
        if kind == "document":
            head = self.record.head(id_)
            return (head.title or head.source) if head is not None else ""
        claim = self.record.claim(id_)
        return claim.claim.evidence.quote if claim is not None else ""

    def _article(self, head: DocumentHead) -> FoundArticle:
        text = self.record.text_of(head.id, _TEXT)
        passages = matching.passages_of(text, self.typed.words, _PASSAGES)
        claims = list(self.record.claims(head.id)) if self.typed.words else []
        return FoundArticle(
            document=Head.model_validate(head),
            title=_marked(head.title or "", self.typed.words),
            passages=[self._passage(one, claims) for one in passages],
        )

    def _passage(self, passage: matching.Passage, claims: Sequence[GroundedClaim]) -> Passage:
        near = [
            one.claim
            for one in sorted(claims, key=lambda one: one.claim.evidence.start)
            if one.claim.evidence.start < passage.end and one.claim.evidence.end > passage.start
        ]
        return Passage(
            opens=passage.opens,
            closes=passage.closes,
            stretches=[Stretch(text=one.text, found=one.found) for one in passage.stretches],
            claims=[
                FoundClaim(
                    id=one.id, event_type=type_of(one.event_type, self.books), quote=one.evidence.quote
                )
                for one in near[:_CLAIMS_NEAR]
            ],
        )

    def _event(self, event: EventHead) -> FoundEvent:
        return FoundEvent.model_validate(
            {
                "id": event.id,
                "label": _marked(event.label, self.typed.words),
                "status": event.status,
                "event_type": type_of(event.event_type, self.books),
                "days": Days(earliest=event.earliest, latest=event.latest),
            }
        )


def _marked(text: str, words: Sequence[Words]) -> list[Stretch]:
    return [Stretch(text=one.text, found=one.found) for one in matching.marked(text, words)]


def _next(shown: int, total: int) -> str | None:
    return mark_of_row(shown, min(total, _DEEPEST))
