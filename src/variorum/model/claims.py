"""Claims: one document says this, in these words, of one event or state."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from variorum.model.documents import Role
from variorum.model.readings import TimeExpression

Modality = Literal["asserted", "reported", "denied", "planned", "threatened", "conditional"]
Relation = Literal[
    "in",
    "at",
    "near",
    "north-of",
    "south-of",
    "east-of",
    "west-of",
    "north-part",
    "south-part",
    "east-part",
    "west-part",
    "countryside",
    "outskirts",
    "toward",
    "from",
    "between",
    "along",
    "border",
    "on-road",
]
FigureKind = Literal[
    "killed",
    "injured",
    "displaced",
    "captured_people",
    "missing",
    "settlements",
    "vehicles",
    "troops",
    "posts",
    "targets",
    "area_km2",
    "distance_km",
    "strikes",
    "other",
]
FigureScope = Literal["event", "cumulative", "stock"]
WhenBasis = Literal["explicit", "relative", "narrative", "estimated", "none"]
WhenPrecision = Literal["day", "days", "week", "month", "year", "open", "none"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words that stand for a party, place or road; offsets into the clean text.

    `head` is the lower-cased head noun, `refers_to` the words a pronoun or "the town" stands for
    in the same article.
    """

    text: str
    start: int
    end: int
    head: str = ""
    refers_to: Mention | None = None

    @property
    def meant(self) -> Mention:
        """The words that a pronoun or "the town" stands for in the end; the mention itself otherwise."""
        mention = self
        while mention.refers_to is not None:
            mention = mention.refers_to
        return mention


PlaceUse = Literal["place", "people", "government", "part"]
"""What the name of a place is used for: the place; its people and things ("Turkish"); its
government; a part of the name of something else ("Kaduna Textiles"). In claims, the place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention:
    """A place as a claim names it: the words and their relation to the event.

    `bearing` is the way from the place to the event, in degrees clockwise from north, where a distance
    is told. `ends` are the two places that it lies between. `carried` says that the claim's own words name no
    place, and that this is where the article's narrative stands.
    """

    mention: Mention
    relation: Relation = "in"
    distance_km: float | None = None
    bearing: int | None = None
    ends: tuple[Mention, ...] = ()
    carried: bool = False
    use: PlaceUse = "place"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A count or measure in a claim. An end that the text leaves open is None.

    `part` marks a count of some of those whom another figure of the claim counts ("including three
    children").
    """

    kind: FigureKind
    low: float | None
    high: float | None
    of: str
    text: str
    start: int
    end: int
    scope: FigureScope = "event"
    part: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who is cited for a claim, by which cue; `named` is False for "sources", "reports" and such."""

    speaker: Mention
    cue: str
    named: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The words a claim rests on: `text[start:end] == quote` in the clean text."""

    start: int
    end: int
    quote: str
    sentence: str
    sentence_start: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Retelling:
    """Another passage of the document in which the same voice tells what a claim tells."""

    evidence: Evidence
    section: Role
    made_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What one document says of one event or state, before names and days are resolved.

    `id` is made from the document id, the evidence offsets and the event type. `times` are the
    time expressions that govern the claim, nearest first; `narrative` those it takes over from a
    nearby sentence; `told` those that date the saying of it. `ongoing`: it goes on "now" or "still";
    `present`: it is a state told in the present. `attributions` run from the
    outermost speaker in. `retold` are the other passages that tell it, in the order of the text; what
    the evidence leaves open may be taken from them.
    """

    id: str
    document_id: str
    event_type: str
    evidence: Evidence
    trigger: Mention
    agents: tuple[Mention, ...] = ()
    patients: tuple[Mention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    routes: tuple[Mention, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    narrative: tuple[TimeExpression, ...] = ()
    told: tuple[TimeExpression, ...] = ()
    ongoing: bool = False
    present: bool = False
    figures: tuple[Figure, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    modality: Modality = "asserted"
    section: Role = "body"
    made_by: str = ""
    retold: tuple[Retelling, ...] = ()

    def joined_by(self, other: Claim) -> Claim:
        """The claim with the passages of `other`, which tells the same, among those that retell it."""
        own = Retelling(evidence=other.evidence, section=other.section, made_by=other.made_by)
        passages = {r.evidence: r for r in (*self.retold, own, *other.retold) if r.evidence != self.evidence}
        told = sorted(passages.values(), key=lambda r: (r.evidence.start, r.evidence.end))
        return replace(self, retold=tuple(told))


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """The days a claim speaks of: ISO days, an open end None; `text` the words that say so."""

    earliest: str | None
    latest: str | None
    precision: WhenPrecision
    text: str
    basis: WhenBasis


def precision_over(days: int) -> WhenPrecision:
    """The precision of an interval whose last day comes so many days after its first."""
    most: tuple[tuple[int, WhenPrecision], ...] = ((0, "day"), (5, "days"), (7, "week"), (31, "month"))
    return next((precision for limit, precision in most if days <= limit), "year")


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative:
    """Another thing a mention might stand for, and how well it fits (0 to 1)."""

    id: str
    name: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A party grounded: `id` is None where the words fit nothing known.

    `broader` are ids of wider parties or general names that take it in, beyond those of the lexicon.
    """

    mention: Mention
    id: str | None
    name: str
    aliases: tuple[str, ...] = ()
    kind: str = ""
    country: str | None = None
    broader: tuple[str, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place grounded: `precision` is UCDP where_prec, 1 exact to 7 international.

    `radius_km` is how far off the event may be from a point that was reckoned ("20 km east of X",
    "between A and B") and is not that of a known place. `carried` is that of the mention.
    Where `use` is not "place", or the place itself is not known, `id` is None, and the point and the
    country are those of the place that the words are tied to.
    """

    mention: Mention
    id: str | None
    name: str
    aliases: tuple[str, ...] = ()
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    admin1: str | None = None
    precision: int = 7
    relation: Relation = "in"
    distance_km: float | None = None
    alternatives: tuple[Alternative, ...] = ()
    reasons: tuple[str, ...] = ()
    use: PlaceUse = "place"
    radius_km: float | None = None
    carried: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteSegment:
    """A piece of a road from one of its waypoints to the next, by their names."""

    from_place: str
    to_place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """A road grounded; `from_place` and `to_place` are the ends of the stretch as given.

    An id that begins with "route-adhoc-" is made of the ids of the two places that the words name as
    the road's ends, in a fixed order. `segments` are the pieces of a known road, from one waypoint to
    the next, that the stretch takes in: schematic, the road's course between them is not known.
    """

    mention: Mention
    id: str | None
    name: str
    from_place: str | None = None
    to_place: str | None = None
    direction: str | None = None
    segments: tuple[RouteSegment, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """A cited source grounded: `origin` names whom the words rest on (SOHR for its director).

    `alignment` is the id of the party on whose side it speaks, None where nothing says so.
    """

    attribution: Attribution
    source_id: str | None
    name: str
    aliases: tuple[str, ...] = ()
    origin: str = ""
    kind: str = ""
    alignment: str | None = None
    country: str | None = None
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GroundedClaim:
    """A claim with its names and days resolved as far as the text allows."""

    claim: Claim
    agents: tuple[Actor, ...] = ()
    patients: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    routes: tuple[Route, ...] = ()
    when: When | None = None
    speakers: tuple[Speaker, ...] = ()
