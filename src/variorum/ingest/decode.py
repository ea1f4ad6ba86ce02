"""Bytes to text. Nothing is normalised but line ends: the text stays as it was printed."""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass

from variorum.ingest.guess import guess_encoding

UTF8_BOM = codecs.BOM_UTF8
# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Labels of the WHATWG Encoding Standard that stand for a superset of what they say, and names that
# Python does not know. Pages labelled with the left are written in the right.
_LABELS = {
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin1": "cp1252",
    "iso-8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "x-sjis": "cp932",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "tis-620": "cp874",
    "iso-8859-11": "cp874",
    "big5": "big5hkscs",
    "macintosh": "mac_roman",
    "iso-8859-8-i": "iso8859_8",
    "iso-8859-6-i": "iso8859_6",
    "x-mac-cyrillic": "mac_cyrillic",
}
# The encodings of the same standard, by Python's names for them, without UTF-8, which the bytes show
# themselves; so a page cannot ask for a codec that is no text encoding.
_DECLARABLE = {
    *(f"cp{page}" for page in (866, 874, 932, 949, *range(1250, 1259))),
    *(f"iso8859-{part}" for part in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)),
    *("koi8-r", "koi8-u", "mac-roman", "mac-cyrillic", "gb18030", "big5hkscs", "euc_jp", "iso2022_jp"),
}
_META = re.compile(rb"<meta\b[^>]{0,400}?\bcharset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_XML = re.compile(rb"^\s*<\?xml\b[^>]{0,200}?\bencoding\s*=\s*[\"']([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
# The standard looks for a declaration in the first 1,024 bytes; saved pages put comments before it.
_DECLARATION_BYTES = 4_096

_SAMPLE_BYTES = 65_536
# Control codes other than tab, line feed, form feed, carriage return and escape do not occur in text.
_CONTROLS = bytes(b for b in range(32) if b not in b"\t\n\x0b\x0c\r\x1b") + b"\x7f"
_SMALL = frozenset(b"abcdefghijklmnopqrstuvwxyz")
_PRINTED_ASCII = re.compile(r"[\t\n\r -~]")
_PRINTED_ASCII_BYTES = re.compile(rb"[ -~]")
_STOPS = re.compile(r"[\n\r 0-9.,]")
_MAX_CONTROLS = 0.02
_MAX_REPLACED = 0.1
_NEWLINES = re.compile(r"\r\n?")
_SEEN_ON_PAPER = re.compile(r"[^\s\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\ufffd]")
_SURROGATES = re.compile(r"[\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """Text out of bytes.

    `text` is the bytes decoded with `encoding` (a Python codec name, errors replaced), CRLF and CR
    turned to LF and NUL to U+FFFD. `bad_byte` is the offset of the first byte that means nothing
    in it; `guessed` says that neither the bytes nor a declaration named the encoding.
    """

    text: str
    encoding: str
    bad_byte: int | None = None
    guessed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NotText:
    """Why bytes are taken for something other than text: half a sentence, such as "a tenth ..."."""

    why: str


def decode(raw: bytes, *, html: bool = False) -> Decoded | NotText:
    """The text of `raw`, total on any bytes.

    In turn: a byte order mark; UTF-16 without one, told by its blanks; UTF-8, whole or
    with more of it right than wrong; the encoding an HTML page or XML prolog declares; a guess;
    UTF-8 with damage. Text that is valid UTF-8 is read so whatever it declares, since browsers save
    pages as UTF-8 and leave the declaration as it was.
    """
    wide = wide_encoding(raw)
    controls = 0.0 if wide else _control_share(raw)
    if controls > _MAX_CONTROLS:
        return NotText(why=f"{controls:.0%} of its bytes are control codes")
    encoding = wide or _unicode_encoding(raw)
    if encoding is None and html:
        declared = _declared(raw)
        read = _with(declared, raw) if declared else None
        if isinstance(read, Decoded):
            return read
    if encoding is not None:
        return _with(encoding, raw)
    guess = guess_encoding(raw)
    return _with("utf-8", raw) if guess is None else _with(guess, raw, guessed=True)


def _unicode_encoding(raw: bytes) -> str | None:
    if raw.startswith(UTF8_BOM):
        return "utf-8-sig"
    if raw.isascii() and (b"\x1b$" in raw or b"\x1b(" in raw) and _is_valid(raw, "iso2022_jp"):
        return "iso2022_jp"
    return "utf-8" if _is_valid(raw, "utf-8") or _mostly_utf8(raw) else None


def wide_encoding(raw: bytes) -> str | None:
    """The codec of UTF-16 or UTF-32 text: by its byte order mark, or for UTF-16 by its blanks.

    Text in any script has blanks, line ends, digits or full stops, which in UTF-16 are a byte and
    a zero. Chinese without any of them and without a mark is not recognised.
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return encoding
    sample = raw[: min(len(raw), _SAMPLE_BYTES) & ~1]
    if b"\0" not in sample:
        return None
    readings = {encoding: sample.decode(encoding, "replace") for encoding in ("utf-16-le", "utf-16-be")}
    encoding = max(readings, key=lambda order: _ascii_weight(readings[order]))
    text = readings[encoding]
    ascii_characters = len(_PRINTED_ASCII.findall(text))
    if ascii_characters < max(1, 0.01 * len(text)):
        return None
    # Latin text is half zeros. Other scripts have fewer, but then their bytes are not ASCII text.
    printed = len(_PRINTED_ASCII_BYTES.findall(sample))
    if ascii_characters < 0.4 * len(text) and printed > 0.75 * len(sample):
        return None
    # A short ASCII text with a stray zero: its pairs of small letters would be Chinese.
    pairs = sum(a in _SMALL and b in _SMALL for a, b in zip(sample[::2], sample[1::2], strict=True))
    if pairs > 0.25 * (len(text) - ascii_characters):
        return None
    return encoding if _reads_as_text(text) else None


def _ascii_weight(text: str) -> int:
    # Blanks and stops count more: letters such as Chinese 一 (U+4E00) hold a zero byte the other way round.
    return len(_PRINTED_ASCII.findall(text)) + 10 * len(_STOPS.findall(text))


def is_blank(text: str) -> bool:
    """Whether `text` shows nothing when printed: blanks, marks of direction, replaced characters."""
    return _SEEN_ON_PAPER.search(text) is None


def mended(text: str) -> str:
    """`text` as every later room can store it: LF line ends, no NUL and no half surrogate pair."""
    return _SURROGATES.sub("\ufffd", _NEWLINES.sub("\n", text).replace("\0", "\ufffd"))


def _with(encoding: str, raw: bytes, *, guessed: bool = False) -> Decoded | NotText:
    text = raw.decode(encoding, "replace")
    bad = None
    replaced = text.count("\ufffd")
    if replaced:
        if replaced > _MAX_REPLACED * len(text):
            return NotText(why=f"{replaced / len(text):.0%} of it means nothing as {encoding}")
        bad = _first_bad(raw, encoding)
    nul = text.find("\0")
    if nul >= 0:
        if text.count("\0") > _MAX_CONTROLS * len(text):
            return NotText(why=f"{text.count(chr(0)) / len(text):.0%} of its characters are NUL")
        at = len(text[:nul].encode(encoding, "replace"))
        bad = at if bad is None else min(at, bad)
    return Decoded(text=mended(text), encoding=encoding, bad_byte=bad, guessed=guessed)


def _first_bad(raw: bytes, encoding: str) -> int | None:
    try:
        raw.decode(encoding)
    except UnicodeDecodeError as error:
        # The codec counts from behind the mark it takes off.
        return error.start + (len(UTF8_BOM) if encoding == "utf-8-sig" else 0)
    return None


def _is_valid(raw: bytes, encoding: str) -> bool:
    return _first_bad(raw, encoding) is None


def _control_share(raw: bytes) -> float:
    return (len(raw) - len(raw.translate(None, _CONTROLS))) / len(raw) if raw else 0.0


def _reads_as_text(text: str) -> bool:
    strange = sum(
        c == "\ufffd" or (unicodedata.category(c) in {"Cc", "Cn", "Co", "Cs"} and c not in "\t\n\f\r")
        for c in text
    )
    return strange <= 0.05 * len(text)


def _mostly_utf8(raw: bytes) -> bool:
    """Whether more characters beyond ASCII are right in UTF-8 than wrong.

    In any other encoding nearly none are: a lead byte is seldom followed by its continuation bytes.
    """
    text = raw.decode("utf-8", "replace")
    beyond = len(text) - len(text.encode("ascii", "ignore"))
    wrong = text.count("\ufffd")
    return beyond - wrong >= wrong


def _declared(raw: bytes) -> str | None:
    head = raw[:_DECLARATION_BYTES]
    found = _META.search(head) or _XML.search(head)
    if found is None:
        return None
    label = found[1].decode("ascii").lower()
    try:
        name = codecs.lookup(_LABELS.get(label, label)).name
    except LookupError:
        return None
    return name if name in _DECLARABLE else None
