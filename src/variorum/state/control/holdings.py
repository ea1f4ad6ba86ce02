"""Holdings: who is said to have held what from when until when, on whose word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from variorum.model.control import Holding, HoldingAccount
from variorum.model.events import Event
from variorum.model.reasons import Reason
from variorum.state.control.allies import Allies
from variorum.state.control.entries import Archive, Entry, entries
from variorum.state.control.gainsaying import spells_of
from variorum.state.control.holders import holders_of
from variorum.state.control.knowledge import weighed
from variorum.state.control.names import with_sides
from variorum.state.control.parties import Broader, Sides
from variorum.state.control.spells import Rival, Spell
from variorum.state.control.standing import Phase, Standing, Worded

_LAST = "9999"


def holdings_of(
    events: Iterable[Event], archive: Archive, broader: Broader, ground: str | None = None
) -> tuple[Holding, ...]:
    """The holdings of every place and stretch of road that `events` give, in order of subject and time.

    With `ground` those of one place or road alone; they depend on the events about it and on no others.
    What is told without a date is placed by the day it was printed and by what else is told of the place.
    Claimed: on the word of one side, one origin or one article. Agreed: two independent voices in two
    texts that are no copies have it so, or the holder and the loser do. Contested: someone denies it or
    has another side hold it then. A spell that is claimed first and agreed later gives two holdings, one
    after the other.
    """
    grounds: dict[str, list[Entry]] = {}
    for entry in entries(events, archive):
        if ground is None or entry.subject.ground == ground:
            grounds.setdefault(entry.subject.ground, []).append(entry)
    made = [one for told in grounds.values() for one in _of_ground(told, archive, broader)]
    return tuple(sorted(made, key=_order))


def _of_ground(told: Sequence[Entry], archive: Archive, broader: Broader) -> Iterable[Holding]:
    kinds = {kind: None for entry in told for kind in entry.kinds}
    sides = Sides(broader, archive.actors, kinds)
    meant = with_sides(told, sides)
    allies = Allies(meant, sides)
    standing = Standing(allies)
    for spell in spells_of(meant, allies):
        for phase in standing.phases(spell):
            yield _holding(spell, phase, sides)


def _order(holding: Holding) -> tuple[str, str, str, str, tuple[str, ...]]:
    since = holding.since.earliest or holding.since.latest or _LAST
    return holding.subject.kind, holding.subject.id, since, holding.holder_name, holding.claims


def _holding(spell: Spell, phase: Phase, sides: Sides) -> Holding:
    parties = holders_of(spell, [one.account for one in phase.accounts], sides)
    names = [party.name for party in parties]
    reasons = _reasons(spell, phase, names)
    told = {name for entry in spell.entries for name in (*entry.aliases, *(p.name for p in entry.parties))}
    shown = " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
    last = phase.until is spell.until
    return Holding(
        subject=spell.subject,
        holder=parties[0].id,
        holder_name=shown,
        holder_aliases=tuple(sorted({*told, *names} - {shown, ""})),
        since=phase.since,
        until=phase.until,
        status=phase.status,
        score=round(sum(reason.weight for reason in reasons), 6),
        claims=tuple(sorted(one.account.claim_id for one in phase.accounts)),
        denied_by=tuple(sorted(one.account.claim_id for one in phase.rivals)),
        reasons=reasons,
        parties=parties,
        ended=spell.ended if last and spell.until is not None else "",
        settlements=spell.entries[0].settlements,
        placed=spell.placed,
        accounts=tuple(_account(one) for one in phase.accounts),
    )


def _account(one: Worded) -> HoldingAccount:
    account = one.account
    return HoldingAccount(
        claim_id=account.claim_id,
        document_id=account.document_id,
        origin=account.origin,
        speaker=account.voice.speaker,
        word=one.word,
        published=account.published,
        since=account.since,
        by=account.by,
        dated=account.dated,
    )


def _reasons(spell: Spell, phase: Phase, names: Sequence[str]) -> tuple[Reason, ...]:
    reasons = [phase.rule]
    by_origin: dict[str, list[Worded]] = {}
    for one in phase.accounts:
        by_origin.setdefault(one.account.origin, []).append(one)
    for origin in sorted(by_origin):
        reasons += _of_origin(origin, by_origin[origin])
    for rival in phase.rivals:
        reasons += _of_rival(rival, phase)
    if any(not one.account.dated for one in phase.accounts):
        detail = "some accounts give no day: begun by the day of printing"
        reasons.append(Reason(rule="undated", detail=detail, weight=0.0))
    if any(one.account.crossed for one in phase.accounts):
        detail = "an account gives its days the wrong way round: the earlier end is left open"
        reasons.append(Reason(rule="crossed", detail=detail, weight=0.0))
    if len(names) > 1:
        detail = f"accounts have them hold it together: {', '.join(names)}"
        reasons.append(Reason(rule="together-held", detail=detail, weight=0.0))
    notes = dict.fromkeys((*spell.notes, *(note for entry in spell.entries for note in entry.notes)))
    return (*reasons, *notes)


def _of_origin(origin: str, accounts: Sequence[Worded]) -> list[Reason]:
    """What an origin adds, and what it adds or takes for the side that it speaks for."""
    made = [weighed("origin", f"{origin} has it so")]
    words = {one.word for one in accounts}
    if all(one.account.voice.hedged for one in accounts):
        made.append(weighed("hedged", f"{origin} is only passed on with a hedge"))
    if "against-interest" in words:
        made.append(weighed("against-interest", f"{origin} speaks for the side that loses by it"))
    elif words == {"own"}:
        made.append(weighed("own-interest", f"{origin} speaks for the holder's side"))
    return made


def _of_rival(rival: Rival, phase: Phase) -> list[Reason]:
    claim, origin = rival.account.claim_id, rival.account.origin
    made = [weighed("denial", f"gainsaid by {claim} ({origin})")]
    if claim in phase.clearing:
        made.append(weighed("denial-own-interest", f"{origin} speaks for the side that loses by it"))
    return made
