"""What there is to judge, as plain text with the command that judges it."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Sequence

from variorum.model.judgements import FIELDS, figure_field
from variorum.query.judgements import STATES, Ruling, said
from variorum.query.meanings import RELATION
from variorum.query.page import Page
from variorum.query.phrases import head_words, when_words
from variorum.query.printable import one_line
from variorum.query.review import CloseCall, DisputedField, Judged, Review
from variorum.reconcile.knowledge.weights import TOGETHER

_SHOWN = 6
# Whether it happened: told by what claims assert and deny.
_OUTCOME = "outcome"


def render_review(review: Review, record_path: str, *, width: int) -> str:
    """A review as text, wrapped at `width` columns; `record_path` is named in the commands."""
    page = Page(width)
    command = f"variorum review {shlex.quote(one_line(record_path))}"
    page.title("To judge. Add to each command: --by YOUR-NAME --why REASON")
    _put_reopened(page, review.reopened, command)
    _put_contradictory(page, review.contradictory, command)
    for call in review.calls:
        _put_call(page, call)
        verdict = "different" if call.joined else "same"
        page.command(f"{command} {verdict} {call.left.claim_id} {call.right.claim_id}")
    for field in review.disputed:
        _put_disputed(page, field, command)
    if not (review.reopened or review.contradictory or review.calls or review.disputed):
        page.heading("There is nothing: no close call, no disputed field, no judgement that waits.")
    return page.text()


def render_rulings(found: Iterable[Ruling], *, width: int) -> str:
    """Judgements in order of time, each with how it stands."""
    page = Page(width)
    for ruling in found:
        page.line(f"{ruling.judgement.id}  {ruling.state}: {STATES[ruling.state]}", 0)
        page.line(said(ruling.judgement))
    return page.text()


def _put_reopened(page: Page, found: Iterable[Ruling], command: str) -> None:
    for ruling in found:
        judgement = ruling.judgement
        page.heading(f"Re-opened: {STATES[ruling.state]}")
        page.line(said(judgement))
        for seen in judgement.seen:
            page.line(f"{seen.claim_id} read, when it was judged:")
            page.quote(seen.sentence, 2)
        for claim_id, sentence in zip(ruling.now, ruling.sentences, strict=True):
            page.line(f"{claim_id} reads now:")
            page.quote(sentence, 2)
        page.line("it holds, or it does not:")
        page.command(f"{command} renew {judgement.id}")
        page.command(f"{command} undo {judgement.id}")


def _put_contradictory(page: Page, found: Iterable[Ruling], command: str) -> None:
    for ruling in found:
        page.heading(f"Contradictory: {STATES['contradictory']}")
        page.line(said(ruling.judgement))
        page.command(f"{command} undo {ruling.judgement.id}")


def render_call(call: CloseCall, *, width: int) -> str:
    """One close call."""
    page = Page(width)
    _put_call(page, call)
    return page.text()


def _put_call(page: Page, call: CloseCall) -> None:
    how = "Barely one event" if call.joined else "Nearly one event"
    page.heading(f"{how}: mean {call.mean:g}, {TOGETHER:g} join; these two claims {call.score:g}")
    for one in (call.left, call.right):
        _put_claim(page, one)
    page.line(f"as {'; '.join(f'{reason.detail} {reason.weight:+g}' for reason in call.reasons)}")


def _put_claim(page: Page, one: Judged) -> None:
    places = ", ".join(one.places) or "no place"
    page.line(f"{one.claim_id}  {one.event_type}, {when_words(one.when)}, {places}")
    page.quote(one.sentence, 2)
    page.line(f"{head_words(one.document)}; in {one.event_id} ({one.label})", 2)


def _put_disputed(page: Page, disputed: DisputedField, command: str) -> None:
    page.heading(f"Disputed: {disputed.field} of {disputed.label}, by {disputed.origins} origins")
    page.line(disputed.event_id)
    for one in disputed.accounts[:_SHOWN]:
        page.line(f"{one.value} ({RELATION[one.relation]}): {_few(one.origins)}; {_few(one.claims)}")
        page.quote(one.sentence, 2)
    if len(disputed.accounts) > _SHOWN:
        page.line(f"and {len(disputed.accounts) - _SHOWN} more: variorum explain shows all")
    name = figure_field(disputed.field)[0]
    if name == _OUTCOME:
        page.command(f"{command} correct CLAIM modality VALUE")
    elif name in FIELDS:
        page.command(f"{command} correct CLAIM {name} VALUE")
    else:
        page.command(f"{command} reject CLAIM")


def _few(names: Sequence[str]) -> str:
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return f"{', '.join(names[:_SHOWN])}{more}"
