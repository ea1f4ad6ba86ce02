"""Citations by phrases: "according to X", "by X's account", "X's claim that", "reports that"."""

from __future__ import annotations

from dataclasses import replace

from variorum.extract.cited import Cited, spoken
from variorum.extract.kinds import Kinds
from variorum.extract.said_content import opens_with_that
from variorum.extract.slots import preposition, surface_subjects
from variorum.extract.speaker_mentions import SpeakerReader

# Whom a headline may name before a colon or after its last mark.
_LABELS = ("source", "person", "government", "armed", "people")
_LABEL_MARKS = (":", "-", "–", "—")
# Most words of a label, fewest of what it labels.
_LONGEST_LABEL = 5
_FEWEST_TOLD = 3
SPEAKERS = ("party", "source", "person", "unknown-name")


class PhraseCitations:
    """The citations of one sentence that no verb of saying makes."""

    def __init__(self, kinds: Kinds, speakers: SpeakerReader) -> None:
        self._kinds = kinds
        self._tree = kinds.tree
        self._words = kinds.lexicon.words.saying
        self._speakers = speakers

    def find(self) -> list[Cited]:
        """Nouns of saying in order of the text, then "according to" and what stands for it."""
        tree, words = self._tree, self._words
        found: list[Cited | None] = []
        for index in range(len(tree)):
            lemma = tree.lemma(index)
            if lemma in words.unnamed:
                found.append(self._by_report(index))
            elif lemma in words.said_nouns or lemma in words.hedged_nouns:
                found.append(self._by_noun(index))
            if lemma in words.words_of:
                found.append(self._in_words_of(index))
        found += [self._by_label()]
        cues = words.according | words.per
        found += [self._according(index) for index in range(len(tree)) if tree.word(index) in cues]
        return [cited for cited in found if cited is not None]

    def _by_label(self) -> Cited | None:
        """ "Governor: rebels hold the bridge", "Twelve dead in raid: police" and "... - monitor": a
        speaker before or after a mark, as headlines have it. A place before a colon only says where.
        """
        tree = self._tree
        marks = [k for k in range(1, len(tree) - 1) if tree.word(k) in _LABEL_MARKS]
        for mark in (marks[0], marks[-1]) if marks else ():
            before, after = range(mark), range(mark + 1, len(tree))
            if tree.word(mark) == ":" and len(before) <= _LONGEST_LABEL and self._is_told(after):
                label, told = before, after
            elif len(after) <= _LONGEST_LABEL and self._is_told(before) and tree.word(len(tree) - 1) != ".":
                label, told = after, before
            else:
                continue
            head = self._label_head(label)
            made = self._speakers.one(head, tree.word(mark)) if head is not None else None
            if made is not None and head is not None:
                start, end = tree.phrase_text(label[0], label[-1])
                if made.speaker.start < start <= made.speaker.end:
                    # "Goma - monitor": the parser makes one name of both.
                    speaker = replace(made.speaker, text=tree.text(start, end), start=start, end=end)
                    made = replace(made, speaker=speaker)
                return spoken(told, [made], mark, [head])
        return None

    def _is_told(self, part: range) -> bool:
        return len(part) >= _FEWEST_TOLD and any(self._tree.is_verb(k) for k in part)

    def _label_head(self, label: range) -> int | None:
        """The head of a label that names a speaker and nothing else."""
        tree, kinds = self._tree, self._kinds
        if any(tree.is_verb(k) or tree.tokens[k].pos in ("PUNCT", "ADP", "NUM") for k in label):
            return None
        head = label[-1]
        words = self._words
        if tree.lemma(head) in words.unnamed | words.outlets.keys() | words.bodies.keys():
            return head
        return head if kinds.is_of(head, *_LABELS) and not kinds.is_of(head, "place", "country") else None

    def _by_noun(self, noun: int) -> Cited | None:
        """ "X's claim that ...", "an announcement by X that ...": the clause is what X says."""
        tree, words = self._tree, self._words
        if tree.is_verb(noun):
            return None
        clauses = [k for k in tree.children(noun, "acl", "ccomp") if opens_with_that(tree, k)]
        makers = [
            p
            for k in tree.children(noun, "prep")
            if tree.word(k) in words.makers
            for p in tree.complements(k)
        ]
        heads = [
            h for h in tree.children(noun, "poss") or makers if self._kinds.is_of(h, *SPEAKERS, "pronoun")
        ]
        made = self._speakers.all(heads, tree.word(noun)) if clauses else []
        scope = (k for kid in clauses for k in tree.below(kid))
        return spoken(scope, made, noun, heads, hedged=tree.lemma(noun) in words.hedged_nouns)

    def _in_words_of(self, noun: int) -> Cited | None:
        """ "By the army's account", "in the words of X": what X says is the whole sentence."""
        tree = self._tree
        token = tree.tokens[noun]
        link = token.head
        if token.dep != "pobj" or tree.word(link) not in self._words.words_links:
            return None
        if not tree.is_verb(tree.head(link)) and tree.head(link) != link:
            return None
        heads = [
            h for h in tree.children(noun, "poss") or tree.of_what(noun) if self._kinds.is_of(h, *SPEAKERS)
        ]
        scope = frozenset(range(len(tree))) - set(tree.below(link))
        return spoken(scope, self._speakers.all(heads, tree.word(noun)), noun, heads)

    def _by_report(self, noun: int) -> Cited | None:
        """ "Reports emerged that ...", "reports that ...": nobody in particular says what follows."""
        tree = self._tree
        scope = {
            k for kid in tree.children(noun, "acl") if opens_with_that(tree, kid) for k in tree.below(kid)
        }
        above = tree.head(noun)
        if tree.tokens[noun].dep == "nsubj" and tree.lemma(above) not in self._words.verbs():
            # "Word began to come out that ...": the clause hangs on the inner verb.
            verbs = [above, *tree.children(above, "xcomp")]
            told = (kid for v in verbs for kid in tree.children(v, "ccomp") if opens_with_that(tree, kid))
            scope |= {k for kid in told for k in tree.below(kid)}
        if tree.tokens[noun].dep == "dobj" and tree.lemma(above) in self._words.holding:
            scope |= {k for kid in tree.children(noun, "relcl") for k in tree.below(kid)}
            held = surface_subjects(tree, above)
            owned = spoken(scope, self._speakers.all(held, tree.word(noun)), noun, held) if scope else None
            if owned is not None:
                return owned
        return spoken(scope, self._speakers.all([noun], tree.word(noun)), noun, [noun]) if scope else None

    def _according(self, index: int) -> Cited | None:
        """ "according to X" and "per X" cite for the whole sentence."""
        tree, heads = self._tree, []
        if tree.word(index) in self._words.according:
            heads = preposition(tree, index, "to")
            if not heads and index + 1 < len(tree):
                heads = preposition(tree, index + 1, "to") or tree.complements(index + 1)
        elif tree.tokens[index].dep == "prep":
            heads = tree.complements(index)
        return spoken(range(len(tree)), self._speakers.all(heads, "according to"), index, heads)
