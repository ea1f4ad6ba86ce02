"""The lines of every format: keys as promised, order kept, bytes the same, one line an object."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.export.claims import write_claims
from variorum.export.control import control_order, write_control
from variorum.export.documents import write_documents
from variorum.export.events import write_events
from variorum.export.formats import FORMATS, LATER, format_named
from variorum.export.lines import line_of, number
from variorum.model.claims import (
    Actor,
    Alternative,
    Attribution,
    Claim,
    Evidence,
    Figure,
    GroundedClaim,
    Mention,
    Place,
    Route,
    Speaker,
    When,
)
from variorum.model.control import Count, DayRange, Holding, HoldingAccount, Party, Subject
from variorum.model.documents import Document, Dropped, Published, head_of
from variorum.model.errors import UsageError
from variorum.model.events import (
    Account,
    Carried,
    Copy,
    Event,
    EventFigure,
    FieldVariants,
    PartOf,
    Variant,
    Where,
)
from variorum.model.issues import Issue
from variorum.model.reasons import Reason

DOCUMENT = Document(
    id="d-1",
    source="reports/1.txt",
    raw_text="Photo: a bridge. Forty lorries crossed into Varnhem, the ferrymen's union said.",
    text="Forty lorries crossed into Varnhem, the ferrymen's union said.",
    dropped=(
        Dropped(start=0, end=17, role="caption", text="Photo: a bridge. ", rule="photo", reason="label"),
    ),
    title="Lorries cross",
    outlet="The Lock Keeper",
    byline="Staff",
    published=Published(day="2031-05-02", basis="dateline", text="May 2"),
    language="en",
    credits=("Delta Wire",),
    issues=(Issue(code="short", message="Short.", severity="note"),),
)
WORDS = Mention(text="Varnhem", start=27, end=34)
SAID = Attribution(speaker=Mention(text="the ferrymen's union", start=36, end=56), cue="said")
CLAIM = GroundedClaim(
    claim=Claim(
        id="c-1",
        document_id="d-1",
        event_type="deploy",
        evidence=Evidence(
            start=0, end=34, quote=DOCUMENT.text[:34], sentence=DOCUMENT.text, sentence_start=0
        ),
        trigger=Mention(text="crossed", start=14, end=21),
        figures=(
            Figure(kind="vehicles", low=40.0, high=40.0, of="lorries", text="Forty", start=0, end=5),
            Figure(kind="area_km2", low=2.5, high=None, of="", text="2.5", start=0, end=3, scope="stock"),
        ),
        modality="reported",
        made_by="sample 1:cross-into",
    ),
    agents=(
        Actor(
            mention=Mention(text="lorries", start=6, end=13),
            id=None,
            name="lorries",
            aliases=("trucks",),
            kind="generic",
            reasons=("no known party",),
        ),
    ),
    places=(
        Place(
            mention=WORDS,
            id="g-7",
            name="Varnhem",
            aliases=("Warnheim",),
            lat=58.0,
            lon=13.65,
            country="SE",
            precision=2,
            relation="near",
            distance_km=5.0,
            alternatives=(Alternative(id="g-8", name="Varnhem Mill", score=0.5),),
            reasons=("the only one of its name",),
        ),
    ),
    routes=(Route(mention=WORDS, id=None, name="Mill road", from_place="Skara", direction="east"),),
    when=When(earliest="2031-05-01", latest=None, precision="open", text="since Thursday", basis="relative"),
    speakers=(
        Speaker(
            attribution=SAID, source_id="s-2", name="Ferrymen's Union", aliases=("FU",), origin="FU press"
        ),
    ),
)
EVENT = Event(
    id="e-1",
    event_type="deploy",
    label="Lorries reach Varnhem",
    when=CLAIM.when,
    place=Where(id="g-7", name="Varnhem", lat=58.0, lon=13.65, precision=2),
    route=None,
    agents=(Party(id=None, name="lorries"),),
    patients=(),
    figures=(
        EventFigure(
            kind="vehicles",
            of="lorries",
            low=40.0,
            best=40.0,
            high=None,
            accounts=(
                Account(
                    claim_id="c-1",
                    low=40.0,
                    high=None,
                    speaker="FU",
                    origin="FU",
                    published="2031-05-02",
                    relation="agrees",
                ),
            ),
        ),
    ),
    claims=("c-1", "c-2"),
    disputed_by=("c-3",),
    origins=("FU", "SOS"),
    documents=("d-1", "d-2", "d-3"),
    outlets=("The Lock Keeper",),
    status="disputed",
    variants=(
        FieldVariants(
            field="place",
            variants=(Variant(value="Skara", claims=("c-2",), origins=("SOS",), relation="contradicts"),),
        ),
    ),
    score=1.25,
    reasons=(Reason(rule="same-day", detail="May 1", weight=1.25),),
)
HOLDING = Holding(
    subject=Subject(kind="route-segment", id="r-1", name="Mill road", from_place="Skara", to_place="Varnhem"),
    holder="a-1",
    holder_name="River Guard",
    holder_aliases=("the Guard",),
    since=DayRange(earliest="2031-05-01", latest=None),
    until=None,
    status="claimed",
    score=0.5,
    claims=("c-1",),
    denied_by=(),
    reasons=(Reason(rule="claimed-by-itself", detail="", weight=0.5),),
    parties=(Party(id="a-1", name="River Guard"),),
    ended="left",
    settlements=Count(low=5.0, high=None),
    accounts=(
        HoldingAccount(
            claim_id="c-1",
            document_id="d-1",
            origin="The Lock Keeper",
            speaker="",
            word="third-party",
            published="2031-05-02",
            since=DayRange(earliest="2031-05-01", latest=None),
            by="2031-05-01",
            dated=True,
        ),
    ),
)


WHOLE = PartOf(
    event_id="e-1",
    whole_id="e-0",
    reasons=(Reason(rule="type.part", detail="control within offensive", weight=2.5),),
    score=2.5,
)


def row(event: Event, whole: PartOf | None = None, parts: tuple[str, ...] = ()) -> Any:
    return event, whole, parts


def lines(write: Any, rows: Any) -> list[dict[str, Any]]:
    out = io.StringIO()
    count = write(rows, out)
    made = [json.loads(line) for line in out.getvalue().splitlines()]
    assert count == len(made)
    return made


def keys(shape: dict[str, Any]) -> str:
    return " ".join(shape)


# ---- the contract's tables


def test_a_claim_has_the_promised_shape() -> None:
    (claim,) = lines(write_claims, [(DOCUMENT, CLAIM)])

    assert keys(claim) == (
        "claim_id document event_type evidence arguments when figures attribution modality section made_by"
    )
    assert claim["document"] == {
        "id": "d-1",
        "source": "reports/1.txt",
        "title": "Lorries cross",
        "outlet": "The Lock Keeper",
        "published": "2031-05-02",
        "language": "en",
    }
    assert keys(claim["document"]) == "id source title outlet published language"
    assert keys(claim["evidence"]) == "start end quote sentence"
    evidence = claim["evidence"]
    assert DOCUMENT.text[evidence["start"] : evidence["end"]] == evidence["quote"]
    assert keys(claim["arguments"]) == "agent patient place route"
    (agent,), (place,), (route,) = (claim["arguments"][role] for role in ("agent", "place", "route"))
    assert keys(agent) == "text start end id name aliases alternatives"
    assert keys(place) == (
        "text start end id name aliases lat lon precision relation distance_km radius_km carried "
        "alternatives reasons"
    )
    assert keys(route) == "text start end id name from to direction segments alternatives reasons"
    assert (route["from"], route["to"]) == ("Skara", None)
    assert claim["arguments"]["patient"] == []
    assert claim["when"] == {
        "earliest": "2031-05-01",
        "latest": None,
        "precision": "open",
        "text": "since Thursday",
        "basis": "relative",
    }
    assert claim["figures"] == [
        {"kind": "vehicles", "low": 40, "high": 40, "of": "lorries", "text": "Forty", "scope": "event"},
        {"kind": "area_km2", "low": 2.5, "high": None, "of": "", "text": "2.5", "scope": "stock"},
    ]
    assert keys(claim["figures"][0]) == "kind low high of text scope"
    assert claim["attribution"] == [
        {
            "speaker": "Ferrymen's Union",
            "source_id": "s-2",
            "cue": "said",
            "aliases": ["the ferrymen's union", "FU", "FU press"],
        }
    ]
    assert (claim["modality"], claim["section"], claim["made_by"]) == (
        "reported",
        "body",
        "sample 1:cross-into",
    )


def test_what_is_not_resolved_keeps_its_text_and_has_no_id() -> None:
    (claim,) = lines(write_claims, [(DOCUMENT, CLAIM)])

    agent = claim["arguments"]["agent"][0]
    assert (agent["text"], agent["id"]) == ("lorries", None)


def test_a_claim_without_days_and_speakers_says_so() -> None:
    bare = GroundedClaim(claim=CLAIM.claim)

    (claim,) = lines(write_claims, [(DOCUMENT, bare)])

    assert claim["when"] is None
    assert claim["attribution"] == []
    assert claim["arguments"] == {"agent": [], "patient": [], "place": [], "route": []}


def test_a_speaker_without_a_name_goes_by_the_words() -> None:
    unnamed = replace(CLAIM, speakers=(Speaker(attribution=SAID, source_id=None, name=""),))

    (claim,) = lines(write_claims, [(DOCUMENT, unnamed)])

    assert claim["attribution"][0]["speaker"] == "the ferrymen's union"


def test_a_claim_needs_only_the_head_of_its_document() -> None:
    assert lines(write_claims, [(head_of(DOCUMENT), CLAIM)]) == lines(write_claims, [(DOCUMENT, CLAIM)])


def test_a_document_has_the_promised_shape() -> None:
    (document,) = lines(write_documents, [(DOCUMENT, (), ())])

    assert keys(document) == (
        "id source url title outlet byline published published_basis language text dropped credits"
        " copy_of copy_kind edition_of carried issues"
    )
    assert (document["published"], document["published_basis"]) == ("2031-05-02", "dateline")
    assert document["dropped"] == [
        {
            "start": 0,
            "end": 17,
            "role": "caption",
            "text": "Photo: a bridge. ",
            "rule": "photo",
            "reason": "label",
        }
    ]
    assert document["credits"] == ["Delta Wire"]
    assert (document["copy_of"], document["copy_kind"], document["edition_of"]) == (None, None, None)
    assert document["carried"] == []
    assert [issue["code"] for issue in document["issues"]] == ["short"]
    assert keys(document["issues"][0]) == "code message advice severity where start end"


def test_all_issues_of_a_document_are_named_where_they_are_given() -> None:
    issues = (*DOCUMENT.issues, Issue(code="no-place", message="No place was found."))

    (document,) = lines(write_documents, [(DOCUMENT, (), issues)])

    assert [issue["code"] for issue in document["issues"]] == ["short", "no-place"]


@pytest.mark.parametrize(
    ("copies", "named"),
    [
        ([("d-0", "verbatim", 1.0, False)], ("d-0", "verbatim", None)),
        ([("d-0", "trimmed", 0.9, True)], ("d-0", "trimmed", "d-0")),
        ([("d-0", "trimmed", 0.9, True), ("d-9", "paraphrased", 0.5, False)], ("d-9", "paraphrased", "d-0")),
        ([("d-3", "trimmed", 0.6, False), ("d-2", "verbatim", 0.9, False)], ("d-2", "verbatim", None)),
        ([("d-3", "trimmed", 0.6, False), ("d-2", "trimmed", 0.6, False)], ("d-2", "trimmed", None)),
    ],
)
def test_a_copy_names_what_it_holds_most_of(copies: list[Any], named: tuple[str, str, str | None]) -> None:
    made = [
        Copy(document_id="d-1", copy_of=of, kind=kind, containment=part, edition=edition)
        for of, kind, part, edition in copies
    ]

    (document,) = lines(write_documents, [(DOCUMENT, made, ())])

    assert (document["copy_of"], document["copy_kind"], document["edition_of"]) == named


def test_a_later_state_of_a_reprint_names_the_original_and_the_first_state() -> None:
    made = [
        Copy(
            document_id="d-1",
            copy_of="d-0",
            kind="verbatim",
            containment=0.9,
            edition_of="d-5",
            edition_number=2,
        )
    ]

    (document,) = lines(write_documents, [(DOCUMENT, made, ())])

    assert (document["copy_of"], document["edition_of"]) == ("d-0", "d-5")


def test_a_document_names_its_carried_passages_by_where_they_begin() -> None:
    made = [
        Carried(
            document_id="d-1",
            start=start,
            end=start + 60,
            from_document="d-0",
            from_start=200,
            from_end=262,
            kind="verbatim",
            credited=True,
            basis="credit",
        )
        for start in (90, 10)
    ]

    (document,) = lines(write_documents, [(DOCUMENT, (), (), made)])

    assert [passage["start"] for passage in document["carried"]] == [10, 90]
    assert document["carried"][0] == {
        "start": 10,
        "end": 70,
        "from": "d-0",
        "from_start": 200,
        "from_end": 262,
        "kind": "verbatim",
        "credited": True,
        "basis": "credit",
    }


def test_an_event_has_the_promised_shape() -> None:
    (event,) = lines(write_events, [row(EVENT, WHOLE, ("e-2", "e-3"))])

    assert keys(event) == (
        "event_id event_type label when place route agents patients figures claims disputed_by"
        " origins documents outlets status variants score reasons part_of parts"
    )
    assert keys(event["part_of"]) == "event_id score reasons"
    assert (event["part_of"]["event_id"], event["parts"]) == ("e-0", ["e-2", "e-3"])
    assert keys(event["when"]) == "earliest latest precision text basis"
    assert event["place"] == {"id": "g-7", "name": "Varnhem", "lat": 58.0, "lon": 13.65, "precision": 2}
    assert (event["route"], event["agents"]) == (None, [{"id": None, "name": "lorries"}])
    assert keys(event["figures"][0]) == "kind of low best high accounts scope part households party"
    assert (
        keys(event["figures"][0]["accounts"][0]) == "claim_id low high speaker origin published relation why"
    )
    assert [event["figures"][0][end] for end in ("low", "best", "high")] == [40, 40, None]
    assert (event["claims"], event["disputed_by"]) == (["c-1", "c-2"], ["c-3"])
    assert (event["origins"], event["documents"], event["outlets"]) == (2, 3, 1)
    assert event["variants"] == {
        "place": [
            {
                "value": "Skara",
                "claims": ["c-2"],
                "origins": 1,
                "relation": "contradicts",
                "text": "",
                "why": "",
            }
        ]
    }
    assert event["reasons"] == [{"rule": "same-day", "detail": "May 1", "weight": 1.25}]
    assert event["score"] == sum(reason["weight"] for reason in event["reasons"])


def test_an_event_without_place_and_days_says_so() -> None:
    (event,) = lines(write_events, [row(replace(EVENT, when=None, place=None, figures=(), variants=()))])

    assert (event["part_of"], event["parts"]) == (None, [])

    assert (event["when"], event["place"], event["figures"], event["variants"]) == (None, None, [], {})


def test_a_holding_has_the_promised_shape() -> None:
    (held,) = lines(write_control, [HOLDING])

    assert keys(held) == (
        "subject holder holder_name holder_aliases since until status score claims denied_by reasons"
        " parties ended settlements placed accounts"
    )
    assert (held["ended"], held["settlements"], held["placed"]) == ("left", {"low": 5, "high": None}, "dated")
    assert held["parties"] == [{"id": "a-1", "name": "River Guard"}]
    assert held["accounts"] == [
        {
            "claim_id": "c-1",
            "document": "d-1",
            "published": "2031-05-02",
            "origin": "The Lock Keeper",
            "speaker": "",
            "word": "third-party",
            "since": {"earliest": "2031-05-01", "latest": None},
            "by": "2031-05-01",
        }
    ]
    assert held["subject"] == {
        "kind": "route-segment",
        "id": "r-1",
        "name": "Mill road",
        "aliases": [],
        "lat": None,
        "lon": None,
        "from": "Skara",
        "to": "Varnhem",
        "part": None,
        "precision": 7,
    }
    assert keys(held["subject"]) == "kind id name aliases lat lon from to part precision"
    assert (held["since"], held["until"]) == ({"earliest": "2031-05-01", "latest": None}, None)
    assert held["holder_aliases"] == ["the Guard"]


def test_the_end_of_a_holding_is_a_range() -> None:
    ended = replace(HOLDING, until=DayRange(earliest=None, latest="2031-06-01"))

    (held,) = lines(write_control, [ended])

    assert held["until"] == {"earliest": None, "latest": "2031-06-01"}


# ---- order and bytes


def test_claims_out_of_order_are_refused() -> None:
    later = replace(CLAIM, claim=replace(CLAIM.claim, id="c-0"))

    with pytest.raises(UsageError, match="c-0 comes after c-1"):
        lines(write_claims, [(DOCUMENT, CLAIM), (DOCUMENT, later)])


def test_holdings_go_by_subject_then_day_then_holder() -> None:
    unknown = replace(HOLDING, since=DayRange(earliest=None, latest="2031-05-09"))
    nobody = replace(HOLDING, holder=None)
    other = replace(HOLDING, holder="a-0", subject=replace(HOLDING.subject, id="r-2"))

    ordered = sorted([other, HOLDING, nobody, unknown], key=control_order)

    assert ordered == [unknown, nobody, HOLDING, other]
    assert len(lines(write_control, ordered)) == 4
    with pytest.raises(UsageError, match="must come in order"):
        lines(write_control, [HOLDING, unknown])


def test_the_same_records_give_the_same_bytes() -> None:
    first, second = io.StringIO(), io.StringIO()
    write_events([row(EVENT), row(replace(EVENT, id="e-2"))], first)
    write_events([row(replace(EVENT)), row(replace(EVENT, id="e-2"))], second)

    assert first.getvalue() == second.getvalue()
    assert first.getvalue().count("\n") == 2
    assert first.getvalue().endswith("}\n")


def test_nothing_to_write_is_no_line() -> None:
    assert lines(write_claims, []) == []


@given(st.text(st.characters(blacklist_categories=[])))
def test_any_text_is_one_line_of_utf8_and_comes_back(text: str) -> None:
    line = line_of({"text": text})

    assert line.encode("utf-8").decode("utf-8").splitlines() == [line[:-1]]
    read = json.loads(line)["text"]
    assert read == "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)
    assert len(read) == len(text)


def test_text_stays_readable() -> None:
    assert line_of({"name": "Сєвєродонецьк, أعزاز, Łódź"}) == '{"name":"Сєвєродонецьк, أعزاز, Łódź"}\n'


@pytest.mark.parametrize(
    ("value", "printed"),
    [(None, "null"), (40.0, "40"), (40, "40"), (2.5, "2.5"), (-0.0, "0"), (1e15, "1" + "0" * 15)],
)
def test_whole_numbers_have_no_point(value: float | None, printed: str) -> None:
    assert json.dumps(number(value)) == printed


# ---- the registry


class Sample:
    """A record of one of each."""

    def claim_pairs(self) -> list[Any]:
        return [(head_of(DOCUMENT), CLAIM)]

    def document_rows(self) -> list[Any]:
        return [(DOCUMENT, (), ())]

    def event_rows(self) -> list[Any]:
        return [row(EVENT)]

    def holdings(self) -> list[Holding]:
        return [HOLDING]


@pytest.mark.parametrize(
    ("name", "first"),
    [("claims", "claim_id"), ("documents", "id"), ("events", "event_id"), ("control", "subject")],
)
def test_a_format_is_written_by_its_name(name: str, first: str) -> None:
    made = format_named(name)
    out = io.StringIO()

    assert made.write(Sample(), out) == 1

    assert next(iter(json.loads(out.getvalue()))) == first
    assert (made.name, made.suffix) == (name, ".jsonl")


@pytest.mark.parametrize("name", LATER)
def test_a_later_format_is_refused_with_those_there_are(name: str) -> None:
    with pytest.raises(
        UsageError, match=rf"format {name} is not available.*claims, documents, events, control"
    ):
        format_named(name)


def test_an_unknown_format_is_refused_with_those_there_are() -> None:
    with pytest.raises(UsageError, match=r"no format xlsx.*claims, documents, events, control"):
        format_named("xlsx")


def test_no_format_is_both_there_and_later() -> None:
    assert not set(FORMATS) & set(LATER)
