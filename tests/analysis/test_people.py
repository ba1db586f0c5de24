"""People: by office, by verb, in six languages; and capitals that are no people."""

import pytest

from newsroom.analysis.people import read_people

from .reading import opened


def people(text: str, language: str | None = None):
    return read_people(opened(text, language))


def test_it_works():
    mention = people("Menteri Luar Negeri Sihasak Phuangketkeow membuka acara itu.")[0]
    assert (mention.name, mention.title) == ("Sihasak Phuangketkeow", "Menteri Luar Negeri")


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("Wakil Menteri Luar Negeri Arrmanatha C. Nasir hadir.", "Arrmanatha C. Nasir", "Wakil Menteri Luar Negeri"),
        (
            "Liu Zhongyi, Asisten Menteri Keamanan Publik Tiongkok, hadir.",
            "Liu Zhongyi",
            "Asisten Menteri Keamanan Publik Tiongkok",
        ),
        ("Ketua Polis Negara, Tan Sri Razarudin Husain berkata demikian.", "Razarudin Husain", "Ketua Polis Negara"),
        (
            "Menteri Dalam Negeri Datuk Seri Saifuddin Nasution Ismail hadir.",
            "Saifuddin Nasution Ismail",
            "Menteri Dalam Negeri",
        ),
        ("Thai Prime Minister Anutin Charnvirakul spoke.", "Anutin Charnvirakul", "Prime Minister"),
        (
            "Police Lieutenant General Thatchai Pitaneelaboot chaired.",
            "Thatchai Pitaneelaboot",
            "Police Lieutenant General",
        ),
        (
            "The team was led by Wang Yong, deputy director of the bureau.",
            "Wang Yong",
            "deputy director of the bureau",
        ),
        (
            "Benedikt Hofmann, UNODC Regional Representative, warned.",
            "Benedikt Hofmann",
            "UNODC Regional Representative",
        ),
        (
            "Kang Yu-jung, juru bicara Kantor Kepresidenan, menyebutnya.",
            "Kang Yu-jung",
            "juru bicara Kantor Kepresidenan",
        ),
        ("He was answering Chong Zhemin (PH-Kampar) in the House.", "Chong Zhemin", "PH-Kampar"),
    ],
)
def test_name_and_office(text, name, title):
    assert [(one.name, one.title) for one in people(text)] == [(name, title)]


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("Bộ trưởng Bộ Công an Lương Tam Quang phát biểu.", "vi", "Lương Tam Quang"),
        ("Theo bà Delphine Schantz, đại diện UNODC.", "vi", "Delphine Schantz"),
        ("นายนิกรเดช พลางกูร อธิบดีกรมสารนิเทศ เผยว่า", "th", "นิกรเดช พลางกูร"),
        ("พล.ต.อ.กิตติ์รัฐ พันธุ์เพ็ชร์ รอง ผบ.ตร. มอบหมาย", "th", "กิตติ์รัฐ พันธุ์เพ็ชร์"),
        ("泰国总理阿努廷表示，将加强合作。", "zh", "阿努廷"),
        ("中国外交部长王毅在会上说", "zh", "王毅"),
    ],
)
def test_other_scripts(text, language, name):
    assert [one.name for one in people(text, language)] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Menteri ASEAN untuk Kejahatan Lintas Batas bertemu.",
        "Wakil Komisaris Kepolisian Nasional Kamboja. Hasilnya belum jelas.",
        "Penal Code, Computer Crimes Act dan Communications and Multimedia Act",
        "นายกรัฐมนตรีเปิดการประชุม",
        "东盟部长会议在曼谷举行",
        "Presiden Bersama Bangkok",
    ],
)
def test_what_is_no_person(text):
    assert people(text) == []


def test_a_short_form_is_the_same_person():
    found = people("Wakil Menteri Arrmanatha Nasir hadir di sana. Nasir mengatakan semua siap.")
    assert [one.name for one in found] == ["Arrmanatha Nasir", "Arrmanatha Nasir"]
    assert {one.role for one in found} == {"speaker"}


def test_a_comma_does_not_give_a_person_a_country():
    found = people("Menteri Ekonomi Prasert Jantararuangtong, Myanmar telah berjanji.")
    assert [one.span.quote for one in found] == ["Prasert Jantararuangtong"]


def test_a_headline_in_capitals_names_nobody_by_itself():
    text = (
        "Menlu Sugiono Desak Kamboja Tindak Penipuan\nJakarta - Menteri Luar Negeri Sugiono mengatakan "
        "hal itu kepada wartawan."
    )
    assert {one.name for one in people(text)} == {"Sugiono"}
