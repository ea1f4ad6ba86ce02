"""Credits: which agencies and outlets a text says it was taken from."""

from __future__ import annotations

import re

from variorum.clean.blocks import Block
from variorum.clean.furniture import Verdict
from variorum.clean.words import CleanWords
from variorum.lexicon.patterns import small_letters

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_COPYRIGHT = re.compile(r"copyright|©|\(c\)|rights reserved", re.IGNORECASE)
_SOURCE = re.compile(r"^[(\[]?\s*(?:sources?|via)\s*[:(]\s*(.{2,80}?)[\s.)\]]*$", re.IGNORECASE)
# A dateline ends within this many characters of a paragraph's start and holds at most so many words.
_DATELINE_REACH = 90
_DATELINE_WORDS = 8
_MARKED = re.compile(r"[(\[/]([^()\[\]/\n]{2,50})[)\]/]\s{0,3}[.:]?\s{0,3}(?=[-–—_]|[\"“'‘]?[A-Z])")
_DASH = re.compile(r"\s{0,3}[-–—_]{1,3}\s{0,3}")
# After a last sentence: a dash, a bracket or nothing, and then names alone.
_END_CREDIT = re.compile(
    r"(?:\s[-–—]+\s*|(?<=[.!?\"”’])\s*[-–—]+\s*|(?<=[.!?\"”’])\s+|[(\[/])"
    r"\s*(?P<name>[^()\[\].!?\n]{2,60}?)\s*[)\]/]?\s*\.?$"
)
_BETWEEN_NAMES = re.compile(r"\s*(?:[,/&]|\band\b)\s*(?:the )?")


def credit_verdict(block: Block, words: CleanWords, *, after_body: bool) -> Verdict | None:
    """The verdict on a line that says whom the text comes from, or None.

    `after_body` tells that an article's paragraphs stand above it: only there does a line made of
    nothing but names, an agency among them, count.
    """
    if len(block.words) > 45:
        return None
    text = _single_blanks(block.text)
    if words.credit_line.search(text) and _names_somebody(text, words):
        return Verdict(role="credit", rule="credit-line", reason="says where the text comes from")
    if after_body and _list_of_names(block, words):
        return Verdict(role="credit", rule="credit-names", reason="names agencies and nothing else")
    return None


def _single_blanks(text: str) -> str:
    """`text` with every run of blanks made one: a pattern with two in a row tries all ways to part a run."""
    return " ".join(text.split())


def _names_somebody(text: str, words: CleanWords) -> bool:
    """A sentence after "Sources:" is a report, not a credit."""
    opening = re.match(r"^[(\[]?\s*sources?\s*:", text, re.IGNORECASE)
    if opening is None:
        return True
    rest = text[opening.end() :]
    return len(rest.split()) <= 16 and not words.reports(small_letters(rest))


def _list_of_names(block: Block, words: CleanWords) -> bool:
    """Capitalised words without a verb, among them an agency that no person is called after."""
    found = words.agency.findall(block.text)
    if not 1 <= len(block.words) <= 12 or not found:
        return False
    if all(form in words.guarded for form in found) and len(found) < 2:
        return False
    return all(word[:1].isupper() or word in words.byline_links for word in block.words)


def named_agencies(text: str, words: CleanWords) -> tuple[str, ...]:
    """The agencies named in a credit or byline, by their usual name, in order."""
    found = [words.agencies[match.group(0)] for match in words.agency.finditer(text)]
    return tuple(dict.fromkeys(found))


def credited(text: str, words: CleanWords) -> tuple[str, ...]:
    """Whom a credit line credits with a text.

    Agencies by their usual name, else the outlet named after words such as "first published by" or
    "Source:" as printed. Nobody where the line is on a picture.
    """
    text = _single_blanks(text)
    if words.pictured.search(text):
        return ()
    agencies = named_agencies(text, words) or named_agencies(re.sub(r"\s?[-–—]\s?", " / ", text), words)
    if agencies:
        return agencies
    source = _SOURCE.match(text)
    if source:
        return (source.group(1).strip(),)
    named = words.credited_name.search(text)
    return (named.group("name").strip(" .,"),) if named else ()


def dateline(text: str, words: CleanWords) -> str:
    """The dateline a paragraph opens with, such as "GOMA, DRC (AFP) —" or "MOSCOW, May 3. /TASS/.", or ""."""
    opening = text[:_DATELINE_REACH]
    marked = _MARKED.search(opening)
    if marked and _place_and_date(opening[: marked.start()], words) and _marked_so(opening, marked, words):
        dash = _DASH.match(opening, marked.end())
        return opening[: dash.end() if dash else marked.end()]
    for dash in _DASH.finditer(opening):
        head = opening[: dash.start()]
        if dash.group(0) != "-" and head and _place_and_date(head, words) and _capitals(head):
            return opening[: dash.end()]
    return ""


def _place_and_date(head: str, words: CleanWords) -> bool:
    parts = re.findall(r"\w+", head)
    return len(parts) <= _DATELINE_WORDS and all(
        not part[:1].islower() or part in words.byline_links or part.casefold() in words.months
        for part in parts
    )


def _marked_so(opening: str, marked: re.Match[str], words: CleanWords) -> bool:
    """Whether the place is in capitals, or what is marked off is: a place, an agency."""
    inside = marked.group(1)
    return _capitals(opening[: marked.start()]) or inside.isupper() or bool(words.agency.search(inside))


def _capitals(head: str) -> bool:
    """Whether a place is printed in capitals, as datelines without brackets print it."""
    return bool(re.search(r"\b[A-Z]{3}", head)) and head.strip()[:1].isupper()


def dateline_agencies(text: str, words: CleanWords) -> tuple[str, ...]:
    """Agencies in a paragraph's dateline, such as "(AFP) —" or "/TASS/."."""
    return named_agencies(dateline(text, words), words)


def end_agencies(text: str, words: CleanWords) -> tuple[str, ...]:
    """Agencies signed at the end of a last paragraph: "... he said. (Reuters)", "... he said. AP/AFP"."""
    found = _END_CREDIT.search(text[-90:])
    if found is None or words.pictured.search(text[-90:][: found.start()][-40:]):
        return ()
    names = _BETWEEN_NAMES.split(words.signed_with.sub("", found.group("name")))
    agencies = [words.agencies.get(name.strip()) for name in names if name.strip()]
    return tuple(dict.fromkeys(name for name in agencies if name)) if agencies and all(agencies) else ()


def credit_years(text: str) -> tuple[int, ...]:
    """Years printed in a credit line; a copyright's year is the page's, not the article's, and none."""
    if _COPYRIGHT.search(text):
        return ()
    return tuple(int(year) for year in _YEAR.findall(text))
