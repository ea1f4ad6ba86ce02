"""Parties that no list names, composed of parts that are known: a backer, a people, a number."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from variorum.lexicon.fold import fold, slug
from variorum.lexicon.records import ActorEntry, CountryEntry
from variorum.model.claims import Actor
from variorum.resolve.party_patterns import Tie
from variorum.resolve.party_phrases import PartyPhrase
from variorum.resolve.party_setting import PartySetting

_GENERAL = frozenset({"generic", "civilian"})
_ARMED = frozenset({"state-force", "rebel", "militia", "coalition", "criminal", "international", "company"})
# Fighters, troops and groups of one backer are one party: these general names tell nothing apart.
_PLAIN = frozenset(
    {"fighters", "troops", "soldiers", "armed-groups", "army", "members", "militants", "gunmen"}
)
_LOYAL = "pro-government-forces"
# "pro-Iran" and "Iran-aligned" say of a foreign state what "Iran-backed" says.
_BACKED = frozenset({"backed", "allied", "pro"})


@dataclass(frozen=True, slots=True)
class _Owner:
    """Whom a party is tied to: `key` for its id, the country or known party behind the words."""

    key: str
    country: CountryEntry | None = None
    entry: ActorEntry | None = None


class Compositions:
    """Composes parties of one article. The same parts give the same id in every article."""

    def __init__(self, setting: PartySetting) -> None:
        self._setting = setting
        self._known = setting.known

    def of_tie(self, phrase: PartyPhrase) -> Actor | None:
        """ "Iranian-backed militias", "pro-government forces", "fighters loyal to X": not the backer.

        A known group that is told apart so ("the Iran-backed Houthis") is that group.
        """
        tie = self._known.patterns.tie(phrase.text)
        if tie is None or any(e.kind not in _GENERAL for e in self._known.by_name(phrase.text)):
            # "The Saudi-led coalition" is a name, whatever it is made of.
            return None
        named = self._named_group(tie)
        if named is not None:
            return self._setting.actor(phrase, named, f'"{tie.rest}" is a name of {named.name}')
        owner = self._owner(tie, phrase)
        listed = self._listed(phrase, tie, owner)
        if listed is not None:
            return self._renamed(phrase, listed, f'"{phrase.text}" is a general name')
        if tie.kind == "anti":
            return self._made(phrase, f"anti-{owner.key}", tie, "named by whom it is against")
        if tie.kind in ("allied", "pro") and (loyal := self._loyal(phrase, tie, owner)):
            return loyal
        kind = "backed" if tie.kind in _BACKED else tie.kind
        backed = self._of_backer(owner) if kind == "backed" else None
        if backed is not None:
            return self._renamed(phrase, backed, f"the general name of those whom {owner.key} backs")
        return self._made(phrase, f"{owner.key}-{kind}", tie, "named by its backer or its side")

    def _named_group(self, tie: Tie) -> ActorEntry | None:
        found = [e for e in self._known.by_name(tie.rest) if e.kind in _ARMED]
        return self._setting.best(found)[0]

    def _owner(self, tie: Tie, phrase: PartyPhrase) -> _Owner:
        folded = fold(tie.owner)
        if folded in self._known.patterns.words.pro:
            home = self._setting.home(phrase)
            return _Owner("government", country=home)
        country = self._setting.country_of(folded)
        if country is not None:
            return _Owner(country.id, country=country)
        entries = [e for e in self._known.by_name(tie.owner) if e.kind not in _GENERAL]
        entry, _ = self._setting.best(entries)
        if entry is None:
            return _Owner(slug(tie.owner))
        above = self._known.get(entry.parent)
        led = above if entry.kind == "person" and above is not None else entry
        heads = led.kind in ("government", "state-force") and entry.country and self._setting.existed(led)
        country = self._known.lexicon.countries.get(entry.country) if heads and entry.country else None
        return _Owner(country.id if country else led.id, country=country, entry=led)

    def _listed(self, phrase: PartyPhrase, tie: Tie, owner: _Owner) -> ActorEntry | None:
        """A general name of the lexicon, unless it is one of another war."""
        for entry in self._known.by_name(phrase.text):
            if entry.kind == "generic" and entry.id != _LOYAL and self._of_this_war(entry, owner):
                return entry
        return None

    def _of_this_war(self, entry: ActorEntry, owner: _Owner) -> bool:
        if entry.country is None or self._setting.context.weight(entry.country) > 0:
            return True
        spoken = {code for code, _ in self._setting.context.countries}
        return not spoken - ({owner.country.code} if owner.country else set())

    def _loyal(self, phrase: PartyPhrase, tie: Tie, owner: _Owner) -> Actor | None:
        """Those for the government of the war's own country; of a group's leader, that group."""
        led = owner.entry
        if led is not None and owner.country is None and tie.kind == "allied" and led.kind in _ARMED:
            if re.search(r"loyal", phrase.text, re.IGNORECASE):
                return self._setting.actor(phrase, led, f"those loyal to {tie.owner} are {led.name}")
            return None
        home = self._setting.home(phrase)
        if owner.key != "government" and (home is None or owner.country is not home):
            return None
        return self._for_government(phrase, home)

    def _for_government(self, phrase: PartyPhrase, home: CountryEntry | None) -> Actor | None:
        general = self._known.get(_LOYAL)
        if general is None:
            return None
        if home is None:
            return self._renamed(phrase, general, "for a government that the article leaves open")
        listed = [
            e for e in self._known.loyal_in(home.code) if self._setting.existed(e) and e.id.startswith("pro-")
        ]
        reason = f"the article is about {home.name}, so for its government"
        if len(listed) == 1:
            return self._renamed(phrase, listed[0], reason)
        made = self._renamed(phrase, general, reason)
        return replace(made, id=f"composed-{home.id}-{_LOYAL}", country=home.code, broader=(_LOYAL,))

    def _of_backer(self, owner: _Owner) -> ActorEntry | None:
        """The only general name of those whom a state backs in this war."""
        if owner.country is None:
            return None
        found = self._known.backed_by(f"{owner.country.id}-government")
        here = [e for e in found if e.country is None or self._setting.context.weight(e.country) > 0]
        return here[0] if len(here) == 1 else None

    def of_people(self, phrase: PartyPhrase) -> Actor | None:
        """ "Rwandan rebels", "Chadian mercenaries": a country and a general name, not the state's army."""
        ids = phrase.countries()
        if not ids or not self._known.patterns.is_opposed(phrase.text):
            return None
        country = self._known.lexicon.countries.get(ids[0])
        general = self._known.general(phrase.mention.head + "s", phrase.mention.head)
        if country is None or general is None:
            return None
        made = self._renamed(phrase, general, f"{general.name} of {country.name}, no known group")
        return replace(
            made, id=f"composed-{country.id}-{general.id}", country=country.code, broader=(general.id,)
        )

    def of_unit(self, phrase: PartyPhrase) -> Actor | None:
        """ "The 4th Armoured Division": a numbered unit of the army of a state named or of the article's."""
        unit = self._known.patterns.unit(phrase.text)
        if unit is None:
            return None
        printed, name = unit
        ids = phrase.countries()
        country = (
            self._known.lexicon.countries.get(ids[0]) if ids else self._setting.country_of(fold(printed))
        )
        if country is None and printed:
            return None
        stated = country is not None
        country = country or self._setting.home(phrase)
        army = self._known.lexicon.actors.force_of(country.code) if country else None
        if country is None or army is None:
            reason = "a numbered unit; the article does not say whose"
            return Actor(mention=phrase.mention, id=None, name=phrase.text, kind="armed", reasons=(reason,))
        why = "named with it" if stated else "the article is about it"
        return Actor(
            mention=phrase.mention,
            id=f"composed-{country.code.lower()}-{slug(name)}",
            name=phrase.text,
            aliases=(name,),
            kind="state-force",
            country=country.code,
            broader=(army.id,),
            reasons=(
                f"a numbered unit of {army.name}: {country.name} is {why}"
                if stated
                else f"a numbered unit, taken to be of {army.name}: {why}",
            ),
        )

    def _made(self, phrase: PartyPhrase, key: str, tie: Tie, reason: str) -> Actor:
        words = tie.rest.split()
        general = self._known.general(tie.rest, phrase.mention.head + "s", phrase.mention.head, words[-1])
        kind = "forces" if general is None or general.id in _PLAIN else general.id
        home = self._setting.home(phrase)
        return Actor(
            mention=phrase.mention,
            id=f"composed-{key}-{kind}",
            name=phrase.text,
            aliases=(general.name,) if general else (),
            kind="generic",
            country=home.code if home else None,
            broader=(general.id,) if general else (),
            reasons=(reason,),
        )

    def _renamed(self, phrase: PartyPhrase, entry: ActorEntry, reason: str) -> Actor:
        """A mention as a general party under the name that is printed."""
        made = self._setting.actor(phrase, entry, reason)
        if fold(phrase.text) == fold(made.name):
            return made
        return replace(made, name=phrase.text, aliases=tuple(dict.fromkeys((entry.name, *made.aliases))))
