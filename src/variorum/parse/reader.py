"""Reading an article: sentences, and syntax only for those in which a claim can be."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from variorum.lexicon.fold import same_length
from variorum.lexicon.foreign import is_foreign
from variorum.lexicon.lexicon import Lexicon
from variorum.model.documents import Document, Role
from variorum.model.readings import Quotation, Reading, Sentence, Token
from variorum.parse.letter_case import LetterCase, names_marked
from variorum.parse.names import NameSpotter
from variorum.parse.quantities import QuantityGrammar
from variorum.parse.quotations import quotations
from variorum.parse.segment import Segmenter, datelines, paragraphs
from variorum.parse.syntax import parse_sentences
from variorum.parse.times import TimeGrammar

_WORD = re.compile(r"[A-Za-z]+(?:[-'][A-Za-z]+)*")
# Documents whose sentences are parsed together; bounds memory whatever the corpus' size.
_WINDOW = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class _Outline:
    """A document before syntax: its text made plain, its sentences, and which of them to parse."""

    document_id: str
    text: str
    sentences: tuple[Sentence, ...]
    wanted: frozenset[int]
    datelines: tuple[Sentence, ...] = ()
    quotations: tuple[Quotation, ...] = ()


class Reader:
    """Turns documents into readings; holds the lexicon and the forms that open the gate."""

    def __init__(self, lexicon: Lexicon, *, every_sentence: bool = False) -> None:
        """With `every_sentence`, also sentences in which no claim can be are parsed."""
        words = lexicon.words
        self._every_sentence = every_sentence
        self._sentence_words = words.sentences
        self._case = LetterCase(lexicon)
        self._segmenter = Segmenter(words.sentences)
        self._names = NameSpotter(lexicon)
        self._times = TimeGrammar(words.time)
        self._quantities = QuantityGrammar(words.quantities)
        self._gate = lexicon.codebook.forms() | words.saying.forms()

    def read(self, document: Document) -> Reading:
        """The reading of one document."""
        return next(self.read_all([document]))

    def read_all(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """The readings of many documents, in order, a window of them at a time."""
        stream = iter(documents)
        while window := list(islice(stream, _WINDOW)):
            yield from self._window([self._outline(document) for document in window])

    def _window(self, outlines: list[_Outline]) -> Iterator[Reading]:
        parsed = parse_sentences(
            (self._case.opened(outline.text[s.start : s.end]), s.start)
            for outline in outlines
            for s in outline.sentences
            if s.index in outline.wanted
        )
        for outline in outlines:
            yield Reading(
                document_id=outline.document_id,
                sentences=self._names.settled(
                    [
                        self._sentence(s, outline.text, next(parsed)) if s.index in outline.wanted else s
                        for s in outline.sentences
                    ]
                ),
                datelines=outline.datelines,
                quotations=outline.quotations,
            )

    def _may_claim(self, sentence: Sentence) -> bool:
        for match in _WORD.finditer(sentence.text.casefold()):
            word = match.group()
            if word in self._gate or ("-" in word and any(p in self._gate for p in word.split("-"))):
                return not is_foreign(sentence.text, self._sentence_words)
        return False

    def _outline(self, document: Document) -> _Outline:
        """A document in another language has no sentences."""
        text = self._case.restored(same_length(document.text))
        sentences = tuple(self._sentences(document, text)) if document.language in (None, "en") else ()
        return _Outline(
            document_id=document.id,
            text=text,
            sentences=sentences,
            datelines=tuple(self._datelines(document, text)) if sentences else (),
            quotations=tuple(quotations(document.text, paragraphs(text))) if sentences else (),
            wanted=frozenset(s.index for s in sentences if self._every_sentence or self._may_claim(s)),
        )

    def _datelines(self, document: Document, text: str) -> Iterator[Sentence]:
        for index, (start, end) in enumerate(datelines(text)):
            names = self._names.spot_printed(text[start:end], start)
            words = document.text[start:end]
            yield Sentence(
                index=index, paragraph=-1, start=start, end=end, text=words, role="stamp", names=names
            )

    def _sentences(self, document: Document, text: str) -> Iterator[Sentence]:
        index = 0
        for number, (start, end) in enumerate(paragraphs(text)):
            role = _role(document, start)
            for first, last in self._segmenter.sentences(text, start, end):
                yield Sentence(
                    index=index,
                    paragraph=number,
                    start=first,
                    end=last,
                    text=document.text[first:last],
                    role=role,
                )
                index += 1

    def _sentence(self, outline: Sentence, text: str, tokens: tuple[Token, ...]) -> Sentence:
        tokens = names_marked(tokens)
        plain = text[outline.start : outline.end]
        times = self._times.find(plain, outline.start)
        quantities = tuple(
            q
            for q in self._quantities.find(plain, outline.start)
            if not any(t.start < q.end and q.start < t.end for t in times)
        )
        # "May" in a date is no town.
        names = tuple(
            n
            for n in self._names.spot(tokens)
            if not any(t.start <= n.start and n.end <= t.end for t in times)
        )
        return replace(outline, tokens=tokens, times=times, quantities=quantities, names=names)


def _role(document: Document, start: int) -> Role:
    for section in document.sections:
        if section.start <= start < section.end:
            return section.role
    return "body"
