"""Explanations as plain text to read in a terminal."""

from __future__ import annotations

from variorum.query.explain import Explanation
from variorum.query.judgements import put_rulings
from variorum.query.meanings import COPY_KIND
from variorum.query.page import Page
from variorum.query.phrases import days, figure_words, head_words, when_words
from variorum.query.records import (
    Argument,
    ClaimExplanation,
    DocumentExplanation,
    EventExplanation,
    EventMention,
    Left,
    PairExplanation,
    Rule,
    Voice,
)
from variorum.query.render_events import put_event
from variorum.query.render_pairs import put_pair
from variorum.query.render_places import put_place

_WIDTH = 100
_EXCERPT = 160


def render(explanation: Explanation, *, width: int = _WIDTH) -> str:
    """An explanation as text, wrapped at `width` columns, nothing in it that a terminal obeys."""
    page = Page(width)
    if isinstance(explanation, ClaimExplanation):
        _put_claim(page, explanation)
    elif isinstance(explanation, EventExplanation):
        put_event(page, explanation)
    elif isinstance(explanation, DocumentExplanation):
        _put_document(page, explanation)
    elif isinstance(explanation, PairExplanation):
        put_pair(page, explanation)
    else:
        put_place(page, explanation)
    return page.text()


def _put_claim(page: Page, claim: ClaimExplanation) -> None:
    words = claim.words
    page.title(f"Claim {claim.id}")
    page.field("type", f"{claim.event_type.code}: {claim.event_type.meaning}")
    page.field("modality", f"{claim.modality.code}: {claim.modality.meaning}")
    page.field("document", f"{head_words(claim.document)} ({claim.document.id})")
    page.field("source", claim.document.source)
    page.heading("Its words")
    page.quote(words.quote)
    page.line(f"characters {words.start} to {words.end} of the {claim.section}'s clean text")
    page.line(f"characters {words.raw_start} to {words.raw_end} of what was printed")
    page.line("in the sentence")
    page.quote(words.sentence, 2)
    if claim.retold:
        page.heading("Told again")
    for told in claim.retold:
        page.quote(told.words.quote)
        page.line(f"characters {told.words.start} to {told.words.end}, {told.section}, by {told.made_by}")
        page.quote(told.words.sentence, 2)
    _put_rule(page, claim.rule)
    for role in ("agent", "patient", "place", "route"):
        for argument in claim.arguments:
            if argument.role == role:
                _put_argument(page, argument)
    _put_when(page, claim)
    if claim.figures:
        page.heading("Figures")
        page.lines(map(figure_words, claim.figures))
    page.heading("On whose word")
    for depth, voice in enumerate(claim.voices, start=1):
        _put_voice(page, voice, depth)
    if not claim.voices:
        page.line("the outlet's own")
    put_rulings(page, claim.judgements)
    _put_events(page, "Part of", claim.events)


def _put_rule(page: Page, rule: Rule) -> None:
    page.heading(f"The rule that made it: {rule.made_by}")
    if rule.words:
        page.line(f"a sentence with one of: {', '.join(rule.words)}")
    else:
        page.line("this version has no rule of that name")
    page.lines(rule.frame)


def _put_argument(page: Page, argument: Argument) -> None:
    page.heading(f"{argument.role.capitalize()}: {argument.name or argument.text}")
    page.field("words", f"“{argument.text}”, characters {argument.start} to {argument.end}")
    page.field("stands for", argument.refers_to)
    page.field("id", argument.id or "none: it fits nothing known")
    page.field("is", "; ".join(argument.notes))
    for reason in argument.reasons:
        page.field("because", reason)
    for other in argument.alternatives:
        page.field("or", f"{other.name} ({other.id}), fit {other.score:.2f}")


def _put_when(page: Page, claim: ClaimExplanation) -> None:
    page.heading(f"When: {when_words(claim.when)}")
    if claim.when is None:
        page.line("the text gives no time")
        return
    page.field("words", f"“{claim.when.text}”")
    page.field("basis", f"{claim.when.basis}: {claim.when_basis}")
    page.field("precision", claim.when.precision)


def _put_voice(page: Page, voice: Voice, depth: int) -> None:
    name = voice.name if voice.name and voice.name != voice.text else ""
    known = [
        f"that is {name}" if name else "",
        voice.source_id or "not a known source",
        voice.kind,
        f"aligned with {voice.alignment}" if voice.alignment else "",
        f"rests on {voice.origin}" if voice.origin and voice.origin != voice.name else "",
        "" if voice.named else "without a name",
    ]
    page.line(f"“{voice.text}”, {voice.cue or 'no cue'}: {', '.join(part for part in known if part)}", depth)


def _put_events(page: Page, heading: str, events: tuple[EventMention, ...]) -> None:
    if events:
        page.heading(heading)
    for event in events:
        against = ", which it denies" if event.disputes else ""
        page.line(f"{event.id}  {event.label} ({event.status}){against}")


def _put_document(page: Page, document: DocumentExplanation) -> None:
    head, published = document.document, document.published
    page.title(f"Document {head.id}")
    page.field("title", head.title or "none found")
    page.field("source", head.source)
    page.field("address", document.url or "")
    page.field("outlet", head.outlet or "not known")
    page.field("byline", document.byline or "")
    page.field("language", head.language or "not known")
    page.field("credits", ", ".join(document.credits))
    printed = f", “{published.text}”" if published.text else ""
    page.field("published", f"{published.day or 'day not known'} ({document.published_basis}{printed})")
    if published.day is None and (published.earliest or published.latest):
        bounds = [text for text in (published.earliest_text, published.latest_text) if text]
        why = f", by “{'” and “'.join(bounds)}”" if bounds else ""
        page.field("", f"{days(published.earliest, published.latest)}{why}")
    if published.candidates:
        page.field("", f"the weekday allows {', '.join(published.candidates)}")
    page.field("kept", f"{document.kept_characters} of {document.printed_characters} characters")
    if document.left:
        page.heading("Left out as no part of the article")
    for stretch in document.left:
        _put_left(page, stretch)
    if document.copies:
        page.heading("Copies")
    for copy in document.copies:
        way = "carried on by" if copy.by else "carried from"
        how = "an edition of it" if copy.edition else COPY_KIND[copy.kind]
        page.line(
            f"{way} {head_words(copy.document)} ({copy.document.id}): {how}, {copy.containment:.0%} shared"
        )
    page.heading(f"Claims: {len(document.claims)}")
    for claim in document.claims:
        page.line(f"{claim.id}  {claim.event_type}, {claim.modality}: “{claim.quote}”")
    if document.issues:
        page.heading("Issues")
    for issue in document.issues:
        page.line(f"{issue.severity} {issue.code}: {issue.message} {issue.advice}")


def _put_left(page: Page, stretch: Left) -> None:
    page.line(
        f"{stretch.role}, characters {stretch.start} to {stretch.end}: {stretch.reason} ({stretch.rule})"
    )
    text = stretch.text.strip()
    if text:
        page.quote(text if len(text) <= _EXCERPT else f"{text[:_EXCERPT]} ...", 2)
