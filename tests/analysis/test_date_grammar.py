"""Dates as they are written: six languages, and words that only look like dates."""

from pathlib import Path

import pytest

from newsroom.analysis import date_grammar
from newsroom.analysis.date_grammar import find_dates


def written(text: str) -> list[tuple[str, tuple, tuple | None]]:
    def plain(part):
        return part and (part.year, part.month, part.day)

    return [(text[one.start : one.end], plain(one.first), plain(one.last)) for one in find_dates(text)]


def test_it_works():
    assert written("pada 17 Desember 2025.") == [("17 Desember 2025", (2025, 12, 17), None)]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("dari tanggal 17 hingga 18 Desember 2025", (2025, 12, 17), (2025, 12, 18)),
        ("pada Rabu (26/3) di Bangkok", (None, 3, 26), None),
        ("Kamis (24/4/2025)", (2025, 4, 24), None),
        ("30 November s.d. 2 Desember 2025", (2025, 11, 30), (2025, 12, 2)),
        ("pada 18–19 Maret", (None, 3, 18), (None, 3, 19)),
        ("25 dan 26 Oktober 2025", (2025, 10, 25), (2025, 10, 26)),
        ("Sejak Januari 2021 hingga September 2022", (2021, 1, None), (2022, 9, None)),
        ("antara 2021 dan 2025", (2021, None, None), (2025, None, None)),
        ("pada Maret 2025", (2025, 3, None), None),
        ("pada tahun 2026", (2026, None, None), None),
        ("Jumaat, 1 Ogos 2025", (2025, 8, 1), None),
        ("pada 10 Disember 2025", (2025, 12, 10), None),
        ("December 17-18, 2025", (2025, 12, 17), (2025, 12, 18)),
        ("on Wednesday (Sep 10)", (None, 9, 10), None),
        ("in October", (None, 10, None), None),
        ("เมื่อวันที่ 24 ตุลาคม 2568", (2025, 10, 24), None),
        ("วันที่ 13 ก.ย. 2568", (2025, 9, 13), None),
        ("(16 ต.ค.68)", (2025, 10, 16), None),
        ("ระหว่างวันที่ 17-18 ธันวาคม 2568", (2025, 12, 17), (2025, 12, 18)),
        ("ภายในปี 2569", (2026, None, None), None),
        ("ngày 25/10/2025", (2025, 10, 25), None),
        ("ngày 25 - 26/10/2025", (2025, 10, 25), (2025, 10, 26)),
        ("Ngày 17 tháng 12 năm 2025", (2025, 12, 17), None),
        ("Tháng 12/2024", (2024, 12, None), None),
        ("2025年12月17日至18日", (2025, 12, 17), (2025, 12, 18)),
        ("2025年9月10日", (2025, 9, 10), None),
        ("2026年举行", (2026, None, None), None),
        ("2025-09-10", (2025, 9, 10), None),
        ("2025.10.18", (2025, 10, 18), None),
        ("2025/9/5", (2025, 9, 5), None),
        ("2025-09-10T08:30:00", (2025, 9, 10), None),
        ("12/18/2025", (2025, 12, 18), None),
        ("ngày 7.1", (None, 1, 7), None),
        ("๑๔ พฤศจิกายน ๒๕๖๘", (2025, 11, 14), None),
        ("từ tháng 7 đến tháng 12 năm 2023", (2023, 7, None), (2023, 12, None)),
    ],
)
def test_forms_of_dates(text, first, last):
    assert [(one[1], one[2]) for one in written(text)] == [(first, last)]


@pytest.mark.parametrize(
    "text",
    [
        "Pasal 27 ayat 3 dan resolusi 79/243",
        "Kementerian DES menyita 300 unit pada operasi 24/7 dengan 19th AMMTC",
        "berminggu-minggu dan setiap hari minggu",
        "Minggu ini polisi bergerak",
        "they may march on",
        "Two years ago, police raided",
        "Tiga bulan lalu",
        "lần thứ hai",
        "1325 of 2000 delegates",
        "version 2025.10.18.2",
        "2025-15-10",
    ],
)
def test_what_is_no_date(text):
    assert written(text) == []


def test_an_impossible_day_leaves_the_month():
    assert written("31 Februari 2025") == [("Februari 2025", (2025, 2, None), None)]


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("pada Rabu", "weekday"),
        ("hari ini", "relative_day"),
        ("hôm qua", "relative_day"),
        ("tahun depan", "relative_year"),
        ("下个月", "relative_month"),
        ("Hak Cipta © ANTARA 2025", "copyright"),
    ],
)
def test_words_that_lean_on_another_day(text, shape):
    assert [one.shape for one in find_dates(text)] == [shape]


def test_a_form_is_left_out_only_where_it_could_not_match(every_text, monkeypatch):
    said = [*every_text, *Path(__file__).read_text("utf-8").splitlines()]  # all examples above
    found = [find_dates(text) for text in said]
    real = date_grammar.windows_of
    signs = {sign for _shape, sign, _form, _anywhere in date_grammar._patterns()}

    def everywhere(folded):
        return [one._replace(signs=signs, starts=[*range(one.start, one.end)]) for one in real(folded)]

    monkeypatch.setattr(date_grammar, "windows_of", everywhere)
    assert [find_dates(text) for text in said] == found
