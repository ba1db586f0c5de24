"""Datelines of agencies and papers."""

import pytest

from newsroom.analysis.datelines import find_dateline


def dateline(line: str):
    found = find_dateline(line, 0, len(line))
    return found and found[0]


def test_it_works():
    found = dateline("Jakarta (ANTARA) – Isi berita.")
    assert (found.place, found.iso2, found.outlet, found.span.quote) == (
        "Jakarta",
        "ID",
        "ANTARA",
        "Jakarta (ANTARA)",
    )


@pytest.mark.parametrize(
    ("line", "place", "outlet"),
    [
        ("Bangkok, Suarathailand- Menteri berkata.", "Bangkok", "Suarathailand"),
        ("KUALA LUMPUR, July 23 (Bernama) -- The House heard.", "KUALA LUMPUR", "Bernama"),
        ("HANOI, Jan 16 (Reuters) - Ministers agreed.", "HANOI", "Reuters"),
        ("TEMPO.CO, Jakarta - Enam nota.", "Jakarta", "TEMPO.CO"),
        ("KOMPAS.com - Badan Reserse.", None, "KOMPAS.com"),
        ("(VOVWORLD) - Konvensi Hanoi.", None, "VOVWORLD"),
        ("SINGAPORE: Police arrested.", "SINGAPORE", None),
        (" date 2025-09-10 MELAKA: Jenayah.", "MELAKA", None),
        ("Hà Nội (TTXVN) – Lễ mở ký.", "Hà Nội", "TTXVN"),
        ("新华社曼谷12月18日电（记者王腾）会议举行。", "曼谷", "新华社"),
        ("Jakarta, IDN Times - Otoritas.", "Jakarta", "IDN Times"),
        ("（中央社記者李宗憲曼谷17日專電）泰國。", "曼谷", "中央社"),
        ("中新网11月14日电 会议。", None, "中新网"),
        ("ปักกิ่ง 31 ม.ค. – ตำรวจเปิดเผย", "ปักกิ่ง", None),
        ("Bangkok Dec 18 - Ministers met.", "Bangkok", None),
    ],
)
def test_forms_of_datelines(line, place, outlet):
    found = dateline(line)
    assert found is not None
    assert (found.place, found.outlet) == (place, outlet)
    assert line[found.span.start : found.span.end] == found.span.quote


@pytest.mark.parametrize(
    "line",
    [
        "Menteri Luar Negeri Thailand - sosok yang dikenal - hadir.",
        "Thailand: negara itu menjadi tuan rumah.",
        "Online scam - penipuan daring - makin marak.",
        "เมื่อวันที่ 31 ม.ค. – ตำรวจจับกุม",
        "据新华社11月14日电，警方行动。",
        "- Cepat melapor supaya dana bisa kembali",
        "",
    ],
)
def test_what_is_no_dateline(line):
    assert dateline(line) is None


def test_two_countries_with_a_dash_are_no_dateline():
    text = "Việt Nam - Lào tăng cường hợp tác phòng, chống mua bán người qua mạng tại biên giới."
    assert find_dateline(text, 0, len(text)) is None
