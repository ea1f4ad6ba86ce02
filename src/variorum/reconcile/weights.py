"""The scale on which claims are compared.

Weights are set by hand: 2 is a plain agreement on one of what, who, whom and when; a town in common
is 3, since wars have many days and few towns. Claims are joined where three of these agree and
nothing speaks against. Limit and weights were chosen on three annotated wars, with claims as
annotated, and on no other: there half a point lower joins a third more wrong pairs, half a point
higher loses one right pair in twelve.
"""

from __future__ import annotations

from variorum.model.events import Reason

TOGETHER = 6.0
# Whatever else agrees, this keeps two claims apart.
NEVER = -20.0


def reason(rule: str, detail: str, weight: float) -> tuple[Reason, ...]:
    """One reason, as rules give them."""
    return (Reason(rule=rule, detail=detail, weight=weight),)
