"""Whose word it is: origins, which the record names by keys, by their names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from variorum.brief.names import called, joined
from variorum.brief.wording import capitalised
from variorum.lexicon.fold import slug
from variorum.lexicon.lexicon import Lexicon
from variorum.lexicon.records import SourceEntry
from variorum.model.claims import GroundedClaim, Speaker
from variorum.model.documents import DocumentHead
from variorum.model.events import Event
from variorum.query.printable import one_line
from variorum.store.reading import RecordReader

_IN_DOCUMENT = re.compile(r"^(.+) \((.+)\)$")
_TITLE = 60


class Voices:
    """Names of origins, by what claims, documents and the lexicon say of them; claims are read once each."""

    def __init__(self, record: RecordReader, lexicon: Lexicon) -> None:
        self._record = record
        self.lexicon = lexicon
        self.heads: Mapping[str, DocumentHead] = {head.id: head for head in record.heads()}
        self._outlets = {slug(head.outlet): head.outlet for head in self.heads.values() if head.outlet}
        self._spoken: dict[str, str] = {}
        self.claim = lru_cache(maxsize=None)(record.claim)

    def learn(self, event: Event) -> None:
        """Read what the claims of an event that is told of call their speakers."""
        for link in event.origin_links:
            if link.basis in ("named", "cited-elsewhere") and link.origin not in self._spoken:
                self._learn(link.origin, self.claim(link.claim_id))

    def learn_claims(self, pairs: Iterable[tuple[str, str]]) -> None:
        """The same of pairs of an origin and a claim that rests on it."""
        for origin, claim_id in pairs:
            if origin not in self._spoken:
                self._learn(origin, self.claim(claim_id))

    def learn_from(self, claim_ids: Iterable[str]) -> None:
        """Read what claims call the speakers that they rest on."""
        for claim in map(self.claim, claim_ids):
            for speaker in claim.speakers if claim is not None else ():
                self._spoken.setdefault(speaker.origin, self._printed(speaker))

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
        entry = self.lexicon.sources.get(origin)
        if entry is not None and entry.kind != "generic":
            return one_line(entry.name)
        outlet = self._outlets.get(origin)
        if outlet:
            return one_line(outlet)
        party = self.lexicon.actors.get(origin)
        if party is not None and party.kind != "generic":
            return one_line(party.name)
        parted = _IN_DOCUMENT.match(origin)
        if parted is not None:
            return f"{one_line(self._spoken.get(origin) or parted[1])} ({self._host(parted[2])})"
        return one_line(self._spoken.get(origin) or capitalised(origin.replace("-", " ")))

    def name(self, origin: str) -> str:
        """An origin by its name, with the article that a sentence needs."""
        if origin in self.heads:
            return _untitled(self.heads[origin])
        parted = _IN_DOCUMENT.match(origin)
        if parted is not None:
            host = self._host(parted[2])
            return f"{called(self._spoken.get(origin) or parted[1])} cited by {host}"
        if origin in self._outlets and self.lexicon.sources.get(origin) is None:
            return one_line(self._outlets[origin] or origin)
        return called(self.plain(origin))

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
                return called(self._printed(speaker))
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

    def _host(self, key: str) -> str:
        if key in self.heads:
            return _untitled(self.heads[key])
        return called(self.plain(key)) if not _IN_DOCUMENT.match(key) else one_line(key)

    def _learn(self, origin: str, claim: GroundedClaim | None) -> None:
        for speaker in reversed(claim.speakers if claim is not None else ()):
            if speaker.origin == origin or slug(speaker.origin) == slug(origin.partition(" (")[0]):
                self._spoken[origin] = self._printed(speaker)
                return

    def _printed(self, speaker: Speaker) -> str:
        """What a speaker is called: by name, and one of no name ("officials") as the text has it."""
        entry = self.lexicon.sources.get(speaker.source_id) if speaker.source_id else None
        named = speaker.name if entry is None or entry.kind != "generic" else ""
        printed = one_line(speaker.attribution.speaker.text)
        # A word that begins a sentence in print begins none here.
        plain = printed.lower() if not named and printed[1:].islower() else printed
        return named or plain or speaker.name


def head_name(head: DocumentHead) -> str:
    """A document by its outlet and title."""
    title = one_line(head.title or head.source)
    short = title if len(title) <= _TITLE else title[: _TITLE - 1].rstrip() + "…"
    return f"{one_line(head.outlet)}, “{short}”" if head.outlet else f"“{short}”"


def _untitled(head: DocumentHead) -> str:
    """A document whose outlet is not known, which stands for itself."""
    return f"an article of unknown outlet ({head_name(head)})" if not head.outlet else head_name(head)
