"""What somebody typed into the search box, taken apart. Whatever is typed can be read."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from variorum.lexicon.inflection import inflect

FIELDS = ("outlet", "published", "from", "to", "place", "type", "status", "speaker")
"""What can be asked for by name, as in outlet:"Levant Wire"."""

# A record's table of words parts text where this does: letters and numbers, with marks on them.
TOKEN = re.compile(r"(?:[^\W_][\u0300-\u036f]*)+")
_PART = re.compile(
    r"""(?P<without>-)?
        (?:(?P<field>[A-Za-z]+):)?
        (?:["“”](?P<quoted>[^"“”]*)(?:["“”]|$) | (?P<plain>[^\s"“”]+))""",
    re.VERBOSE,
)
_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
# More words than these make a question that nothing answers, and a slow one.
_MOST_WORDS = 24
_LONGEST_WORD = 64
# A shorter word has no other forms worth finding ("us" is not "use").
_INFLECTED = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words that stand one after another. Those not `exact` are one word, with its other forms."""

    tokens: tuple[str, ...]
    exact: bool
    beginning: bool = False

    def forms(self) -> tuple[tuple[str, ...], ...]:
        """Every run of words that is meant."""
        if self.exact or len(self.tokens) != 1 or len(self.tokens[0]) < _INFLECTED:
            return (self.tokens,)
        (word,) = self.tokens
        return tuple((form,) for form in dict.fromkeys((word, *inflect(word))))

    def shown(self) -> str:
        """As a person would write it."""
        words = " ".join(self.tokens)
        if self.beginning:
            return f"{words}*"
        return f'"{words}"' if self.exact else words


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What is looked for. Fields that were not typed are empty; `first` and `last` are ISO days.

    `unread` are parts that say nothing that can be looked for.
    """

    words: tuple[Words, ...] = ()
    without: tuple[Words, ...] = ()
    outlet: str = ""
    place: str = ""
    event_type: str = ""
    status: str = ""
    speaker: str = ""
    first: str | None = None
    last: str | None = None
    unread: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is looked for."""
        return replace(self, unread=()) == Typed()

    @property
    def plain(self) -> str:
        """The words themselves, as a name may be written."""
        return " ".join(token for words in self.words for token in words.tokens)


def read_typed(text: str) -> Typed:
    """What is meant by `text`: words, "words in a row", -without, begin*, and field:value."""
    words: list[Words] = []
    without: list[Words] = []
    fields: dict[str, Any] = {}
    unread: list[str] = []
    for part in _PART.finditer(text):
        field = (part["field"] or "").lower()
        value = part["quoted"] if part["quoted"] is not None else part["plain"]
        if field in FIELDS and not part["without"]:
            told = _field(field, value.strip())
            if told:
                fields.update(told)
            else:
                unread.append(part[0])
            continue
        # What stands before a colon is no field's name: it is a word like others.
        quoted = part["quoted"] is not None
        found = _words(f"{part['field'] or ''} {value}", exact=quoted)
        if not found.tokens:
            unread.append(part[0])
        elif len(words) + len(without) < _MOST_WORDS:
            (without if part["without"] else words).append(found)
        else:
            unread.append(part[0])
    return Typed(words=tuple(words), without=tuple(without), unread=tuple(unread), **fields)


def _words(value: str, *, exact: bool) -> Words:
    tokens = tuple(token[:_LONGEST_WORD] for token in TOKEN.findall(value))[:_MOST_WORDS]
    # Words grown together, as "al-Qaeda", are words in a row.
    beginning = not exact and value.endswith("*") and bool(tokens)
    return Words(tokens=tokens, exact=exact or beginning or len(tokens) > 1, beginning=beginning)


def _field(field: str, value: str) -> dict[str, str]:
    """What a field says; nothing where it cannot be read."""
    if field in ("from", "to", "published"):
        span = days_of(value)
        if span is None:
            return {}
        first, last = span
        told = {"from": {"first": first}, "to": {"last": last}}
        return dict(told.get(field, {"first": first, "last": last}))
    return {"event_type" if field == "type" else field: value} if value else {}


def days_of(text: str) -> tuple[str, str] | None:
    """The first and the last day of a day, a month or a year: "2020-02-08", "2020-02", "2020"."""
    read = _DAY.fullmatch(text)
    if read is None:
        return None
    year, month, day = (int(part) if part else None for part in read.groups())
    assert year is not None
    try:
        first = date(year, month or 1, day or 1)
        last_month = month or 12
        last = date(year, last_month, day or calendar.monthrange(year, last_month)[1])
    except ValueError:
        return None
    return first.isoformat(), last.isoformat()
