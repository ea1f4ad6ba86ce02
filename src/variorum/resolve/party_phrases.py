"""A mention of a party with the names in it, and the actor that a known party makes of it."""

from __future__ import annotations

from dataclasses import dataclass

from variorum.lexicon.countries import CountryBook
from variorum.lexicon.fold import fold
from variorum.lexicon.records import ActorEntry
from variorum.model.claims import Actor, Alternative, Mention
from variorum.model.readings import Name, NameKind

MAX_ALIASES = 14
# The news names a state for these bodies of it.
_BODIES = frozenset({"state-force", "government", "police"})


@dataclass(frozen=True, slots=True)
class PartyPhrase:
    """The words of a mention: `text` without genitive ending and count, `names` the known names inside."""

    mention: Mention
    text: str
    names: tuple[Name, ...]
    folded: str
    """The text folded, without a leading "the"."""

    def named(self, *kinds: NameKind) -> list[Name]:
        """The names of these kinds."""
        return [n for n in self.names if n.kind in kinds]

    def countries(self) -> list[str]:
        """Ids of the countries whose name or adjective stands in it by itself, not as "Turkish-backed"."""
        found = [n for n in self.named("demonym", "country") if len(n.ids) == 1]
        return [n.ids[0] for n in found if not self.hyphened(n)]

    def hyphened(self, name: Name) -> bool:
        """Whether a name is tied to the word after it by a hyphen."""
        after = name.end - self.mention.start
        return self.mention.text[after : after + 1] == "-"


def party_phrase(mention: Mention, text: str, names: tuple[Name, ...]) -> PartyPhrase:
    """A mention with its bare text and the names of the article that lie in it."""
    return PartyPhrase(mention, text, names, fold(text).removeprefix("the "))


def known_party(
    phrase: PartyPhrase,
    entry: ActorEntry,
    reason: str,
    countries: CountryBook,
    others: tuple[Alternative, ...] = (),
) -> Actor:
    """The actor of a known party. A state's bodies are also called by the state's name and adjective."""
    aliases = list(entry.names)
    country = countries.get(entry.country) if entry.kind in _BODIES and entry.country else None
    if country is not None:
        aliases = [country.name, *country.adjectives[:1], *aliases]
    return Actor(
        mention=phrase.mention,
        id=entry.id,
        name=entry.name,
        aliases=tuple(dict.fromkeys(a for a in aliases if a != entry.name))[:MAX_ALIASES],
        kind=entry.kind,
        country=entry.country,
        alternatives=others,
        reasons=(reason,),
    )
