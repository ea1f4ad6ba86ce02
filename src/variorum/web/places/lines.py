"""Answers about control as shapes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from variorum.model.control import DayRange, Holding, Subject
from variorum.query.control.asking.holds import origins_of
from variorum.query.control.asking.voicings import Voicing, Voicings, holding_key
from variorum.query.control.records import Held
from variorum.query.control.rendering.words import rule_words
from variorum.store.reading_places import EventLine, FigureLine
from variorum.web.core.shapes import Days, DocumentHead, EventMention, Reason, counted
from variorum.web.places.shapes import (
    AccountShape,
    EventRow,
    FigureRow,
    Hold,
    HoldingLine,
    SettlementNumber,
    SideHeld,
    SubjectHead,
    Voices,
)

# So many reasons say why; those of a much told holding repeat one rule for each origin.
_REASONS = 24


def head(subject: Subject) -> SubjectHead:
    """What names a subject."""
    return SubjectHead.model_validate(subject)


def days(span: DayRange) -> Days:
    """A range of days."""
    return Days(earliest=span.earliest, latest=span.latest)


def maybe_days(span: DayRange | None) -> Days | None:
    """A range of days, where there is one."""
    return days(span) if span is not None else None


def hold(holding: Holding | None) -> Hold | None:
    """A holding in short."""
    return None if holding is None else hold_of(holding)


def hold_of(holding: Holding) -> Hold:
    """A holding in short."""
    return Hold(
        holder=holding.holder,
        holder_name=holding.holder_name,
        status=holding.status,
        since=days(holding.since),
        until=maybe_days(holding.until),
        ended=holding.ended,
    )


def side(one: Held, origins: int | None = None) -> SideHeld:
    """A side on a day; `origins` counts those behind it where its accounts are not there to count."""
    holding = one.holding
    return SideHeld(
        holder=holding.holder,
        holder_name=holding.holder_name,
        status=one.status,
        basis=one.basis,
        of=None if one.basis == "stated" else head(holding.subject),
        placed=holding.placed,
        begun=days(one.begun),
        until=maybe_days(holding.until),
        told=one.told,
        stale_days=one.stale_days,
        origins=len(origins_of(holding)) if origins is None else origins,
        claims=len(holding.claims),
        denials=len(holding.denied_by),
    )


def holding_line(one: Held, as_of: str, told: Voicings, published: Mapping[str, str]) -> HoldingLine:
    """A holding with what its accounts tell, as it stands on a day; claims were `published` on these."""
    holding = one.holding
    days_told = [account.by for account in holding.accounts if account.by]
    counted = Counter(account.word for account in holding.accounts)
    settled = holding.settlements
    return HoldingLine(
        key=holding_key(holding),
        subject=head(holding.subject),
        holder=holding.holder,
        holder_name=holding.holder_name,
        parties=[party.name for party in holding.parties],
        since=days(holding.since),
        until=maybe_days(holding.until),
        ended=holding.ended,
        placed=holding.placed,
        settlements=SettlementNumber.model_validate(settled) if settled is not None else None,
        status=holding.status,
        rule=told.in_words(holding, rule_words(holding)),
        in_force=holding.holds_on(as_of),
        begun=days(one.begun),
        told_first=min(days_told, default=None),
        told=max(days_told, default=None),
        stale_days=one.stale_days,
        claims=len(holding.claims),
        origins=len(origins_of(holding)),
        denials=len(holding.denied_by),
        denied_on=sorted({published[claim] for claim in holding.denied_by if claim in published}),
        words=Voices(
            own=counted["own"],
            against_interest=counted["against-interest"],
            third_party=counted["third-party"],
            unknown=counted["unknown"],
        ),
        score=holding.score,
    )


def reasons(holding: Holding, told: Voicings) -> list[Reason]:
    """Why a holding is told as it is: the first of its reasons."""
    return [
        Reason(rule=reason.rule, detail=told.in_words(holding, reason.detail), weight=reason.weight)
        for reason in holding.reasons[:_REASONS]
    ]


def account(one: Voicing) -> AccountShape:
    """An account of a holding, or a denial of it."""
    words, known = one.words, one.account
    return AccountShape(
        claim_id=words.claim_id,
        document=DocumentHead.model_validate(one.document),
        event_type=words.event_type,
        modality=words.modality,
        speakers=[speaker.name or speaker.attribution.speaker.text for speaker in words.speakers],
        voice=one.voice,
        word=known.word if known is not None else None,
        dated=known.dated if known is not None else False,
        since=days(known.since) if known is not None else None,
        quote=words.quote,
        sentence=words.sentence,
    )


def event_row(line: EventLine) -> EventRow:
    """An event in a line."""
    return EventRow.model_validate(
        {
            "id": line.id,
            "event_type": line.event_type,
            "label": line.label,
            "status": line.status,
            "when": Days(earliest=line.earliest, latest=line.latest),
            "claims": line.claims,
            "denials": line.denials,
            "origins": line.origins,
            "documents": line.documents,
        }
    )


def figure_rows(lines: Sequence[FigureLine]) -> list[FigureRow]:
    """Figures of events, each by itself."""
    return [
        FigureRow(
            event=EventMention.model_validate({"id": one.event_id, "label": one.label, "status": one.status}),
            when=Days(earliest=one.earliest, latest=one.latest),
            **counted(one),
            party=one.party,
            accounts=one.accounts,
        )
        for one in lines
    ]
