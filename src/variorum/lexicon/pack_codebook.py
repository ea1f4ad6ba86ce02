"""Event types of a pack: types, frames and noun classes laid over the shipped codebook."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import yaml

from variorum.lexicon.codebook import Codebook
from variorum.lexicon.lexicon import Lexicon
from variorum.lexicon.pack_files import Problem, WrittenEntry, composed, written_entries, written_fields
from variorum.lexicon.records import EventType
from variorum.lexicon.trigger_entries import classes_named, problem_of, triggers_of

TYPES, FRAMES, CLASSES = "types.yaml", "frames.yaml", "classes.yaml"
CODEBOOK_FILES = (TYPES, FRAMES, CLASSES)
_TYPE_FIELDS = ("label", "meaning", "like", "acled", "plover", "ucdp", "cameo")
_TYPE_REQUIRED = ("label", "meaning")
# Classes that reading gives to words by themselves, beside the lists of nouns.
_GIVEN = {"place", "party", "pronoun", "person", "country", "demonym", "aid-body", "unknown-name"}


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenFrame:
    """A frame as it is written: its entry of the codebook, and the lines of its keys."""

    line: int
    entry: Mapping[str, Any]
    lines: Mapping[str, int]

    def problem(self, message: str, advice: str, key: str = "") -> Problem:
        """A problem with this frame, at the line of a key of it."""
        line = self.lines.get(key, self.line)
        return Problem(file=FRAMES, line=line, message=f"{self.entry['name']}: {message}", advice=advice)


@dataclass(frozen=True, slots=True, kw_only=True)
class PackCodebook:
    """What a pack adds to the codebook, as it is written."""

    types: tuple[WrittenEntry, ...] = ()
    frames: tuple[WrittenFrame, ...] = ()
    classes: WrittenEntry = field(default_factory=lambda: WrittenEntry(file=CLASSES, line=1, id=CLASSES))

    @property
    def is_empty(self) -> bool:
        """Whether it adds nothing."""
        return not (self.types or self.frames or self.classes.fields)

    def event_types(self) -> dict[str, EventType]:
        """The types it adds, by code."""
        return {
            one.id: EventType(code=one.id, **{k: one.text(k) for k in _TYPE_FIELDS if k != "like"})
            for one in self.types
        }


def read_codebook(written: Mapping[str, bytes], problems: list[Problem]) -> PackCodebook:
    """What the files of a pack add to the codebook; what is wrong with their writing goes to `problems`."""
    types = written_entries(TYPES, written.get(TYPES, b""), problems)
    for one in types:
        problems += _type_problems(one)
    root = composed(FRAMES, written.get(FRAMES, b""), problems)
    frames = _frames(root, problems) if root is not None else ()
    classes = written_fields(CLASSES, written.get(CLASSES, b""), problems)
    return PackCodebook(types=types, frames=tuple(frames), classes=classes)


def _type_problems(one: WrittenEntry) -> Iterator[Problem]:
    for name in sorted(one.fields.keys() - set(_TYPE_FIELDS)):
        yield one.problem(f"The field {name} is unknown.", f"Known are {', '.join(_TYPE_FIELDS)}.", name)
    for name in _TYPE_REQUIRED:
        if not one.text(name):
            yield one.problem(
                f"The field {name} is missing or empty.", "Say in a few words what it is.", name
            )


def _frames(root: yaml.MappingNode, problems: list[Problem]) -> Iterator[WrittenFrame]:
    seen: dict[str, int] = {}
    for key, value in root.value:
        line, name = key.start_mark.line + 1, str(getattr(key, "value", "?"))
        if not isinstance(value, yaml.MappingNode) or not isinstance(key, yaml.ScalarNode):
            advice = "Write a name, a colon and fields: {type: ..., verbs: [...]}."
            problems.append(Problem(file=FRAMES, line=line, message=f"{name} is no frame.", advice=advice))
            continue
        if name in seen:
            advice = f"It also stands on line {seen[name]}: give one of them another name."
            problems.append(Problem(file=FRAMES, line=line, message=f"{name}: given twice.", advice=advice))
            continue
        seen[name] = line
        lines = {str(getattr(k, "value", "?")): k.start_mark.line + 1 for k, _ in value.value}
        yield WrittenFrame(line=line, entry={**_plain(value), "name": name}, lines=lines)


def _plain(node: yaml.Node) -> Any:
    """A node as text, lists and tables: no word is taken for a number or a truth value."""
    if isinstance(node, yaml.MappingNode):
        return {str(getattr(key, "value", "?")): _plain(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_plain(part) for part in node.value]
    return str(node.value)


def codebook_problems(book: PackCodebook, lexicon: Lexicon) -> Iterator[Problem]:
    """What is wrong with what a pack adds to the codebook, over the lexicon it is laid on."""
    shipped = lexicon.codebook
    for one in book.types:
        if one.id in shipped.types:
            advice = "Give it another code; frames may be added to a known type without it."
            yield one.problem("The codebook has this type already.", advice)
        if one.text("like") and one.text("like") not in shipped.types:
            advice = f"Name one of {', '.join(shipped.types)}."
            yield one.problem(f"There is no type {one.text('like')} for it to be like.", advice, "like")
    types = {**shipped.types, **book.event_types()}
    names = {trigger.name for trigger in shipped.triggers}
    classes = (
        {name for found in lexicon.classes.values() for name in found} | _GIVEN | set(book.classes.fields)
    )
    for frame in book.frames:
        if frame.entry["name"] in names:
            yield frame.problem("The codebook has a frame of this name.", "Give it another name.")
        problem = problem_of(frame.entry, types)
        if problem:
            yield frame.problem(f"{problem.message}.", "See the page on the codebook.", problem.key)
            continue
        for key, name in classes_named(frame.entry):
            if name not in classes:
                advice = f"Use a class of the codebook page, or list its nouns in {CLASSES}."
                yield frame.problem(f"There is no class of nouns {name}.", advice, key)


def with_codebook(book: PackCodebook, lexicon: Lexicon) -> Lexicon:
    """The lexicon with what a pack adds to the codebook; the pack must be sound."""
    if book.is_empty:
        return lexicon
    classes = dict(lexicon.classes)
    for name, nouns in book.classes.fields.items():
        for noun in nouns.listed:
            classes[noun] = classes.get(noun, frozenset()) | {name}
    return replace(
        lexicon,
        codebook=codebook_over(book, lexicon.codebook),
        classes=classes,
    )


def codebook_over(book: PackCodebook, shipped: Codebook) -> Codebook:
    """The codebook with the types and frames that a pack adds; the pack must be sound."""
    triggers = tuple(t for frame in book.frames for t in triggers_of(frame.entry, of_pack=True))
    like = {one.id: one.text("like") for one in book.types if one.text("like")}
    return shipped.with_entries(book.event_types(), triggers, like)
