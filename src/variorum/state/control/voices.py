"""Voices: whose word an account is, and how that voice stands to who holds and to who loses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from variorum.lexicon.fold import fold
from variorum.model.claims import GroundedClaim, Speaker
from variorum.model.events import OriginLink

_CITED = frozenset(("named", "cited-elsewhere"))
# A speaker of these kinds, or of none, is nobody in particular.
_NOBODY = frozenset(("", "generic"))


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnVoice:
    """A document that cites nobody: whether its voice is a known source's, and on which side that stands."""

    known: bool = False
    side: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Whose word an account is.

    `speaker` is who is quoted, empty where the outlet says it itself; `side` the party that it speaks for,
    None where nothing says so; `known`: a known source; `hedged`: passed on with a hedge, nobody is named.
    """

    speaker: str = ""
    side: str | None = None
    known: bool = False
    hedged: bool = False


class Speakers:
    """The speakers of one event's claims, by the origin that they are."""

    def __init__(self, claims: Iterable[GroundedClaim]) -> None:
        self._by_origin: dict[str, Speaker] = {}
        for claim in sorted(claims, key=lambda claim: claim.claim.id):
            for speaker in reversed(claim.speakers):
                self._by_origin.setdefault(_origin(speaker), speaker)

    def voice(self, claim: GroundedClaim, link: OriginLink, own: Mapping[str, OwnVoice]) -> Voice:
        """Whose word `claim` is; `own` are the voices of documents that cite nobody, by id."""
        hedged = claim.claim.modality == "reported" and not any(s.attribution.named for s in claim.speakers)
        speaker = self._of(claim, link)
        if speaker is not None:
            known = bool(speaker.source_id) and speaker.kind not in _NOBODY
            shown = speaker.name or speaker.attribution.speaker.text
            return Voice(speaker=shown, side=speaker.alignment, known=known, hedged=hedged)
        printed = own.get(link.carried_from or link.document_id, OwnVoice())
        shown = next((s.name or s.attribution.speaker.text for s in reversed(claim.speakers)), "")
        if link.basis not in _CITED:
            return Voice(speaker=shown, side=printed.side, known=printed.known, hedged=hedged)
        return Voice(speaker=shown, hedged=hedged)

    def _of(self, claim: GroundedClaim, link: OriginLink) -> Speaker | None:
        if link.basis not in _CITED:
            return None
        spoken = next((one for one in reversed(claim.speakers) if _is_origin(one, link.origin)), None)
        return spoken or self._by_origin.get(link.origin)


def _origin(speaker: Speaker) -> str:
    return speaker.origin or speaker.source_id or fold(speaker.name or speaker.attribution.speaker.text)


def _is_origin(speaker: Speaker, origin: str) -> bool:
    """Whether `origin` is this speaker: people in general have the text that cites them after their name."""
    mine = _origin(speaker)
    return bool(mine) and (origin == mine or origin.startswith(f"{mine} ("))
