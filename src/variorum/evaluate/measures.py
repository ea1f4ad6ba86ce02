"""Shares, precision and recall, rounded to three places as the suites print them."""

from __future__ import annotations

from variorum.evaluate.records import Parts


def share(hit: int, n: int) -> float | None:
    """`hit` of `n`, or None when there was nothing to hit."""
    return round(hit / n, 3) if n else None


def rates(hit: float, gold: int, made: int) -> Parts:
    """Precision, recall and their harmonic mean; 0 where nothing was made or wanted."""
    return parts(hit / made if made else 0.0, hit / gold if gold else 0.0)


def harmonic(p: float, r: float) -> float:
    """The harmonic mean of precision and recall; 0 where both are."""
    return 2 * p * r / (p + r) if p + r else 0.0


def parts(p: float, r: float) -> Parts:
    """Precision and recall with their harmonic mean."""
    return {"p": round(p, 3), "r": round(r, 3), "f1": round(harmonic(p, r), 3)}


def counted_rates(hit: int, gold: int, made: int) -> Parts:
    """`rates` with `n`, how many were wanted."""
    return {**rates(hit, gold, made), "n": gold}
