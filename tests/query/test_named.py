"""Origins in answers for people stand by their names in print; what programs read keeps the keys."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest

from variorum.model.claims import Attribution, Mention, Speaker
from variorum.model.documents import DocumentHead
from variorum.query.named import named


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
    """As much of a record as names are read from: heads and claims."""

    def __init__(self, *speakers: Speaker) -> None:
        self._speakers = {f"claim-{number}": (one,) for number, one in enumerate(speakers, 1)}

    def heads(self) -> list[DocumentHead]:
        head = DocumentHead(
            id="doc-1", source="a.txt", title="On the river", outlet="Reader's Notebook", published=None
        )
        return [head, replace(head, id="doc-2", outlet=None, title="A leaf without a name")]

    def speakers(self, claim_id: str) -> tuple[Speaker, ...]:
        return self._speakers.get(claim_id, ())


def _speaker(origin: str, name: str, printed: str, kind: str = "") -> Speaker:
    said = Attribution(speaker=Mention(text=printed, start=0, end=len(printed)), cue="said")
    return Speaker(attribution=said, source_id=None, name=name, origin=origin, kind=kind)


def _named(origin: str, *speakers: Speaker) -> str:
    answer = _Answer(accounts=(_Account(claim_id="claim-1", origin=origin),), origins=(origin,))
    found = named(_Record(*speakers), answer)  # type: ignore[arg-type]
    assert found.origins == (found.accounts[0].origin,)
    return found.accounts[0].origin


@pytest.mark.parametrize(
    ("origin", "speakers", "name"),
    [
        ("state-tv", (_speaker("state-tv", "State television", "television"),), "State television"),
        ("trader", (_speaker("trader", "companies", "trader", "generic"),), "trader"),
        ("readers-notebook", (), "Reader's Notebook"),
        ("doc-2", (), "“A leaf without a name”"),
        (
            "residents (readers-notebook)",
            (_speaker("residents", "residents", "local residents", "generic"),),
            "local residents cited by Reader's Notebook",
        ),
        ("nobody-tells", (), "nobody-tells"),
    ],
)
def test_an_origin_is_called_as_it_is_printed(origin: str, speakers: tuple[Speaker, ...], name: str) -> None:
    assert _named(origin, *speakers) == name


def test_a_running_total_by_account_is_named_by_its_origin() -> None:
    series = _Series(key="state-tv", name="state-tv", claims=("claim-1",))
    found = named(_Record(_speaker("state-tv", "State television", "TV")), series)  # type: ignore[arg-type]

    assert (found.key, found.name) == ("state-tv", "State television")


def test_an_answer_without_origins_is_given_back_itself() -> None:
    answer = _Answer(accounts=(), origins=(), count=3)

    assert named(_Record(), answer) is answer  # type: ignore[arg-type]


def test_two_origins_of_one_printed_name_stay_two() -> None:
    traders = [_speaker(f"trader-{number}", "companies", "a trader", "generic") for number in (1, 2)]
    accounts = tuple(_Account(claim_id=f"claim-{number}", origin=f"trader-{number}") for number in (1, 2))
    answer = _Answer(accounts=accounts, origins=("trader-1", "trader-2"))
    found = named(_Record(*traders), answer)  # type: ignore[arg-type]

    assert found.origins == ("a trader", "a trader (trader-2)")
