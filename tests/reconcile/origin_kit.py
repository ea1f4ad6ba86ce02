"""Origin cases: all claims of an entry are accounts of one event, whatever comparing them would say.

An entry is written as in case_kit; `voices` gives {document: {id, side}} where its outlet is a known source.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from case_kit import MergingCase, read_merging_cases

from variorum.lexicon.fold import slug
from variorum.model.events import OriginLink
from variorum.model.reasons import Reason
from variorum.reconcile.documents.facts import DocumentFacts, copy_roots
from variorum.reconcile.documents.voices import Voice
from variorum.reconcile.origins.origins import claim_origins, deed_of, origin_links, support
from variorum.reconcile.origins.status import status
from variorum.reconcile.witnesses.chains import heard
from variorum.reconcile.witnesses.sides import Lineage
from variorum.reconcile.witnesses.witnesses import Witness, witness


@dataclass(frozen=True)
class Weighed:
    """What an entry's claims come to as one event."""

    origins: dict[str, str]
    links: dict[str, OriginLink]
    status: str
    rule: Reason
    reasons: tuple[Reason, ...]
    told: int


def witnesses_of(case: MergingCase) -> list[Witness]:
    roots = dict(copy_roots(case.copies))
    roots.update({root: root for root in roots.values()})
    lineage = Lineage(case.broader)
    made = []
    for claim in case.claims:
        facts = case.documents[claim.claim.document_id]
        root = case.documents.get(roots.get(facts.id, ""))
        one = witness(claim, facts, root, lineage)
        voice = _voice(case, root or facts)
        said = heard(claim.speakers, deed_of(one), voice)
        made.append(
            replace(one, origin=said.origin, named=said.named, speaker=said.speaker, alignment=said.alignment)
        )
    return made


def _voice(case: MergingCase, root: DocumentFacts) -> Voice:
    known = case.raw.get("voices", {}).get(root.id)
    name = root.credits[0] if len(root.credits) == 1 else root.outlet
    return Voice(**known) if known else Voice(slug(name)) if name else Voice(root.id)


def weighed(case: MergingCase) -> Weighed:
    accounts = witnesses_of(case)
    told = [one for one in accounts if not one.denies]
    denied = [one for one in accounts if one.denies]
    origins = claim_origins(accounts)
    conflicts = [
        Reason(rule="contradiction", detail=f"accounts differ on {name}", weight=-0.5)
        for name in case.raw["expect"].get("conflicts", ())
    ]
    found, rule = status(told, denied, origins, conflicts)
    return Weighed(
        origins=dict(origins),
        links={link.claim_id: link for link in origin_links(accounts, origins)},
        status=found,
        rule=rule,
        reasons=tuple(support(told, denied, origins)),
        told=len({origins[one.id] for one in told}),
    )


def origin_cases() -> list[MergingCase]:
    return read_merging_cases("origins")


def expected(case: MergingCase) -> dict[str, Any]:
    entry: dict[str, Any] = case.raw["expect"]
    unknown = set(entry) - {
        "origins",
        "count",
        "status",
        "rule",
        "basis",
        "reasons",
        "not_reasons",
        "conflicts",
    }
    assert not unknown, f"{case.name}: unknown keys {unknown}"
    return entry
