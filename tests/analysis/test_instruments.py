"""Documents between states, and laws."""

import pytest

from newsroom.analysis.forums import read_forums
from newsroom.analysis.instruments import read_instruments

from .reading import opened


def instruments(text: str, language: str | None = None):
    document = opened(text, language)
    return [(one.span.quote, one.type, one.status) for one in read_instruments(document, read_forums(document))]


def test_it_works():
    assert instruments("Mereka mengadopsi Deklarasi Digital Bangkok.") == [
        ("Deklarasi Digital Bangkok", "declaration", "adopted")
    ]


@pytest.mark.parametrize(
    ("text", "language", "quote", "kind", "status"),
    [
        (
            "Konferensi diakhiri dengan Pernyataan Bersama Bangkok, yang",
            "id",
            "Pernyataan Bersama Bangkok",
            "joint_statement",
            "adopted",
        ),
        (
            "menandatangani nota kesepahaman dengan Kamboja untuk",
            "id",
            "nota kesepahaman dengan Kamboja",
            "mou",
            "signed",
        ),
        (
            "akan menandatangani Konvensi PBB Melawan Kejahatan Siber",
            "id",
            "Konvensi PBB Melawan Kejahatan Siber",
            "convention",
            "planned",
        ),
        ("the Computer Crimes Act 1997 applies", "en", "Computer Crimes Act 1997", "law", None),
        ("signed a memorandum of understanding on data", "en", "memorandum of understanding", "mou", "signed"),
        (
            "the ASEAN Declaration on Combatting Cybercrime and Online Scams",
            "en",
            "ASEAN Declaration on Combatting Cybercrime and Online Scams",
            "declaration",
            None,
        ),
        (
            "memeterai memorandum persefahaman dengan Thailand",
            "ms",
            "memorandum persefahaman dengan thailand",
            "mou",
            "signed",
        ),
        ("会议通过《曼谷联合声明》", "zh", "《曼谷联合声明》", "joint_statement", "adopted"),
        ("ร่วมลงนามบันทึกความเข้าใจ", "th", "บันทึกความเข้าใจ", "mou", "signed"),
    ],
)
def test_types_and_status(text, language, quote, kind, status):
    found = instruments(text, language)
    assert (quote.lower(), kind, status) in [(q.lower(), k, s) for q, k, s in found]


def test_an_agreement_counts_where_it_is_signed():
    assert instruments("sebuah perjanjian yang ditandatangani bersama") != []
    assert instruments("membuat perjanjian dengan beberapa negara") == []
    assert instruments("menandatangani dua perjanjian di sana") == []


@pytest.mark.parametrize(
    ("text", "language", "quote", "kind"),
    [
        ("Kedua pihak menandatangani rencana kerja baru.", "id", "rencana kerja", "other"),
        (
            "dijerat Undang-Undang Nomor 8 Tahun 2010 tentang Pencucian Uang",
            "id",
            "Undang-Undang Nomor 8 Tahun 2010",
            "law",
        ),
        ("gencatan senjata 12 poin itu", "id", "gencatan senjata 12 poin", "other"),
        ("pelan tindakan baharu bagi 2027 hingga 2031", "ms", "pelan tindakan baharu bagi 2027 hingga 2031", "other"),
        ("charged under the revised anti-trafficking law", "en", "anti-trafficking law", "law"),
        ("both sides signed the minutes of the meeting", "en", "minutes of the meeting", "other"),
        ("ratified the extradition treaty", "en", "extradition treaty", "treaty"),
        ("Under Republic Act No. 1234, scams", "en", "Republic Act No. 1234", "law"),
        (
            "the ASEAN Leaders' Declaration on Scams was read",
            "en",
            "ASEAN Leaders' Declaration on Scams",
            "declaration",
        ),
        ("theo Nghị định số 15/2020/NĐ-CP", "vi", "Nghị định số 15/2020/NĐ-CP", "law"),
        ("ký Bản ghi nhớ “Hợp tác chống lừa đảo”", "vi", "Bản ghi nhớ “Hợp tác chống lừa đảo”", "mou"),
        ("ตามประมวลกฎหมายอาญา", "th", "ประมวลกฎหมายอาญา", "law"),
        ("สนธิสัญญาส่งผู้ร้ายข้ามแดนไทย", "th", "สนธิสัญญาส่งผู้ร้ายข้ามแดนไทย", "treaty"),
        ("各方签署成果文件", "zh", "成果文件", "other"),
    ],
)
def test_documents_in_many_words(text, language, quote, kind):
    assert any(quote in said and type_ == kind for said, type_, _status in instruments(text, language))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("penyusunan rencana aksi bersama", "id"),  # nobody has signed it
        ("Kabag Perjanjian Internasional Kombes Budi", "id"),
        ("he broke international law", "en"),
        ("scan the QR Code", "en"),
        ("กรมสนธิสัญญาและกฎหมาย", "th"),
    ],
)
def test_what_is_no_document(text, language):
    assert instruments(text, language) == []


def test_a_plan_counts_where_it_is_adopted():
    assert instruments("The ministers adopted an action plan.", "en") == [("action plan", "other", "adopted")]


@pytest.mark.parametrize(
    ("text", "language", "quote"),
    [
        ("the Protection from Scams Bill was read", "en", "Protection from Scams Bill"),
        ("Access Devices Regulation Act of 1998", "en", "Access Devices Regulation Act"),
        ("the Criminal Law (Miscellaneous Amendments) Bill", "en", "Criminal Law (Miscellaneous Amendments) Bill"),
        ("Parliament Passes Online Safety Bill", "en", "Online Safety Bill"),
        ("RUU Perlindungan Data Pribadi dan UU ITE", "id", "RUU Perlindungan Data Pribadi"),
        ("dijerat Pasal 378 KUHP", "id", "kuhp"),
        ("Surat Hasrat dengan Thailand", "ms", "Surat Hasrat dengan Thailand"),
        (
            "perjanjian bantuan bersama dalam perkara jenayah",
            "ms",
            "perjanjian bantuan bersama dalam perkara jenayah",
        ),
        ("《行动计划（2026-2035）》获通过", "zh", "《行动计划（2026-2035）》"),
        ("ký một văn kiện mang tính kết quả", "vi", "văn kiện mang tính kết quả"),
    ],
)
def test_names_of_every_language(text, language, quote):
    assert quote.lower() in [said.lower() for said, _type, _status in instruments(text, language)]


def test_two_documents_in_a_row_are_told_apart():
    text = (
        "the ASEAN Declaration on Transnational Crime and the ASEAN Plan of Action to Combat Crime 2016-2025 and the"
    )
    assert [said for said, _type, _status in instruments(text, "en")] == [
        "ASEAN Declaration on Transnational Crime",
        "ASEAN Plan of Action to Combat Crime 2016-2025",
    ]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("no such agreement has been signed", "en"),
        ("the Jakarta Centre for Law Enforcement Cooperation", "en"),
        ("Menteri Undang-undang dan Reformasi Institusi", "ms"),
        ("双方签署3项协议", "zh"),
        ("ลงนามบันทึกการประชุม 2 ฉบับ", "th"),
    ],
)
def test_what_only_speaks_of_documents(text, language):
    assert instruments(text, language) == []


def named(text: str, language: str) -> set[str]:
    document = opened(text, language)
    return {one.name for one in read_instruments(document, read_forums(document))}


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        (
            "Rang Undang-Undang (RUU) Jenayah Siber dibaca. RUU Jenayah Siber lulus.",
            "ms",
            "Rang Undang-Undang (RUU) Jenayah Siber",
        ),
        ("the Data Privacy Act of 2012 (Republic Act No. 10173)", "en", "Data Privacy Act"),
        ("อนุสัญญาต่อต้านการทุจริตเปิดให้ลงนาม อนุสัญญาฯ มีผล", "th", "อนุสัญญาต่อต้านการทุจริตเปิดให้"),
    ],
)
def test_one_name_for_one_document(text, language, name):
    assert len(named(text, language)) == 1


def test_a_letter_of_intent_is_no_plan():
    assert len(named("They adopted the Bangkok Action Plan and signed a letter of intent.", "en")) == 2
