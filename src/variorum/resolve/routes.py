"""Roads: mentions to known roads, and the ends of a stretch as the text gives them."""

from __future__ import annotations

import re

from variorum.lexicon.routes import RouteBook
from variorum.model.claims import Mention, Route
from variorum.resolve.names import PrintedNames

# "the Aleppo-Damascus highway"
_ENDS = re.compile(r"(?:\w+\s)?([A-Z][\w'’]+)\s?[-–]\s?([A-Z][\w'’]+)\b")


def ground_route(mention: Mention, routes: RouteBook, names: PrintedNames) -> Route:
    """The road a mention stands for; id None and the printed words where none is known."""
    touching = names.touching(mention.start, mention.end, "route")
    for entry in (routes.get(i) for name in touching for i in name.ids):
        if entry is not None:
            return Route(mention=mention, id=entry.id, name=entry.name)
    ends = _ENDS.match(mention.text)
    found = routes.by_name(mention.text)
    printed = touching[0].text if touching else mention.text
    return Route(
        mention=mention,
        id=found[0].id if found else None,
        name=found[0].name if found else printed,
        from_place=ends.group(1) if ends else None,
        to_place=ends.group(2) if ends else None,
    )
