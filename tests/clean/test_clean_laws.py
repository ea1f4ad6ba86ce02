"""Laws of cleaning, on any text."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from variorum.clean import clean, locate, matching_text, replay
from variorum.model.documents import Document, Dropped, RawDocument

MakeRaw = Callable[..., RawDocument]

_PIECES = st.sampled_from(
    [
        "The army said on Monday that it had taken the bridge at Kalo.",
        "Two civilians were killed, the mayor told a radio station",
        "A soldier stands guard near Kalo, May 4, 2021. /AFP Photo",
        "Updated 11:01, 09-Feb-2020",
        "By Ana Ruiz",
        "Share on Facebook",
        "3 Comments",
        "lol you are wrong!!",
        "|||",
        "Source: Kalo Daily",
        "14-12-20 00:30",
        "Army takes Kalo | |||",
        "\u00ad\u200b",
        "",
        " ",
    ]
)
_PAGES = st.lists(st.one_of(_PIECES, st.text(max_size=30)), max_size=14).flatmap(
    lambda lines: st.sampled_from(["\n", "\n\n", "\r\n", "\u2028"]).map(lambda gap: gap.join(lines))
)
_QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def _document(make_raw: MakeRaw, text: str) -> Document:
    return clean(make_raw(text)).made


@_QUICK
@given(_PAGES)
def test_the_dropped_stretches_replay_to_the_text(make_raw: MakeRaw, text: str) -> None:
    document = _document(make_raw, text)
    assert document.raw_text == text
    assert replay(document.raw_text, document.dropped) == document.text
    ends = [0]
    for stretch in document.dropped:
        assert ends[-1] <= stretch.start < stretch.end <= len(text)
        assert text[stretch.start : stretch.end] == stretch.text
        assert stretch.rule
        assert stretch.reason
        ends.append(stretch.end)


@_QUICK
@given(_PAGES)
def test_sections_are_in_order_within_the_text_and_cover_its_words(make_raw: MakeRaw, text: str) -> None:
    document = _document(make_raw, text)
    at = 0
    for section in document.sections:
        assert at <= section.start < section.end <= len(document.text)
        assert document.text[at : section.start].strip() == ""
        at = section.end
    assert document.text[at:].strip() == ""


@_QUICK
@given(_PAGES, st.integers(0, 400), st.integers(0, 60))
def test_locate_goes_back_to_the_same_characters(make_raw: MakeRaw, text: str, start: int, size: int) -> None:
    document = _document(make_raw, text)
    start = min(start, len(document.text))
    end = min(start + size, len(document.text))
    raw_start, raw_end = locate(document, start, end)
    assert 0 <= raw_start <= raw_end <= len(text)
    inside = [d for d in document.dropped if d.start >= raw_start and d.end <= raw_end]
    moved = [
        Dropped(
            start=d.start - raw_start,
            end=d.end - raw_start,
            role=d.role,
            text=d.text,
            rule=d.rule,
            reason=d.reason,
        )
        for d in inside
    ]
    assert replay(text[raw_start:raw_end], moved) == document.text[start:end]


@_QUICK
@given(_PAGES)
def test_cleaning_the_clean_text_drops_no_paragraph_of_prose_twice(make_raw: MakeRaw, text: str) -> None:
    once = _document(make_raw, text)
    again = _document(make_raw, once.text)
    kept = {
        once.text[s.start : s.end]
        for s in once.sections
        if s.role in ("lead", "body") and "The army said" in once.text[s.start : s.end]
    }
    assert all(words in again.text for words in kept)


@_QUICK
@given(st.text(max_size=300))
def test_total_on_any_text(make_raw: MakeRaw, text: str) -> None:
    assert clean(make_raw(text)).made == clean(make_raw(text)).made


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(alphabet="<>/abp divh1!-&;#\"'= \n\x00\u2801", max_size=120), _PAGES)
def test_total_on_any_markup(make_raw: MakeRaw, markup: str, text: str) -> None:
    html = f"<html><body>{markup}<p>{text}</p>{markup}</body></html>"
    document = clean(make_raw(html, html=True)).made
    assert replay(document.raw_text, document.dropped) == document.text


@given(st.text())
def test_the_matching_text_keeps_its_length(text: str) -> None:
    assert len(matching_text(text)) == len(text)


@given(
    st.text(max_size=60),
    st.lists(st.tuples(st.integers(-5, 70), st.integers(-5, 70)), max_size=6),
)
def test_replay_takes_any_stretches(text: str, stretches: list[tuple[int, int]]) -> None:
    dropped = [
        Dropped(start=start, end=end, role="widget", text="", rule="r", reason="r")
        for start, end in stretches
    ]
    gone = {i for start, end in stretches for i in range(start, end)}
    assert replay(text, dropped) == "".join(c for i, c in enumerate(text) if i not in gone)
