"""Entries: what each event says of who holds what, from when, and on whose word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from variorum.lexicon.records import ActorEntry
from variorum.model.claims import Actor, GroundedClaim
from variorum.model.control import Count, DayRange, Party, Subject
from variorum.model.days import days_between, known
from variorum.model.events import Event, OriginLink
from variorum.model.reasons import Reason
from variorum.state.control.backing import Roles, roles_of
from variorum.state.control.parties import Kind, kind_of
from variorum.state.control.subjects import Told, subjects_of
from variorum.state.control.voices import OwnVoice, Speakers, Voice

EntryKind = Literal["gain", "state", "leave", "repel", "denial"]
_HOLDING = {"capture": "gain", "control": "state"}
# What an event is called where some account of it tells of a gain, a hold, a departure or an attack held off.
_MAY_BEAR = frozenset(("capture", "control", "advance", "deploy", "withdraw", "repel"))
_TOLD = frozenset(("asserted", "reported"))
# Days that stand in the claim's own words, and not in words nearby.
_OWN_DAYS = frozenset(("explicit", "relative"))
_MONTH = 31
_LAST = "9999"


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """One claim for an entry: on whose word, in which text, and since when by this account.

    `by` is the day by which the account has it surely so, None where nothing dates it; `root` the document
    that its text is carried from; `own_day`: its own words date it; `crossed`: its days were the wrong way
    round, and the earlier end is left open.
    """

    claim_id: str
    document_id: str
    event_type: str
    origin: str
    root: str
    voice: Voice
    published: str | None
    since: DayRange
    by: str | None
    dated: bool
    own_day: bool
    agents: tuple[Party, ...]
    crossed: bool = False
    first_printed: str | None = None

    @property
    def printed(self) -> str | None:
        """The day on which its text was first printed to say so: a reprint says it no later."""
        return self.first_printed or self.published

    @property
    def coarse(self) -> bool:
        """Whether its date is wider than a month, so that it rivals no exact one."""
        return (days_between(self.since.earliest, self.since.latest) or 0) > _MONTH


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One event as evidence of control of one subject.

    A gain, a state, a departure, an attack held off, or a mere denial. `parties` hold, leave, hold off or are
    denied to hold; `against` are those who lose by it. `denials` are the accounts that say it is not so.
    `backers` are told only as a help to them. `may_be` are the sides that a general name may mean; `general`:
    it names nobody but by such; `notes` say what was made of the names.
    """

    kind: EntryKind
    event_id: str
    subject: Subject
    settlements: Count | None
    parties: tuple[Party, ...]
    against: tuple[Party, ...]
    aliases: tuple[str, ...]
    supports: tuple[Support, ...]
    denials: tuple[Support, ...]
    kinds: tuple[Kind, ...] = ()
    backers: tuple[Party, ...] = ()
    may_be: tuple[Party, ...] = ()
    general: bool = False
    notes: tuple[Reason, ...] = ()

    @property
    def dated(self) -> bool:
        """Whether any account dates it."""
        return any(support.dated for support in self.supports)

    @property
    def by(self) -> str | None:
        """The first day by which an account has it surely so."""
        return min((s.by for s in self.supports if s.dated and s.by), default=None)

    @property
    def first(self) -> Support:
        """The account that has it first; of several, one that tells its earliest day."""
        return min(
            self.supports,
            key=lambda s: (not s.dated, s.by or _LAST, s.since.earliest or _LAST, s.claim_id),
        )

    @property
    def printed(self) -> str | None:
        """The first day on which an account of it was printed."""
        return min((s.printed for s in self.supports if s.printed), default=None)


_NOTHING: Mapping[str, ActorEntry] = {}
_SILENT: Mapping[str, OwnVoice] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """What the fold looks up.

    `claims` by id; by document id its day of publication, the root of its copies, and whose voice it is where
    it cites nobody; `actors` are the lexicon's parties by id.
    """

    claims: Mapping[str, GroundedClaim]
    published: Mapping[str, str | None]
    roots: Mapping[str, str]
    voices: Mapping[str, OwnVoice] = field(default_factory=lambda: _SILENT)
    actors: Mapping[str, ActorEntry] = field(default_factory=lambda: _NOTHING)


def entries(events: Iterable[Event], archive: Archive) -> tuple[Entry, ...]:
    """The entries of all events told as having happened, in order of event ids.

    Advances and deployments give nothing: who entered a town does not yet hold it. Nor does a siege, a plan
    or a threat. An event that is only denied gives a denial.
    """
    ordered = sorted(events, key=lambda event: event.id)
    return tuple(entry for event in ordered for entry in entries_of(event, archive))


def entries_of(event: Event, archive: Archive) -> tuple[Entry, ...]:
    """The entries of one event, one for each subject that its accounts tell of."""
    if not event.agents or event.event_type not in _MAY_BEAR:
        return ()
    links = {link.claim_id: link for link in event.origin_links}
    known_claims = [
        (archive.claims[claim_id], links.get(claim_id) or _link(claim_id, origin, archive))
        for claim_id, origin in zip((*event.claims, *event.disputed_by), event.claim_origins, strict=False)
        if claim_id in archive.claims
    ]
    told = [pair for pair in known_claims if pair[0].claim.modality in _TOLD and not pair[1].denies]
    denied = [pair for pair in known_claims if pair[0].claim.modality == "denied"]
    kind = _kind(claim.claim.event_type for claim, _ in told)
    if not told:
        kind = "denial" if any(claim.claim.event_type in _HOLDING for claim, _ in denied) else None
    if kind is None:
        return ()
    telling = [pair for pair in told if _bears(pair[0].claim.event_type, kind)]
    speakers = Speakers(claim for claim, _ in known_claims)
    made = _Making(event, archive, speakers)
    return made.entries(kind, telling, [pair for pair in denied if _denies(pair[0].claim.event_type, kind)])


def grounds_of(event: Event, archive: Archive) -> tuple[str, ...]:
    """The places and roads that an event says are held or left, in order."""
    return tuple(sorted({entry.subject.ground for entry in entries_of(event, archive)}))


_Pair = tuple[GroundedClaim, OriginLink]


class _Making:
    """Makes the entries of one event."""

    def __init__(self, event: Event, archive: Archive, speakers: Speakers) -> None:
        self._event = event
        self._archive = archive
        self._speakers = speakers
        self._roles: dict[str, Roles] = {}

    def entries(
        self, kind: EntryKind, telling: Sequence[_Pair], denied: Sequence[_Pair]
    ) -> tuple[Entry, ...]:
        """One entry a subject; accounts that name none go with the subject told most."""
        groups: dict[tuple[str, bool], tuple[list[Told], list[_Pair]]] = {}
        silent: list[_Pair] = []
        for pair in telling or denied:
            subjects = subjects_of(self._event, pair[0])
            for told in subjects:
                group = groups.setdefault((told.subject.id, told.settlements is not None), ([], []))
                group[0].append(told)
                group[1].append(pair)
            if not subjects:
                silent.append(pair)
        if not groups:
            return ()
        ranked = sorted(groups.values(), key=_most_told)
        ranked[0][1].extend(silent)
        made: list[Entry] = []
        for names, pairs in ranked:
            # Who only strikes from afar takes nothing: what it tells is that the other side was driven out.
            gains = bool(telling) and kind in ("gain", "state")
            afar = [pair for pair in pairs if gains and self._only_strikes(pair[0])]
            near = [pair for pair in pairs if not (gains and self._only_strikes(pair[0]))]
            if near or not telling:
                made.append(self._entry(kind, names, near if telling else [], denied))
            if afar and self._event.patients:
                made.append(self._driven_out(names, afar))
        return tuple(made)

    def _roles_of(self, claim: GroundedClaim) -> Roles:
        if claim.claim.id not in self._roles:
            self._roles[claim.claim.id] = roles_of(claim)
        return self._roles[claim.claim.id]

    def _only_strikes(self, claim: GroundedClaim) -> bool:
        roles = self._roles_of(claim)
        return bool(roles.strikers) and not roles.holders

    def _driven_out(self, told: Sequence[Told], telling: Sequence[_Pair]) -> Entry:
        left = self._entry("leave", told, telling, [])
        supports = tuple(replace(one, agents=()) for one in left.supports)
        return replace(
            left, parties=self._event.patients, against=(), aliases=(), backers=(), supports=supports
        )

    def _entry(
        self, kind: EntryKind, told: Sequence[Told], telling: Sequence[_Pair], denied: Sequence[_Pair]
    ) -> Entry:
        claims = [claim for claim, _ in (*telling, *denied)]
        actors = [actor for claim in claims for actor in (*claim.agents, *claim.patients)]
        parties, backers = _holders(self._event.agents, map(self._roles_of, claims))
        return Entry(
            kind=kind,
            event_id=self._event.id,
            subject=_joined([one.subject for one in told]),
            settlements=_counted([one.settlements for one in told]),
            parties=parties,
            against=self._event.patients,
            aliases=_aliases(parties, [claim for claim, _ in telling]),
            supports=_first_printed(self._support(*pair) for pair in telling),
            denials=_first_printed(self._support(*pair) for pair in denied),
            kinds=tuple(dict.fromkeys(one for one in map(kind_of, actors) if one is not None)),
            backers=backers,
            notes=_backed(backers),
        )

    def _support(self, claim: GroundedClaim, link: OriginLink) -> Support:
        document_id = claim.claim.document_id
        published = known(self._archive.published.get(document_id))
        since, crossed = _since(claim, published)
        when = claim.when
        dated = when is not None and when.basis != "none" and bool(known(when.earliest) or known(when.latest))
        return Support(
            claim_id=claim.claim.id,
            document_id=document_id,
            event_type=claim.claim.event_type,
            origin=link.origin,
            root=self._archive.roots.get(document_id, document_id),
            voice=self._speakers.voice(claim, link, self._archive.voices),
            published=published,
            since=since,
            by=since.by,
            dated=dated,
            own_day=dated and when is not None and when.basis in _OWN_DAYS,
            agents=tuple(map(_party, self._roles_of(claim).holders)),
            crossed=crossed,
        )


def _first_printed(supports: Iterable[Support]) -> tuple[Support, ...]:
    """`supports` with the first day on which the text of each was printed to tell this."""
    made = tuple(supports)
    first: dict[str, str] = {}
    for one in made:
        if one.published is not None:
            first[one.root] = min(one.published, first.get(one.root, one.published))
    return tuple(replace(one, first_printed=first.get(one.root)) for one in made)


def _party(actor: Actor) -> Party:
    return Party(id=actor.id, name=actor.name or actor.mention.text)


def _holders(agents: Sequence[Party], told: Iterable[Roles]) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """The doers of an event, and apart from them those whom its accounts name only as a help to others."""
    holding: set[str] = set()
    helping: dict[str, Party] = {}
    for roles in told:
        holding.update(map(_key, map(_party, roles.holders)))
        helping.update((_key(party), party) for party in map(_party, (*roles.backers, *roles.strikers)))
    backers = {key: party for key, party in helping.items() if key not in holding}
    parties = tuple(party for party in agents if _key(party) not in backers)
    return (parties, tuple(backers.values())) if parties else (tuple(agents), ())


def _key(party: Party) -> str:
    return party.id or f"={party.name}"


def _backed(backers: Sequence[Party]) -> tuple[Reason, ...]:
    if not backers:
        return ()
    names = ", ".join(party.name for party in backers)
    return (Reason(rule="backed", detail=f"told as a help to those who hold it: {names}", weight=0.0),)


def _link(claim_id: str, origin: str, archive: Archive) -> OriginLink:
    """The link of a claim whose event does not tell how it comes to its origin."""
    claim = archive.claims[claim_id]
    return OriginLink(
        claim_id=claim_id,
        document_id=claim.claim.document_id,
        outlet=None,
        carried_from=None,
        origin=origin,
        basis="named" if claim.speakers else "outlet",
        denies=claim.claim.modality == "denied",
    )


def _most_told(group: tuple[Sequence[Told], Sequence[_Pair]]) -> tuple[int, bool, str]:
    subject = group[0][0].subject
    return -len(group[1]), bool(subject.part), subject.id


def _joined(subjects: Sequence[Subject]) -> Subject:
    """One subject with the names that all accounts of it have."""
    names = {name for subject in subjects for name in (subject.name, *subject.aliases)}
    return replace(subjects[0], aliases=tuple(sorted(names - {subjects[0].name, ""})))


def _counted(counts: Sequence[Count | None]) -> Count | None:
    """The count that takes in all that accounts give."""
    given = [count for count in counts if count is not None]
    if not given:
        return None
    lows, highs = [count.low for count in given], [count.high for count in given]
    return Count(
        low=None if None in lows else min(low for low in lows if low is not None),
        high=None if None in highs else max(high for high in highs if high is not None),
    )


def _kind(types: Iterable[str]) -> EntryKind | None:
    found = set(types)
    if "capture" in found:
        return "gain"
    if "control" in found:
        return "state"
    if "withdraw" in found:
        return "leave"
    return "repel" if "repel" in found else None


def _bears(event_type: str, kind: EntryKind) -> bool:
    if kind in ("gain", "state"):
        return event_type in _HOLDING
    return event_type == ("withdraw" if kind == "leave" else "repel")


def _denies(event_type: str, kind: EntryKind) -> bool:
    """Whether a denial of this type of event gainsays the entry: a denial of fighting does not."""
    return kind != "repel" and (event_type in _HOLDING) == (kind != "leave")


def _aliases(parties: Sequence[Party], claims: Sequence[GroundedClaim]) -> tuple[str, ...]:
    names = {party.name for party in parties}
    ids = {party.id for party in parties} - {None}
    actors = [actor for claim in claims for actor in claim.agents if actor.id in ids or actor.name in names]
    forms = {form for actor in actors for form in (actor.name, actor.mention.text, *actor.aliases)}
    return tuple(sorted(forms - names - {""}))


def _since(claim: GroundedClaim, published: str | None) -> tuple[DayRange, bool]:
    """When the holding began by this account, and whether its days were the wrong way round.

    A gain began on the days told. A state told of some days began by the last of them; one told
    with "since", or of more than a month, on or by the first. What is told without a date began by
    the day it was printed.
    """
    when = claim.when
    earliest = known(when.earliest) if when is not None else None
    latest = known(when.latest) if when is not None else None
    if when is None or when.basis == "none" or (earliest is None and latest is None):
        return DayRange(earliest=None, latest=published), False
    crossed = earliest is not None and latest is not None and earliest > latest
    if crossed:
        earliest = None
    if claim.claim.event_type == "control":
        if latest is None or any(time.bound == "since" for time in claim.claim.times):
            return DayRange(earliest=earliest, latest=None if earliest else latest), crossed
        if earliest is not None and (days_between(earliest, latest) or 0) > _MONTH:
            return DayRange(earliest=None, latest=earliest), crossed
        return DayRange(earliest=None, latest=latest), crossed
    last = latest or (published if earliest and (published or "") >= earliest else None)
    return DayRange(earliest=earliest, latest=last), crossed
