"""Numbers as readers see them: compact where nothing is lost, grouped as their language does."""

from decimal import Decimal

import pytest
from django.utils import translation

from newsroom.models import Figure
from newsroom.templatetags.figures import amount, money, number, quantity


def test_it_works():
    with translation.override("en"):
        assert (
            amount(Figure(value=Decimal("300.0000"), unit="people", qualifier="more_than")) == "more than 300 people"
        )


@pytest.mark.parametrize(
    ("value", "indonesian", "english"),
    [
        ("300", "300", "300"),
        ("10000", "10.000", "10,000"),
        ("12.5", "12,5", "12.5"),
        ("0.0001", "0,0001", "0.0001"),
        ("300000000", "300 juta", "300 million"),
        ("1250000", "1,25 juta", "1.25 million"),
        ("300000001", "300.000.001", "300,000,001"),
        ("64000000000", "64 miliar", "64 billion"),
        ("1234567.5", "1.234.567,5", "1,234,567.5"),
        ("0", "0", "0"),
        ("-5", "-5", "-5"),
    ],
)
def test_a_number(value, indonesian, english):
    assert number(Decimal(value)) == indonesian
    with translation.override("en"):
        assert number(Decimal(value)) == english


@pytest.mark.parametrize(
    ("unit", "indonesian", "english"),
    [
        ("USD", "US$300 juta", "US$300 million"),
        ("IDR", "Rp300 juta", "IDR\xa0300 million"),
        ("THB", "฿300 juta", "THB\xa0300 million"),
    ],
)
def test_money(unit, indonesian, english):
    assert money(Decimal(300_000_000), unit) == indonesian
    with translation.override("en"):
        assert money(Decimal(300_000_000), unit) == english


def test_one_is_not_many():
    with translation.override("en"):
        assert quantity(Decimal(1), "countries") == "1 country"
        assert quantity(Decimal(58), "countries") == "58 countries"
        assert quantity(Decimal("1.5"), "years") == "1.5 years"


def test_a_unit_that_nobody_knows_stands_as_it_is():
    assert quantity(Decimal(3), "kapal") == "3 kapal"
    assert quantity(Decimal(3), "") == "3"
