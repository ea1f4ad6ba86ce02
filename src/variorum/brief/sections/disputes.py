"""What is disputed and by whom, what rests on one origin, and what is only known from its denial."""

from __future__ import annotations

from variorum.brief.clauses import denial_sentence, deniers_of, event_grounds, event_sentence, noun_of
from variorum.brief.days import days_in, when_words
from variorum.brief.desk import Desk, count_sentence, section
from variorum.brief.gather import Best
from variorum.brief.names import joined
from variorum.brief.records import Grounds, Paragraph, Section, Sentence
from variorum.brief.voices import Voices
from variorum.brief.wording import ended, filled, load_wording
from variorum.model.events import Event, EventFigure, FieldVariants
from variorum.query.phrases import bounds, counted
from variorum.query.printable import one_line

_ORIGINS = 5
_READINGS = 4
_CARRIED = 5
_DENIALS = 8


def disputes(desk: Desk) -> Section:
    """What is disputed, event by event, both sides named."""
    found = desk.gathered
    shown = found.disputed.first()[: desk.most]
    if not shown:
        empty = [count_sentence("undisputed", desk.whole())] if desk.voices.heads else []
        return section("disputes", Paragraph(sentences=tuple(empty), listed=False))
    head = count_sentence(
        "disputed",
        desk.examples("disputed"),
        count=str(found.disputed.total),
        all=counted(found.events, "event"),
    )
    return section(
        "disputes",
        Paragraph(sentences=(head,), listed=False),
        Paragraph(
            sentences=tuple(_dispute(event, desk.voices) for event in shown),
            left_out=found.disputed.total - len(shown),
            kind="event",
        ),
    )


def single(desk: Desk) -> Section:
    """What rests on one origin: how much, on whom, and what many documents carry all the same."""
    found = desk.gathered
    count = found.statuses["single-origin"]
    if not count:
        return section("single")
    carried = [event for event in found.single.first() if len(event.documents) > 1][:_CARRIED]
    head = count_sentence(
        "single", desk.examples("single-origin"), count=str(count), all=counted(found.events, "event")
    )
    alone = sorted(found.alone.items(), key=lambda pair: (-pair[1].total, pair[0]))
    return section(
        "single",
        Paragraph(sentences=(head,), listed=False),
        Paragraph(
            heading="By origin",
            sentences=tuple(_alone(origin, events, desk) for origin, events in alone[:_ORIGINS]),
            left_out=max(len(alone) - _ORIGINS, 0),
            kind="origin",
        ),
        Paragraph(
            heading="Carried by several documents, and still one origin",
            sentences=tuple(event_sentence(event, desk.voices) for event in carried),
        ),
    )


def denials(desk: Desk) -> Section:
    """Who denies what: events known from a denial alone, told by others too, and what was taken back."""
    found = desk.gathered
    if not (found.denied.total or found.gainsaid.total or found.retracted.total):
        empty = [count_sentence("not_denied", desk.whole())] if desk.voices.heads else []
        return section("denials", Paragraph(sentences=tuple(empty), listed=False))
    above = {event.id for event in found.disputed.first()[: desk.most]}
    gainsaid = [event for event in found.gainsaid.first() if event.id not in above][: desk.most]
    told = [event for event in found.gainsaid.first() if event.id in above]
    return section(
        "denials",
        Paragraph(
            sentences=tuple(_given_above(told) if told else ()),
            listed=False,
        ),
        _listed(desk, "Known from a denial alone", found.denied),
        Paragraph(
            heading="Denied by one, told by another",
            sentences=tuple(denial_sentence(event, desk.voices) for event in gainsaid),
            left_out=found.gainsaid.total - len(told) - len(gainsaid),
            kind="event",
        ),
        _listed(desk, "Taken back by those who told it", found.retracted),
    )


def _given_above(told: list[Event]) -> list[Sentence]:
    """How many denied events the section before tells of, with the words of each denial."""
    denials = tuple(dict.fromkeys(claim for event in told for claim in event.disputed_by))
    origins = {origin for event in told for origin in deniers_of(event)}
    grounds = Grounds(claims=denials[:_DENIALS], more=len(denials[_DENIALS:]), origins=max(len(origins), 1))
    return [count_sentence("gainsaid", grounds, events=counted(len(told), "event"))]


def _listed(desk: Desk, heading: str, events: Best[Event]) -> Paragraph:
    shown = events.first()[: desk.most]
    return Paragraph(
        heading=heading,
        sentences=tuple(event_sentence(event, desk.voices) for event in shown),
        left_out=events.total - len(shown),
        kind="event",
    )


def _dispute(event: Event, voices: Voices) -> Sentence:
    """A disputed event with the fields on which accounts part."""
    said = event_sentence(event, voices, whole=False)
    denied = bool(event.disputed_by)
    parted = [
        _field(field, voices)
        for field in event.variants
        if field.is_disputed and not (denied and field.field == "outcome")
    ]
    parted += [_figure(figure, voices) for figure in event.figures if figure.is_disputed]
    return Sentence(
        text=" ".join((said.text, *parted)), standing="disputed", grounds=said.grounds, about=event.id
    )


def _field(field: FieldVariants, voices: Voices) -> str:
    standing = [one for one in field.variants if one.relation != "different-scope"][:_READINGS]
    told = "; ".join(
        f"{days_in(one_line(one.text or one.value))} ({voices.names(one.origins)})" for one in standing
    )
    name = load_wording().labels["field"].get(field.field, field.field.replace("_", " "))
    return f"On {name}: {told}."


def _figure(figure: EventFigure, voices: Voices) -> str:
    told = dict.fromkeys(
        f"{bounds(one.low, one.high)} ({voices.name(one.origin)})"
        for one in figure.accounts
        if one.relation != "updates"
    )
    kind = load_wording().labels["figure"].get(figure.kind, figure.kind)
    whom = f", {one_line(figure.of)}" if figure.of else ""
    return f"On how many ({kind}{whom}): {'; '.join(told)}."


def _alone(origin: str, events: Best[Event], desk: Desk) -> Sentence:
    shown = events.first()
    for event in shown:
        desk.voices.learn(event)
    pattern = "alone" if events.total > len(shown) else "alone_one"
    text = filled(
        load_wording().counts[pattern],
        origin=desk.voices.name(origin),
        events=counted(events.total, "event"),
        labels=joined(f"{noun_of(event)}{when_words(event.when)}" for event in shown),
    )
    claims = tuple(claim for event in shown for claim in event_grounds(event).claims)[:4]
    return Sentence(text=ended(text), standing="claimed", grounds=Grounds(claims=claims, origins=1))
