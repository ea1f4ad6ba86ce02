"""Settling judgements: which of them count now, and why the others do not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from variorum.model.events import Judgement
from variorum.model.issues import Issue
from variorum.model.judgements import ON_PAIRS, canonical, figure_field, instant, person, words_digest
from variorum.model.reasons import Reason
from variorum.reconcile.grouping import Pair
from variorum.reconcile.judging.contradictions import unjoinable
from variorum.reconcile.judging.following import ClaimOf, ClaimsIn, followed

JudgementState = Literal[
    "applied", "superseded", "withdrawn", "re-opened", "contradictory", "without-claim", "moot"
]
_NAMED = 8
_SURE = frozenset(("same", "different"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What judgements come to.

    `same` and `apart` are the pairs of claims, smaller id first, that a person joined or parted, and
    `unsure` those on which somebody could not tell; `corrections` are the corrections of each claim, or
    its one rejection. `states` says of every judgement, by its id, whether it is applied, or why it is not:
    superseded by a later one of the same person, withdrawn, re-opened as its claim's words changed,
    contradictory, without its claim, or moot as the claim is rejected.
    """

    same: Mapping[Pair, Judgement] = field(default_factory=dict)
    apart: Mapping[Pair, Judgement] = field(default_factory=dict)
    unsure: Mapping[Pair, Judgement] = field(default_factory=dict)
    corrections: Mapping[str, tuple[Judgement, ...]] = field(default_factory=dict)
    states: Mapping[str, JudgementState] = field(default_factory=dict)
    reopened: tuple[Judgement, ...] = ()
    issues: tuple[Issue, ...] = ()


def judged_claims(judgements: Iterable[Judgement]) -> frozenset[str]:
    """The ids of all claims that judgements are on."""
    return frozenset(one for judgement in judgements for one in _claims(judgement))


def settled_over(judgements: Iterable[Judgement], claim_of: ClaimOf, claims_in: ClaimsIn) -> Settled:
    """What `judgements` come to over the claims of a record, of which only those judged are read.

    `claim_of` finds a claim by its id, `claims_in` gives those of a document by its id.
    """
    on_claims = followed(judgements, claim_of, claims_in)
    found = {one: claim_of(one) for one in sorted(judged_claims(on_claims))}
    return settle(on_claims, {one: words_digest(c.claim) for one, c in found.items() if c is not None})


def settle(judgements: Iterable[Judgement], claims_seen: Mapping[str, str]) -> Settled:
    """What `judgements` come to over the claims whose digests of words `claims_seen` gives, by id.

    Claims that no judgement is on may be left out of `claims_seen`. Of what one person says of one thing
    the latest counts. What two persons say against each other, and "same" and "different" that cannot all
    hold, is an issue that names them, and none of it is applied. The order of `judgements` has no effect.
    """
    known = {one.id: one for one in sorted(judgements, key=lambda one: (one.id, repr(one)))}
    work = _Settling(known)
    work.withdraw()
    work.supersede()
    current = work.reopen(claims_seen)
    rulings = [one for one in current if one.verdict not in ON_PAIRS]
    corrections = work.corrections(rulings)
    rejected = {claim for claim, made in corrections.items() if made[0].verdict == "reject"}
    same, apart, unsure = work.pairs([one for one in current if one.verdict in ON_PAIRS], rejected)
    return Settled(
        same=same,
        apart=apart,
        unsure=unsure,
        corrections=corrections,
        states={judgement_id: work.states[judgement_id] for judgement_id in known},
        reopened=tuple(one for one in known.values() if work.states[one.id] == "re-opened"),
        issues=tuple(sorted(work.issues, key=lambda issue: (issue.code, issue.where, issue.message))),
    )


def judged_reasons(claim_ids: Sequence[str], on_claims: Touching) -> tuple[Reason, ...]:
    """What persons said of the claims of one event, as reasons of the event that weigh nothing.

    `on_claims` are the judgements applied to each claim, as `touching` gives them.
    """
    inside = frozenset(claim_ids)
    found: dict[str, Reason] = {}
    for claim_id in sorted(inside):
        for judgement in on_claims.get(claim_id, ()):
            if judgement.verdict != "same" or {judgement.left, judgement.right} <= inside:
                found[judgement.id] = _reason(judgement)
    return tuple(found[judgement_id] for judgement_id in sorted(found))


Touching = Mapping[str, tuple[Judgement, ...]]


def touching(settled: Settled) -> Touching:
    """The judgements applied to each claim, by claim id."""
    found: dict[str, dict[str, Judgement]] = {}
    applied = [
        *settled.same.values(),
        *settled.apart.values(),
        *(one for made in settled.corrections.values() for one in made),
    ]
    for judgement in applied:
        for claim_id in _claims(judgement):
            found.setdefault(claim_id, {})[judgement.id] = judgement
    return {claim_id: tuple(made[one] for one in sorted(made)) for claim_id, made in found.items()}


def _reason(judgement: Judgement) -> Reason:
    why = f": {judgement.note}" if judgement.note else ""
    both = f"{judgement.left} and {judgement.right}: {judgement.by} judged them"
    if judgement.verdict == "same":
        return Reason(rule="judged-same", detail=f"{both} the same{why}", weight=0.0)
    if judgement.verdict == "different":
        return Reason(rule="judged-different", detail=f"{both} different{why}", weight=0.0)
    detail = f"{judgement.left}: {judgement.field} corrected to {judgement.value} by {judgement.by}{why}"
    return Reason(rule="corrected", detail=detail, weight=0.0)


def _claims(judgement: Judgement) -> tuple[str, ...]:
    return tuple(one for one in (judgement.left, judgement.right) if one)


def _pair(judgement: Judgement) -> Pair:
    return min(judgement.left, judgement.right), max(judgement.left, judgement.right)


def _field(judgement: Judgement) -> str:
    """What of its claim a judgement corrects, however it is written; empty for the claim as a whole."""
    return ":".join(part for part in figure_field(judgement.field) if part)


class _Settling:
    """The states of judgements while they are settled; each step leaves out what the one before did."""

    def __init__(self, known: Mapping[str, Judgement]) -> None:
        self._known = known
        self.states: dict[str, JudgementState] = dict.fromkeys(known, "applied")
        self.issues: list[Issue] = []

    def withdraw(self) -> None:
        """Mark what is withdrawn. A withdrawal that is itself withdrawn withdraws nothing."""
        against = dict.fromkeys(self._known, 0)
        for one in self._known.values():
            if one.verdict == "withdraw" and one.withdraws in against:
                against[one.withdraws] += 1
        ready = [judgement_id for judgement_id, count in against.items() if not count]
        left = set(against)
        while ready:
            one = self._known[ready.pop()]
            left.discard(one.id)
            if one.verdict != "withdraw":
                continue
            if one.withdraws not in against:
                self._unknown(one)
                continue
            if self.states[one.id] == "applied":
                self.states[one.withdraws] = "withdrawn"
            against[one.withdraws] -= 1
            if not against[one.withdraws]:
                ready.append(one.withdraws)
        # A ring of withdrawals, which ids made from content rule out, withdraws itself.
        self.states.update(dict.fromkeys(left, "withdrawn"))

    def _unknown(self, judgement: Judgement) -> None:
        if self.states[judgement.id] == "applied":
            self.states[judgement.id] = "moot"
            self.issues.append(
                Issue(
                    code="judgement-unknown",
                    message=f"{judgement.id} withdraws {judgement.withdraws}, which is not there.",
                    advice="Look for the judgement in the history of the judgement file.",
                    where=judgement.id,
                )
            )

    def supersede(self) -> None:
        """Mark what the same person ruled anew later; a rejection and corrections supersede each other."""
        latest: dict[tuple[str, ...], dict[str, Judgement]] = {}
        for one in sorted(self._standing(), key=lambda one: (instant(one.at), one.id)):
            on_pair = one.verdict in ON_PAIRS
            said = latest.setdefault((person(one.by), *(_pair(one) if on_pair else (one.left,))), {})
            thing = "" if on_pair else _field(one)
            gone = dict(said) if one.verdict == "reject" else {n: said[n] for n in ("", thing) if n in said}
            for name, earlier in gone.items():
                self.states[earlier.id] = "superseded"
                del said[name]
            said[thing] = one

    def reopen(self, claims_seen: Mapping[str, str]) -> list[Judgement]:
        """Mark what is on claims that are gone or changed; gives the others, by id."""
        current = []
        for one in self._standing():
            missing = [claim_id for claim_id in _claims(one) if claim_id not in claims_seen]
            changed = [s.claim_id for s in one.seen if claims_seen.get(s.claim_id, s.words) != s.words]
            if missing:
                self._without_claim(one, missing[0])
            elif changed:
                self._reopen(one, changed[0])
            elif one.verdict in ON_PAIRS and one.left == one.right:
                self.states[one.id] = "moot"
            else:
                current.append(one)
        return current

    def _without_claim(self, one: Judgement, claim_id: str) -> None:
        self.states[one.id] = "without-claim"
        self.issues.append(
            Issue(
                code="judgement-without-claim",
                message=f"Judgement {one.id} is on {claim_id}, which is not in the record.",
                advice="Judge the claims that stand in its place, or leave it: it has no effect.",
                where=one.id,
            )
        )

    def _reopen(self, one: Judgement, claim_id: str) -> None:
        self.states[one.id] = "re-opened"
        self.issues.append(
            Issue(
                code="judgement-re-opened",
                message=f"The words of {claim_id} changed since {one.by} judged it ({one.id}).",
                advice="Look at it again: variorum review shows it first, to renew or to undo.",
                where=one.id,
            )
        )

    def corrections(self, rulings: Sequence[Judgement]) -> dict[str, tuple[Judgement, ...]]:
        """The corrections of each claim by field, or its rejection; contradictory ones are marked."""
        of_claim: dict[str, dict[str, list[Judgement]]] = {}
        for one in sorted(rulings, key=lambda one: (instant(one.at), one.id)):
            of_claim.setdefault(one.left, {}).setdefault(_field(one), []).append(one)
        made: dict[str, tuple[Judgement, ...]] = {}
        for claim_id, fields in sorted(of_claim.items()):
            if "" in fields and len(fields) > 1:
                everything = [one for some in fields.values() for one in some]
                self._at_odds(everything, f"{claim_id} is rejected by one and corrected by another")
                continue
            kept = []
            for name, said in sorted(fields.items()):
                if name and len({canonical(name, one.value) for one in said}) > 1:
                    self._at_odds(said, f"{name} of {claim_id} is corrected to different values")
                else:
                    kept.append(said[-1])
            if kept:
                made[claim_id] = tuple(kept)
        return made

    def pairs(
        self, verdicts: Sequence[Judgement], rejected: set[str]
    ) -> tuple[dict[Pair, Judgement], dict[Pair, Judgement], dict[Pair, Judgement]]:
        """The pairs judged the same, different, unsure; contradictory verdicts are marked."""
        on_pair: dict[Pair, list[Judgement]] = {}
        for one in sorted(verdicts, key=lambda one: (instant(one.at), one.id)):
            if rejected & {one.left, one.right}:
                self.states[one.id] = "moot"
            else:
                on_pair.setdefault(_pair(one), []).append(one)
        for pair, said in sorted(on_pair.items()):
            if {one.verdict for one in said} >= _SURE:
                at_odds = [one for one in said if one.verdict in _SURE]
                self._at_odds(at_odds, f"{pair[0]} and {pair[1]} are judged both the same and different")
                on_pair[pair] = [one for one in said if one.verdict == "unsure"]
        joined = {pair for pair, said in on_pair.items() if any(one.verdict == "same" for one in said)}
        parted = {pair for pair, said in on_pair.items() if any(one.verdict == "different" for one in said)}
        for knot in unjoinable(joined, parted):
            said = [one for pair in knot for one in on_pair[pair] if one.verdict in _SURE]
            self._at_odds(said, "some are judged different and, through others, the same")
            for pair in knot:
                on_pair[pair] = [one for one in on_pair[pair] if one.verdict == "unsure"]
        found: dict[str, dict[Pair, Judgement]] = {verdict: {} for verdict in ("same", "different", "unsure")}
        for pair, said in on_pair.items():
            told = [one for one in said if one.verdict in _SURE] or said
            for one in told[-1:]:
                found[one.verdict][pair] = one
        return found["same"], found["different"], found["unsure"]

    def _standing(self) -> list[Judgement]:
        return [
            one
            for one in self._known.values()
            if one.verdict != "withdraw" and self.states[one.id] == "applied"
        ]

    def _at_odds(self, judgements: Sequence[Judgement], why: str) -> None:
        ordered = sorted(judgements, key=lambda one: one.id)
        for one in ordered:
            self.states[one.id] = "contradictory"
        named = [f"{one.id} ({one.by}: {one.verdict})" for one in ordered[:_NAMED]]
        more = f" and {len(ordered) - _NAMED} more" if len(ordered) > _NAMED else ""
        self.issues.append(
            Issue(
                code="judgements-at-odds",
                message=f"Not applied, as {why}: {', '.join(named)}{more}.",
                advice="Settle it among those who judged, and undo what does not hold.",
                where=ordered[0].id,
            )
        )
