"""What changed since a day: who holds what, what happened, and what came to be told."""

from __future__ import annotations

from variorum.brief.clauses import STANDING, event_sentence, grounds_on, is_unreal
from variorum.brief.days import day_words, range_words
from variorum.brief.desk import Desk, count_sentence, section
from variorum.brief.gather import Best
from variorum.brief.held import learn
from variorum.brief.names import ground_name, holder_name, joined
from variorum.brief.records import Grounds, Paragraph, Section, Sentence, Standing
from variorum.brief.voices import Voices
from variorum.brief.wording import ended, filled, load_wording, support_words
from variorum.model.events import Event
from variorum.query.control.asking.holds import origins_of
from variorum.query.control.records import Change, SubjectState

# A list that an editor reads at one glance.
_SHOWN = 7


def changes(desk: Desk) -> Section | None:
    """The section; None where nothing has a day."""
    first, last = desk.scope.since, desk.scope.as_of
    if first is None or last is None or not desk.voices.heads:
        return None
    days = {"first": day_words(first), "last": day_words(last)}
    shown = desk.changes[: desk.most]
    sentences = tuple(change_sentence(change, desk.voices) for change in shown)
    told = {(claim, _standing(change)) for change in shown for claim in change.claims}
    return section(
        "changes",
        Paragraph(
            heading="What changed hands",
            sentences=sentences or (count_sentence("no_change", desk.whole(), **days),),
            left_out=len(desk.changes) - len(shown),
            kind="change",
        ),
        _events(desk, f"What happened after {days['first']}", desk.gathered.recent, told)
        or Paragraph(sentences=_quiet(desk, days)),
        _events(
            desk,
            f"Told only after {days['first']}, of days before or without a day",
            desk.gathered.told_since,
            told,
        ),
        _coming(desk, f"Planned or threatened for after {days['last']}"),
    )


def _quiet(desk: Desk, days: dict[str, str]) -> tuple[Sentence, ...]:
    """That nothing is told of these days; nothing where what is told of them stands among the changes."""
    return () if desk.gathered.recent.total else (count_sentence("quiet", desk.whole(), **days),)


def change_sentence(change: Change, voices: Voices) -> Sentence:
    """A change of control, never firmer than what is told of its outcome."""
    words = load_wording().changes
    _learn(change, voices)
    statuses = load_wording().labels["status"]
    deniers = joined(dict.fromkeys(filter(None, map(voices.speaker, change.claims))))
    begun = change.after.held[0].begun if change.after.held else None
    origins = _origins(change)
    said = filled(
        words[change.kind],
        ground=ground_name(change.subject),
        holder=_holders(change.after),
        former=_holders(change.before),
        deniers=deniers or "one account",
        day=range_words(change.day, "until") if change.day.earliest or change.day.latest else "",
        since=range_words(begun, "since"),
        old_status=statuses[change.before.status],
        new_status=statuses[change.after.status],
    )
    standing = _standing(change)
    text = filled(
        words[standing] if change.kind != "denied" else "{Change}",
        change=said,
        origins=voices.names(origins) or deniers or "one account",
        support=support_words(len(origins)),
        weak=load_wording().told["weak"] if len(origins) > 1 else "",
        between=joined(holder_name(one.parties, one.holder_name) for one in change.between),
    )
    return Sentence(
        text=ended(text), standing=standing, grounds=_grounds(change, origins), about=change.subject.id
    )


def _origins(change: Change) -> tuple[str, ...]:
    """Whose word a change is: of those who tell of what it led to; who held it in between is others' word."""
    if not change.after.held or change.kind == "back":
        return change.origins
    return tuple(dict.fromkeys(name for one in change.after.held for name in origins_of(one.holding)))


def _standing(change: Change) -> Standing:
    """How firmly a change may be said: as firmly as what it led to is told, and what came in between."""
    held = change.after.held
    statuses = {change.after.status, *(one.status for one in change.between if change.kind == "back")}
    if change.kind == "denied":
        return "denied"
    if "contested" in statuses:
        return "disputed"
    if any(one.basis != "stated" for one in held):
        return "inferred"
    return "agreed" if statuses == {"agreed"} and len(_origins(change)) > 1 else "claimed"


def _learn(change: Change, voices: Voices) -> None:
    for state in (change.before, change.after):
        for held in state.held:
            learn(held.holding, voices)
        if state.last is not None:
            learn(state.last, voices)
    for holding in change.between:
        learn(holding, voices)


def _grounds(change: Change, origins: tuple[str, ...]) -> Grounds:
    """Its claims, those first that tell of what it led to."""
    known = {one.claim_id: one.origin for held in change.after.held for one in held.holding.accounts}
    ordered = sorted(change.claims, key=lambda claim: (claim not in known, claim))
    return grounds_on([(claim, known.get(claim, claim)) for claim in ordered], len(origins))


def _holders(state: SubjectState) -> str:
    names = [holder_name(held.holding.parties, held.holding.holder_name) for held in state.held]
    if not names and state.last is not None:
        names = [holder_name(state.last.parties, state.last.holder_name)]
    return joined(names) or "nobody known"


def _coming(desk: Desk, heading: str) -> Paragraph:
    """Plans, threats and conditions of later days; what is told as done on one was misread, and left out."""
    plans = [one for one in desk.gathered.coming.first() if is_unreal(one, desk.voices)]
    return Paragraph(
        heading=heading, sentences=tuple(event_sentence(event, desk.voices) for event in plans[: desk.most])
    )


def _events(
    desk: Desk, heading: str, events: Best[Event], told: set[tuple[str, Standing]]
) -> Paragraph | None:
    """What happened; captures that the changes above tell of as firmly, by the same claims, are left out."""
    kept = [
        one
        for one in events.first()
        if one.event_type != "capture"
        or not told.issuperset((claim, STANDING[one.status]) for claim in one.claims)
    ]
    above = len(events.first()) - len(kept)
    shown = kept[:_SHOWN]
    if not shown:
        return None
    return Paragraph(
        heading=heading,
        sentences=tuple(event_sentence(event, desk.voices) for event in shown),
        left_out=events.total - len(shown) - above,
        kind="event",
    )
