"""What lists of places are asked with: what they are cut down by, and from which row on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Query

from variorum.model.control import SubjectKind
from variorum.query.control.records import StateStatus
from variorum.web.core.paging import After, Limit, mark_of_row, start_row


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The rows that are asked for, counted from the first."""

    first: int
    limit: int

    @property
    def behind(self) -> int:
        """The number of the row behind them."""
        return self.first + self.limit

    def next(self, total: int) -> str | None:
        """The mark that asks for the rows behind them; None where there are none."""
        return mark_of_row(self.behind, total)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which places and roads a list is cut down to."""

    kind: SubjectKind | None
    status: StateStatus | None
    side: str
    name: str
    told: bool


async def page(after: After = None, limit: Limit = 25) -> Page:
    """The page that is asked for. Raises UsageError for a mark that is none."""
    return Page(first=start_row(after), limit=limit)


async def wanted(
    kind: SubjectKind | None = None,
    status: StateStatus | None = None,
    side: Annotated[str, Query(max_length=300, description="Who is said to hold it: a name or an id.")] = "",
    name: Annotated[str, Query(max_length=300, description="Words that stand in a name of it.")] = "",
    told: Annotated[bool, Query(description="Only what somebody is said to have held.")] = True,
) -> Wanted:
    """What a list of places is cut down to."""
    return Wanted(kind=kind, status=status, side=side, name=name, told=told)


ThePage = Annotated[Page, Depends(page)]
TheWanted = Annotated[Wanted, Depends(wanted)]
