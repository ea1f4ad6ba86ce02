"""What this room needs to know of a document besides its claims."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

from variorum.lexicon.fold import fold_word
from variorum.lexicon.sources import SourceBook
from variorum.model.documents import Document
from variorum.model.events import Copy
from variorum.reconcile.documents.retractions import is_retracted
from variorum.reconcile.documents.voices import Voice, own_voice

# Words shorter than four letters are mostly initials and acronyms of bodies that every text names.
_CAPITAL = re.compile(r"\b[A-Z]\w{3,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentFacts:
    """Who published a document and when; `credits` are the agencies it names as its own sources.

    `published` is an ISO day or None; `earliest` and `latest` bound it. `retracted` says that the
    publisher took the text back. `names` are the words with a capital of its text, each once, as numbers:
    of whom and what it tells.
    """

    id: str
    outlet: str | None = None
    published: str | None = None
    earliest: str | None = None
    latest: str | None = None
    credits: tuple[str, ...] = ()
    retracted: bool = False
    voice: Voice | None = None
    names: tuple[int, ...] = ()


def document_facts(document: Document, sources: SourceBook | None = None) -> DocumentFacts:
    """The facts of one document."""
    when = document.published
    return DocumentFacts(
        id=document.id,
        outlet=document.outlet,
        published=when.day,
        earliest=when.earliest,
        latest=when.latest,
        credits=document.credits,
        retracted=is_retracted(document),
        voice=own_voice(document.outlet, document.credits, sources) if sources else None,
        names=_names(document.text),
    )


def _names(text: str) -> tuple[int, ...]:
    return tuple(sorted({word_number(fold_word(name)) for name in set(_CAPITAL.findall(text))}))


@lru_cache(maxsize=1 << 17)
def word_number(word: str) -> int:
    """63 bits that stand for a word."""
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big") >> 1


def copy_roots(copies: Iterable[Copy]) -> Mapping[str, str]:
    """The document each copy leads back to; a document that is no copy is not in it.

    A ring of copies, which only a broken input can hold, ends at its smallest id.
    """
    above = {copy.document_id: copy.copy_of for copy in copies}
    roots: dict[str, str] = {}
    for document_id in above:
        seen = {document_id}
        root = document_id
        while (parent := above.get(root)) is not None:
            if parent in seen:
                root = min(seen)
                break
            seen.add(parent)
            root = parent
        if root != document_id:
            roots[document_id] = root
    return roots
