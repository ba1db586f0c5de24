"""Forums with the number of their meeting."""

import pytest

from newsroom.analysis.forums import read_forums, read_known_bodies

from .reading import opened


def test_it_works():
    mention = read_forums(opened("Konferensi IC-GPOS dibuka."))[0]
    assert (mention.key, mention.span.quote, mention.ordinal) == ("ic-gpos", "IC-GPOS", None)


@pytest.mark.parametrize(
    ("text", "key", "ordinal"),
    [
        ("hasil 19th AMMTC itu", "ammtc", 19),
        ("AMMTC ke-19 berlangsung", "ammtc", 19),
        ("ASEAN Ministerial Meeting on Transnational Crime (AMMTC) ke-17", "ammtc", 17),
        ("Pertemuan ke-19 Menteri ASEAN untuk Kejahatan Lintas Batas", "ammtc", 19),
        ("Pertemuan Menteri Digital ASEAN kelima di Bangkok", "adgmin", 5),
        ("The Nineteenth ASEAN Ministerial Meeting on Transnational Crime", "ammtc", 19),
        ("第47届东盟峰会", "asean-summit", 47),
        ("Hội nghị Cấp cao ASEAN lần thứ 47", "asean-summit", 47),
        ("การประชุมสุดยอดอาเซียน ครั้งที่ 47", "asean-summit", 47),
    ],
)
def test_the_number_of_the_meeting(text, key, ordinal):
    assert (key, ordinal) in [(one.key, one.ordinal) for one in read_forums(opened(text))]


def test_a_treaty_has_no_number():
    assert read_forums(opened("Pasal kedua Konvensi Budapest"))[0].ordinal is None


def test_bodies_are_organisations_with_their_key():
    bodies = read_known_bodies(opened("Interpol dan Polri hadir."))
    assert [(one.key, one.iso2) for one in bodies] == [("interpol", None), ("polri", "ID")]
