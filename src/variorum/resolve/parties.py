"""Parties: mentions to known actors, by name, by composition, or to a generic name."""

from __future__ import annotations

import re
from dataclasses import replace

from variorum.lexicon.fold import fold
from variorum.lexicon.lexicon import Lexicon
from variorum.lexicon.records import ActorEntry
from variorum.model.claims import Actor, Alternative, Mention
from variorum.model.readings import Name
from variorum.resolve.context import ArticleContext

_MAX_ALIASES = 14
_GOVERNMENT_WORDS = re.compile(
    r"^(?:government|regime|federal|national|state|official|army|military|armed|loyalist)\b"
)
_FORCE_HEADS = frozenset(
    ["army", "military", "force", "troop", "soldier", "serviceman", "personnel", "unit", "artillery", "jet", "warplane", "aircraft", "airforce", "aviation", "fighter", "tank", "command", "drone", "helicopter", "navy", "convoy", "vehicle", "plane", "infantry", "commando", "member", "armor", "armour", "staff", "offensive", "trooper", "general", "commander", "airpower"]
)
_OWNED_FORCES = frozenset(
    ["force", "troop", "soldier", "fighter", "army", "men", "military", "unit", "militant", "warplane", "artillery"]
)
_STATE_HEADS = frozenset(
    ["government", "regime", "authorities", "official", "officials", "army", "military", "troops", "forces", "force", "soldiers", "units", "unit", "police", "policemen", "personnel", "command", "commanders", "servicemen", "warplanes", "planes", "jets", "artillery", "helicopters", "convoy", "commander", "command", "general", "staff", "side", "howitzers", "tanks", "gunners", "fighters", "troopers", "marines", "aircraft"]
)
_GROUP_HEADS = frozenset({"group", "organisation", "organization", "movement", "faction", "outfit"})
_OPPOSED = re.compile(
    r"\b(?:rebels?|insurgents?|opposition|militants?|jihadists?|separatists?|militias?|militiam[ae]n|terrorists?|extremists?|gunm[ae]n|guerrillas?|fighters?)\b",
    re.IGNORECASE,
)
_BACKED = re.compile(r"\b[\w.]+-(?:backed|supported|allied|sponsored|funded|aligned)\b", re.IGNORECASE)
_PRO = re.compile(r"\bpro[- ]?(?:government|regime|[A-Z]\w+)\b")
_LEADER_OF = re.compile(
    r"^(?P<name>.+?)['’]s?\s+(?:own\s+)?(?P<noun>troops|forces|army|soldiers|men|military|fighters|government|regime)$",
    re.IGNORECASE,
)


class PartyGrounder:
    """Grounds parties of one article; holds the lexicon and the article's context."""

    def __init__(self, lexicon: Lexicon, context: ArticleContext) -> None:
        self._lexicon = lexicon
        self._context = context

    def ground(self, mention: Mention, names: tuple[Name, ...]) -> Actor:
        """The party a mention stands for; id None where nothing known fits."""
        meant = mention
        while meant.refers_to is not None:
            meant = meant.refers_to
        inside = [n for n in names if meant.start <= n.start and n.end <= meant.end]
        actor = self._ground(meant, inside)
        if meant is not mention and mention.head in _OWNED_FORCES:
            actor = self._forces_of(actor)
        return replace(actor, mention=mention)

    def _forces_of(self, owner: Actor) -> Actor:
        """ "its troops", "his fighters": the forces of the state or group spoken of."""
        entry = self._lexicon.actors.get(owner.id or "")
        if entry is not None and entry.kind == "person" and entry.parent:
            entry = self._lexicon.actors.get(entry.parent) or entry
        if entry is not None and entry.kind == "government" and entry.country:
            entry = self._lexicon.actors.force_of(entry.country) or entry
        return owner if entry is None else self._actor(owner.mention, entry, f"forces of {owner.name}")

    def _ground(self, mention: Mention, names: list[Name]) -> Actor:
        text = re.sub(r"['’]s?$", "", mention.text.strip())
        for rule in (
            self._composed_backers,
            self._by_name,
            self._of_leader,
            self._of_country,
            self._of_state,
            self._of_only_group,
            self._generic,
            self._by_inner_name,
        ):
            found = rule(text, mention, names)
            if found is not None:
                return found
        return Actor(mention=mention, id=None, name=text, reasons=("no known party has this name",))

    def _by_name(self, text: str, mention: Mention, names: list[Name]) -> Actor | None:
        """The whole mention is a known name."""
        entries = [e for e in self._lexicon.actors.by_name(text) if e.kind != "generic"]
        if not entries:
            return None
        ranked = sorted(entries, key=lambda e: (-self._fit(e), e.id))
        others = tuple(Alternative(id=e.id, name=e.name, score=round(self._fit(e), 3)) for e in ranked[1:4])
        return self._actor(mention, ranked[0], f'"{text}" is a name of {ranked[0].name}', others)

    def _fit(self, entry: ActorEntry) -> float:
        named = dict(self._context.actors).get(entry.id, 0)
        return self._context.weight(entry.country) + 0.2 * min(named, 5)

    def _of_leader(self, text: str, mention: Mention, names: list[Name]) -> Actor | None:
        """ "Assad's troops": the forces of the state or group that the person leads."""
        match = _LEADER_OF.match(text)
        if not match:
            return None
        for name in names:
            for entry in (self._lexicon.actors.get(i) for i in name.ids if name.kind == "actor"):
                if entry is None:
                    continue
                whole = (
                    self._lexicon.actors.get(entry.parent)
                    if entry.kind == "person" and entry.parent
                    else entry
                )
                if (
                    whole is not None
                    and whole.kind == "government"
                    and whole.country
                    and match.group("noun").casefold() not in ("government", "regime")
                ):
                    whole = self._lexicon.actors.force_of(whole.country) or whole
                if whole is not None:
                    return self._actor(mention, whole, f"{match.group('noun')} of {entry.name}")
        return None

    def _of_country(self, text: str, mention: Mention, names: list[Name]) -> Actor | None:
        """A country, its people's name or its capital stands for its government or forces."""
        folded = fold(text).removeprefix("the ")
        for entry, kind in self._lexicon.countries.by_word(folded):
            if kind in ("name", "metonym", "capital", "people", "adjective"):
                forces = kind == "people" or (kind == "adjective" and mention.head in _FORCE_HEADS)
                whole = (
                    self._lexicon.actors.force_of(entry.code)
                    if forces
                    else self._lexicon.actors.government_of(entry.code)
                )
                if whole is not None:
                    return self._actor(mention, whole, f'"{text}" stands for {entry.name} ({kind})')
        demonyms = [
            n
            for n in names
            if n.kind in ("demonym", "country") and len(n.ids) == 1 and not self._hyphened(text, n, mention)
        ]
        if demonyms and not _OPPOSED.search(text):
            country = self._lexicon.countries.get(demonyms[0].ids[0])
            if country is None:
                return None
            if mention.head in _FORCE_HEADS or re.search(
                r"\b(?:army|military|troops|forces|soldiers)\b", text, re.IGNORECASE
            ):
                whole = self._lexicon.actors.force_of(country.code)
                if whole is not None:
                    return self._actor(mention, whole, f"{mention.head or 'forces'} of {country.name}")
            if mention.head in (
                "government",
                "authority",
                "regime",
                "official",
                "leadership",
                "leader",
                "administration",
                "state",
                "president",
                "minister",
            ):
                whole = self._lexicon.actors.government_of(country.code)
                if whole is not None:
                    return self._actor(mention, whole, f"{mention.head} of {country.name}")
        return None

    @staticmethod
    def _hyphened(text: str, name: Name, mention: Mention) -> bool:
        return text[name.end - mention.start : name.end - mention.start + 1] == "-"

    def _of_state(self, text: str, mention: Mention, names: list[Name]) -> Actor | None:
        """ "The army", "government forces", "federal troops": those of the country of the news."""
        folded = fold(text).removeprefix("the ")
        if _PRO.search(text) or _BACKED.search(text) or not _GOVERNMENT_WORDS.match(folded):
            return None
        words = folded.split()
        if words[-1] not in _STATE_HEADS:
            return None
        if len(words) > 3 or any(n.kind in ("demonym", "country", "actor") for n in names):
            return None
        country = self._context.theatre
        if country is None:
            return None
        if words[-1] in ("police", "policemen"):
            whole = self._lexicon.actors.force_of(country, "police")
        elif words[-1] in ("government", "regime", "authorities", "state", "official", "officials"):
            whole = self._lexicon.actors.government_of(country)
        else:
            whole = self._lexicon.actors.force_of(country)
        if whole is None:
            return None
        return self._actor(mention, whole, f"the article is about {country}, so its own {words[-1]}")

    def _of_only_group(self, text: str, mention: Mention, names: list[Name]) -> Actor | None:
        """ "The militants", "the group": the armed group of an article that names no other."""
        if names or not (_OPPOSED.search(text) or mention.head in _GROUP_HEADS):
            return None
        named = [self._lexicon.actors.get(i) for i, _ in self._context.actors]
        groups = [e for e in named if e is not None and e.kind in ("rebel", "militia")]
        tops = {e.parent if any(e.parent == g.id for g in groups) else e.id for e in groups}
        if len(tops) != 1 or len(text.split()) > 3:
            return None
        entry = next(e for e in groups if e.id in tops)
        return self._actor(mention, entry, f"{entry.name} is the only armed group that the article names")

    def _composed_backers(self, text: str, mention: Mention, names: list[Name]) -> Actor | None:
        """ "Iranian-backed militias", "pro-government forces": a name of its own kind, not the backer."""
        if not (_BACKED.search(text) or _PRO.search(text)):
            return None
        slug = re.sub(r"\W+", "-", fold(text)).strip("-")
        generic = self._generic_entry(mention)
        return Actor(
            mention=mention,
            id=f"composed-{slug}",
            name=text,
            aliases=(generic.name,) if generic else (),
            kind="generic",
            country=self._context.theatre,
            reasons=("named by its backer or its side",),
        )

    def _generic_entry(self, mention: Mention) -> ActorEntry | None:
        for word in (mention.head + "s", mention.head, mention.text):
            for entry in self._lexicon.actors.by_name(word):
                if entry.kind in ("generic", "civilian"):
                    return entry
        return None

    def _generic(self, text: str, mention: Mention, names: list[Name]) -> Actor | None:
        """A noun for a kind of party: kept as generic, never made one group."""
        if any(n.kind == "actor" for n in names):
            return None
        for entry in self._lexicon.actors.by_name(text):
            if entry.kind in ("generic", "civilian"):
                return self._actor(mention, entry, f'"{text}" is a general name')
        if not mention.head or (mention.text[:1].isupper() and not _OPPOSED.search(text) and not names):
            return None
        entry = self._generic_entry(mention)
        if entry is None:
            return None
        made = self._actor(mention, entry, f'"{mention.head}" is a general name')
        return replace(
            made,
            name=text if text != mention.head else made.name,
            aliases=tuple(dict.fromkeys((entry.name, *made.aliases))),
        )

    def _by_inner_name(self, text: str, mention: Mention, names: list[Name]) -> Actor | None:
        """A known name inside a longer mention ("former affiliate Hayat Tahrir al-Sham")."""
        for name in sorted(names, key=lambda n: (n.start - n.end, n.start)):
            if name.kind == "actor":
                entries = [e for i in name.ids if (e := self._lexicon.actors.get(i)) is not None]
                if entries:
                    best = max(entries, key=lambda e: (self._fit(e), e.id))
                    return self._actor(mention, best, f'holds the name "{name.text}"')
        for name in names:
            if (
                name.kind in ("demonym", "country")
                and len(name.ids) == 1
                and not self._hyphened(text, name, mention)
            ):
                country = self._lexicon.countries.get(name.ids[0])
                whole = self._lexicon.actors.government_of(country.code) if country else None
                if whole is not None and mention.head in (
                    "side",
                    "delegation",
                    "diplomat",
                    "envoy",
                    "minister",
                    "president",
                    "official",
                    "leader",
                    "ministry",
                ):
                    return self._actor(mention, whole, f"{mention.head} of {whole.name}")
        return None

    def _actor(
        self, mention: Mention, entry: ActorEntry, reason: str, others: tuple[Alternative, ...] = ()
    ) -> Actor:
        aliases = [a for a in entry.names if a != entry.name]
        if entry.kind in ("state-force", "government", "police") and entry.country:
            country = self._lexicon.countries.get(entry.country)
            if country is not None:
                # The news names a state for its forces and its government alike.
                aliases = [country.name, *country.adjectives[:1], *aliases]
        return Actor(
            mention=mention,
            id=entry.id,
            name=entry.name,
            aliases=tuple(dict.fromkeys(a for a in aliases if a != entry.name))[:_MAX_ALIASES],
            kind=entry.kind,
            country=entry.country,
            alternatives=others,
            reasons=(reason,),
        )
