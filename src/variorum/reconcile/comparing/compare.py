"""Do two claims tell of one occurrence? A sum of reasons, each a rule with a written weight."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from variorum.model.reasons import Reason
from variorum.reconcile.comparing.figure_reasons import figures
from variorum.reconcile.comparing.news import ONE_NEWS, news_point, shared_news
from variorum.reconcile.comparing.party_reasons import parties
from variorum.reconcile.comparing.place_reasons import places
from variorum.reconcile.comparing.times import times
from variorum.reconcile.knowledge.rules import Rules
from variorum.reconcile.knowledge.weights import NEVER, Point, point, reason_of
from variorum.reconcile.witnesses.spans import Span, carried
from variorum.reconcile.witnesses.spots import AREA, COUNTRY, nearest
from variorum.reconcile.witnesses.witnesses import Witness

_MANY_WORDS = 4
_EVIDENCE = frozenset(("figures", "patients", "parties", "road", "words", "news"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Two claims compared: the score is the sum of the reasons' weights."""

    left: str
    right: str
    reasons: tuple[Reason, ...]

    @property
    def score(self) -> float:
        """The sum of the weights."""
        return round(sum(reason.weight for reason in self.reasons), 6)

    @property
    def never(self) -> bool:
        """Whether a reason forbids the two to be one event."""
        return any(reason.weight <= NEVER for reason in self.reasons)


def compare(left: Witness, right: Witness, spans: Mapping[str, Span], rules: Rules) -> Match:
    """The reasons for and against `left` and `right` telling of one occurrence.

    Rules are asked in turn until one forbids it.
    """
    if right.id < left.id:
        left, right = right, left
    reasons = tuple(map(reason_of, _points(left, right, spans, rules)))
    return Match(left=left.id, right=right.id, reasons=reasons)


def score_of(left: Witness, right: Witness, spans: Mapping[str, Span], rules: Rules) -> float | None:
    """The score that `compare` gives two claims, None where a rule forbids them to be one event."""
    if right.id < left.id:
        left, right = right, left
    found = _points(left, right, spans, rules)
    if found[-1][1] <= NEVER:
        return None
    return round(sum([one[1] for one in found]), 6)


def _points(left: Witness, right: Witness, spans: Mapping[str, Span], rules: Rules) -> list[Point]:
    """What speaks for and against, in order; what forbids it comes last."""
    if left.root == right.root and carried(left, right):
        return [point("carried", "one sentence, carried from document to document")]
    found = [_kind(left, right, rules)]
    if found[0][1] <= NEVER:
        return found
    if left.modality != right.modality:
        found += _modalities(left, right)
        if found[-1][1] <= NEVER:
            return found
    days = (spans[left.id], spans[right.id])
    when = times(left, right, days, rules)
    found.append(when)
    if when[1] <= NEVER:
        return found
    at = len(found) - 1
    found += places(left, right, rules)
    if found[-1][1] <= NEVER:
        return found
    # Asked only of pairs that nothing has forbidden yet: most pairs never come here.
    shared = shared_news(left, right)
    if when[0] == "time.recurring-undated" and shared >= ONE_NEWS:
        when = found[at] = times(left, right, days, rules, one_news=True)
    if left.roads or right.roads:
        found += _road(left, right, rules)
    found += parties(left, right, rules)
    if found[-1][1] <= NEVER:
        return found
    if left.figures and right.figures:
        found += figures(left, right)
    found += _telling(left, right, shared, rules)
    return found + _undated(left, right, found) if when[0] == "time.recurring-undated" else found


def _undated(left: Witness, right: Witness, found: Sequence[Point]) -> list[Point]:
    """What else speaks against two claims of what is done every day, of which one is undated.

    One is told in passing and one with its count; or what is not told, neither day nor place, stands
    against no evidence of its own.
    """
    points: list[Point] = []
    if bool(left.figures) != bool(right.figures):
        points.append(point("figures.one-counts", "one counts, the other does not"))
    if any(one[0] == "place.carried" for one in found) and not any(
        one[1] > 0 and one[0].partition(".")[0] in _EVIDENCE for one in found
    ):
        points.append(point("evidence.none", "undated, only carried to its place, and nothing else for it"))
    return points


def _kind(left: Witness, right: Witness, rules: Rules) -> Point:
    """The same type of event, or two that are told of one occurrence (rules.yaml)."""
    mine, theirs = left.event_type, right.event_type
    if mine == theirs:
        return point("type.same-frequent" if mine in rules.frequent else "type.same", "both {}", mine)
    weight = rules.together.get((mine, theirs))
    if weight is None:
        return point("type.other", "{} is not {}", mine, theirs)
    return "type.told-as", weight, "{} may be told as {}", (mine, theirs)


def _modalities(left: Witness, right: Witness) -> list[Point]:
    """What is planned, threatened or conditional has not happened; what one denies another may tell.

    A denial speaks of what others tell of its place; no speaker denies in one article what it tells.
    """
    if left.reality != right.reality:
        return [point("modality.other", "{} is not {}", left.reality, right.reality)]
    if left.denies == right.denies:
        return []
    if left.document_id == right.document_id and left.origin == right.origin:
        return [point("telling.denied", "one speaker does not deny what it tells")]
    found = nearest(left.spots, right.spots)
    if found is None or found.kind not in ("same", "spelling") or AREA <= found.precision <= COUNTRY:
        return []
    return [point("telling.denial", "one denies it")]


def _road(left: Witness, right: Witness, rules: Rules) -> list[Point]:
    """One road, or a road against none; a road is another subject than the land around it."""
    mine, theirs = ({(road.key, road.stretch) for road in one.roads} for one in (left, right))
    if mine == theirs:
        return [point("road.same", "one road")]
    if {key for key, _ in mine} & {key for key, _ in theirs}:
        return [point("road.stretch", "one road, not known to be one stretch of it")]
    if mine and theirs:
        return [point("road.other", "two roads")]
    held = left.event_type in rules.exact_place and right.event_type in rules.exact_place
    return [point("road.and-land-held" if held else "road.and-land", "only one speaks of a road")]


def _telling(left: Witness, right: Witness, news: int, rules: Rules) -> list[Point]:
    """How the two are told: one article's two sentences by one speaker; the same words; the same `news`."""
    found: list[Point] = []
    if (
        left.document_id == right.document_id
        and left.origin == right.origin
        and left.event_type == right.event_type
    ):
        found.append(point("telling.twice", "one speaker in one article tells an event once"))
    shared = 0 if left.words.isdisjoint(right.words) else len(left.words & right.words)
    if left.event_type in rules.open:
        alike = shared >= 2 and shared >= 0.3 * min(len(left.words), len(right.words))
        name = "words.open" if alike else "words.open-other"
        found.append(point(name, "{} words in common, type open", shared))
        return found
    if shared >= 2 and shared >= 0.5 * min(len(left.words), len(right.words)):
        found.append(point("words.alike", "{} words in common", shared))
    if left.root != right.root:
        found += _rare(left, right, news, rules)
    return found


def _rare(left: Witness, right: Witness, news: int, rules: Rules) -> list[Point]:
    """Rare words in common, said by two documents each in its own sentence or anywhere.

    Documents on a war share the names of its people and places whatever day each tells of.
    """
    found: list[Point] = []
    if not left.rare.isdisjoint(right.rare):
        shared = len(left.rare & right.rare)
        some = "words.rare-some" if shared < _MANY_WORDS else "words.rare-many"
        found.append(point("words.rare" if shared == 1 else some, "{} rare words in common", shared))
    if news:
        found.append(news_point(news))
        if _of_war(left, rules) or _of_war(right, rules):
            found.append(point("news.of-war", "of a war, whose names many documents share"))
    return found


def _of_war(one: Witness, rules: Rules) -> bool:
    """Whether it tells what only armies and armed groups do, or names one."""
    return one.event_type in rules.of_war or any(side.armed for side in (*one.agents, *one.patients))
