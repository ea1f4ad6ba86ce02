"""Attribution: who is cited for a claim, by which cue, and how far their words run on."""

from __future__ import annotations

from dataclasses import dataclass

from variorum.extract.kinds import Kinds
from variorum.extract.slots import preposition, subjects, surface_subjects
from variorum.extract.tree import Tree
from variorum.model.claims import Attribution, Mention
from variorum.model.readings import Quotation, Sentence

_PRONOUNS = frozenset({"it", "he", "she", "they", "who", "which", "him", "her", "them", "whom"})
_RUN_ON = frozenset({"furthermore", "additionally", "moreover", "also", "besides", "further"})
_PER_VERBS = frozenset({"quote", "cite"})
_HEDGING_NOUNS = frozenset(
    {"report", "rumour", "rumor", "source", "account", "word", "footage", "information", "speculation"}
)
_SAYING_NOUNS = frozenset(
    {
        "statement",
        "message",
        "report",
        "communique",
        "tweet",
        "post",
        "release",
        "briefing",
        "interview",
        "video",
    }
)


@dataclass(frozen=True, slots=True)
class Cited:
    """Speakers found over a stretch of tokens of one sentence, and whether the cue hedges."""

    scope: frozenset[int]
    attributions: tuple[Attribution, ...]
    hedged: bool
    cue: int = -1


class AttributionReader:
    """Finds who speaks in each sentence of one document; remembers the last speaker."""

    def __init__(self, kinds: Kinds, quotations: tuple[Quotation, ...]) -> None:
        self._kinds = kinds
        self._cues = kinds.lexicon.cues
        self._saying = self._cues.saying()
        self._quotations = quotations
        self._last: Cited | None = None
        self._last_sentence: Sentence | None = None

    def read(self, tree: Tree) -> list[Cited]:
        """The citations of a sentence, widest scope first; carries over from the one before."""
        found = self._verbs(tree) + self._according(tree)
        if not found:
            carried = self._carried(tree)
            found = [carried] if carried else []
        if found:
            self._last = found[0]
            self._last_sentence = tree.sentence
        return found

    def _verbs(self, tree: Tree) -> list[Cited]:
        found = []
        for index, token in enumerate(tree.tokens):
            if token.pos not in ("VERB", "AUX") or token.lemma not in self._saying:
                continue
            cited = self._verb(tree, index) or self._trailing(tree, index)
            if cited is not None:
                found.append(cited)
        return found

    def _verb(self, tree: Tree, verb: int) -> Cited | None:
        content = self._content(tree, verb)
        if not content:
            return None
        lemma = tree.tokens[verb].lemma
        hedged = lemma in self._cues.hedged
        if tree.is_passive(verb):
            speakers = subjects(tree, verb)
            if not speakers:
                return None
        else:
            speakers = surface_subjects(tree, verb)
        made = [a for s in speakers if (a := self._attribution(tree, s, tree.tokens[verb].text))]
        if not made:
            return None
        quoted = self._quoted_through(tree, verb)
        return Cited(content, tuple(made + quoted), hedged or not all(a.named for a in made), verb)

    def _trailing(self, tree: Tree, verb: int) -> Cited | None:
        """"..., the governor wrote on Sunday": a closing clause that the parser hung on a noun."""
        if tree.children(verb, "nsubj", "nsubjpass", "ccomp", "dobj") or verb < 3:
            return None
        head = verb - 1
        if tree.tokens[head].pos not in ("NOUN", "PROPN", "PRON"):
            return None
        first, _ = tree.noun_phrase(head)
        if first < 2 or tree.tokens[first - 1].text != ",":
            return None
        made = self._attribution(tree, head, tree.tokens[verb].text)
        if made is None or not self._kinds.of(tree, head) & {"party", "source", "person", "unknown-name"}:
            return None
        hedged = tree.tokens[verb].lemma in self._cues.hedged or not made.named
        return Cited(frozenset(range(first - 1)), (made,), hedged, verb)

    def _content(self, tree: Tree, verb: int) -> frozenset[int]:
        """Tokens of what is said: clausal complements, or the clause a trailing "X said" follows."""
        scope: set[int] = set()
        for kid in tree.children(verb, "ccomp", "xcomp", "dobj", "parataxis", "prep", "advcl"):
            token = tree.tokens[kid]
            if token.dep in ("ccomp", "parataxis") or (
                token.dep == "xcomp" and tree.tokens[verb].lemma not in ("hear", "see", "show")
            ) or token.dep == "dobj" or (token.dep == "prep" and tree.tokens[verb].lemma in (
                "accuse",
                "blame",
                "speak",
                "tell",
                "warn",
            )):
                scope |= set(tree.below(kid))
        token = tree.tokens[verb]
        if not scope and token.dep in ("parataxis", "ccomp", "advcl", "dep", "conj") and token.head != verb:
            inner = set(tree.below(verb))
            if tree.tokens[token.head].pos in ("VERB", "AUX", "NOUN"):
                scope = set(tree.below(token.head)) - inner
        if (
            not scope
            and token.dep == "ROOT"
            and any(
                q.start < token.start <= q.end + 3 or abs(q.end - token.start) < 80
                for q in self._quotations
                if q.end > tree.sentence.start and q.start < tree.sentence.end
            )
        ):
            scope = set(range(len(tree))) - {verb}
        # Clauses joined to the content with the verb's own subject are not said but done.
        return frozenset(scope - {verb})

    def _according(self, tree: Tree) -> list[Cited]:
        found = []
        for index, token in enumerate(tree.tokens):
            word = token.text.casefold()
            heads: list[int] = []
            if word == "according":
                heads = preposition(tree, index, "to")
                if not heads and index + 1 < len(tree):
                    heads = preposition(tree, index + 1, "to") or [
                        c for p in tree.children(index + 1, "pobj") for c in tree.conjuncts(p)
                    ]
            elif word == "per" and token.dep == "prep":
                heads = [c for p in tree.children(index, "pobj") for c in tree.conjuncts(p)]
            if not heads:
                continue
            made = [a for h in heads if (a := self._attribution(tree, h, "according to"))]
            if made:
                scope = frozenset(range(len(tree)))
                found.append(Cited(scope, tuple(made), not all(a.named for a in made), index))
        return found

    def _attribution(self, tree: Tree, head: int, cue: str) -> Attribution | None:
        token = tree.tokens[head]
        word = token.text.casefold()
        if word in _PRONOUNS or word == "statement":
            return self._again(cue)
        if token.lemma in _SAYING_NOUNS:
            owner = tree.children(head, "poss") or [
                p
                for k in tree.children(head, "prep")
                if tree.tokens[k].text.casefold() in ("of", "by", "from")
                for p in tree.children(k, "pobj")
            ]
            if owner and self._kinds.of(tree, owner[0]) & {
                "party",
                "source",
                "unknown-name",
                "person",
                "pronoun",
            }:
                return self._attribution(tree, owner[0], cue)
        kinds = self._kinds.of(tree, head)
        if (
            token.pos == "NUM"
            or (kinds & {"violence", "equipment", "structure"}
            and not kinds & {"party", "source"})
        ):
            return None
        return Attribution(speaker=self._speaker(tree, head), cue=cue, named=self._is_named(tree, head))

    def _again(self, cue: str) -> Attribution | None:
        """ "it said": the speaker named before."""
        if self._last is None or not self._last.attributions:
            return None
        previous = self._last.attributions[0]
        return Attribution(speaker=previous.speaker, cue=cue, named=previous.named)

    def _is_named(self, tree: Tree, head: int) -> bool:
        lemma = tree.tokens[head].lemma
        if lemma not in self._cues.unnamed and lemma not in _HEDGING_NOUNS:
            return True
        names = [n for n in tree.sentence.names if n.kind in ("source", "actor", "country", "demonym")]
        low, high = tree.noun_phrase(head)
        inside = any(tree.tokens[low].start <= n.start <= tree.tokens[high].end for n in names)
        modified = bool(tree.children(head, "amod", "compound"))
        return inside or (lemma == "source" and modified and tree.tokens[head].tag == "NN")

    def _speaker(self, tree: Tree, head: int) -> Mention:
        first, last = tree.noun_phrase(head)
        start, end = tree.phrase_text(first, last)
        for name in self._kinds.names_at(tree, head):
            start, end = min(start, name.start), max(end, name.end)
        return Mention(
            text=tree.text(start, end),
            start=start,
            end=end,
            head=tree.tokens[head].lemma,
            refers_to=self._apposed(tree, head),
        )

    def _apposed(self, tree: Tree, head: int) -> Mention | None:
        """ "Rami X, director of the Y": whom the speaker speaks for."""
        for kid in [*tree.children(head, "appos"), *tree.children(head, "compound", "nmod")]:
            span = tree.below(kid)
            start, end = tree.tokens[span[0]].start, tree.tokens[span[-1]].end
            if tree.tokens[kid].dep != "appos" and not any(
                n.start >= start and n.end <= end for n in tree.sentence.names
            ):
                continue
            return Mention(text=tree.text(start, end), start=start, end=end, head=tree.tokens[kid].lemma)
        return None

    def _quoted_through(self, tree: Tree, verb: int) -> list[Attribution]:
        """ "..., citing a military source": the chain goes one speaker further in."""
        found = []
        for kid in tree.children(verb, "advcl", "prep", "acl"):
            if tree.tokens[kid].lemma in _PER_VERBS:
                for head in tree.children(kid, "dobj"):
                    made = self._attribution(tree, head, tree.tokens[kid].text)
                    if made is not None:
                        found.append(made)
        return found

    def _carried(self, tree: Tree) -> Cited | None:
        """The words of the speaker before run on in a quotation or after "furthermore"."""
        if self._last is None or self._last_sentence is None:
            return None
        sentence = tree.sentence
        if sentence.index - self._last_sentence.index > 1:
            return None
        first = sentence.text.lstrip("\"'“‘ ").split(" ", 1)[0].strip(",").casefold()
        quoted = any(q.start <= sentence.start + 1 and q.end >= sentence.end - 3 for q in self._quotations)
        run_on = first in _RUN_ON and sentence.paragraph == self._last_sentence.paragraph
        if not (quoted or run_on):
            return None
        return Cited(frozenset(range(len(tree))), self._last.attributions, self._last.hedged)
