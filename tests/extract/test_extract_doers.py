"""Doers that stand away from their act: in clauses on it, under blame, behind pronouns, beside others."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from variorum.model.claims import Claim, Mention

Told = Callable[..., tuple[Claim, ...]]


def meant(mentions: tuple[Mention, ...]) -> list[str]:
    """Each mention's words, or those that it stands for."""
    return [(m.refers_to or m).text for m in mentions]


DOERS = [
    ("An attack carried out by rebels on the town of Bria killed ten people.", "attack", ["rebels"]),
    ("The ambush near Lashio was blamed on Kachin fighters.", "attack", ["Kachin fighters"]),
    ("The governor blamed the insurgents for an ambush near Palma.", "attack", ["insurgents"]),
    ("According to the Malian army, its soldiers captured Kidal.", "capture", ["Malian army"]),
    ("The rebels, whose fighters are at war with the army, gave no answer.", "clash", ["army", "rebels"]),
    (
        "Clashes between the army and M23 fighters broke out near Sake.",
        "clash",
        ["army", "M23 fighters"],
    ),
    ("The army freed two herders held hostage by gunmen near Djibo.", "detain", ["gunmen"]),
]


@pytest.mark.parametrize(("text", "kind", "agents"), DOERS, ids=[d[0] for d in DOERS])
def test_doer(told: Told, text: str, kind: str, agents: list[str]) -> None:
    assert [meant(c.agents) for c in told(text) if c.event_type == kind] == [agents]


NOT_DOERS = [
    # Nobody is blamed; the place of the act does nothing.
    ("The governor condemned the ambush near Lashio.", "attack", []),
    # A person is never "its".
    (
        "General Adan said that the militia lost a post after its fighters had left Bria.",
        "withdraw",
        ["militia"],
    ),
    # "With" alone names means, not a companion.
    ("Soldiers captured Malakal with help of the rains.", "capture", ["Soldiers"]),
    ("Soldiers took two teachers hostage in Kafanchan.", "detain", ["Soldiers"]),
]


@pytest.mark.parametrize(("text", "kind", "agents"), NOT_DOERS, ids=[d[0] for d in NOT_DOERS])
def test_no_other_doer(told: Told, text: str, kind: str, agents: list[str]) -> None:
    found = [c for c in told(text) if c.event_type == kind]
    assert all(meant(c.agents) == agents for c in found)


def test_others_are_the_rest_of_those_told_of(told: Told) -> None:
    claims = told("Dozens of rebels were killed in an air strike and others fled from Bria.")
    assert meant(next(c for c in claims if c.event_type == "displace").patients) == ["Dozens of rebels"]


def test_he_is_the_person_told_of_before(told: Told) -> None:
    claims = told("Mayor Nabil Adan fled the attack on the port. Rebels, he said, captured Bria.")
    assert [a.speaker.text for c in claims[-1:] for a in c.attributions] == ["Mayor Nabil Adan"]


def test_he_is_not_the_officials_before(told: Told) -> None:
    claims = told("Officials said that rebels took Bria. He added that rebels took Malakal.")
    speakers = [[a.speaker.text for a in c.attributions] for c in claims]
    assert speakers[0] == ["Officials"]
