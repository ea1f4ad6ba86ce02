"""Make docs/reference/codebook.md, the event types with the words that name them.

    python tools/make_codebook_page.py

The page is made from src/variorum/lexicon/data/codebook and classes.yaml; a test holds it against them.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from variorum.lexicon.classes import load_classes
from variorum.lexicon.codebook import Codebook, load_codebook
from variorum.lexicon.records import EventType, Trigger

TARGET = Path(__file__).parents[1] / "docs/reference/codebook.md"

HEADER = """\
# Codebook

<!-- Made by tools/make_codebook_page.py from the files of the codebook. Do not edit by hand. -->

Every claim has one of these event types. The types, the words that name them and the frames those
words come in are data: YAML files in `src/variorum/lexicon/data/codebook`. How to add to them is told
in [Extend the codebook and the lexicon](../how-to/extend-the-codebook.md).

The codes of other schemes are the nearest ones, for finding one's way. They are no conversion: a type
here can be wider or narrower than its neighbour there, and "none" says that no code comes near.

## How to read an entry

An entry of the codebook names trigger words and asks for a frame around them. A sentence gives a claim
of the type when one of the words stands in it and the frame fits. Who acted, and with what, may then
sharpen the type: an attack by aircraft is an airstrike, one by artillery is shelling, and people killed
by a named party were attacked.

- **verbs, nouns, adjectives**: the words, as lemmas; any inflected form counts.
- **pairs**: a noun with the word before it, such as "air strike".
- **subject, object**: the kinds of thing that must stand there (see [noun classes](#noun-classes)); a class
  with a question mark may also be absent. **subject is not**: kinds of thing that must not.
- **subject noun, object noun**: the words the subject or object must be, such as "control" in "take control
  of". **object is not**: words it must not be. What follows the preposition of a verb ("ask for") is
  its object.
- **followed by**: prepositions of which one must follow; "in hand" stands for "in the hands".
  **not followed by**: prepositions or adverbs of which none may follow.
- **modified by, not modified by**: words before the noun of which one must, or none may, stand there.
- **leads to**: slots, one of which must lead to a noun of one of these kinds.
- **with**: words of which one must stand below the trigger in the sentence. **without**: words of which
  none may.
- **only**: `passive`, only in the passive; `active`, never in it; `harm`, only with people killed or
  hurt; `needs-figure`, only with a number; `needs-light`, only with a verb such as "launch" or "carry
  out"; `predicate`, said of the subject with "be" or "remain"; `future`, of what will be;
  `intransitive`, without an object; `alone`, also where no party and no place is named.
- **always**: the modality that the entry gives every claim.
- **agent, patient, place**: where the arguments are taken from, best first.

A slot is the subject, the object, a preposition ("from" is what follows it), `poss` and `mod` (what
stands before a noun, with and without "'s"), `attr` (what "be" says of its subject), `light` (the doer of
"launch an attack"), `dative`, or a path of these: "object of" is what follows "of" after the object.

"""

CLASSES_HEADER = """\
## Noun classes

The kinds of thing that frames ask for, and the head nouns that stand for them. A known name counts by
what it names. `place` is any settlement, area, facility or route; `party` is anything armed, a
government or people.

| class | nouns |
|---|---|
"""

_LISTS = (
    ("subject", "subject"),
    ("not_subject", "subject is not"),
    ("object", "object"),
    ("subject_nouns", "subject noun"),
    ("object_nouns", "object noun"),
    ("not_objects", "object is not"),
    ("preps", "followed by"),
    ("not_preps", "not followed by"),
    ("mods", "modified by"),
    ("not_mods", "not modified by"),
    ("comps", "with"),
    ("not_comps", "without"),
)
_SCHEMES = (("acled", "ACLED"), ("plover", "PLOVER"), ("ucdp", "UCDP"), ("cameo", "CAMEO"))
_POS = {"verb": "verbs", "noun": "nouns", "adjective": "adjectives"}


def page(codebook: Codebook, classes: Mapping[str, frozenset[str]]) -> str:
    """The whole page."""
    parts = [HEADER]
    parts += ["".join(_section(event_type, codebook)) for event_type in codebook.types.values()]
    parts.append("".join(_classes(classes)))
    return "\n".join(part.rstrip("\n") + "\n" for part in parts)


def _section(event_type: EventType, codebook: Codebook) -> Iterator[str]:
    yield f"## {event_type.code}\n\n{_sentence(event_type.meaning)}\n\n"
    codes = {name: getattr(event_type, field) or "none" for field, name in _SCHEMES}
    yield f"| {' | '.join(codes)} |\n|{'---|' * len(codes)}\n| {' | '.join(codes.values())} |\n"
    by_name: dict[str, list[Trigger]] = {}
    for trigger in codebook.triggers:
        if trigger.event_type == event_type.code:
            by_name.setdefault(trigger.name, []).append(trigger)
    for name, triggers in by_name.items():
        yield f"\n`{name}`\n\n"
        yield from (f"- {line}\n" for line in _entry(triggers))


def _entry(triggers: list[Trigger]) -> Iterator[str]:
    for trigger in triggers:
        if trigger.words:
            yield f"{_POS[trigger.pos]}: {_words(trigger.words)}"
        if trigger.compounds:
            yield f"pairs: {', '.join(' '.join(pair) for pair in trigger.compounds)}"
    first = triggers[0]
    for field, name in _LISTS:
        if wanted := getattr(first, field):
            yield f"{name}: {_words(wanted)}"
    if first.needs:
        yield f"leads to: {'; '.join(f'{slot} {_words(kinds)}' for slot, kinds in first.needs)}"
    if first.flags:
        yield f"only: {', '.join(sorted(first.flags))}"
    if first.modality:
        yield f"always: {first.modality}"
    for role, slots in first.roles:
        yield f"{role} from: {_words(slots) if slots else 'nothing in the frame'}"


def _classes(classes: Mapping[str, frozenset[str]]) -> Iterator[str]:
    yield CLASSES_HEADER
    by_class: dict[str, list[str]] = {}
    for noun, names in classes.items():
        for name in names:
            by_class.setdefault(name, []).append(noun)
    for name in sorted(by_class):
        yield f"| {name} | {', '.join(sorted(by_class[name]))} |\n"


def _words(words: Iterable[str]) -> str:
    return ", ".join(word.replace("+", " ").replace("/", " ") for word in words)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:].rstrip(".") + "."


def main() -> int:
    TARGET.write_text(page(load_codebook(), load_classes()), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
