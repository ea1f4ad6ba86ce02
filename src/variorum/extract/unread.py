"""Issues with what of an article could not be read as sentences of English."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from variorum.lexicon.foreign import is_foreign
from variorum.lexicon.words_of_text import SentenceWords
from variorum.model.documents import Document
from variorum.model.issues import Issue
from variorum.model.readings import Reading, Sentence

# A sentence at least this long that ends in no stop was cut where it still ran on.
_LONG = 750
_STOPS = ".!?…\"'”’)]:;|"


def unread(document: Document, reading: Reading, words: SentenceWords) -> Iterator[Issue]:
    """What a person should know of sentences that were cut, or passed over as not English."""
    cut = [s for s in reading.sentences if s.end - s.start >= _LONG and s.text[-1:] not in _STOPS]
    if cut:
        yield _issue(
            document,
            cut,
            "sentences-cut",
            "sentences run on past 1,500 characters and were cut at a blank.",
            "Check that the text kept its stops; a claim cut in two may lack who, where or when.",
        )
    foreign = [s for s in reading.sentences if not s.tokens and is_foreign(s.text, words)]
    if foreign:
        yield _issue(
            document,
            foreign,
            "foreign-sentences",
            "sentences of the article are not in English and were passed over.",
            "Give them as an English translation to have their claims.",
        )


def _issue(document: Document, met: Sequence[Sentence], code: str, message: str, advice: str) -> Issue:
    return Issue(
        code=code,
        severity="note",
        message=f"{len(met)} {message}",
        advice=advice,
        where=document.id,
        start=met[0].start,
        end=met[-1].end,
    )
