"""Answers as tables: rows of plain cells, such as `pandas.DataFrame` takes."""

from __future__ import annotations

from collections.abc import Iterable

from variorum.model.control import DayRange, Party

Cell = str | int | float | bool | None
Row = dict[str, Cell]


def range_cells(name: str, span: DayRange | None) -> Row:
    """The two ends of a range of days, as `name`_earliest and `name`_latest."""
    return {
        f"{name}_earliest": span.earliest if span is not None else None,
        f"{name}_latest": span.latest if span is not None else None,
    }


def names_cell(parties: Iterable[Party]) -> str:
    """The names of parties in one cell."""
    return "; ".join(party.name for party in parties)
