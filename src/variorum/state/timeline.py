"""The timeline: events in order of time, and the holdings folded from them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from variorum.model.claims import GroundedClaim
from variorum.model.events import Copy, Event, Timeline
from variorum.state.holdings import fold_holdings
from variorum.state.parties import Broader, no_broader

_LAST = "9999"


def fold(
    events: Iterable[Event],
    claims: Mapping[str, GroundedClaim],
    published: Mapping[str, str | None] | None = None,
    copies: Sequence[Copy] = (),
    broader: Broader = no_broader,
) -> Timeline:
    """The timeline of `events`: by the first day they can have begun, undated ones last, then by id.

    The other arguments are those of `fold_holdings`.
    """
    ordered = tuple(sorted(events, key=_order))
    return Timeline(events=ordered, holdings=fold_holdings(ordered, claims, published, copies, broader))


def _order(event: Event) -> tuple[str, str, str]:
    when = event.when
    if when is None:
        return _LAST, _LAST, event.id
    return when.earliest or when.latest or _LAST, when.latest or _LAST, event.id
