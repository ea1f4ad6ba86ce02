"""Words without which a trigger's frame cannot stand, told before any grammar is looked at."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set

from variorum.lexicon.records import Trigger

Demands = tuple[frozenset[str], ...]
"""Of each set one word at least has to be in the sentence, as a lemma or as printed."""

# Steps of a path that are a place in the grammar, and no word (see `variorum.extract.slots.follow`).
_PLACES = frozenset({"subject", "object", "mod", "poss", "comp", "attr", "dative", "giver", "owned", "light"})


def demands_of(trigger: Trigger) -> Demands:
    """The words that a trigger demands; it may demand more that only grammar can tell."""
    sets: list[Iterable[str]] = [trigger.comps, _first_words(trigger.preps), _longest_words(trigger.preps)]
    if not any(_may_be_empty(names) for _, names in trigger.needs):
        sets.append(_longest_words(slot for slot, _ in trigger.needs))
    if trigger.pos == "verb":
        particles = [word.partition("+")[2] for word in trigger.words]
        sets += [trigger.object_nouns, trigger.subject_nouns, particles if all(particles) else ()]
    if trigger.pos == "noun":
        sets += [trigger.mods, () if trigger.words else (modifier for modifier, _ in trigger.compounds)]
    return tuple(found for found in map(frozenset, sets) if found)


def are_met(demands: Demands, words: Set[str]) -> bool:
    """Whether a sentence of these lemmas and printed words may hold the frame."""
    return not any(map(words.isdisjoint, demands))


def _may_be_empty(classes: Sequence[str]) -> bool:
    return not classes or any(name.endswith("?") for name in classes)


def _longest_words(paths: Iterable[str]) -> list[str]:
    """The word of each path that is the longest, and so the rarest; none where a path has no word."""
    steps = ([step for step in path.split("/") if step not in _PLACES] for path in paths)
    longest = [max(words, key=len, default="") for words in steps]
    return longest if all(longest) else []


def _first_words(paths: Iterable[str]) -> list[str]:
    """The first word of each path; none at all where a path has no word."""
    firsts = [next((step for step in path.split("/") if step not in _PLACES), "") for path in paths]
    return firsts if all(firsts) else []
