"""The apparatus of one event, as the page shows it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import get_args

from variorum.model.events import Event, EventStatus, FieldVariants
from variorum.query.events import adds_to_score
from variorum.query.judgements import STATES, rulings_on, said
from variorum.query.meanings import EVENT_STATUS, RELATION
from variorum.query.origins import with_names
from variorum.query.rules import Codebooks
from variorum.query.sigla import sigla, sign_order
from variorum.reconcile.knowledge.weights import TOGETHER
from variorum.store.reading import RecordReader
from variorum.web.core.knowledge import Knowledge, type_of
from variorum.web.core.shapes import Days, EventMention, Reason, counted
from variorum.web.events.accounts import accounts_of, names_in, next_after
from variorum.web.events.apparatus_shapes import (
    AccountMark,
    Apparatus,
    EventFigureAccount,
    EventFigureLine,
    EventHolding,
    EventOrigin,
    EventReading,
    EventRuling,
    FieldLine,
    WholeEvent,
)
from variorum.web.events.cutting import event_cut
from variorum.web.events.joining import joins_of
from variorum.web.events.rows import parties, spot, when_of
from variorum.web.events.tree import tree_of

# Of more accounts the first are sent; the rest come when they are asked for.
_MOST = 120
_MARKS = 40
_READINGS = 30
_PARTS = 60
_ORDER = ("event_type", "when", "place", "route", "agents", "patients", "outcome")

Names = Mapping[str, EventOrigin]


def apparatus_of(record: RecordReader, event: Event, books: Codebooks, known: Knowledge) -> Apparatus:
    """The apparatus of an event of `record`."""
    signs = sigla(record, event)
    names = names_in(record, event, signs, known.lexicon())
    shown = signs[:_MOST]
    signs_by_claim = {one.link.claim_id: one.sign for one in signs}
    return Apparatus(
        id=event.id,
        label=event.label,
        event_type=type_of(event.event_type, books),
        status=event.status,
        status_meaning=EVENT_STATUS[event.status],
        status_rule=_in_words(
            next((r.detail for r in event.reasons if r.rule.startswith("status.")), ""), names
        ),
        when=when_of(event.when),
        place=spot(event.place, road=False),
        route=spot(event.route, road=True),
        agents=parties(event.agents),
        patients=parties(event.patients),
        origins=[names[one] for one in sorted(event.origins, key=lambda one: _rank(names[one]))],
        deniers=_deniers(event, names),
        hints=[_in_words(r.detail, names) for r in event.reasons if r.rule == "origin.hint"],
        outlets=list(event.outlets),
        documents=len(event.documents),
        told=len(event.claims),
        denied=len(event.disputed_by),
        accounts=list(accounts_of(record, shown, names, books)),
        next=next_after(signs, _MOST),
        fields=list(_fields(event, names, signs_by_claim)),
        figures=list(_figures(event, names, signs_by_claim)),
        tree=tree_of(record, shown, names),
        joins=joins_of(event.reasons, signs_by_claim)[:_MOST],
        threshold=TOGETHER,
        score=event.score,
        reasons=[
            Reason(rule=r.rule, detail=_in_words(r.detail, names), weight=r.weight)
            for r in event.reasons
            if adds_to_score(r)
        ],
        part_of=_whole(record, event),
        parts=[_mention(*part) for part in record.parts_in_short(event.id, _PARTS)],
        parts_in_all=record.count_parts(event.id),
        holdings=list(_holdings(record, event)),
        cut=event_cut(record, event, known),
        judgements=rulings_of(record, (*event.claims, *event.disputed_by)),
    )


def rulings_of(record: RecordReader, claim_ids: Iterable[str]) -> list[EventRuling]:
    """What persons ruled on these claims."""
    return [
        EventRuling(
            id=one.judgement.id,
            verdict=one.judgement.verdict,
            by=one.judgement.by,
            at=one.judgement.at,
            said=said(one.judgement),
            state=one.state,
            state_meaning=STATES[one.state],
        )
        for one in rulings_on(record, claim_ids)
    ]


def _rank(origin: EventOrigin) -> tuple[int, str, str]:
    """A to Z before AA."""
    return len(origin.sign) or 99, origin.sign, origin.id


def _deniers(event: Event, names: Names) -> list[EventOrigin]:
    denying = {link.origin for link in event.origin_links if link.denies}
    return sorted((names[one] for one in denying), key=_rank)


def _in_words(text: str, names: Names) -> str:
    """A reason with the names of origins where their keys stand."""
    return with_names(text, {key: one.name for key, one in names.items()})


def _fields(event: Event, names: Names, signs: Mapping[str, str]) -> Iterable[FieldLine]:
    """Each field that is told, in the order in which an event is told."""
    varied = {one.field: one for one in event.variants}
    lemmas = {
        "event_type": event.event_type,
        "when": _days(event),
        "place": event.place.name if event.place else "",
        "route": event.route.name if event.route else "",
        "agents": ", ".join(one.name for one in event.agents),
        "patients": ", ".join(one.name for one in event.patients),
    }
    disputed = set(event.disputed_names)
    for field in (*_ORDER, *sorted(varied.keys() - set(_ORDER))):
        readings = _readings(varied[field], names, signs) if field in varied else []
        lemma = lemmas.get(field, "") or (readings[0].text if readings else "")
        if lemma or readings:
            yield FieldLine(
                field=field,
                lemma=lemma,
                readings=readings,
                readings_in_all=len(varied[field].variants) if field in varied else 0,
                disputed=field in disputed,
            )


def _days(event: Event) -> str:
    when = event.when
    if when is None:
        return ""
    return (
        when.earliest or "" if when.earliest == when.latest else f"{when.earliest or ''}/{when.latest or ''}"
    )


def _readings(field: FieldVariants, names: Names, signs: Mapping[str, str]) -> list[EventReading]:
    return [
        EventReading(
            value=one.value,
            text=one.text or one.value,
            relation=one.relation,
            relation_meaning=RELATION[one.relation],
            why=one.why,
            origins=[names[key] for key in one.origins if key in names],
            accounts=len(one.claims),
            marks=_marks(one.claims, signs),
        )
        for one in field.variants[:_READINGS]
    ]


def _marks(claims: Iterable[str], signs: Mapping[str, str]) -> list[AccountMark]:
    marked = [AccountMark(claim_id=one, sign=signs.get(one, "")) for one in claims]
    return sorted(marked, key=lambda mark: sign_order(mark.sign))[:_MARKS]


def _figures(event: Event, names: Names, signs: Mapping[str, str]) -> Iterable[EventFigureLine]:
    for one in event.figures:
        accounts = [
            EventFigureAccount(
                claim_id=a.claim_id,
                sign=signs.get(a.claim_id, ""),
                low=a.low,
                high=a.high,
                speaker=a.speaker,
                origin=names.get(a.origin) or EventOrigin(id=a.origin, name=a.origin),
                published=a.published,
                relation=a.relation,
                relation_meaning=RELATION[a.relation],
                why=a.why,
            )
            for a in one.accounts
        ]
        yield EventFigureLine(
            **counted(one),
            party=next(iter(parties([one.party] if one.party else [])), None),
            disputed=one.is_disputed,
            told=len(accounts),
            accounts=sorted(accounts, key=lambda a: sign_order(a.sign))[:_MOST],
        )


def _whole(record: RecordReader, event: Event) -> WholeEvent | None:
    link = record.part_of(event.id)
    whole = record.event(link.whole_id) if link is not None else None
    if link is None or whole is None:
        return None
    return WholeEvent(
        event=EventMention.model_validate(whole),
        score=link.score,
        reasons=[Reason.model_validate(one) for one in link.reasons],
    )


def _mention(event_id: str, label: str, status: str) -> EventMention:
    known = next(one for one in get_args(EventStatus) if one == status)
    return EventMention(id=event_id, label=label, status=known)


def _holdings(record: RecordReader, event: Event) -> Iterable[EventHolding]:
    """What is held by accounts of this event, and what these deny to be held."""
    own = {*event.claims, *event.disputed_by}
    for ground in record.grounds_of_event(event.id):
        for one in record.holdings_on(ground):
            if own.isdisjoint(one.claims) and own.isdisjoint(one.denied_by):
                continue
            yield EventHolding(
                subject_id=one.subject.id,
                subject_kind=one.subject.kind,
                subject=one.subject.name,
                part=one.subject.part,
                holder=one.holder_name,
                since=Days.model_validate(one.since),
                until=None if one.until is None else Days.model_validate(one.until),
                status=one.status,
                denies=own.isdisjoint(one.claims),
            )
