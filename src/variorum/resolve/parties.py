"""Parties: mentions to known actors, by name, by composition, or to a generic name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from variorum.lexicon.fold import fold
from variorum.lexicon.records import ActorEntry
from variorum.model.claims import Actor, Alternative, Mention
from variorum.resolve.party_composition import Compositions
from variorum.resolve.party_memory import PartyMemory
from variorum.resolve.party_phrases import PartyPhrase
from variorum.resolve.party_setting import PartySetting
from variorum.resolve.state_parties import StateParties

_GENERAL = frozenset({"generic", "civilian"})
_ARMED = frozenset({"rebel", "militia", "criminal", "coalition", "state-force", "company", "international"})
_MAX_CANDIDATES = 3
# "army spokesman Nabil Adan", "General Adan": what a person is, then a name.
_TITLED = re.compile(r"(?:[\w.-]+\s+){1,6}[A-Z][\w'’-]+")
# "The coalition", "coalition warplanes".
_COALITION = frozenset({"coalition", "alliance"})


class PartyGrounder:
    """Grounds parties of one article, and remembers the names it met."""

    def __init__(self, setting: PartySetting) -> None:
        self._setting = setting
        self._known = setting.known
        self._words = setting.known.patterns.words
        self._memory = PartyMemory(setting)
        self._states = StateParties(setting)
        self._compositions = Compositions(setting)

    def ground(self, mention: Mention) -> Actor:
        """The party a mention stands for; id None where nothing known fits."""
        meant = mention.meant
        phrase = self._setting.phrase(meant)
        spelt = self._memory.spelt_out(phrase)
        actor = self._actor(phrase) if spelt is None else self._spelt(meant, phrase, spelt)
        self._memory.hear(actor, phrase)
        if meant is not mention and mention.head in self._words.owned_heads:
            actor = self._forces_of(actor, phrase)
        if meant is not mention and meant.text not in (actor.name, *actor.aliases):
            # "They": as the text called them before.
            actor = replace(actor, aliases=(*actor.aliases, meant.text))
        return replace(actor, mention=mention)

    def _spelt(self, meant: Mention, phrase: PartyPhrase, spelt: str) -> Actor:
        """A mention by an abbreviation that the article explains."""
        actor = self._actor(self._setting.phrase(meant, spelt))
        reason = f'"{phrase.text}" is short for "{spelt}" in this article'
        aliases = (a for a in dict.fromkeys((phrase.text, *actor.aliases)) if a != actor.name)
        return replace(actor, aliases=tuple(aliases), reasons=(*actor.reasons, reason))

    def _forces_of(self, owner: Actor, phrase: PartyPhrase) -> Actor:
        """ "its troops", "his fighters": the forces of the state or group spoken of."""
        entry = self._known.get(owner.id)
        if entry is None:
            return owner
        return self._setting.actor(phrase, self._commanded(entry, forces=True), f"forces of {owner.name}")

    def _commanded(self, entry: ActorEntry, *, forces: bool) -> ActorEntry:
        """Of a person the body he or she leads; of a government, where `forces`, its forces."""
        if entry.kind == "person" and entry.parent:
            entry = self._known.get(entry.parent) or entry
        if forces and entry.kind == "government" and entry.country:
            entry = self._known.lexicon.actors.force_of(entry.country) or entry
        return entry

    def _actor(self, phrase: PartyPhrase) -> Actor:
        for rule in (
            self._compositions.of_tie,
            self._states.of_office,
            self._by_name,
            self._titled,
            self._compositions.of_unit,
            self._of_leader,
            self._states.of_country,
            self._memory.same_body,
            self._states.of_state,
            self._memory.the_group,
            self._of_coalition,
            self._of_members,
            self._generic,
            self._by_inner_name,
            self._states.of_envoy,
            self._by_variant,
            self._memory.short_form,
        ):
            found = rule(phrase)
            if found is not None:
                return found
        return self._unknown(phrase)

    def _unknown(self, phrase: PartyPhrase) -> Actor:
        """A name that nothing known fits, with the kind that its head noun tells."""
        last = phrase.folded.rpartition(" ")[2]
        titled = _TITLED.fullmatch(phrase.text) and self._words.person_titles.intersection(
            phrase.folded.split()
        )
        kinds = (kind for kind, heads in self._words.head_kinds.items() if last in heads)
        return Actor(
            mention=phrase.mention,
            id=None,
            name=phrase.text,
            kind="person" if titled else next(kinds, ""),
            reasons=("no known party has this name",),
        )

    def _by_name(self, phrase: PartyPhrase) -> Actor | None:
        """The whole mention is a known name."""
        entries = [
            e for e in self._known.by_name(phrase.text) if e.kind not in _GENERAL and self._may_be(e, phrase)
        ]
        best, others = self._setting.best(entries, phrase.text)
        if best is None:
            return None
        return self._setting.actor(phrase, best, f'"{phrase.text}" is a name of {best.name}', others)

    def _titled(self, phrase: PartyPhrase) -> Actor | None:
        """ "Colonel Jordan": a title before a name makes it that of a person, known or not."""
        words = phrase.text.split()
        if len(words) < 2 or words[0].rstrip(".").casefold() not in self._words.person_titles:
            return None
        known = phrase.named("actor") and not phrase.countries()
        if known or not all(word[:1].isupper() for word in words):
            return None
        return self._memory.short_form(phrase) or self._unknown(phrase)

    def _may_be(self, entry: ActorEntry, phrase: PartyPhrase) -> bool:
        """Not a person by the words before a name ("the army of X"); not a unit of another war's army."""
        if entry.kind == "person":
            return self._known.patterns.members_of(phrase.text) is None
        if entry.role != "unit" or self._known.patterns.unit(phrase.text) is None or phrase.countries():
            return True
        theatre = self._setting.context.theatre
        return theatre is None or entry.country == theatre

    def _of_leader(self, phrase: PartyPhrase) -> Actor | None:
        """ "Assad's troops", "Kyiv's forces", "troops of Assad": those of the state or group that is led."""
        led = self._known.patterns.led(phrase.text) or self._known.patterns.members_of(phrase.text)
        if led is None:
            return None
        owner, noun = led
        named = [e for e in self._known.by_name(owner) if e.kind not in _GENERAL]
        entry, _ = self._setting.best(named, owner)
        if entry is not None:
            government = noun.casefold() in self._words.led_government
            meant = self._commanded(entry, forces=not government)
            return self._setting.actor(phrase, meant, f"{noun} of {entry.name}")
        body = self._states.of_owner(owner, noun)
        return self._setting.actor(phrase, body, f"{noun} of {owner}") if body else None

    def _of_members(self, phrase: PartyPhrase) -> Actor | None:
        """ "Fighters of the X Front": their party, listed under another spelling or told before."""
        of = self._known.patterns.members_of(phrase.text)
        if of is None or not of[0][:1].isupper() or of[1].casefold() not in self._words.members:
            return None
        inner = self._setting.phrase(phrase.mention, of[0])
        found = self._by_variant(inner) or self._memory.short_form(inner)
        named = len(inner.text.split()) > 1 and all(w[:1].isupper() for w in inner.text.split())
        if found is not None or not named or inner.countries():
            return found
        return replace(self._unknown(inner), aliases=(phrase.text,))

    def _of_coalition(self, phrase: PartyPhrase) -> Actor | None:
        """ "The coalition", "coalition jets": the only coalition that the article names."""
        words = phrase.folded.split()
        if not words or words[0] not in _COALITION or phrase.names or len(words) > 2:
            return None
        named = (self._known.get(i) for i, _ in self._setting.context.actors)
        found = [e for e in named if e is not None and e.kind == "coalition"]
        if len(found) != 1:
            return None
        return self._setting.actor(phrase, found[0], f"{found[0].name} is the only coalition named")

    def _generic(self, phrase: PartyPhrase) -> Actor | None:
        """A noun for a kind of party: kept as generic, never made one group."""
        mention, text = phrase.mention, phrase.text
        if phrase.named("actor"):
            return None
        listed = self._known.general(text)
        if listed is not None:
            return self._with_candidates(
                self._setting.actor(phrase, listed, f'"{text}" is a general name'), phrase, listed
            )
        people = self._compositions.of_people(phrase)
        if people is not None:
            return people
        if self._known.patterns.is_count(text):
            crowd = self._known.general("people")
            return self._setting.actor(phrase, crowd, "a number of people") if crowd else None
        is_name = (
            text[:1].isupper() and mention.text[:1].isupper() and not self._known.patterns.is_opposed(text)
        )
        general = self._known.general(mention.head + "s", mention.head, text) if mention.head else None
        if general is None or (is_name and not phrase.countries()):
            return None
        made = self._setting.actor(phrase, general, f'"{mention.head}" is a general name')
        made = replace(
            made,
            name=text if text != mention.head else made.name,
            aliases=tuple(dict.fromkeys((general.name, *made.aliases))),
        )
        return self._with_candidates(made, phrase, general)

    def _with_candidates(self, actor: Actor, phrase: PartyPhrase, general: ActorEntry) -> Actor:
        """A general name in its war: the country of the news, and the named groups that it may mean."""
        if general.role not in ("armed", "state") or general.country or phrase.countries():
            return actor
        theatre = self._setting.context.theatre
        actor = replace(actor, country=theatre)
        groups = self._memory.may_be() if general.role == "armed" and not phrase.names else ()
        if not groups:
            return actor
        score = round(1 / len(groups), 3)
        chosen = groups[:_MAX_CANDIDATES]
        names = " or ".join(g.name for g in chosen)
        return replace(
            actor,
            # The only group named goes by the general name here, and the general name by its.
            aliases=(*actor.aliases[:1], groups[0].name, *actor.aliases[1:])
            if len(groups) == 1
            else actor.aliases,
            alternatives=tuple(Alternative(id=g.id, name=g.name, score=score) for g in chosen),
            reasons=(*actor.reasons, f"may be {names}, named in this article"),
        )

    def _by_inner_name(self, phrase: PartyPhrase) -> Actor | None:
        """A known name inside a longer mention ("former affiliate Hayat Tahrir al-Sham")."""
        for name in sorted(phrase.named("actor"), key=lambda n: (n.start - n.end, n.start)):
            if phrase.hyphened(name):
                continue
            best, others = self._setting.best(e for i in name.ids if (e := self._known.get(i)) is not None)
            if best is not None:
                return self._setting.actor(phrase, best, f'holds the name "{name.text}"', others)
        return None

    def _by_variant(self, phrase: PartyPhrase) -> Actor | None:
        """A name spelt with a country's adjective for its name, or in the other number."""
        words = phrase.text.split()
        if len(words) < 3 or not all(w[:1].isupper() for w in (words[0], words[-1])):
            return None
        for other in self._variants(words):
            entry, others = self._setting.best(e for e in self._known.by_name(other) if e.kind in _ARMED)
            if entry is not None:
                return self._setting.actor(
                    phrase, entry, f'"{phrase.text}" is another form of "{other}"', others
                )
        return None

    def _variants(self, words: list[str]) -> Iterator[str]:
        last = words[-1]
        ends = (last, last[:-1] if last.endswith("s") else last + "s")
        countries = self._known.lexicon.countries.by_word(fold(words[0]))
        starts = dict.fromkeys((words[0], *(w for c, _ in countries for w in (c.name, *c.adjectives[:1]))))
        for first in starts:
            for end in ends:
                yield " ".join((first, *words[1:-1], end))
