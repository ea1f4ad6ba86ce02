"""All that a text attributes, as words: whom, by which cue, what."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from variorum.extract.attribution import TextCitations
from variorum.extract.cited import Cited
from variorum.extract.cited_words import cited_words
from variorum.extract.kinds import Kinds
from variorum.extract.tree import Tree
from variorum.lexicon.lexicon import Lexicon
from variorum.model.attributions import CitedWords
from variorum.model.readings import Quotation, Reading


def read_attributions(lexicon: Lexicon, reading: Reading) -> tuple[CitedWords, ...]:
    """The attributions of a reading in order of its sentences; one that was not parsed gives none.

    What is quoted is content with its marks, over as many sentences as it runs; what is attributed
    inside a quotation is part of it and not listed.
    """
    grammar = lexicon.words.grammar
    sentences = [Kinds(lexicon, Tree(s, grammar)) for s in reading.sentences if s.tokens]
    text = TextCitations(sentences, reading.quotations)
    spoken = [quotation for quotation, _ in text.quoted]
    made = [
        cited_words(kinds, cited)
        for kinds, here in zip(sentences, text.cited, strict=True)
        for cited in here
        if not _is_inside(kinds, cited, spoken)
    ]
    quoted = [
        CitedWords(
            speakers=(),
            cue=(),
            content=((quotation.start - 1, quotation.end + 1),),
            voiced=True,
            hedged=cited.hedged,
        )
        for quotation, cited in text.quoted
    ]
    return (*made, *quoted)


def _is_inside(kinds: Kinds, cited: Cited, spoken: Sequence[Quotation]) -> bool:
    """Whether a citation stands within one of the quotations, which are in order."""
    if cited.cue < 0:
        return False
    start = kinds.tree.tokens[cited.cue].start
    index = bisect_right(spoken, start, key=lambda q: q.start) - 1
    return index >= 0 and start < spoken[index].end
