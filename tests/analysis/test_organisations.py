"""Bodies by the form of their name."""

import pytest

from newsroom.analysis.forums import read_known_bodies
from newsroom.analysis.organisations import outlet, read_organisations
from newsroom.analysis.people import read_people

from .reading import opened, quotes


def bodies(text: str, language: str | None = None):
    document = opened(text, language)
    return read_organisations(document, read_known_bodies(document), read_people(document))


def test_it_works():
    mention = bodies("Kementerian Perdagangan Kamboja menolak.")[0]
    assert (mention.name, mention.iso2) == ("Kementerian Perdagangan Kamboja", "KH")


@pytest.mark.parametrize(
    ("text", "language", "quote"),
    [
        ("dari Satuan Tugas Siber Kepolisian yang baru", "id", "Satuan Tugas Siber Kepolisian"),
        ("the Criminal Investigation Department searched flats", "en", "Criminal Investigation Department"),
        ("the Ministry of Science and Technology said", "en", "Ministry of Science and Technology"),
        ("Jabatan Siasatan Jenayah Komersial menahan", "ms", "Jabatan Siasatan Jenayah Komersial"),
        ("Cục An ninh mạng cho biết", "vi", "Cục An ninh mạng"),
        ("马来西亚内政部指出", "zh", "马来西亚内政部"),
    ],
)
def test_forms_of_names(text, language, quote):
    assert quote in quotes(bodies(text, language))


def test_the_name_ends_where_a_person_begins():
    found = bodies("kata Ketua Setiausaha Kementerian Dalam Negeri Datuk Awang Alik Jeman pada sidang media", "ms")
    assert quotes(found) == ["Kementerian Dalam Negeri"]


def test_a_short_form_is_the_same_body():
    found = bodies("Satuan Tugas Siber Kepolisian (PCT) bergerak. PCT menahan dua orang.")
    assert len({one.name for one in found}) == 1
    assert quotes(found)[-1] == "PCT"


def test_two_bodies_joined_are_two():
    found = bodies("Kementerian Luar Negeri Thailand dan United Nations Office on Drugs and Crime (UNODC) hadir")
    assert {one.key for one in found} == {"mfa-thailand", "unodc"}


@pytest.mark.parametrize("text", ["Kantor itu tutup.", "the meeting of the Year", "Pusat penipuan di Myawaddy"])
def test_what_is_no_body(text):
    assert bodies(text) == []


def test_the_outlet_after_a_place_filed_the_report():
    assert quotes(outlet(opened("Jakarta (ANTARA) – Isi berita."))) == ["ANTARA"]
    assert outlet(opened("KOMPAS.com - Isi berita.")) == []
