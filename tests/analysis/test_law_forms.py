"""Laws by number and by subject, and names of documents in Chinese without brackets."""

import pytest

from newsroom.analysis.law_forms import law_forms

from .reading import opened


def laws(text: str, language: str) -> list[str]:
    document = opened(text, language)
    return [document.text[law.start : law.end] for law in law_forms(document)]


def test_it_works():
    assert laws("charged under Republic Act No. 12010", "en") == ["Republic Act No. 12010"]


@pytest.mark.parametrize(
    ("text", "language", "quote"),
    [
        ("Executive Order 74 bans them", "en", "Executive Order 74"),
        ("Royal Kram No. NS/RKM/1120/031 of the King", "en", "Royal Kram No. NS/RKM/1120/031"),
        ("the Law on Gambling Management on November 14", "en", "Law on Gambling Management"),
        ("a 2008 law on human trafficking", "en", "law on human trafficking"),
        ("revisi undang-undang pencucian uang", "id", "undang-undang pencucian uang"),
        (
            "Perintah Pembanterasan Pemerdagangan Orang, 2019 dipinda",
            "ms",
            "Perintah Pembanterasan Pemerdagangan Orang, 2019",
        ),
        ("河内公约生效", "zh", "河内公约"),
        ("依中泰引渡条约办理", "zh", "中泰引渡条约"),
        ("触犯反电信网络诈骗法", "zh", "反电信网络诈骗法"),
        ("援引2012年安全罪行（特别措施）法令调查", "zh", "2012年安全罪行（特别措施）法令"),
    ],
)
def test_laws_of_every_form(text, language, quote):
    assert quote in laws(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("in Decree and in law", "en"),
        ("Perintah Kawalan Pergerakan dilaksanakan", "ms"),
        ("双方达成共识", "zh"),
        ("最高人民法院和反诈法官", "zh"),
    ],
)
def test_what_is_no_law(text, language):
    assert laws(text, language) == []
