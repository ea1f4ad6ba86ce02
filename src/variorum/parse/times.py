"""Time expressions: intervals as the words give them, not yet days of the calendar."""

from __future__ import annotations

import re
from dataclasses import replace

from variorum.lexicon.patterns import any_of
from variorum.lexicon.words_of_text import TimeWords
from variorum.model.readings import TimeBound, TimeExpression, TimePoint
from variorum.parse.time_points import FoundPoint, PointFinder

_JOIN = re.compile(r"\s*(?:\b(?:to|and|until|till|through)\b|-|–|—)\s*(?:the\s+|on\s+)?", re.IGNORECASE)
# Between two points these make a span of them; "and" does so only after "between" or "from".
_SPANNING = frozenset({"-", "–", "—", "to", "through", "until"})
_SPAN_OPENERS = frozenset({"between", "from"})


class TimeGrammar:
    """Finds time expressions in a sentence: points, spans of two points, and what bounds them."""

    def __init__(self, words: TimeWords) -> None:
        self._points = PointFinder(words)
        self._bounds = words.bounds
        opener = any_of([*words.bounds, "between"])
        self._prefix = re.compile(
            rf"\b(?P<bound>{opener})(?:\s+{any_of(words.bound_fillers)})?\s+(?:on\s+|at\s+|in\s+)?(?:the\s+)?$",
            re.IGNORECASE,
        )
        day = rf"(\d{{1,2}})\b(?!\s*(?:\w+\s+)?{any_of(words.counted)})"
        self._more_days = re.compile(rf"\s*[-–]\s*{day}")
        self._more_days_of_span = re.compile(rf"\s*(?:[-–]|and|to)\s*{day}")

    def find(self, text: str, offset: int) -> tuple[TimeExpression, ...]:
        """The expressions of one sentence in order; `offset` is where it stands in the clean text."""
        points = list(self._points.find(text))
        made = []
        index = 0
        while index < len(points):
            first = points[index]
            prefix = self._prefix.search(text, 0, first.start) if first.last is None else None
            opener = prefix.group("bound").casefold() if prefix else ""
            end, until = first.end, first.last
            if until is None and index + 1 < len(points) and _spans(text, first, points[index + 1], opener):
                index += 1
                end, until = points[index].end, points[index].point
            if until is None:
                end, until = self._day_span(text, first, opener)
            bound = self._bound(text, first, until, opener)
            begin = prefix.start() if prefix and bound != "in" else first.start
            made.append(
                TimeExpression(
                    start=offset + begin,
                    end=offset + end,
                    text=text[begin:end],
                    bound=bound,
                    point=first.point,
                    until=until,
                    rule=first.rule,
                )
            )
            index += 1
        return tuple(made)

    def _day_span(self, text: str, first: FoundPoint, opener: str) -> tuple[int, TimePoint | None]:
        """Where an expression ends, and its last day: "May 3-5", "between May 3 and 5"."""
        point = first.point
        more = self._more_days_of_span if opener in _SPAN_OPENERS else self._more_days
        tail = more.match(text, first.end) if point.kind == "day" else None
        if tail is None or point.day is None or not point.day < int(tail.group(1)) <= 31:
            return first.end, None
        return tail.end(), replace(point, day=int(tail.group(1)), weekday=None, year_step=None)

    def _bound(self, text: str, first: FoundPoint, until: TimePoint | None, opener: str) -> TimeBound:
        # The rule for bare years takes its own preposition in.
        if first.rule == "year" and text[first.start : first.end].casefold().startswith("since"):
            return "since"
        if until is not None:
            return "between"
        return self._bounds.get(opener, "in")


def _spans(text: str, first: FoundPoint, second: FoundPoint, opener: str) -> bool:
    """Whether two points are the ends of one span."""
    gap = text[first.end : second.start]
    if not _JOIN.fullmatch(gap):
        return False
    return opener in _SPAN_OPENERS or gap.strip().casefold() in _SPANNING
