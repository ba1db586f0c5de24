"""Confidence against what is right, band by band."""

import pytest

from newsroom.analysis.scoring.calibration import as_lines, calibration_error, reliability
from newsroom.analysis.scoring.scores import Judged


def judged(confidence: float, right: int, wrong: int = 0, kind: str = "topic", rule: str = "r") -> list[Judged]:
    return [Judged(kind, rule, confidence, at < right, at < right, confidence) for at in range(right + wrong)]


def test_it_works():
    whole, low, high = reliability([*judged(0.55, 1, 1), *judged(0.9, 9, 1)])
    assert (whole.group, whole.band, whole.suggested, whole.right) == ("all", None, 12, 10)
    assert (low.band, low.suggested, low.share) == (0.5, 2, 0.5)
    assert (high.band, high.share, round(high.confidence, 6)) == (0.9, 0.9, 0.9)


@pytest.mark.parametrize(
    ("confidence", "band"),
    [(0, 0), (0.49, 0), (0.5, 0.5), (0.69, 0.6), (0.7, 0.7), (0.8999, 0.8), (0.9, 0.9), (0.95, 0.95), (1, 0.95)],
)
def test_a_band_holds_its_lower_end(confidence, band):
    assert reliability(judged(confidence, 1))[1].band == band


def test_groups_are_kinds_or_rules():
    both = [*judged(0.9, 1, kind="topic", rule="x"), *judged(0.9, 0, 1, kind="event", rule="x")]
    assert [row.group for row in reliability(both, "kind") if row.band is None] == ["event", "topic"]
    assert [(row.group, row.share) for row in reliability(both, "rule") if row.band is None] == [("x", 0.5)]


def test_the_error_is_the_mean_distance():
    assert calibration_error(judged(0.9, 9, 1)) == 0.0
    assert calibration_error(judged(0.9, 0, 4)) == 0.9
    assert calibration_error([*judged(0.9, 10), *judged(0.6, 3, 7)]) == 0.2


def test_a_country_in_the_wrong_role_is_half_right():
    half = [Judged("country", "country_name", 0.9, True, whole, 0.9) for whole in (False, True)]
    row = reliability(half)[0]
    assert (row.share, row.whole_share) == (1.0, 0.5)
    assert (calibration_error(half), calibration_error(half, with_role=True)) == (0.1, 0.4)


def test_nothing_judged_is_no_fault():
    assert reliability([]) == [] and calibration_error([]) is None
    assert len(list(as_lines([], "kind"))) == 1


def test_the_table_names_bands_and_groups():
    lines = list(as_lines(judged(0.97, 19, 1), "kind"))
    assert lines[1].split()[:3] == ["all", "20", "19"]
    assert "0.95 – 1" in lines[2] and lines[3].startswith("topic") and "error 0.020" in lines[-1]
