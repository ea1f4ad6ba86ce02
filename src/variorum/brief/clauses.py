"""Events as clauses: what is told, never firmer than it is told."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from variorum.brief.days import when_words
from variorum.brief.names import joined, party_names, spot
from variorum.brief.records import Grounds, Sentence, Standing
from variorum.brief.tolls import OF_PEOPLE
from variorum.brief.voices import Voices
from variorum.brief.wording import can_fill, ended, filled, load_wording
from variorum.model.events import Event, EventFigure, Where
from variorum.query.phrases import bounds
from variorum.query.printable import one_line

_SHOWN_CLAIMS = 8
_UNREAL = ("planned", "threatened", "conditional")
# As reconcile/origins/status.py words it.
_INDEPENDENT = re.compile(r"\((\d+) of them independent")
_DIGIT = re.compile(r"\d")
STANDING: dict[str, Standing] = {
    "corroborated": "agreed",
    "single-origin": "claimed",
    "disputed": "disputed",
    "denied": "denied",
    "retracted": "retracted",
}


def event_sentence(event: Event, voices: Voices, *, whole: bool = True) -> Sentence:
    """An event as a sentence, in the words of its standing.

    Without `whole` it does not say on what accounts part, because that is told after it.
    """
    voices.learn(event)
    told = load_wording().told
    reality = _reality(event, voices)
    standing = STANDING[event.status]
    pattern = _pattern(event, standing, reality)
    noun, clause = noun_of(event), _clause(event, told["hedge"] if reality == "reported" else "")
    origins = event.origins or deniers_of(event)
    text = filled(
        told[pattern],
        noun=noun,
        clause=clause,
        when=when_words(event.when),
        origins=voices.names(origins) or told["nobody"],
        deniers=voices.names(deniers_of(event)) or told["nobody"],
        count=str(independent(event)),
        all=str(len(event.origins)),
        support=f"{independent(event)} independent origins" if standing == "agreed" else "",
        parted=joined(_parted(event)) if whole else "",
        figures=_toll(event) if standing == "claimed" and pattern == "claimed" else "",
        weak=told["weak"] if standing == "claimed" and len(event.origins) > 1 else "",
    )
    return Sentence(text=ended(text), standing=standing, grounds=event_grounds(event), about=event.id)


def denial_sentence(event: Event, voices: Voices) -> Sentence:
    """An event that some tell and others deny, from the side of those who deny it."""
    voices.learn(event)
    text = filled(
        load_wording().told["gainsaid"],
        deniers=voices.names(deniers_of(event)) or load_wording().told["nobody"],
        noun=noun_of(event),
        when=when_words(event.when),
        origins=voices.names(event.origins) or load_wording().told["nobody"],
    )
    return Sentence(text=ended(text), standing="disputed", grounds=event_grounds(event), about=event.id)


def noun_of(event: Event) -> str:
    """An event as a noun phrase: "the capture of Bor by the army"."""
    fields = _fields(event)
    patterns = load_wording().events.get(event.event_type) or load_wording().events["other"]
    pattern = patterns["noun"]
    if _cuts_road(event) and "noun_road" in patterns:
        pattern = patterns["noun_road"]
    elif not can_fill(pattern, **fields) and "noun_bare" in patterns:
        pattern = patterns["noun_bare"]
    return filled(pattern, **fields)


def event_grounds(event: Event) -> Grounds:
    """The claims of an event: one of each origin first, then others while there is room."""
    pairs = list(zip((*event.claims, *event.disputed_by), event.claim_origins, strict=False))
    claims = _chosen(
        pairs or [(claim, claim) for claim in (*event.claims, *event.disputed_by)], _SHOWN_CLAIMS
    )
    origins = len({origin for _, origin in pairs}) or len(event.origins) or 1
    return Grounds(
        claims=claims, more=len({*event.claims, *event.disputed_by}) - len(claims), origins=origins
    )


def grounds_on(pairs: Sequence[tuple[str, str]], origins: int, most: int = _SHOWN_CLAIMS) -> Grounds:
    """Claims, each with its origin, as grounds: of each origin the first, then others up to `most`.

    `origins` is how many there are; one where it is not known of any.
    """
    claims = _chosen(pairs, most)
    return Grounds(
        claims=claims, more=len({claim for claim, _ in pairs}) - len(claims), origins=max(origins, 1)
    )


def _chosen(pairs: Sequence[tuple[str, str]], most: int) -> tuple[str, ...]:
    """Of claims with their origins the first of each origin, then the rest, up to `most`."""
    first: dict[str, str] = {}
    for claim, origin in pairs:
        first.setdefault(origin, claim)
    ordered = dict.fromkeys((*first.values(), *(claim for claim, _ in pairs)))
    return tuple(ordered)[:most]


def independent(event: Event) -> int:
    """How many of the origins of an event count as independent of each other, as its status has it."""
    for reason in event.reasons:
        match = _INDEPENDENT.search(reason.detail) if reason.rule == "status.corroborated" else None
        if match is not None:
            return int(match[1])
    return len(event.origins)


def figure_words(figure: EventFigure) -> str:
    """Whom a figure counts: "killed, Syrian soldiers, running total"."""
    labels = load_wording().labels
    whom = _whom(figure)
    scope = labels["scope"][figure.scope] if figure.scope != "event" else ""
    part = "part of a larger count" if figure.part else ""
    homes = "homes or families" if figure.households else ""
    kind = labels["figure"].get(figure.kind, figure.kind)
    return ", ".join(part for part in (kind, whom, homes, part, scope) if part)


def _pattern(event: Event, standing: Standing, reality: str) -> str:
    if standing == "disputed":
        return "disputed_denied" if event.disputed_by else "disputed"
    if standing in ("agreed", "claimed") and reality in _UNREAL and event.event_type != "threaten":
        return reality
    if standing == "agreed" and independent(event) < len(event.origins):
        return "some"
    return standing


def is_unreal(event: Event, voices: Voices) -> bool:
    """Whether it is told as planned, threatened or to come on a condition, and not as having happened."""
    return _reality(event, voices) in _UNREAL


def _reality(event: Event, voices: Voices) -> str:
    """How most claims put it: as having happened ("asserted", or "reported" where all hedge), or not yet."""
    claims = [voices.claim(claim_id) for claim_id in event.claims[: _SHOWN_CLAIMS * 2]]
    told: Counter[str] = Counter(one.claim.modality for one in claims if one is not None)
    happened = told["asserted"] + told["reported"]
    unreal = max(_UNREAL, key=lambda one: told[one])
    if told[unreal] > happened:
        return unreal
    return "asserted" if told["asserted"] or not told["reported"] else "reported"


def _clause(event: Event, hedge: str) -> str:
    fields = _fields(event)
    patterns = load_wording().events.get(event.event_type) or load_wording().events["other"]
    for name in ("done_road",) if _cuts_road(event) else ("done", "done_bare"):
        if name in patterns and can_fill(patterns[name], **fields):
            return filled(patterns[name], hedge=hedge, **fields)
    happened = patterns.get("happened") or load_wording().told["happened"]
    return f"{noun_of(event)} {filled(happened, hedge=hedge)}"


def _cuts_road(event: Event) -> bool:
    """Whether a road is what is surrounded: it is cut, and nobody is inside."""
    return event.event_type == "encircle" and event.route is not None and not event.patients


def _fields(event: Event) -> dict[str, str]:
    where = event.place or event.route
    fields = spot(where)
    if event.route is not None:
        fields = {**fields, **_on_road(event.route, event.place)}
    unsaid = load_wording().unsaid
    hit = event.patients
    if event.event_type in unsaid["types"]:
        hit = tuple(party for party in hit if party.name.casefold() not in unsaid["patients"])
    agents, patients = party_names(event.agents), party_names(hit)
    return {"agents": agents, "patients": patients, "label": one_line(event.label), **fields}


def _on_road(route: Where, place: Where | None) -> dict[str, str]:
    """How a road stands in a sentence, with the place that tells which stretch of it."""
    road = one_line(route.name)
    road = road if road.casefold().startswith("the ") else f"the {road}"
    at = spot(place)["spot"] if place is not None else ""
    # "M4 west of Saraqib" is itself a name for the stretch.
    if place is not None and place.name.split(" ", 1)[0] == route.name.split(" ", 1)[0]:
        stretch = spot(place)["ground"]
        return {"ground": f"the {stretch}", "spot": f"on the {stretch}", "place": f"the {stretch}"}
    whole = f"{road} {at}".strip()
    return {
        "ground": whole,
        "place": whole,
        "spot": f"on {whole}",
        "from_spot": f"from {whole}",
        "to_spot": f"to {whole}",
    }


def _parted(event: Event) -> list[str]:
    """The fields and figures on which accounts contradict each other; a denial is told by itself."""
    labels = load_wording().labels
    fields = [
        labels["field"].get(one.field, one.field.replace("_", " "))
        for one in event.variants
        if one.is_disputed and not (one.field == "outcome" and event.disputed_by)
    ]
    counts = [
        f"how many ({labels['figure'].get(one.kind, one.kind)})" for one in event.figures if one.is_disputed
    ]
    return [*fields, *dict.fromkeys(counts)]


def deniers_of(event: Event) -> tuple[str, ...]:
    """The origins that deny an event."""
    pairs = zip((*event.claims, *event.disputed_by), event.claim_origins, strict=False)
    return tuple(dict.fromkeys(origin for claim, origin in pairs if claim in event.disputed_by))


def _toll(event: Event) -> str:
    """The people an event of one origin counts, as that origin has it."""
    told = [_count(figure) for figure in _people(event.figures)]
    return f" ({'; '.join(told)})" if told else ""


def _people(figures: Iterable[EventFigure]) -> list[EventFigure]:
    return [one for one in figures if one.kind in OF_PEOPLE and not one.part and one.scope == "event"]


def _count(figure: EventFigure) -> str:
    kind = load_wording().labels["figure"][figure.kind]
    return f"{kind}: {bounds(figure.low, figure.high)} {_whom(figure)}".rstrip()


def _whom(figure: EventFigure) -> str:
    """Whom a figure counts; nothing where the words are a pronoun or hold a number of their own."""
    whom = one_line(figure.of)
    return "" if _DIGIT.search(whom) or whom.casefold() in load_wording().names.pronouns else whom
