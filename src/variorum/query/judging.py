"""Judgements as persons give them: by ids, fields and values, with a name and a reason."""

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
from variorum.reconcile.judging.judgements import settled_over
from variorum.store.reading import RecordReader

_MORE = "..."
# Both sides of the largest events that anyone parts by hand; a line of the file each.
_MOST_PAIRS = 1000


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
    if len(words) != len(wanted) and not (wanted[-1] == _MORE and words):
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


def _parting(bench: Bench, _: str, words: Sequence[str]) -> tuple[Judgement, ...]:
    """Claims taken out of their event: each of them is of another occurrence than each of the rest.

    One verdict would not do: the others of both sides could come together past it.
    """
    out = {one.id: one for one in map(bench.claim, words)}
    events = {event.id: event for one in out for event in bench.record.events_with(one)}
    if len(events) != 1:
        raise UsageError(
            f"These claims are in {len(events)} events.", advice="Split one event at a time: name its claims."
        )
    (event,) = events.values()
    rest = [one for one in (*event.claims, *event.disputed_by) if one not in out]
    if not rest:
        raise UsageError(f"These are all claims of {event.id}.", advice="Leave at least one of them in it.")
    settled = settled_over(bench.judgements, bench.record.claim, bench.record.claims)
    pairs = [(one, other) for one in sorted(out) for other in sorted(rest)]
    new = [pair for pair in pairs if (min(pair), max(pair)) not in settled.apart]
    if not new:
        raise UsageError("All of these are judged different already.", advice="Bring the record up to date.")
    if len(new) > _MOST_PAIRS:
        raise UsageError(
            f"That takes {len(new):,} judgements, one on each pair; {_MOST_PAIRS:,} are taken at once.",
            advice="Take fewer claims out at once.",
        )
    others = {one: bench.claim(one) for one in {other for _, other in new}}
    return tuple(bench.given("different", (out[one], others[other])) for one, other in new)


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
    "split": (("CLAIM", _MORE), _parting),
    "undo": (("JUDGEMENT",), _undoing),
    "renew": (("JUDGEMENT",), _renewal),
}
ACTIONS = tuple(_MAKERS)
