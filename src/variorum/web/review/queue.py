"""What is worth judging, as answers: close calls, disputed fields, and why two are together or apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from variorum.lexicon.lexicon import Lexicon
from variorum.model.judgements import FIELDS, figure_field
from variorum.pipeline.beside import beside
from variorum.query.calls import Call
from variorum.query.origins import OriginNames
from variorum.query.pairs import explain_pair_in
from variorum.query.records import Compared, PairExplanation, Step
from variorum.query.review import DisputedField
from variorum.query.steps import steps_of
from variorum.reconcile.judging.judgements import Settled
from variorum.reconcile.knowledge.weights import TOGETHER
from variorum.store.reading import RecordReader
from variorum.web.core.shapes import ComparisonStep
from variorum.web.review.accounts import Accounts
from variorum.web.review.shapes import CloseCall, Dispute, Facing, Pair, Reading

# Whether it happened: told by what claims assert and deny.
_OUTCOME = "outcome"
# So many claims of a reading name its origins, where they do at all.
_CLAIMS_ASKED = 4


def open_calls(record: RecordReader, calls: Sequence[Call], settled: Settled) -> list[tuple[int, Call]]:
    """Those of `calls` that are calls still, each with its place among all.

    Nobody judged them since, and the two claims stand as they did.
    """
    judged = {*settled.same, *settled.apart, *settled.unsure}
    rejected = {claim for claim, made in settled.corrections.items() if made[0].verdict == "reject"}
    found = []
    homes: dict[str, str] = {}
    for place, call in enumerate(calls):
        pair = (call.match.left, call.match.right)
        for one in pair:
            if one not in homes:
                homes[one] = record.home(one) or ""
        left, right = (homes[one] for one in pair)
        stands = left and right and (left == right) == call.joined
        if stands and pair not in judged and rejected.isdisjoint(pair):
            found.append((place, call))
    return found


def close_call(call: Call, accounts: Accounts) -> CloseCall:
    """A close call as an answer."""
    return CloseCall(
        left=accounts.of(call.match.left),
        right=accounts.of(call.match.right),
        joined=call.joined,
        mean=call.mean,
        score=call.match.score,
        threshold=TOGETHER,
        steps=_steps(steps_of(call.match.reasons)),
    )


def dispute(record: RecordReader, field: DisputedField, lexicon: Lexicon) -> Dispute:
    """A disputed field of `record` as an answer, its origins by name."""
    called = _called(record, field, lexicon)
    name = figure_field(field.field)[0]
    correct = "modality" if name == _OUTCOME else name if name in FIELDS else None
    return Dispute(
        event_id=field.event_id,
        label=field.label,
        field=field.field,
        correct=correct,
        origins=field.origins,
        readings=[
            Reading(
                value=one.value,
                relation=one.relation,
                origins=[called[origin] for origin in one.origins],
                claims=list(one.claims),
                sentence=one.sentence,
            )
            for one in field.accounts
        ],
    )


def _called(record: RecordReader, field: DisputedField, lexicon: Lexicon) -> dict[str, str]:
    rests = {origin: one.claims[:_CLAIMS_ASKED] for one in field.accounts for origin in one.origins}
    claims = [record.claim(claim_id) for ids in rests.values() for claim_id in ids]
    keys = {claim.claim.document_id for claim in claims if claim is not None}
    heads = [head for key in sorted(keys) if (head := record.head(key)) is not None]
    names = OriginNames(record, lexicon, (head.outlet for head in heads))
    return {origin: names.of(origin, ids) for origin, ids in rests.items()}


def pair_of(record: RecordReader, ids: tuple[str, str], lexicon: Lexicon) -> PairExplanation:
    """Why two claims or events are together or apart, of which only their events' claims are read."""
    with beside(record, lexicon) as claims:
        return explain_pair_in(record, ids, claims.scene)


def pair(found: PairExplanation, accounts: Accounts) -> Pair:
    """The explanation of a pair as an answer."""
    return Pair(
        together=found.together,
        verdict=found.verdict,
        because=list(found.because),
        comparisons=[_facing(one, accounts) for one in found.comparisons],
        threshold=found.threshold,
        mean=found.mean,
        compared=found.compared,
        possible=found.possible,
        left_out=found.left_out,
    )


def _facing(one: Compared, accounts: Accounts) -> Facing:
    return Facing(
        place=one.place,
        left=accounts.of(one.left.claim_id),
        right=accounts.of(one.right.claim_id),
        steps=_steps(one.steps),
        score=one.score,
        unmet=one.unmet,
    )


def _steps(steps: Iterable[Step]) -> list[ComparisonStep]:
    return [ComparisonStep.model_validate(one) for one in steps]
