"""What a person corrected is what reconciling and control see."""

from __future__ import annotations

from dataclasses import replace

from variorum.lexicon.records import ActorEntry, PlaceEntry
from variorum.model.claims import Claim, Evidence, Figure, GroundedClaim, Mention, Place, When
from variorum.model.events import Judgement
from variorum.reconcile.judging.corrections import Known, corrected

FERRY = PlaceEntry(id="place-ferry", name="Old Ferry", kind="settlement", lat=3.5, lon=20.25, country="XX")
BRIGADE = ActorEntry(id="river-brigade", name="River Brigade", kind="rebel", country="XX")
KNOWN = Known(place={"place-ferry": FERRY}.get, actor={"river-brigade": BRIGADE}.get)
_QUOTE = "killed nine soldiers and two drivers"


def figure(of: str, count: float) -> Figure:
    return Figure(kind="killed", low=count, high=count, of=of, text=f"{count:g} {of}", start=7, end=20)


def mention(text: str) -> Mention:
    return Mention(text=text, start=0, end=len(text))


CLAIM = GroundedClaim(
    claim=Claim(
        id="c-1",
        document_id="doc-1",
        event_type="attack",
        evidence=Evidence(start=40, end=40 + len(_QUOTE), quote=_QUOTE, sentence=_QUOTE, sentence_start=40),
        trigger=mention("killed"),
        figures=(figure("soldiers", 9), figure("drivers", 2)),
    ),
    places=(Place(mention=mention("the bridge"), id=None, name="the bridge"),),
    when=When(earliest="2021-05-01", latest="2021-05-31", precision="month", text="in May", basis="explicit"),
)


def judged(field: str, value: str, verdict: str = "correct") -> Judgement:
    return Judgement(
        id="j",
        left="c-1",
        verdict=verdict,
        by="Ana",
        at="2024-03-01T10:00:00Z",
        note="see the log",
        field=field,
        value=value,
    )


def after(*judgements: Judgement) -> GroundedClaim:
    made = corrected(CLAIM, judgements, KNOWN)
    assert made is not None
    return made


def test_a_rejected_claim_is_none() -> None:
    assert corrected(CLAIM, [judged("", "", "reject")], KNOWN) is None


def test_a_place_by_id_and_by_a_name_that_nothing_grounds() -> None:
    known, unknown = after(judged("place", "place-ferry; Upper Lock")).places
    assert (known.id, known.lat, known.precision, known.country) == ("place-ferry", 3.5, 1, "XX")
    assert known.reasons == ("corrected by Ana: see the log",)
    assert (unknown.id, unknown.name, unknown.lat) == (None, "Upper Lock", None)
    assert after(judged("place", "none")).places == ()


def test_parties() -> None:
    (agent,) = after(judged("agents", "river-brigade")).agents
    assert (agent.id, agent.name, agent.kind) == ("river-brigade", "River Brigade", "rebel")
    (patient,) = after(judged("patients", "dock workers")).patients
    assert (patient.id, patient.name) == (None, "dock workers")


def test_days() -> None:
    when = after(judged("when", "2021-05-03..2021-05-05")).when
    assert when is not None
    assert (when.earliest, when.latest, when.precision) == ("2021-05-03", "2021-05-05", "days")
    assert when.text == "corrected by Ana: see the log"
    assert after(judged("when", "none")).when is None
    open_end = after(judged("when", "2021-05-03..")).when
    assert open_end is not None
    assert (open_end.latest, open_end.precision) == (None, "open")


def test_one_figure_of_two() -> None:
    figures = after(judged("killed:drivers", "3")).claim.figures
    assert [(one.of, one.low, one.high) for one in figures] == [("soldiers", 9, 9), ("drivers", 3, 3)]
    assert [one.of for one in after(judged("killed:drivers", "none")).claim.figures] == ["soldiers"]


def test_all_figures_of_a_kind_as_one() -> None:
    (whole,) = after(judged("killed", "11..")).claim.figures
    assert (whole.of, whole.low, whole.high) == ("", 11, None)
    assert after(judged("killed", "none")).claim.figures == ()


def test_a_figure_that_was_not_there() -> None:
    added = after(judged("injured", "..5")).claim.figures[-1]
    assert (added.kind, added.low, added.high, added.text) == ("injured", None, 5, "")


def test_type_and_modality() -> None:
    claim = after(judged("event_type", "bombing"), judged("modality", "denied")).claim
    assert (claim.event_type, claim.modality) == ("bombing", "denied")


def test_what_does_not_fit_changes_nothing() -> None:
    assert after(judged("killed", "many"), judged("weather", "rain")) == CLAIM


def test_the_words_stay() -> None:
    every = after(*(judged(field, "none") for field in ("place", "agents", "patients", "when", "killed")))
    assert every.claim.evidence == CLAIM.claim.evidence
    assert replace(every.claim, figures=CLAIM.claim.figures) == CLAIM.claim
