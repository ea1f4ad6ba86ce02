"""One part of an article with everything that stands beside it."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.model.claims import GroundedClaim
from variorum.model.documents import Document
from variorum.model.errors import UsageError
from variorum.query.rules import Codebooks
from variorum.store.reading import RecordReader
from variorum.store.reading_documents import IssueFilter, IssueLine
from variorum.web.documents.cards import card_of, events_by_claim
from variorum.web.documents.laying import Laid, Stretch, lay
from variorum.web.documents.marking import Marked, Range, marks_of, words_of_issue
from variorum.web.documents.related import copied_by, copied_from, head, passages, publication
from variorum.web.documents.shapes import (
    Article,
    ArticleBlock,
    ArticleCard,
    ArticlePiece,
    ClaimPlace,
    DocumentIssue,
)

_ISSUES = 200


def article_of(
    record: RecordReader, document: Document, books: Codebooks, part: int | None, at: str | None
) -> Article:
    """A part of `document`: the one of this number, or that in which the claim or issue `at` stands.

    Raises UsageError where it has fewer parts.
    """
    claims = sorted(record.claims(document.id), key=lambda one: (one.claim.evidence.start, one.claim.id))
    lines = record.issue_lines(IssueFilter(document_id=document.id), None, _ISSUES)
    carried = tuple(record.carried(document.id))
    laid = lay(document)
    places = [ClaimPlace(id=one.claim.id, part=laid.part_of(one.claim.evidence.start)) for one in claims]
    issues = [_issue(line, laid) for line in lines]
    number = _number(part, at, places, issues)
    if number > len(laid.parts):
        raise UsageError(f"The article has {len(laid.parts)} parts.", advice="Ask for one of them.")
    ranges = marks_of(document.text, (one.claim for one in claims), carried, lines)
    blocks = _blocks(document, laid.parts[number - 1], ranges)
    keys = {mark.of for block in blocks for piece in block.pieces for mark in piece.marks}
    here = {one.id for one in places if one.part == number}
    related = [*copied_from(record, document.id), *copied_by(record, document.id)]
    return Article(
        document=head(record, document.id),
        url=document.url,
        byline=document.byline,
        published=publication(document.published),
        credits=list(document.credits),
        printed=len(document.raw_text),
        kept=len(document.text),
        dropped=len(document.dropped),
        related=related,
        related_total=sum(1 for _ in record.copies(document.id)) + sum(1 for _ in record.copied(document.id)),
        issues=issues,
        claims=places,
        part=number,
        parts=len(laid.parts),
        blocks=blocks,
        cards=_cards(record, [one for one in claims if one.claim.id in here], books),
        carried=passages(record, carried, keys),
    )


def _number(
    part: int | None, at: str | None, places: Sequence[ClaimPlace], issues: Sequence[DocumentIssue]
) -> int:
    """Which part is asked for: a number, or where something stands; else the first."""
    if part is not None:
        return part
    stands = {one.id: one.part for one in places} | {one.id: one.part for one in issues if one.part}
    return stands.get(at or "", 1)


def _issue(line: IssueLine, laid: Laid) -> DocumentIssue:
    words = words_of_issue(line)
    return DocumentIssue(
        id=line.id,
        code=line.issue.code,
        severity=line.issue.severity,
        message=line.issue.message,
        advice=line.issue.advice,
        part=None if words is None else laid.part_of(words[0]),
    )


def _cards(record: RecordReader, claims: Sequence[GroundedClaim], books: Codebooks) -> list[ArticleCard]:
    if not claims:
        return []
    events = events_by_claim(record.claim_events(claims[0].claim.document_id))
    return [card_of(one, events.get(one.claim.id, []), books) for one in claims]


def _blocks(document: Document, stretches: Sequence[Stretch], ranges: Sequence[Range]) -> list[ArticleBlock]:
    if not stretches:
        return []
    marked = Marked(document.text, ranges, stretches[0].start, stretches[-1].until)
    return [_block(document.text, stretch, marked) for stretch in stretches]


def _block(text: str, stretch: Stretch, marked: Marked) -> ArticleBlock:
    left = stretch.dropped
    if left is not None:
        return ArticleBlock(
            kept=False,
            role=stretch.role,
            pieces=[ArticlePiece(text=stretch.text, marks=[])],
            continued=stretch.continued,
            rule=left.rule,
            reason=left.reason,
        )
    return ArticleBlock(
        kept=True,
        role=stretch.role,
        pieces=marked.pieces(stretch.start, stretch.end),
        between=text[stretch.end : stretch.until],
        continued=stretch.continued,
    )
