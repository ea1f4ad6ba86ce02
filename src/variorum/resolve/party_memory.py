"""The forms of one party in one article: abbreviations it explains, short forms of names told before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from variorum.lexicon.fold import fold
from variorum.lexicon.records import ActorEntry
from variorum.model.claims import Actor, Alternative
from variorum.resolve.party_phrases import PartyPhrase
from variorum.resolve.party_setting import PartySetting

_BRACKETED = re.compile(r"\((?:the |or |known as |hereafter )?([A-Z][\w/-]{1,11})\b[^()]{0,60}\)")
# A name before its abbreviation: this many characters and words at the most.
_REACH, _LONGEST = 120, 10
_SMALL = frozenset(
    {"of", "the", "for", "and", "de", "du", "des", "la", "al", "el", "in", "on", "to", "a", "y", "e"}
)
_GROUPS = frozenset({"rebel", "militia", "criminal"})
_LONGEST_BARE = 3
_MAX_ALTERNATIVES = 3


class PartyMemory:
    """Names of one article as it goes on; a later short form is the name it is short for."""

    def __init__(self, setting: PartySetting) -> None:
        self._setting = setting
        self._known = setting.known
        self._words = setting.known.patterns.words
        self._full = dict(_explained(setting))
        self._unknown: list[tuple[Actor, frozenset[str]]] = []
        self._bodies: dict[str, Actor] = {}
        self._groups = tuple(self._named_groups())

    def _named_groups(self) -> Iterator[tuple[int, ActorEntry]]:
        for name in self._setting.names.all:
            if name.kind == "actor":
                entry, _ = self._setting.best(e for i in name.ids if (e := self._known.get(i)) is not None)
                if entry is not None and entry.kind in _GROUPS:
                    yield name.start, entry

    def spelt_out(self, phrase: PartyPhrase) -> str | None:
        """The words that an abbreviation of the article stands for ("AA", "AA fighters"), or the other
        way round where only the abbreviation is known; None for others.
        """
        if not self._full:
            return None
        text = phrase.text
        first, _, rest = text.removeprefix("the ").removeprefix("The ").partition(" ")
        full = self._full.get(first)
        if full is not None:
            return f"{full} {rest}".rstrip()
        return next(
            (short for long, short in self._full.items() if " " in long and text.endswith(long)), None
        )

    def hear(self, actor: Actor, phrase: PartyPhrase) -> None:
        """Remember an unknown name, and the body last named by its noun ("the defence ministry")."""
        last = phrase.folded.rpartition(" ")[2]
        if last in self._words.body_heads and actor.id is not None and actor.kind != "generic":
            self._bodies[last] = actor
        words = frozenset(phrase.folded.split())
        if actor.id is None and words and _is_name(phrase.text):
            self._unknown.append((actor, words))

    def short_form(self, phrase: PartyPhrase) -> Actor | None:
        """ "Horal" after "Colonel Petr Horal", "the Freedom Brigade" after the full name."""
        words = frozenset(phrase.folded.split())
        if not _is_name(phrase.text) and not self._setting.is_definite(phrase.mention):
            return None
        for actor, longer in reversed(self._unknown):
            if words < longer or (words == longer and phrase.text != actor.name):
                reason = f'a later form of "{actor.name}"'
                return replace(
                    actor,
                    mention=phrase.mention,
                    aliases=tuple(dict.fromkeys((phrase.text, *actor.aliases))),
                    reasons=(reason, *actor.reasons[:1]),
                )
        return None

    def same_body(self, phrase: PartyPhrase) -> Actor | None:
        """ "The ministry" after "the Peruvian interior ministry": that one."""
        actor = self._bodies.get(phrase.folded)
        if actor is None or not self._setting.is_definite(phrase.mention):
            return None
        reason = f'the {phrase.folded} last named, "{actor.mention.text}"'
        return replace(actor, mention=phrase.mention, reasons=(reason,))

    def the_group(self, phrase: PartyPhrase) -> Actor | None:
        """ "The group", "the militia" after a named one: that group. "Militants" are not."""
        words = phrase.folded.split()
        if not words or words[-1] not in self._words.group_heads or len(words) > _LONGEST_BARE:
            return None
        countries = {c.code for word in words[:-1] if (c := self._setting.country_of(word))}
        plain = (w in self._words.group_words or self._setting.country_of(w) for w in words[:-1])
        if not all(plain) or not self._setting.is_definite(phrase.mention):
            return None
        before = [e for start, e in self._groups if start < phrase.mention.start]
        before = [e for e in before if not countries or e.country in countries]
        unknown = [
            a for a, _ in self._unknown if a.kind == "armed" and a.mention.start < phrase.mention.start
        ]
        if unknown and not before:
            return replace(
                unknown[-1], mention=phrase.mention, reasons=(f"{unknown[-1].name} is the group last named",)
            )
        if not before:
            return None
        last = before[-1]
        others = tuple(dict.fromkeys(e for e in reversed(before) if e.id != last.id))[:_MAX_ALTERNATIVES]
        chance = round(1 / (2 + len(others)), 3)
        alternatives = tuple(Alternative(id=e.id, name=e.name, score=chance) for e in others)
        return self._setting.actor(phrase, last, f"{last.name} is the group last named", alternatives)

    def may_be(self) -> tuple[ActorEntry, ...]:
        """The armed groups that the article names, wings under their group, the most named first."""
        named = [self._known.get(i) for i, _ in self._setting.context.actors]
        groups = {e.id: e for e in named if e is not None and e.kind in _GROUPS}
        tops = dict.fromkeys(e.parent if e.parent in groups else e.id for e in groups.values())
        return tuple(groups[id_] for id_ in tops if id_ in groups)


def _is_name(text: str) -> bool:
    return any(word[:1].isupper() for word in text.split()[-1:])


def _explained(setting: PartySetting) -> Iterator[tuple[str, str]]:
    """Abbreviations that the article itself explains, with the names they stand for."""
    for match in _BRACKETED.finditer(setting.text):
        abbreviation = match[1]
        if sum(c.isupper() for c in abbreviation) < 2:
            continue
        before = setting.text[max(0, match.start() - _REACH) : match.start()].split()
        name = _name_before(before[-_LONGEST:], abbreviation, setting)
        if name is None:
            continue
        listed = setting.known.by_name(abbreviation)
        if not setting.known.by_name(name) and any(_alike(name, e) for e in listed):
            # The lexicon knows the abbreviation alone: the long form is another spelling of its name.
            yield name, abbreviation
        else:
            yield abbreviation, name


def _alike(name: str, entry: ActorEntry) -> bool:
    """Whether a name has most of its words in common with one of a known party's."""
    words = set(fold(name).split())
    return any(2 * len(words & set(fold(other).split())) > len(words) for other in (entry.name, *entry.names))


def _name_before(words: list[str], abbreviation: str, setting: PartySetting) -> str | None:
    """The shortest run of words at the end that is a known party or has the abbreviation's letters."""
    letters = "".join(c for c in abbreviation if c.isalpha()).casefold()
    for count in range(1, len(words) + 1):
        run = words[-count:]
        if not (run[0][:1].isupper() or run[0] in _SMALL):
            return None
        text = " ".join(run)
        if run[0][:1].isupper() and count > 1:
            parts = [p for word in run for p in word.split("-") if p]
            initials = "".join(p[0] for p in parts if p.casefold() not in _SMALL).casefold()
            every = "".join(p[0] for p in parts).casefold()
            if letters in (initials, every) or (setting.known.by_name(text) and initials[:1] == letters[:1]):
                return text
    return None
