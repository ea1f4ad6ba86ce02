"""What a trigger demands by words leaves out no frame that could stand."""

from __future__ import annotations

from variorum.lexicon.codebook import load_codebook
from variorum.lexicon.demands import are_met, demands_of
from variorum.lexicon.records import Trigger


def test_an_object_a_preposition_and_a_particle_are_demanded() -> None:
    trigger = Trigger(
        name="x",
        event_type="capture",
        pos="verb",
        words=("take+over", "bring+under"),
        object_nouns=("control", "charge"),
        preps=("object/of", "into/hand"),
    )
    assert set(demands_of(trigger)) == {
        frozenset({"over", "under"}),
        frozenset({"control", "charge"}),
        frozenset({"of", "into"}),
    }
    assert are_met(demands_of(trigger), {"they", "take", "control", "of", "it", "over"})
    assert not are_met(demands_of(trigger), {"they", "take", "control", "of", "it"})


def test_a_path_without_a_word_demands_none() -> None:
    trigger = Trigger(name="x", event_type="attack", pos="verb", words=("hit",), preps=("subject", "with"))
    assert demands_of(trigger) == ()


def test_one_word_without_a_particle_frees_the_rest() -> None:
    trigger = Trigger(name="x", event_type="withdraw", pos="verb", words=("pull+out", "withdraw"))
    assert demands_of(trigger) == ()


def test_those_left_are_of_those_that_the_word_opens() -> None:
    codebook = load_codebook()
    every = codebook.at("take", "took")
    words = {"the", "army", "take", "took", "town"}
    left = list(codebook.among("take", "took", words))
    assert left == [trigger for trigger in every if are_met(demands_of(trigger), words)]
    assert 0 < len(left) < len(every)
