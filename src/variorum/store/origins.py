"""On whom events rest, as rows: each origin of an event, and the outlets that its claims stand in."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from variorum.model.events import Event, EventFigure, FieldVariants
from variorum.store.rows import NO_DAY, Row, column_text

_INTERESTS = {
    "against-interest": "against",
    "denial-against-interest": "against",
    "own-interest": "own",
    "denial-own-interest": "own",
}


def event_origin_rows(event: Event) -> list[Row]:
    """The rows of event_origins: each origin that tells the event or denies it, once."""
    told = Counter(link.origin for link in event.origin_links if not link.denies)
    denied = Counter(link.origin for link in event.origin_links if link.denies)
    apart, interests = _apart(event), _interests(event, told.keys() | denied.keys())
    return [
        {
            "origin": column_text(origin),
            "day": event.first_day or NO_DAY,
            "event_id": event.id,
            "told": told[origin],
            "denied": denied[origin],
            "alone": int(told.keys() == {origin}),
            "refuted": int(origin in told and bool(denied.keys() - {origin})),
            "apart": int(origin in apart),
            "interest": interests.get(origin, ""),
        }
        for origin in sorted(told.keys() | denied.keys())
    ]


def event_outlet_rows(event: Event) -> list[Row]:
    """The rows of event_outlets: each origin with each outlet in whose articles its claims stand."""
    claims: Counter[tuple[str, str]] = Counter()
    carried: Counter[tuple[str, str]] = Counter()
    for link in event.origin_links:
        key = (link.origin, link.outlet or "")
        claims[key] += 1
        carried[key] += link.carried_from is not None
    return [
        {
            "origin": column_text(origin),
            "outlet": column_text(outlet),
            "event_id": event.id,
            "claims": count,
            "carried": carried[origin, outlet],
        }
        for (origin, outlet), count in sorted(claims.items())
    ]


def _apart(event: Event) -> set[str]:
    """The origins whose readings of a field, or of a figure, contradict those of another origin."""
    apart: set[str] = set()
    for first, against in _contradictions(event):
        if len(first | against) > 1:
            apart |= first | against
    return apart


def _contradictions(event: Event) -> Iterator[tuple[set[str], set[str]]]:
    """Where readings contradict each other: the origins of the first one, and those against it."""
    yield from _of_fields(event.variants)
    yield from _of_figures(event.figures)


def _of_fields(fields: Iterable[FieldVariants]) -> Iterator[tuple[set[str], set[str]]]:
    for field in fields:
        against = {o for one in field.variants if one.relation == "contradicts" for o in one.origins}
        if against:
            yield set(field.variants[0].origins), against


def _of_figures(figures: Iterable[EventFigure]) -> Iterator[tuple[set[str], set[str]]]:
    for figure in figures:
        by_relation: defaultdict[str, set[str]] = defaultdict(set)
        for account in figure.accounts:
            by_relation[account.relation].add(account.origin)
        if by_relation["contradicts"]:
            yield by_relation["agrees"], by_relation["contradicts"]


def _interests(event: Event, origins: Iterable[str]) -> dict[str, str]:
    """How the words of each origin stand to its own side, where the event's reasons say so.

    Such a reason begins with the origin that it is about. Where one of its accounts is against its
    interest, that counts.
    """
    # The longer first: "rescue-workers" begins "rescue-workers (a paper)".
    known = sorted(origins, key=len, reverse=True)
    found: dict[str, str] = {}
    for reason in event.reasons:
        kind = _INTERESTS.get(reason.rule)
        if kind is not None:
            about = next((one for one in known if reason.detail.startswith(f"{one} ")), None)
            if about is not None and found.get(about) != "against":
                found[about] = kind
    return found
