"""What a text contradicts itself in becomes a question; what only looks like it does not."""

from datetime import date

import pytest

from newsroom.analysis import explain
from newsroom.analysis.jsonl import as_json
from newsroom.analysis.listing import as_lines

from .reading import BEAT, read

# 17 December 2025 was a Wednesday.
MEETING = "Konferensi IC-GPOS digelar di Bangkok pada {when}." + BEAT


def asked(text: str, kind: str, **when) -> list[tuple]:
    reading = read(text, **when)
    for one in reading.questions:
        assert all(text[span.start : span.end] == span.quote for span in (one.span, one.other) if span)
        assert "…" not in explain(one.because, "id") + explain(one.because, "en")
    return [
        (one.span.quote, one.other.quote if one.other else None, one.options)
        for one in reading.questions
        if one.kind == kind
    ]


def test_it_works():
    options = ("2025-12-17", "2025-12-16", "2025-12-23", "2024-12-17")
    found = asked(MEETING.format(when="Selasa, 17 Desember 2025"), "weekday_date")
    assert found == [("Selasa, 17 Desember 2025", None, options)]


def test_the_event_gets_no_date():
    event = read(MEETING.format(when="Selasa, 17 Desember 2025")).events[0]
    assert (event.date.edtf, event.date.start, event.date.precision) == ("", None, "unknown")
    assert event.date.because.rule == "date_weekday_contradicts"
    assert event.date.span is not None and event.date.span.quote == "Selasa, 17 Desember 2025"


@pytest.mark.parametrize(
    "words",
    [
        "Selasa (17/12/2025)",
        "Selasa malam (17/12/2025)",
        "17 Desember 2025 (Selasa)",
        "Khamis, 17 Disember 2025",
        "Tuesday, December 17, 2025",
        "Tuesday evening, 17 December 2025",
        "วันอังคารที่ 17 ธันวาคม 2568",
        "Thứ Ba, ngày 17/12/2025",
        "sáng thứ ba, 17/12/2025",
        "2025年12月17日(星期二)",
        "周二(2025年12月17日)",
    ],
)
def test_a_wrong_weekday_in_every_language(words):
    assert len(asked(f"Bangkok, konferensi, {words}." + BEAT, "weekday_date")) == 1


@pytest.mark.parametrize(
    "words",
    [
        "Rabu, 17 Desember 2025",
        "Rabu malam (17/12/2025)",
        "Selasa dan Rabu (16-17/12/2025)",
        "Selasa-Rabu, 16-17 Desember 2025",
        "Senin hingga Rabu, 17 Desember 2025",
        "Wednesday, December 17, 2025",
        "dua minggu, 17 Desember 2025",
        "lần thứ hai 17/12/2025",
        "The Sun, 17 December 2025",
        "Rabu, 17 Desember 2025, Selasa malam",
        "周三(2025年12月17日)",
        "Desember 2025, Selasa",
    ],
)
def test_a_weekday_that_fits_or_is_none_asks_nothing(words):
    assert asked(f"Bangkok, konferensi, {words}, kata polisi." + BEAT, "weekday_date") == []


def test_a_link_or_a_caption_asks_nothing():
    text = f"Konferensi di Bangkok membahas hal itu.{BEAT}\nBaca juga: Konferensi Selasa, 17 Desember 2025"
    assert asked(text, "weekday_date") == []


def test_a_stretch_is_moved_as_a_whole():
    found = asked(MEETING.format(when="Senin, 17-18 Desember 2025"), "weekday_date")
    assert found[0][2][:2] == ("2025-12-17/2025-12-18", "2025-12-15/2025-12-16")


def test_near_the_day_of_the_article_another_year_is_not_chosen():
    text = "JAKARTA, 18 Desember 2025 (ANTARA) - Konferensi IC-GPOS digelar di Bangkok pada Senin (16/12)." + BEAT
    assert asked(text, "weekday_date")[0][2] == ("2025-12-16", "2025-12-15", "2025-12-22", "2024-12-16")
    assert read(text).events[0].date.edtf == ""
    assert asked(text.replace("Senin", "Selasa"), "weekday_date") == []


def test_without_a_day_of_the_article_the_weekday_tells_the_year():
    assert asked(MEETING.format(when="Senin (16/12)"), "weekday_date", received=date(2026, 2, 1)) == []


def test_a_day_that_no_year_fits():
    found = asked(MEETING.format(when="Rabu (29 Februari)"), "weekday_date", received=date(2026, 2, 1))
    assert found[0][2][0] == "2024-02-29"


def test_a_dateline_that_contradicts_itself_dates_nothing_else():
    text = "JAKARTA, Selasa 17 Desember 2025 (ANTARA) - Konferensi IC-GPOS dibuka di Bangkok kemarin." + BEAT
    reading = read(text)
    assert [one.kind for one in reading.questions] == ["weekday_date"]
    assert reading.published is None and reading.events[0].date.edtf == ""


# ------------------------------------------------------------------ the headline


def headed(headline: str, body: str) -> list[tuple]:
    return asked(f"{headline}\n\n{body}{BEAT}\n\nPenipuan daring terus dibahas oleh para peserta.", "headline_body")


@pytest.mark.parametrize(
    ("headline", "body", "quotes"),
    [
        ("58 Negara Hadiri Konferensi", "Konferensi diikuti 60 negara di Bangkok.", ("58 Negara", "60 negara")),
        ("1.598 Orang Kabur dari Markas", "Sebanyak 1.589 orang kabur.", ("1.598 Orang", "1.589 orang")),
        (
            "Konferensi IC-GPOS Digelar 18 Desember",
            "Konferensi IC-GPOS digelar di Bangkok pada 17 Desember 2025.",
            ("18 Desember", "17 Desember 2025"),
        ),
        (
            "Konferensi IC-GPOS Dibuka Selasa",
            "Konferensi IC-GPOS dibuka di Bangkok pada Rabu, 17 Desember 2025.",
            ("Selasa", "Rabu, 17 Desember 2025"),
        ),
        (
            "Konferensi IC-GPOS Digelar di Manila",
            "Konferensi IC-GPOS digelar di Bangkok pada 17 Desember 2025.",
            ("Manila", "Bangkok"),
        ),
    ],
)
def test_the_headline_says_something_else(headline, body, quotes):
    assert headed(headline, body) == [(*quotes, quotes)]


@pytest.mark.parametrize(
    ("headline", "body"),
    [
        ("Hampir 300 Orang Kabur", "Sebanyak 297 orang kabur."),
        ("300 Orang Kabur", "Sebanyak 297 orang kabur."),
        ("1.000 Orang Kabur", "Sebanyak 1.049 orang kabur."),
        ("Ribuan Orang Kabur", "Sebanyak 1.049 orang kabur."),
        ("215 Orang Kabur", "Lebih dari 200 orang kabur."),
        ("58 Negara Hadiri Konferensi", "Konferensi diikuti 60 negara. Dari 58 negara datang menteri."),
        ("15 Tersangka Ditangkap", "Polisi menangkap 10 tersangka di Bangkok dan 5 tersangka di Phuket."),
        ("58 Negara Hadiri Konferensi", "Konferensi diikuti 10 negara ASEAN."),
        ("58 Negara Hadiri Konferensi", "Konferensi diikuti 60 orang."),
        ("58 Orang Ditangkap", "Polisi menahan 70 orang lain."),
        ("58 Tersangka Ditangkap", "Polisi membebaskan 60 korban."),
        ("5 Tersangka Ditangkap", "Polisi menangkap 6 tersangka."),
        ("Kerugian Rp58 miliar", "Kerugian Rp60 miliar."),
        ("Konferensi IC-GPOS Digelar 17 Desember", "Konferensi IC-GPOS digelar di Bangkok pada 17-18 Desember 2025."),
        ("Menteri Tiba 16 Desember", "Konferensi IC-GPOS digelar di Bangkok pada 17 Desember 2025."),
        ("Konferensi soal Penipuan di Kamboja", "Konferensi IC-GPOS digelar di Bangkok pada 17 Desember 2025."),
        ("Konferensi IC-GPOS di Thailand", "Konferensi IC-GPOS digelar di Bangkok pada 17 Desember 2025."),
        (
            "Konferensi IC-GPOS di Manila",
            "Konferensi IC-GPOS digelar di Bangkok pada 17 Desember 2025, sesudah pertemuan di Manila.",
        ),
    ],
)
def test_a_headline_may_round_shorten_and_choose(headline, body):
    assert headed(headline, body) == []


# ------------------------------------------------------------------ sums


@pytest.mark.parametrize(
    ("text", "whole", "total"),
    [
        (
            "Sebanyak 215 orang dibebaskan, terdiri dari 109 warga Thailand, 50 Pakistan, 48 India, 5 Taiwan dan "
            "4 Indonesia.",
            "215 orang",
            "216",
        ),
        ("2.198 orang ditangkap: 445 perempuan, 1.645 laki-laki, dan 98 petugas laki-laki.", "2.198 orang", "2188"),
        ("Polisi menangkap 215 orang (150 pria dan 60 wanita).", "215 orang", "210"),
        ("Seramai 215 orang ditahan, terdiri daripada 150 lelaki dan 60 wanita.", "215 orang", "210"),
        (
            "Police freed 215 people, comprising 109 Thais (54 of them women), 50 Pakistanis and 48 Indians.",
            "215 people",
            "207",
        ),
        ("Police freed 215 people, including 109 Thais and 150 Laotians.", "215 people", "259"),
        ("จับกุม 1,598 คน เป็นชาย 1,333 คน หญิง 261 คน ในจำนวนนี้ผลักดันกลับ 126 คน", "1,598 คน", "1594"),
        ("จับกุม 215 คน ได้แก่ ชาวไทย 109 คน ชาวปากีสถาน 50 คน และชาวอินเดีย 48 คน", "215 คน", "207"),
        ("Công an bắt 215 người, gồm 109 người Thái Lan, 50 người Pakistan và 48 người Ấn Độ.", "215 người", "207"),
        ("警方抓获215人，分别为109名泰国人、50名巴基斯坦人和48名印度人。", "215人", "207"),
        ("警方抓获215人，其中中国人150人、泰国人100人。", "215人", "250"),
    ],
)
def test_parts_that_do_not_add_up(text, whole, total):
    found = asked(text + BEAT, "sum_parts")
    assert [(quote, options[1]) for quote, _parts, options in found] == [(whole, total)]


@pytest.mark.parametrize(
    "text",
    [
        "Sebanyak 216 orang dibebaskan, terdiri dari 109 warga Thailand, 50 Pakistan, 48 India, 5 Taiwan dan 4 Laos.",
        "Sekitar 215 orang dibebaskan, terdiri dari 109 warga Thailand dan 50 Pakistan.",
        "Sebanyak 215 orang dibebaskan, terdiri dari sekitar 109 warga Thailand dan 50 Pakistan.",
        "Sebanyak 215 orang dibebaskan, termasuk 109 warga Thailand dan 50 Pakistan.",
        "Sebanyak 215 orang dibebaskan, terdiri dari 109 warga Thailand, 50 Pakistan dan beberapa warga Laos.",
        "Sebanyak 215 orang dibebaskan, terdiri dari 109 warga Thailand, 50 Pakistan dan lain-lain.",
        "Sebanyak 215 orang dibebaskan, 150 pria dan 60 wanita di antaranya warga Thailand.",
        "Sebanyak 215 orang dibebaskan, termasuk 150 pria dan 109 warga Thailand.",
        "Sebanyak 159 orang, terdiri dari 109 warga Thailand, 54 di antaranya perempuan, dan 50 Pakistan.",
        "Dua belas orang, yakni AB (25 tahun), CD 30 tahun dan EF 40 tahun.",
        "Tiga orang, masing-masing divonis 5 tahun dan 7 tahun penjara.",
        "Dua kelompok, masing-masing 10 orang dan 12 orang.",
        "Dari 200 orang, 80 persen terdiri dari 50 persen warga Thailand dan 20 persen Laos.",
        "Kerugian US$ 20 juta, terdiri dari US$ 5 juta tunai dan US$ 10 juta kripto.",
        "Police charged eight Thai men, one Thai woman, two Malaysian men and one Filipino woman.",
        "Sebanyak 215 orang dari 5 negara, terdiri dari 150 pria dan 65 wanita.",
        "迄今304名受骗者被救回国,分别为柬埔寨220人、寮国42人、泰国26人及缅甸16人。",
        "警方抓获215人，包括109名泰国人、50名巴基斯坦人等。",
    ],
)
def test_no_sum_is_asked_for(text):
    assert asked(text + BEAT, "sum_parts") == []


# ------------------------------------------------------------------ all of them


def test_the_same_words_ask_once():
    text = MEETING.format(when="Selasa, 17 Desember 2025") + " Selasa, 17 Desember 2025, menteri berpidato."
    assert len(read(text).questions) == 1


def test_an_article_of_another_beat_asks_nothing():
    assert read("Pertandingan digelar pada Selasa, 17 Desember 2025.").questions == ()


def test_the_seeds_and_the_reference_articles_ask_nothing(every_text):
    assert [one for text in every_text for one in read(text).questions] == []


def test_it_is_in_the_output_and_in_the_listing():
    reading = read(MEETING.format(when="Selasa, 17 Desember 2025"))
    row = as_json("a.txt", reading)["questions"][0]
    assert (row["kind"], row["quote"], row["other"]) == ("weekday_date", "Selasa, 17 Desember 2025", None)
    assert row["rule"] == "question_weekday_date" and row["options"][0] == "2025-12-17"
    assert any(line.startswith("question ") for line in as_lines("a.txt", reading))
