"""Speakers: cited words to known sources, and the origin their word rests on."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from variorum.lexicon.fold import fold
from variorum.lexicon.lexicon import Lexicon
from variorum.lexicon.records import SourceEntry
from variorum.model.claims import Attribution, Mention, Speaker
from variorum.resolve.context import ArticleContext
from variorum.resolve.names import PrintedNames
from variorum.resolve.parties import PartyGrounder

_MAX_ALIASES = 12


@dataclass(frozen=True, slots=True)
class _Heard:
    """A speaker of the article with the words of each of his or her names."""

    speaker: Speaker
    forms: tuple[frozenset[str], ...]


class SpeakerGrounder:
    """Grounds the speakers of one article; remembers short names used after long ones."""

    def __init__(
        self, lexicon: Lexicon, context: ArticleContext, parties: PartyGrounder, names: PrintedNames
    ) -> None:
        self._lexicon = lexicon
        self._context = context
        self._parties = parties
        self._names = names
        # By what makes a speaker another one, in the order last heard.
        self._heard: dict[tuple[object, ...], _Heard] = {}

    def ground(self, attribution: Attribution) -> Speaker:
        """The source a speaker is; source_id None and the printed words where none is known."""
        text = attribution.speaker.text
        speaker = self._known(attribution, attribution.speaker)
        if speaker is None:
            party = self._party(attribution)
            # A known person speaks for the body he or she belongs to.
            person = party if party is not None and party.kind == "person" else None
            speaker = person or self._of_apposition(attribution) or self._short_form(attribution) or party
        if speaker is None:
            speaker = Speaker(attribution=attribution, source_id=None, name=text, origin=_origin(text))
        self._hear(speaker, text)
        return speaker

    def _hear(self, speaker: Speaker, text: str) -> None:
        key = (text, speaker.source_id, speaker.name, speaker.aliases)
        heard = self._heard.pop(key, None)
        if heard is None:
            words = (frozenset(fold(form).split()) for form in (speaker.name, text, *speaker.aliases))
            heard = _Heard(speaker, tuple(words))
        self._heard[key] = heard

    def _known(self, attribution: Attribution, mention: Mention) -> Speaker | None:
        """A source by its name, or by a name of its inside the mention, the longest first."""
        found = self._lexicon.sources.by_name(mention.text)
        if not found:
            inside = self._names.inside(mention.start, mention.end, "source")
            ids = (i for n in sorted(inside, key=lambda n: n.start - n.end) for i in n.ids)
            found = tuple(e for i in ids if (e := self._lexicon.sources.get(i)))
        proper = [e for e in found if e.kind != "generic"] or list(found)
        if not proper:
            return None
        best = max(proper, key=lambda e: (self._context.weight(e.country), -len(e.id), e.id))
        return _source(attribution, best, mention)

    def _of_apposition(self, attribution: Attribution) -> Speaker | None:
        """A person's words rest on the body he or she speaks for."""
        mention = attribution.speaker
        if mention.refers_to is None:
            return None
        inner = self._known(attribution, mention.refers_to)
        if inner is None or inner.kind == "generic":
            return None
        person = self._lexicon.actors.by_name(mention.text)
        name = person[0].name if person else mention.text
        return replace(inner, aliases=_aliases(name, mention.text, *inner.aliases))

    def _short_form(self, attribution: Attribution) -> Speaker | None:
        """ "the Observatory" after the full name, "Abdel Rahman" after the full name of a person."""
        text = attribution.speaker.text
        words = frozenset(fold(text).removeprefix("the ").split())
        if not words or not text[:1].isupper():
            return None
        for heard in reversed(self._heard.values()):
            if any(words < form for form in heard.forms):
                speaker = heard.speaker
                return replace(speaker, attribution=attribution, aliases=_aliases(text, *speaker.aliases))
        return None

    def _party(self, attribution: Attribution) -> Speaker | None:
        """A known party that speaks for itself, or a person for his or her body."""
        mention = attribution.speaker
        # What stands in apposition describes the speaker; it is not what the name refers to.
        actor = self._parties.ground(replace(mention, refers_to=None))
        if actor.id is None:
            return None
        entry = self._lexicon.actors.get(actor.id)
        above = entry.parent if entry is not None and entry.kind == "person" else None
        body = self._lexicon.actors.get(above) if above else None
        return Speaker(
            attribution=attribution,
            source_id=actor.id,
            name=actor.name,
            aliases=_aliases(mention.text, *((body.name,) if body else ()), *actor.aliases),
            origin=above or actor.id,
            kind=actor.kind,
            alignment=actor.country,
        )


def _source(attribution: Attribution, entry: SourceEntry, mention: Mention) -> Speaker:
    return Speaker(
        attribution=attribution,
        source_id=entry.id,
        name=entry.name,
        aliases=_aliases(mention.text, *entry.names),
        # "Residents" in two papers are not one origin: a general name rests on the printed words.
        origin=_origin(mention.text) if entry.kind == "generic" else entry.id,
        kind=entry.kind,
        alignment=entry.alignment,
    )


def _aliases(*names: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))[:_MAX_ALIASES]


def _origin(text: str) -> str:
    return re.sub(r"\W+", "-", fold(text)).strip("-")
