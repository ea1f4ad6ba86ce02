"""Certainty: what the words around a trigger make of it, from asserted to no claim at all."""

from __future__ import annotations

from variorum.extract.frames import Frame
from variorum.extract.tree import Tree
from variorum.lexicon.cues import Cues
from variorum.model.claims import Modality

_CLAUSE = frozenset({"xcomp", "ccomp", "pcomp", "advcl", "conj", "acl", "prep", "dobj", "pobj", "relcl"})
_BEGINNING = frozenset(["begin", "start", "continue", "manage", "succeed", "keep", "go", "resume", "proceed", "help", "happen"])
_PLAN_NOUNS = frozenset(["plan", "decision", "order", "intention", "preparation", "readiness", "pledge", "vow", "promise"])
_VOID_NOUNS = frozenset(
    ["attempt", "effort", "bid", "aim", "goal", "hope", "fear", "possibility", "risk", "threat", "prospect", "chance", "call", "demand", "need", "desire", "right", "ability", "request", "appeal", "pretext", "anniversary", "warning", "opportunity", "capacity", "wish", "refusal"]
)
_VOID_PREPOSITIONS = frozenset(
    {"for", "to", "without", "instead", "against", "from", "before", "toward", "towards", "than"}
)
_CLAIM_NOUNS = frozenset({"accusation", "allegation", "claim", "charge", "rumour", "rumor", "suggestion"})
_LETTING = frozenset({"allow", "enable", "let", "permit", "help", "lead"})
_VOID_ADJECTIVES = frozenset(
    {"wary", "afraid", "capable", "likely", "unlikely", "fearful", "worried", "concerned", "responsible"}
)
_DOUBT_ADVERBS = frozenset({"likely", "probably", "possibly", "perhaps", "potentially", "maybe"})


class CertaintyReader:
    """Reads modality off the verbs, adverbs and markers above and below a trigger."""

    def __init__(self, cues: Cues) -> None:
        self._cues = cues

    def read(self, tree: Tree, frame: Frame) -> Modality | None:
        """The modality of a frame's claim; None where the words report no event at all."""
        if frame.trigger.modality:
            verdict = self._verb(tree, frame.index)
            return None if verdict in (None, "denied") else "threatened"
        if frame.trigger.pos == "noun":
            return self._noun(tree, frame)
        return self._verb(tree, frame.index)

    def _noun(self, tree: Tree, frame: Frame) -> Modality | None:
        governor = self._clause_verb(tree, frame.index)
        if any(
            tree.tokens[k].text.casefold() in ("no", "possible", "potential", "planned", "alleged", "future")
            for k in tree.children(frame.index)
        ):
            words = {tree.tokens[k].text.casefold() for k in tree.children(frame.index)}
            if "no" in words:
                return "denied"
            if "planned" in words:
                return "planned"
            return "reported" if "alleged" in words else None
        for up in tree.ancestors(frame.index):
            token = tree.tokens[up]
            if token.pos in ("VERB", "AUX"):
                break
            if token.lemma in _VOID_NOUNS or token.lemma in _VOID_ADJECTIVES or token.lemma == "than":
                return None
        if governor is None:
            return "asserted"
        lemma = tree.tokens[governor].lemma
        is_object = tree.tokens[tree.first_conjunct(frame.index)].dep in ("dobj", "nsubjpass", "pobj")
        if self._tells_of_deed(tree, frame.index, governor):
            return self._verb(tree, governor)
        if is_object and lemma in self._cues.negating_verbs:
            return None
        if (
            is_object
            and tree.is_passive(governor)
            and lemma in self._cues.hedged_passives
            and not tree.children(governor, "agent")
        ):
            return "reported"
        if is_object and lemma in ("plan", "prepare", "announce", "order", "propose", "expect"):
            inner = self._verb(tree, governor)
            if inner == "asserted" and lemma != "announce" and frame.trigger.event_type != "agree":
                return "planned"
            return inner
        if is_object and lemma in self._cues.wanting | {"fear", "face", "oppose", "discuss", "ban", "need"}:
            return None
        return self._verb(tree, governor)

    @staticmethod
    def _tells_of_deed(tree: Tree, noun: int, governor: int) -> bool:
        """ "helped by air raids": what stands in a by-phrase is what acted."""
        above = tree.tokens[noun].head
        return tree.tokens[above].dep == "agent" and tree.tokens[above].head == governor

    @staticmethod
    def _clause_verb(tree: Tree, index: int) -> int | None:
        for up in tree.ancestors(index):
            if tree.tokens[up].pos in ("VERB", "AUX"):
                return up
        return None

    def _verb(self, tree: Tree, verb: int) -> Modality | None:
        verdict: Modality = "asserted"
        index = verb
        for _ in range(12):
            step = self._local(tree, index, first=index == verb)
            if step is None:
                return None
            verdict = _stronger(verdict, step)
            token = tree.tokens[index]
            if token.head == index or token.dep not in _CLAUSE | {"auxpass"}:
                break
            link = self._link(tree, index)
            if link is None:
                return None
            verdict = _stronger(verdict, link)
            if token.dep in ("advcl", "relcl", "acl") and not self._infinitive(tree, index):
                break
            index = token.head
            if tree.tokens[index].pos not in ("VERB", "AUX", "ADJ", "ADP", "NOUN", "SCONJ"):
                break
        return verdict

    def _local(self, tree: Tree, index: int, *, first: bool) -> Modality | None:
        """What a verb's own auxiliaries, adverbs and negations say."""
        token = tree.tokens[index]
        if token.pos not in ("VERB", "AUX", "ADJ"):
            return "asserted"
        aux = {tree.tokens[k].text.casefold() for k in tree.children(index, "aux", "auxpass")}
        adverbs = {tree.tokens[k].text.casefold() for k in tree.children(index, "advmod", "neg")}
        negated = (
            bool(tree.children(index, "neg"))
            or bool(adverbs & self._cues.negations)
            or self._negated_subject(tree, index)
        )
        future = bool(aux & self._cues.future_modals)
        if aux & self._cues.norm_modals or aux & self._cues.forecast_modals:
            return None
        if "would" in aux or future:
            if adverbs & _DOUBT_ADVERBS:
                return None
            if negated:
                return "denied"
            return "conditional" if self._has_condition(tree, index) else "planned"
        if negated:
            saying = token.lemma in self._cues.saying() and not first
            return "asserted" if saying else "denied"
        if "could" in aux:
            return None
        if adverbs & self._cues.hedges:
            return "reported"
        return "asserted"

    def _negated_subject(self, tree: Tree, index: int) -> bool:
        for subject in tree.children(index, "nsubj", "nsubjpass"):
            words = [
                tree.tokens[k].text.casefold()
                for k in tree.children(subject, "det", "neg", "preconj", "nummod", "advmod")
            ]
            below = [tree.tokens[k].text.casefold() for k in tree.below(subject)[:4]]
            if "than" in below:
                continue
            if below[:2] == ["not", "one"] or below[:2] == ["not", "a"]:
                return True
            if (
                "no" in words
                or "neither" in words
                or tree.tokens[subject].text.casefold() in ("none", "nobody", "neither")
            ):
                return True
        return False

    @staticmethod
    def _has_condition(tree: Tree, index: int) -> bool:
        """ "If the talks fail, our planes will bomb": the condition hangs on the verb."""
        return any(
            tree.tokens[m].text.casefold() in ("if", "unless")
            for k in tree.children(index, "advcl")
            for m in tree.children(k, "mark")
        )

    def _infinitive(self, tree: Tree, index: int) -> bool:
        return any(tree.tokens[k].text.casefold() == "to" for k in tree.children(index, "aux"))

    def _link(self, tree: Tree, index: int) -> Modality | None:
        """What the verb or noun above makes of the clause below it."""
        token = tree.tokens[index]
        head = tree.tokens[token.head]
        to = self._infinitive(tree, index)
        markers = {tree.tokens[k].text.casefold() for k in tree.children(index, "mark", "prep")}
        if token.dep == "advcl" and ("if" in markers or "unless" in markers):
            return None
        if token.dep == "advcl" and to:
            return None
        if token.dep in ("acl", "relcl") and to and head.pos in ("NOUN", "PROPN"):
            return "planned" if head.lemma in _PLAN_NOUNS else None
        if token.dep == "acl" and head.lemma in _VOID_NOUNS:
            return None
        if token.dep in ("acl", "ccomp", "relcl") and head.lemma in _CLAIM_NOUNS:
            above = tree.tokens[head.head].lemma
            return "denied" if above in ("deny", "reject", "dismiss", "refute", "dispute") else "reported"
        if token.dep == "ccomp" and self._asks(tree, index):
            return None
        if token.dep == "pcomp" and head.text.casefold() in _VOID_PREPOSITIONS:
            return None
        if token.dep in ("xcomp", "ccomp"):
            return self._complement(tree, token.head, to)
        return "asserted"

    @staticmethod
    def _asks(tree: Tree, index: int) -> bool:
        """ "nobody knows who holds the town": an embedded question reports nothing."""
        opener = {
            tree.tokens[k].text.casefold()
            for k in tree.children(index, "nsubj", "nsubjpass", "advmod", "mark")
        }
        return bool(opener & {"who", "whether", "what", "when", "where", "why", "if"})

    def _complement(self, tree: Tree, above: int, to: bool) -> Modality | None:
        cues = self._cues
        lemma = tree.tokens[above].lemma
        passive = tree.is_passive(above)
        if tree.tokens[above].pos == "ADJ" and to:
            return "planned" if lemma in ("ready", "set", "due", "poised", "prepared") else None
        if to and lemma in _LETTING:
            return None
        if lemma in cues.appear or (passive and to and lemma in cues.hedged_passives):
            return "reported"
        if lemma in ("deny", "dispute", "refute") or (lemma in ("reject", "dismiss") and not to):
            return "denied"
        if to and (lemma == "be" or (lemma == "go" and tree.tokens[above].tag == "VBG")):
            return "planned"
        if to and lemma in _BEGINNING:
            return "asserted"
        if lemma in ("threaten", "warn"):
            return None
        if to and lemma in cues.negating_verbs:
            return "denied"
        if (
            to
            and (lemma in cues.planning or lemma in ("want", "set", "ready", "move"))
            and lemma not in ("want", "seek")
        ):
            return "planned"
        if to and lemma in cues.wanting:
            return None
        if lemma in ("hope", "fear", "wonder", "ask", "want", "urge", "demand", "wish") and not passive:
            return None
        if lemma in cues.hedged or (passive and lemma in cues.hedged_passives):
            return "reported"
        return "asserted"


_RANK: dict[str, int] = {
    "asserted": 0,
    "reported": 1,
    "planned": 2,
    "threatened": 3,
    "conditional": 4,
    "denied": 5,
}


def _stronger(one: Modality, other: Modality) -> Modality:
    return one if _RANK[one] >= _RANK[other] else other
