"""Known names: every language, word edges, capitals, and names that editors add."""

import pytest

from newsroom.analysis import Alias, Gazetteer
from newsroom.analysis.gazetteer import Hit


def found(text: str, language: str = "id", gazetteer: Gazetteer | None = None) -> list[tuple[str, str]]:
    hits: list[Hit] = (gazetteer or Gazetteer.load()).find(text, language)
    return [
        (text[hit.start : hit.end], hit.key)
        for hit in hits
        if hit.kind in ("country", "people", "forum", "organisation")
    ]


def test_it_works():
    assert found("Thailand dan Kamboja") == [("Thailand", "TH"), ("Kamboja", "KH")]


@pytest.mark.parametrize(
    ("text", "language", "keys"),
    [
        ("Tiongkok, Sudan Selatan, Uni Emirat Arab", "id", ["CN", "SS", "AE"]),
        ("Kemboja dan Amerika Syarikat", "ms", ["KH", "US"]),
        ("the Lao People’s Democratic Republic and Brunei Darussalam", "en", ["LA", "BN"]),
        ("Việt Nam, Campuchia và Thái Lan", "vi", ["VN", "KH", "TH"]),
        ("ไทย กัมพูชา และเวียดนาม", "th", ["TH", "KH", "VN"]),
        ("中国和柬埔寨、缅甸", "zh", ["CN", "KH", "MM"]),
        ("two Malaysian men, one Filipino woman", "en", ["MY", "PH"]),
    ],
)
def test_countries_in_every_language(text, language, keys):
    assert [key for _quote, key in found(text, language)] == keys


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Suarathailand melaporkan", "id"),  # inside a longer word
        ("kerugian US$33 juta", "id"),  # a currency
        ("they told us as soon as it was over", "en"),  # capitals decide
        ("kapal di Laut China Selatan", "id"),  # a sea
        ("anh ấy làm lao động ở đây", "vi"),  # words that look like Anh and Lao
        ("menurut Khmer Times", "id"),  # a newspaper
    ],
)
def test_false_friends_are_no_countries(text, language):
    assert found(text, language) == []


@pytest.mark.parametrize(
    ("text", "language", "key"),
    [
        ("19th AMMTC", "en", "ammtc"),
        ("Mesyuarat Menteri-Menteri ASEAN Mengenai Jenayah Rentas Sempadan", "ms", "ammtc"),
        ("Konvensi PBB Melawan Kejahatan Siber", "id", "un-cybercrime-convention"),
        ("Công ước Hà Nội", "vi", "un-cybercrime-convention"),
        ("อนุสัญญาฮานอย", "th", "un-cybercrime-convention"),
        ("《联合国打击网络犯罪公约》", "zh", "un-cybercrime-convention"),
        ("Palermo Convention", "en", "untoc"),
        ("Proses Bali", "id", "bali-process"),
        ("Kantor PBB untuk Narkoba dan Kejahatan", "id", "unodc"),
        ("东盟", "zh", "asean"),
    ],
)
def test_forums_and_bodies(text, language, key):
    assert [found_key for _quote, found_key in found(text, language)] == [key]


def test_the_longest_name_wins():
    assert found("Kepolisian Kerajaan Thailand") == [("Kepolisian Kerajaan Thailand", "royal-thai-police")]


def test_the_country_inside_a_body_is_known():
    text = "Kepolisian Kerajaan Thailand"
    gazetteer = Gazetteer.load()
    outer = gazetteer.find(text, "id")[0]
    assert [hit.key for hit in gazetteer.within(text, outer, "id")] == ["TH"]


def test_an_editor_adds_a_name():
    with_more = Gazetteer.load([Alias("Negeri Angkor", "country", "KH"), Alias("Forum Anu", "forum", "forum-anu")])
    assert found("Negeri Angkor di Forum Anu", "id", with_more) == [
        ("Negeri Angkor", "KH"),
        ("Forum Anu", "forum-anu"),
    ]
    assert found("Negeri Angkor di Forum Anu") == []


def test_it_is_built_once_a_process():
    assert Gazetteer.load() is Gazetteer.load()


def test_entities_are_fit_for_the_database():
    entities = Gazetteer.load().entities
    keys = [entity.key for entity in entities]
    assert len(keys) == len(set(keys))
    for entity in entities:
        assert (entity.forum_kind is not None) == (entity.kind == "forum"), entity.key
        assert entity.parent is None or entity.parent in keys, entity.key
        assert any(name.kind == "official" for name in entity.names), entity.key
        names = [(name.text, name.language) for name in entity.names]
        assert len(names) == len(set(names)), entity.key


@pytest.mark.parametrize("key", ["ic-gpos", "ammtc", "adgmin", "bali-process", "un-cybercrime-convention", "untoc"])
def test_forums_of_the_beat_are_forums(key):
    assert Gazetteer.load().by_key[key].kind == "forum"


@pytest.mark.parametrize("key", ["asean", "un", "eu", "interpol", "iom", "itu", "unodc"])
def test_standing_bodies_are_organisations(key):
    assert Gazetteer.load().by_key[key].kind == "organisation"
