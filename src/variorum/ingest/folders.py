"""Walking a folder: its readable files in a fixed order, each folder once."""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from variorum.ingest.files import cannot_open
from variorum.ingest.issues import issue
from variorum.model.issues import Issue

_ENDINGS = (".txt", ".html", ".htm", ".jsonl", ".jsonl.gz")
# Kinds named in the count of what was skipped; the rest are summed.
_KINDS_NAMED = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class _Folder:
    path: Path
    key: tuple[int, int]
    parent: _Folder | None = None

    def holds(self, key: tuple[int, int]) -> bool:
        """Whether `key` is this folder or one it lies in."""
        folder: _Folder | None = self
        while folder is not None:
            if folder.key == key:
                return True
            folder = folder.parent
        return False


def walk(root: Path) -> Iterator[Path | Issue]:
    """The files under `root` to read, folders and files by name (byte order), and what was wrong.

    Links are followed; a folder reached again is named and not read again. Hidden entries and files
    of other kinds are passed over and counted in one issue at the end.
    """
    skipped: Counter[str] = Counter()
    seen: set[tuple[int, int]] = set()
    given = 0
    # An own stack, last in first out, so that no depth of folders can exhaust Python's.
    waiting: list[tuple[Path, _Folder | None]] = [(root, None)]
    while waiting:
        path, parent = waiting.pop()
        found = _entry(path, parent)
        if isinstance(found, _Folder) and found.key not in seen:
            seen.add(found.key)
            entries = _listing(path)
            if isinstance(entries, Issue):
                yield entries
                continue
            waiting.extend((entry, found) for entry in reversed(entries) if not entry.name.startswith("."))
            skipped["hidden"] += sum(entry.name.startswith(".") for entry in entries)
        elif isinstance(found, _Folder):
            yield _again(found)
        elif found is None:
            skipped[path.suffix.lower() or "no ending"] += 1
        else:
            given += isinstance(found, Path)
            yield found
    yield from _summary(root, given, skipped)


def shown(path: Path | str) -> str:
    """A path as text that can be stored: bytes of a name that are not UTF-8 appear as escapes."""
    text = path.as_posix() if isinstance(path, Path) else path
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _entry(path: Path, parent: _Folder | None) -> _Folder | Path | Issue | None:
    """What an entry is: a folder, a file to read, something wrong, or None for what is not read."""
    wanted = path.name.lower().endswith(_ENDINGS)
    try:
        status = path.stat()
    except OSError as error:
        return cannot_open(error, shown(path)) if wanted or parent is None else None
    if stat.S_ISDIR(status.st_mode):
        return _Folder(path=path, key=(status.st_dev, status.st_ino), parent=parent)
    if not wanted:
        return None
    if not stat.S_ISREG(status.st_mode):
        return issue("unreadable", f"{shown(path)} is a pipe, socket or device, not a file.", shown(path))
    return path


def _listing(folder: Path) -> list[Path] | Issue:
    try:
        return sorted(folder.iterdir(), key=lambda entry: os.fsencode(entry.name))
    except OSError as error:
        return cannot_open(error, shown(folder))


def _again(folder: _Folder) -> Issue:
    name = shown(folder.path)
    if folder.parent is not None and folder.parent.holds(folder.key):
        return issue("folder-loop", f"{name} leads back to a folder that holds it.", name)
    return issue("folder-repeated", f"{name} is a folder that was read already.", name)


def _summary(root: Path, given: int, skipped: Counter[str]) -> Iterator[Issue]:
    name = shown(root)
    total = sum(skipped.values())
    if not given:
        yield issue("folder-empty", f"{name} holds no file to read.", name)
    if total:
        ranked = sorted((+skipped).items(), key=lambda kind: (-kind[1], kind[0]))
        parts = [f"{count} {kind}" for kind, count in ranked[:_KINDS_NAMED]]
        rest = sum(count for _, count in ranked[_KINDS_NAMED:])
        parts += [f"{rest} others"] if rest else []
        message = f"{total} {'entry' if total == 1 else 'entries'} in {name} not read: {', '.join(parts)}."
        yield issue("files-skipped", shown(message), name)
