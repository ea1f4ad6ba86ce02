"""Fingerprints: what is kept of a document's text to find the documents carried from it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from zlib import crc32

from rensa import RMinHash

from variorum.lexicon.fold import fold
from variorum.model.documents import Document

SHINGLE_WORDS = 5
# 42 bands of 3 rows: two texts that share 3 in 10 shingles meet with a chance of .68, 5 in 10 of
# .997; two that share 2 in 100, as any two reports on one war do, with .0003.
BANDS, ROWS = 42, 3
_SEED = 20
# One shingle in 16 is kept as an anchor, so that a short extract meets the long text it comes from,
# which MinHash misses (it estimates overlap against the union).
_ANCHOR_STEP = 16
_QUOTE_WORDS = 5
_WORD = re.compile(r"\w+")
_QUOTED = re.compile(r"[\"“”„«]([^\"“”„«»]{15,400})[\"“”»]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fingerprint:
    """What is kept of one text.

    `bands` are hashes of slices of the MinHash, `anchors` of sampled shingles, `quotes` of what
    stands between quotation marks; `shingles` counts the different shingles of the text.
    """

    document_id: str
    bands: tuple[int, ...]
    anchors: tuple[int, ...]
    quotes: tuple[int, ...]
    shingles: int


def shingles(text: str) -> frozenset[str]:
    """All runs of five words of the folded text; the whole text where it is shorter."""
    words = _WORD.findall(fold(text))
    if len(words) < SHINGLE_WORDS:
        return frozenset([" ".join(words)] if words else [])
    return frozenset(" ".join(words[i : i + SHINGLE_WORDS]) for i in range(len(words) - SHINGLE_WORDS + 1))


def quoted_words(text: str) -> tuple[str, ...]:
    """Folded quotations of five words and more, in order."""
    folded = (" ".join(_WORD.findall(fold(match.group(1)))) for match in _QUOTED.finditer(text))
    return tuple(words for words in folded if words.count(" ") >= _QUOTE_WORDS - 1)


def fingerprint(document: Document) -> Fingerprint:
    """The fingerprint of a document's clean text."""
    grams = shingles(document.text)
    sketch = RMinHash(num_perm=BANDS * ROWS, seed=_SEED)
    sketch.update(sorted(grams))
    digest = sketch.digest() if grams else []
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
    )


def _hash(text: str) -> int:
    return crc32(text.encode("utf-8", "surrogatepass"))
