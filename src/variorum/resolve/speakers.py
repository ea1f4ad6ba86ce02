"""Speakers: cited words to known sources, and the origin their word rests on."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from variorum.lexicon.fold import fold, slug
from variorum.lexicon.records import ActorEntry, SourceEntry
from variorum.model.claims import Actor, Attribution, Mention, Speaker
from variorum.resolve.parties import PartyGrounder
from variorum.resolve.party_setting import PartySetting
from variorum.resolve.speaker_voices import KnownSources, Voice, Voices

_MAX_ALIASES = 12
_STATE_KINDS = frozenset({"state-force", "government", "police", "intelligence"})
_GENERAL = frozenset({"generic", "civilian"})
# What one unknown man or woman of a state's body is as a source.
_OFFICES = {
    "state-force": "military",
    "government": "official",
    "police": "official",
    "intelligence": "official",
}
# "army spokesman Nabil Adan": what a person is, then the name.
_ROLE = re.compile(r"(?P<role>[A-Za-z][\w-]*(?:\s+[a-z][\w-]*){0,5})\s+(?P<name>[A-Z].*)")
# "director of the X", "spokesman for Y": what an office is of.
_OFFICE_OF = re.compile(r"\b(?:of|for|at)\s+(?:the\s+)?(.+)$")


@dataclass(frozen=True, slots=True)
class _Heard:
    """A speaker of the article with the words of each of his or her names."""

    speaker: Speaker
    forms: tuple[frozenset[str], ...]


# Roles of general parties that are a side: "rebels", "the opposition's fighters".
_SIDED = frozenset({"armed", "state"})


class SpeakerGrounder:
    """Grounds the speakers of one article; remembers short names used after long ones."""

    def __init__(self, sources: KnownSources, setting: PartySetting, parties: PartyGrounder) -> None:
        self._sources = sources
        self._setting = setting
        self._parties = parties
        self._voices = Voices(sources, setting)
        # By what makes a speaker another one, in the order last heard.
        self._heard: dict[tuple[object, ...], _Heard] = {}

    def ground(self, attribution: Attribution) -> Speaker:
        """The source a speaker is; source_id None and the printed words where none is known."""
        text = attribution.speaker.text
        for rule in (
            self._person,
            self._named,
            self._of_apposition,
            self._of_role,
            self._short_form,
            self._voice,
            self._party,
            self._general,
        ):
            speaker = rule(attribution)
            if speaker is not None:
                break
        else:
            speaker = self._unknown(attribution)
        self._hear(speaker, text)
        return speaker

    def _unknown(self, attribution: Attribution) -> Speaker:
        """A speaker that nothing known fits, by the fullest form of the name that the article gives."""
        mention = attribution.speaker
        actor = self._parties.ground(replace(mention, refers_to=None))
        known_form = actor.id is None and actor.kind != ""
        return Speaker(
            attribution=attribution,
            source_id=None,
            name=actor.name if known_form else mention.text,
            origin=slug(actor.name if known_form else mention.text),
            kind=self._kind_of(mention, actor) if known_form else "",
            aliases=_aliases(mention.refers_to.text) if mention.refers_to else (),
            reasons=("no known source has this name",),
        )

    def _kind_of(self, mention: Mention, actor: Actor) -> str:
        """That of a body by the form of its name; "the head of" it is one of its officials."""
        office = mention.head in self._sources.lexicon.words.parties.person_titles
        return "official" if office else actor.kind

    def _hear(self, speaker: Speaker, text: str) -> None:
        key = (text, speaker.source_id, speaker.name, speaker.aliases)
        heard = self._heard.pop(key, None)
        if heard is None:
            words = (frozenset(fold(form).split()) for form in (speaker.name, text, *speaker.aliases))
            heard = _Heard(speaker, tuple(words))
        self._heard[key] = heard

    def _named(self, attribution: Attribution) -> Speaker | None:
        entry = self._entry(attribution.speaker)
        return _source(attribution, entry, attribution.speaker) if entry else None

    def _entry(self, mention: Mention) -> SourceEntry | None:
        """A source by its name, or by a name of its inside the mention, the longest first."""
        found = self._sources.by_name(mention.text)
        if not found:
            inside = self._setting.names.inside(mention.start, mention.end, "source")
            ids = (i for n in sorted(inside, key=lambda n: n.start - n.end) for i in n.ids)
            found = tuple(e for i in ids if (e := self._sources.lexicon.sources.get(i)))
        proper = [e for e in found if e.kind != "generic"]
        if not proper:
            return None
        weight = self._setting.context.weight
        return max(proper, key=lambda e: (weight(e.country), -len(e.id), e.id))

    def _of_apposition(self, attribution: Attribution) -> Speaker | None:
        """An unknown person's words rest on the body he or she speaks for."""
        mention = attribution.speaker
        if mention.refers_to is None:
            return None
        body = self._entry(mention.refers_to)
        if body is not None:
            speaker = _source(attribution, body, mention)
            return replace(
                speaker,
                aliases=_aliases(mention.text, *speaker.aliases),
                reasons=(f"speaks for {body.name}, named beside",),
            )
        actor = self._parties.ground(replace(mention.refers_to, refers_to=None))
        if actor.id is None or actor.kind in (*_GENERAL, "person"):
            return None
        return replace(
            self._of_actor(attribution, actor),
            aliases=_aliases(mention.text, actor.name, *actor.aliases),
            reasons=(f"speaks for {actor.name}, named beside",),
        )

    def _known_person(self, mention: Mention) -> ActorEntry | None:
        # What stands in apposition describes the speaker; it is not what the name refers to.
        actor = self._parties.ground(replace(mention, refers_to=None))
        entry = self._setting.known.get(actor.id)
        return entry if entry is not None and entry.kind == "person" else None

    def _person(self, attribution: Attribution) -> Speaker | None:
        mention = attribution.speaker
        person = self._known_person(mention)
        if person is None:
            return None
        return self._of_person(
            attribution, person, self._entry(mention.refers_to) if mention.refers_to else None
        )

    def _of_person(self, attribution: Attribution, person: ActorEntry, beside: SourceEntry | None) -> Speaker:
        """A known person speaks for the body he or she belongs to."""
        above = self._setting.known.get(person.parent)
        body = beside or (self._body_of(person.role) if above is None else None)
        names = (body.name, *body.names[:3]) if body else (above.name,) if above else ()
        origin = body.id if body else above.id if above else person.id
        side = body.alignment if body else origin if above else None
        by_name = not self._is_common(attribution.speaker)
        return Speaker(
            attribution=attribution,
            source_id=person.id,
            name=person.name,
            aliases=_aliases(attribution.speaker.text, *names, *person.names),
            origin=origin,
            kind="person" if by_name else "official",
            alignment=side,
            country=person.country,
            reasons=(f"{person.name}" + (f" speaks for {names[0]}" if names else " is known by name"),),
        )

    def _body_of(self, role: str) -> SourceEntry | None:
        """The known source that an office is one of."""
        match = _OFFICE_OF.search(role)
        found = self._sources.by_name(match[1]) if match else ()
        return next((e for e in found if e.kind != "generic"), None)

    def _of_role(self, attribution: Attribution) -> Speaker | None:
        """ "Army spokesman Nabil Adan": the voice that the role is, by the name of its person."""
        mention = attribution.speaker
        match = _ROLE.fullmatch(mention.text)
        if match is None:
            return None
        role = match["role"]
        cut = replace(mention, text=role, end=mention.start + len(role), head=role.rpartition(" ")[2])
        voice = self._voices.read(self._setting.phrase(cut))
        if voice is None or voice.entry is None:
            return None
        made = self._of_voice(attribution, voice, role)
        return replace(made, aliases=_aliases(match["name"], mention.text, *made.aliases))

    def _short_form(self, attribution: Attribution) -> Speaker | None:
        """ "the Observatory", "the ministry" after the full name, "Abdel Rahman" after that of a person."""
        mention = attribution.speaker
        words = frozenset(fold(mention.text).removeprefix("the ").split())
        capital = mention.text[:1].isupper()
        if not words or not (capital or self._setting.is_definite(mention)):
            return None
        for heard in reversed(self._heard.values()):
            speaker = heard.speaker
            if any(words < form for form in heard.forms) and (capital or _is_body(speaker)):
                return self._again(attribution, speaker)
        return self._body_last_heard(attribution, words)

    def _body_last_heard(self, attribution: Attribution, words: frozenset[str]) -> Speaker | None:
        """ "The group", "the agency": the monitor or outlet that spoke last, if it is one."""
        last = next(reversed(self._heard.values()), None)
        if last is None or len(words) != 1 or last.speaker.source_id is None:
            return None
        kinds = self._sources.words.bodies.get(next(iter(words)), ())
        return self._again(attribution, last.speaker) if last.speaker.kind in kinds else None

    def _again(self, attribution: Attribution, speaker: Speaker) -> Speaker:
        text = attribution.speaker.text
        return replace(
            speaker,
            attribution=attribution,
            aliases=_aliases(text, *speaker.aliases),
            reasons=(f'a later form of "{speaker.name}"',),
        )

    def _voice(self, attribution: Attribution) -> Speaker | None:
        mention = attribution.speaker
        voice = self._voices.read(self._setting.phrase(mention))
        return self._of_voice(attribution, voice, mention.text) if voice else None

    def _of_voice(self, attribution: Attribution, voice: Voice, text: str) -> Speaker:
        if voice.entry is not None:
            made = _source(attribution, voice.entry, attribution.speaker)
            return replace(made, reasons=(voice.reason,))
        general = self._sources.general(text, attribution.speaker.head + "s")
        return Speaker(
            attribution=attribution,
            source_id=general.id if general else None,
            name=text,
            aliases=(general.name,) if general else (),
            # Officials in two papers are not one origin: a general name rests on the printed words.
            origin=slug(text),
            kind=voice.kind,
            alignment=voice.alignment,
            country=voice.country,
            reasons=(voice.reason,),
        )

    def _party(self, attribution: Attribution) -> Speaker | None:
        """A known party that speaks for itself."""
        mention = attribution.speaker
        actor = self._parties.ground(replace(mention, refers_to=None))
        if actor.id is None or (actor.kind in _GENERAL and self._sources.general(mention.text)):
            return None
        made = self._of_actor(attribution, actor)
        office = _OFFICES.get(actor.kind)
        if office is None or mention.head not in self._sources.words.unidentified:
            return made
        # "An Iraqi officer" is one of the army, and nobody known.
        return replace(
            made,
            source_id=None,
            name=mention.text,
            aliases=_aliases(actor.name, *made.aliases),
            origin=slug(mention.text),
            kind=office,
            reasons=(f"nobody by name, of {actor.name}",),
        )

    def _of_actor(self, attribution: Attribution, actor: Actor) -> Speaker:
        text = attribution.speaker.text
        general = actor.kind in _GENERAL
        government = None
        if actor.kind in _STATE_KINDS and actor.country:
            government = self._setting.known.lexicon.actors.government_of(actor.country)
        return Speaker(
            attribution=attribution,
            source_id=actor.id,
            name=actor.name,
            aliases=_aliases(text, *actor.aliases),
            origin=slug(text) if general else actor.id or slug(text),
            kind=actor.kind,
            alignment=government.id if government else None if self._sideless(actor) else actor.id,
            country=actor.country,
            reasons=actor.reasons,
        )

    def _sideless(self, actor: Actor) -> bool:
        """ "Officials", "farmers": a general name that fights on no side."""
        entry = self._setting.known.get(actor.id)
        return entry is not None and entry.kind in _GENERAL and entry.role not in _SIDED

    def _general(self, attribution: Attribution) -> Speaker | None:
        """ "Witnesses", "local activists", "a Karen officer": nobody in particular, on no side."""
        mention = attribution.speaker
        bare = self._setting.phrase(mention).text
        known = self._sources.general(mention.text, bare)
        entry = known or self._sources.general(mention.head + "s", mention.head)
        if entry is None or (known is None and not self._is_common(mention)):
            return None
        return _source(attribution, entry, mention)

    def _is_common(self, mention: Mention) -> bool:
        """Whether a mention ends on a common noun, and not as a name does."""
        return mention.text.rpartition(" ")[2].islower()


def _source(attribution: Attribution, entry: SourceEntry, mention: Mention) -> Speaker:
    general = entry.kind == "generic"
    return Speaker(
        attribution=attribution,
        source_id=entry.id,
        name=entry.name,
        aliases=_aliases(mention.text, *entry.names),
        # "Residents" in two papers are not one origin: a general name rests on the printed words.
        origin=slug(mention.text) if general else entry.id,
        kind=entry.kind,
        alignment=entry.alignment,
        country=entry.country,
        reasons=(f'"{mention.text}" is a general name' if general else f"named {entry.name}",),
    )


def _is_body(speaker: Speaker) -> bool:
    return speaker.source_id is not None and speaker.kind not in ("person", "generic")


def _aliases(*names: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))[:_MAX_ALIASES]
