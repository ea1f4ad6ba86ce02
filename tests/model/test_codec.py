"""The JSON codec: what goes out comes back equal, and nothing of another shape comes in."""

from __future__ import annotations

import json
import math
from dataclasses import MISSING, dataclass, fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.model import claims, documents, events, issues, readings
from variorum.model.claims import Attribution, Claim, Evidence, Figure, GroundedClaim, Mention
from variorum.model.codec import from_json, json_text, to_json
from variorum.model.documents import RawDocument
from variorum.model.errors import CodecError
from variorum.model.issues import Issue, Outcome

RECORDS = [
    record
    for module in (claims, documents, events, issues, readings)
    for record in vars(module).values()
    if is_dataclass(record) and isinstance(record, type) and record.__module__ == module.__name__
]
RECORDS.remove(Outcome)
GENERIC = [Outcome[GroundedClaim], Outcome[tuple[Issue, ...]], Outcome[str | None]]
WITH_DEFAULTS = [r for r in RECORDS if all(f.default is not MISSING for f in fields(r))]
SIMPLE: dict[Any, st.SearchStrategy[Any]] = {
    float: st.floats(allow_nan=False, allow_infinity=False),
    str: st.text(max_size=8),
    int: st.integers(),
    bool: st.booleans(),
    bytes: st.binary(max_size=8),
    NoneType: st.none(),
}


@cache
def values_of(hint: Any) -> st.SearchStrategy[Any]:
    """Any value of type `hint`, among those JSON can hold."""
    if hint in SIMPLE:
        return SIMPLE[hint]
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Literal:
        return st.sampled_from(arguments)
    if origin is tuple:
        return st.lists(values_of(arguments[0]), max_size=2).map(tuple)
    if origin in (Union, UnionType):
        return st.one_of([st.deferred(lambda m=m: values_of(m)) for m in arguments])
    return records_of(hint)


def records_of(hint: Any) -> st.SearchStrategy[Any]:
    record = get_origin(hint) or hint
    given_for = dict(zip(getattr(record, "__parameters__", ()), get_args(hint), strict=False))
    hints = {name: given_for.get(h, h) for name, h in get_type_hints(record).items()}
    return st.builds(record, **{f.name: values_of(hints[f.name]) for f in fields(record)})


@pytest.mark.parametrize("record_type", [*RECORDS, *GENERIC], ids=str)
@settings(max_examples=10, deadline=None)
@given(choice=st.data())
def test_what_goes_out_comes_back_equal(record_type: Any, choice: st.DataObject) -> None:
    record = choice.draw(records_of(record_type))

    text = json_text(to_json(record))

    assert text.encode("utf-8")
    assert from_json(record_type, json.loads(text)) == record


@pytest.mark.parametrize("record_type", WITH_DEFAULTS, ids=str)
def test_defaults_are_written_too(record_type: Any) -> None:
    assert list(to_json(record_type())) == [f.name for f in fields(record_type)]


def small_claim() -> dict[str, Any]:
    words = Mention(text="the garrison", start=0, end=12)
    claim = Claim(
        id="c-1",
        document_id="d-1",
        event_type="withdraw",
        evidence=Evidence(start=0, end=17, quote="the garrison left", sentence="", sentence_start=0),
        trigger=Mention(text="left", start=13, end=17),
        agents=(words, Mention(text="it", start=30, end=32, refers_to=words)),
        figures=(Figure(kind="troops", low=40.0, high=None, of="", text="40", start=20, end=22),),
        attributions=(Attribution(speaker=words, cue="said"),),
    )
    return to_json(claim)  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        (["evidence", "start"], "3", "Claim.evidence.start: expected int, got str"),
        (["evidence", "start"], True, "Claim.evidence.start: expected int, got bool"),
        (["evidence", "start"], 3.0, "Claim.evidence.start: expected int, got float"),
        (["ongoing"], 1, "Claim.ongoing: expected bool, got int"),
        (["agents", 1, "refers_to", "text"], None, "Claim.agents[1].refers_to.text: expected str"),
        (["agents", 1], "it", "Claim.agents[1]: expected object, got str"),
        (["agents"], "it", "Claim.agents: expected array, got str"),
        (["figures", 0, "low"], "many", "Claim.figures[0].low: expected float, got str"),
        (["figures", 0, "low"], False, "Claim.figures[0].low: expected float, got bool"),
        (["figures", 0, "low"], math.nan, "Claim.figures[0].low: expected float, got nan"),
        (["figures", 0, "low"], 10**400, "Claim.figures[0].low: expected float"),
        (["figures", 0, "kind"], "wishes", "Claim.figures[0].kind: expected one of killed"),
        (["figures", 0, "kind"], ["killed"], "Claim.figures[0].kind: expected one of killed"),
        (["modality"], None, "Claim.modality: expected one of asserted"),
        (["evidence", "weather"], "fair", "Claim.evidence: unknown field 'weather'"),
        (["evidence"], None, "Claim.evidence: expected object, got NoneType"),
    ],
)
def test_another_shape_is_refused_with_its_path(path: list[Any], value: Any, message: str) -> None:
    written = small_claim()
    place: Any = written
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value

    with pytest.raises(CodecError) as caught:
        from_json(Claim, written)

    assert str(caught.value).startswith(message)


def test_a_field_left_out_takes_its_default_or_is_missed() -> None:
    written = small_claim()
    del written["modality"]
    assert from_json(Claim, written).modality == "asserted"

    del written["trigger"]
    with pytest.raises(CodecError, match=r"^Claim: missing trigger$"):
        from_json(Claim, written)


def test_a_whole_number_is_a_float_where_one_is_expected() -> None:
    written = small_claim()
    written["figures"][0]["low"] = 40

    low = from_json(Claim, written).figures[0].low

    assert (low, type(low)) == (40.0, float)


def test_bytes_are_base64() -> None:
    raw = RawDocument(id="d", source="s", raw=b"\x00\xff", text="", media_type="text/plain", encoding="x")
    written = to_json(raw)

    assert written["raw"] == "AP8="  # type: ignore[index, call-overload]
    with pytest.raises(CodecError, match=r"^RawDocument\.raw: expected base64"):
        from_json(RawDocument, {**written, "raw": "not base64"})  # type: ignore[dict-item]


def test_nesting_without_end_is_refused() -> None:
    written: dict[str, Any] = {"text": "it", "start": 0, "end": 2}
    for _ in range(20_000):
        written = {"text": "it", "start": 0, "end": 2, "refers_to": written}

    with pytest.raises(CodecError, match="nested too deeply"):
        from_json(Mention, written)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    pair: tuple[int, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Odd:
    anything: object = None


def test_a_tuple_of_fixed_length_keeps_it() -> None:
    assert from_json(Pair, to_json(Pair(pair=(1, "a")))) == Pair(pair=(1, "a"))
    with pytest.raises(CodecError, match=r"^Pair\.pair: expected array of 2"):
        from_json(Pair, {"pair": [1]})
    with pytest.raises(CodecError, match=r"^Pair\.pair\[1\]: expected str, got int"):
        from_json(Pair, {"pair": [1, 2]})


def test_what_has_no_json_form_is_refused_both_ways() -> None:
    with pytest.raises(CodecError, match=r"^Odd\.anything\[0\]: set has no JSON form$"):
        to_json(Odd(anything=({1},)))
    with pytest.raises(CodecError, match=r"^object has no JSON form$"):
        from_json(Odd, {})
    with pytest.raises(CodecError, match="no JSON text"):
        json_text({"low": math.inf})


def test_lone_surrogates_come_back_as_they_were() -> None:
    issue = Issue(code="odd-name", message="file \udcff.txt, Łódź")

    text = json_text(to_json(issue))

    assert "\\udcff" in text
    assert "Łódź" in text
    assert from_json(Issue, json.loads(text.encode("utf-8"))) == issue


any_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.sampled_from([f.name for f in fields(Claim)]), any_json))
def test_any_json_is_a_record_or_a_codec_error(changed: dict[str, Any]) -> None:
    try:
        claim = from_json(Claim, {**small_claim(), **changed})
    except CodecError:
        return
    assert to_json(claim) == {**small_claim(), **changed}
