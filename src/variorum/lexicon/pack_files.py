"""The files of a theatre pack as they are written: entries with the lines they stand on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from variorum.lexicon.entries import one_line
from variorum.lexicon.yaml_files import PlainLoader
from variorum.model.errors import LexiconError

# The largest shipped knowledge file has a tenth of a megabyte.
LARGEST_BYTES = 5_000_000
ABOUT = "pack.yaml"
TOPICS = ("places", "routes", "actors", "sources", "types", "frames", "classes")
# Words that YAML takes for nothing.
_NOTHING = {"", "~", "null", "Null", "NULL"}
# Deeper files break the parser; entries need two levels.
_DEEPEST = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something wrong with a pack: the file and line (1-based, 0 for all of it), what, and what to do."""

    file: str
    line: int = 0
    message: str
    advice: str

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else self.file
        return f"{where}: {self.message} {self.advice}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A field as it is written: text, or the parts of a list; a one-line list is still text."""

    line: int
    text: str = ""
    parts: tuple[str, ...] | None = None

    @property
    def listed(self) -> tuple[str, ...]:
        """The parts of the list, be it one of YAML or a one-line list set off by semicolons."""
        return one_line(self.text) if self.parts is None else self.parts


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenEntry:
    """An entry as it is written: its key and its fields."""

    file: str
    line: int
    id: str
    fields: dict[str, Written] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """The text of a field, "" where it is not given or is a list."""
        return self.fields[name].text.strip() if name in self.fields else ""

    def listed(self, name: str) -> tuple[str, ...]:
        """The parts of a list, none where it is not given."""
        return self.fields[name].listed if name in self.fields else ()

    def line_of(self, name: str) -> int:
        """The line a field stands on, the entry's own where it is not given."""
        return self.fields[name].line if name in self.fields else self.line

    def problem(self, message: str, advice: str, at: str = "") -> Problem:
        """A problem with this entry, at the line of the field `at`."""
        return Problem(file=self.file, line=self.line_of(at), message=f"{self.id}: {message}", advice=advice)


def read_bytes(folder: Path) -> dict[str, bytes]:
    """The bytes of a pack's own files, by name. Raises LexiconError where one cannot be read."""
    found = {}
    for name in (ABOUT, *(f"{topic}.yaml" for topic in TOPICS)):
        path = folder / name
        try:
            if path.is_file():
                with path.open("rb") as file:
                    found[name] = file.read(LARGEST_BYTES + 1)
        except OSError as error:
            raise LexiconError(
                f"{path} cannot be read: {error.strerror}.", advice="Make it readable."
            ) from error
    return found


def written_fields(name: str, raw: bytes, problems: list[Problem]) -> WrittenEntry:
    """The fields of a file that is one mapping, such as pack.yaml."""
    root = composed(name, raw, problems)
    entry = WrittenEntry(file=name, line=1, id=name)
    if root is not None:
        entry.fields.update(_fields(entry, root, problems))
    return entry


def written_entries(name: str, raw: bytes, problems: list[Problem]) -> tuple[WrittenEntry, ...]:
    """The entries of a file, without those that are none; what is wrong goes to `problems`."""
    root = composed(name, raw, problems)
    entries: dict[str, WrittenEntry] = {}
    for key, value in root.value if root is not None else ():
        line = key.start_mark.line + 1
        entry = WrittenEntry(file=name, line=line, id=key.value if isinstance(key, yaml.ScalarNode) else "?")
        if not isinstance(key, yaml.ScalarNode) or not isinstance(value, yaml.MappingNode):
            problems.append(entry.problem("is no entry.", "Write an id, a colon and fields: {name: ...}."))
        elif entry.id in entries:
            advice = f"It also stands on line {entries[entry.id].line}: make one entry of them."
            problems.append(entry.problem("is given twice.", advice))
        else:
            entry.fields.update(_fields(entry, value, problems))
            entries[entry.id] = entry
    return tuple(entries.values())


def composed(name: str, raw: bytes, problems: list[Problem]) -> yaml.MappingNode | None:
    """The file's outermost mapping, None where there is none; what is wrong goes to `problems`."""
    if len(raw) > LARGEST_BYTES:
        advice = f"Split the pack: a file holds up to {LARGEST_BYTES:,} bytes."
        problems.append(Problem(file=name, message="The file is too large.", advice=advice))
        return None
    try:
        text = raw.decode("utf-8")
        for number, event in _nesting(text):
            if number > _DEEPEST:
                message = f"Lists or mappings stand more than {_DEEPEST} deep in each other."
                mark = event.start_mark
                line = mark.line + 1 if mark is not None else 0
                advice = "An entry is a key with fields."
                problems.append(Problem(file=name, line=line, message=message, advice=advice))
                return None
        root = yaml.compose(text, Loader=PlainLoader)
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        problems.append(
            Problem(file=name, line=line, message="The file is not UTF-8.", advice="Save it as UTF-8.")
        )
        return None
    except yaml.YAMLError as error:
        problems.append(_broken(name, error))
        return None
    if isinstance(root, yaml.MappingNode):
        return root
    if root is not None:
        message, advice = "The file does not hold fields by name.", "Write a key, a colon and a value."
        problems.append(Problem(file=name, line=1, message=message, advice=advice))
    return None


def _nesting(text: str) -> Iterator[tuple[int, yaml.Event]]:
    """How deep each part of a file stands; read as a stream, as composing what is too deep would crash."""
    deep = 0
    for event in yaml.parse(text, Loader=PlainLoader):
        deep += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        yield deep, event


def _broken(name: str, error: yaml.YAMLError) -> Problem:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    what = getattr(error, "problem", None) or "it cannot be parsed"
    return Problem(
        file=name,
        line=mark.line + 1 if mark is not None else 0,
        message=f"The file is not valid YAML: {what}.",
        advice="Look for a missing quote, bracket or blank after a colon on this line or before it.",
    )


def _fields(entry: WrittenEntry, mapping: yaml.MappingNode, problems: list[Problem]) -> dict[str, Written]:
    fields: dict[str, Written] = {}
    for key, value in mapping.value:
        line = key.start_mark.line + 1
        name = key.value if isinstance(key, yaml.ScalarNode) else "?"
        if name in fields:
            message, advice = f"{entry.id}: {name} is given twice.", "Keep one of them."
            problems.append(Problem(file=entry.file, line=line, message=message, advice=advice))
        elif isinstance(value, yaml.ScalarNode):
            fields[name] = Written(line=line, text="" if _empty(value) else value.value)
        elif isinstance(value, yaml.SequenceNode) and all(map(_is_text, value.value)):
            parts = tuple(part.value.strip() for part in value.value)
            fields[name] = Written(line=line, parts=parts)
        else:
            message = f"{entry.id}: {name} is neither text nor a list of texts."
            advice = "Write text, or a list as [one, two]."
            problems.append(Problem(file=entry.file, line=line, message=message, advice=advice))
    return fields


def _is_text(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode)


def _empty(node: yaml.ScalarNode) -> bool:
    return node.style is None and node.value in _NOTHING
