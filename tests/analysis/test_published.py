"""The day of the article itself: only where its own text settles it."""

from datetime import date

import pytest

from newsroom.analysis.document import Document
from newsroom.analysis.gazetteer import Gazetteer
from newsroom.analysis.published import published as day_of_article
from newsroom.analysis.tables import table

from .reading import read

BODY = "Jakarta (ANTARA) – Penipuan daring makin marak, kata polisi pada sebuah acara di ibu kota.\n"


def published(text: str):
    found = read(text).published
    return found and (found.start, found.precision, found.basis)


def test_it_works():
    assert published("17 September 2025\n" + BODY) == ("2025-09-17", "day", "explicit")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (" date 2025-09-10 SINGAPORE: Police broke up a scam ring.", ("2025-09-10", "day", "explicit")),
        (BODY + "Hak Cipta © ANTARA 2025", ("2025", "year", "copyright")),
        ("HANOI, Jan 16, 2026 (Reuters) - Ministers fight online scams.", ("2026-01-16", "day", "explicit")),
        (BODY + "Acara itu digelar pada Rabu (26/3).", None),
        (BODY + "Ia mengatakannya pada Rabu (20/8/2025).", None),
        ("(21 ต.ค. 2568) นางสาวอัยรินทร์ รองโฆษก เปิดเผยว่า แก๊งคอลเซ็นเตอร์ถูกจับ", ("2025-10-21", "day", "explicit")),
        ("KUALA LUMPUR, July 23 (Bernama) -- Parliament heard of online scams.", ("2025-07-23", "day", "received")),
    ],
)
def test_what_settles_the_day(text, expected):
    assert published(text) == expected


RECEIVED = date(2026, 11, 1)
NEWS = "Polisi menahan dua orang. Perkara itu masih diselidiki, kata seorang pejabat di ibu kota.\n"


def day(text: str, received: date = RECEIVED) -> str | None:
    document = Document.open(text, Gazetteer.load(), received)
    found = day_of_article(text, list(document.dates), document.layout, document.clock)
    return found and found.start


def on_page(line: str) -> str | None:
    return day(f"Polisi Tangkap Pelaku Penipuan\n{line}\n{NEWS}")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Rabu, 26 Maret 2025 | 10:20 WIB", "2025-03-26"),
        ("Kompas.com - 20/09/2023, 17:50 WIB", "2023-09-20"),
        ("Tayang: Senin, 3 November 2025 11:20 WIB", "2025-11-03"),
        ("Reporter: Rina | Editor: Tono | Selasa, 4 November 2025 / 10:00 WIB", "2025-11-04"),
        ("November 14, 2025 | 04:19 pm", "2025-11-14"),
        ("VNA Tuesday, July 09, 2019", "2019-07-09"),
        ("Published at Oct 27, 2025 11:16 am", "2025-10-27"),
        ("Updated: 15 Nov 2025 10:00 | Published: 14 Nov 2025 09:00", "2025-11-14"),
        ("Thu, 12/18/2025 - 06:26", "2025-12-18"),
        ("Published 2025.10.18.", "2025-10-18"),
        ("Press release | 3 November 2025", "2025-11-03"),
        ("2025年11月14日 10:23", "2025-11-14"),
        ("来源：新华网 2025-11-14 10:23:05", "2025-11-14"),
        ("早报2024-08-23 00:09", "2024-08-23"),
        ("国内 | 发布: 5:49pm 03/11/2022", "2022-11-03"),
        ("วันที่ 14 พ.ย. 2568 เวลา 10.00 น.", "2025-11-14"),
        ("วันจันทร์ ที่ 12 มกราคม พ.ศ. 2569, 02.00 น.", "2026-01-12"),
        ("๑๔ พฤศจิกายน ๒๕๖๘", "2025-11-14"),
        ("14 พ.ย. 68", "2025-11-14"),
        ("เผยแพร่: 10 พ.ย. 2568 15:42 น.| อัปเดต: 11 พ.ย. 2568 16:05 น.", "2025-11-10"),
        ("Thứ Sáu, 14/11/2025, 09:00 (GMT+7)", "2025-11-14"),
        ("18-09-2019 - 22:17 PM | Thời sự", "2019-09-18"),
    ],
)
def test_date_lines_of_pages(line, expected):
    assert on_page(line) == expected


@pytest.mark.parametrize(
    "line",
    [
        "Konferensi Digelar 12 November 2025",
        "Dok. Polri, 12 November 2025",
        "Joint Statement of the Ministers, Bangkok, 17-18 December 2025",
        "The ministers met on 12 November 2025 in Bangkok",
        "会议将于2025年12月17日举行",
        "ประชุมวันที่ 17 ธันวาคม 2568 ที่กรุงเทพฯ",
        "Hội nghị khai mạc ngày 17/12/2025 tại Bangkok",
    ],
)
def test_a_line_that_tells_of_another_day(line):
    assert on_page(line) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("JAKARTA, 12 November 2025 (ANTARA) - Polisi bergerak.", "2025-11-12"),
        ("VOA Indonesia, 12/11/2025 — Polisi bergerak.", "2025-11-12"),
        ("FEBRUARY 17 — That Japan pays is no small thing.", "2026-02-17"),
        ("ปักกิ่ง 31 ม.ค. – ตำรวจเปิดเผยว่า", "2026-01-31"),
        ("人民网北京2025年11月14日电 会议召开。", "2025-11-14"),
        ("(金边11月14日综合电)警方行动。", "2025-11-14"),
        ("（中央社記者李宗憲曼谷17日專電）泰國今天舉行會議。", None),
        ("据新华社11月14日电，警方捣毁一个团伙。", None),
    ],
)
def test_datelines(text, expected):
    assert day(f"{text}\n{NEWS}") == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The minister said today (Nov 3) that talks went on.", "2025-11-03"),
        ("Hal itu disampaikan hari ini, Rabu (12/11/2025).", "2025-11-12"),
        ("วันนี้ (6 พ.ย. 68) ตำรวจแถลงข่าว", "2025-11-06"),
        ("Sáng nay, 14/10, Bộ Công an họp báo.", "2026-10-14"),
        ("警方今天（10月14日）表示，将继续打击。", "2026-10-14"),
        ("That is all, he said. – October 4, 2023", "2023-10-04"),
        ("Hal itu disampaikan Rabu (12/11/2025).", None),
        ("เมื่อวันที่ 6 พ.ย. 2568 ตำรวจแถลงข่าว", None),
        ("Chiều 20/8, Bộ Công an họp báo.", None),
    ],
)
def test_the_day_in_the_words_of_the_report(words, expected):
    assert day(f"Polisi bergerak\n{NEWS}{words}") == expected


def test_other_dates_tell_the_year_of_a_dateline():
    text = "NAIROBI, Mar 13 (AP) — Police said so. The operation ran until January 31, 2024."
    assert day(text) == "2024-03-13"
    assert day("KUALA LUMPUR, Sept 20 (Bernama) -- They flew home.\n© 2022 BERNAMA") == "2022-09-20"


def test_the_weekday_of_the_first_sentence_tells_the_year_of_a_dateline():
    assert day("BANGKOK, Sept 16 (TNA) - Officials met on Tuesday.") == "2025-09-16"
    assert day("BANGKOK, Sept 16 (TNA) - Officials met on Wednesday.") == "2026-09-16"
    assert day("BANGKOK, Sept 16 (TNA) - Officials meet next Tuesday.") == "2026-09-16"


def test_an_editor_may_leave_such_days_open(monkeypatch):
    monkeypatch.setitem(table("dates")["own_day"], "year_from_received", False)
    assert day("BANGKOK, Sept 16 (TNA) - Officials met on Tuesday.") is None
    assert day("BANGKOK, Sept 16, 2025 (TNA) - Officials met on Tuesday.") == "2025-09-16"


def test_dates_beside_links_and_sources_are_not_those_of_the_article():
    assert day(f"Polisi bergerak\n{NEWS}Berita Terkait\nPolisi Tangkap Pelaku\n12 November 2025") is None
    assert day(f"Polisi bergerak\n{NEWS}Sumber: The Nation, 20 Maret 2025") is None


@pytest.mark.parametrize(
    "line",
    [
        "-- BERNAMA, 12 Mac 2025",
        "（2025年3月12日）",
        "《人民日报》2025年3月12日 第3版",
        "《人民日报》（2025年03月12日 第 11 版）",
    ],
)
def test_a_last_line_of_outlet_and_date(line):
    assert published(f"Polisi bergerak\n{BODY}{line}") == ("2025-03-12", "day", "explicit")


@pytest.mark.parametrize("line", ["Sumber: The Nation, 12 Maret 2025", "Dokumen itu berlaku mulai 12 Maret 2025"])
def test_another_last_line_is_not(line):
    assert published(f"Polisi bergerak\n{BODY}{line}") is None


@pytest.mark.parametrize(
    "line", ["12th March 2025", "พุธ 12 มี.ค. 2568", "Oleh Ali Ahmad - 12/03/2025 @ 10:22am", "Đăng ngày 12-3-2025"]
)
def test_more_date_lines(line):
    assert published(f"Polisi bergerak\n{line}\n{BODY}") == ("2025-03-12", "day", "explicit")


def test_a_text_that_came_in_long_after_is_of_the_year_that_it_names():
    head = "KUALA LUMPUR, 22 Sept - Polis menahan 24 individu. Sindiket itu aktif sejak Januari 2025, kata polis."
    assert read(head, date(2026, 11, 1)).published.start == "2025-09-22"
    assert read(head, date(2026, 9, 24)).published.start == "2026-09-22"


def test_in_the_first_months_a_text_names_the_year_before():
    head = "KUALA LUMPUR, 22 Jan - Polis menahan 24 individu. Kerugian meningkat pada tahun 2025, kata polis."
    assert read(head, date(2026, 11, 1)).published.start == "2026-01-22"
