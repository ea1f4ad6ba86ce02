"""Attribution: who is cited for a claim, by which cue, and how far their words run on."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from variorum.extract.citations import SentenceCitations
from variorum.extract.cited import Cited
from variorum.extract.kinds import Kinds
from variorum.extract.quoting import QuoteReader
from variorum.extract.referents import is_plural
from variorum.extract.said_content import MARKS
from variorum.extract.speaker_mentions import SpeakerReader, body_told, outlet_told, person_told
from variorum.lexicon.words_of_telling import SayingWords
from variorum.model.claims import Attribution
from variorum.model.readings import Quotation, Sentence


class TextCitations:
    """Who speaks in each sentence of one article.

    `cited` are the citations of each of `sentences`, the widest first; `quoted` the quotations that
    are somebody's, with the citation that says whose.
    """

    def __init__(self, sentences: Sequence[Kinds], quotations: tuple[Quotation, ...]) -> None:
        reader = _RunningReader(sentences[0].lexicon.words.saying, quotations) if sentences else None
        self.cited: list[list[Cited]] = [reader.read(kinds) for kinds in sentences] if reader else []
        self.quoted = QuoteReader(sentences, self.cited, quotations).spread()
        self.cited = [_in_order(cited) for cited in _carried(sentences, self.cited)]


def _in_order(cited: list[Cited]) -> list[Cited]:
    """Citations of one sentence, the widest first, as it takes in the others."""
    return sorted(cited, key=lambda c: -len(c.scope))


def _carried(sentences: Sequence[Kinds], cited: list[list[Cited]]) -> list[list[Cited]]:
    """The citations with those of speakers before whose words run on ("furthermore")."""
    last: Cited | None = None
    spoken: Sentence | None = None
    made = []
    for kinds, found in zip(sentences, cited, strict=True):
        voiced = [c for c in found if c.voiced and c.attributions]
        carried: list[Cited] = []
        if not voiced and last is not None and spoken is not None and _runs_on(kinds, spoken):
            carried = voiced = [Cited(frozenset(range(len(kinds.tree))), last.attributions, last.hedged)]
        if voiced:
            last, spoken = voiced[0], kinds.tree.sentence
        made.append([*found, *carried])
    return made


def _runs_on(kinds: Kinds, spoken: Sentence) -> bool:
    """Whether a sentence goes on with the words of the one before, of the same paragraph."""
    tree, words = kinds.tree, kinds.lexicon.words.saying
    sentence = tree.sentence
    if sentence.index - spoken.index > 1 or sentence.paragraph != spoken.paragraph:
        return False
    first = sentence.text.lstrip("\"'“‘ ").split(" ", 1)[0].strip(",").casefold()
    if first in words.run_on:
        return True
    root = next((k for k, token in enumerate(tree.tokens) if token.dep == "ROOT"), None)
    return root is not None and any(tree.word(k) in words.going_on for k in tree.children(root, "advmod"))


class _RunningReader:
    """Finds the citations of sentences one after the other; remembers the last speaker."""

    def __init__(self, words: SayingWords, quotations: tuple[Quotation, ...]) -> None:
        self._verbs = words.citing_verbs()
        self._quotations = quotations
        self._before: Attribution | None = None
        # The person and the state told of since anybody last spoke.
        self._person: Attribution | None = None
        self._body: Attribution | None = None

    def read(self, kinds: Kinds) -> list[Cited]:
        """The citations of the next sentence in the order of the text."""
        before = self._before
        speakers = SpeakerReader(kinds, before, self._person, self._body)
        around = self._around(kinds.tree.sentence)
        found = SentenceCitations(kinds, speakers, around, self._verbs).find()
        voiced = [c for c in found if c.voiced and c.attributions]
        if voiced:
            self._heard(voiced)
        else:
            self._person = person_told(kinds) or self._person
            self._body = body_told(kinds) or self._body
            self._before = outlet_told(kinds) or before
        return found

    def _heard(self, voiced: list[Cited]) -> None:
        """Somebody spoke: whom the pronouns of the next sentence go back to."""
        before = self._before
        if not all(is_plural(a.speaker) for c in voiced for a in c.attributions):
            self._person = None
        elif before is not None and not is_plural(before.speaker):
            # "Officials said" does not make officials of the "he" that follows.
            self._person = self._person or before
        self._body = None
        # "It" goes back to whoever the sentence rests on, not to whom he quotes.
        self._before = max(voiced, key=lambda c: len(c.scope)).attributions[0]

    def _around(self, sentence: Sentence) -> tuple[Quotation, ...]:
        """The quotations that touch a sentence or its edges."""
        first = bisect_left(self._quotations, sentence.start - MARKS, key=lambda q: q.end)
        last = bisect_right(self._quotations, sentence.end + MARKS, key=lambda q: q.start)
        return self._quotations[first:last]
