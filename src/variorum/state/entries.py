"""Entries: what each event says of who holds what, from when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from variorum.model.claims import GroundedClaim
from variorum.model.events import DayRange, Event, Party, Reason, Subject
from variorum.state.subjects import subject_of

EntryKind = Literal["gain", "state", "leave", "repel"]
_HOLDING = {"capture": "gain", "control": "state"}
# What an event is called where some account of it tells of a gain, a hold, a departure or an attack held off.
_MAY_BEAR = frozenset(("capture", "control", "advance", "deploy", "withdraw", "repel"))
_MONTH = 31


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """One claim for an entry: on whose word, in which text, and since when by this account.

    `by` is the day by which the account has it surely so, None where nothing dates it.
    """

    claim_id: str
    origin: str
    root: str
    since: DayRange
    by: str | None
    dated: bool

    @property
    def coarse(self) -> bool:
        """Whether its date is wider than a month, so that it rivals no exact one."""
        if self.since.earliest is None or self.since.latest is None:
            return False
        return _days(self.since.earliest, self.since.latest) > _MONTH


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One event as evidence of control: a gain, a state, a departure or an attack held off."""

    kind: EntryKind
    event_id: str
    subject: Subject
    parties: tuple[Party, ...]
    against: tuple[Party, ...]
    aliases: tuple[str, ...]
    supports: tuple[Support, ...]
    denied_by: tuple[str, ...]
    interests: tuple[Reason, ...]

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
            key=lambda s: (not s.dated, s.by or "9999", s.since.earliest or "9999", s.claim_id),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """What the fold looks up: claims by id, publication days and copy roots by document id."""

    claims: Mapping[str, GroundedClaim]
    published: Mapping[str, str | None]
    roots: Mapping[str, str]


def entries(events: Iterable[Event], archive: Archive) -> tuple[Entry, ...]:
    """The entries of all events told as having happened, in order of event ids.

    Advances give nothing: who entered a town does not yet hold it. A plan, a threat and an event
    that is only denied give nothing.
    """
    made = (entry_of(event, archive) for event in sorted(events, key=lambda event: event.id))
    return tuple(entry for entry in made if entry is not None)


def entry_of(event: Event, archive: Archive) -> Entry | None:
    """The entry of one event; None where it says nothing of who holds what."""
    if not event.agents or event.event_type not in _MAY_BEAR:
        return None
    told = [
        (archive.claims[claim_id], origin)
        for claim_id, origin in zip(event.claims, event.claim_origins, strict=False)
        if claim_id in archive.claims and archive.claims[claim_id].claim.modality in ("asserted", "reported")
    ]
    kind = _kind(claim.claim.event_type for claim, _ in told)
    if kind is None:
        return None
    telling = [pair for pair in told if _bears(pair[0].claim.event_type, kind)]
    subject = subject_of(event, [claim for claim, _ in telling])
    if subject is None:
        return None
    return Entry(
        kind=kind,
        event_id=event.id,
        subject=subject,
        parties=event.agents,
        against=event.patients,
        aliases=_aliases(event.agents, [claim for claim, _ in telling]),
        supports=tuple(_support(claim, origin, archive) for claim, origin in telling),
        denied_by=event.disputed_by if kind in ("gain", "state") else (),
        interests=tuple(reason for reason in event.reasons if reason.rule.endswith("-interest")),
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


def _aliases(parties: Sequence[Party], claims: Sequence[GroundedClaim]) -> tuple[str, ...]:
    names = {party.name for party in parties}
    ids = {party.id for party in parties} - {None}
    actors = [actor for claim in claims for actor in claim.agents if actor.id in ids or actor.name in names]
    forms = {form for actor in actors for form in (actor.name, actor.mention.text, *actor.aliases)}
    return tuple(sorted(forms - names - {""}))


def _support(claim: GroundedClaim, origin: str, archive: Archive) -> Support:
    document_id = claim.claim.document_id
    since = _since(claim, archive.published.get(document_id))
    when = claim.when
    dated = when is not None and when.basis != "none" and bool(when.earliest or when.latest)
    return Support(
        claim_id=claim.claim.id,
        origin=origin,
        root=archive.roots.get(document_id, document_id),
        since=since,
        by=since.latest or since.earliest,
        dated=dated,
    )


def _since(claim: GroundedClaim, published: str | None) -> DayRange:
    """When the holding began by this account.

    A gain began on the days told. A state told of some days began by the last of them; one told
    with "since", or of more than a month, on or by the first. What is told without a date began by
    the day it was printed.
    """
    when = claim.when
    if when is None or when.basis == "none" or (when.earliest is None and when.latest is None):
        return DayRange(earliest=None, latest=published)
    if claim.claim.event_type == "control":
        if when.latest is None or any(time.bound == "since" for time in claim.claim.times):
            return DayRange(earliest=when.earliest, latest=None)
        if when.earliest is not None and _days(when.earliest, when.latest) > _MONTH:
            return DayRange(earliest=None, latest=when.earliest)
        return DayRange(earliest=None, latest=when.latest)
    latest = when.latest or (published if when.earliest and (published or "") >= when.earliest else None)
    return DayRange(earliest=when.earliest, latest=latest)


def _days(earliest: str, latest: str) -> int:
    try:
        return (date.fromisoformat(latest) - date.fromisoformat(earliest)).days
    except ValueError:
        return 0
