"""Direct speech: whose words each quotation is, over all the sentences that it runs through."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from variorum.extract.cited import Cited
from variorum.extract.kinds import Kinds
from variorum.model.readings import Quotation

# A verb of saying may stand this far from the quotation it belongs to, in characters.
_REACH = 90
# A quotation may begin this many characters into its sentence, after marks.
_MARKS = 3
# Fewer words are a phrase taken from somebody's words, which only syntax can tell whose.
_FEWEST_WORDS = 3


@dataclass(frozen=True, slots=True)
class Owner:
    """A citation by the sentence it stands in and its number there."""

    sentence: int
    number: int


class QuoteReader:
    """Gives the quotations of one article to their speakers.

    `sentences` are those that were parsed, in order; `cited` the citations of each, which `spread`
    widens and adds to.
    """

    def __init__(
        self, sentences: Sequence[Kinds], cited: list[list[Cited]], quotations: Sequence[Quotation]
    ) -> None:
        self._sentences = sentences
        self._cited = cited
        self._quotations = quotations
        self._starts = [kinds.tree.sentence.start for kinds in sentences]
        self._ends = [kinds.tree.sentence.end for kinds in sentences]

    def spread(self) -> list[tuple[Quotation, Cited]]:
        """Widens the citations over the quotations that are theirs; returns these with whose they are."""
        owners: list[tuple[Quotation, Owner]] = []
        last: tuple[Quotation, Owner] | None = None
        for quotation in self._quotations:
            first = bisect_right(self._ends, quotation.start)
            end = bisect_left(self._starts, quotation.end)
            if first >= end:
                continue
            owner = self._by_cue(quotation, first, end) or self._gone_on(quotation, first, end, last)
            if owner is not None:
                last = quotation, owner
                owners.append(last)
        for quotation, owner in owners:
            self._widen(quotation, owner)
        return [(q, self._cited[o.sentence][o.number]) for q, o in owners]

    def _by_cue(self, quotation: Quotation, first: int, end: int) -> Owner | None:
        """The citation whose verb stands next to a quotation or above what is in it: the closest.

        Of several as close the one whose words the syntax already takes in.
        """
        found = []
        before = first - 1 if first and self._leads_in(first - 1, quotation) else first
        for index in range(before, end):
            tokens = self._sentences[index].tree.tokens
            for number, cited in enumerate(self._cited[index]):
                cue = tokens[cited.cue]
                if not cited.voiced or cited.cue < 0 or quotation.start <= cue.start < quotation.end:
                    continue
                gap = quotation.start - cue.end if cue.end <= quotation.start else cue.start - quotation.end
                taken = any(
                    quotation.start <= tokens[k].start and tokens[k].end <= quotation.end for k in cited.scope
                )
                if taken or (gap <= _REACH and self._is_speech(quotation, index)):
                    found.append((not taken, gap, index, number))
        return Owner(*min(found)[2:]) if found else None

    def _leads_in(self, index: int, quotation: Quotation) -> bool:
        """ "The statement said:" before a quotation that opens a sentence or a paragraph."""
        sentence = self._sentences[index].tree.sentence
        return sentence.text.rstrip().endswith(":") and quotation.start - sentence.end <= _MARKS + 2

    def _is_speech(self, quotation: Quotation, index: int) -> bool:
        """Whether a quotation is long enough to be speech beside a cue that does not govern it."""
        sentence = self._sentences[index].tree.sentence
        end = min(quotation.end, sentence.end)
        start = max(quotation.start, sentence.start)
        words = sentence.text[start - sentence.start : end - sentence.start].split()
        return len(words) >= _FEWEST_WORDS or start >= end

    def _gone_on(
        self, quotation: Quotation, first: int, end: int, last: tuple[Quotation, Owner] | None
    ) -> Owner | None:
        """Whose words go on: over a paragraph left open, or in a sentence that is all quotation."""
        if last is None:
            return None
        before, owner = last
        if quotation.continues:
            return owner
        sentence, here = self._sentences[first].tree.sentence, range(first, end)
        opens = quotation.start - sentence.start <= _MARKS
        own = any(c.voiced and not self._is_inside(quotation, i, c) for i in here for c in self._cited[i])
        if not opens or own:
            return None
        held = bisect_right(self._ends, before.end)
        near = sentence.index - self._sentences[min(held, first)].tree.sentence.index
        return owner if near <= 1 else None

    def _is_inside(self, quotation: Quotation, index: int, cited: Cited) -> bool:
        tokens = self._sentences[index].tree.tokens
        return cited.cue >= 0 and quotation.start <= tokens[cited.cue].start < quotation.end

    def _widen(self, quotation: Quotation, owner: Owner) -> None:
        """Everything between the marks is in the speaker's words, "we think" in them the speaker's too."""
        speaking = self._cited[owner.sentence][owner.number]
        first = bisect_right(self._ends, quotation.start)
        for index in range(first, bisect_left(self._starts, quotation.end)):
            tokens = self._sentences[index].tree.tokens
            inside = frozenset(
                k for k, t in enumerate(tokens) if quotation.start <= t.start and t.end <= quotation.end
            )
            cited = self._cited[index]
            for number, other in enumerate(cited):
                if other.cue in inside and self._is_first_person(index, other):
                    cited[number] = replace(other, attributions=speaking.attributions)
            if index == owner.sentence:
                cited[owner.number] = replace(
                    cited[owner.number], scope=cited[owner.number].scope | inside - {speaking.cue}
                )
            elif inside:
                cited.append(Cited(inside, speaking.attributions, speaking.hedged))

    def _is_first_person(self, index: int, cited: Cited) -> bool:
        tree, words = self._sentences[index].tree, self._sentences[index].lexicon.words.saying
        return bool(cited.heads) and all(tree.word(head) in words.own for head in cited.heads)
