"""From a document as it arrived to an article: its text, what was left out and why, its metadata."""

from __future__ import annotations

from dataclasses import replace

from variorum.clean.blocks import Block
from variorum.clean.dates import LATEST_YEAR
from variorum.clean.describe import describe
from variorum.clean.furniture import Verdict, loose_ends
from variorum.clean.language import language_of
from variorum.clean.matching import INVISIBLE, INVISIBLE_ROLE, encoding_damaged
from variorum.clean.page import Page, read_page
from variorum.clean.published import EARLIEST_GIVEN, published, read_day
from variorum.clean.replay import replay, to_clean
from variorum.clean.stamps import inline_stamps
from variorum.clean.words import CleanWords, load_words
from variorum.model.documents import Document, Dropped, RawDocument, Section
from variorum.model.issues import Issue, Outcome

# Stamps inside a longer line are cut out of the first paragraphs, where pages print them.
_INLINE_BLOCKS = 4
# Fewer words without a stop are no paragraph of an article.
_FEWEST_WORDS = 12
_NO_ARTICLE = Verdict(role="navigation", rule="no-article", reason="no paragraph of an article on the page")


def clean(
    raw: RawDocument, words: CleanWords | None = None, *, latest_year: int = LATEST_YEAR
) -> Outcome[Document]:
    """The article in `raw`: its text, what is not article text and why, and its metadata.

    Total on any text. A page without an article is kept with an empty text and the issue
    `no-article`; other issues are `not-english`, `encoding-damage`, `published-unreadable` (the
    date given is none) and `published-open` (the order of day and month cannot be told). Years
    before 1990 and after `latest_year` are taken for misreadings.
    """
    words = words or load_words()
    page = read_page(raw, words, latest_year)
    dropped = _dropped(page, words, latest_year)
    text = replay(page.text, dropped)
    sections = _sections(page, dropped, text)
    told = [text[s.start : s.end] for s in sections if s.role in ("lead", "body")]
    if not told or (raw.media_type == "text/html" and _is_menu(told)):
        dropped = _emptied(page, dropped)
        text, sections = replay(page.text, dropped), ()
    found = describe(raw, page, words, latest_year)
    document = Document(
        id=raw.id,
        source=raw.source,
        raw_text=page.text,
        text=text,
        dropped=dropped,
        sections=sections,
        url=raw.given.url,
        title=found.title,
        outlet=found.outlet,
        byline=found.byline,
        published=published(found.signs, words),
        language=language_of("\n".join(text[part.start : part.end] for part in sections)),
        credits=found.credits,
    )
    issues = _issues(raw, document, words, latest_year)
    return Outcome(made=replace(document, issues=issues), issues=issues)


def _is_menu(paragraphs: list[str]) -> bool:
    """Whether what a page leaves is a few words without a sentence: its menu, taken for text."""
    words = " ".join(paragraphs).split()
    return len(words) < _FEWEST_WORDS and not any(
        p.rstrip().endswith((".", "!", "?", "”", '"')) for p in paragraphs
    )


def _dropped(page: Page, words: CleanWords, latest_year: int) -> tuple[Dropped, ...]:
    """The stretches left out, in order, none overlapping another; a line goes with its break."""
    stretches: list[Dropped] = []
    for index, (block, verdict) in enumerate(zip(page.blocks, page.labels.verdicts, strict=True)):
        if verdict is not None:
            start, end = page.lines[block.first].start, page.lines[block.last].stop
            stretches.append(_stretch(page.text, start, end, verdict))
        else:
            stretches += _within(page, block, words, latest_year if index < _INLINE_BLOCKS else None)
    return tuple(stretches)


def _within(page: Page, block: Block, words: CleanWords, latest_year: int | None) -> list[Dropped]:
    """Stretches inside a paragraph that stays: residue at its ends, a stamp in it, unprinted characters."""
    first, last = page.lines[block.first], page.lines[block.last]
    text = page.text[first.start : last.end]
    cuts = loose_ends(text, words)
    if latest_year is not None:
        stamp = Verdict(role="stamp", rule="stamp-inside", reason="a stamp printed inside a line")
        cuts += [(start, end, stamp) for start, end, _ in inline_stamps(text, words, latest_year)]
    invisible = Verdict(role=INVISIBLE_ROLE, rule="invisible", reason="characters that are not printed")
    cuts += [(found.start(), found.end(), invisible) for found in INVISIBLE.finditer(text)]
    stretches: list[Dropped] = []
    at = 0
    for start, end, verdict in sorted(cuts, key=lambda cut: cut[:2]):
        if start >= at:
            stretches.append(_stretch(page.text, first.start + start, first.start + end, verdict))
            at = end
    return stretches


def _stretch(text: str, start: int, end: int, verdict: Verdict) -> Dropped:
    return Dropped(
        start=start,
        end=end,
        role=verdict.role,
        text=text[start:end],
        rule=verdict.rule,
        reason=verdict.reason,
    )


def _emptied(page: Page, dropped: tuple[Dropped, ...]) -> tuple[Dropped, ...]:
    """The dropped stretches with all between them dropped as well."""
    whole: list[Dropped] = []
    at = 0
    for stretch in dropped:
        if stretch.start > at:
            whole.append(_stretch(page.text, at, stretch.start, _NO_ARTICLE))
        whole.append(stretch)
        at = stretch.end
    if at < len(page.text):
        whole.append(_stretch(page.text, at, len(page.text), _NO_ARTICLE))
    return tuple(whole)


def _sections(page: Page, dropped: tuple[Dropped, ...], text: str) -> tuple[Section, ...]:
    """The paragraphs that stay, as stretches of the clean text without blanks at their ends."""
    kept = sorted(page.labels.roles.items())
    starts = to_clean(dropped, [page.lines[page.blocks[index].first].start for index, _ in kept])
    ends = to_clean(dropped, [page.lines[page.blocks[index].last].end for index, _ in kept])
    sections = []
    for (_, role), start, end in zip(kept, starts, ends, strict=True):
        printed = text[start:end]
        first = start + len(printed) - len(printed.lstrip())
        last = first + len(printed.strip())
        if last > first:
            sections.append(Section(start=first, end=last, role=role))
    return tuple(sections)


def _issues(raw: RawDocument, document: Document, words: CleanWords, latest_year: int) -> tuple[Issue, ...]:
    issues = []
    if not document.text.strip():
        issues.append(
            Issue(
                code="no-article",
                message="The page holds no paragraph of an article.",
                advice="Check that the page is an article and not a list, a video or a notice.",
                where=raw.source,
            )
        )
    elif document.language not in ("en", None):
        issues.append(
            Issue(
                code="not-english",
                message=f"The article is in {document.language}; claims are read from English only.",
                advice="Give an English translation to have its claims.",
                where=raw.source,
            )
        )
    if encoding_damaged(document.text):
        issues.append(
            Issue(
                code="encoding-damage",
                message="The text was decoded wrongly before it came here; names in it may not be found.",
                advice="Fetch the page again or save it as UTF-8.",
                where=raw.source,
            )
        )
    return (*issues, *_date_issues(raw, document, words, latest_year))


def _date_issues(raw: RawDocument, document: Document, words: CleanWords, latest_year: int) -> list[Issue]:
    issues = []
    given = raw.given.published
    if given and not read_day(given, words, latest_year, earliest_year=EARLIEST_GIVEN):
        issues.append(
            Issue(
                code="published-unreadable",
                message=f'The given date of publication "{given}" is not one calendar day.',
                advice="Give it as YYYY-MM-DD.",
                where=raw.source,
            )
        )
    if document.published.day is None and document.published.text:
        issues.append(
            Issue(
                code="published-open",
                message=f'The date "{document.published.text}" can be read as more than one day.',
                advice="Give the date of publication as YYYY-MM-DD.",
                where=raw.source,
            )
        )
    return issues
