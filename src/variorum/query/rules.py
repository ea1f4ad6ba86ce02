"""The codebook's side of an explanation: the rule behind a claim, the meaning of its type."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from variorum.lexicon.codebook import Codebook, load_codebook
from variorum.lexicon.pack_codebook import CODEBOOK_FILES, codebook_over
from variorum.lexicon.packs import Pack, bundled_packs, load_pack
from variorum.lexicon.records import Trigger
from variorum.query.records import Meaning, Rule

# The fields of a trigger that limit it, with how a sentence on them begins.
_DEMANDS = (
    ("subject", "the subject is one of these kinds of thing"),
    ("not_subject", "the subject is none of these"),
    ("object", "the object is one of these kinds of thing"),
    ("subject_nouns", "the subject is one of these words"),
    ("object_nouns", "the object is one of these words"),
    ("not_objects", "the object is none of these words"),
    ("preps", "one of these follows"),
    ("not_preps", "none of these follows"),
    ("mods", "one of these stands before the noun"),
    ("comps", "one of these stands below it"),
    ("not_comps", "none of these stands below it"),
)
_FLAGS = {
    "passive": "only in the passive",
    "harm": "only with a count of people killed or hurt, or with the people",
    "needs-figure": "only with a figure",
    "needs-light": "only with a verb such as launch or carry out",
    "predicate": "the noun is said of the subject",
    "future": "only of what will be",
    "intransitive": "only without an object",
    "alone": "also where no party and no place is named",
}


Codebooks = tuple[Codebook, ...]
"""Where a code or a rule is looked up, in order; the first that has it answers."""


@cache
def codebooks(packs: tuple[Pack, ...] = ()) -> Codebooks:
    """The shipped codebook, those of `packs`, and those of the packs that come with the program.

    A record names the packs it was read with and does not say where they are; a bundled one need not be
    named again.
    """
    shipped = load_codebook()
    bundled = (
        load_pack(folder)
        for folder in bundled_packs()
        if any((folder / name).is_file() for name in CODEBOOK_FILES)
    )
    brought = (pack.codebook for pack in (*packs, *bundled) if not pack.codebook.is_empty)
    return (shipped, *(codebook_over(book, shipped) for book in brought))


def meaning_of_type(code: str, books: Codebooks) -> Meaning:
    """An event type with its meaning; the meaning is empty for a code that none of `books` has."""
    found = (book.types[code].meaning for book in books if code in book.types)
    return Meaning(code=code, meaning=next(found, ""))


def rule_of(made_by: str, books: Codebooks) -> Rule:
    """The entry of `books` that `made_by`, as "extract-1/take-place", names."""
    _, _, name = made_by.partition("/")
    named = ([trigger for trigger in book.triggers if trigger.name == name] for book in books)
    triggers = next(filter(None, named), None)
    if not triggers:
        return Rule(made_by=made_by, name=name)
    words = [f"{word} ({trigger.pos})" for trigger in triggers for word in _words(trigger)]
    frame = dict.fromkeys(line for trigger in triggers for line in _frame(trigger))
    return Rule(made_by=made_by, name=name, words=tuple(words), frame=tuple(frame))


def _words(trigger: Trigger) -> Iterable[str]:
    yield from (word.replace("+", " ") for word in trigger.words)
    yield from (" ".join(compound) for compound in trigger.compounds)


def _frame(trigger: Trigger) -> Iterable[str]:
    for name, said in _DEMANDS:
        wanted: tuple[str, ...] = getattr(trigger, name)
        if wanted:
            yield f"{said}: {', '.join(word.replace('/', ' ') for word in wanted)}"
    if trigger.needs:
        ways = (f"{slot.replace('/', ' ')} ({', '.join(wanted)})" for slot, wanted in trigger.needs)
        yield f"one of these leads to such a thing: {'; '.join(ways)}"
    yield from (_FLAGS.get(flag, flag) for flag in sorted(trigger.flags))
    for role, slots in trigger.roles:
        yield f"the {role} is taken from: {', '.join(slot.replace('/', ' ') for slot in slots)}"
    if trigger.modality:
        yield f"always {trigger.modality}"
