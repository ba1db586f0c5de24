"""Parts of a page: what proves, and what is furniture."""

import pytest

from newsroom.analysis import zones

PAGE = """Loading Now

Menteri Bahas Penipuan Daring di Bangkok

Bangkok (ANTARA) – Para menteri bertemu pada Rabu untuk membahas penipuan daring dan langkah bersama.
Baca Juga: Polisi Tangkap Dua Pelaku
Menteri saat membuka acara. Foto: ANTARA/Budi
Mereka sepakat bekerja sama dalam penyelidikan lintas batas.
Editor: Anton Santoso
Hak Cipta © ANTARA 2025
Tinggalkan komentar"""


def kinds(text: str) -> list[str]:
    return [zone.zone for zone in zones(text)]


def test_it_works():
    assert kinds(PAGE) == [
        "boilerplate",
        "headline",
        "dateline",
        "body",
        "related_link",
        "caption",
        "body",
        "credit",
        "credit",
        "boilerplate",
    ]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Berita terkait: Indonesia repatriates 54 citizens", "related_link"),
        ("MEMBACA  Kecanduan Bahan Bakar", "related_link"),
        ("Read also: Police raid compound", "related_link"),
        ("Xem thêm: Cảnh báo lừa đảo", "related_link"),
        ("อ่านเพิ่มเติม: ตำรวจจับแก๊ง", "related_link"),
        ("相关新闻：警方破获案件", "related_link"),
        ("Penerjemah: Katriana", "credit"),
        ("-- BERNAMA", "credit"),
        ("责任编辑：王某", "credit"),
        ("Share:", "boilerplate"),
        ("Bacaan 2 menit", "boilerplate"),
        ("Rabu, 10 Desember 2025 | 17:12 WIB", "boilerplate"),
        ("saya bukan robot *Please complete the captcha once again.", "boilerplate"),
        ("Indonesia Darurat Perdagangan Manusia - Kompas.id", "caption"),
        ("Menlu berpidato pada 24 Desember 2024. Foto: VNA |", "caption"),
        ("Reuters | Beijing | Updated: 08-01-2026 14:29 IST", "boilerplate"),
        ("Membaca laporan itu, menteri terkejut.", "body"),
        ("Editor surat kabar itu hadir dalam acara.", "body"),
    ],
)
def test_what_a_line_is(line, kind):
    text = f"Judul berita hari ini\nIsi berita yang cukup panjang untuk sebuah paragraf.\n{line}\nAkhir cerita ini."
    assert kinds(text)[2] == kind


def test_a_text_that_begins_with_its_dateline_has_no_headline():
    assert kinds("Jakarta (ANTARA) – ASEAN menegaskan komitmennya.\nBaris kedua.") == ["dateline", "body", "body"]


def test_a_long_title_in_the_middle_is_a_link():
    text = (
        "Judul pendek\nIsi berita panjang sekali di sini.\nDunia Desak Kamboja Benahi Kasus Perdagangan "
        "Manusia Dan Penipuan\nIsi."
    )
    assert kinds(text)[2] == "related_link"


@pytest.mark.parametrize("text", ["", "   \n\n", "satu", "a\r\nb\r\n", "\ufeffJudul\nIsi berita.", "x" * 5000])
def test_zones_cover_every_line_once(text):
    position = 0
    for zone in zones(text):
        assert position <= zone.start < zone.end <= len(text)
        assert not text[position : zone.start].strip(" ,:–—-()\ufeff\n\r")
        position = zone.end
    assert not text[position:].strip()


@pytest.mark.parametrize("header", ["Others Also Read", "BACA JUGA:", "Tin liên quan", "ดูข่าวเพิ่มเติม", "热门新闻"])
def test_titles_after_the_head_of_a_list_are_links(header):
    text = (
        f"Judul berita\nPolisi menahan dua orang di kota itu.\n{header}\nThai police bust loan ring\n"
        "- Harga naik 5 persen\nSementara itu polisi masih mencari pelaku yang lain."
    )
    assert kinds(text)[2:] == ["related_link", "related_link", "related_link", "body"]


def test_a_date_put_before_the_text_is_cut_off():
    text = " date 2025-06-02 Sembilan didakwa di mahkamah\nSembilan individu dihadapkan ke mahkamah pada hari itu."
    assert kinds(text) == ["boilerplate", "headline", "body"]
