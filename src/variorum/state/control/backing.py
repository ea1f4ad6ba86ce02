"""Backing: who is told only as a help to those who take a place, and who strikes it from afar."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from variorum.model.claims import Actor, Claim, GroundedClaim, Mention
from variorum.state.control.extents import position
from variorum.state.control.knowledge import words

# How much of a sentence before and after a name is looked at, in letters.
_REACH = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Roles:
    """The doers of a claim: who takes or holds, who backs them, and who only strikes from afar."""

    holders: tuple[Actor, ...]
    backers: tuple[Actor, ...] = ()
    strikers: tuple[Actor, ...] = ()


def roles_of(claim: GroundedClaim) -> Roles:
    """Who of a claim's doers hold ground, by the words around their names.

    "Rebels backed by the neighbour's army", "with air support from", "under the cover of": who backs holds
    nothing. Nor does who is named for strikes, jets or guns. "A and B", "A together with B" stay joint. Where
    all would be backers, nothing tells them apart and all are kept.
    """
    if not claim.claim.evidence.sentence:
        return Roles(holders=claim.agents)
    if len(claim.agents) == 1:
        # Nobody backs himself.
        afar = _strikes(claim.claim, claim.agents[0])
        return Roles(holders=() if afar else claim.agents, strikers=claim.agents if afar else ())
    backers: list[Actor] = []
    strikers: list[Actor] = []
    holders: list[Actor] = []
    for actor in claim.agents:
        if _backs(claim.claim, actor, claim.agents):
            backers.append(actor)
        else:
            (strikers if _strikes(claim.claim, actor) else holders).append(actor)
    if not holders and not strikers:
        return Roles(holders=claim.agents)
    return Roles(holders=tuple(holders), backers=tuple(backers), strikers=tuple(strikers))


def _backs(claim: Claim, actor: Actor, beside: Iterable[Actor]) -> bool:
    mention = actor.mention
    if any(_stands_in(mention, other.mention) for other in beside):
        return True
    before, after = _around(claim, actor)
    return bool(
        _backed_by().search(before)
        or _support_of().search(before)
        or (_with().search(before) and _support_after().match(after))
    )


def _stands_in(mention: Mention, wider: Mention) -> bool:
    """Whether a name is a part of another's: "the neighbour" in "rebels backed by the neighbour"."""
    inside = wider.start <= mention.start and mention.end <= wider.end
    return inside and 0 < len(mention.text) < len(wider.text) and mention.text in wider.text


def _strikes(claim: Claim, actor: Actor) -> bool:
    last = actor.mention.text.lower().split()[-1:]
    if last and last[0] in words().strikes and " " in actor.mention.text:
        return True
    _, after = _around(claim, actor)
    return _strikes_after().match(after) is not None


def _around(claim: Claim, actor: Actor) -> tuple[str, str]:
    """The words of the sentence before and after a name, lower case; empty where it does not stand there."""
    at = position(claim, actor.mention)
    if at < 0:
        return "", ""
    sentence, end = claim.evidence.sentence, at + len(actor.mention.text)
    return sentence[max(0, at - _REACH) : at].lower(), sentence[end : end + _REACH].lower()


def _any(listed: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(listed, key=lambda word: (-len(word), word)))


# Between the words of support and the name stand at most three words. After a comma comes another party.
_FEW = r"(?:[\w'’.-]+ ){0,3}"


@cache
def _backed_by() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_any(words().supporting)})(?: \w+)? by {_FEW}$")


@cache
def _support_of() -> re.Pattern[str]:
    return re.compile(rf"\b(?:with|under|thanks to) {_FEW}(?:{_any(words().support)}) (?:of|from|by) {_FEW}$")


@cache
def _with() -> re.Pattern[str]:
    return re.compile(rf"\b(?:with|under|thanks to|behind) {_FEW}$")


@cache
def _support_after() -> re.Pattern[str]:
    return re.compile(rf"(?:['’]s?)?(?: [\w-]+){{0,2}} (?:{_any(words().support | words().strikes)})\b")


@cache
def _strikes_after() -> re.Pattern[str]:
    between = _any(words().striking)
    return re.compile(rf"(?:['’]s?)?(?:[ -](?:{between}))*[ -](?:{_any(words().strikes)})\b")
