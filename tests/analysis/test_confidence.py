"""Confidence says how often a rule is right, measured where no rule was written for the text."""

import pytest

from newsroom.analysis import Gazetteer
from newsroom.analysis.confidence import band_of, calibrated
from newsroom.analysis.jsonl import as_json
from newsroom.analysis.tables import table

from .reading import read


def test_it_works():
    shares = table("confidence")["shares"]
    rule, bands = next(iter(shares.items()))
    band, share = next(iter(bands.items()))
    assert calibrated(rule, float(band)) == share


def test_every_share_belongs_to_a_rule_and_is_one():
    for rule, bands in table("confidence")["shares"].items():
        assert rule in table("rules")
        assert all(0.2 <= share <= 0.98 and band_of(float(band)) == band for band, share in bands.items())


@pytest.mark.parametrize(
    ("confidence", "band"), [(0.8, "0.8"), (0.89, "0.8"), (0.9, "0.9"), (1.0, "1.0"), (0.3, "0.3")]
)
def test_stated_confidences_are_put_together_by_tenths(confidence, band):
    assert band_of(confidence) == band


def test_a_rule_that_is_not_known_keeps_what_it_states():
    assert calibrated("no_such_rule", 0.42) == 0.42


def test_it_is_what_leaves_the_analysis():
    reading = read("Thailand menjadi tuan rumah konferensi penipuan daring di Bangkok pada 17 Desember 2025.")
    said = as_json("x", reading)["annotations"]
    assert Gazetteer.load() and [one["confidence"] for one in said] == [
        calibrated(mention.because.rule, mention.confidence) for mention in reading.mentions
    ]
