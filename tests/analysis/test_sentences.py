"""Where sentences end."""

import pytest

from newsroom.analysis import zones
from newsroom.analysis.sentences import split


def sentences(line: str) -> list[str]:
    text = f"Judul\n{line}\nBaris terakhir yang menutup teks ini dengan panjang."
    return [text[one.start : one.end] for one in split(text, zones(text))][1:-1]


def test_it_works():
    assert sentences("Ia datang pagi tadi. Lalu ia pergi lagi.") == ["Ia datang pagi tadi.", "Lalu ia pergi lagi."]


@pytest.mark.parametrize(
    "whole",
    [
        "Wakil Menteri Arrmanatha C. Nasir berbicara di sana.",
        "Kerugian mencapai Rp4.600.000 pada hari itu.",
        "H.E. Sihasak opened the conference in the morning.",
        "Mr. Lee dan Dr. Kao Kim Hourn bertemu kemarin.",
    ],
)
def test_no_end_inside(whole):
    assert sentences(whole) == [whole]


def test_chinese_sentences():
    assert sentences("会议在曼谷举行。各国代表出席！") == ["会议在曼谷举行。", "各国代表出席！"]


def test_a_long_thai_line_is_cut_at_a_blank():
    line = " ".join(["การประชุมระหว่างประเทศ"] * 40)
    assert len(sentences(line)) > 1
    assert all(len(one) <= 450 for one in sentences(line))
