"""Origins in answers for people stand by their names; what programs read keeps the keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from variorum.lexicon.lexicon import Lexicon
from variorum.model.claims import Attribution, Mention, Speaker
from variorum.model.documents import DocumentHead
from variorum.query.named import named
from variorum.query.origins import OriginNames, with_names
from variorum.store.reading_origins import OutletLine


@dataclass(frozen=True, kw_only=True)
class _Account:
    claim_id: str
    origin: str


@dataclass(frozen=True, kw_only=True)
class _Answer:
    accounts: tuple[_Account, ...]
    origins: tuple[str, ...]
    count: int = 0


@dataclass(frozen=True, kw_only=True)
class _Series:
    key: str
    name: str
    claims: tuple[str, ...]


class _Record:
    """As much of a record as names are read from: heads, outlets and speakers."""

    def __init__(self, *speakers: Speaker) -> None:
        self._speakers = {f"claim-{number}": (one,) for number, one in enumerate(speakers, 1)}

    def outlet_lines(self) -> list[OutletLine]:
        return [OutletLine(outlet="Reader's Notebook", documents=1, copies=0)]

    def head(self, document_id: str) -> DocumentHead | None:
        known = DocumentHead(id="doc-2", source="a.txt", title="A leaf without a name")
        return known if document_id == known.id else None

    def speakers(self, claim_id: str) -> tuple[Speaker, ...]:
        return self._speakers.get(claim_id, ())


def _speaker(origin: str, name: str, printed: str, kind: str = "") -> Speaker:
    said = Attribution(speaker=Mention(text=printed, start=0, end=len(printed)), cue="said")
    return Speaker(attribution=said, source_id=None, name=name, origin=origin, kind=kind)


@pytest.fixture
def names(lexicon: Lexicon) -> Callable[..., OriginNames]:
    """Names of origins in a record whose claims have these speakers, one each."""
    return lambda *speakers: OriginNames(_Record(*speakers), lexicon, ["Reader's Notebook"])  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("origin", "speakers", "name"),
    [
        ("state-tv", (_speaker("state-tv", "State television", "television"),), "State television"),
        # An office is not called by whoever speaks for it.
        ("syria-military", (_speaker("syria-military", "Ismail Khattar", "Khattar"),), "Syrian military"),
        ("witnesses", (_speaker("witnesses", "witnesses", "Witnesses", "generic"),), "witnesses"),
        ("trader", (_speaker("trader", "companies", "trader", "generic"),), "trader"),
        ("readers-notebook", (), "Reader's Notebook"),
        ("doc-2", (), "“A leaf without a name”"),
        (
            "residents (readers-notebook)",
            (_speaker("residents", "residents", "local residents", "generic"),),
            "local residents cited by Reader's Notebook",
        ),
        ("nobody-tells", (), "Nobody tells"),
    ],
)
def test_an_origin_is_called_by_its_name(
    names: Callable[..., OriginNames], origin: str, speakers: tuple[Speaker, ...], name: str
) -> None:
    assert names(*speakers).of(origin, ["claim-1"]) == name


def test_who_nothing_named_yet_is_named_by_a_claim_further_on(names: Callable[..., OriginNames]) -> None:
    asked = names(_speaker("river-guard", "River Guard", "the guard"))

    assert asked.of("river-guard") == "River guard"
    assert asked.of("river-guard", ["claim-1"]) == "River Guard"
    assert asked.of("river-guard") == "River Guard"


def test_reasons_have_names_where_keys_stood() -> None:
    names = {"guard": "Guard", "guard (a-paper)": "a guard cited by A Paper", "other": "other"}

    assert with_names("guard (a-paper) and guard: other, but no bodyguard", names) == (
        "a guard cited by A Paper and Guard: other, but no bodyguard"
    )


def test_a_running_total_by_account_is_named_by_its_origin(lexicon: Lexicon) -> None:
    series = _Series(key="state-tv", name="state-tv", claims=("claim-1",))
    record = _Record(_speaker("state-tv", "State television", "TV"))
    found = named(record, series, lexicon)  # type: ignore[arg-type]

    assert (found.key, found.name) == ("state-tv", "State television")


def test_an_answer_without_origins_is_given_back_itself(lexicon: Lexicon) -> None:
    answer = _Answer(accounts=(), origins=(), count=3)

    assert named(_Record(), answer, lexicon) is answer  # type: ignore[arg-type]


def test_two_origins_of_one_printed_name_stay_two(lexicon: Lexicon) -> None:
    traders = [_speaker(f"trader-{number}", "companies", "a trader", "generic") for number in (1, 2)]
    accounts = tuple(_Account(claim_id=f"claim-{number}", origin=f"trader-{number}") for number in (1, 2))
    answer = _Answer(accounts=accounts, origins=("trader-1", "trader-2"))
    found = named(_Record(*traders), answer, lexicon)  # type: ignore[arg-type]

    assert found.origins == ("a trader", "a trader (trader-2)")
