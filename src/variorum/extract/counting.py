"""Figures: what a quantity counts and which claim it belongs to."""

from __future__ import annotations

import re

from variorum.extract.frames import Frame
from variorum.extract.kinds import Kinds
from variorum.extract.tree import Tree
from variorum.model.claims import Figure, FigureKind, FigureScope
from variorum.model.readings import Quantity

_KILL = frozenset(
    {
        "kill",
        "die",
        "perish",
        "slay",
        "claim",
        "massacre",
        "execute",
        "shoot",
        "behead",
        "dead",
        "death",
        "fatality",
        "martyr",
    }
)
_HURT = frozenset({"injure", "wound", "hurt", "maim", "injury"})
_UNITS: dict[str, FigureKind] = {"km2": "area_km2", "km": "distance_km", "ha": "other", "money": "other"}
_MISSING = frozenset({"missing", "unaccounted"})
_VEHICLES = frozenset(
    {"vehicle", "truck", "car", "bus", "tanker", "lorry", "pickup", "humvee", "carrier", "apc"}
)
_STRIKES = frozenset({"strike", "airstrike", "raid", "sortie", "air-strike"})
_TARGETS = frozenset({"target", "position", "site", "objective"})
_PARTITIVE = frozenset({"of"})
_SKIP_NOUNS = frozenset(
    {
        "hour",
        "day",
        "week",
        "month",
        "year",
        "minute",
        "time",
        "century",
        "am",
        "pm",
        "percent",
        "p.m.",
        "a.m.",
        "age",
        "anniversary",
        "kilometre-an-hour",
        "front",
        "side",
        "occasion",
        "decade",
        "second",
        "round-trip",
        "degree",
        "point",
        "part",
        "country",
        "nation",
        "reason",
        "thing",
        "way",
        "leader",
        "sector",
        "province",
        "highway",
        "region",
        "stage",
        "phase",
    }
)
_COUNTED_SINGLY: dict[str, tuple[FigureKind, frozenset[str]]] = {
    "deploy": ("posts", frozenset({"post"})),
    "withdraw": ("posts", frozenset({"post"})),
    "shootdown": ("other", frozenset({"aircraft", "missile"})),
    "detain": ("captured_people", frozenset({"people", "military-people"})),
}
_FORCES = frozenset({"deploy", "offensive", "advance", "withdraw"})


class Counter:
    """Reads the quantities of one sentence."""

    def __init__(self, tree: Tree, kinds: Kinds) -> None:
        self._tree = tree
        self._kinds = kinds
        self._placed = [
            (q, at) for q in self._said_once(tree.sentence.quantities) if (at := self._token(q)) is not None
        ]

    def _said_once(self, found: tuple[Quantity, ...]) -> list[Quantity]:
        """ "30 kilometres (20 miles)" is one measure: the conversion in brackets is left out."""
        kept: list[Quantity] = []
        for quantity in found:
            base = self._tree.sentence.start
            opener = self._tree.sentence.text[: quantity.start - base].rstrip()[-1:]
            if (
                opener == "("
                and quantity.unit
                and kept
                and kept[-1].unit == quantity.unit
                and quantity.start - kept[-1].end < 20
            ):
                continue
            if quantity.unit != "percent":
                kept.append(quantity)
        return kept

    def _token(self, quantity: Quantity) -> int | None:
        """The last token of the quantity that is a number or a measure."""
        covered = [
            i for i, t in enumerate(self._tree.tokens) if t.start >= quantity.start and t.end <= quantity.end
        ]
        return covered[-1] if covered else None

    def counted(self, token: int) -> int:
        """The noun that a number counts; the number itself when it stands alone."""
        tree = self._tree
        index = token
        for _ in range(6):
            here = tree.tokens[index]
            if (
                here.dep
                in ("nummod", "quantmod", "compound", "amod", "advmod", "npadvmod", "nmod", "det", "predet")
                and here.head != index
            ):
                index = here.head
                if tree.tokens[index].pos in ("NOUN", "PROPN") and tree.tokens[index].dep not in (
                    "compound",
                    "nmod",
                    "npadvmod",
                    "quantmod",
                ):
                    break
                continue
            break
        if tree.tokens[index].pos not in ("NOUN", "PROPN") or tree.tokens[index].lemma in (
            "dozen",
            "hundred",
            "thousand",
            "million",
            "score",
            "couple",
            "group",
            "number",
            "tens",
            "ten",
        ):
            for kid in tree.children(index, "prep"):
                if tree.tokens[kid].text.casefold() in _PARTITIVE:
                    for inner in tree.children(kid, "pobj"):
                        return inner
        return index

    def for_frame(self, frame: Frame, heads: set[int]) -> list[Figure]:
        """The figures whose noun is an argument of the frame or stands in its own clause."""
        made = self._single(frame, heads)
        for quantity, token in self._placed:
            noun = self.counted(token)
            if self._tree.tokens[noun].lemma in _SKIP_NOUNS:
                continue
            if noun in heads or token in heads or self._governed(frame, token, noun):
                kind = self._kind(frame, quantity, noun)
                if kind is not None:
                    made.append(self._figure(quantity, noun, kind, frame))
        return made

    def _single(self, frame: Frame, heads: set[int]) -> list[Figure]:
        """ "a new post", "its pilot" taken, "a warplane" downed: one, where such things are counted."""
        kind = _COUNTED_SINGLY.get(frame.trigger.event_type)
        made: list[Figure] = []
        for head in sorted(heads) if kind else []:
            token = self._tree.tokens[head]
            classes = self._kinds.of(self._tree, head)
            article = {self._tree.tokens[k].text.casefold() for k in self._tree.children(head, "det")}
            if token.tag != "NN" or not article & {"a", "an", "another"} or not classes & kind[1]:
                continue
            first, last = self._tree.noun_phrase(head)
            start, end = self._tree.tokens[first].start, self._tree.tokens[last].end
            text = self._tree.text(start, end)
            made.append(Figure(kind=kind[0], low=1.0, high=1.0, of=text, text=text, start=start, end=end))
        return made

    def _governed(self, frame: Frame, token: int, noun: int) -> bool:
        """Whether the nearest verb or event noun above the number is the frame's own."""
        anchors = {frame.index} | ({frame.light} if frame.light is not None else set())
        for up in self._tree.ancestors(token):
            if up in anchors:
                return True
            if self._tree.tokens[up].pos in ("VERB", "AUX"):
                return False
        return noun in anchors

    def _kind(self, frame: Frame, quantity: Quantity, noun: int) -> FigureKind | None:
        if quantity.unit:
            return _UNITS.get(quantity.unit)
        lemma = self._tree.tokens[noun].lemma
        classes = self._kinds.of(self._tree, noun)
        people = (
            bool(classes & {"people", "military-people", "armed"}) or self._tree.tokens[noun].pos == "NUM"
        )
        if people:
            return self._people(frame, noun)
        if lemma in _VEHICLES:
            return "vehicles"
        if not classes and (harmed := self._harm_verb(noun)):
            return harmed
        if "settlement-count" in classes:
            return (
                "settlements"
                if frame.trigger.event_type in ("capture", "control", "withdraw", "advance")
                else "other"
            )
        if frame.trigger.event_type in (
            "deploy",
            "withdraw",
            "encircle",
            "capture",
            "control",
        ) and classes & {"post"}:
            return "posts"
        if lemma in _TARGETS:
            return "targets"
        if lemma in _STRIKES or classes & {
            "munition",
            "equipment",
            "aircraft",
            "bomb",
            "bomber",
            "violence",
            "structure",
            "missile",
        }:
            return "other"
        if lemma in ("life", "death", "fatality", "casualty", "dead"):
            return "killed" if lemma != "casualty" else "other"
        return None

    def _people(self, frame: Frame, noun: int) -> FigureKind | None:
        kind = frame.trigger.event_type
        if kind == "displace":
            return "displaced"
        if kind == "detain":
            return "captured_people"
        verb = self._harm_verb(noun)
        if verb:
            return verb
        if kind in _FORCES:
            return "troops"
        return "other" if kind in ("bombing", "aid", "attack", "clash") else None

    def _harm_verb(self, noun: int) -> FigureKind | None:
        """killed, injured or, where one count carries both, other."""
        tree = self._tree
        verbs: set[int] = set()
        index = tree.first_conjunct(noun)
        for up in [*tree.ancestors(index)][:4]:
            if tree.tokens[up].pos in ("VERB", "AUX", "ADJ", "NOUN"):
                verbs.add(up)
                if tree.tokens[up].pos == "VERB":
                    break
        verbs |= set(tree.children(noun, "acl", "relcl", "amod"))
        lemmas = {tree.tokens[v].lemma for v in verbs} | {
            tree.tokens[c].lemma
            for v in verbs
            if not tree.children(v, "dobj") or len(tree.conjuncts(v)) == 1
            for c in tree.conjuncts(v)
            if not (tree.children(c, "dobj", "nsubj", "nsubjpass") and c != v)
        }
        lemmas |= {
            tree.tokens[k].lemma for v in verbs for k in tree.children(v, "acomp", "attr", "oprd", "xcomp")
        }
        if any(tree.tokens[v].dep == "conj" and not tree.children(v, "nsubj", "nsubjpass") for v in verbs):
            lemmas |= {
                tree.tokens[tree.tokens[v].head].lemma
                for v in verbs
                if tree.tokens[v].dep == "conj" and not self._own_count(tree.tokens[v].head)
            }
        killed, hurt = bool(lemmas & _KILL), bool(lemmas & _HURT)
        if killed and hurt:
            return "other"
        if lemmas & _MISSING:
            return "missing"
        return "killed" if killed else "injured" if hurt else None

    def _own_count(self, verb: int) -> bool:
        """Whether a verb has a number of its own among its arguments."""
        below = set(self._tree.children(verb, "dobj", "nsubjpass"))
        return any(self.counted(token) in below for _, token in self._placed)

    def _figure(self, quantity: Quantity, noun: int, kind: FigureKind, frame: Frame) -> Figure:
        low, high = quantity.low, quantity.high
        tail = self._tree.text(quantity.end, min(quantity.end + 40, self._tree.sentence.end))
        if re.match(r"\s+\w+(?:\s+\w+)?\s+or\s+more\b", tail):
            high = None
        first, last = self._tree.noun_phrase(noun)
        start, end = self._tree.phrase_text(first, last)
        return Figure(
            kind=kind,
            low=low,
            high=high,
            of=self._tree.text(start, end),
            text=self._tree.text(quantity.start, quantity.end),
            start=quantity.start,
            end=quantity.end,
            scope=self._scope(frame),
        )

    def _scope(self, frame: Frame) -> FigureScope:
        """ "since", "so far" and "the war has killed" sum up; "hosts" and "remain" count what stands."""
        text = self._tree.sentence.text.casefold()
        if re.search(r"\bsince\b|\bso far\b|\bto date\b|\btotal\b|\boverall\b", text):
            return "cumulative"
        if frame.trigger.event_type == "displace" and re.search(
            r"\bhost|\bremain|\bliving\b|\bshelter", text
        ):
            return "stock"
        return "event"
