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


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("the ASEAN-Japan Summit in Tokyo", "asean-japan-summit"),
        ("Persidangan ASEANAPOL ke-42", "aseanapol"),
        ("Konvensyen PBB Memerangi Jenayah Siber", "un-cybercrime-convention"),
        ("Hội nghị Tư lệnh Cảnh sát ASEAN lần thứ 43", "aseanapol"),
        ("世界互联网大会", "world-internet-conference"),
    ],
)
def test_more_names(text, key):
    assert key in [one.key for one in read_forums(opened(text))]


def test_small_letters_name_no_police():
    assert read_known_bodies(opened("polisi Kamboja dan Thai police datang")) == []
    assert [one.key for one in read_known_bodies(opened("Polisi Kamboja datang"))] == ["cambodian-national-police"]


def test_a_platform_that_only_carried_the_words_is_no_body():
    assert read_known_bodies(opened("ditawarkan melalui TikTok")) == []
    assert [one.key for one in read_known_bodies(opened("TikTok menutup ribuan akun"))] == ["tiktok"]
