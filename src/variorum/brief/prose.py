"""Small words that both forms of a brief share: what a sentence rests on, where a claim stands."""

from __future__ import annotations

from variorum.brief.days import day_words
from variorum.brief.records import Grounds, Reference, Scope
from variorum.query.phrases import counted


def scope_words(scope: Scope) -> str:
    """The days that a brief is of."""
    told = [
        "" if scope.as_of else "Nothing in the record has a day.",
        f"As known on {day_words(scope.known_on)}." if scope.known_on else "",
        f"Changes are those since {day_words(scope.since)}." if scope.since else "",
    ]
    return " ".join(filter(None, told))


def grounds_words(grounds: Grounds) -> str:
    """What something rests on in a few words: "2 origins, 5 more claims", "15 documents"."""
    parts = []
    if grounds.claims:
        parts.append(counted(grounds.origins, "origin"))
    if grounds.more:
        parts.append(f"{grounds.more} more {'claim' if grounds.more == 1 else 'claims'}")
    if grounds.documents:
        parts.append(counted(len(grounds.documents), "document"))
    parts += [f"issue {code}" for code in grounds.issues]
    return ", ".join(parts)


def more_words(left_out: int, kind: str) -> str:
    """How many more there are than are shown."""
    first, space, rest = kind.partition(" or ")
    many = f"{_plural(first)}{space}{_plural(rest) if rest else ''}"
    return f"Not shown here: {left_out:,} more {kind if left_out == 1 else many}."


def _plural(noun: str) -> str:
    first, of, rest = noun.partition(" of ")
    return f"{first}es{of}{rest}" if first.endswith("ch") else f"{first}s{of}{rest}"


def reference_words(one: Reference) -> str:
    """Where a claim stands, who speaks, and how: all but its words."""
    parts = [
        one.outlet or "outlet not known",
        day_words(one.published) if one.published else "no day of publication",
    ]
    if one.speakers:
        parts.append(f"citing {', who cites '.join(one.speakers)}")
    if one.hedged:
        parts.append("with a hedge")
    if one.denies:
        parts.append("a denial")
    return ", ".join(parts)
