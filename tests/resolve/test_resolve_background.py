"""Background of other years, and the day a story's steps share (coding rules 7 and 9)."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from variorum.model.claims import GroundedClaim, When
from variorum.model.issues import Outcome

Grounded = Callable[..., Outcome[tuple[GroundedClaim, ...]]]

BACKGROUND = [
    "In 1998 rebels seized Kisangani.",
    "Rebels seized Kisangani in May 2009.",
    "Rebels seized Kisangani on 3 May 2009.",
    "Three years ago rebels seized Kisangani.",
    "Two decades ago planes bombed Kisangani.",
    "Rebels held Kisangani until March 2010.",
    "Planes bombed Kisangani from 2 to 6 May 2009.",
]


@pytest.mark.parametrize("text", BACKGROUND)
def test_what_is_of_another_year_is_left_out_and_said_so(grounded: Grounded, text: str) -> None:
    outcome = grounded(f"{text} Soldiers left Goma on Monday.", "2012-11-22")
    assert [c.places[0].name for c in outcome.made] == ["Goma"]
    (issue,) = outcome.issues
    assert (issue.code, issue.severity) == ("background", "note")
    assert issue.start is not None
    assert issue.end is not None
    assert text[issue.start : issue.end] in issue.message


RECENT = [
    "Rebels seized Kisangani in March.",
    "Rebels seized Kisangani last year.",
    "Rebels seized Kisangani in December 2011.",
    "Rebels seized Kisangani.",
]


@pytest.mark.parametrize("text", RECENT)
def test_what_is_of_the_last_year_or_undated_stays(grounded: Grounded, text: str) -> None:
    outcome = grounded(text, "2012-11-22")
    assert len(outcome.made) == 1
    assert outcome.issues == ()


def test_without_a_day_of_publication_nothing_is_background(grounded: Grounded) -> None:
    outcome = grounded("In 1998 rebels seized Kisangani.")
    (claim,) = outcome.made
    assert claim.when is not None
    assert (claim.when.earliest, claim.when.basis) == ("1998-01-01", "explicit")
    assert outcome.issues == ()


def test_words_that_nothing_fixes_are_kept_without_a_day(grounded: Grounded) -> None:
    (claim,) = grounded("Rebels seized Kisangani on Friday.").made
    assert claim.when == When(earliest=None, latest=None, precision="none", text="Friday", basis="none")


def test_no_words_of_time_no_day(grounded: Grounded) -> None:
    (claim,) = grounded("Rebels seized Kisangani.", "2012-11-22").made
    assert claim.when is None


def test_a_state_with_still_is_of_the_day_of_publication(grounded: Grounded) -> None:
    (claim,) = grounded("Al-Shabaab still controls the town of Jilib.", "2022-09-14").made
    assert claim.when is not None
    assert (claim.when.earliest, claim.when.latest) == ("2022-09-14", "2022-09-14")
    (unfixed,) = grounded("Al-Shabaab still controls the town of Jilib.").made
    assert unfixed.when is None


def test_the_same_day_is_that_of_the_step_before(grounded: Grounded) -> None:
    text = "Rebels entered Bria at dawn on Monday. They took the barracks on the same day."
    entered, took = grounded(text, "2016-01-14").made
    assert entered.when is not None
    assert took.when is not None
    assert (took.when.earliest, took.when.latest) == (entered.when.earliest, "2016-01-11")
    assert (entered.when.basis, took.when.basis) == ("relative", "narrative")


def test_articles_do_not_share_their_day(grounded: Grounded) -> None:
    grounded("Rebels entered Bria on Monday.", "2016-01-14")
    (claim,) = grounded("Rebels took the barracks on the same day.", "2016-01-14").made
    assert claim.when is not None
    assert (claim.when.earliest, claim.when.basis) == (None, "none")


def test_a_plan_is_for_the_days_to_come(grounded: Grounded) -> None:
    (claim,) = grounded("Rebels will attack Bria on Friday.", "2018-05-15").made
    assert claim.when is not None
    assert claim.when.earliest == "2018-05-18"


def test_a_loose_year_is_inferred_from_who_is_named(grounded: Grounded) -> None:
    """Of the years in which 6 February fell on a Thursday, the group named existed in one."""
    candidates = ("1997-02-06", "2003-02-06", "2014-02-06")
    text = "ISIS fighters took Mosul in Iraq on Thursday."
    (claim,) = grounded(text, candidates=candidates).made
    assert claim.when is not None
    assert (claim.when.earliest, claim.when.basis) == ("2014-02-06", "estimated")


def test_a_loose_year_that_nobody_narrows_stays_open(grounded: Grounded) -> None:
    candidates = ("1997-02-06", "2003-02-06", "2014-02-06")
    (claim,) = grounded("Rebels took Mosul in Iraq on Thursday.", candidates=candidates).made
    assert claim.when is not None
    assert claim.when.basis == "none"


def test_a_number_of_years_in_words_is_background(grounded: Grounded) -> None:
    assert grounded("Forty years ago planes bombed Kisangani.", "2012-11-22").made == ()


@pytest.mark.xfail(strict=True, reason="words of time that the grammar lacks leave background undated")
@pytest.mark.parametrize(
    "text",
    [
        "Several years ago rebels seized Kisangani.",
        "Rebels seized Kisangani in the summer of 1998.",
        "Between 1998 and 2000 rebels seized Kisangani.",
    ],
)
def test_background_in_other_words(grounded: Grounded, text: str) -> None:
    assert grounded(text, "2012-11-22").made == ()
