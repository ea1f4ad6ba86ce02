"""Following claims: a judgement stays on its words when they only get another place in their document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from variorum.model.claims import GroundedClaim
from variorum.model.events import Judgement, Seen
from variorum.model.judgements import words_digest

ClaimOf = Callable[[str], GroundedClaim | None]
ClaimsIn = Callable[[str], Iterable[GroundedClaim]]


def followed(
    judgements: Iterable[Judgement], claim_of: ClaimOf, claims_in: ClaimsIn
) -> tuple[Judgement, ...]:
    """`judgements` on the claims as they are called now.

    `claim_of` finds a claim by its id, `claims_in` gives those of a document by its id. Better cleaning moves
    the words of a document and so gives its claims other ids. Where a claim is gone and just one claim of its
    document has the same raw words, the judgement is on that one.
    """
    texts: dict[str, Mapping[str, list[str]]] = {}

    def now(seen: Seen) -> str:
        if claim_of(seen.claim_id) is not None:
            return seen.claim_id
        if seen.document_id not in texts:
            texts[seen.document_id] = _by_words(claims_in(seen.document_id))
        alike = texts[seen.document_id].get(seen.words, ())
        return alike[0] if len(alike) == 1 else seen.claim_id

    return tuple(_on(one, {seen.claim_id: now(seen) for seen in one.seen}) for one in judgements)


def _by_words(claims: Iterable[GroundedClaim]) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in claims:
        found.setdefault(words_digest(one.claim), []).append(one.claim.id)
    return found


def _on(judgement: Judgement, names: Mapping[str, str]) -> Judgement:
    """The judgement on the claims of these names, each by the one it had."""
    if all(old == new for old, new in names.items()):
        return judgement
    return replace(
        judgement,
        left=names.get(judgement.left, judgement.left),
        right=names.get(judgement.right, judgement.right),
        seen=tuple(replace(one, claim_id=names[one.claim_id]) for one in judgement.seen),
    )
