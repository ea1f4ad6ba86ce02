"""The stage: claims in, events out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from variorum.model.claims import GroundedClaim
from variorum.model.events import Copy, Event, Judgement, Reason
from variorum.model.issues import Issue, Outcome
from variorum.reconcile.blocks import candidates
from variorum.reconcile.clusters import cluster, latest_verdicts
from variorum.reconcile.compare import Match, compare
from variorum.reconcile.facts import DocumentFacts, copy_roots
from variorum.reconcile.fuse import fuse
from variorum.reconcile.neighbours import borrow_windows
from variorum.reconcile.rarity import keep_rare
from variorum.reconcile.rules import Rules, load_rules
from variorum.reconcile.sides import Broader, Lineage, no_broader
from variorum.reconcile.spans import Span, spans, windows
from variorum.reconcile.witnesses import Witness, witness

Documents = Callable[[str], DocumentFacts] | Mapping[str, DocumentFacts]


def reconcile(
    claims: Iterable[GroundedClaim],
    documents: Documents,
    copies: Sequence[Copy] = (),
    judgements: Sequence[Judgement] = (),
    broader: Broader = no_broader,
) -> Outcome[tuple[Event, ...]]:
    """The events that `claims` tell of, by id; every claim is in exactly one.

    `documents` gives the facts of each claim's document, `broader` the ids above an actor's. Claims
    are read once and only their witnesses kept. The order of claims, copies and judgements has no
    effect. A judgement on an unknown claim, and one that other judgements overrule, is an Issue.
    """
    rules = load_rules()
    witnesses = {one.id: one for one in _witnesses(claims, documents, copies, Lineage(broader))}
    witnesses = keep_rare(witnesses)
    ordered = [witnesses[claim_id] for claim_id in sorted(witnesses)]
    days, matches = _matches(ordered, rules)
    groups = cluster(ordered, days, matches, rules, judgements)
    links = _links(groups, matches, judgements)
    events = [
        fuse([witnesses[claim_id] for claim_id in group], links.get(group[0], ()), rules) for group in groups
    ]
    return Outcome(
        made=tuple(sorted(events, key=lambda event: event.id)),
        issues=_judgement_issues(groups, judgements),
    )


def _matches(witnesses: Sequence[Witness], rules: Rules) -> tuple[Mapping[str, Span], Sequence[Match]]:
    """The days of every claim and all pairs compared.

    Articles that nothing dates are compared first without, then read beside the dated article they
    agree with most.
    """
    first = windows(witnesses)
    days = spans(witnesses, first)
    matches = [compare(left, right, days, rules) for left, right in candidates(witnesses, days, rules)]
    borrowed = borrow_windows(witnesses, first, matches)
    if borrowed == first:
        return days, matches
    later = spans(witnesses, borrowed)
    moved = {one.id for one in witnesses if days[one.id] != later[one.id]}
    known = {
        (match.left, match.right): match
        for match in matches
        if match.left not in moved and match.right not in moved
    }
    return later, [
        known.get((left.id, right.id)) or compare(left, right, later, rules)
        for left, right in candidates(witnesses, later, rules)
    ]


def _witnesses(
    claims: Iterable[GroundedClaim], documents: Documents, copies: Sequence[Copy], lineage: Lineage
) -> Iterable[Witness]:
    roots = dict(copy_roots(copies))
    roots.update({root: root for root in roots.values()})
    facts_of = documents.__getitem__ if isinstance(documents, Mapping) else documents
    for claim in claims:
        document_id = claim.claim.document_id
        root = facts_of(roots[document_id]) if document_id in roots else None
        yield witness(claim, facts_of(document_id), root, lineage)


def _links(
    groups: Sequence[Sequence[str]], matches: Sequence[Match], judgements: Sequence[Judgement]
) -> dict[str, list[Reason]]:
    """For each group, by its first id: why each claim is in it, its strongest match or a judgement.

    Their weight is 0: that claims are together adds nothing to what supports the event.
    """
    home = {claim_id: group[0] for group in groups for claim_id in group}
    strongest: dict[str, Match] = {}
    for match in matches:
        if home[match.left] == home[match.right]:
            for claim_id in (match.left, match.right):
                if claim_id not in strongest or match.score > strongest[claim_id].score:
                    strongest[claim_id] = match
    links: dict[str, list[Reason]] = {}
    for (left, right), judgement in sorted(latest_verdicts(judgements).items()):
        if judgement.verdict == "same" and left in home and home[left] == home.get(right):
            detail = f"{left} and {right}: {judgement.by} judged them the same"
            links.setdefault(home[left], []).append(Reason(rule="judged-same", detail=detail, weight=0.0))
    for match in sorted(set(strongest.values()), key=lambda match: (match.left, match.right)):
        told = "; ".join(f"{reason.detail} {reason.weight:+g}" for reason in match.reasons)
        detail = f"{match.left} and {match.right}: {told} = {match.score:g}"
        links.setdefault(home[match.left], []).append(Reason(rule="together", detail=detail, weight=0.0))
    return links


def _judgement_issues(groups: Sequence[Sequence[str]], judgements: Sequence[Judgement]) -> tuple[Issue, ...]:
    home = {claim_id: group[0] for group in groups for claim_id in group}
    issues = []
    for (left, right), judgement in sorted(latest_verdicts(judgements).items()):
        missing = [claim_id for claim_id in (left, right) if claim_id not in home]
        if missing:
            issues.append(
                Issue(
                    code="judgement-without-claim",
                    message=f"Judgement {judgement.id} is on {missing[0]}, which is not in the record.",
                    advice="Judge the claims that stand in its place, or leave it: it has no effect.",
                    where=judgement.id,
                )
            )
        elif judgement.verdict == "different" and home[left] == home[right]:
            issues.append(
                Issue(
                    code="judgements-at-odds",
                    message=f"{left} and {right} are judged different, but both the same as other claims.",
                    advice="Withdraw one of the judgements that join them.",
                    where=judgement.id,
                )
            )
    return tuple(issues)
