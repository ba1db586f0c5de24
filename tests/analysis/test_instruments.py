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
