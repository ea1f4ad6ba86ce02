"""Reading an article: sentences, and syntax only for those in which a claim can be."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from variorum.lexicon.fold import same_length
from variorum.lexicon.lexicon import Lexicon
from variorum.model.documents import Document, Role
from variorum.model.readings import Quotation, Reading, Sentence, Token
from variorum.parse.names import NameSpotter
from variorum.parse.quantities import quantities
from variorum.parse.segment import paragraphs, sentences
from variorum.parse.syntax import parse_sentences
from variorum.parse.times import times

_WORD = re.compile(r"[A-Za-z]+(?:[-'][A-Za-z]+)*")
_QUOTED = re.compile(r'"([^"\n]{1,1200})"')
# Documents whose sentences are parsed together; bounds memory whatever the corpus' size.
_WINDOW = 32


class Reader:
    """Turns documents into readings; holds the lexicon and the forms that open the gate."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._names = NameSpotter(lexicon)
        self._gate = lexicon.codebook.forms() | lexicon.cues.forms()

    def read(self, document: Document) -> Reading:
        """The reading of one document."""
        return next(self.read_all([document]))

    def read_all(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """The readings of many documents, in order, a window of them at a time."""
        stream = iter(documents)
        while window := list(islice(stream, _WINDOW)):
            yield from self._window(window)

    def _window(self, documents: list[Document]) -> Iterator[Reading]:
        outlines = [self._outline(document) for document in documents]
        plain = [same_length(document.text) for document in documents]
        wanted = [
            (text[s.start : s.end], s.start)
            for text, outline in zip(plain, outlines, strict=True)
            for s in outline
            if self._may_claim(s)
        ]
        parsed = parse_sentences(wanted)
        for document, text, outline in zip(documents, plain, outlines, strict=True):
            made = tuple(self._sentence(s, text, next(parsed)) if self._may_claim(s) else s for s in outline)
            yield Reading(
                document_id=document.id,
                sentences=made,
                quotations=tuple(Quotation(start=m.start(1), end=m.end(1)) for m in _QUOTED.finditer(text)),
            )

    def _may_claim(self, sentence: Sentence) -> bool:
        for match in _WORD.finditer(sentence.text.casefold()):
            word = match.group()
            if word in self._gate or ("-" in word and any(p in self._gate for p in word.split("-"))):
                return True
        return False

    def _outline(self, document: Document) -> list[Sentence]:
        """Sentences without syntax; a document in another language has none."""
        if document.language not in (None, "en"):
            return []
        text = same_length(document.text)
        outline: list[Sentence] = []
        for number, (start, end) in enumerate(paragraphs(text)):
            role = _role(document, start)
            for first, last in sentences(text, start, end):
                outline.append(
                    Sentence(
                        index=len(outline),
                        paragraph=number,
                        start=first,
                        end=last,
                        text=document.text[first:last],
                        role=role,
                    )
                )
        return outline

    def _sentence(self, outline: Sentence, text: str, tokens: tuple[Token, ...]) -> Sentence:
        plain = text[outline.start : outline.end]
        when = times(plain, outline.start)
        return Sentence(
            index=outline.index,
            paragraph=outline.paragraph,
            start=outline.start,
            end=outline.end,
            text=outline.text,
            role=outline.role,
            tokens=tokens,
            times=when,
            quantities=tuple(
                q
                for q in quantities(plain, outline.start)
                if not any(t.start < q.end and q.start < t.end for t in when)
            ),
            names=self._names.spot(tokens),
        )


def _role(document: Document, start: int) -> Role:
    for section in document.sections:
        if section.start <= start < section.end:
            return section.role
    return "body"
