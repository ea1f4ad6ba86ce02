"""Markdown and HTML: whole, the same bytes each time, and deaf to what articles say."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import brief_world as world
import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.brief.brief import Question, make_brief
from variorum.brief.html import to_html
from variorum.brief.markdown import escaped, to_markdown
from variorum.brief.records import Brief
from variorum.lexicon.lexicon import Lexicon
from variorum.store.record import Record

NASTY = (
    "<script>alert(1)</script> </style><img src=x onerror=alert(2)> \u202egnirts \x1b[2J took Bor"
    " [click](http://evil.example) ![x](y) *bold* _it_ `code` | cell | <!-- no --> &lt; $x$ www.evil.example"
)
VOID = {"meta", "link", "br", "img", "input", "hr"}


class Outline(HTMLParser):
    """What elements a page has, whether they close, and what attributes they carry."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def outline(page: str) -> Outline:
    found = Outline()
    found.feed(page)
    found.close()
    assert found.open == []
    return found


@pytest.fixture(scope="module")
def nasty(tmp_path_factory: pytest.TempPathFactory, lexicon: Lexicon) -> Brief:
    text = world.Text(number=1, outlet=NASTY, speaker=NASTY, title=NASTY, sentence=NASTY, quote="took Bor")
    event = world.event_of(
        [text],
        status="single-origin",
        agents=(world.Party(id=None, name=NASTY),),
        place=world.Where(id=None, name=NASTY, lat=1.0, lon=2.0, precision=1),
    )
    held = world.holding_of(
        [text],
        subject=world.Subject(kind="place", id="x", name=NASTY, lat=1.0, lon=2.0),
        holder=None,
        holder_name=NASTY,
        parties=(world.Party(id=None, name=NASTY),),
    )
    path = world.make(tmp_path_factory.mktemp("nasty") / "n.db", [text], [event], [held])
    with Record.open(path) as record:
        return make_brief(record, lexicon, Question())


def test_the_page_is_well_formed_and_has_no_script(nasty: Brief, war_brief: Brief) -> None:
    for brief in (nasty, war_brief):
        tags = {tag for tag, _ in outline(to_html(brief)).seen}
        assert not tags & {"script", "img", "iframe", "object", "link", "base", "form", "input"}
        assert {"main", "nav", "header", "h1", "h2", "table", "svg"} <= tags


def test_no_attribute_runs_or_loads_anything(nasty: Brief) -> None:
    for _, attributes in outline(to_html(nasty)).seen:
        assert not any(name.startswith("on") or name in ("src", "style", "action") for name in attributes)
        assert (attributes.get("href") or "#").startswith("#")


def test_the_policy_allows_the_styles_and_nothing_else(war_brief: Brief) -> None:
    page = to_html(war_brief)
    policy = next(
        a["content"] for t, a in outline(page).seen if a.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy is not None
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    styles = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    assert len(styles) >= 2
    for style in styles:
        assert b64encode(sha256(style.encode()).digest()).decode() in policy


def test_every_reference_has_its_place(war_brief: Brief) -> None:
    seen = outline(to_html(war_brief)).seen
    ids = [a["id"] for _, a in seen if a.get("id")]
    targets = {(a["href"] or "").removeprefix("#") for tag, a in seen if tag == "a"}

    assert targets <= set(ids)
    assert len(ids) == len(set(ids))


def test_tables_name_their_rows_and_columns(war_brief: Brief) -> None:
    scopes = [a.get("scope") for tag, a in outline(to_html(war_brief)).seen if tag == "th"]

    assert set(scopes) == {"col", "row"}


def test_control_characters_are_shown_and_not_sent(nasty: Brief) -> None:
    for text in (to_html(nasty), to_markdown(nasty)):
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)


def test_markdown_keeps_words_of_articles_inert(nasty: Brief) -> None:
    text = to_markdown(nasty)

    assert not re.search(r"(?<!\\)<", text)
    assert not re.search(r"(?<!\\)!?\[(?!\^\d+\])", text)
    assert "http://" not in text
    assert "www.evil" not in text


@given(st.text(max_size=80))
def test_escaped_text_opens_nothing(text: str) -> None:
    plain = escaped(text)

    assert "\n" not in plain
    assert not re.search(r"(?<!\\)(?:\\\\)*[<>\[\]*_`|~&#$^]", plain)
    assert not re.match(r"\s*(?:[-+=:]|\d+[.)])", plain)


def test_the_same_brief_gives_the_same_bytes(brief_path: Path, lexicon: Lexicon) -> None:
    def once() -> tuple[str, str]:
        with Record.open(brief_path) as record:
            brief = make_brief(record, lexicon, Question())
        return to_markdown(brief), to_html(brief)

    assert once() == once()


def test_every_footnote_is_defined_and_used(war_brief: Brief) -> None:
    text = to_markdown(war_brief)
    defined = re.findall(r"^\[\^(\d+)\]:", text, re.MULTILINE)
    used = set(re.findall(r"\[\^(\d+)\](?!:)", text))

    assert set(defined) == used
    assert len(defined) == len(set(defined))


def test_a_reference_shows_the_words_in_their_sentence(war_brief: Brief) -> None:
    text = to_markdown(war_brief)

    assert "“The army **took Bor** on Monday, the ministry said.”" in text
    assert "Wire, 14 January 2014, citing Defence Ministry" in text
