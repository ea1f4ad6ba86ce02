"""The words behind a holding, a few at a time: who says so, in which article, and who gainsays it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from variorum.lexicon.lexicon import Lexicon
from variorum.model.control import Holding, HoldingAccount
from variorum.model.documents import DocumentHead
from variorum.model.ids import content_id
from variorum.query.control.asking.answers import one_of_each_origin, origins_of_claims
from variorum.query.origins import OriginNames, with_names
from variorum.query.printable import one_line
from variorum.store.reading import RecordReader
from variorum.store.reading_places import ClaimWords


@dataclass(frozen=True, slots=True, kw_only=True)
class Voicing:
    """One account for or against a holding, in its words.

    `origin` is whom it rests on, `voice` what that one is called. `account` says whose word it is and of
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


def voices(found: Iterable[Voicing]) -> list[str]:
    """Whom accounts rest on, by name, each once."""
    by_origin: dict[str, str] = {}
    for one in found:
        if by_origin.get(one.origin, one.origin) == one.origin:
            by_origin[one.origin] = one.voice
    return list(dict.fromkeys(by_origin.values()))


class Voicings:
    """Reads the accounts of holdings of a record in their words, with the names of those they rest on."""

    def __init__(self, record: RecordReader, lexicon: Lexicon) -> None:
        self._record = record
        self._names = OriginNames(record, lexicon)

    def said_of(self, holding: Holding, first: int, most: int) -> list[Voicing]:
        """Accounts for a holding, one of each origin first: `most` of them from number `first` on."""
        known = {account.claim_id: account for account in holding.accounts}
        chosen = one_of_each_origin(holding, known)[first : first + most]
        origins = {claim_id: known[claim_id].origin for claim_id in chosen if claim_id in known}
        return self._read(chosen, origins, known)

    def gainsaid(self, holding: Holding, first: int, most: int) -> list[Voicing]:
        """Accounts that gainsay a holding: `most` of them from number `first` on."""
        return self._read(sorted(holding.denied_by)[first : first + most], {}, {})

    def in_words(self, holding: Holding, text: str) -> str:
        """`text`, of a reason of `holding`, with names where the keys of its origins stood."""
        told = {one.origin: one for one in holding.accounts if one.origin and one.origin in text}
        for one in told.values():
            document = self._record.head(one.document_id)
            self._names.add_outlets(() if document is None else (document.outlet,))
        return with_names(text, {key: self._names.of(key, (one.claim_id,)) for key, one in told.items()})

    def _read(
        self, claim_ids: Sequence[str], origins: Mapping[str, str], known: Mapping[str, HoldingAccount]
    ) -> list[Voicing]:
        more = origins_of_claims(self._record, [one for one in claim_ids if one not in origins])
        found = []
        for claim_id in claim_ids:
            words = self._record.claim_words(claim_id)
            if words is None:
                continue
            document = self._record.head(words.document_id) or DocumentHead(id=words.document_id, source="")
            origin = origins.get(claim_id) or more.get(claim_id, "")
            voice = self._voice(origin, words, document)
            account = known.get(claim_id)
            found.append(Voicing(words=words, document=document, origin=origin, voice=voice, account=account))
        return found

    def _voice(self, origin: str, words: ClaimWords, document: DocumentHead) -> str:
        if not origin:
            return one_line(document.outlet or document.source)
        self._names.add_outlets((document.outlet,))
        self._names.add_speakers(words.claim_id, words.speakers)
        return self._names.of(origin, (words.claim_id,))
