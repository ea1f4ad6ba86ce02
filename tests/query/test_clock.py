"""The day asked about: what had begun by then."""

from __future__ import annotations

from pathlib import Path

import pytest
import query_world

from variorum.model.claims import When
from variorum.model.errors import UsageError
from variorum.query.clock import AsOf, begun_by, days_after, iso_day, last_day
from variorum.store.record import Record


def _when(earliest: str | None, latest: str | None) -> When:
    return When(earliest=earliest, latest=latest, precision="days", text="", basis="explicit")


@pytest.mark.parametrize(
    ("when", "published", "begun"),
    [
        (_when("2014-01-05", "2014-01-05"), None, True),
        (_when("2014-01-06", "2014-01-06"), "2014-01-01", False),
        (_when("2014-01-03", "2014-01-09"), None, True),
        (_when(None, "2014-01-09"), None, False),
        (_when(None, "2014-01-04"), None, True),
        (_when("2014-01-09", None), None, False),
        (_when(None, None), "2014-01-05", True),
        (None, "2014-01-05", True),
        (None, "2014-01-06", False),
        (None, None, False),
    ],
)
def test_what_had_begun_by_a_day(when: When | None, published: str | None, begun: bool) -> None:
    assert begun_by(when, "2014-01-05", published) is begun


def test_a_day_is_written_the_iso_way() -> None:
    assert iso_day(" 2014-01-05 ") == "2014-01-05"
    for text in ("5 January 2014", "2014-01-32", "", "2014"):
        with pytest.raises(UsageError, match="is not a day"):
            iso_day(text)


def test_without_a_day_the_last_day_of_printing_is_asked_about(war: Record) -> None:
    published = [head.published for head in war.heads() if head.published]
    assert last_day(war) == max(published)


def test_days_stay_in_the_calendar() -> None:
    assert days_after("2020-03-06", -7) == "2020-02-28"
    assert days_after("2020-02-28", 1) == "2020-02-29"
    assert days_after("0001-01-03", -7) == "0001-01-01"
    assert days_after("9999-12-31", 1) == "9999-12-31"
    assert days_after("the ninth", 1) == "the ninth"


def test_a_record_that_nothing_dates_has_no_last_day(tmp_path: Path) -> None:
    with Record.open(tmp_path / "bare.db", "create") as record:
        assert last_day(record) is None


def test_everything_is_there_on_the_last_day_and_nothing_before_the_first(war: Record) -> None:
    last = AsOf(war, "9998-12-31")
    assert list(last.claim_pairs()) == list(war.claim_pairs())
    assert list(last.event_rows()) == list(war.event_rows())
    assert list(last.document_rows()) == list(war.document_rows())
    before = AsOf(war, "0001-01-01")
    assert [*before.claim_pairs(), *before.event_rows(), *before.holdings()] == []
    assert query_world.TEXTS.keys() == {document.source for document, *_ in before.document_rows()}
