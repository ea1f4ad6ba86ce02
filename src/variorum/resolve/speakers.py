"""Speakers: cited words to known sources, and the origin their word rests on."""

from __future__ import annotations

import re
from dataclasses import replace

from variorum.lexicon.fold import fold
from variorum.lexicon.lexicon import Lexicon
from variorum.lexicon.records import SourceEntry
from variorum.model.claims import Attribution, Mention, Speaker
from variorum.model.readings import Name
from variorum.resolve.context import ArticleContext
from variorum.resolve.parties import PartyGrounder

_MAX_ALIASES = 12


class SpeakerGrounder:
    """Grounds the speakers of one article; remembers short names used after long ones."""

    def __init__(self, lexicon: Lexicon, context: ArticleContext, parties: PartyGrounder) -> None:
        self._lexicon = lexicon
        self._context = context
        self._parties = parties
        self._seen: list[Speaker] = []

    def ground(self, attribution: Attribution, names: tuple[Name, ...]) -> Speaker:
        """The source a speaker is; source_id None and the printed words where none is known."""
        mention = attribution.speaker
        speaker = (
            self._known(attribution, mention, names)
            or self._person(attribution, mention, names)
            or self._of_apposition(attribution, mention, names)
            or self._short_form(attribution, mention)
            or self._party(attribution, mention, names)
        )
        if speaker is None:
            speaker = Speaker(
                attribution=attribution, source_id=None, name=mention.text, origin=_origin(mention.text)
            )
        self._seen.append(speaker)
        return speaker

    def _known(self, attribution: Attribution, mention: Mention, names: tuple[Name, ...]) -> Speaker | None:
        found = self._lexicon.sources.by_name(mention.text)
        if not found:
            inside = [
                n for n in names if n.kind == "source" and mention.start <= n.start and n.end <= mention.end
            ]
            found = tuple(
                e
                for n in sorted(inside, key=lambda n: n.start - n.end)
                for i in n.ids
                if (e := self._lexicon.sources.get(i))
            )
        proper = [e for e in found if e.kind != "generic"] or list(found)
        if not proper:
            return None
        best = max(proper, key=lambda e: (self._context.weight(e.country), -len(e.id), e.id))
        return self._speaker(attribution, best, mention)

    def _of_apposition(
        self, attribution: Attribution, mention: Mention, names: tuple[Name, ...]
    ) -> Speaker | None:
        """A person's words rest on the body he or she speaks for."""
        if mention.refers_to is None:
            return None
        inner = self._known(attribution, mention.refers_to, names)
        if inner is None or inner.kind == "generic":
            return None
        person = self._lexicon.actors.by_name(mention.text)
        name = person[0].name if person else mention.text
        return Speaker(
            attribution=attribution,
            source_id=inner.source_id,
            name=inner.name,
            aliases=tuple(dict.fromkeys((name, mention.text, *inner.aliases)))[:_MAX_ALIASES],
            origin=inner.origin,
            kind=inner.kind,
            alignment=inner.alignment,
        )

    def _short_form(self, attribution: Attribution, mention: Mention) -> Speaker | None:
        """ "the Observatory" after the full name, "Abdel Rahman" after the full name of a person."""
        words = set(fold(mention.text).removeprefix("the ").split())
        if not words or not mention.text[:1].isupper():
            return None
        for earlier in reversed(self._seen):
            forms = [earlier.name, earlier.attribution.speaker.text, *earlier.aliases]
            if any(words < set(fold(f).split()) and len(fold(f).split()) > 1 for f in forms):
                return Speaker(
                    attribution=attribution,
                    source_id=earlier.source_id,
                    name=earlier.name,
                    aliases=tuple(dict.fromkeys((mention.text, *earlier.aliases)))[:_MAX_ALIASES],
                    origin=earlier.origin,
                    kind=earlier.kind,
                    alignment=earlier.alignment,
                )
        return None

    def _person(self, attribution: Attribution, mention: Mention, names: tuple[Name, ...]) -> Speaker | None:
        """A known person, who speaks for the body he or she belongs to."""
        speaker = self._party(attribution, mention, names)
        return speaker if speaker is not None and speaker.kind == "person" else None

    def _party(self, attribution: Attribution, mention: Mention, names: tuple[Name, ...]) -> Speaker | None:
        # What stands in apposition describes the speaker; it is not what the name refers to.
        actor = self._parties.ground(replace(mention, refers_to=None), names)
        if actor.id is None:
            return None
        entry = self._lexicon.actors.get(actor.id)
        origin = actor.id
        above: list[str] = []
        if entry is not None and entry.kind == "person" and entry.parent:
            origin = entry.parent
            parent = self._lexicon.actors.get(entry.parent)
            above = [parent.name] if parent else []
        return Speaker(
            attribution=attribution,
            source_id=actor.id,
            name=actor.name,
            aliases=tuple(dict.fromkeys((mention.text, *above, *actor.aliases)))[:_MAX_ALIASES],
            origin=origin,
            kind=actor.kind,
            alignment=actor.country,
        )

    def _speaker(self, attribution: Attribution, entry: SourceEntry, mention: Mention) -> Speaker:
        generic = entry.kind == "generic"
        return Speaker(
            attribution=attribution,
            source_id=entry.id,
            name=entry.name,
            aliases=tuple(dict.fromkeys((mention.text, *entry.names)))[:_MAX_ALIASES],
            # "Residents" in two papers are not one origin: a general name rests on the printed words.
            origin=_origin(mention.text) if generic else entry.id,
            kind=entry.kind,
            alignment=entry.alignment,
        )


def _origin(text: str) -> str:
    return re.sub(r"\W+", "-", fold(text)).strip("-")
