"""Whose word it is: origins, which the record names by keys, by their names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from variorum.brief.names import called, joined
from variorum.lexicon.fold import slug
from variorum.lexicon.lexicon import Lexicon
from variorum.lexicon.records import SourceEntry
from variorum.model.documents import DocumentHead
from variorum.model.events import Event
from variorum.query.origins import OriginNames, speaker_called
from variorum.query.printable import one_line
from variorum.store.reading import RecordReader

_TITLE = 60


class Voices:
    """Names of origins as sentences and tables of a brief have them; claims are read once each."""

    def __init__(self, record: RecordReader, lexicon: Lexicon) -> None:
        self._record = record
        self.lexicon = lexicon
        self.heads: Mapping[str, DocumentHead] = {head.id: head for head in record.heads()}
        self._outlets = {slug(head.outlet): head.outlet for head in self.heads.values() if head.outlet}
        self._names = OriginNames(record, lexicon, self._outlets.values())
        self.claim = lru_cache(maxsize=None)(record.claim)

    def learn(self, event: Event) -> None:
        """Read what the claims of an event that is told of call their speakers."""
        self.learn_claims(
            (link.origin, link.claim_id)
            for link in event.origin_links
            if link.basis in ("named", "cited-elsewhere")
        )

    def learn_claims(self, pairs: Iterable[tuple[str, str]]) -> None:
        """The same of pairs of an origin and a claim that rests on it."""
        for origin, claim_id in pairs:
            self._names.told(origin, (claim_id,))

    def learn_from(self, claim_ids: Iterable[str]) -> None:
        """Read what claims call the speakers that they rest on."""
        for claim_id in claim_ids:
            claim = self.claim(claim_id)
            speakers = claim.speakers if claim is not None else ()
            self.learn_claims((speaker.origin, claim_id) for speaker in speakers)

    def entry(self, origin: str) -> SourceEntry | None:
        """What the lexicon knows of an origin or an outlet, None where it is not known or may be several."""
        known = self.lexicon.sources.get(origin)
        if known is not None:
            return known
        outlet = self._outlets.get(origin)
        found = self.lexicon.sources.by_name(outlet) if outlet else ()
        return found[0] if len(found) == 1 else None

    def plain(self, origin: str) -> str:
        """An origin by its name, without an article: as a table has it."""
        if origin in self.heads:
            return _untitled(self.heads[origin])
        name = self._names.told(origin)
        return f"{name.name} ({name.heard_by})" if name.heard_by else name.name

    def name(self, origin: str) -> str:
        """An origin by its name, with the article that a sentence needs."""
        if origin in self.heads:
            return _untitled(self.heads[origin])
        name = self._names.told(origin)
        if name.heard_by:
            return f"{called(name.name)} cited by {called(name.heard_by)}"
        # Outlets' own names stand as they are printed.
        printed = origin in self._outlets and self.lexicon.sources.get(origin) is None
        return name.name if printed else called(name.name)

    def names(self, origins: Iterable[str], most: int = 4) -> str:
        """Origins as a list in words."""
        return joined((self.name(origin) for origin in origins), most)

    def speaker(self, claim_id: str) -> str:
        """Who speaks in a claim: whom it rests on, else the outlet."""
        claim = self.claim(claim_id)
        if claim is None:
            return ""
        for speaker in reversed(claim.speakers):
            if speaker.attribution.named and (speaker.name or speaker.attribution.speaker.text):
                return called(one_line(speaker_called(speaker)))
        head = self.heads.get(claim.claim.document_id)
        return (
            _untitled(head)
            if head is not None and not head.outlet
            else one_line((head and head.outlet) or "")
        )

    def party(self, party_id: str) -> str:
        """A party by its name, its id where the lexicon has none."""
        entry = self.lexicon.actors.get(party_id)
        return one_line(entry.name if entry is not None else party_id)


def head_name(head: DocumentHead) -> str:
    """A document by its outlet and title."""
    title = one_line(head.title or head.source)
    short = title if len(title) <= _TITLE else title[: _TITLE - 1].rstrip() + "…"
    return f"{one_line(head.outlet)}, “{short}”" if head.outlet else f"“{short}”"


def _untitled(head: DocumentHead) -> str:
    """A document whose outlet is not known, which stands for itself."""
    return f"an article of unknown outlet ({head_name(head)})" if not head.outlet else head_name(head)
