"""A brief as Markdown: CommonMark with tables and footnotes, in which an article's words do nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from variorum.brief.prose import grounds_words, more_words, reference_words, scope_words
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
from variorum.query.printable import one_line

# What opens emphasis, code, links, images, tables, HTML, entities, formulas and footnotes.
_MARKS = re.compile(r"([\\`*_\[\]<>|~&#$^])")
_NUMBERED = re.compile(r"^(\d+)([.)])")
# Bare addresses become links in many readers.
_ADDRESS = re.compile(r"(?i)(://|\bwww\.|@)")


def to_markdown(brief: Brief) -> str:
    """The brief as Markdown text; the same brief gives the same text.

    Maps are left out and named: Markdown readers drop drawings.
    """
    numbers = brief.numbers()
    lines = [f"# {escaped(brief.title)}", "", escaped(scope_words(brief.scope))]
    for section in brief.sections:
        lines += ["", *_section(section, numbers)]
    lines += ["", "## References", ""]
    lines += [_reference(one) for one in brief.references] or ["No claim is referred to."]
    return "\n".join(lines) + "\n"


def escaped(text: str) -> str:
    """`text` on one line, with everything that Markdown would obey made to stand for itself."""
    plain = _MARKS.sub(r"\\\1", one_line(text))
    plain = _ADDRESS.sub(
        lambda match: match[0][:-1] + "\\" + match[0][-1] if match[0] != "://" else ":\\//", plain
    )
    if _NUMBERED.match(plain):
        return _NUMBERED.sub(r"\1\\\2", plain)
    return f"\\{plain}" if plain[:1] in ("-", "+", "=", ":", "!") else plain


def _section(section: Section, numbers: Mapping[str, int]) -> list[str]:
    lines = [f"## {escaped(section.heading)}"]
    for block in section.blocks:
        lines += ["", *_block(block, numbers)]
    return lines


def _block(block: Block, numbers: Mapping[str, int]) -> list[str]:
    if isinstance(block, Paragraph):
        return _paragraph(block, numbers)
    if isinstance(block, Table):
        return _table(block, numbers)
    if isinstance(block, Drawing):
        return [f"*Drawn in the HTML brief: {escaped(block.caption)}*"]
    heading = f"**{escaped(block.heading)}.** " if block.heading else ""
    return [heading + escaped(block.text)]


def _paragraph(block: Paragraph, numbers: Mapping[str, int]) -> list[str]:
    lines = [f"### {escaped(block.heading)}", ""] if block.heading else []
    sentences = [_sentence(sentence, numbers) for sentence in block.sentences]
    lines += [f"- {sentence}" for sentence in sentences] if block.listed else [" ".join(sentences)]
    return lines + _more(block.left_out, block.kind)


def _sentence(sentence: Sentence, numbers: Mapping[str, int]) -> str:
    standing = "" if sentence.standing == "counted" else f"*{sentence.standing}* "
    return f"{standing}{escaped(sentence.text)} {_grounds(sentence.grounds, numbers)}".rstrip()


def _grounds(grounds: Grounds, numbers: Mapping[str, int]) -> str:
    notes = "".join(f"[^{numbers[claim]}]" for claim in grounds.claims if claim in numbers)
    return f"({escaped(grounds_words(grounds))}){notes}"


def _table(table: Table, numbers: Mapping[str, int]) -> list[str]:
    columns = [*table.columns, "Rests on"]
    lines = [f"**{escaped(table.caption)}**", "", _row(map(escaped, columns)), _row("---" for _ in columns)]
    lines += [_row((*map(escaped, row.cells), _grounds(row.grounds, numbers))) for row in table.rows]
    return lines + _more(table.left_out, table.kind)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _more(left_out: int, kind: str) -> list[str]:
    return ["", f"*{escaped(more_words(left_out, kind))}*"] if left_out else []


def _reference(one: Reference) -> str:
    title = f"“{escaped(one.title)}”, " if one.title else ""
    before, quote, after = escaped(one.before), escaped(one.quote), escaped(one.after)
    words = " ".join(filter(None, (before, f"**{quote}**", after)))
    told = f"{title}{escaped(reference_words(one))}. “{words}”"
    return f"[^{one.number}]: {told} ({escaped(one.claim_id)}; {escaped(one.source)})"
