"""The encoding of text that is neither Unicode nor says what it is, told from its letters."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from charset_normalizer import from_bytes

from variorum.lexicon.yaml_files import load_yaml
from variorum.model.errors import LexiconError

# Encodings of news text before Unicode. A wider choice makes short texts come out as exotic ones.
_CANDIDATES = [
    *("cp1252", "cp1250", "cp1254", "cp1257"),
    *("cp1251", "koi8_r", "koi8_u", "cp866", "iso8859_5"),
    *("cp1253", "cp1255", "cp1256", "cp874"),
    *("gb18030", "big5", "cp932", "euc_jp", "cp949"),
]
# As much as a guess needs; the time it takes grows with the length and the number of candidates.
_SAMPLE_BYTES = 32_768
# Letters beyond ASCII in running text: German, the lowest of those listed, has about 17 in a
# thousand. Fewer than this means names and loan words in a text of no other alphabet, such as English.
_FOREIGN_SHARE = 0.01
# Up to this, what looks like letters is more likely damage than a language.
_FITTING_SHARE = 0.5

# Hiragana write the grammar of Japanese, about half of its running text, and nothing else.
_HIRAGANA = re.compile("[ぁ-ゖ]")
_HIRAGANA_SHARE = 0.2

_HIGH = re.compile(rb"[\x80-\xff]")
_LETTERS = re.compile(r"[^\W\d_]")
# Signs that stand inside words when Polish or Turkish is read in another country's encoding, and
# bare accents, which no text prints.
_STRAY = re.compile(r"(?<=[^\W\d_])[¡¢£¤¥¦¨©ª¬®¯°±²³´µ¶¸¹º¼½¾¿×÷€‚„‹›«»]+(?=[^\W\d_])|[˝˛ˇ˘˙\ufffd]")
_LOWER_THEN_UPPER = re.compile(r"(?<=[a-zß-öø-ÿ])[À-ÖØ-Þ]")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Alphabet:
    language: str
    encoding: str
    letters: frozenset[str]


def guess_encoding(raw: bytes) -> str | None:
    """The likeliest encoding of `raw`, a Python codec name; None where no language fits its letters.

    `raw` holds bytes above 0x7F. Japanese is told by its kana, other scripts by charset-normalizer,
    Latin letters by which language's alphabet covers what each encoding makes of the bytes.
    """
    sample = _sample(raw)
    japanese = _japanese_encoding(sample)
    if japanese is not None:
        return japanese
    match = from_bytes(sample, cp_isolation=_CANDIDATES).best()
    if match is not None and match.encoding not in {alphabet.encoding for alphabet in _alphabets()}:
        return codecs.lookup(match.encoding).name
    return _latin_encoding(sample)


def _japanese_encoding(sample: bytes) -> str | None:
    """The encoding that makes Japanese of `sample`: short texts pass for Korean or Thai otherwise."""
    for encoding in ("cp932", "euc_jp"):
        text = sample.decode(encoding, "replace")
        beyond = sum(not c.isascii() for c in text)
        # A sample may be cut inside its last character.
        if text.count("\ufffd") <= 1 and len(_HIRAGANA.findall(text)) > _HIRAGANA_SHARE * beyond:
            return encoding
    return None


def _sample(raw: bytes) -> bytes:
    first = _HIGH.search(raw)
    # Everything before the first high byte is ASCII, so no character is cut in two by starting there.
    start = max(0, first.start() - 2_000) if first else 0
    sample = raw[start : start + _SAMPLE_BYTES]
    # End at a line or word, so that no character is cut at the other side either.
    if len(sample) == _SAMPLE_BYTES:
        end = max(sample.rfind(b"\n"), sample.rfind(b" "))
        sample = sample[: end if end > _SAMPLE_BYTES // 2 else len(sample)]
    return sample


def _latin_encoding(sample: bytes) -> str | None:
    best, best_fit = "cp1252", 0.0
    for alphabet in _alphabets():
        fit = _fit(_odd_letters(sample.decode(alphabet.encoding, "replace")), alphabet.letters)
        if fit > best_fit:
            best, best_fit = alphabet.encoding, fit
    western = sample.decode("cp1252", "replace")
    odd = _odd_letters(western)
    if len(odd) < _FOREIGN_SHARE * len(_LETTERS.findall(western)):
        union = frozenset().union(*(a.letters for a in _alphabets() if a.encoding == "cp1252"))
        fit = _fit(odd, union)
        if fit >= best_fit:
            best, best_fit = "cp1252", fit
    return best if best_fit > _FITTING_SHARE else None


def _odd_letters(text: str) -> list[str]:
    """The letters beyond ASCII, and what no language writes inside a word as "?"."""
    letters = [
        c.lower() if c != "İ" else c for c in text if not c.isascii() and c.isalpha() and c not in "ªº"
    ]
    return letters + ["?"] * (len(_STRAY.findall(text)) + len(_LOWER_THEN_UPPER.findall(text)))


def _fit(odd: list[str], letters: frozenset[str]) -> float:
    if not odd:
        return 1.0
    return sum(letter in letters for letter in odd) / len(odd)


@cache
def _alphabets() -> tuple[_Alphabet, ...]:
    path = files("variorum.ingest") / "data" / "alphabets.yaml"
    try:
        return tuple(
            _Alphabet(
                language=entry["language"], encoding=entry["encoding"], letters=frozenset(entry["letters"])
            )
            for entry in load_yaml(path)["languages"]
        )
    except (KeyError, TypeError) as error:
        raise LexiconError(f"{path} lacks {error}.", advice="Reinstall the program.") from error
