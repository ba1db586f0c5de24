"""What day is meant: the table of the design, and never a finer date than the text gives."""

from datetime import date

import pytest

from newsroom.analysis.date_grammar import find_dates
from newsroom.analysis.dates import Clock, lasting, resolve, settled

RECEIVED = date(2026, 2, 1)


def resolved(text: str, **clock):
    own = {"received": RECEIVED, **clock}
    return resolve(text, find_dates(text)[0], Clock(**own))


def test_it_works():
    reading = resolved("17 hingga 18 Desember 2025")
    assert (reading.edtf, reading.start, reading.end) == ("2025-12-17/2025-12-18", "2025-12-17", "2025-12-18")
    assert (reading.precision, reading.basis) == ("day", "explicit")


@pytest.mark.parametrize(
    ("text", "edtf", "precision", "basis"),
    [
        ("Maret 2025", "2025-03", "month", "explicit"),
        ("tahun 2026", "2026", "year", "explicit"),
        ("Rabu (26/3)", "2025?-03-26", "day", "weekday"),
        ("10 September", "2025?-09-10", "day", "received"),
        ("17-18 ธันวาคม 2568", "2025-12-17/2025-12-18", "day", "explicit"),
        ("Rabu", "", "unknown", "unknown"),
        ("tahun depan", "", "unknown", "unknown"),
        ("hari ini", "", "unknown", "unknown"),
    ],
)
def test_the_table(text, edtf, precision, basis):
    reading = resolved(text)
    assert (reading.edtf, reading.precision, reading.basis) == (edtf, precision, basis)


def test_a_weekday_looks_back_from_the_day_the_text_came_in():
    assert resolved("Rabu (26/3)", received=date(2031, 6, 1)).start == "2031-03-26"
    assert resolved("Rabu (26/3)", received=date(2031, 3, 1)).start == "2025-03-26"
    assert resolved("Rabu (26/3)", received=date(2025, 1, 1)).start == "2014-03-26"


def test_the_copyright_line_settles_the_year():
    reading = resolved("Rabu (17 September)", copyright_year=2025)
    assert (reading.edtf, reading.basis) == ("2025-09-17", "copyright")


def test_the_year_is_that_of_the_nearest_date_in_the_text():
    reading = resolved("20 Februari", anchor=date(2024, 4, 24))
    assert (reading.edtf, reading.basis) == ("2024?-02-20", "relative")


def test_a_weekday_is_the_last_one_before_the_day_of_the_article():
    reading = resolved("Tuesday", anchor=date(2025, 9, 10), own_day=True)
    assert (reading.edtf, reading.basis) == ("2025-09-09", "relative")


def test_a_weekday_stays_unknown_where_the_article_has_no_day():
    assert resolved("Tuesday", anchor=date(2025, 9, 10)).edtf == ""


def test_a_weekday_that_contradicts_its_date_says_so():
    reading = resolved("Senin, 17 September 2025")
    assert reading.because.rule == "date_weekday_contradicts"
    assert reading.start == "2025-09-17"
    assert (settled(reading).edtf, settled(reading).because.rule) == ("", "date_weekday_contradicts")


def test_a_date_that_nothing_denies_stays():
    reading = resolved("Rabu, 17 September 2025")
    assert settled(reading) is reading


def test_next_year_counts_from_the_article():
    assert resolved("tahun depan", anchor=date(2025, 9, 10), own_day=True).edtf == "2026"


def test_days_without_a_month_are_of_the_month_of_the_article():
    reading = resolved("17日至18日", anchor=date(2025, 12, 18), own_day=True)
    assert reading.edtf == "2025-12-17/2025-12-18"


def test_a_length_in_days_makes_a_stretch():
    reading = lasting(resolved("Rabu (26/3)"), 2)
    assert (reading.edtf, reading.end) == ("2025?-03-26/2025?-03-27", "2025-03-27")
    assert lasting(resolved("Maret 2025"), 2).edtf == "2025-03"


def test_the_29th_of_february_needs_a_leap_year():
    assert resolved("29 Februari").start == "2024-02-29"


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("去年11月", "2024-11"),
        ("今年5月3日", "2025-05-03"),
        ("in November last year", "2024-11"),
        ("5 November tahun lalu", "2024-11-05"),
        ("hồi tháng 11 năm ngoái", "2024-11"),
        ("เดือนพฤศจิกายน ปีที่แล้ว", "2024-11"),
        ("last year, in October", "2024-10"),
    ],
)
def test_a_month_of_another_year(text, start):
    assert resolved(text, anchor=date(2025, 9, 26), own_day=True).start == start


def test_a_month_of_another_year_needs_the_day_of_the_article():
    assert resolved("去年11月").start is None
