"""JSONL: one article a line, read a line at a time so that a file may be of any size."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from variorum.ingest.decode import UTF8_BOM, NotText, decode, is_blank, mended
from variorum.ingest.issues import issue
from variorum.ingest.limits import Limits, in_words
from variorum.model.documents import MediaType, Metadata, RawDocument
from variorum.model.ids import content_id
from variorum.model.issues import Issue, Outcome

_SKIP_CHUNK = 65_536
_BLANKS = b" \t\r\n\x0b\x0c"
_ISO_DAY = re.compile(
    r"([0-9]{4})-?([0-9]{2})-?([0-9]{2})"
    r"(?:[Tt ][0-9]{2}(?::?[0-9]{2}(?::?[0-9]{2}(?:[.,][0-9]{1,12})?)?)?"
    r" ?(?:[Zz]|[+-][0-9]{2}(?::?[0-9]{2})?)?)?"
)
_MEDIA: tuple[tuple[str, MediaType], ...] = (("text", "text/plain"), ("html", "text/html"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line that is not blank, without blanks at its ends; `number` counts from 1.

    `raw` is None where the line is longer than allowed.
    """

    number: int
    raw: bytes | None


def lines(readline: Callable[[int], bytes], limit: int) -> Iterator[Line]:
    """The lines `readline` gives that are not blank, holding `limit` bytes of each and no more."""
    number = 0
    while True:
        raw = readline(limit + 1)
        if not raw:
            return
        number += 1
        if len(raw) > limit and not raw.endswith(b"\n"):
            # Not kept while the rest is passed over.
            raw = b""
            _skip_line(readline)
            yield Line(number=number, raw=None)
            continue
        if number == 1:
            raw = raw.removeprefix(UTF8_BOM)
        raw = raw.strip(_BLANKS)
        if raw:
            yield Line(number=number, raw=raw)


def _skip_line(readline: Callable[[int], bytes]) -> None:
    while True:
        chunk = readline(_SKIP_CHUNK)
        if not chunk or chunk.endswith(b"\n"):
            return


def read_jsonl(
    stream: io.BufferedReader, source: str, limits: Limits, *, wide: str | None = None
) -> Iterator[Outcome[RawDocument] | Issue]:
    """The documents of a JSONL and what was wrong with its lines.

    `wide` names the codec of UTF-16 or UTF-32 JSONL, whose lines are turned to UTF-8 first. Raises
    what `stream` raises, after giving all lines before it.
    """
    readline: Callable[[int], bytes] = stream.readline
    if wide is not None:
        text = io.TextIOWrapper(stream, encoding=wide, errors="replace", newline="\n")
        readline = lambda size: text.readline(size).encode("utf-8")  # noqa: E731
    found = False
    for line in lines(readline, limits.max_line_bytes):
        found = True
        yield read_line(line, source, limits)
    if not found:
        yield issue("empty", f"{source} has no lines.", source)


def read_line(line: Line, source: str, limits: Limits) -> Outcome[RawDocument] | Issue:
    """The document a line holds, or why it holds none."""
    where = f"{source}#{line.number}"
    if line.raw is None:
        allowed = in_words(limits.max_line_bytes)
        return issue("too-large", f"Line {line.number} of {source} is longer than {allowed}.", where)
    decoded = decode(line.raw)
    if isinstance(decoded, NotText):
        return issue("binary", f"Line {line.number} of {source} is not text: {decoded.why}.", where)
    fields = _parse(decoded.text, where, f"Line {line.number} of {source}")
    if isinstance(fields, Issue):
        return fields
    article = _article(fields, where)
    if isinstance(article, Issue):
        return article
    media_type, printed = article
    text = mended(printed)
    given, issues = _metadata(fields, where)
    if decoded.bad_byte is not None:
        issues.append(_damage(where, f"the first at byte {decoded.bad_byte} of the line", text))
    elif text.count("\ufffd") > printed.count("\ufffd"):
        issues.append(_damage(where, "escapes of NUL or of half a surrogate pair", text))
    if decoded.guessed:
        issues.append(issue("encoding-guessed", f"{where} was read as {decoded.encoding}.", where))
    document = RawDocument(
        id=content_id("doc", line.raw),
        source=_string(fields.get("source")) or given.url or where,
        raw=line.raw,
        text=text,
        media_type=media_type,
        encoding=decoded.encoding,
        given=given,
    )
    return Outcome(made=document, issues=tuple(issues))


def _damage(where: str, how: str, text: str) -> Issue:
    at = text.find("\ufffd")
    return issue(
        "encoding-damaged",
        f"{where} has characters that mean nothing: {how}.",
        where,
        start=at if at >= 0 else None,
    )


def _parse(text: str, where: str, named: str) -> Mapping[str, object] | Issue:
    try:
        fields = json.loads(text)
    except json.JSONDecodeError as error:
        # Not the parser's own column, which starts anew at a carriage return inside the line.
        return issue("jsonl-malformed", f"{named}, column {error.pos + 1}: {error.msg}.", where)
    except (ValueError, RecursionError):
        return issue("jsonl-malformed", f"{named}, column 1: nested too deeply or a number too long.", where)
    if not isinstance(fields, dict):
        return issue(
            "jsonl-malformed", f"{named}, column 1: {_kind(fields)} where an object should be.", where
        )
    return fields


def _article(fields: Mapping[str, object], where: str) -> tuple[MediaType, str] | Issue:
    """The media type and text of the first of the two fields that holds something to read."""
    wrong = [name for name, _ in _MEDIA if not isinstance(fields.get(name, ""), str | None)]
    present = [(media, fields[name]) for name, media in _MEDIA if isinstance(fields.get(name), str)]
    for media_type, text in present:
        if isinstance(text, str) and not is_blank(mended(text)):
            return media_type, text
    if present:
        return issue("empty", f"The text of {where} is blank.", where)
    if wrong:
        name = wrong[0]
        return issue(
            "jsonl-no-text", f'The field "{name}" of {where} is {_kind(fields[name])}, not a string.', where
        )
    return issue("jsonl-no-text", f"{where} has neither text nor html.", where)


def _metadata(fields: Mapping[str, object], where: str) -> tuple[Metadata, list[Issue]]:
    issues = [
        issue(
            "jsonl-wrong-type",
            f'The field "{name}" of {where} is {_kind(fields[name])}, not a string.',
            where,
        )
        for name in ("source", "url", "title", "outlet")
        if not isinstance(fields.get(name), str | None)
    ]
    printed = fields.get("published")
    published = iso_day(printed) if isinstance(printed, str) else None
    blank = printed is None or (isinstance(printed, str) and not printed.strip())
    if published is None and not blank:
        shown = repr(printed[:80]) if isinstance(printed, str) else _kind(printed)
        issues.append(issue("published-unreadable", f'"published" of {where} is no ISO day: {shown}.', where))
    given = Metadata(
        url=_string(fields.get("url")),
        title=_string(fields.get("title")),
        outlet=_string(fields.get("outlet")),
        published=published,
    )
    return given, issues


def iso_day(printed: str) -> str | None:
    """The day of an ISO 8601 calendar date or date and time, in the time zone it is written in."""
    match = _ISO_DAY.fullmatch(printed.strip())
    if match is None:
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3])).isoformat()
    except ValueError:
        return None


def _string(value: object) -> str | None:
    return (mended(value).strip() or None) if isinstance(value, str) else None


def _kind(value: object) -> str:
    if isinstance(value, bool):
        return "true or false"
    names = {dict: "an object", list: "a list", str: "a string", int: "a number", float: "a number"}
    return names.get(type(value), "null")
