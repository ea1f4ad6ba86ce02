"""How much one input may hold."""

from __future__ import annotations

from dataclasses import dataclass, fields

from variorum.model.errors import UsageError


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Sizes in bytes, measured after gzip is undone. Raises UsageError for a size below one.

    `max_bytes` bounds one text or HTML document: the longest news pages with every script inlined
    stay below 10 MB. `max_line_bytes` bounds one line of a JSONL, whose number of lines is free; it
    is three times as large because a letter of two UTF-8 bytes takes six as a JSON escape.
    """

    max_bytes: int = 10_000_000
    max_line_bytes: int = 30_000_000

    def __post_init__(self) -> None:
        for field in fields(self):
            if getattr(self, field.name) < 1:
                raise UsageError(f"The limit {field.name} is below one byte.", advice="Give a positive size.")


DEFAULT_LIMITS = Limits()


def in_words(size: int) -> str:
    """A size as people write it: 950 bytes, 12.3 kB, 50 MB."""
    if size < 1000:
        return f"{size} byte{'' if size == 1 else 's'}"
    if size < 1_000_000:
        return f"{size / 1000:.3g} kB"
    return f"{size / 1_000_000:.4g} MB"
