"""Shapes of what is judged, and of judgements."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from variorum.model.events import VariantRelation, Verdict
from variorum.reconcile.judging.judgements import JudgementState
from variorum.web.core.shapes import (
    ComparisonStep,
    Days,
    DocumentHead,
    EventMention,
    Meaning,
    Named,
    Paged,
    Shape,
    Text,
)
from variorum.web.review.remaking import RemakingState

Action = Literal["same", "different", "unsure", "correct", "reject", "split", "undo", "renew"]
Writing = Literal["days", "count", "names", "choice"]


class Piece(Shape):
    """A piece of a sentence; `marked` are the words that the claim rests on."""

    text: Text
    marked: bool


class Account(Shape):
    """A claim as a person judges it. `figures` are in the words of the text, `corrected` is what persons
    put right in it since.
    """

    claim_id: str
    event: EventMention | None
    document: DocumentHead
    event_type: Meaning
    modality: Meaning
    when: Days | None
    places: list[Named]
    agents: list[Named]
    patients: list[Named]
    figures: list[Text]
    speakers: list[Text]
    sentence: list[Piece]
    corrected: list[Text]


class CloseCall(Shape):
    """Two claims that the score nearly joined, or (`joined`) barely joined.

    `mean`, over all compared pairs between their events, or between the left claim and the others of its
    event, decides: `threshold` joins. `score` is that of these two, which agree most.
    """

    left: Account
    right: Account
    joined: bool
    mean: float
    score: float
    threshold: float
    steps: list[ComparisonStep]


class CloseCalls(Paged[CloseCall]):
    """The closest calls that nobody judged yet, the closest first.

    `looked` of the record's `of` claims were compared with all that they meet; in a large record that is not
    all of them.
    """

    total: int
    looked: int
    of: int


class Reading(Shape):
    """One reading of a disputed field: whose it is, and the sentence of one claim that gives it."""

    value: Text
    relation: VariantRelation
    origins: list[Text]
    claims: list[str]
    sentence: Text


class Dispute(Shape):
    """A field of an event on which accounts of `origins` independent origins contradict each other.

    `correct` is the field of a claim to put right; null where a claim can only be rejected.
    """

    event_id: str
    label: Text
    field: str
    correct: str | None
    origins: int
    readings: list[Reading]


class Disputes(Paged[Dispute]):
    """Fields on which accounts contradict each other, those of most independent origins first."""


class Facing(Shape):
    """Two claims compared; `unmet` says why building never compares them, "" where it does."""

    place: str
    left: Account
    right: Account
    steps: list[ComparisonStep]
    score: float
    unmet: Text


class Pair(Shape):
    """Why two claims or events are together or apart."""

    together: bool
    verdict: Text
    because: list[Text]
    comparisons: list[Facing]
    threshold: float
    mean: float | None
    compared: int
    possible: int
    left_out: int


class ClaimField(Shape):
    """A field of a claim that can be corrected.

    `value` is what it is now, as a correction is written; `written` says how: days, a count, names or ids of
    places and parties parted by semicolons, or one of `choices`.
    """

    field: str
    value: Text
    shown: Text
    written: Writing
    choices: list[Meaning]


class Correctable(Shape):
    """A claim and what of it can be corrected."""

    account: Account
    fields: list[ClaimField]


class EventAccounts(Shape):
    """The accounts of an event, to split it; those that dispute it come last."""

    event: EventMention
    accounts: list[Account]
    disputed_by: list[str]


class SeenClaim(Shape):
    """A claim as it was when it was judged, and as it reads now where that is another."""

    claim_id: str
    sentence: Text
    now_id: str
    now: Text


class Judged(Shape):
    """A judgement and how it stands; `meaning` puts `state` in words."""

    id: str
    verdict: Verdict
    by: Text
    at: str
    note: Text
    field: str
    value: Text
    withdraws: str
    claims: list[SeenClaim]
    state: JudgementState
    meaning: str


class Judgements(Paged[Judged]):
    """Judgements, the latest first."""


class Standing(Shape):
    """How far the record has taken up what was judged.

    `pending` judgements are kept and not in the record yet. making: it is brought up to date; waiting:
    another build writes to it, and it is tried again; failed: with `message` and `advice`. `faults` say which
    lines of the judgement file are none.
    """

    state: RemakingState
    share: float | None
    message: Text
    advice: Text
    pending: int
    faults: list[Text]


class Given(Shape):
    """What a person judges: `ids` are claims, or events for the claims that founded them.

    same, different, unsure: of two ids. correct: of one, with `field` and `value`. reject: of one. split: the
    claims that are of another occurrence than the rest of their event. undo, renew: of judgements.
    """

    action: Action
    ids: list[str] = Field(min_length=1, max_length=500)
    field: str = Field(default="", max_length=300)
    value: str = Field(default="", max_length=2000)
    by: str = Field(max_length=200, description="Who judges.")
    why: str = Field(max_length=2000, description="Why.")


class Recorded(Shape):
    """Judgements that are kept now; `warnings` say which of them are not applied, and why."""

    judgements: list[str]
    warnings: list[Text]
    standing: Standing
