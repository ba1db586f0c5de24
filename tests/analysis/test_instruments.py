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
