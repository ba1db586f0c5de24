"""Countries that a text names by their bodies only, and offices that are none of the country they name."""

import pytest

from newsroom.analysis.reading import CountryMention

from .reading import BEAT, of_kind, read
from .test_roles import roles


def countries(text: str) -> list[tuple[str, str, str]]:
    return [(one.iso2, one.role, one.because.rule) for one in of_kind(read(text), CountryMention)]


def test_a_text_that_names_no_country_is_news_from_that_of_its_bodies():
    text = (
        "KUALA LUMPUR - Sebanyak 790 pemilik akaun keldai untuk penipuan dalam talian diberkas, kata Pengarah JSJK "
        "Bukit Aman. PDRM membuka 660 kertas siasatan."
    )
    assert countries(text) == [("MY", "host", "country_of_body")]


def test_a_kind_of_scam_is_no_place():
    text = (
        "KUALA LUMPUR - Seramai 993 individu ditahan kerana Macau Scam, kata PDRM tentang penipuan dalam talian itu."
    )
    assert "MO" not in {iso2 for iso2, _role, _rule in countries(text)}


@pytest.mark.parametrize(
    ("text", "iso2", "role"),
    [
        (
            "Indonesian Communication and Digital Minister Meutya Hafid attended the ministers' meeting in Bangkok.",
            "ID",
            "participant",
        ),
        ("Hội nghị bế mạc tại thủ đô Phnom Penh, Campuchia. Việt Nam tham dự.", "KH", "host"),
        ("Mesyuarat menteri dihadiri wakil ASEAN di Melaka, Timor-Leste selaku pemerhati.", "TL", "participant"),
    ],
)
def test_roles(text, iso2, role):
    assert roles(text + BEAT)[iso2] == role


def test_who_poses_as_police_of_a_country():
    text = "KUALA LUMPUR: Polis Malaysia menahan 20 suspek yang menyamar sebagai polis Singapura di Johor."
    assert roles(text + BEAT)["SG"] != "participant"
