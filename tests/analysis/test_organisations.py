"""Bodies by the form of their name."""

import pytest

from newsroom.analysis.forums import read_known_bodies
from newsroom.analysis.organisations import read_organisations
from newsroom.analysis.people import read_people

from .reading import opened, quotes


def bodies(text: str, language: str | None = None):
    document = opened(text, language)
    return read_organisations(document, read_known_bodies(document), read_people(document))


def test_it_works():
    mention = bodies("Kementerian Perdagangan Kamboja menolak.")[0]
    assert (mention.name, mention.iso2) == ("Kementerian Perdagangan Kamboja", "KH")


@pytest.mark.parametrize(
    ("text", "language", "quote"),
    [
        ("dari Satuan Tugas Siber Kepolisian yang baru", "id", "Satuan Tugas Siber Kepolisian"),
        ("the Criminal Investigation Department searched flats", "en", "Criminal Investigation Department"),
        ("the Ministry of Science and Technology said", "en", "Ministry of Science and Technology"),
        ("Jabatan Siasatan Jenayah Komersial menahan", "ms", "Jabatan Siasatan Jenayah Komersial"),
        ("Cục An ninh mạng cho biết", "vi", "Cục An ninh mạng"),
        ("马来西亚内政部指出", "zh", "马来西亚内政部"),
    ],
)
def test_forms_of_names(text, language, quote):
    assert quote in quotes(bodies(text, language))


def test_the_name_ends_where_a_person_begins():
    found = bodies("kata Ketua Setiausaha Kementerian Dalam Negeri Datuk Awang Alik Jeman pada sidang media", "ms")
    assert quotes(found) == ["Kementerian Dalam Negeri"]


def test_a_short_form_is_the_same_body():
    found = bodies("Satuan Tugas Siber Kepolisian (PCT) bergerak. PCT menahan dua orang.")
    assert len({one.name for one in found}) == 1
    assert quotes(found)[-1] == "PCT"


def test_two_bodies_joined_are_two():
    found = bodies("Kementerian Luar Negeri Thailand dan United Nations Office on Drugs and Crime (UNODC) hadir")
    assert {one.key for one in found} == {"mfa-thailand", "unodc"}


@pytest.mark.parametrize("text", ["Kantor itu tutup.", "the meeting of the Year", "Pusat penipuan di Myawaddy"])
def test_what_is_no_body(text):
    assert bodies(text) == []


@pytest.mark.parametrize(
    ("text", "language", "quote"),
    [
        ("ditahan Polda Sumut sejak Mei", "id", "Polda Sumut"),
        ("dibawa ke Kantor Imigrasi Kelas I Medan untuk", "id", "Kantor Imigrasi Kelas I Medan"),
        ("staf KBRI Vientiane mendampingi", "id", "KBRI Vientiane"),
        ("rekening PT Sinar Jaya Abadi dibekukan", "id", "PT Sinar Jaya Abadi"),
        ("didakwa di Mahkamah Sesyen Ipoh hari ini", "ms", "Mahkamah Sesyen Ipoh"),
        ("kata kementerian luar negeri Jepang kemarin", "id", "kementerian luar negeri Jepang"),
        ("the Quezon City Regional Trial Court found", "en", "Quezon City Regional Trial Court"),
        ("owned by Golden Lotus Trading Co., Ltd. since", "en", "Golden Lotus Trading Co., Ltd."),
        ("the Japanese embassy said", "en", "Japanese embassy"),
        ("accounts at HSBC were frozen", "en", "HSBC"),
        ("Đại sứ quán Việt Nam tại Lào cho hay", "vi", "Đại sứ quán Việt Nam tại Lào"),
        ("Tòa án nhân dân tỉnh Nghệ An tuyên phạt", "vi", "Tòa án nhân dân tỉnh Nghệ An"),
        ("ศาลอาญาพิพากษาจำคุก", "th", "ศาลอาญา"),
        ("สถานเอกอัครราชทูต ณ กรุงเวียงจันทน์ แจ้งว่า", "th", "สถานเอกอัครราชทูต ณ กรุงเวียงจันทน์"),
        ("ตำรวจระยองเข้าตรวจค้น", "th", "ตำรวจระยอง"),
        ("บริษัท ดวงดาว เทรดดิ้ง จำกัด ถูกอายัด", "th", "บริษัท ดวงดาว เทรดดิ้ง จำกัด"),
        ("湖南省长沙市中级人民法院宣判", "zh", "长沙市中级人民法院"),
        ("中国驻缅甸大使馆提醒", "zh", "中国驻缅甸大使馆"),
        ("仰光警方与金龙集团", "zh", "仰光警方"),
        ("冻结了金龙集团的资产", "zh", "金龙集团"),
    ],
)
def test_bodies_of_every_kind(text, language, quote):
    assert any(quote in found for found in quotes(bodies(text, language)))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Otoritas Laos menahan mereka", "id"),  # any office of the country
        ("di kawasan Batam Centre", "id"),
        ("Jakarta (ANTARA) - Mereka pulang", "id"),  # who filed the report
        ("Vietnamese police and Lao police searched", "en"),
        ("polisi Kamboja dan polisi Thailand bergerak", "id"),
        ("National Police Chief Surachate said", "en"),
        ("they met through a TikTok account", "en"),
        ("công an cung cấp ảnh", "vi"),
        ("องค์กรอาชญากรรมข้ามชาติ", "th"),
        ("ศูนย์การค้าในกรุงเทพ", "th"),
        ("全球警方联手，两国警方合作，该委员会说", "zh"),
        ("诈骗集团和犯罪集团", "zh"),
    ],
)
def test_common_words_are_no_names(text, language):
    assert bodies(text, language) == []


def test_an_office_before_the_name_is_no_part_of_it():
    assert quotes(bodies("kata Kepala Metropolitan Police Bureau itu")) == ["Metropolitan Police Bureau"]


def test_a_known_body_keeps_its_key_with_country_and_short_form():
    assert [one.key for one in bodies("The US Office of Foreign Assets Control (OFAC) acted.", "en")] == [
        "ofac",
        "ofac",
    ]
    assert [one.key for one in bodies("Badan Reserse Kriminal (Bareskrim) Polri bergerak")] == ["bareskrim"]


def test_bodies_in_a_row_are_told_apart():
    found = bodies("Cục Cảnh sát hình sự và Cục Quản lý xuất nhập cảnh phối hợp", "vi")
    assert quotes(found) == ["Cục Cảnh sát hình sự", "Cục Quản lý xuất nhập cảnh"]


@pytest.mark.parametrize(
    ("text", "language", "quote"),
    [
        (
            "Kepolisian Negara Republik Indonesia dan Kepolisian Kerajaan Arab Saudi",
            "id",
            "Kepolisian Kerajaan Arab Saudi",
        ),
        (
            "Policia Cientifica de Investigacao Criminal (PCIC)",
            "en",
            "Policia Cientifica de Investigacao Criminal (PCIC)",
        ),
        ("the National Police General Commissariat said", "en", "National Police General Commissariat"),
        ("中国驻柬大使馆说", "zh", "中国驻柬大使馆"),
        ("憲法法院裁定", "zh", "憲法法院"),
        ("与克伦民族军签署协议", "zh", "克伦民族军"),
        ("包括星展银行、华侨银行", "zh", "星展银行"),
        ("รองผู้บัญชาการตำรวจแห่งชาติกัมพูชา", "th", "ตำรวจแห่งชาติกัมพูชา"),
        ("สำนักงาน ป.ป.ท. แถลง", "th", "สำนักงาน ป.ป.ท."),
        ("Bộ đội Biên phòng, Công an", "vi", "Bộ đội Biên phòng"),
        ("Đồn Biên phòng Cửa khẩu quốc tế Mộc Bài bàn giao", "vi", "Đồn Biên phòng Cửa khẩu quốc tế Mộc Bài"),
    ],
)
def test_names_that_go_on(text, language, quote):
    assert quote in quotes(bodies(text, language))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("警方可限制银行户头", "zh"),
        ("跨境賭博集團主嫌", "zh"),
        ("佘智江集团已被捣毁", "zh"),
        ("จับ พรรคไหนจริงใจ", "th"),
    ],
)
def test_what_is_nobodys_name(text, language):
    assert bodies(text, language) == []


def test_a_gloss_in_brackets_is_no_second_body():
    found = bodies("Pusat Respons Kecurangan Nasional (Nation Fraud Answer Center)", "id")
    assert quotes(found) == ["Pusat Respons Kecurangan Nasional"]
