"""Judgements as the command line gives them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from variorum.lexicon.packs import Pack, lexicon_with
from variorum.model.claims import Claim
from variorum.model.errors import UsageError
from variorum.model.events import Judgement, Seen, Verdict
from variorum.model.judgements import fault, figure_field, seen, with_id
from variorum.query.corrections import meant_value
from variorum.query.judgements import WAITING, claim_called, judgement_called, rulings
from variorum.store.reading import RecordReader


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """Who judges and why, and what there is to judge."""

    record: RecordReader
    judgements: Sequence[Judgement]
    by: str
    why: str
    packs: tuple[Pack, ...] = ()
    at: str = field(default_factory=lambda: datetime.now(UTC).isoformat(timespec="milliseconds"))

    def given(self, verdict: Verdict, claims: Sequence[Claim] = (), **parts: str) -> Judgement:
        """A judgement by this person at this time."""
        left, right = (*sorted(one.id for one in claims), "", "")[:2]
        made = Judgement(
            id="",
            left=left,
            right=right,
            verdict=verdict,
            by=self.by,
            at=self.at,
            note=self.why,
            seen=tuple(sorted(map(self._seen, claims), key=lambda one: one.claim_id)),
            **parts,
        )
        wrong = fault(made)
        if wrong:
            raise UsageError(f"That is no judgement: {wrong}.")
        return with_id(made)

    def claim(self, key: str) -> Claim:
        """The claim that `key` names."""
        return claim_called(self.record, key).claim

    def _seen(self, claim: Claim) -> Seen:
        document = self.record.document(claim.document_id)
        return seen(claim, document.source if document is not None else "")


def judged(bench: Bench, action: str, words: Sequence[str]) -> tuple[Judgement, ...]:
    """The judgements that an action makes.

    Raises UsageError where nobody judges, no reason is given, or the words do not fit the action.
    """
    if not bench.by.strip():
        raise UsageError("Nobody is named as judging.", advice="Give --by NAME, or set VARIORUM_BY.")
    if not bench.why.strip():
        raise UsageError("No reason is given.", advice="Say why in a few words: --why TEXT.")
    wanted, make = _MAKERS[action]
    if len(words) != len(wanted):
        raise UsageError(f"{action} takes {len(wanted)} words: {' '.join(wanted)}; {len(words)} were given.")
    return make(bench, action, words)


def _on_pair(bench: Bench, action: str, words: Sequence[str]) -> tuple[Judgement, ...]:
    left, right = map(bench.claim, words)
    if left.id == right.id:
        raise UsageError(f"Both are {left.id}.", advice="Judge two claims, or two events.")
    verdicts: Mapping[str, Verdict] = {"same": "same", "different": "different", "unsure": "unsure"}
    return (bench.given(verdicts[action], (left, right)),)


def _correction(bench: Bench, _: str, words: Sequence[str]) -> tuple[Judgement, ...]:
    claim = bench.claim(words[0])
    name = ":".join(part for part in figure_field(words[1]) if part)
    value = meant_value(claim, name, words[2], lexicon_with(bench.packs))
    return (bench.given("correct", (claim,), field=name, value=value),)


def _rejection(bench: Bench, _: str, words: Sequence[str]) -> tuple[Judgement, ...]:
    return (bench.given("reject", (bench.claim(words[0]),)),)


def _undoing(bench: Bench, _: str, words: Sequence[str]) -> tuple[Judgement, ...]:
    return (bench.given("withdraw", withdraws=judgement_called(bench.judgements, words[0]).id),)


def _renewal(bench: Bench, _: str, words: Sequence[str]) -> tuple[Judgement, ...]:
    """The same said of the claims as they are now, and the old judgement withdrawn."""
    old = judgement_called(bench.judgements, words[0])
    (ruling,) = (one for one in rulings(bench.record, bench.judgements) if one.judgement.id == old.id)
    if ruling.state not in WAITING:
        raise UsageError(f"{old.id} needs no renewing: it is {ruling.state}.")
    if not all(ruling.now):
        raise UsageError(
            f"Nothing in the record stands for a claim of {old.id}.",
            advice="Judge other claims, and undo this judgement.",
        )
    claims = [bench.claim(one) for one in ruling.now]
    made = bench.given(old.verdict, claims, field=old.field, value=old.value)
    return made, replace(bench, why=f"renewed as {made.id}").given("withdraw", withdraws=old.id)


_Maker = Callable[[Bench, str, Sequence[str]], tuple[Judgement, ...]]
_MAKERS: Mapping[str, tuple[tuple[str, ...], _Maker]] = {
    **dict.fromkeys(("same", "different", "unsure"), (("CLAIM", "CLAIM"), _on_pair)),
    "correct": (("CLAIM", "FIELD", "VALUE"), _correction),
    "reject": (("CLAIM",), _rejection),
    "undo": (("JUDGEMENT",), _undoing),
    "renew": (("JUDGEMENT",), _renewal),
}
ACTIONS = tuple(_MAKERS)
