"""What a file is, told from its first bytes and its name."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Literal

from variorum.ingest.decode import UTF8_BOM, wide_encoding

Kind = Literal["text", "html", "jsonl", "json", "binary", "unsupported"]

# Enough for a doctype and comments before <html>, and for most articles' first JSONL line.
HEAD_BYTES = 65_536

_AS_TEXT = "Save its text as .txt (UTF-8) and give that file."
_UNPACK = "Unpack it and give the files or the folder."
_EXPORT = "Export it as JSONL or text and give that file."

# Signatures that no text begins with; "BM" (bitmap) and "MZ" (program) are left out, since words do.
_MAGIC: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF-", "a PDF", "Extract its text, for instance with pdftotext, and give the .txt file."),
    (b"\xd0\xcf\x11\xe0", "an office document in the old Microsoft format", _AS_TEXT),
    (b"{\\rtf", "a rich-text document (RTF)", _AS_TEXT),
    (b"\x89PNG", "a PNG picture", "Give the article as text; pictures are not read."),
    (b"\xff\xd8\xff", "a JPEG picture", "Give the article as text; pictures are not read."),
    (b"GIF87a", "a GIF picture", "Give the article as text; pictures are not read."),
    (b"GIF89a", "a GIF picture", "Give the article as text; pictures are not read."),
    (b"II*\0", "a TIFF picture", "Give the article as text; pictures are not read."),
    (b"MM\0*", "a TIFF picture", "Give the article as text; pictures are not read."),
    (b"Rar!\x1a\x07", "a RAR archive", _UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", _UNPACK),
    (b"\xfd7zXZ\0", "an xz archive", _UNPACK),
    (b"BZh91AY&SY", "a bzip2 archive", _UNPACK),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive", _UNPACK),
    (b"\x1f\x8b", "gzip inside gzip", _UNPACK),
    (b"SQLite format 3\0", "an SQLite database", _EXPORT),
    (b"PAR1", "a Parquet table", _EXPORT),
    (b"OggS\0", "a sound or film file", "Give a transcript as text."),
    (b"ID3\x02", "a sound file", "Give a transcript as text."),
    (b"ID3\x03", "a sound file", "Give a transcript as text."),
    (b"ID3\x04", "a sound file", "Give a transcript as text."),
    (b"\x7fELF", "a program", "Give the article as text."),
)
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_ZIP_PARTS: tuple[tuple[bytes, str, str], ...] = (
    (b"mimetypeapplication/epub", "an e-book (EPUB)", _AS_TEXT),
    (b"mimetypeapplication/vnd.oasis.opendocument", "an OpenDocument file", _AS_TEXT),
    (b"word/", "a Word document", _AS_TEXT),
    (b"xl/", "an Excel workbook", _EXPORT),
    (b"ppt/", "a PowerPoint presentation", _AS_TEXT),
)

_SAVE_PAGE = "Save the page as HTML or its text as .txt and give that file."
_LEAD = r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:[^-]|-(?!->))*-->\s*|<!DOCTYPE[^>]*>\s*|<\?[^>]*>\s*){0,20}"
_HTML = re.compile(
    _LEAD
    + r"<(?:html|head|body|title|meta|link|script|style|base|main|article|section|header|div|span|p|h[1-6]"
    r"|table|ul|ol|blockquote|figure|font|center|br|a|b|i|em|strong)(?=[\s>/])",
    re.IGNORECASE,
)
_DOCTYPE = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?<!DOCTYPE\s+html\b", re.IGNORECASE)
_FEED = re.compile(_LEAD + r"<(?:rss|feed|rdf:RDF|urlset|sitemapindex)(?=[\s>])", re.IGNORECASE)
_MAIL_PAGE = re.compile(r"(?s)(?=.{0,2000}?^MIME-Version:)(?=.{0,2000}?multipart/related)[A-Za-z-]+:\s", re.M)
_UNSUPPORTED: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (re.compile(r"WARC/[01]\.\d"), "a web archive (WARC)", _SAVE_PAGE),
    (_FEED, "a feed or site map", _SAVE_PAGE),
    (_MAIL_PAGE, "a page saved as MHTML", "Save the page as HTML instead."),
)
# A key in quotes with a colon, after nothing but brackets: no article begins so.
_JSON_KEY = re.compile(r'\s*(?:\[\s*)?\{\s*"[^"\n]{0,200}"\s*:')


@dataclass(frozen=True, slots=True, kw_only=True)
class Sniffed:
    """What a head of bytes is; for what cannot be read also its name ("a PDF") and advice."""

    kind: Kind
    what: str = ""
    advice: str = ""


def sniff(head: bytes, extension: str) -> Sniffed:
    """What a stream is that begins with `head`, under a name ending in `extension` (lower case).

    `head` should hold the first line that is not blank whole, if that line starts with a brace.
    A signature outweighs the name; `.jsonl` and `.html` outweigh what the text looks like.
    """
    refused = _refused(head)
    if refused is not None:
        return refused
    text = head_text(head)
    kind: Kind = "text"
    line = first_line(text)
    if extension == ".jsonl" or _JSON_KEY.match(text) or _is_json_object(line):
        kind = "json" if _opens_spread_json(line) else "jsonl"
    elif extension in {".html", ".htm"} or _DOCTYPE.match(text) or _HTML.match(text):
        kind = "html"
    return Sniffed(kind=kind)


def head_text(head: bytes) -> str:
    """The head as characters good enough to recognise ASCII syntax in."""
    wide = wide_encoding(head)
    if wide is not None:
        return head.decode(wide, "replace").lstrip("\ufeff")
    return head.removeprefix(UTF8_BOM).decode("latin-1")


def first_line(text: str) -> str:
    """The first line that is not blank, without blanks at its ends."""
    return text.lstrip().partition("\n")[0].strip()


def _refused(head: bytes) -> Sniffed | None:
    for magic, what, advice in _MAGIC:
        if head.startswith(magic):
            return Sniffed(kind="binary", what=what, advice=advice)
    if head.startswith(_ZIP):
        named = (
            Sniffed(kind="binary", what=what, advice=how) for part, what, how in _ZIP_PARTS if part in head
        )
        return next(named, Sniffed(kind="binary", what="a zip archive", advice=_UNPACK))
    text = head_text(head[:8_192])
    for pattern, what, advice in _UNSUPPORTED:
        if pattern.match(text):
            return Sniffed(kind="unsupported", what=what, advice=advice)
    return None


def _opens_spread_json(line: str) -> bool:
    """Whether a first line opens an object or a list of them that goes on in other lines."""
    return line in {"[", "{"} or line.startswith("[{")


def _is_json_object(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False
