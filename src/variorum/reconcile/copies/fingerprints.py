"""Fingerprints: what is kept of a document's text to find the documents carried from it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import blake2b
from zlib import crc32

from rensa import RMinHash

from variorum.lexicon.fold import fold
from variorum.model.documents import Document
from variorum.reconcile.copies.marks import Sentence, marks_in_order, sentences

SHINGLE_WORDS = 5
# 42 bands of 3 rows: two texts that share 3 in 10 shingles meet with a chance of .68, 5 in 10 of
# .997; two that share 2 in 100, as any two reports on one war do, with .0003.
BANDS, ROWS = 42, 3
_SEED = 20
# One shingle in 16 is kept as an anchor, so that a short extract meets the long text it comes from,
# which MinHash misses (it estimates overlap against the union).
_ANCHOR_STEP = 16
_QUOTE_WORDS = 5
# Three figures or names in a row: a text of 40 marks of which 15 in 100 are lost in rewording keeps 23.
_MARKS_IN_A_ROW = 3
# The least hashes stand for a long text, so that two texts keep the same ones of what they share.
_MARKS_KEPT = 160
# A sentence of fewer words is often a stock phrase.
_LINE_WORDS = 12
_WORD = re.compile(r"\w+")
_QUOTED = re.compile(r"[\"“”„«]([^\"“”„«»]{15,400})[\"“”»]")
_SITE = re.compile(r"^[a-z]{1,9}://(?:www\.)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fingerprint:
    """What is kept of one text.

    `bands` are hashes of slices of the MinHash, `anchors` of sampled shingles, `quotes` of what
    stands between quotation marks, `marks` of figures and names three in a row, `lines` of whole
    sentences: integers of 32 bits. `shingles` counts the different shingles of the text. `digest` is
    a hash of all its words in order, of 63 bits: texts with one digest have the same words. `page` and
    `headline` are hashes of the address without its query and of the title, or None. `telling` counts
    the sentences that name or count something.
    """

    document_id: str
    bands: tuple[int, ...]
    anchors: tuple[int, ...]
    quotes: tuple[int, ...]
    shingles: int
    marks: tuple[int, ...] = ()
    lines: tuple[int, ...] = ()
    digest: int = 0
    page: int | None = None
    headline: int | None = None
    telling: int = 0


def shingles(text: str) -> frozenset[str]:
    """All runs of five words of the folded text; the whole text where it is shorter."""
    return _runs(_WORD.findall(fold(text)))


def quoted_words(text: str) -> tuple[str, ...]:
    """Folded quotations of five words and more, in order."""
    folded = (" ".join(_WORD.findall(fold(match.group(1)))) for match in _QUOTED.finditer(text))
    return tuple(words for words in folded if words.count(" ") >= _QUOTE_WORDS - 1)


def fingerprint(document: Document) -> Fingerprint:
    """The fingerprint of a document's clean text, title and address; nothing else has an effect."""
    words = _WORD.findall(fold(document.text))
    grams = _runs(words)
    sketch = RMinHash(num_perm=BANDS * ROWS, seed=_SEED)
    sketch.update(sorted(grams))
    digest = sketch.digest() if grams else []
    parts = sentences(document.text)
    return Fingerprint(
        document_id=document.id,
        bands=tuple(
            crc32(repr((band, digest[band * ROWS : (band + 1) * ROWS])).encode())
            for band in range(BANDS)
            if digest
        ),
        anchors=tuple(sorted({h for h in map(_hash, grams) if h % _ANCHOR_STEP == 0})),
        quotes=tuple(sorted({_hash(quote) for quote in quoted_words(document.text)})),
        shingles=len(grams),
        marks=_mark_rows(parts),
        lines=tuple(sorted({_hash(part.key) for part in parts if part.size >= _LINE_WORDS})),
        digest=_digest(" ".join(words)),
        page=_page(document.url),
        headline=_hash(fold(document.title)) if document.title else None,
        telling=sum(part.telling for part in parts),
    )


def _runs(words: list[str]) -> frozenset[str]:
    if len(words) < SHINGLE_WORDS:
        return frozenset([" ".join(words)] if words else [])
    return frozenset(map(" ".join, zip(*(words[start:] for start in range(SHINGLE_WORDS)), strict=False)))


def _mark_rows(parts: tuple[Sentence, ...]) -> tuple[int, ...]:
    marks = list(marks_in_order(parts))
    rows = {
        _hash(" ".join(row))
        for row in zip(*(marks[start:] for start in range(_MARKS_IN_A_ROW)), strict=False)
        if len(set(row)) == _MARKS_IN_A_ROW
    }
    return tuple(sorted(rows)[:_MARKS_KEPT])


def _page(url: str | None) -> int | None:
    """A hash of an address; None for one that names a site and no page of it."""
    if not url:
        return None
    path = _SITE.sub("", url.strip().lower().partition("#")[0].partition("?")[0]).rstrip("/")
    return _hash(path) if "/" in path else None


def _digest(text: str) -> int:
    encoded = text.encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(encoded, digest_size=8).digest(), "big") >> 1


def _hash(text: str) -> int:
    return crc32(text.encode("utf-8", "surrogatepass"))
