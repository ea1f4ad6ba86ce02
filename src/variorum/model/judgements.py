"""Making judgements, and telling whether one holds together: its id, its time, its value, its words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import astuple, replace
from datetime import UTC, date, datetime
from typing import get_args

from variorum.model.claims import Claim, FigureKind, Mention, Modality
from variorum.model.events import Judgement, Seen
from variorum.model.ids import content_id

ON_PAIRS = frozenset(("same", "different", "unsure"))
NONE = "none"
FIELDS = ("event_type", "when", "place", "agents", "patients", "modality", *get_args(FigureKind))
"""What a judgement can correct: fields of a claim, and its figures by their kind."""

_LONGEST_NAME = 200
_ID = re.compile(r"[!-~]{1,200}")
_RANGE = ".."
_SEVERAL = ";"
_OF = ":"


def with_id(judgement: Judgement) -> Judgement:
    """The judgement with the id that all it says gives it."""
    said = replace(judgement, id="")
    seen = (part for one in said.seen for part in astuple(one))
    fields = (getattr(said, name) for name in Judgement.__dataclass_fields__ if name not in ("id", "seen"))
    return replace(said, id=content_id("judgement", *fields, *seen))


def seen(claim: Claim, source: str) -> Seen:
    """`claim` as it is now; `source` is that of its document."""
    return Seen(
        claim_id=claim.id,
        words=words_digest(claim),
        document_id=claim.document_id,
        source=source,
        event_type=claim.event_type,
        quote=claim.evidence.quote,
        sentence=claim.evidence.sentence,
    )


def words_digest(claim: Claim) -> str:
    """A digest of the raw words of a claim: what they were taken to stand for has no part in it."""
    mentions: tuple[Iterable[Mention], ...] = (
        claim.agents,
        claim.patients,
        (place.mention for place in claim.places),
        claim.routes,
        (one.speaker for one in claim.attributions),
    )
    texts = [
        *(text for some in mentions for text in ("", *(one.text for one in some))),
        *("", *(f"{figure.kind} {figure.text}" for figure in claim.figures)),
        *("", *(time.text for time in claim.times)),
    ]
    words = (claim.evidence.quote, claim.evidence.sentence)
    return content_id("words", claim.document_id, claim.event_type, claim.modality, *words, *texts)


def instant(at: str) -> float:
    """The time of a judgement in seconds. One without a zone is in UTC, what is no time before all others."""
    made = _time(at)
    if made is None:
        return float("-inf")
    return (made - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds()


def _time(at: str) -> datetime | None:
    try:
        made = datetime.fromisoformat(at)
    except ValueError:
        return None
    return made if made.tzinfo is not None else made.replace(tzinfo=UTC)


def person(by: str) -> str:
    """Who judged, whatever the capitals and blanks of the name."""
    return " ".join(by.casefold().split())


def fault(judgement: Judgement) -> str:
    """What is wrong with a judgement, in words; empty where nothing is."""
    if not judgement.by.strip() or len(judgement.by) > _LONGEST_NAME:
        return f'"by" names nobody, or is longer than {_LONGEST_NAME} characters'
    try:
        zoned = datetime.fromisoformat(judgement.at).tzinfo is not None
    except ValueError:
        zoned = False
    if not zoned:
        return f'"at" is no ISO time with a zone: {judgement.at[:40]!r}'
    return _fault_of_parts(judgement)


def _fault_of_parts(judgement: Judgement) -> str:
    parts = ("left", "right", "field", "value", "withdraws")
    given = {name for name in parts if getattr(judgement, name).strip()}
    if judgement.verdict in ON_PAIRS:
        wanted = {"left", "right"}
    elif judgement.verdict == "withdraw":
        wanted = {"withdraws"}
    else:
        wanted = {"left", "field", "value"} if judgement.verdict == "correct" else {"left"}
    if given != wanted:
        return f'"{judgement.verdict}" takes {", ".join(sorted(wanted))} and nothing else'
    ids = (judgement.left, judgement.right, judgement.withdraws, *(one.claim_id for one in judgement.seen))
    if any(one and not _ID.fullmatch(one) for one in ids):
        return "an id is no id"
    if judgement.verdict in ON_PAIRS and judgement.left == judgement.right:
        return "a claim is judged against itself"
    if any(one.claim_id not in (judgement.left, judgement.right) for one in judgement.seen):
        return '"seen" shows a claim that is not judged'
    return fault_of_value(judgement.field, judgement.value) if judgement.verdict == "correct" else ""


def fault_of_value(field: str, value: str) -> str:
    """Why `value` cannot be what `field` is corrected to, in words; empty where it can."""
    name, of = figure_field(field)
    if name not in FIELDS or (of and name not in get_args(FigureKind)):
        return f"there is no field {field[:40]!r}; there are {', '.join(FIELDS)}"
    if name == "modality":
        choices = get_args(Modality)
        return "" if value in choices else f"a modality is one of {', '.join(choices)}"
    if name == "event_type":
        return "" if value.replace("-", "").replace("_", "").isalnum() else "an event type is a code"
    try:
        if name == "when":
            days_of(value)
        elif name in get_args(FigureKind):
            bounds_of(value)
    except ValueError as error:
        return str(error)
    return ""


def figure_field(field: str) -> tuple[str, str]:
    """The name of a field, and of what a figure counts: "killed:soldiers" is ("killed", "soldiers")."""
    name, _, of = field.partition(_OF)
    return name.strip(), of.strip()


def days_of(value: str) -> tuple[str | None, str | None]:
    """The days that "2023-05-04", "2023-05-01..2023-05-07", "2023-05-01.." or "none" name.

    Raises ValueError, whose text says what is wrong.
    """
    if value.strip() == NONE:
        return None, None
    first, dots, last = value.partition(_RANGE)
    earliest, latest = _day(first), _day(last) if dots else _day(first)
    if earliest is None and latest is None:
        raise ValueError('a day is written 2023-05-04, days 2023-05-01..2023-05-07, none of them "none"')
    if earliest and latest and latest < earliest:
        raise ValueError(f"{latest} is before {earliest}")
    return earliest, latest


def _day(text: str) -> str | None:
    text = text.strip()
    if not text:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"{text[:40]!r} is no day; a day is written 2023-05-04") from None
    return day.isoformat()


def bounds_of(value: str) -> tuple[float, float | None] | tuple[None, float] | None:
    """The ends of a count: "12", "12..15", "12..", "..15"; None for "none". Raises ValueError."""
    if value.strip() == NONE:
        return None
    first, dots, last = value.partition(_RANGE)
    low, high = _number(first), _number(last) if dots else _number(first)
    if low is not None and high is not None and high < low:
        raise ValueError(f"{high:g} is less than {low:g}")
    if low is not None:
        return low, high
    if high is None:
        raise ValueError('a count is written 12, 12..15, 12.. or ..15, none at all "none"')
    return None, high


def _number(text: str) -> float | None:
    text = text.strip()
    if not text:
        return None
    # Digits of any script are digits to Python; these alone are meant.
    if not (text.isascii() and text.replace(".", "", 1).isdigit() and len(text) <= 15):
        raise ValueError(f"{text[:40]!r} is no number")
    return float(text)


def several(value: str) -> tuple[str, ...]:
    """The ids or names, parted by semicolons, that a value holds; none for "none"."""
    if value.strip() == NONE:
        return ()
    return tuple(dict.fromkeys(part for one in value.split(_SEVERAL) if (part := one.strip())))


def canonical(field: str, value: str) -> object:
    """What a value says, however it is written: two that say the same are equal."""
    name, _ = figure_field(field)
    if fault_of_value(field, value):
        return value
    if name == "when":
        return days_of(value)
    if name in get_args(FigureKind):
        return bounds_of(value)
    return frozenset(several(value)) if name in ("place", "agents", "patients") else value.strip()
