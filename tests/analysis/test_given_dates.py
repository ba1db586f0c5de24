"""Which occasion of a sentence a date belongs to."""

from datetime import date

import pytest

from .reading import BEAT, read


def events(text: str) -> list[tuple[str, str | None]]:
    return [(one.type, one.date.start) for one in read(text + BEAT, date(2026, 2, 1)).events]


def test_it_works():
    assert events("Polisi menggerebek markas di Poipet pada 6 November 2025.") == [("operation", "2025-11-06")]


@pytest.mark.parametrize(
    "text",
    [
        '"Keluarga mendengar kabarnya pada 3 Desember 2025," katanya dalam sidang media pada 27 Desember 2025.',
        "“The family learned of it on December 3, 2025,” she told reporters on December 27, 2025.",
    ],
)
def test_a_day_in_a_quotation_is_not_that_of_the_statement(text):
    assert ("statement", "2025-12-27") in events(text)
    assert ("statement", "2025-12-03") not in events(text)


@pytest.mark.parametrize(
    "text",
    [
        "Setiausaha itu berkata, mangsa tidak dapat dihubungi oleh keluarganya mulai 24 Oktober 2025.",
        "The secretary said that the boy could not be reached by his family on October 24, 2025.",
    ],
)
def test_what_is_said_was_not_said_that_day(text):
    assert ("statement", "2025-10-24") not in events(text)


def test_a_report_to_the_police_is_no_occasion():
    text = "Tiga suspek ditahan pada 11 Januari 2026 selepas mangsa membuat laporan pada 10 Januari 2026."
    assert events(text) == [("arrest", "2026-01-11")]


def test_what_begins_on_a_day():
    text = "自2025年12月1日起，公安部组织包机，将嫌疑人从泰国押解回国。"
    assert events(text) == [("repatriation", "2025-12-01")]


def test_what_is_counted_since_a_day_is_not_of_it():
    text = "2025年2月20日以来，已有6600名嫌疑人被押解回国。"
    assert ("repatriation", "2025-02-20") not in events(text)


def test_what_is_told_without_a_year_lies_behind():
    head = "Kabar Poipet\nSenin, 8 Desember 2025 10:00 WIB\n\n"
    assert events(head + "Sebanyak 20 WNI dipulangkan dari Poipet pada 20 Februari.") == [
        ("repatriation", "2025-02-20")
    ]
    ahead = "Sebanyak 20 WNI akan dipulangkan dari Poipet pada 20 Februari."
    assert events(head + ahead) == [("repatriation", "2026-02-20")]
