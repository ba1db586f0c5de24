"""The day that a sentence counts from what was told before it."""

from datetime import date

import pytest

from .reading import BEAT, read

RAID = "Polisi menggerebek markas di Poipet, Kamboja, pada 6 November 2025. "


def days(text: str) -> list[str | None]:
    return [one.date.start for one in read(text + BEAT, date(2026, 2, 1)).events]


def test_it_works():
    assert days(RAID + "Dua hari kemudian, menteri Kamboja bertemu dengan Menlu Thailand.") == [
        "2025-11-06",
        "2025-11-08",
    ]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Keesokan harinya, 20 WNI dipulangkan dari Phnom Penh.", "2025-11-07"),
        ("Sehari sebelumnya, pejabat Indonesia dan Kamboja berunding di Bali.", "2025-11-05"),
        ("Tiga hari sebelum itu, dua belas suspek ditahan di Bavet.", "2025-11-03"),
        ("The next day, 20 Indonesians were flown home from Phnom Penh.", "2025-11-07"),
        ("Five days earlier, the two sides met in Bangkok, Thailand.", "2025-11-01"),
        ("Hai ngày sau, 20 công dân Việt Nam được đưa về nước.", "2025-11-08"),
        ("Sáng hôm sau, 20 công dân Việt Nam được đưa về nước.", "2025-11-07"),
        ("两天后，20名中国人被遣返回国。", "2025-11-08"),
        ("次日，20名中国人被遣返回国。", "2025-11-07"),
        ("3 วันต่อมา ทางการกัมพูชาส่งมอบตัวคนไทย 20 คน", "2025-11-09"),
    ],
)
def test_a_day_counted_from_the_one_before(words, day):
    assert day in days(RAID + words)


def test_the_reason_names_both_days():
    told = read(RAID + "Keesokan harinya, 20 WNI dipulangkan dari Phnom Penh." + BEAT, date(2026, 2, 1)).events[1]
    assert (told.date.because.rule, told.date.because.details["anchor"]) == ("date_relative_told", "2025-11-06")
    assert told.date.span is not None and told.date.span.quote == "Keesokan harinya"


@pytest.mark.parametrize(
    "words",
    [
        "Penipuan itu baru terungkap 40 hari kemudian, ketika 12 WNI diselamatkan polisi di Laos.",
        "Empat warga Taiwan itu ditahan dua hari selepas tiba di Malaysia.",
    ],
)
def test_what_is_not_counted_from_it(words):
    assert not {"2025-12-16", "2025-11-08"} & set(days(RAID + words))


def test_nothing_is_counted_from_a_month():
    assert days("Polisi menggerebek markas di Poipet pada November 2025. Dua hari kemudian, 20 WNI dipulangkan.")[
        1:
    ] in (
        [],
        [None],
    )
