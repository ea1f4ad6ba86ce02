"""All that a text attributes, as words: the speaker's whole phrase, the cue, all that is said."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from variorum.extract.cited import Cited
from variorum.extract.kinds import Kinds
from variorum.extract.text_citations import TextCitations
from variorum.extract.tree import NOUNS, Tree
from variorum.lexicon.lexicon import Lexicon
from variorum.model.attributions import CitedWords, Span
from variorum.model.readings import Quotation, Reading

# What stands with a verb that cites, before it and after it.
_BEFORE_CUE = frozenset({"aux", "auxpass", "neg", "advmod"})
_AFTER_CUE = frozenset({"prt", "neg"})
# What of a phrase belongs to the clause around it and not to whom it names.
_NOT_OF_PHRASE = frozenset({"punct", "cc", "conj", "parataxis", "advcl", "ccomp"})
_QUOTES = frozenset("\"“”„«»'‘’")


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
        _cited_words(kinds, cited)
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


def _cited_words(kinds: Kinds, cited: Cited) -> CitedWords:
    """The words of a citation of one sentence."""
    tree = kinds.tree
    cue = _cue(kinds, cited) if cited.cue >= 0 else []
    speakers = [_phrase(kinds, head, cited) for head in cited.heads]
    taken = {*cue, *(k for phrase in speakers for k in phrase)}
    content = sorted(cited.scope - taken)
    return CitedWords(
        speakers=tuple(_span(tree, phrase) for phrase in speakers if phrase),
        cue=tuple(_spans(tree, cue)),
        content=tuple(_spans(tree, content)),
        voiced=cited.voiced,
        hedged=cited.hedged,
    )


def _cue(kinds: Kinds, cited: Cited) -> list[int]:
    """A verb with its auxiliaries, "not" and adverbs next to it; "according to", "called for"."""
    tree, cue = kinds.tree, cited.cue
    first, last = cue, cue
    while first > 0 and tree.tokens[first - 1].dep in _BEFORE_CUE and tree.head(first - 1) in (cue, first):
        first -= 1
    while last + 1 < len(tree) and tree.tokens[last + 1].dep in _AFTER_CUE and tree.head(last + 1) == cue:
        last += 1
    links: tuple[str, ...] = ("to",) if tree.word(cue) == "according" else ()
    if not cited.voiced:
        links = kinds.lexicon.words.saying.stance_links.get(tree.lemma(cue), ())
    if last + 1 < len(tree) and tree.word(last + 1) in links:
        last += 1
    return list(range(first, last + 1))


def _phrase(kinds: Kinds, head: int, cited: Cited) -> list[int]:
    """The noun phrase at a head with all that describes it, up to the cue and to what is said."""
    tree = kinds.tree
    words = kinds.lexicon.words.saying
    if tree.lemma(head) in words.messages:
        owners = tree.children(head, "poss") or [
            p
            for k in tree.children(head, "prep")
            if tree.word(k) in words.makers
            for p in tree.children(k, "pobj")
        ]
        head = owners[0] if owners else head
    if tree.tokens[head].pos not in (*NOUNS, "NUM", "ADJ"):
        return [head]
    inside = {head}
    for kid in tree.children(head):
        if tree.tokens[kid].dep not in _NOT_OF_PHRASE and cited.cue not in (below := tree.below(kid)):
            inside.update(below)
    first = last = head
    while first - 1 in inside or (
        first > 1 and tree.tokens[first - 1].dep == "punct" and first - 2 in inside
    ):
        first -= 1
    while last + 1 in inside or (_is_mark(tree, last + 1) and last + 2 in inside):
        last += 1
    return list(range(first, last + 1))


def _is_mark(tree: Tree, index: int) -> bool:
    return index < len(tree) and tree.tokens[index].dep == "punct"


def _spans(tree: Tree, indices: Iterable[int]) -> Iterable[Span]:
    """Unbroken stretches of tokens; marks in between break none, at their ends they fall off."""
    run: list[int] = []
    for index in indices:
        gap = range(run[-1] + 1, index) if run else ()
        if run and not all(tree.tokens[k].pos == "PUNCT" for k in gap):
            yield from _trimmed(tree, run)
            run = []
        run.append(index)
    yield from _trimmed(tree, run)


def _trimmed(tree: Tree, run: list[int]) -> Iterable[Span]:
    while run and tree.tokens[run[0]].pos == "PUNCT" and tree.tokens[run[0]].text not in _QUOTES:
        run = run[1:]
    while run and tree.tokens[run[-1]].pos == "PUNCT" and tree.tokens[run[-1]].text not in _QUOTES:
        run = run[:-1]
    if run and not all(tree.tokens[k].pos == "PUNCT" for k in run):
        yield _span(tree, run)


def _span(tree: Tree, run: list[int]) -> Span:
    return tree.tokens[run[0]].start, tree.tokens[run[-1]].end
