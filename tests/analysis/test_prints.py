"""What copies have in common, in any language, and what strangers have not."""

import random

import pytest

from newsroom.analysis import zones
from newsroom.analysis.prints import overlap, prints, shingles
from tests.analysis.conftest import ROOT

SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
INDONESIAN = SEEDS[0].read_text("utf-8")
CHINESE = (
    "据新华社报道，中国和柬埔寨执法部门近日在金边联合开展打击电信网络诈骗行动，抓获犯罪嫌疑人一百三十名。\n\n"
    "公安部有关负责人表示，双方将继续深化国际执法合作，坚决打击跨境赌博和电信网络诈骗犯罪活动。\n\n"
    "嫌疑人已于十三日乘坐两架包机被押解回国，案件正在进一步侦办之中，相关工作仍在继续推进。\n"
)


def common(one: str, other: str):
    return overlap(one, zones(one), other, zones(other))


def bands(one: str, other: str) -> int:
    return len(set(prints(one, zones(one)).bands) & set(prints(other, zones(other)).bands))


def reworded(text: str, part: float) -> str:
    chance = random.Random(3)  # noqa: S311 - the same words in every run
    words = text.split(" ")
    return " ".join(chance.choice(words) if chance.random() < part else word for word in words)


def test_it_works():
    same = common(INDONESIAN, INDONESIAN)
    assert (same.containment, same.jaccard, same.letters) == (1, 1, 1) and len(same.shared) > 8
    for start, end, other_start, other_end in same.shared:
        assert INDONESIAN[start:end] == INDONESIAN[other_start:other_end]


def test_a_new_lead_and_a_cut_leave_the_other_sentences():
    half = INDONESIAN[: len(INDONESIAN) // 2]
    edited = "Sebuah pembukaan yang sama sekali lain ditulis oleh redaksi media tersebut kemarin. " + half
    found = common(edited, INDONESIAN)
    assert found.letters > 0.5 and found.containment > 0.8


def test_blanks_and_capitals_make_no_difference():
    assert common(INDONESIAN.upper().replace(" ", "  "), INDONESIAN).letters > 0.9


def test_a_rewording_meets_in_bands_though_no_sentence_is_whole():
    other = reworded(INDONESIAN, 0.1)
    assert bands(other, INDONESIAN) >= 2 and common(other, INDONESIAN).containment > 0.4


def test_scripts_without_blanks_are_cut_into_letters():
    moved = "\n\n".join(reversed(CHINESE.strip().split("\n\n")))
    assert all(len(piece) == 7 for piece in shingles(CHINESE))
    assert common(moved, CHINESE).letters == 1 and bands(moved, CHINESE) > 20


@pytest.mark.parametrize("number", range(1, len(SEEDS)))
def test_reports_on_one_subject_are_no_copies(number):
    other = SEEDS[number].read_text("utf-8")
    found = common(INDONESIAN, other)
    assert found.containment < 0.15 and found.letters < 0.1 and bands(INDONESIAN, other) < 2


@pytest.mark.parametrize("text", ["", "x", "\n\n", "Baca juga: Berita lain yang menarik sekali hari ini\n"])
def test_a_text_without_sentences_is_like_nothing(text):
    found = common(text, INDONESIAN)
    assert (found.containment, found.letters, found.shared) == (0, 0, ()) and prints(
        text, zones(text)
    ).sentences == ()
