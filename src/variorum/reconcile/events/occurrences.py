"""Occurrences: which claims are linked, and the events that linked claims make.

Two claims are linked where their comparison alone would join them. Whatever clusters are made of claims
lies within what links hold together, and depends on nothing outside of it: a new document touches only
what its claims are linked with.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from variorum.model.events import Event
from variorum.model.reasons import Reason
from variorum.reconcile.comparing.compare import Match, compare, score_of
from variorum.reconcile.comparing.keys import claim_number, entries
from variorum.reconcile.comparing.pairs import Meeting, candidate_pairs
from variorum.reconcile.events.clusters import cluster
from variorum.reconcile.events.twins import Twins
from variorum.reconcile.fields.fuse import fuse
from variorum.reconcile.grouping import Groups, Pair
from variorum.reconcile.judging.judgements import Settled, Touching, judged_reasons, touching
from variorum.reconcile.knowledge.rules import Rules
from variorum.reconcile.knowledge.weights import TOGETHER
from variorum.reconcile.parts.settings import Setting, setting
from variorum.reconcile.witnesses.spans import Span
from variorum.reconcile.witnesses.witnesses import Witness


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What claims are compared by: witnesses in order of ids, their days, the rules, persons' judgements."""

    witnesses: Mapping[str, Witness]
    spans: Mapping[str, Span]
    rules: Rules
    settled: Settled

    def compared(self, left: str, right: str) -> Match:
        """The comparison of two claims."""
        return compare(self.witnesses[left], self.witnesses[right], self.spans, self.rules)

    def links(self, left: str, right: str) -> bool:
        """Whether the comparison of two claims alone would join them."""
        score = score_of(self.witnesses[left], self.witnesses[right], self.spans, self.rules)
        return score is not None and score >= TOGETHER


def linked(scene: Scene) -> tuple[Pair, ...]:
    """The pairs of claims whose comparison alone would join them, smaller id first, in order."""
    found = [pair for pair in _candidates(scene, scene.witnesses.values()) if scene.links(*pair)]
    twins = ((one.id, one.twin) for one in scene.witnesses.values() if one.twin)
    return tuple(sorted((*found, *((min(pair), max(pair)) for pair in twins))))


class Occurrence(NamedTuple):
    """An event, and what of it is asked when it may be part of another."""

    event: Event
    setting: Setting


def occurrences(scene: Scene, links: Iterable[Pair]) -> Iterator[Occurrence]:
    """The events of all claims of `scene`, given all pairs of them that are linked."""
    groups = Groups(scene.witnesses)
    judged = (pair for pair in scene.settled.same if all(one in scene.witnesses for one in pair))
    for left, right in (*links, *judged):
        groups.unite(left, right)
    home = {claim_id: groups.find(claim_id) for claim_id in scene.witnesses}
    together: dict[str, list[str]] = {}
    for claim_id, root in home.items():
        together.setdefault(root, []).append(claim_id)
    crowd = [scene.witnesses[one] for ids in together.values() if len(ids) > 1 for one in ids]
    met: dict[str, list[Pair]] = {}
    for pair in _candidates(scene, crowd, home):
        met.setdefault(home[pair[0]], []).append(pair)
    judgements = touching(scene.settled)
    for root, ids in together.items():
        yield from _events(scene, ids, [scene.compared(*pair) for pair in met.pop(root, ())], judgements)


def _candidates(
    scene: Scene, witnesses: Iterable[Witness], home: Mapping[str, str] | None = None
) -> list[Pair]:
    """The candidate pairs among claims, smaller id first, in order; with `home`, only within a home."""
    # Claims that stand at one place of a bucket go by their numbers there, as they do in a record.
    ordered = sorted(witnesses, key=lambda one: claim_number(one.id))
    number = {root: place for place, root in enumerate(dict.fromkeys(home.values()))} if home else {}
    groups = [number[home[one.id]] for one in ordered] if home else None
    rows = entries(ordered, scene.spans, scene.rules, groups)
    left, right = candidate_pairs(rows, Meeting(ordered, scene.spans, scene.rules), len(ordered))
    ids = [one.id for one in ordered]
    pairs = zip(left.tolist(), right.tolist(), strict=True)
    return sorted((min(ids[one], ids[other]), max(ids[one], ids[other])) for one, other in pairs)


def _events(
    scene: Scene, ids: Sequence[str], matches: Sequence[Match], judgements: Touching
) -> Iterator[Occurrence]:
    """The events of claims that links hold together."""
    witnesses = [scene.witnesses[one] for one in sorted(ids)]
    twins = Twins(witnesses, scene.settled)
    own = [one for one in witnesses if one.id not in twins.originals]
    days = {one.id: scene.spans[one.id] for one in own}
    groups = cluster(own, days, matches, scene.rules, twins.settled(scene.settled))
    if twins.originals:
        groups = _with_twins(groups, twins)
        matches = [*matches, *(scene.compared(*pair) for pair in sorted(twins.originals.items()))]
    why = _joins(groups, matches)
    for group in groups:
        joins = (*judged_reasons(group, judgements), *why.get(group[0], ()))
        accounts = [scene.witnesses[one] for one in group]
        event = fuse(accounts, joins, scene.rules)
        yield Occurrence(event, setting(event, accounts))


def _with_twins(groups: Sequence[Sequence[str]], twins: Twins) -> tuple[tuple[str, ...], ...]:
    """Each group with the twins of its claims, ids in order."""
    copies: dict[str, list[str]] = {}
    for copy, original in twins.originals.items():
        copies.setdefault(original, []).append(copy)
    full = (sorted((*group, *(one for own in group for one in copies.get(own, ())))) for group in groups)
    return tuple(sorted(map(tuple, full)))


def _joins(groups: Sequence[Sequence[str]], matches: Sequence[Match]) -> dict[str, list[Reason]]:
    """For each group, by its first id: why each claim is in it, its strongest match.

    Their weight is 0: that claims are together adds nothing to what supports the event.
    """
    home = {claim_id: group[0] for group in groups for claim_id in group}
    strongest: dict[str, Match] = {}
    for match in matches:
        if home[match.left] == home[match.right]:
            for claim_id in (match.left, match.right):
                if claim_id not in strongest or match.score > strongest[claim_id].score:
                    strongest[claim_id] = match
    joins: dict[str, list[Reason]] = {}
    for match in sorted(set(strongest.values()), key=lambda match: (match.left, match.right)):
        told = "; ".join(f"{reason.detail} {reason.weight:+g}" for reason in match.reasons)
        detail = f"{match.left} and {match.right}: {told} = {match.score:g}"
        joins.setdefault(home[match.left], []).append(Reason(rule="together", detail=detail, weight=0.0))
    return joins
