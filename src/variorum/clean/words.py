"""The knowledge of this room: word lists and weighted signs, read from the YAML files in `words/`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from variorum.lexicon.fold import fold
from variorum.lexicon.patterns import for_small_letters
from variorum.lexicon.yaml_files import load_yaml
from variorum.model.documents import Role
from variorum.model.errors import LexiconError


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """One weak sign: what it adds when seen once, and how many times it counts at most.

    `style` marks signs of a manner of writing, which are judged against the page's own manner.
    `hard` (0 to 1) says how surely careful prose does not show it. `pattern` is None for signs that
    are read off the layout; unless it is `cased`, it is for text in small letters.
    """

    name: str
    weight: float
    most: int
    meaning: str
    style: bool
    hard: float
    cased: bool
    pattern: re.Pattern[str] | None

    def count(self, text: str, small: str) -> int:
        """How often the sign is in `text`, up to `most`; `small` is the text in small letters."""
        if self.pattern is None:
            return 0
        count = 0
        for _ in self.pattern.finditer(text if self.cased else small):
            count += 1
            if count == self.most:
                break
        return count


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """How lines of one role that stand around an article look."""

    lines: frozenset[str]
    openers: tuple[str, ...]
    tokens: frozenset[str]
    pattern: re.Pattern[str] | None
    tail: re.Pattern[str] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EdgeKind:
    """One kind of line above or below an article: what it is, its weak signs, and which it cannot lack."""

    name: str
    role: Role
    needs: tuple[str, ...]
    settles: tuple[str, ...]
    cues: tuple[Cue, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class CleanWords:
    """All of it, compiled. Compared and hashed by identity: make it once with `load_words`."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    zones: tuple[str, ...]
    updated: tuple[str, ...]
    posted: tuple[str, ...]
    stamp_filler: frozenset[str]
    ahead: re.Pattern[str]
    year_mention: re.Pattern[str]
    byline_openers: tuple[str, ...]
    byline_desks: frozenset[str]
    byline_links: frozenset[str]
    contacts: re.Pattern[str]
    agencies: Mapping[str, str]
    agency: re.Pattern[str]
    guarded: frozenset[str]
    credit_line: re.Pattern[str]
    credited_name: re.Pattern[str]
    pictured: re.Pattern[str]
    signed_with: re.Pattern[str]
    widget: Furniture
    navigation: Furniture
    related: Furniture
    related_heading: re.Pattern[str]
    comment_heading: re.Pattern[str]
    name_line: re.Pattern[str]
    reporting: re.Pattern[str]
    caption_cues: tuple[Cue, ...]
    caption_threshold: float
    scene_verbs: frozenset[str]
    scene_plurals: frozenset[str]
    after_scene_verbs: frozenset[str]
    finite_verbs: frozenset[str]
    participles: frozenset[str]
    comment_cues: tuple[Cue, ...]
    comment_limits: Mapping[str, float]
    edge_kinds: tuple[EdgeKind, ...]
    edge_threshold: float
    outlet_words: frozenset[str]
    outlet_words_open: frozenset[str]
    outlet_openers: frozenset[str]
    desk_words: frozenset[str]
    desk_kinds: frozenset[str]
    sections: frozenset[str]
    told: re.Pattern[str]
    markup_roles: tuple[tuple[Role, re.Pattern[str]], ...]

    def reports(self, small: str) -> int:
        """How many words of reporting a text in small letters holds."""
        return len(self.reporting.findall(small))


@lru_cache(maxsize=1)
def load_words() -> CleanWords:
    """The room's own knowledge. Raises LexiconError when a file is malformed."""
    folder = files("variorum.clean") / "words"
    topics = {name: load_yaml(folder / f"{name}.yaml") for name in _TOPICS}
    try:
        return _compiled(topics)
    except (KeyError, TypeError, AttributeError, re.error) as error:
        raise LexiconError(
            f"A word list in {folder} lacks an entry or holds a malformed one: {error!r}",
            advice="Mend the file and run again.",
        ) from error


_LIMITS = ("opening", "single", "total", "hard_share", "floor", "ceiling")
_EDGE_LISTS = ("outlet_words", "outlet_words_open", "outlet_openers", "desk_words", "desk_kinds")
_TOPICS = (
    "stamps",
    "bylines",
    "credits",
    "reporting",
    "furniture",
    "captions",
    "comments",
    "edges",
    "markup",
)


def _compiled(topics: Mapping[str, Any]) -> CleanWords:
    agencies = _agencies(topics["credits"]["agencies"])
    forms = _either(agencies)
    furniture = topics["furniture"]
    captions, comments = topics["captions"], topics["comments"]
    reporting = topics["reporting"]
    return CleanWords(
        **_stamp_words(topics["stamps"]),
        **_byline_words(topics["bylines"]),
        agencies=agencies,
        agency=re.compile(rf"(?<![\w-])(?:{forms})(?![\w-])"),
        guarded=frozenset(topics["credits"]["guarded"]),
        credit_line=_union(topics["credits"]["lines"], forms),
        credited_name=_before_names(topics["credits"]["before_names"]),
        pictured=_union([topics["credits"]["pictures"]], forms),
        signed_with=re.compile(rf"^(?:{topics['credits']['signed_with']})\s+", re.IGNORECASE),
        widget=_furniture(furniture["widget"], forms),
        navigation=_furniture(furniture["navigation"], forms),
        related=_furniture(furniture["related"], forms),
        related_heading=_union(furniture["related_headings"], forms),
        comment_heading=_union(furniture["comment_headings"], forms),
        name_line=_union(comments["name_lines"], forms),
        reporting=re.compile(
            for_small_letters(rf"\b(?:{_either(reporting['verbs'] + reporting['phrases'])})\b")
        ),
        caption_cues=_cues(captions["cues"], forms),
        caption_threshold=float(captions["threshold"]),
        scene_verbs=frozenset(captions["scene_verbs"]),
        scene_plurals=frozenset(_plural_form(verb) for verb in captions["scene_verbs"]),
        after_scene_verbs=frozenset(captions["after_scene_verbs"]),
        finite_verbs=frozenset(captions["finite_verbs"]),
        participles=frozenset(captions["participles"]),
        comment_cues=_cues(comments["cues"], forms),
        comment_limits={name: float(comments[name]) for name in _LIMITS},
        **_edge_words(topics, forms),
        markup_roles=tuple((role, _union(patterns, "")) for role, patterns in topics["markup"].items()),
    )


def _stamp_words(topic: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "months": {name: number for number, names in topic["months"].items() for name in names},
        "weekdays": {name: number for number, names in topic["weekdays"].items() for name in names},
        "zones": tuple(topic["zones"]),
        "updated": tuple(topic["updated"]),
        "posted": tuple(topic["posted"]),
        "stamp_filler": frozenset(topic["filler"]),
        # After one of the words, a bracket or a capitalised word such as a month's name.
        "year_mention": re.compile(
            rf"(?:\b(?:{_either(topic['year_before'])})[ -]|[(,/]\s?|\b[A-Z][a-z]{{2,8}}\.? (?:\d{{1,2}}, )?)"
            rf"((?:19|20)\d\d)\b(?!\s*(?:{_either(topic['year_units'])})\b)"
        ),
        "ahead": re.compile(
            rf"\b(?:{_either(topic['ahead'])})\b|\b(?:{_either(topic['ahead_beside'])})(?: on| the)?\s*$",
            re.IGNORECASE,
        ),
    }


def _byline_words(topic: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "byline_openers": tuple(sorted(topic["openers"], key=lambda name: (-len(name), name))),
        "byline_desks": frozenset(topic["desks"]),
        "byline_links": frozenset(topic["links"]),
        "contacts": _union(topic["contacts"], ""),
    }


def _edge_words(topics: Mapping[str, Any], forms: str) -> dict[str, Any]:
    topic = topics["edges"]
    return {
        "edge_kinds": tuple(
            EdgeKind(
                name=kind["name"],
                role=kind["role"],
                needs=tuple(kind["needs"]),
                settles=tuple(kind.get("settles", ())),
                cues=_cues(kind["cues"], forms),
            )
            for kind in topic["kinds"]
        ),
        "edge_threshold": float(topic["threshold"]),
        **{name: frozenset(topic[name]) for name in _EDGE_LISTS},
        "sections": frozenset(
            bare(name) for name in (*topic["sections"], *topics["furniture"]["navigation"]["lines"])
        ),
        "told": re.compile(rf"\b(?:{_either(topic['told'])})"),
    }


def _agencies(topic: Mapping[str, list[str]]) -> dict[str, str]:
    return {form: name for name, forms in topic.items() for form in (name, *forms)}


def _before_names(openings: Iterable[str]) -> re.Pattern[str]:
    """A name of up to seven words in capitals after one of `openings`, whatever their case."""
    word = r"[A-Z0-9][\w’'&-]*(?:\.(?=\w)[\w-]+)*"
    link = r"(?:of |the |and |de |al-|for )?"
    return re.compile(rf"(?i:{_whole(openings, '')})\s+(?:[Tt]he )?(?P<name>{word}(?: {link}{word}){{0,6}})")


def _either(words: Iterable[str]) -> str:
    """An alternation that tries longer words first, so that "AFP" never hides "Agence France-Presse"."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def _union(patterns: Iterable[str], forms: str) -> re.Pattern[str]:
    return re.compile(_whole(patterns, forms), re.IGNORECASE)


def _whole(patterns: Iterable[str], forms: str) -> str:
    return "|".join(f"(?:{pattern.replace('<agency>', f'(?:{forms})')})" for pattern in patterns)


def _furniture(topic: Mapping[str, Any], forms: str) -> Furniture:
    return Furniture(
        lines=frozenset(bare(line) for line in topic["lines"]),
        openers=tuple(sorted(topic["openers"])),
        tokens=frozenset(topic["tokens"]),
        pattern=_union(topic["patterns"], forms) if topic["patterns"] else None,
        tail=_tail(topic["tails"]) if topic["tails"] else None,
    )


def _tail(patterns: Iterable[str]) -> re.Pattern[str]:
    """Words at the end of a paragraph, after a sentence's end."""
    return re.compile(rf"(?<=[.!?…\"”’'»)])\s{{1,8}}(?:{'|'.join(patterns)})\s*$")


def _cues(topic: Iterable[Mapping[str, Any]], forms: str) -> tuple[Cue, ...]:
    return tuple(_cue(cue, forms) for cue in topic)


def _cue(cue: Mapping[str, Any], forms: str) -> Cue:
    cased = bool(cue.get("cased"))
    whole = _whole(cue["patterns"], forms) if "patterns" in cue else None
    return Cue(
        name=cue["name"],
        weight=float(cue["weight"]),
        most=int(cue["most"]),
        meaning=cue["meaning"],
        style=bool(cue.get("style", False)),
        hard=float(cue.get("hard", 0.0)),
        cased=cased,
        pattern=re.compile(whole if cased else for_small_letters(whole)) if whole else None,
    )


def _plural_form(verb: str) -> str:
    if verb.endswith("ies") and len(verb) > 4:
        return verb[:-3] + "y"
    if verb.endswith(("sses", "shes", "ches", "xes", "zes")):
        return verb[:-2]
    return verb[:-1]


def bare(text: str) -> str:
    """`text` folded and without marks at its ends: the form in which whole lines are compared."""
    return fold(text).strip(" .:;,!?*|>»«<[](){}–—…·•\"'#-")
