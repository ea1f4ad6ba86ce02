"""The words behind a holding, a few at a time: who says so, in which article, and who gainsays it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from variorum.lexicon.fold import slug
from variorum.lexicon.sources import SourceBook
from variorum.model.claims import Speaker
from variorum.model.control import Holding, HoldingAccount
from variorum.model.documents import DocumentHead
from variorum.model.ids import content_id
from variorum.query.control.asking.answers import one_of_each_origin, origins_of_claims
from variorum.query.named import speaker_called
from variorum.query.printable import one_line
from variorum.store.reading import RecordReader
from variorum.store.reading_places import ClaimWords


@dataclass(frozen=True, slots=True, kw_only=True)
class Voicing:
    """One account for or against a holding, in its words.

    `origin` is whom it rests on, `voice` what print calls that one. `account` says whose word it is and of
    which days; None for a denial, and where the record keeps none.
    """

    words: ClaimWords
    document: DocumentHead
    origin: str
    voice: str
    account: HoldingAccount | None


def holding_key(holding: Holding) -> str:
    """What a holding is called by as long as its accounts stay as they are."""
    ends = (holding.since, holding.until)
    days = [day or "" for end in ends if end is not None for day in (end.earliest, end.latest)]
    claims = " ".join(holding.claims)
    return content_id("holding", holding.subject.id, holding.holder_name, " ".join(days), claims)


def said_of(
    record: RecordReader, sources: SourceBook, holding: Holding, first: int, most: int
) -> list[Voicing]:
    """Accounts for a holding, one of each origin first: `most` of them from number `first` on."""
    known = {account.claim_id: account for account in holding.accounts}
    chosen = one_of_each_origin(holding, known)[first : first + most]
    origins = {claim_id: known[claim_id].origin for claim_id in chosen if claim_id in known}
    return _voicings(record, sources, chosen, origins, known)


def gainsaid(
    record: RecordReader, sources: SourceBook, holding: Holding, first: int, most: int
) -> list[Voicing]:
    """Accounts that gainsay a holding: `most` of them from number `first` on."""
    return _voicings(record, sources, sorted(holding.denied_by)[first : first + most], {}, {})


def voices(found: Iterable[Voicing]) -> list[str]:
    """Whom accounts rest on, as print calls them, each once."""
    by_origin: dict[str, str] = {}
    for one in found:
        if by_origin.get(one.origin, one.origin) == one.origin:
            by_origin[one.origin] = one.voice
    return list(dict.fromkeys(by_origin.values()))


class OriginNames:
    """What print calls the origins of holdings, without reading what they said."""

    def __init__(self, record: RecordReader, sources: SourceBook) -> None:
        self._record = record
        self._sources = sources
        self._names: dict[str, str] = {}

    def named(self, holding: Holding, text: str) -> str:
        """`text`, of a reason of `holding`, with names where the keys of its origins stood."""
        for one in holding.accounts:
            if one.origin and one.origin in text:
                key, name = re.escape(one.origin), self._name(one).replace("\\", "")
                text = re.sub(rf"(?<![\w-]){key}(?![\w-])", name, text)
        return text

    def _name(self, one: HoldingAccount) -> str:
        if one.origin not in self._names:
            self._names[one.origin] = self._printed(one)
        return self._names[one.origin]

    def _printed(self, one: HoldingAccount) -> str:
        entry = self._sources.get(one.origin)
        if entry is not None:
            return entry.name
        document = self._record.head(one.document_id)
        if document is not None and document.outlet and slug(document.outlet) == one.origin:
            return one_line(document.outlet)
        # The rest are speakers without a name of their own.
        return one.origin.replace("-", " ")


def _voicings(
    record: RecordReader,
    sources: SourceBook,
    claim_ids: Sequence[str],
    origins: Mapping[str, str],
    known: Mapping[str, HoldingAccount],
) -> list[Voicing]:
    more = origins_of_claims(record, [one for one in claim_ids if one not in origins])
    found = []
    for claim_id in claim_ids:
        words = record.claim_words(claim_id)
        if words is None:
            continue
        document = record.head(words.document_id) or DocumentHead(id=words.document_id, source="")
        origin = origins.get(claim_id) or more.get(claim_id, "")
        voice = _voice(origin, words.speakers, document, sources)
        account = known.get(claim_id)
        found.append(Voicing(words=words, document=document, origin=origin, voice=voice, account=account))
    return found


def _voice(origin: str, speakers: Sequence[Speaker], document: DocumentHead, sources: SourceBook) -> str:
    """What print calls an origin: a speaker of the claim, the outlet of its document, or its title."""
    key, bracket, heard = origin.partition(" (")
    spoken = next((speaker_called(one) for one in speakers if slug(one.origin) == slug(key)), "")
    if spoken:
        cited = bracket and slug(document.outlet or "") == heard.removesuffix(")")
        return one_line(f"{spoken}, cited by {document.outlet}" if cited else spoken)
    if origin == document.id:
        return f"“{one_line(document.title or document.source)}”"
    if document.outlet and slug(document.outlet) == origin:
        return one_line(document.outlet)
    entry = sources.get(origin)
    return entry.name if entry is not None else origin or one_line(document.outlet or document.source)
