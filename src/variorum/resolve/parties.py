"""Parties: mentions to known actors, by name, by composition, or to a generic name."""

from __future__ import annotations

import re
from dataclasses import replace

from variorum.lexicon.fold import fold
from variorum.lexicon.lexicon import Lexicon
from variorum.lexicon.records import ActorEntry
from variorum.model.claims import Actor, Alternative, Mention
from variorum.resolve.context import ArticleContext
from variorum.resolve.mentions import meant_by
from variorum.resolve.names import PrintedNames
from variorum.resolve.party_patterns import PartyPatterns
from variorum.resolve.party_phrases import PartyPhrase, known_party, party_phrase
from variorum.resolve.state_parties import StateParties

_GENERAL = frozenset({"generic", "civilian"})
_ARMED_GROUPS = frozenset({"rebel", "militia"})
# A party that the article names often is likelier than one it names once, up to this many times.
_NAMED_WEIGHT, _MOST_NAMED = 0.2, 5
_MAX_ALTERNATIVES = 3
# Words of "the group", "the armed militants"; a longer mention says more than that.
_LONGEST_BARE = 3


class PartyGrounder:
    """Grounds parties of one article; holds the lexicon and the article's context and names."""

    def __init__(
        self, lexicon: Lexicon, patterns: PartyPatterns, context: ArticleContext, names: PrintedNames
    ) -> None:
        self._lexicon = lexicon
        self._actors = lexicon.actors
        self._patterns = patterns
        self._words = patterns.words
        self._context = context
        self._names = names
        self._states = StateParties(lexicon, patterns, context)

    def ground(self, mention: Mention) -> Actor:
        """The party a mention stands for; id None where nothing known fits."""
        meant = meant_by(mention)
        phrase = party_phrase(meant, self._names)
        actor = self._actor(phrase)
        if meant is not mention and mention.head in self._words.owned_heads:
            actor = self._forces_of(actor, phrase)
        return replace(actor, mention=mention)

    def _forces_of(self, owner: Actor, phrase: PartyPhrase) -> Actor:
        """ "its troops", "his fighters": the forces of the state or group spoken of."""
        entry = self._actors.get(owner.id or "")
        if entry is None:
            return owner
        return self._known(phrase, self._commanded(entry, forces=True), f"forces of {owner.name}")

    def _commanded(self, entry: ActorEntry, *, forces: bool) -> ActorEntry:
        """Of a person the body he or she leads; of a government, where `forces`, its forces."""
        if entry.kind == "person" and entry.parent:
            entry = self._actors.get(entry.parent) or entry
        if forces and entry.kind == "government" and entry.country:
            entry = self._actors.force_of(entry.country) or entry
        return entry

    def _actor(self, phrase: PartyPhrase) -> Actor:
        for rule in (
            self._composed,
            self._by_name,
            self._of_leader,
            self._states.of_country,
            self._states.of_state,
            self._of_only_group,
            self._generic,
            self._by_inner_name,
            self._states.of_envoy,
        ):
            found = rule(phrase)
            if found is not None:
                return found
        unknown = ("no known party has this name",)
        return Actor(mention=phrase.mention, id=None, name=phrase.text, reasons=unknown)

    def _composed(self, phrase: PartyPhrase) -> Actor | None:
        """ "Iranian-backed militias", "pro-government forces": a name of its own kind, not the backer."""
        if not self._patterns.is_by_backer(phrase.text):
            return None
        slug = re.sub(r"\W+", "-", fold(phrase.text)).strip("-")
        general = self._general_entry(phrase.mention)
        return Actor(
            mention=phrase.mention,
            id=f"composed-{slug}",
            name=phrase.text,
            aliases=(general.name,) if general else (),
            kind="generic",
            country=self._context.theatre,
            reasons=("named by its backer or its side",),
        )

    def _by_name(self, phrase: PartyPhrase) -> Actor | None:
        """The whole mention is a known name."""
        entries = [e for e in self._actors.by_name(phrase.text) if e.kind != "generic"]
        if not entries:
            return None
        best, *others = sorted(entries, key=lambda e: (-self._fit(e), e.id))
        alternatives = tuple(
            Alternative(id=e.id, name=e.name, score=round(self._fit(e), 3))
            for e in others[:_MAX_ALTERNATIVES]
        )
        return self._known(phrase, best, f'"{phrase.text}" is a name of {best.name}', alternatives)

    def _fit(self, entry: ActorEntry) -> float:
        named = min(self._context.named(entry.id), _MOST_NAMED)
        return self._context.weight(entry.country) + _NAMED_WEIGHT * named

    def _of_leader(self, phrase: PartyPhrase) -> Actor | None:
        """ "Assad's troops": the forces of the state or group that the person leads."""
        noun = self._patterns.led(phrase.text)
        if noun is None:
            return None
        for entry in (self._actors.get(i) for n in phrase.named("actor") for i in n.ids):
            if entry is not None:
                forces = noun.casefold() not in self._words.led_government
                return self._known(phrase, self._commanded(entry, forces=forces), f"{noun} of {entry.name}")
        return None

    def _of_only_group(self, phrase: PartyPhrase) -> Actor | None:
        """ "The militants", "the group": the armed group of an article that names no other."""
        if phrase.names or len(phrase.text.split()) > _LONGEST_BARE:
            return None
        if phrase.mention.head not in self._words.group_heads and not self._patterns.is_opposed(phrase.text):
            return None
        named = [self._actors.get(i) for i, _ in self._context.actors]
        groups = {e.id: e for e in named if e is not None and e.kind in _ARMED_GROUPS}
        tops = {e.parent if e.parent in groups else e.id for e in groups.values()}
        if len(tops) != 1:
            return None
        entry = next(e for e in groups.values() if e.id in tops)
        return self._known(phrase, entry, f"{entry.name} is the only armed group that the article names")

    def _generic(self, phrase: PartyPhrase) -> Actor | None:
        """A noun for a kind of party: kept as generic, never made one group."""
        mention, text = phrase.mention, phrase.text
        if phrase.named("actor"):
            return None
        for entry in self._actors.by_name(text):
            if entry.kind in _GENERAL:
                return self._known(phrase, entry, f'"{text}" is a general name')
        is_name = mention.text[:1].isupper() and not self._patterns.is_opposed(text) and not phrase.names
        general = self._general_entry(mention) if mention.head and not is_name else None
        if general is None:
            return None
        made = self._known(phrase, general, f'"{mention.head}" is a general name')
        return replace(
            made,
            name=text if text != mention.head else made.name,
            aliases=tuple(dict.fromkeys((general.name, *made.aliases))),
        )

    def _general_entry(self, mention: Mention) -> ActorEntry | None:
        words = (mention.head + "s", mention.head, mention.text)
        found = (entry for word in words for entry in self._actors.by_name(word))
        return next((entry for entry in found if entry.kind in _GENERAL), None)

    def _by_inner_name(self, phrase: PartyPhrase) -> Actor | None:
        """A known name inside a longer mention ("former affiliate Hayat Tahrir al-Sham")."""
        for name in sorted(phrase.named("actor"), key=lambda n: (n.start - n.end, n.start)):
            entries = [e for i in name.ids if (e := self._actors.get(i)) is not None]
            if entries:
                best = max(entries, key=lambda e: (self._fit(e), e.id))
                return self._known(phrase, best, f'holds the name "{name.text}"')
        return None

    def _known(
        self, phrase: PartyPhrase, entry: ActorEntry, reason: str, others: tuple[Alternative, ...] = ()
    ) -> Actor:
        return known_party(phrase, entry, reason, self._lexicon.countries, others)
