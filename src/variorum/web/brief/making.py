"""A brief in all the forms that it is asked for in, made at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from xml.etree import ElementTree

from variorum.brief.brief import Question, make_brief
from variorum.brief.html import to_html
from variorum.brief.markdown import to_markdown
from variorum.brief.prose import more_words
from variorum.brief.records import (
    Block,
    Brief,
    Drawing,
    Grounds,
    Paragraph,
    Reference,
    Section,
    Sentence,
    Table,
)
from variorum.lexicon.packs import lexicon_with, load_packs
from variorum.query.printable import one_line
from variorum.store.reading import RecordReader
from variorum.web.brief.shapes import (
    BriefAbout,
    BriefBlock,
    BriefDrawing,
    BriefGrounds,
    BriefNote,
    BriefParagraph,
    BriefReference,
    BriefRow,
    BriefScope,
    BriefSection,
    BriefSentence,
    BriefTable,
    WholeBrief,
)

# Reading the events is about so much of making a brief.
_READING = 0.6
_NUMBER = re.compile(r"[\d.]+")
_SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefQuestion:
    """What a brief is asked: as `variorum.brief.brief.Question`, with the packs of the record."""

    as_of: str | None
    known_on: str | None
    since: str | None
    place: str | None
    packs: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeBrief:
    """A brief: `answer` is `WholeBrief` as JSON, `drawings` are SVG by name, `day` the day it is of."""

    answer: bytes
    markdown: bytes
    html: bytes
    drawings: Mapping[str, bytes]
    day: str | None


def made_brief(record: RecordReader, question: BriefQuestion, tell: Callable[[float], None]) -> MadeBrief:
    """The brief. Raises UsageError where the record has no such place, or `since` is after the day asked."""
    events = max(record.counts().events, 1)
    asked = Question(
        as_of=question.as_of, known_on=question.known_on, since=question.since, place=question.place
    )
    lexicon = lexicon_with(load_packs(question.packs)) if question.packs else lexicon_with()
    brief = make_brief(
        record, lexicon, asked, tell=lambda _what, count: tell(_READING * min(count / events, 1.0))
    )
    answer, drawings = _answer(record, brief)
    return MadeBrief(
        answer=_bytes(answer.model_dump_json()),
        markdown=_bytes(to_markdown(brief)),
        html=_bytes(to_html(brief)),
        drawings=drawings,
        day=brief.scope.as_of,
    )


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "replace")


def _answer(record: RecordReader, brief: Brief) -> tuple[WholeBrief, dict[str, bytes]]:
    numbers = brief.numbers()
    drawings: dict[str, bytes] = {}
    sections = [_section(record, one, numbers, drawings) for one in brief.sections]
    answer = WholeBrief(
        title=one_line(brief.title),
        scope=BriefScope(
            as_of=brief.scope.as_of,
            since=brief.scope.since,
            known_on=brief.scope.known_on,
            place=brief.scope.place,
        ),
        sections=sections,
        references=[_reference(record, one) for one in brief.references],
    )
    return answer, drawings


def _section(
    record: RecordReader, section: Section, numbers: Mapping[str, int], drawings: dict[str, bytes]
) -> BriefSection:
    blocks: list[BriefBlock] = []
    for place, block in enumerate(section.blocks, start=1):
        if isinstance(block, Drawing):
            name = f"{section.key}-{place}"
            drawings[name] = _bytes(block.svg)
            blocks.append(_drawing(name, block))
        else:
            blocks.append(_block(record, block, numbers))
    return BriefSection(key=section.key, heading=one_line(section.heading), blocks=blocks)


def _block(record: RecordReader, block: Block, numbers: Mapping[str, int]) -> BriefBlock:
    if isinstance(block, Paragraph):
        return BriefParagraph(
            heading=one_line(block.heading),
            sentences=[_sentence(record, one, numbers) for one in block.sentences],
            listed=block.listed,
            more=_more(block),
        )
    if isinstance(block, Table):
        return BriefTable(
            caption=one_line(block.caption),
            columns=[one_line(column) for column in block.columns],
            rows=[
                BriefRow(cells=[one_line(cell) for cell in row.cells], grounds=_grounds(row.grounds, numbers))
                for row in block.rows
            ],
            more=_more(block),
        )
    assert not isinstance(block, Drawing)
    return BriefNote(heading=one_line(block.heading), text=one_line(block.text))


def _more(block: Paragraph | Table) -> str:
    return more_words(block.left_out, block.kind) if block.left_out else ""


def _sentence(record: RecordReader, one: Sentence, numbers: Mapping[str, int]) -> BriefSentence:
    return BriefSentence(
        text=one_line(one.text),
        standing=one.standing,
        grounds=_grounds(one.grounds, numbers),
        about=_about(record, one.about) if one.about else None,
    )


def _about(record: RecordReader, key: str) -> BriefAbout | None:
    if record.event(key) is not None:
        return BriefAbout(view="event", id=key)
    subject = record.subject(key)
    if subject is None:
        return None
    # A road's view shows all its stretches.
    return BriefAbout(view="place", id=key) if subject.kind == "place" else BriefAbout(view="road", id=key)


def _grounds(grounds: Grounds, numbers: Mapping[str, int]) -> BriefGrounds:
    return BriefGrounds(
        references=[numbers[claim] for claim in grounds.claims if claim in numbers],
        more=grounds.more,
        origins=grounds.origins,
        documents=len(grounds.documents),
        issues=list(grounds.issues),
    )


def _reference(record: RecordReader, one: Reference) -> BriefReference:
    grounded = record.claim(one.claim_id)
    return BriefReference(
        number=one.number,
        claim_id=one.claim_id,
        document_id=grounded.claim.document_id if grounded is not None else None,
        before=one.before,
        quote=one.quote,
        after=one.after,
        title=one.title,
        outlet=one.outlet,
        published=one.published[:10] if one.published else None,
        speakers=list(one.speakers),
        hedged=one.hedged,
        denies=one.denies,
    )


def _drawing(name: str, block: Drawing) -> BriefDrawing:
    root = ElementTree.fromstring(block.svg)
    width, height = (_NUMBER.match(root.get(end, "")) for end in ("width", "height"))
    told = (root.findtext(f"{_SVG}{tag}") or root.findtext(tag) or "" for tag in ("title", "desc"))
    return BriefDrawing(
        name=name,
        caption=one_line(block.caption),
        shows=one_line(" ".join(filter(None, told))),
        width=float(width[0]) if width else 1000.0,
        height=float(height[0]) if height else 600.0,
    )
