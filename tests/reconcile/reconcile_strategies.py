"""Small archives of claims that can meet, for laws."""

from __future__ import annotations

from hypothesis import strategies as st

from variorum.model.claims import (
    Actor,
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
from variorum.reconcile.documents.facts import DocumentFacts

_TYPES = [
    "capture",
    "control",
    "advance",
    "withdraw",
    "attack",
    "shelling",
    "casualties",
    "clash",
    "offensive",
    "other",
]
_DAYS = ["2023-05-01", "2023-05-02", "2023-05-04", "2023-06-20", "2024-05-01", "not a day"]
_MODALITIES = ["asserted", "asserted", "reported", "denied", "planned"]


def _mention(text: str) -> Mention:
    return Mention(text=text, start=0, end=len(text))


_actors = st.sampled_from(["north", "south", "militia", None]).map(
    lambda key: Actor(mention=_mention(key or "men"), id=key, name=key or "men", kind="rebel")
)
_places = st.sampled_from([("ardel", 1), ("bosk", 1), ("upland", 4), (None, 7)]).map(
    lambda pair: Place(
        mention=_mention(pair[0] or "the bridge"),
        id=pair[0],
        name=pair[0] or "the bridge",
        country="XX",
        admin1="1",
        precision=pair[1],
        lat=10.0,
        lon=20.0,
    )
)
_figures = st.builds(
    lambda low, width: Figure(kind="killed", low=low, high=low + width, of="", text="n", start=0, end=1),
    st.integers(0, 30).map(float),
    st.sampled_from([0.0, 5.0]),
)
_whens = st.builds(
    lambda pair: When(earliest=min(pair), latest=max(pair), precision="days", text="", basis="explicit"),
    st.tuples(st.sampled_from(_DAYS), st.sampled_from(_DAYS)),
)
_speakers = st.sampled_from(["monitor", "ministry", "~people"]).map(
    lambda name: Speaker(
        attribution=Attribution(speaker=_mention(name), cue="said", named=not name.startswith("~")),
        source_id=None,
        name=name.lstrip("~"),
        origin=name.lstrip("~"),
    )
)


def _few(strategy: st.SearchStrategy, most: int = 2) -> st.SearchStrategy:
    return st.lists(strategy, max_size=most).map(tuple)


@st.composite
def _claim(draw, number: int) -> GroundedClaim:
    return GroundedClaim(
        claim=Claim(
            id=f"c{number:02}",
            document_id=f"d{draw(st.integers(0, 3))}",
            event_type=draw(st.sampled_from(_TYPES)),
            evidence=Evidence(start=0, end=4, quote="words", sentence=f"words {number}", sentence_start=0),
            trigger=_mention(""),
            figures=draw(_few(_figures, 1)),
            modality=draw(st.sampled_from(_MODALITIES)),
        ),
        agents=draw(_few(_actors)),
        patients=draw(_few(_actors, 1)),
        places=draw(_few(_places)),
        routes=draw(_few(st.just(Route(mention=_mention("road"), id="r1", name="R1")), 1)),
        when=draw(st.none() | _whens),
        speakers=draw(_few(_speakers, 1)),
    )


@st.composite
def archives(draw) -> tuple[list[GroundedClaim], dict[str, DocumentFacts]]:
    """Up to ten claims of four documents, some without a date or an outlet."""
    documents = {
        f"d{n}": DocumentFacts(
            id=f"d{n}",
            outlet=draw(st.sampled_from(["A", "B", None])),
            published=draw(st.sampled_from(["2023-05-03", "2023-05-05", None])),
        )
        for n in range(4)
    }
    return [draw(_claim(n)) for n in range(draw(st.integers(1, 10)))], documents
