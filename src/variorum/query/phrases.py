"""Values as explanations put them in a few words."""

from __future__ import annotations

from collections.abc import Iterable

from variorum.model.claims import Figure, When
from variorum.model.control import DayRange
from variorum.model.documents import DocumentHead
from variorum.model.events import Where
from variorum.model.reasons import Reason


def days(earliest: str | None, latest: str | None) -> str:
    """Between which days: "2020-02-08", "from 2020-02-08", "by 2020-02-08", "day not known"."""
    if earliest is None and latest is None:
        return "day not known"
    if earliest == latest:
        return earliest or ""
    if earliest is None:
        return f"by {latest}"
    return f"from {earliest} on" if latest is None else f"{earliest} to {latest}"


def counted(number: int, one: str, more: str = "") -> str:
    """A number with its noun: "1 event", "1,200 events"."""
    return f"{number:,} {one if number == 1 else more or one + 's'}"


def joined(names: Iterable[str], most: int | None = None) -> str:
    """Names, each once, as a list: "A, B and C"; those after `most` are counted: "A, B and 3 more"."""
    listed = list(dict.fromkeys(names))
    if most is not None and len(listed) > most:
        return f"{', '.join(listed[:most])} and {len(listed) - most} more"
    return f"{', '.join(listed[:-1])} and {listed[-1]}" if len(listed) > 1 else "".join(listed)


def when_words(when: When | None) -> str:
    """The days of a claim or an event."""
    return days(when.earliest, when.latest) if when is not None else "day not known"


def since_words(span: DayRange) -> str:
    """When something began: "since 2020-02-08", "since 2020-02-08 or before", "since when is not known"."""
    return f"since {_limit(span)}" if span.earliest or span.latest else "since when is not known"


def until_words(span: DayRange | None) -> str:
    """When something ended, after a comma; nothing where it is not said to have ended."""
    if span is None:
        return ""
    return f", until {_limit(span)}" if span.earliest or span.latest else ", ended when is not known"


def _limit(span: DayRange) -> str:
    if span.earliest is None:
        return f"{span.latest} or before"
    if span.latest is None:
        return f"{span.earliest} or after"
    return span.earliest if span.earliest == span.latest else f"{span.earliest} to {span.latest}"


def bounds(low: float | None, high: float | None) -> str:
    """A figure's bounds: "12", "85 or more", "at most 30", "24 to 99"."""
    if low is None and high is None:
        return "no number"
    if high is None:
        return f"{low:,.15g} or more"
    if low is None:
        return f"at most {high:,.15g}"
    return f"{low:,.15g}" if low == high else f"{low:,.15g} to {high:,.15g}"


def figure_words(figure: Figure) -> str:
    """A claim's figure with its words."""
    of = f" of {figure.of}" if figure.of else ""
    scope = "" if figure.scope == "event" else f", {figure.scope}"
    return f"{figure.kind}{of}: {bounds(figure.low, figure.high)}{scope}, from the words “{figure.text}”"


def where_words(where: Where | None) -> str:
    """A place or road with its id and point."""
    if where is None:
        return ""
    point = f"{where.lat:.4f}, {where.lon:.4f}" if where.lat is not None and where.lon is not None else ""
    known = ", ".join(part for part in (where.id or "", point) if part)
    return f"{where.name} ({known})" if known else where.name


def head_words(head: DocumentHead) -> str:
    """A document in a line."""
    told = ", ".join(part for part in (head.outlet, head.published or "no day of publication") if part)
    return f"{told}: {head.title or head.source}"


def weight_words(reason: Reason) -> str:
    """A reason with its weight: "+1.0  origin: SANA has it so"."""
    return f"{reason.weight:+.1f}  {reason.rule}: {reason.detail}"
