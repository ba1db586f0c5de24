"""Whose people are the victims, whose the gang, and who is only mentioned."""

import pytest

from .test_roles import roles


def test_the_people_who_were_rescued_are_those_of_their_country():
    found = roles(
        "Kementerian: warga Peru selamat\n\nKementerian Luar Negeri Peru menyatakan 16 warga Peru yang terjerat "
        "sindikat di Laos kini aman."
    )
    assert found["PE"] == "origin_of_victims"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Polisi Bali menangkap 14 warga Kenya. Mereka menipu korban di Amerika Serikat, kata polisi.",
            {"KE": "mentioned"},
        ),
        (
            "Sri Lankan police arrested 30 Chinese nationals who preyed on victims in Japan, a spokesman said.",
            {"CN": "mentioned", "JP": "origin_of_victims"},
        ),
        ("警方逮捕14名中国男子，捣毁一个专骗日本人的诈骗集团。", {"CN": "mentioned", "JP": "origin_of_victims"}),
    ],
)
def test_whom_a_gang_cheats_and_of_whom_it_is(text, expected):
    found = roles(text)
    assert {iso2: found.get(iso2) for iso2 in expected} == expected


def test_who_is_at_home_hosts_a_signing():
    text = "SEOUL, Feb 6, 2025 (Yonhap) -- South Korea and Cambodia on Thursday signed a memorandum here on scams."
    assert roles(text) == {"KR": "host", "KH": "signatory"}


def test_what_a_report_tells_of_countries_is_only_mentioned():
    text = (
        "Scam centres earn billions, the UN said in a report released on 21 April 2025. "
        "Gangs moved on after police in Thailand freed 7,000 workers. Sites opened in Zambia and Angola."
    )
    found = roles(text)
    assert (found["ZM"], found["AO"]) == ("mentioned", "mentioned")
