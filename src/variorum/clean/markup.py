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
    bounds = {
        "extensive_search": False,
        "original_date": True,
        "min_date": f"{EARLIEST_YEAR}-01-01",
        "max_date": f"{latest_year}-12-31",
    }
    try:
        found = extract_metadata(deepcopy(tree), default_url=url, date_config=bounds, extensive=False)
    except Exception:  # a page whose metadata breaks the reader gives none
        return MarkupFacts()
    return MarkupFacts(
        title=_clean(found.title),
        outlet=_clean(found.sitename),
        byline=_clean(found.author),
        published=_markup_day(tree, bounds),
    )


def _markup_day(tree: html.HtmlElement, bounds: dict[str, str | bool]) -> str | None:
    """The day in the head of the page: the body's dates are the business of stamps."""
    head = tree.find("head")
    scripts = [deepcopy(one) for one in tree.iterfind(".//script") if "ld+json" in (one.get("type") or "")]
    if head is None and not scripts:
        return None
    page = html.Element("html")
    page.append(deepcopy(head) if head is not None else html.Element("head"))
    body = html.Element("body")
    page.append(body)
    for script in scripts:
        script.tail = None
        body.append(script)
    try:
        day = find_date(page, **bounds)
    except Exception:  # as above
        return None
    return day if isinstance(day, str) else None


def _clean(value: str | None) -> str | None:
    text = " ".join((value or "").split())
    return text or None
