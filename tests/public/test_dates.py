"""Dates as readers see them: the table of what a source may say, in both languages, never finer than known."""

import re
from types import SimpleNamespace

import pytest
from babel.dates import format_date, get_month_names
from django.utils import translation

from newsroom.models import Event
from newsroom.templatetags.dates import points, time, when, why

LOCALES = {"id": "id", "en": "en_GB"}


def month(number: int, language: str) -> str:
    return get_month_names("wide", locale=LOCALES[language])[number]


def test_it_works():
    assert when("2025-12-17") == "17 Desember 2025"


@pytest.mark.parametrize("language", LOCALES)
@pytest.mark.parametrize(
    ("edtf", "expected", "machine"),
    [
        ("2025-12-17/2025-12-18", "17–18 {12} 2025", ["2025-12-17", "2025-12-18"]),
        ("2025?-03-26/2025?-03-27", "26–27 {3} 2025", ["2025-03-26", "2025-03-27"]),
        ("2025-11-30/2025-12-02", "30 {11} – 2 {12} 2025", ["2025-11-30", "2025-12-02"]),
        ("2025-12-30/2026-01-02", "30 {12} 2025 – 2 {1} 2026", ["2025-12-30", "2026-01-02"]),
        ("2025-12-17?", "17 {12} 2025", ["2025-12-17"]),
        ("2025?-03-26", "26 {3} 2025", ["2025-03-26"]),
        ("2025-03", "{3} 2025", ["2025-03"]),
        ("2025-03/2025-04", "{3}–{4} 2025", ["2025-03", "2025-04"]),
        ("2025-12/2026-01", "{12} 2025 – {1} 2026", ["2025-12", "2026-01"]),
        ("2026", "2026", ["2026"]),
        ("2025/2026", "2025–2026", ["2025", "2026"]),
        ("2025-12-17/2025-12-17", "17 {12} 2025", ["2025-12-17"]),
    ],
)
def test_a_date_in_words_and_for_machines(language, edtf, expected, machine):
    with translation.override(language):
        words = expected.format(*(month(number, language) if number else "" for number in range(13)))
        assert when(edtf) == words
        html = time(edtf)
    assert re.findall(r'datetime="([^"]*)"', html) == machine
    assert re.sub(r"<[^>]*>", "", html) == words


def test_a_day_is_what_babel_says():
    for language, locale in LOCALES.items():
        with translation.override(language):
            day = points("2025-08-09")[0].day
            assert when("2025-08-09") == format_date(day, "d MMMM y", locale=locale)


@pytest.mark.parametrize("edtf", ["", "2025-13", "2025-02-30", "unknown", "../..", "2025-12-XX", "202X", "0000"])
def test_what_is_no_date_is_not_known_and_breaks_nothing(edtf):
    assert "<time" not in time(edtf)
    assert not any(character.isdigit() for character in when(edtf))


def test_an_inferred_date_has_its_reason():
    event = Event(edtf="2025?-03-26", basis="weekday", date_reason_id="26 Maret jatuh pada Rabu pada 2025")
    assert why(event) == "26 Maret jatuh pada Rabu pada 2025"


def test_an_inferred_date_without_a_reason_says_what_it_rests_on():
    event = Event(edtf="2025?-03-26", basis="weekday")
    assert why(event) == event.get_basis_display()


def test_a_date_that_was_read_needs_no_reason():
    assert why(Event(edtf="2025-03-26", basis="explicit")) == ""


def test_anything_with_a_date_will_do():
    assert when(SimpleNamespace(edtf="2026")) == "2026"
