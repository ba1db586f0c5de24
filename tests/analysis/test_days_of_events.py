"""Which day of a sentence an event has, where several stand in it, and which is of none."""

from datetime import date

import pytest

from newsroom.analysis.date_grammar import find_dates

from .reading import BEAT, read


def days(text: str, received: date = date(2026, 2, 1)) -> list[tuple[str, str]]:
    return [(one.type, one.date.edtf) for one in read(text + BEAT, received=received).events]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("王小洪周五到访布城，与阿末扎希会谈。", ["周五"]),
        ("พล.ต.อ.ธัชชัย ให้สัมภาษณ์เมื่อวันอังคารว่า", ["วันอังคาร"]),
        ("双方本月23日在首尔会谈。", ["本月23日"]),
        ("法院上月22日裁定，局长周一鳴出席。", ["上月22日"]),
        ("Hội nghị diễn ra ngày 5 tháng trước.", ["ngày 5 tháng trước"]),
        ("会议每周一召开，上周五没有开。", []),
        ("Polis mengesahkan serbuan pada malam 7hb di Johor.", ["7hb"]),
        ("Serbuan dibuat pada 7hb Januari 2026.", ["7hb Januari 2026"]),
        ("The two governments agreed on this on the 17th.", ["17th"]),
        ("The office is on the 17th floor.", []),
    ],
)
def test_weekdays_and_days_inside_a_sentence(text, words):
    assert [text[one.start : one.end] for one in find_dates(text)] == words


def test_what_is_said_is_said_on_a_day():
    text = (
        "MELAKA, 11 Sept 2025 – Tiga deklarasi akan dibentangkan pada Sidang Kemuncak ASEAN Ke-47 di Kuala Lumpur "
        "bulan depan, kata Menteri Dalam Negeri Saifuddin Nasution Ismail."
    )
    assert days(text) == [("conference", "2025-10")]


def test_the_day_of_a_document_is_of_no_act():
    text = "(PLO) - Ngày 19/12/2025, Campuchia nhắc lại Chỉ thị số 01 ngày 14.7 và công bố kết quả truy quét lừa đảo."
    assert all(not day.endswith("-07-14") for _type, day in days(text))


def test_a_long_stretch_ends_before_the_day_of_writing():
    text = "KUALA LUMPUR, 30 Nov 2020 – Tangkapan dari 1 Januari hingga 31 Oktober melibatkan 912 warga tempatan."
    assert days(text) == [("arrest", "2020?-01-01/2020?-10-31")]


def test_a_treaty_of_another_year_is_of_its_history():
    text = "（曼谷2025年11月12日讯）主嫌12日自曼谷遭引渡回中国。当局指出，这是依据1993年签署的《中泰引渡条约》办理。"
    assert [kind for kind, _day in days(text)] == ["repatriation"]


def test_what_is_only_asked_is_no_talk():
    text = "BANGKOK, 3 Nov 2025 – Asked whether Thailand held talks with Cambodia, Anutin did not answer."
    assert days(text) == []
