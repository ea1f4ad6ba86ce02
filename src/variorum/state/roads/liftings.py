"""What a claim tells of a ring or a road: that it is closed, that it is open again, or that it is lifted."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from variorum.lexicon.inflection import inflect
from variorum.lexicon.yaml_files import load_yaml
from variorum.model.claims import Claim

_WORD = re.compile(r"[^\W_](?:[\w’'-]*[^\W_])?")
# The verb stands this near its noun: "broke the three-year siege", "siege of the town was finally lifted".
_BEFORE, _AFTER = 5, 9
_GUARD = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class RoadVerbs:
    """Forms of the words of `words.yaml`."""

    road: frozenset[str]
    reopening: frozenset[str]
    ring: frozenset[str]
    lifting: frozenset[str]
    not_done: frozenset[str]
    other_sense: frozenset[str]


@cache
def road_verbs() -> RoadVerbs:
    """The words of `words.yaml` with all their forms. Raises LexiconError where the file is malformed."""
    raw = load_yaml(files("variorum.state.roads") / "words.yaml")
    forms = {name: frozenset(f for word in raw[name] for f in inflect(word)) for name in raw}
    return RoadVerbs(
        road=forms["road"],
        reopening=forms["reopening"],
        ring=forms["ring"],
        lifting=forms["lifting"],
        not_done=frozenset(raw["not_done"]),
        other_sense=frozenset(raw["other_sense"]),
    )


def reopens(claim: Claim) -> bool:
    """Whether a claim that names a road tells that it can be used again."""
    verbs = road_verbs()
    words = {word.casefold() for word in _WORD.findall(claim.evidence.quote)}
    return not words.isdisjoint(verbs.reopening) or lifts(claim)


def names_road(claim: Claim) -> bool:
    """Whether the words of a claim are about a road or a supply line."""
    words = {word.casefold() for word in _WORD.findall(claim.evidence.quote)}
    return not words.isdisjoint(road_verbs().road)


def lifts(claim: Claim) -> bool:
    """Whether a claim that is told by a noun for a ring ("siege") tells that the ring was broken or lifted.

    The verb stands a few words before the noun or after it in the same sentence, and nothing right before the
    verb says that it is only wished for, planned or has failed.
    """
    verbs = road_verbs()
    if claim.trigger.text.casefold() not in verbs.ring:
        return False
    sentence = claim.evidence.sentence
    at = claim.trigger.start - claim.evidence.sentence_start
    words = [(m.start(), m.group().casefold()) for m in _WORD.finditer(sentence)]
    noun = next((n for n, (start, _) in enumerate(words) if start >= at), None)
    if noun is None:
        return False
    near = range(max(0, noun - _BEFORE), min(len(words), noun + _AFTER + 1))
    return any(_done(sentence, words, n, n < noun, verbs) for n in near if words[n][1] in verbs.lifting)


def _done(sentence: str, words: list[tuple[int, str]], number: int, before: bool, verbs: RoadVerbs) -> bool:
    start, word = words[number]
    if number + 1 < len(words) and words[number + 1][1] in verbs.other_sense:
        return False
    if word.endswith("ing"):
        # "Troops entered the town, breaking the siege" tells a deed; "aimed at breaking it" does not.
        return before and sentence[:start].rstrip().endswith((",", "\u2014", "\u2013"))
    guards = {one for _, one in words[max(0, number - _GUARD) : number]}
    undone = not guards.isdisjoint(verbs.not_done) or any(one.endswith(("n't", "n’t")) for one in guards)
    # After its noun the verb is in the past: "the siege ended", "the siege was lifted".
    return not undone and (before or word.endswith(("ed", "en")))
