"""Groups of reports scored against incidents."""

from __future__ import annotations

import json
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.evaluate.coreference import b_cubed, ceaf, conll, muc
from variorum.evaluate.merging_suite import merging_files, score_merging, write_incident_reports
from variorum.model.errors import InputError

_GROUPS = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=1, max_size=12)


def _named(numbers: list[int]) -> dict[str, int]:
    return {f"r{n}": number for n, number in enumerate(numbers)}


def test_the_worked_example_of_luo() -> None:
    """Twelve mentions in clusters of five, two and five, the last two of which are put together."""
    wanted = _named([1] * 5 + [2] * 2 + [3] * 5)
    made = _named([1] * 5 + [2] * 7)
    assert muc(wanted, made) == pytest.approx((0.9, 1.0))
    assert b_cubed(wanted, made) == pytest.approx((16 / 21, 1.0))
    assert ceaf(wanted, made).recall == pytest.approx((1 + 10 / 12) / 3)


@given(_GROUPS)
def test_what_is_equal_scores_full_and_sides_turn_precision_to_recall(pairs: list[tuple[int, int]]) -> None:
    wanted, made = (_named([pair[side] for pair in pairs]) for side in (0, 1))
    assert b_cubed(wanted, wanted).f1 == pytest.approx(1.0)
    assert ceaf(wanted, wanted).f1 == pytest.approx(1.0)
    for measure in (muc, b_cubed, ceaf):
        one, other = measure(wanted, made), measure(made, wanted)
        assert one == pytest.approx((other.recall, other.precision))
    assert 0.0 <= conll(wanted, made) <= 1.0 + 1e-9


@given(_GROUPS)
def test_the_best_pairing_is_the_best_of_all(pairs: list[tuple[int, int]]) -> None:
    wanted, made = (_named([pair[side] for pair in pairs]) for side in (0, 1))
    rows, columns = sorted(set(wanted.values())), sorted(set(made.values()))
    members = [
        {name: {r for r, n in side.items() if n == name} for name in set(side.values())}
        for side in (wanted, made)
    ]

    def likeness(row: int, column: int) -> float:
        mine, theirs = members[0][row], members[1][column]
        return 2 * len(mine & theirs) / (len(mine) + len(theirs))

    short, long = sorted((rows, columns), key=len)
    turned = short is columns and short is not rows
    best = max(
        sum(likeness(*((b, a) if turned else (a, b))) for a, b in zip(short, order, strict=False))
        for order in permutations(long, len(short))
    )
    assert ceaf(wanted, made).precision == pytest.approx(best / len(columns))


def _write(path: Path, lines: list[dict[str, object]]) -> None:
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")


def _claim(number: int, source: str, killed: int) -> dict[str, object]:
    return {
        "claim_id": f"c{number}",
        "document": {"source": source},
        "evidence": {"start": 0, "quote": ""},
        "event_type": "attack",
        "modality": "asserted",
        "figures": [{"kind": "killed", "low": killed, "high": killed, "scope": "event", "of": "people"}],
    }


def _event(claims: list[str], best: int, low: int, high: int, **more: object) -> dict[str, object]:
    accounts = [{"claim_id": claim, "low": best, "high": best} for claim in claims]
    figure = {"kind": "killed", "of": "people", "low": low, "best": best, "high": high, "accounts": accounts}
    return {"claims": claims, "disputed_by": [], "figures": [{**figure, **more}]}


def _write_raids(tmp_path: Path) -> Path:
    docs = tmp_path / "raids_docs.jsonl"
    _write(docs, [{"id": f"r{n}", "incident_id": i, "text": "Raid."} for n, i in enumerate("aabbcd")])
    _write(
        tmp_path / "raids_incidents.jsonl",
        [
            {"incident_id": "a", "gold": {"killed": [3, 4], "injured": 0}},
            {"incident_id": "b", "gold": {"killed": 2, "injured": 1}},
            {"incident_id": "c", "gold": {}},
            {"incident_id": "d", "gold": None},
        ],
    )
    _write(
        tmp_path / "documents.jsonl",
        [{"id": f"d{n}", "source": f"r{n}", "copy_of": "d2" if n == 3 else None} for n in range(4)],
    )
    _write(tmp_path / "claims.jsonl", [_claim(0, "r0", 3), _claim(1, "r1", 4), _claim(2, "r2", 9)])
    return docs


def _scored(docs: Path, tmp_path: Path, events: list[dict[str, object]]) -> dict[str, object]:
    _write(tmp_path / "events.jsonl", events)
    return {measure.name: measure.value for measure in score_merging(docs, tmp_path).measures}


def test_reports_that_share_an_event_or_a_text_are_together(tmp_path: Path) -> None:
    docs = _write_raids(tmp_path)
    events = [{"claims": ["c0"], "disputed_by": ["c1"]}, {"claims": ["c2"], "disputed_by": []}]
    found = _scored(docs, tmp_path, events)
    assert found["CoNLL"] == 1.0
    assert found["killed told"] == 0.0


def test_an_incident_has_what_the_events_of_its_reports_count(tmp_path: Path) -> None:
    docs = _write_raids(tmp_path)
    found = _scored(docs, tmp_path, [_event(["c0", "c1"], 3, 3, 4), _event(["c2"], 9, 9, 9)])
    assert found["incidents with a count of the dead"] == 2
    assert found["killed exact"] == 0.5
    assert found["killed ranges that meet"] == 0.5
    assert found["injured exact"] == 0.5
    assert found["both exact"] == 0.5


def test_totals_and_parts_of_a_count_answer_for_no_incident(tmp_path: Path) -> None:
    docs = _write_raids(tmp_path)
    events = [
        _event(["c0", "c1"], 3, 3, 4, scope="cumulative"),
        _event(["c2"], 2, 2, 2, part=True),
        _event(["c2"], 2, 2, 2, households=True),
    ]
    found = _scored(docs, tmp_path, events)
    assert found["killed told"] == 0.0


def test_the_number_that_most_reports_back_answers_whichever_events_tell_it(tmp_path: Path) -> None:
    docs = _write_raids(tmp_path)
    _write(
        tmp_path / "claims.jsonl",
        [_claim(0, "r0", 3), _claim(1, "r1", 4), _claim(2, "r2", 9), _claim(3, "r3", 2)],
    )
    events = [_event(["c2"], 9, 9, 9), _event(["c3"], 2, 2, 2), _event(["c2"], 2, 2, 2)]
    found = _scored(docs, tmp_path, events)
    assert found["killed exact"] == 0.5


def test_articles_and_files_of_a_set(tmp_path: Path) -> None:
    sources = tmp_path / "raids_sources.jsonl"
    _write(sources, [{"id": "r1", "incident_ids": ["a", "b"], "text": "Raid.", "pubdate": ""}])
    assert merging_files(sources) == [sources]
    (written,) = write_incident_reports(sources, tmp_path)
    article = json.loads(Path(written).read_text(encoding="utf-8"))
    assert (article["source"], article["published"], article["text"]) == ("r1", None, "Raid.")


def test_a_line_of_another_shape_is_named(tmp_path: Path) -> None:
    docs = tmp_path / "raids_docs.jsonl"
    _write(docs, [{"text": "Raid."}])
    with pytest.raises(InputError, match="no report of an incident"):
        write_incident_reports(docs, tmp_path)
