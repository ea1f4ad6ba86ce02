"""A brief as one HTML file: no script, no address is loaded, and an article's words stay text."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import DictLoader, Environment, StrictUndefined, Template
from markupsafe import Markup

from variorum.brief.prose import grounds_words, more_words, reference_words, scope_words
from variorum.brief.records import Brief, Paragraph, Table
from variorum.draw.looks import CSS
from variorum.draw.svg import clean
from variorum.query.printable import one_line

_PAGE = "brief.html.j2"


def to_html(brief: Brief) -> str:
    """The brief as an HTML document that stands by itself; the same brief gives the same text.

    Its policy allows no more than the two styles that it carries, told by their hashes.
    """
    css = _css()
    return _template().render(
        brief=brief,
        numbers=brief.numbers(),
        scope=scope_words(brief.scope),
        css=Markup(css),
        styles=[Markup(_allowed(style)) for style in (css, clean(CSS))],
    )


@cache
def _template() -> Template:
    page = files("variorum.brief.page") / _PAGE
    environment = Environment(
        loader=DictLoader({_PAGE: page.read_text(encoding="utf-8")}),
        autoescape=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
    environment.filters.update(
        plain=one_line,
        rests=grounds_words,
        where=reference_words,
        kind=_kind,
        more=_more,
        drawn=_drawn,
    )
    return environment.get_template(_PAGE)


@cache
def _css() -> str:
    return (files("variorum.brief.page") / "brief.css").read_text(encoding="utf-8")


def _allowed(style: str) -> str:
    """A style as a source of the page's policy."""
    return f"'sha256-{b64encode(sha256(style.encode()).digest()).decode()}'"


def _kind(block: object) -> str:
    return type(block).__name__


def _more(block: Paragraph | Table) -> str:
    return more_words(block.left_out, block.kind)


def _drawn(svg: str) -> Markup:
    """A drawing of the room `draw`, which escapes all words in it."""
    return Markup(svg)
