"""Events: each once, with its date, place and forum."""

from datetime import date

import pytest

from .reading import BEAT, read


def events(text: str, received: date = date(2026, 2, 1)):
    return [(one.type, one.date.edtf, one.forum, one.ordinal) for one in read(text + BEAT, received).events]


def test_it_works():
    event = read("Konferensi IC-GPOS digelar di Bangkok pada 17-18 Desember 2025." + BEAT).events[0]
    assert (event.type, event.date.edtf, event.place, event.iso2) == (
        "conference",
        "2025-12-17/2025-12-18",
        "Bangkok",
        "TH",
    )
    assert (event.forum, event.status, event.main) == ("ic-gpos", "held", True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "AMMTC ke-19 berlangsung dari 8 hingga 12 September 2025.",
            ("ministerial_meeting", "2025-09-08/2025-09-12", "ammtc", 19),
        ),
        (
            "Pejabat kedua negara bertemu di Nusa Dua, Bali, Senin (19/5/2025).",
            ("bilateral_meeting", "2025-05-19", None, None),
        ),
        ("Konvensi itu ditandatangani di Hanoi pada 25 Oktober 2025.", ("signing", "2025-10-25", None, None)),
        ("Sebanyak 500 pekerja dipulangkan dari Kamboja pada April 2025.", ("repatriation", "2025-04", None, None)),
        ("Polisi menggerebek markas di Poipet pada 6 November 2025.", ("operation", "2025-11-06", None, None)),
        (
            "Menteri menyampaikannya dalam konferensi pers di Jakarta, Kamis (24/4/2025).",
            ("statement", "2025-04-24", None, None),
        ),
        ("Police raided a compound in Pasay on January 9, 2026.", ("operation", "2026-01-09", None, None)),
        (
            "PDRM menahan 24 suspek dalam serbuan di Johor Bahru pada 9 Jun 2025.",
            ("operation", "2025-06-09", None, None),
        ),
        ("Ngày 5/9/2025, công an bắt giữ 15 đối tượng tại Bavet.", ("arrest", "2025-09-05", None, None)),
        (
            "การประชุมสุดยอดอาเซียน ครั้งที่ 47 จัดขึ้นระหว่างวันที่ 26-28 ตุลาคม 2568",
            ("conference", "2025-10-26/2025-10-28", "asean-summit", 47),
        ),
        ("2025年11月12日，警方捣毁诈骗园区。", ("operation", "2025-11-12", None, None)),
    ],
)
def test_types_and_dates(text, expected):
    assert events(text) == [expected]


def test_a_meeting_told_twice_is_one():
    text = (
        "Menteri membuka konferensi IC-GPOS di Bangkok. Acara yang berlangsung 17 hingga 18 Desember "
        "2025 itu dihadiri 58 negara."
    )
    found = read(text + BEAT).events
    assert [(one.date.edtf, one.span.quote[:5]) for one in found] == [("2025-12-17/2025-12-18", "Acara")]


def test_a_two_day_meeting():
    text = "Pertemuan internasional pada Rabu (26/3) di Bangkok dibuka. Pertemuan ini berlangsung selama dua hari."
    assert events(text) == [("conference", "2025?-03-26/2025?-03-27", None, None)]


def test_a_weekday_alone_gives_no_date():
    event = read("Konferensi IC-GPOS digelar di Bangkok pada Rabu." + BEAT).events[0]
    assert (event.date.edtf, event.date.precision) == ("", "unknown")


def test_the_next_meeting_is_an_event_of_its_own():
    text = (
        "Para peserta Pertemuan Menteri Digital ASEAN kelima di Bangkok sepakat. Pertemuan tingkat "
        "menteri keenam akan diadakan di Vietnam tahun depan."
    )
    assert [(one.ordinal, one.forum, one.status) for one in read(text + BEAT).events] == [
        (5, "adgmin", "held"),
        (6, "adgmin", "announced"),
    ]


def test_each_wave_is_a_repatriation():
    text = (
        "Pada 2025 WNI dipulangkan dari Myanmar. Gelombang pertama pada 20 Februari 2025 membawa 46 "
        "orang, gelombang 28 Februari 2025 84 orang, dan gelombang ketiga pada 18–19 Maret 2025 569 "
        "orang."
    )
    assert [one[1] for one in events(text)] == ["2025-02-20", "2025-02-28", "2025-03-18/2025-03-19"]


def test_a_period_is_no_occasion():
    assert events("Sejak 2020 hingga April 2025 tercatat 7.027 kasus penipuan.") == []


def test_a_link_is_no_event():
    text = (
        "Penipuan daring makin marak di kawasan ini, kata polisi.\nBaca juga: Konferensi IC-GPOS "
        "Digelar di Bangkok 17 Desember 2025"
    )
    assert read(text).events == ()


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Konferensi IC-GPOS akan digelar di Bangkok pada 17 Desember 2026.", "announced"),
        ("Konferensi IC-GPOS di Bangkok pada 17 Desember 2025 ditunda.", "postponed"),
        ("Konferensi IC-GPOS di Bangkok pada 17 Desember 2025 dibatalkan.", "cancelled"),
    ],
)
def test_status(text, status):
    assert [one.status for one in read(text + BEAT).events] == [status]


def test_a_weekday_that_contradicts_is_doubtful():
    event = read("Konferensi IC-GPOS digelar di Bangkok pada Senin, 17 Desember 2025." + BEAT).events[0]
    assert event.confidence <= 0.3
    assert event.date.because.rule == "date_weekday_contradicts"
