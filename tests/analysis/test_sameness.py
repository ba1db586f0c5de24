"""When two events are suggested as one, and when never."""

import datetime as dt
from dataclasses import replace

import pytest

from newsroom.analysis.sameness import EventSignature, compare, place_key

BANGKOK = EventSignature(
    type="conference",
    start="2025-12-17",
    end="2025-12-18",
    place="bangkok",
    country="TH",
    forum="ic-gpos",
    countries=frozenset({"TH", "ID"}),
    figures=frozenset({("people", "300"), ("countries", "58")}),
)
BARE = EventSignature(type="conference", written=dt.date(2025, 12, 19), countries=frozenset({"TH"}))
FLIGHT = EventSignature(
    type="repatriation",
    start="2025-02-20",
    place="jakarta",
    country="ID",
    countries=frozenset({"ID", "MM"}),
    figures=frozenset({("people", "46")}),
)
MOU = EventSignature(
    type="signing", start="2025-01-17", place="bangkok", country="TH", countries=frozenset({"TH", "KH"})
)


def rules(found) -> set[str]:
    return {because.rule for because in (*found.reasons, *found.against)}


def test_it_works():
    found = compare(BANGKOK, replace(BANGKOK, start="2025-12-17", end=None, forum="", figures=frozenset()))
    assert found.likely and {"same_days", "same_place", "same_countries"} <= rules(found)


def test_it_does_not_matter_which_of_two_is_asked():
    for other in (BARE, FLIGHT, MOU, replace(BARE, weekday=2)):
        assert compare(BANGKOK, other).score == compare(other, BANGKOK).score


def test_a_place_has_one_key_in_all_languages():
    assert len({place_key(name) for name in ("Bangkok", "กรุงเทพฯ", "曼谷", "Băng Cốc")}) == 1


def test_a_bare_weekday_is_resolved_through_the_event():
    vague = replace(BARE, weekday=2, forum="ic-gpos", place="bangkok", country="TH")
    found = compare(vague, BANGKOK)
    assert found.likely and found.date and found.date.edtf == "2025-12-17?" and found.date.basis == "linked"


def test_a_weekday_that_the_range_holds_twice_is_not_resolved():
    fortnight = replace(BANGKOK, start="2025-12-08", end="2025-12-18")
    assert compare(replace(BARE, weekday=2), fortnight).date is None


def test_a_weekday_that_does_not_fit_speaks_against_it():
    vague = replace(BARE, weekday=0, country="TH")
    assert "other_weekday" in rules(compare(vague, BANGKOK)) and not compare(vague, BANGKOK).likely


def test_two_flights_months_apart_are_two():
    later = replace(FLIGHT, start="2025-04-24", figures=frozenset({("people", "84")}))
    assert compare(FLIGHT, later).score == 0


def test_two_flights_of_one_week_with_other_numbers_are_two():
    other = replace(FLIGHT, start="2025-02-21", figures=frozenset({("people", "125")}))
    assert not compare(FLIGHT, other).likely


def test_two_memoranda_signed_on_one_day_with_other_parties_are_two():
    other = replace(MOU, countries=frozenset({"PH", "VN"}), country="", place="")
    assert not compare(MOU, other).likely


def test_two_meetings_of_one_forum_are_told_apart_by_number():
    fifth = replace(BANGKOK, start=None, end=None, ordinal=5)
    assert compare(fifth, replace(fifth, ordinal=6)).score == 0
    assert compare(fifth, replace(fifth, ordinal=5)).likely


def test_a_meeting_and_a_raid_of_one_day_are_two():
    raid = replace(BANGKOK, type="operation", forum="", figures=frozenset(), place="")
    assert "other_type" in rules(compare(raid, BANGKOK)) and not compare(raid, BANGKOK).likely


@pytest.mark.parametrize(("start", "likely"), [("2025-12", True), ("2025", True), ("2024-12", False)])
def test_a_month_or_year_agrees_with_its_days_where_forum_or_figures_do(start, likely):
    month = replace(BANGKOK, start=start, end=None)
    assert compare(month, BANGKOK).likely == likely


def test_two_that_say_nothing_are_not_one():
    assert compare(BARE, replace(BARE, written=None)).score < 0.55


def test_kind_place_and_circle_alone_are_only_alike():
    other = replace(BANGKOK, start="2025", end=None, figures=frozenset(), forum="")
    assert 0.4 < compare(other, BANGKOK).score < 0.55
