"""What kind of party a mention is: one or many, a person, one that may act in a war."""

from __future__ import annotations

from variorum.lexicon.fold import fold
from variorum.lexicon.lexicon import Lexicon
from variorum.model.claims import Mention

# Kinds of sources that are a body of a party and may act themselves.
_OF_PARTIES = frozenset({"military", "ministry"})
_BYSTANDERS = frozenset({"aid", "people", "international", "company"})
_ACTING = frozenset({"armed", "government", "military-people"})


class PartyKinds:
    """Tells mentions of parties apart by their words alone."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._words = lexicon.words.reference

    def agrees(self, mention: Mention, pronoun: str) -> bool:
        """Whether a pronoun can stand for a mention by its number, and by whether it is a person."""
        words = self._words
        if mention.head in words.pronouns or mention.head in words.first_person or mention.head in words.rest:
            return False
        if pronoun in words.plural:
            return not self.is_person(mention)
        if pronoun in words.personal:
            return self.is_person(mention) or self._is_lone_name(mention)
        return pronoun not in words.neuter or not (self.is_person(mention) or is_plural(mention))

    def is_person(self, mention: Mention) -> bool:
        """Whether the words are those of one person."""
        known = self._lexicon.actors.by_name(mention.text)
        if known:
            return all(entry.kind == "person" for entry in known)
        if "people" in self._classes(mention) and "armed" not in self._classes(mention):
            return not is_plural(mention)
        parties = self._lexicon.words.parties
        if mention.head in parties.body_heads:
            return False
        titles = parties.person_titles
        return not is_plural(mention) and not titles.isdisjoint(mention.text.casefold().split())

    def may_fight(self, mention: Mention) -> bool:
        """Whether a party may take towns and fire: neither people alone nor somebody who watches."""
        if self.watches(mention.text):
            return False
        classes = self._classes(mention)
        known = {entry.kind for entry in self._lexicon.actors.by_name(mention.text)} - {"generic"}
        if known:
            return bool(known - _BYSTANDERS)
        return not classes or not classes.isdisjoint(_ACTING) or "people" not in classes

    def is_side(self, mention: Mention) -> bool:
        """Whether the words name a party that fights or governs, and not one person of it."""
        return self.may_fight(mention) and not self.is_person(mention)

    def side_of(self, speaker: Mention) -> Mention | None:
        """Whom a speaker may call "we": a party that speaks, that he or she speaks for, or whose spokesman or
        officer the words name ("a rebel official"); None for a voice of nobody's ("the commander").
        """
        body = speaker.refers_to
        if body is not None and (found := self.side_of(body)) is not None:
            return found
        if self.is_voice(speaker):
            return self._before_title(speaker)
        return speaker if self.may_fight(speaker) else None

    def is_voice(self, speaker: Mention) -> bool:
        """ "A rebel spokesman", "officials": those who only speak for a party, or serve it."""
        titles = self._lexicon.words.parties.person_titles | self._lexicon.words.saying.unidentified
        return speaker.head in titles or speaker.head.removesuffix("s") in titles

    def _before_title(self, speaker: Mention) -> Mention | None:
        """ "M23" of "M23 spokesman", "rebel" of "rebel commander"; the whole where a state is named."""
        last = speaker.text.rpartition(" ")[2].casefold()
        named = speaker.text.rpartition(" ")[0].removesuffix("'s").removesuffix("\u2019s")
        if not last.startswith(speaker.head) or not named:
            return None
        if self._lexicon.actors.by_name(named):
            end = speaker.start + len(named)
            head = named.rpartition(" ")[2].casefold()
            return Mention(text=named, start=speaker.start, end=end, head=head)
        stated = any(self._lexicon.countries.by_word(fold(word)) for word in named.split())
        return speaker if stated else None

    def watches(self, name: str) -> bool:
        """Whether a name is a source's and no party's."""
        kinds = {entry.kind for entry in self._lexicon.sources.by_name(name)}
        return bool(kinds - _OF_PARTIES) and not self._lexicon.actors.by_name(name)

    def _classes(self, mention: Mention) -> frozenset[str]:
        """The classes of the head noun; of "scores of fighters" those of what is counted."""
        head, nouns = mention.head, self._lexicon.words.nouns
        if head in nouns.numerals or head in nouns.partitives:
            counted = mention.text.casefold().partition(" of ")[2].split()
            head = counted[-1] if counted else head
        classes = self._lexicon.classes
        return classes.get(head) or classes.get(head.removesuffix("s")) or frozenset()

    def _is_lone_name(self, mention: Mention) -> bool:
        """ "Nabil Adan": a name in capitals that is known as nothing else."""
        known = self._lexicon.actors.by_name(mention.text) or self._lexicon.countries.by_word(
            fold(mention.text)
        )
        words = mention.text.split()
        return not known and not self._classes(mention) and all(w[:1].isupper() for w in words)


def is_plural(mention: Mention) -> bool:
    """ "Rebels", "about 300 fighters": whether the head noun is printed in its plural."""
    plurals = {mention.head + "s", mention.head + "es", mention.head[:-1] + "ies"}
    words = mention.text.casefold().replace("-", " ").split()
    return not plurals.isdisjoint(words)
