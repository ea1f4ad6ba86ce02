"""Days: words of time against the day of publication, which here is Wednesday 15 June 2016 or none."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.lexicon.words import load_words
from variorum.model.claims import When
from variorum.model.documents import Published
from variorum.model.readings import TimeBound, TimeExpression, TimePoint
from variorum.parse.times import TimeGrammar
from variorum.resolve.days import reference, resolve_time
from variorum.resolve.spans import Reference

times = TimeGrammar(load_words().time).find

PUBLISHED = Published(day="2016-06-15", basis="given")
UNKNOWN = Published()


def days(
    text: str, published: Published = PUBLISHED, *, ahead: bool = False
) -> tuple[str | None, str | None] | None:
    (expression,) = times(text, 0)
    when = resolve_time(expression, reference(published), ahead=ahead)
    return None if when is None else (when.earliest, when.latest)


def when_of(text: str, published: Published = PUBLISHED) -> When:
    (expression,) = times(text, 0)
    when = resolve_time(expression, reference(published))
    assert when is not None
    return when


# words, earliest, latest
FIXED = [
    ("on 3 May 2014", "2014-05-03", "2014-05-03"),
    ("on 2014-05-03", "2014-05-03", "2014-05-03"),
    ("on 3 May", "2016-05-03", "2016-05-03"),
    # A day that has not come yet this year was last year's.
    ("on 3 August", "2015-08-03", "2015-08-03"),
    ("on 3 May last year", "2015-05-03", "2015-05-03"),
    ("on Monday", "2016-06-13", "2016-06-13"),
    ("on Wednesday", "2016-06-15", "2016-06-15"),
    ("on Thursday", "2016-06-09", "2016-06-09"),
    ("last Wednesday", "2016-06-08", "2016-06-08"),
    ("on Friday night", "2016-06-10", "2016-06-10"),
    ("today", "2016-06-15", "2016-06-15"),
    ("this morning", "2016-06-15", "2016-06-15"),
    ("yesterday", "2016-06-14", "2016-06-14"),
    ("the day before yesterday", "2016-06-13", "2016-06-13"),
    ("three days ago", "2016-06-12", "2016-06-12"),
    ("three weeks ago", "2016-05-25", "2016-05-25"),
    # A night belongs to two days.
    ("overnight", "2016-06-14", "2016-06-15"),
    ("last night", "2016-06-14", "2016-06-15"),
    # Weeks run from Monday to Sunday; the present one ends with the day of publication.
    ("last week", "2016-06-06", "2016-06-12"),
    ("this week", "2016-06-13", "2016-06-15"),
    ("last weekend", "2016-06-11", "2016-06-12"),
    # As coarse as the words.
    ("last month", "2016-05-01", "2016-05-31"),
    ("this month", "2016-06-01", "2016-06-15"),
    ("two months ago", "2016-04-01", "2016-04-30"),
    ("18 months ago", "2014-12-01", "2014-12-31"),
    ("last year", "2015-01-01", "2015-12-31"),
    ("two years ago", "2014-01-01", "2014-12-31"),
    ("two decades ago", "1996-01-01", "1996-12-31"),
    ("in March", "2016-03-01", "2016-03-31"),
    ("in September", "2015-09-01", "2015-09-30"),
    ("in February 2012", "2012-02-01", "2012-02-29"),
    ("in March of last year", "2015-03-01", "2015-03-31"),
    ("in early March", "2016-03-01", "2016-03-10"),
    ("in mid-March", "2016-03-11", "2016-03-20"),
    ("in late February 2015", "2015-02-21", "2015-02-28"),
    ("in 2014", "2014-01-01", "2014-12-31"),
    ("in the past 24 hours", "2016-06-14", "2016-06-15"),
    ("in the past three days", "2016-06-12", "2016-06-15"),
    ("in the past two weeks", "2016-06-01", "2016-06-15"),
    # Ranges.
    ("between 2 and 6 May", "2016-05-02", "2016-05-06"),
    ("from 28 December to 3 January", "2015-12-28", "2016-01-03"),
    ("between Monday and Tuesday", "2016-06-13", "2016-06-14"),
    ("on 3-5 May 2014", "2014-05-03", "2014-05-05"),
]


@pytest.mark.parametrize(("words", "earliest", "latest"), FIXED, ids=[f[0] for f in FIXED])
def test_fixed(words: str, earliest: str, latest: str) -> None:
    assert days(words) == (earliest, latest)


OPEN = [
    ("since 3 May", "2016-05-03", None),
    ("since Monday", "2016-06-13", None),
    ("since March", "2016-03-01", None),
    ("since 2014", "2014-01-01", None),
    ("since last week", "2016-06-06", None),
    ("after 3 May", "2016-05-03", None),
    ("before 3 May", None, "2016-05-02"),
    ("before Monday", None, "2016-06-12"),
    ("until March", None, "2016-03-31"),
    ("for three weeks", "2016-05-25", None),
    ("for the past two months", "2016-04-16", None),
]


@pytest.mark.parametrize(("words", "earliest", "latest"), OPEN, ids=[o[0] for o in OPEN])
def test_open(words: str, earliest: str | None, latest: str | None) -> None:
    assert days(words) == (earliest, latest)
    assert when_of(words).precision == "open"


PRECISIONS = [
    ("on Monday", "day"),
    ("overnight", "days"),
    ("last week", "week"),
    ("last month", "month"),
    ("in 2014", "year"),
]


@pytest.mark.parametrize(("words", "precision"), PRECISIONS)
def test_precision(words: str, precision: str) -> None:
    assert when_of(words).precision == precision


# Plans look forward.
AHEAD = [
    ("on Friday", "2016-06-17", "2016-06-17"),
    # The page is of a Wednesday, which it calls by its name.
    ("on Wednesday", "2016-06-15", "2016-06-15"),
    ("next Monday", "2016-06-20", "2016-06-20"),
    ("tomorrow", "2016-06-16", "2016-06-16"),
    ("next week", "2016-06-20", "2016-06-26"),
    ("next month", "2016-07-01", "2016-07-31"),
    ("in July", "2016-07-01", "2016-07-31"),
    ("on 3 August", "2016-08-03", "2016-08-03"),
    ("in the next three days", "2016-06-15", "2016-06-18"),
    ("by Friday", None, "2016-06-17"),
]


@pytest.mark.parametrize(("words", "earliest", "latest"), AHEAD, ids=[a[0] for a in AHEAD])
def test_plans_look_forward(words: str, earliest: str | None, latest: str) -> None:
    assert days(words, ahead=True) == (earliest, latest)


def test_january_is_the_next_one_for_a_plan_of_december() -> None:
    published = Published(day="2016-12-20", basis="given")
    assert days("in January", published, ahead=True) == ("2017-01-01", "2017-01-31")
    assert days("in January", published) == ("2016-01-01", "2016-01-31")


BASES = [
    ("on 3 May 2014", "explicit"),
    ("in May 2014", "explicit"),
    ("on 3 May", "relative"),
    ("on Monday", "relative"),
    ("last month", "relative"),
]


@pytest.mark.parametrize(("words", "basis"), BASES)
def test_basis(words: str, basis: str) -> None:
    assert when_of(words).basis == basis


RELATIVE = ["on Monday", "yesterday", "last week", "two months ago", "in March", "on 3 May", "overnight",
            "since Monday", "for three weeks", "last year", "between Monday and Tuesday"]  # fmt: skip


@pytest.mark.parametrize("words", RELATIVE)
def test_without_a_day_of_publication_relative_words_fix_nothing(words: str) -> None:
    assert days(words, UNKNOWN) is None


def test_without_a_day_of_publication_a_full_date_stands() -> None:
    assert days("on 3 May 2014", UNKNOWN) == ("2014-05-03", "2014-05-03")
    assert days("since May 2014", UNKNOWN) == ("2014-05-01", None)


def test_bounds_alone_give_an_estimate() -> None:
    """A reader's stamp says that the article is no later: enough for a year, not for a weekday."""
    bounded = Published(latest="2016-06-15", latest_text="posted 15 June 2016")
    assert days("on Monday", bounded) is None
    assert days("yesterday", bounded) is None
    assert days("on 3 May", bounded) == ("2016-05-03", "2016-05-03")
    assert when_of("on 3 May", bounded).basis == "estimated"


def test_a_day_fixed_by_its_weekday_dates_that_weekday_alone() -> None:
    fixed = reference(UNKNOWN, date(2014, 2, 6))
    (thursday,) = times("on Thursday", 0)
    (friday,) = times("on Friday", 0)
    when = resolve_time(thursday, fixed)
    assert when is not None
    assert (when.earliest, when.basis) == ("2014-02-06", "estimated")
    assert resolve_time(friday, fixed) is None


def test_the_same_day_is_the_day_last_told_of() -> None:
    (same,) = times("on the same day", 0)
    when = resolve_time(same, reference(PUBLISHED), anchor=date(2016, 5, 3))
    assert when is not None
    assert (when.earliest, when.latest, when.basis) == ("2016-05-03", "2016-05-03", "narrative")
    assert resolve_time(same, reference(PUBLISHED)) is None


IMPOSSIBLE = ["on 31 February 2020", "on 31 April", "between 6 May 2014 and 2 May 2014"]


@pytest.mark.parametrize("words", IMPOSSIBLE)
def test_an_impossible_day_fixes_nothing(words: str) -> None:
    assert days(words) is None


DAYS = st.dates(date(1950, 1, 1), date(2090, 12, 31))
UNITS = ["hour", "day", "week", "month", "year", "decade", "weekend", "fortnight", ""]
BOUNDS: list[TimeBound] = ["in", "since", "until", "before", "after", "between"]
PARTS = ["", "early", "mid", "late", "end", "night", "running", "sofar"]


@st.composite
def points(draw: st.DrawFn) -> TimePoint:
    """Points such as the grammar makes, and their neighbours."""
    kind = draw(st.sampled_from(["day", "month", "year", "weekday", "offset", "window", "part", "anchor"]))
    year = draw(st.none() | st.integers(1900, 2100))
    part = draw(st.sampled_from(PARTS))
    step = draw(st.sampled_from([-1, 0, 1]))
    if kind == "day":
        return TimePoint(kind="day", year=year, month=draw(st.integers(1, 12)), day=draw(st.integers(1, 31)))
    if kind == "month":
        return TimePoint(kind="month", year=year, month=draw(st.integers(1, 12)), part=part, step=step)
    if kind == "year":
        return TimePoint(kind="year", year=year, year_step=draw(st.none() | st.integers(-1, 1)))
    if kind == "weekday":
        return TimePoint(kind="weekday", weekday=draw(st.integers(0, 6)), step=step, part=part)
    if kind in ("offset", "window"):
        count = draw(st.integers(-60, 60))
        return TimePoint(kind=kind, n=count, unit=draw(st.sampled_from(UNITS)), part=part)
    return TimePoint(kind=kind, part=part)


@st.composite
def expressions(draw: st.DrawFn) -> TimeExpression:
    until = draw(st.none() | points())
    return TimeExpression(
        start=0, end=1, text="x", bound=draw(st.sampled_from(BOUNDS)), point=draw(points()), until=until
    )


@given(expressions(), DAYS | st.none(), st.booleans(), st.none() | DAYS)
def test_earliest_is_never_after_latest(
    expression: TimeExpression, day: date | None, ahead: bool, anchor: date | None
) -> None:
    ref = Reference(day=day, year=day.year if day else None)
    when = resolve_time(expression, ref, ahead=ahead, anchor=anchor)
    if when is None:
        return
    assert when.earliest is not None or when.latest is not None
    for end in (when.earliest, when.latest):
        assert end is None or date.fromisoformat(end).isoformat() == end
    assert when.earliest is None or when.latest is None or when.earliest <= when.latest
    assert (when.precision == "open") == (when.earliest is None or when.latest is None)


@given(DAYS, st.integers(0, 6), st.sampled_from([-1, 0, 1]), st.booleans(), st.sampled_from(BOUNDS))
def test_a_week_later_a_weekday_is_a_week_later(
    day: date, weekday: int, step: int, ahead: bool, bound: TimeBound
) -> None:
    point = TimePoint(kind="weekday", weekday=weekday, step=step)
    expression = TimeExpression(start=0, end=1, text="x", bound=bound, point=point)
    one = resolve_time(expression, Reference(day=day, year=day.year), ahead=ahead)
    later = day + timedelta(days=7)
    other = resolve_time(expression, Reference(day=later, year=later.year), ahead=ahead)
    assert one is not None
    assert other is not None

    def moved(iso: str | None) -> str | None:
        return iso and (date.fromisoformat(iso) + timedelta(days=7)).isoformat()

    assert (moved(one.earliest), moved(one.latest)) == (other.earliest, other.latest)


@given(DAYS, st.integers(0, 6))
def test_a_bare_weekday_is_of_the_last_seven_days_or_the_next(day: date, weekday: int) -> None:
    expression = TimeExpression(
        start=0, end=1, text="x", bound="in", point=TimePoint(kind="weekday", weekday=weekday)
    )
    ref = Reference(day=day, year=day.year)
    past, planned = resolve_time(expression, ref), resolve_time(expression, ref, ahead=True)
    assert past is not None
    assert planned is not None
    assert 0 <= (day - date.fromisoformat(str(past.earliest))).days <= 6
    assert 0 <= (date.fromisoformat(str(planned.earliest)) - day).days <= 6
    assert date.fromisoformat(str(past.earliest)).weekday() == weekday


@given(expressions(), DAYS)
def test_a_full_date_does_not_hang_on_the_day_of_publication(expression: TimeExpression, day: date) -> None:
    fixed = replace(
        expression, until=None, point=TimePoint(kind="day", year=2014, month=5, day=3), bound="in"
    )
    when = resolve_time(fixed, Reference(day=day, year=day.year))
    assert when is not None
    assert (when.earliest, when.latest, when.basis) == ("2014-05-03", "2014-05-03", "explicit")


@pytest.mark.xfail(strict=True, reason="hours are not counted: any number of them is taken for one day")
def test_hours_ago_are_counted() -> None:
    assert days("72 hours ago") == ("2016-06-12", "2016-06-12")


@pytest.mark.parametrize(
    "words",
    ["99999 months ago", "9999999 days ago", "for 9999999 years", "in the past 99999999999999 hours"],
)
def test_no_count_is_too_large(words: str) -> None:
    assert days(words) is None


@pytest.mark.parametrize("words", ["on Friday", "last month", "yesterday", "last night"])
def test_the_first_day_of_the_calendar_is_a_day_of_publication(words: str) -> None:
    """Feeds print 0001-01-01 where their day is missing."""
    assert days(words, Published(day="0001-01-01", basis="given")) is None
