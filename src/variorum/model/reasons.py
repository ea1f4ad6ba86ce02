"""Reasons: why a score is what it is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why a score is what it is: the weights of a score's reasons add up to it."""

    rule: str
    detail: str
    weight: float
