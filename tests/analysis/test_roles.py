"""What a country does in the main event."""

import pytest

from newsroom.analysis.country_signs import _COMPOUNDS
from newsroom.analysis.reading import CountryMention
from newsroom.analysis.roles import _ROLES
from newsroom.analysis.tables import table

from .reading import BEAT, of_kind, read


def roles(text: str) -> dict[str, str]:
    """The role of every country, that of its surest mention."""
    found = of_kind(read(text + BEAT), CountryMention)
    return {one.iso2: one.role for one in sorted(found, key=lambda one: one.confidence)}


def test_it_works():
    assert roles("Konferensi IC-GPOS digelar di Bangkok, Thailand, pada 17 Desember 2025.") == {"TH": "host"}


@pytest.mark.parametrize(
    ("text", "iso2", "role"),
    [
        ("Kamboja absen dari acara tersebut.", "KH", "absent"),
        ("Namun, Kamboja tidak mengirimkan perwakilan.", "KH", "absent"),
        ("Laos did not attend the meeting.", "LA", "absent"),
        ("柬埔寨未派代表出席。", "KH", "absent"),
        ("กัมพูชาไม่ได้เข้าร่วมการประชุม", "KH", "absent"),
        ("Campuchia vắng mặt tại hội nghị.", "KH", "absent"),
        (
            "Cambodia, which shares a border with two of them, did not send a representative to the summit.",
            "KH",
            "absent",
        ),
        ("Acara diselenggarakan oleh Thailand.", "TH", "host"),
        ("Hội nghị do Bộ Ngoại giao Thái Lan tổ chức.", "TH", "host"),
        ("Menteri dari negara-negara seperti Rwanda, Myanmar, dan Laos hadir.", "RW", "participant"),
        ("Dokumen ditandatangani oleh Nepal, Peru, dan Bangladesh.", "PE", "signatory"),
        ("Ia meneken nota kesepahaman dengan Filipina di sana.", "PH", "signatory"),
        ("Sebanyak 30 WNI korban penipuan masih di sana.", "ID", "origin_of_victims"),
        ("Myanmar berjanji menindak para pelaku.", "MM", "participant"),
        ("bekerja sama dengan negara-negara tetangga seperti Laos", "LA", "mentioned"),
    ],
)
def test_roles(text, iso2, role):
    assert roles(text)[iso2] == role


# Whole reports, short: what each is about decides what its countries do.
MEETINGS = [
    (
        "Indonesia dan Vietnam Sepakati Kerja Sama\n\nHANOI, KOMPAS.com - Kapolri bertemu Menteri Keamanan "
        "Publik Vietnam di "
        "Hanoi, Kamis (12/3/2026). Kedua negara sepakat berbagi data. Kerja sama serupa dijalin dengan Laos.",
        {"VN": "host", "ID": "participant"},
    ),
    (
        "Thailand, Laos police hold talks on call-centre gangs\n\nVIENTIANE, March 5 (Xinhua) -- Senior "
        "police officers from "
        "Thailand and Laos met in Vientiane on Wednesday to discuss joint action against online scams in Myanmar.",
        {"LA": "host", "TH": "participant", "MM": "mentioned"},
    ),
    (
        "Malaysia, Thailand perkukuh kerjasama\n\nBANGKOK, 12 Mac (Bernama) -- Menteri Dalam Negeri "
        "mengadakan pertemuan dua "
        "hala dengan rakan sejawatannya dari Thailand di sini hari ini. Kedua-dua negara bersetuju berkongsi "
        "maklumat "
        "risikan mengenai sindiket di Myanmar dan Kemboja.",
        {"TH": "host", "MY": "participant", "MM": "mentioned", "KH": "mentioned"},
    ),
    (
        "Khai mạc Hội nghị ASEANAPOL lần thứ 44\n\n(TTXVN) - Ngày 10/9/2026, Hội nghị ASEANAPOL lần thứ 44 "
        "khai mạc tại Manila, "
        "Philippines. Đoàn Việt Nam do Thượng tướng Lê Quốc Hùng dẫn đầu. Tham dự hội nghị có đại diện các "
        "nước Trung Quốc, "
        "Nhật Bản và Anh.",
        {"PH": "host", "VN": "participant", "CN": "participant", "JP": "participant", "GB": "participant"},
    ),
    (
        "ตำรวจไทย-กัมพูชา ประชุมร่วมปราบแก๊งคอลเซ็นเตอร์\n\nพนมเปญ – วันที่ 12 มีนาคม 2569 พล.ต.อ.ธัชชัย "
        "เดินทางไปประชุมร่วมกับ"
        "ตำรวจกัมพูชาที่กรุงพนมเปญ ประเทศกัมพูชา เพื่อหารือการปราบปรามแก๊งคอลเซ็นเตอร์",
        {"KH": "host", "TH": "participant"},
    ),
    (
        "柬埔寨首相会见韩国外长 商讨打击网络诈骗\n\n金边10月16日电 "
        "柬埔寨首相16日在金边会见韩国外交部第二次官，双方同意成立联合工作组。",
        {"KH": "host", "KR": "participant"},
    ),
    (
        "Việt Nam và Campuchia ký bản ghi nhớ\n\n(TTXVN) Phnom Penh - Ngày 5/4/2026, tại Phnom Penh, Bộ "
        "trưởng Bộ Công an và Phó "
        "Thủ tướng Campuchia đã ký bản ghi nhớ về phòng, chống mua bán người.",
        {"KH": "host", "VN": "signatory"},
    ),
]
ACTS = [
    (
        "Polisi Malaysia Gerebek Markas Scam, 12 WNI Ditangkap\n\nKUALA LUMPUR - Polis Diraja Malaysia "
        "menangkap 35 orang dalam "
        "penggerebekan di Johor Bahru, Senin (2/3/2026). Sebanyak 12 WNI dan 10 warga China ikut ditahan.",
        {"MY": "host", "ID": "mentioned", "CN": "mentioned"},
    ),
    (
        "Polis tahan 25 warga China kendali pusat panggilan scam\n\nJOHOR BAHRU, 3 Mei (Bernama) -- Polis "
        "Johor menahan 25 warga "
        "China dalam serbuan di sebuah banglo di sini. Mangsa mereka adalah warga Amerika Syarikat.",
        {"CN": "mentioned", "US": "origin_of_victims"},
    ),
    (
        "马来西亚警方捣毁诈骗中心 "
        "逮捕30名中国公民\n\n（吉隆坡4日讯）马来西亚警方昨日在雪兰莪捣毁一个电话诈骗中心，逮捕30名中"
        "国公民和2名印尼人，"
        "受害者来自澳大利亚和日本。",
        {"MY": "host", "CN": "mentioned", "ID": "mentioned", "AU": "origin_of_victims", "JP": "origin_of_victims"},
    ),
    (
        "Kemlu Pulangkan 84 WNI Korban Scam dari Myanmar\n\nJakarta (ANTARA) - Kementerian Luar Negeri "
        "memulangkan 84 WNI korban "
        "perdagangan orang dari Myawaddy, Myanmar, Jumat (28/2/2025). Pemerintah Thailand membantu penyeberangan.",
        {"ID": "origin_of_victims", "MM": "mentioned", "TH": "participant"},
    ),
    (
        "Philippines deports 100 Chinese nationals\n\nMANILA - The Bureau of Immigration deported 100 "
        "Chinese nationals on "
        "Thursday who were arrested in a raid on an illegal online gambling hub in Pasay.",
        {"PH": "host", "CN": "participant"},
    ),
    (
        "西班牙向中国引渡94名电信诈骗犯罪嫌疑人\n\n新华社北京6月7日电 "
        "西班牙6日将94名电信网络诈骗犯罪嫌疑人引渡至中国。公安部表示，这是两国执法合作的成果。",
        {"ES": "participant", "CN": "participant"},
    ),
    (
        "UN report: scam industry spreads\n\nGENEVA - The scam industry has spread from Cambodia, Laos and "
        "Myanmar to Africa, the "
        "UN human rights office said in a report on Friday.",
        {"KH": "mentioned", "LA": "mentioned", "MM": "mentioned"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), [*MEETINGS, *ACTS])
def test_reports(text, expected):
    found = roles(text)
    assert {iso2: found.get(iso2) for iso2 in expected} == expected


def test_both_sides_of_a_meeting_sign_what_is_signed_there():
    text = (
        "Kapolri bertemu Kepala Kepolisian Filipina\n\nMANILA, KOMPAS.com - Pertemuan Kapolri dengan Kepala "
        "Kepolisian Filipina berlangsung di Manila, Kamis (12/3/2026). {} Kepolisian Indonesia dan Filipina akan "
        "bertukar data."
    )
    assert roles(text.format("Keduanya menandatangani nota kesepahaman."))["ID"] == "signatory"
    assert roles(text.format("Keduanya menandatangani risalah rapat."))["ID"] == "participant"


def test_absence_outweighs_everything():
    assert roles("Kamboja absen. Thailand berharap Kamboja bergabung. Kamboja sepakat nanti.")["KH"] == "absent"


def test_absence_is_of_the_nearest_country():
    found = roles("Hội nghị có 58 quốc gia, Thái Lan chủ trì, riêng Campuchia không cử đại diện tham dự.")
    assert (found["KH"], found["TH"]) == ("absent", "host")


def test_a_trial_in_absence_is_no_absence():
    text = "Campuchia bắt và dẫn độ ông trùm. Tháng 10, chính phủ Mỹ truy tố vắng mặt ông này về tội rửa tiền."
    assert roles(text)["US"] != "absent"


def test_the_crime_of_trafficking_is_no_people_of_the_country():
    assert roles("Korban perdagangan orang dari Myanmar dipulangkan.")["MM"] != "origin_of_victims"


def test_one_role_a_country():
    reading = read("Thailand menjadi tuan rumah. Thailand berjanji membantu. Thailand menyatakan siap." + BEAT)
    assert len({one.role for one in of_kind(reading, CountryMention)}) == 1


def test_one_host():
    text = "Konferensi digelar di Bangkok, Thailand. Konferensi berikutnya digelar di Hanoi, Vietnam, tahun depan."
    assert [iso2 for iso2, role in roles(text).items() if role == "host"] == ["TH"]


def test_the_host_by_its_city():
    found = of_kind(read("Konferensi IC-GPOS digelar di Bangkok pada 17 Desember 2025." + BEAT), CountryMention)
    assert [(one.iso2, one.role, one.span.quote) for one in found] == [("TH", "host", "Bangkok")]


def test_every_weight_is_of_a_sign_that_exists():
    words = table("roles")
    kinds = {f"before_{kind}" for kind in words["before"]} | {f"after_{kind}" for kind in words["after"]}
    kinds |= {name for name, _needs, _word in _COMPOUNDS}
    kinds |= {"named", "counted", "listed", "paired", "main_place", "late_main_place", "dateline", "expel", "put_off"}
    kinds |= {
        "national",
        "national_often",
        "national_host",
        "body",
        "language",
        "absent",
        "no_event",
        "victims_listed",
    }
    kinds |= {"only", "first", "often", "late", "all_people", "all_counted", "unlisted", "pact_signed"}
    kinds |= {"at_home", "part_listed", "joint_pact", "of_report", "of_other"}
    kinds |= {"place_named", "place_meeting_in", "place_crime_in", "place_after_host"}
    for role in _ROLES:
        for name in table("role_weights")[role]:
            *when, kind = name.split(".")
            assert kind in kinds, name
            assert set(when) <= {"lead", "meeting", "signing", "return", "crime", "other"}, name


LISTS = [
    "Polis announced the operation.\n\nNAIROBI, 3 March 2026 – The operation ended in 40 arrests. "
    "Participating countries: Kenya, Ghana, Peru, Chile and Nepal.",
    "Operasi Gabungan Menangkap 40 Orang\n\nJAKARTA - Operasi itu berakhir dengan 40 penangkapan, Selasa "
    "(3/3/2026). Operasi melibatkan Kenya, Ghana, Peru, Cile, dan Nepal.",
    "Bắt 40 người trong chiến dịch\n\nChiến dịch kết thúc ngày 3/3/2026 với 40 người bị bắt. "
    "Chiến dịch có sự tham gia của Kenya, Ghana, Peru, Chile và Nepal.",
    "联合行动抓获40人\n\n行动于2026年3月3日结束，抓获40人。参与国有肯尼亚、加纳、秘鲁、智利、尼泊尔。",
]


@pytest.mark.parametrize("text", LISTS)
def test_a_long_list_of_those_who_took_part(text):
    found = roles(text)
    assert [found.get(iso2) for iso2 in ("GH", "PE", "CL", "NP")] == ["participant"] * 4


def test_a_long_list_of_the_people_who_were_held_is_none_of_those_who_took_part():
    found = roles(
        "Police raid scam centre\n\nManila police raided a compound on 3 March 2026 with partners and arrested "
        "40 people: 12 from Kenya, 9 from Ghana, 8 from Peru, 6 from Chile and 5 from Nepal."
    )
    assert [found.get(iso2) for iso2 in ("GH", "PE", "CL", "NP")] == ["mentioned"] * 4


def test_all_of_a_list_stayed_away():
    found = roles(
        "Ministers meet in Manila\n\nMANILA, 3 March 2026 – Ministers met in Manila. "
        "Laos, Myanmar and Cambodia did not attend the meeting."
    )
    assert {found["LA"], found["MM"], found["KH"]} == {"absent"}


def test_those_who_met_and_signed_together():
    found = roles(
        "四国会议\n\n老挝、秘鲁、智利、尼泊尔四国部级会议2026年3月3日在河内召开。会上，各国代表共同签署成果文件。"
    )
    assert [found.get(iso2) for iso2 in ("LA", "PE", "CL", "NP")] == ["signatory"] * 4


def test_where_somebody_calls_is_the_host():
    found = roles(
        "Police chief visits Laos for talks\n\nThe Peruvian police chief held talks with his counterpart "
        "during a visit to Laos on 3 March 2026."
    )
    assert found["LA"] == "host"
