"""Topics, and what is of the beat at all."""

import pytest

from newsroom.analysis.topics import read_topics

from .reading import opened, read


def topics(text: str) -> set[str]:
    return {one.key for one in read_topics(opened(text))}


def test_it_works():
    assert topics("melawan penipuan daring dan pencucian uang") == {"online_scam", "money_laundering"}


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("geng pusat panggilan", "call_centre_gang"),
        ("tindak pidana perdagangan orang (TPPO)", "human_trafficking"),
        ("jenayah siber", "cybercrime"),
        ("pengubahan wang haram", "money_laundering"),
        ("a ring of scammers", "online_scam"),
        ("deepfakes and other tools", "deepfake_ai"),
        ("ransomware", "ransomware"),
        ("judi online", "online_gambling"),
        ("tội phạm mạng", "cybercrime"),
        ("mua bán người", "human_trafficking"),
        ("แก๊งคอลเซ็นเตอร์", "call_centre_gang"),
        ("ค้ามนุษย์", "human_trafficking"),
        ("网络赌博", "online_gambling"),
        ("洗钱", "money_laundering"),
    ],
)
def test_words_of_topics(text, key):
    assert key in topics(text)


@pytest.mark.parametrize("text", ["keamanan siber", "scampi for dinner", "the descamps family", "kriptografi"])
def test_what_is_no_topic(text):
    assert topics(text) == set()


def test_a_page_off_the_beat_yields_nothing():
    text = (
        "Kamboja menarik diri dari SEA Games 2025 di Bangkok, Thailand, Selasa (9/12/2025).\nSebanyak "
        "137 orang pulang."
    )
    reading = read(text)
    assert (reading.mentions, reading.events) == ((), ())
    assert reading.relevance < 0.3


def test_a_link_makes_no_page_of_the_beat():
    text = (
        "Timnas menang dua gol atas Thailand di Bangkok tadi malam.\nBaca juga: Polisi Gerebek Pusat Penipuan Daring"
    )
    assert read(text).mentions == ()


def test_the_beat_without_a_topic_is_other():
    text = "Polri menandatangani nota kesepahaman di sela AMMTC ke-17 tentang kejahatan transnasional di Labuan Bajo."
    assert {one.key for one in read(text).mentions if type(one).__name__ == "TopicMention"} == {"other"}
