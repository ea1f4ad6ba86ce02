"""Parts: the strike within the offensive, the breach of the truce; linked, and never merged.

An event has at most one whole, the one that most speaks for. Nothing is linked where two are equally
likely, where another party acts, before the whole began, after it ended or elsewhere.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from variorum.model.events import PartOf
from variorum.model.reasons import Reason
from variorum.reconcile.knowledge.part_rules import Kind, PartRules, load_part_rules
from variorum.reconcile.knowledge.rules import load_rules
from variorum.reconcile.parts.settings import Setting, part_keys, whole_keys
from variorum.reconcile.witnesses.sides import Likeness, Side, closest
from variorum.reconcile.witnesses.spots import COUNTRY, Spot, distance_km, nearness

# Of a crowd of wholes only so many that began before a part, and so many that began later, are looked at:
# those whose beginnings lie nearest.
MOST_WHOLES = 32
_WEEK = 7
# A stretch of more days than this is told by the month or the year.
_TOLD_BY_DAYS = 45
_KNOWN: dict[Likeness, str] = {
    "same": "parties.same",
    "kin": "parties.kin",
    "alike": "parties.alike",
    "general": "parties.general",
    "unknown": "parties.unknown",
    "other": "parties.other",
}
_ONE_PARTY = frozenset({"same", "kin"})


def parts(settings: Iterable[Setting]) -> tuple[PartOf, ...]:
    """The parts among events and what they are part of, by the id of the part; the order has no effect."""
    rules = load_part_rules()
    ordered = sorted(settings, key=_by_beginning)
    wholes: dict[str, list[Setting]] = {}
    for one in ordered:
        for key in whole_keys(one, rules):
            wholes.setdefault(key, []).append(one)
    links = []
    for one in ordered:
        crowds = (wholes.get(key, ()) for key in part_keys(one, rules))
        near = {whole.event_id: whole for crowd in crowds for whole in _nearest(one, crowd)}
        link = part_of(one, near.values())
        if link is not None:
            links.append(link)
    return tuple(sorted(links, key=lambda link: link.event_id))


def part_of(part: Setting, wholes: Iterable[Setting]) -> PartOf | None:
    """What `part` is part of among `wholes`; None where nothing is, or where two are equally likely.

    Only wholes that share a key with the part can matter: see `part_keys` and `whole_keys`.
    """
    rules = load_part_rules()
    found: list[tuple[float, int, PartOf]] = []
    for whole in _nearest(part, sorted(wholes, key=_by_beginning)):
        reasons = tuple(_reasons(part, whole, rules))
        score = round(sum(reason.weight for reason in reasons), 6)
        if reasons and score >= rules.enough:
            link = PartOf(event_id=part.event_id, whole_id=whole.event_id, reasons=reasons, score=score)
            found.append((score, whole.lo or 0, link))
    if not found:
        return None
    best = max(found, key=lambda one: one[:2])
    alike = [one for one in found if one[:2] == best[:2]]
    return best[2] if len(alike) == 1 else None


def _by_beginning(one: Setting) -> tuple[int, str]:
    return one.lo or 0, one.event_id


def _nearest(part: Setting, ordered: Sequence[Setting]) -> Sequence[Setting]:
    """Of wholes in order of their beginnings those that began nearest to the part, on either side."""
    at = bisect_right(ordered, part.lo or 0, key=lambda whole: whole.lo or 0)
    return ordered[max(0, at - MOST_WHOLES) : at + MOST_WHOLES]


def _reasons(part: Setting, whole: Setting, rules: PartRules) -> Iterator[Reason]:
    """Why `part` is part of `whole`; none where their types say nothing of the kind."""
    kind = rules.kinds.get((whole.event_type, part.event_type))
    if kind is None or part.event_id == whole.event_id or not (part.happened and whole.happened):
        return
    if kind.place == "wider" and part.width >= whole.width:
        return
    detail = f"{part.event_type} within {whole.event_type}"
    yield Reason(rule="type.part", detail=detail, weight=kind.weight)
    yield from map(rules.reason, _text(part, whole))
    yield from map(rules.reason, _days(part, whole, kind))
    yield from map(rules.reason, _area(part, whole, kind))
    yield from map(rules.reason, _parties(part, whole, kind))


def _text(part: Setting, whole: Setting) -> Iterator[str]:
    sentences = {(one.document_id, one.sentence_start) for one in part.tellings}
    shared = [one for one in whole.tellings if (one.document_id, one.sentence_start) in sentences]
    documents = {one.document_id for one in part.tellings} & {one.document_id for one in whole.tellings}
    if any(one.as_whole for one in shared):
        yield "text.part-of"
    elif shared:
        yield "text.sentence"
    elif documents:
        yield "text.article"


# ---- when


def _days(part: Setting, whole: Setting, kind: Kind) -> Iterator[str]:
    last = whole.last(kind.after)
    if part.lo is None or part.hi is None or not part.close or whole.lo is None or last is None:
        yield "days.unknown"
        return
    first = whole.lo - kind.before
    if part.hi < first:
        yield "days.before"
    elif part.lo > last:
        yield "days.after"
    elif part.lo < first or (not whole.began and last - whole.lo > _TOLD_BY_DAYS):
        yield "days.overlap"
    elif part.lo < whole.lo:
        yield "days.run-up"
    elif not whole.began:
        yield "days.within"
    else:
        yield "days.first-week" if part.lo - whole.lo <= _WEEK else "days.later"


# ---- where


def _area(part: Setting, whole: Setting, kind: Kind) -> Iterator[str]:
    if kind.place == "any":
        return
    if not part.spots or not whole.spots:
        yield "area.unknown"
        return
    rank = [
        "area.same",
        "area.within",
        "area.near",
        "area.country",
        "area.wider",
        "area.unknown",
        "area.apart",
    ]
    name, carried = min(
        (
            (_lies(inner, outer, kind), inner.carried or outer.carried)
            for inner in part.spots
            for outer in whole.spots
        ),
        key=lambda found: (rank.index(found[0]), found[1]),
    )
    yield name
    if carried:
        yield "area.carried"


def _lies(inner: Spot, outer: Spot, kind: Kind) -> str:
    found = nearness(inner, outer)
    if kind.place == "wider":
        return _inside(inner, outer)
    if found in ("same", "part"):
        return "area.same"
    if found in ("unknown", "spelling"):
        return "area.unknown"
    if found == "within":
        if inner.precision > outer.precision:
            return "area.wider"
        return "area.within" if outer.precision < COUNTRY else "area.country"
    distance = distance_km(inner, outer)
    pointed = max(inner.precision, outer.precision) < COUNTRY
    near = kind.place == "area" and pointed and distance is not None and distance <= kind.near_km
    return "area.near" if near else "area.apart"


def _inside(inner: Spot, outer: Spot) -> str:
    found = nearness(inner, outer)
    if found == "part" and inner.part and not outer.part:
        return "area.same"
    held = found == "within" and inner.precision < outer.precision < COUNTRY
    return "area.within" if held else "area.apart"


# ---- who


def _parties(part: Setting, whole: Setting, kind: Kind) -> Iterator[str]:
    match kind.doer:
        case "same":
            yield _doer(part.agents, whole.agents, whole.patients)
            if closest(_fighting(part.patients), whole.patients) == "other":
                yield "patients.other"
        case "turned":
            yield _doer(part.agents, whole.patients, whole.agents)
        case "either":
            yield _fighters(part.agents, whole)
        case "both":
            yield _both((*part.agents, *part.patients), (*whole.agents, *whole.patients))
        case "toll":
            known = part.agents and whole.agents
            yield _doer(part.agents, whole.agents, ()) if known else "parties.silent"
            if closest(part.patients, whole.patients) in ("same", "kin", "alike"):
                yield "patients.same"


def _doer(mine: Sequence[Side], theirs: Sequence[Side], against: Sequence[Side]) -> str:
    """How the doers of a part stand to those they should be, and not be."""
    found = closest(mine, theirs)
    if found not in _ONE_PARTY and closest(mine, against) in _ONE_PARTY:
        return "parties.turned"
    return "parties.unknown" if found is None else _KNOWN[found]


def _fighting(sides: Sequence[Side]) -> list[Side]:
    """`sides` without people in general: they are struck in every offensive, against whomever it is."""
    people = load_rules().people
    return [side for side in sides if side.id not in people]


def _fighters(mine: Sequence[Side], whole: Setting) -> str:
    """How those who fight stand to both parties of the whole; a third party makes it another fight."""
    theirs = (*whole.agents, *whole.patients)
    if whole.agents and whole.patients and any(closest([side], theirs) == "other" for side in mine):
        return "parties.other"
    return _doer(mine, theirs, ())


def _both(mine: Sequence[Side], theirs: Sequence[Side]) -> str:
    """Whether the parties of a part are those of the whole: nobody else, and two of them."""
    if not mine or not theirs:
        return "parties.unknown"
    met: set[str] = set()
    for side in mine:
        partners = [other.key for other in theirs if closest([side], [other]) in _ONE_PARTY]
        if partners:
            met.update(partners[:1])
        elif closest([side], theirs) == "other":
            return "parties.other"
    if not met:
        return "parties.unknown"
    return "parties.both" if len(met) > 1 else "parties.one"
