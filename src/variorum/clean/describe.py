"""The metadata of a page: title, outlet, writer, agencies, and every sign of its date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from variorum.clean.credits import (
    credit_years,
    credited,
    dateline,
    dateline_agencies,
    end_agencies,
    named_agencies,
)
from variorum.clean.dates import LATEST_YEAR, PrintedDate, find_dates
from variorum.clean.furniture import Verdict
from variorum.clean.page import Page, domain_of
from variorum.clean.published import DateSigns
from variorum.clean.stamps import Stamp, inline_stamps, stamps_in
from variorum.clean.words import CleanWords
from variorum.model.documents import RawDocument

# Stamps inside a longer line are looked for in the first paragraphs, where pages print them.
_INLINE_BLOCKS = 4
_BY = re.compile(r"^\s*(?:by|from|written by|story by|report by|author)\b\s*:?\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageDescription:
    """What a page says of itself."""

    title: str | None
    outlet: str | None
    byline: str | None
    credits: tuple[str, ...]
    signs: DateSigns


def describe(
    raw: RawDocument, page: Page, words: CleanWords, latest_year: int = LATEST_YEAR
) -> PageDescription:
    """Title, outlet and byline: given, else the markup's, else as printed; the outlet at last by the host."""
    printed = _printed_title(page)
    printed_title = _title_text(printed, words, latest_year) if printed else None
    domain = domain_of(raw.given.url)
    return PageDescription(
        title=raw.given.title or page.markup.title or printed_title,
        outlet=raw.given.outlet or page.markup.outlet or _printed_outlet(page) or domain or None,
        byline=page.markup.byline or _printed_byline(page, words, latest_year),
        credits=_credits(page, words),
        signs=_signs(raw, page, words, latest_year),
    )


def _printed_title(page: Page) -> str | None:
    return None if page.labels.title is None else page.blocks[page.labels.title].text


def _title_text(text: str, words: CleanWords, latest_year: int) -> str:
    """A headline without the stamps and table bars printed on its line."""
    for start, end, _ in reversed(inline_stamps(text, words, latest_year)):
        text = text[:start] + text[end:]
    return " ".join(text.strip(" |\t").split())


def _judged(page: Page, *rules: str) -> Iterator[tuple[int, str, Verdict]]:
    """Paragraphs dropped by one of these rules or with one of these roles: index, text, verdict."""
    for index, verdict in enumerate(page.labels.verdicts):
        if verdict is not None and (verdict.rule in rules or verdict.role in rules):
            yield index, page.blocks[index].text, verdict


def _printed_outlet(page: Page) -> str | None:
    return next((text.strip() for _, text, _ in _judged(page, "outlet-line")), None)


def _printed_byline(page: Page, words: CleanWords, latest_year: int) -> str | None:
    for _, text, verdict in _judged(page, "byline-opening", "name-line"):
        dates = find_dates(text, words, latest_year)
        named = text[: dates[0].start] if dates else text
        if verdict.rule == "name-line" or _BY.match(named):
            return _BY.sub("", named).strip(" ,|-–—") or None
    return None


def _credits(page: Page, words: CleanWords) -> tuple[str, ...]:
    names: list[str] = []
    for _, text, verdict in _judged(page, "credit", "byline", "stamp"):
        if verdict.rule in ("credit-line", "credit-names"):
            names += credited(text, words)
        elif words.pictured.search(text):
            continue
        elif verdict.rule in (
            "byline-opening",
            "role-byline",
            "stamp-line",
            "dateline-line",
            "credit-bracket",
        ):
            names += named_agencies(text, words)
    body = [page.blocks[index].text for index, role in page.labels.roles.items() if role in ("lead", "body")]
    for text in body[:2]:
        names += dateline_agencies(text, words)
    if body:
        names += end_agencies(body[-1], words)
    return tuple(dict.fromkeys(names))


def _signs(raw: RawDocument, page: Page, words: CleanWords, latest_year: int) -> DateSigns:
    first_comment = _first_comment(page)
    body = [
        page.blocks[index].text
        for index, role in sorted(page.labels.roles.items())
        if role in ("lead", "body")
    ]
    return DateSigns(
        given=raw.given.published,
        url=raw.given.url,
        markup=page.markup.published,
        stamps=_stamps(page, words, first_comment, latest_year),
        comment_stamps=_comment_dates(page, words, first_comment, latest_year),
        post_stamps=[
            printed
            for _, text, _ in _judged(page, "post-signature")
            for printed in find_dates(text, words, latest_year)
            if printed.days
        ],
        openings=[
            *(text for _, text, _ in _judged(page, "dateline-line")),
            *(opening for text in body[:2] if (opening := dateline(text, words))),
        ],
        sentences=body,
        headlines=[text for text in (raw.given.title, page.markup.title, _printed_title(page)) if text],
        credit_years=[
            year for _, text, _ in _judged(page, "credit-names", "credit-line") for year in credit_years(text)
        ],
        captions=[text for _, text, _ in _judged(page, "caption")],
        latest_year=latest_year,
    )


def _first_comment(page: Page) -> int:
    """The index of the first paragraph of the comments or of their heading, below the article's last."""
    last = max(page.labels.roles, default=-1)
    found = [index for index, _, _ in _judged(page, "comment", "comment-heading") if index > last]
    return min(found, default=len(page.blocks))


def _stamps(page: Page, words: CleanWords, first_comment: int, latest_year: int) -> list[Stamp]:
    """The page's own stamps: above the article, or below it with a word such as "Published"."""
    lead = next((i for i, role in sorted(page.labels.roles.items()) if role == "lead"), len(page.blocks))
    last = max((i for i, role in page.labels.roles.items() if role in ("lead", "body")), default=-1)
    stamps: list[Stamp] = []
    for index, text, _ in _judged(page, "stamp", "byline", "credit-line"):
        if index < first_comment:
            made = stamps_in(text, words, latest_year)
            stamps += [one for one in made if index < lead or one.kind != "plain" or index < last]
    for block in page.blocks[:_INLINE_BLOCKS]:
        stamps += [stamp for _, _, stamp in inline_stamps(block.text, words, latest_year)]
    return stamps


def _comment_dates(page: Page, words: CleanWords, first_comment: int, latest_year: int) -> list[PrintedDate]:
    """Dates of comments: of short lines between the comments, not those that comments speak of."""
    dates = []
    for index in range(first_comment, len(page.blocks)):
        block = page.blocks[index]
        if len(block.words) <= 8 and not block.terminated:
            dates += [one for one in find_dates(block.text, words, latest_year) if one.days]
    return dates
