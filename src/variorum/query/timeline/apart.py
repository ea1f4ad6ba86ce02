"""Whether two figures of one event can be added: by the words for whom they count, and their parties."""

from __future__ import annotations

from variorum.model.claims import Figure
from variorum.model.events import EventFigure
from variorum.reconcile.fields.subjects import Subject, addable, standing, subject_in_words


def apart(left: EventFigure, right: EventFigure) -> bool:
    """Whether nobody is in both counts, as building an event asks it of the counts of one claim.

    They are people of two parties; or words that share nobody; or one claim lists both, and neither word
    takes in the other.
    """
    if left.party is not None and right.party is not None:
        keys = {party.id or party.name for party in (left.party, right.party)}
        if len(keys) > 1:
            return True
    pair = (_subject(left), _subject(right))
    together = {one.claim_id for one in left.accounts} & {one.claim_id for one in right.accounts}
    return standing(*pair) == "apart" or addable(pair, told_together=bool(together))


def _subject(figure: EventFigure) -> Subject:
    words = Figure(kind=figure.kind, low=figure.low, high=figure.high, of=figure.of, text="", start=0, end=0)
    return subject_in_words(words)
