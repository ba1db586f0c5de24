"""Figures: shapes of numbers, units, qualifiers, and numbers that count nothing."""

import pytest

from newsroom.analysis.figures import read_figures
from newsroom.analysis.numbers import read_numeral, read_words

from .reading import opened


def figures(text: str, language: str = "id"):
    return [
        (one.span.quote, float(one.value), one.unit, one.qualifier) for one in read_figures(opened(text, language))
    ]


def test_it_works():
    assert figures("menarik lebih dari 300 peserta") == [("lebih dari 300 peserta", 300, "people", "more_than")]


@pytest.mark.parametrize(
    ("digits", "language", "scaled", "value"),
    [
        ("12.000", "id", False, 12000),
        ("4,6", "id", True, 4.6),
        ("1.047.327", "id", False, 1047327),
        ("15.2", "ms", True, 15.2),
        ("46,086", "en", False, 46086),
        ("2.5", "en", True, 2.5),
        ("1.500", "vi", False, 1500),
        ("1.234", "en", True, 1.234),
        ("12.000", "en", False, 12000),
    ],
)
def test_points_and_commas(digits, language, scaled, value):
    assert float(read_numeral(digits, language, scaled=scaled)) == value


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("dua puluh", 20),
        ("dua puluh lima", 25),
        ("sepuluh", 10),
        ("sebelas", 11),
        ("tiga belas", 13),
        ("seratus", 100),
        ("twenty-one", 21),
    ],
)
def test_number_words(words, value):
    assert read_words(words) == value


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("hampir $300 juta aset", "id", ("hampir $300 juta", 3e8, "usd", "almost")),
        ("Rp4,6 triliun", "id", ("Rp4,6 triliun", 4.6e12, "idr", "exact")),
        ("Tembus Rp4,6 T", "id", ("Rp4,6 T", 4.6e12, "idr", "exact")),
        ("sekitar 49 miliar won", "id", ("sekitar 49 miliar won", 4.9e10, "krw", "about")),
        ("12.000 warga Indonesia", "id", ("12.000 warga Indonesia", 12000, "people", "exact")),
        ("lima organisasi internasional", "id", ("lima organisasi", 5, "organisations", "exact")),
        ("sebanyak 73 terduga anggota", "id", ("73 terduga", 73, "people", "exact")),
        ("359 ribu rekening", "id", ("359 ribu rekening", 359000, "accounts", "exact")),
        ("naik 7,5 persen", "id", ("7,5 persen", 7.5, "percent", "exact")),
        ("RM15.2 juta", "ms", ("RM15.2 juta", 1.52e7, "myr", "exact")),
        ("1,234 kes", "ms", ("1,234 kes", 1234, "cases", "exact")),
        ("at least 330 reported cases", "en", ("at least 330 reported cases", 330, "cases", "at_least")),
        ("over S$40 million", "en", ("over S$40 million", 4e7, "sgd", "more_than")),
        ("53 electronic devices", "en", ("53 electronic devices", 53, "devices", "exact")),
        ("eight Singaporean men", "en", ("eight Singaporean men", 8, "people", "exact")),
        ("กว่า 10,000 คน", "th", ("กว่า 10,000 คน", 10000, "people", "more_than")),
        ("300 ล้านบาท", "th", ("300 ล้านบาท", 3e8, "thb", "exact")),
        ("gần 40 tỷ USD", "vi", ("gần 40 tỷ USD", 4e10, "usd", "almost")),
        ("hơn 100 quốc gia", "vi", ("hơn 100 quốc gia", 100, "countries", "more_than")),
        ("近3亿美元", "zh", ("近3亿美元", 3e8, "usd", "almost")),
        ("来自58个国家", "zh", ("58个国家", 58, "countries", "exact")),
        ("300多名代表", "zh", ("300多名代表", 300, "people", "more_than")),
    ],
)
def test_units_and_qualifiers(text, language, expected):
    assert figures(text, language) == [expected]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Pasal 27 ayat 3 UU No. 21 Tahun 2007 pukul 09.00 WIB", "id"),
        ("Resolusi 79/243 dan operasi 24/7", "id"),
        ("pertemuan ke-19 pada 10 September 2025", "id"),
        ("Section 12 of the Act 670 and the Boeing 737", "en"),
        ("tiga gelombang dalam lima tahun", "id"),
        ("第47届峰会", "zh"),
    ],
)
def test_numbers_that_count_nothing(text, language):
    assert figures(text, language) == []


def test_among_them_counts_the_same_thing():
    assert figures("di sepuluh negara; tujuh di antaranya berada di Asia")[1][1:3] == (7, "countries")
