"""What a page's markup says of it: title, outlet, writer, day."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass

from htmldate import find_date
from lxml import html
from trafilatura.metadata import extract_metadata

from variorum.clean.dates import EARLIEST_YEAR, LATEST_YEAR


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkupFacts:
    """The page's own metadata (JSON-LD, Open Graph, meta elements); None where it gives none."""

    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published: str | None = None


def markup_facts(tree: html.HtmlElement, url: str | None, latest_year: int = LATEST_YEAR) -> MarkupFacts:
    """The metadata of a page. The day is the one of first publication, never one guessed from its text."""
    earliest, latest = f"{EARLIEST_YEAR}-01-01", f"{latest_year}-12-31"
    options = {"extensive_search": False, "original_date": True, "min_date": earliest, "max_date": latest}
    try:
        found = extract_metadata(deepcopy(tree), default_url=url, date_config=options, extensive=False)
    except Exception:  # a page whose metadata breaks the reader gives none
        return MarkupFacts()
    return MarkupFacts(
        title=_clean(found.title),
        outlet=_clean(found.sitename),
        byline=_clean(found.author),
        published=_markup_day(tree, earliest, latest),
    )


def _markup_day(tree: html.HtmlElement, earliest: str, latest: str) -> str | None:
    """The day in the head of the page and its JSON-LD: the body's dates are the business of stamps."""
    head = tree.find("head")
    scripts = [one for one in tree.iterfind(".//body//script") if "ld+json" in (one.get("type") or "")]
    page = html.Element("html")
    page.append(html.Element("head") if head is None else deepcopy(head))
    body = html.Element("body")
    page.append(body)
    for script in scripts:
        copied = deepcopy(script)
        copied.tail = None
        body.append(copied)
    try:
        day = find_date(page, extensive_search=False, original_date=True, min_date=earliest, max_date=latest)
    except Exception:  # as above
        return None
    return day if isinstance(day, str) else None


def _clean(value: str | None) -> str | None:
    text = " ".join((value or "").split())
    return text or None
