"""Clusters compared with clusters: MUC, B-cubed, entity CEAF and their mean, the CoNLL score.

Definitions are those of the CoNLL-2012 shared task, with documents in the place of mentions.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from typing import NamedTuple

from variorum.evaluate.measures import harmonic

Clusters = Mapping[str, Hashable]
"""The cluster of each document, by any name."""


class Rate(NamedTuple):
    """Precision and recall, 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        return harmonic(self.precision, self.recall)


def conll(wanted: Clusters, made: Clusters) -> float:
    """The mean of the F1 of `muc`, `b_cubed` and `ceaf`."""
    return sum(measure(wanted, made).f1 for measure in (muc, b_cubed, ceaf)) / 3


def muc(wanted: Clusters, made: Clusters) -> Rate:
    """Links: how few cuts part each cluster of one side by the other."""
    return Rate(_links_kept(made, wanted), _links_kept(wanted, made))


def b_cubed(wanted: Clusters, made: Clusters) -> Rate:
    """Documents: the share of each document's cluster that the other side puts with it too."""
    together = Counter((wanted[one], made[one]) for one in wanted)
    sizes, made_sizes = Counter(wanted.values()), Counter(made[one] for one in wanted)
    squares = [(pair, count * count) for pair, count in together.items()]
    total = len(wanted) or 1
    return Rate(
        sum(square / made_sizes[pair[1]] for pair, square in squares) / total,
        sum(square / sizes[pair[0]] for pair, square in squares) / total,
    )


def ceaf(wanted: Clusters, made: Clusters) -> Rate:
    """Clusters: the likeness of the best one-to-one pairing, a pair's likeness being its Dice overlap."""
    together = Counter((wanted[one], made[one]) for one in wanted)
    sizes, made_sizes = Counter(wanted.values()), Counter(made[one] for one in wanted)
    likeness = {pair: 2 * count / (sizes[pair[0]] + made_sizes[pair[1]]) for pair, count in together.items()}
    best = sum(_best_pairing(part) for part in _parts(likeness))
    return Rate(best / len(made_sizes) if made_sizes else 0.0, best / len(sizes) if sizes else 0.0)


def _links_kept(whole: Clusters, other: Clusters) -> float:
    pieces: dict[Hashable, set[Hashable]] = {}
    for one, name in whole.items():
        pieces.setdefault(name, set()).add(other[one])
    links = len(whole) - len(pieces)
    return (len(whole) - sum(map(len, pieces.values()))) / links if links else 0.0


_Likeness = dict[tuple[Hashable, Hashable], float]


def _parts(likeness: _Likeness) -> list[_Likeness]:
    """The connected parts of the pairs: a pairing of one does not bear on that of another."""
    rows: dict[Hashable, list[Hashable]] = {}
    columns: dict[Hashable, list[Hashable]] = {}
    for row, column in likeness:
        rows.setdefault(row, []).append(column)
        columns.setdefault(column, []).append(row)
    parts: list[_Likeness] = []
    seen: set[Hashable] = set()
    for first in rows:
        if first in seen:
            continue
        seen.add(first)
        waiting, part = [first], {}
        while waiting:
            row = waiting.pop()
            for column in rows[row]:
                part[row, column] = likeness[row, column]
                new = [other for other in columns[column] if other not in seen]
                seen.update(new)
                waiting.extend(new)
        parts.append(part)
    return parts


def _best_pairing(likeness: _Likeness) -> float:
    """The greatest sum of a one-to-one pairing (Hungarian method, cubic in the clusters of one part)."""
    rows = list(dict.fromkeys(row for row, _ in likeness))
    columns = list(dict.fromkeys(column for _, column in likeness))
    if len(rows) == 1 or len(columns) == 1:
        return max(likeness.values())
    size = max(len(rows), len(columns))
    cost = [[0.0] * size for _ in range(size)]
    for (row, column), value in likeness.items():
        cost[rows.index(row)][columns.index(column)] = -value
    return -_least_cost(cost)


def _least_cost(cost: Sequence[Sequence[float]]) -> float:
    """The least sum over a square matrix with one entry of every row and column."""
    size = len(cost)
    row_price, column_price = [0.0] * (size + 1), [0.0] * (size + 1)
    holder = [0] * (size + 1)
    for row in range(1, size + 1):
        holder[0], column = row, 0
        least, before, used = [float("inf")] * (size + 1), [0] * (size + 1), [False] * (size + 1)
        while holder[column]:
            used[column] = True
            current, step, following = holder[column], float("inf"), 0
            for other in range(1, size + 1):
                if used[other]:
                    continue
                reduced = cost[current - 1][other - 1] - row_price[current] - column_price[other]
                if reduced < least[other]:
                    least[other], before[other] = reduced, column
                if least[other] < step:
                    step, following = least[other], other
            for other in range(size + 1):
                if used[other]:
                    row_price[holder[other]] += step
                    column_price[other] -= step
                else:
                    least[other] -= step
            column = following
        while column:
            holder[column], column = holder[before[column]], before[column]
    return sum(cost[holder[column] - 1][column - 1] for column in range(1, size + 1))
