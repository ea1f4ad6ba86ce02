"""Chains: whom of the speakers of a claim its words rest on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from variorum.lexicon.fold import fold
from variorum.lexicon.yaml_files import load_yaml
from variorum.model.claims import Speaker
from variorum.reconcile.documents.voices import Voice
from variorum.reconcile.witnesses.interests import Deed, interest


@dataclass(frozen=True, slots=True)
class _Roles:
    """What origins.yaml says of sources: see there."""

    channels: frozenset[str]
    channel_names: frozenset[str]
    crowds: frozenset[str]
    citing: frozenset[str]


@cache
def _roles() -> _Roles:
    raw = load_yaml(files("variorum.reconcile.witnesses") / "origins.yaml")
    return _Roles(*(frozenset(raw[key]) for key in ("channels", "channel_names", "crowds", "citing")))


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """Whose word a claim is: the key of its origin, and whether its words name it.

    `speaker` is the name of who is cited, "" where nobody is; `alignment` the party it speaks for.
    """

    origin: str
    named: bool
    speaker: str = ""
    alignment: str | None = None


def heard(speakers: Sequence[Speaker], deed: Deed, voice: Voice) -> Heard:
    """On whom a claim of `deed` rests: the speaker that `rests_on` finds, else the text's own `voice`."""
    speaker = rests_on(speakers, deed)
    if speaker is None:
        return Heard(origin=voice.id, named=False, alignment=voice.side)
    return Heard(
        origin=origin_of(speaker, voice.id), named=True, speaker=speaker.name, alignment=speaker.alignment
    )


def rests_on(speakers: Sequence[Speaker], deed: Deed) -> Speaker | None:
    """The speaker whose word a claim is; `speakers` from the outermost in, None where none is named.

    It is the innermost one that is somebody in particular: an outlet, a monitor or an official who cites
    another passes his word on. Three exceptions. Of two who say it side by side it is the first, an
    outlet last. An outlet further in that is not cited, but says that somebody said it, only carries him.
    And what a side says that its enemy owned to is its own word.
    """
    named = [one for one in speakers if one.attribution.named]
    found: Speaker | None = None
    for one in [one for one in named if not is_crowd(one)] or named:
        if found is None or _goes_on(found, one, deed):
            found = one
    return found


def origin_of(speaker: Speaker, voice: str) -> str:
    """The origin that a speaker is. "Residents" are those of one `voice`: whom the text itself rests on."""
    key = speaker.origin or speaker.source_id or fold(speaker.name or speaker.attribution.speaker.text)
    return f"{key} ({voice})" if is_crowd(speaker) else key


def is_crowd(speaker: Speaker) -> bool:
    """Whether a speaker is people in general, of whom every text has its own: "residents", "activists"."""
    return speaker.source_id in _roles().crowds


def is_channel(speaker: Speaker) -> bool:
    """Whether a speaker is an outlet, which passes on what others say."""
    roles = _roles()
    return speaker.kind in roles.channels or speaker.source_id in roles.channel_names


def _goes_on(outer: Speaker, inner: Speaker, deed: Deed) -> bool:
    """Whether the word of `outer` rests on that of `inner`, who comes next."""
    cited = inner.attribution.cue.casefold() in _roles().citing
    if not cited:
        beside = inner.attribution.cue == outer.attribution.cue
        if is_channel(inner) and not is_channel(outer):
            return False
        if beside and not is_channel(outer):
            return False
    return not _puts_words_in_its_mouth(outer, inner, deed)


def _puts_words_in_its_mouth(outer: Speaker, inner: Speaker, deed: Deed) -> bool:
    """Whether one side tells of the other what serves itself: the other's loss, fault or retreat."""
    if outer.alignment is None or inner.alignment in (None, outer.alignment):
        return False
    return interest(outer.alignment, deed) == "own" and interest(inner.alignment, deed) == "against"
