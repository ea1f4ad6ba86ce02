"""Extents: how much of a place a claim's own words mean, and whether they count settlements in it."""

from __future__ import annotations

import re
from functools import cache

from variorum.lexicon.fold import fold
from variorum.model.claims import Claim, Figure, Mention
from variorum.model.control import Count
from variorum.state.control.knowledge import words

# Parts as relations of a claim to its place; the others do not lie in it ("near") or are the whole.
PART_RELATIONS = frozenset(
    ("north-part", "south-part", "east-part", "west-part", "countryside", "outskirts", "border")
)
BESIDE_RELATIONS = frozenset(
    ("near", "north-of", "south-of", "east-of", "west-of", "toward", "between", "along")
)
# An extent stands within some words before its place: "large parts of the town of".
_REACH = 60
_WORD = re.compile(r"\w+")
_SHARE = re.compile(r"(\d{1,3}(?:\.\d{1,2})?) ?(?:%|per ?cent)")
# A noun without a capital before "of" and a name with one ("stronghold of X"), or after it ("X's airport").
_NAME = r"(?P<name>(?:[a-z]{1,3}[-'’ ])?[^\Wa-z_].{0,80})"
_OF = re.compile(rf"(?:the )?(?P<noun>[^A-Z]{{1,60}}) of (?:the )?{_NAME}")
_OWNED = re.compile(rf"{_NAME}['’]s? (?P<noun>[^A-Z]{{1,60}})")


@cache
def _extent() -> re.Pattern[str]:
    listed = "|".join(
        re.escape(word) for word in sorted(words().extents, key=lambda word: (-len(word), word))
    )
    kind = "|".join(sorted(words().settlement))
    return re.compile(rf"((?:\w+ )?(?:{listed})) of (?:the )?(?:\w+ )?(?:(?:{kind}) )?(?:of )?$")


def extent_before(claim: Claim, mention: Mention) -> str:
    """The words that say which part of the place is meant ("one third"); empty for the whole."""
    before = _before(claim, mention)
    share = _SHARE.search(before)
    if share is not None and _extent().search(" percent" + fold(before[share.end() :]).rstrip() + " "):
        return f"{share[1]} percent"
    found = _extent().search(fold(before).rstrip() + " ")
    if found is None:
        return ""
    told = found[1].replace("per cent", "percent").split()
    if told[-1] in words().centres:
        return "centre"
    if told[0] in words().counting or told[0].isdigit():
        return " ".join(told)
    return f"one {told[-1]}" if told[-1] in words().fractions else told[-1]


def whole_or_part(text: str) -> tuple[str, str]:
    """The name that words for a place give, and the part of it that they mean, empty for the whole.

    "The port of X", "the rebel stronghold of X" are X; "the airport of X" and "X's airport" lie in X. A noun
    with a capital belongs to the name.
    """
    for pattern in (_OF, _OWNED):
        found = pattern.fullmatch(text.strip())
        noun = fold(found["noun"]).split()[-1:] if found is not None else []
        if found is None or not noun:
            continue
        if noun[0] in words().places and pattern is _OF:
            return found["name"], ""
        if noun[0] in words().parts or noun[0] in words().extents:
            return found["name"], "centre" if noun[0] in words().centres else " ".join(noun)
    return text, ""


def says_which(part: str) -> bool:
    """Whether a part is one that two accounts can both mean: "north part", but not "half" or "parts"."""
    return not (words().extents - words().centres).intersection(part.split())


def lies_inside(part: str) -> bool:
    """Whether a part is something in the place ("airport"), and not a share or a side of it."""
    last = part.split()[-1:]
    return bool(last) and last[0] in words().parts - words().extents


def settlements_told(claim: Claim) -> Figure | None:
    """The count of settlements that a claim gives, parts of another count left out."""
    counts = (figure for figure in claim.figures if figure.kind == "settlements" and not figure.part)
    return next(counts, None)


def counted_in(claim: Claim, figure: Figure, mention: Mention) -> bool:
    """Whether the words count settlements in the place: "three villages in the north of X"."""
    text = _sentence_between(claim, figure.text, mention)
    if text is None:
        return False
    tokens = _WORD.findall(fold(text))
    known = words().within | words().settlement | words().settlements
    return bool(tokens) and all(token in known for token in tokens)


def count_of(figure: Figure) -> Count:
    """A figure as a count."""
    return Count(low=figure.low, high=figure.high)


def described(name: str) -> bool:
    """Whether a name is a description, which has no capital: "oil fields", "a hospital"."""
    return name.islower() or not any(letter.isupper() for letter in name)


def settlement_word(name: str) -> Count | None:
    """A town without a name ("a key town"), or several, as a count; None for what is none."""
    last = fold(name).split()[-1:]
    if not last or not described(name):
        return None
    if last[0] in words().settlement:
        return Count(low=1, high=1)
    return Count(low=2, high=None) if last[0] in words().settlements else None


def lies_in(name: str) -> bool:
    """Whether a name is that of something in a town or beside it: an airport, a quarter, oil fields."""
    return described(name) or bool(words().parts.intersection(fold(name).split()))


def _before(claim: Claim, mention: Mention) -> str:
    at = position(claim, mention)
    sentence = claim.evidence.sentence
    return sentence[max(0, at - _REACH) : at] if at > 0 else ""


def position(claim: Claim, mention: Mention) -> int:
    """Where a mention stands in the sentence of the evidence; -1 where it does not."""
    sentence, at = claim.evidence.sentence, mention.start - claim.evidence.sentence_start
    if at >= 0 and sentence[at : at + len(mention.text)] == mention.text and mention.text:
        return at
    return sentence.find(mention.text) if mention.text else -1


def _sentence_between(claim: Claim, first: str, mention: Mention) -> str | None:
    """The words between `first` and a mention after it, at most as many as an extent has."""
    begins, at = claim.evidence.sentence.find(first) if first else -1, position(claim, mention)
    ends = begins + len(first)
    return claim.evidence.sentence[ends:at] if begins >= 0 and ends < at <= ends + _REACH else None


def between(claim: Claim, first: Mention, second: Mention) -> str | None:
    """The words of the sentence between two mentions; None where they do not follow each other closely."""
    begins, at = position(claim, first), position(claim, second)
    ends = begins + len(first.text)
    return claim.evidence.sentence[ends:at] if begins >= 0 and ends < at <= ends + _REACH else None
