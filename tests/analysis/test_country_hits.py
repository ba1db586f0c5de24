"""Where a text names countries."""

import pytest

from newsroom.analysis.country_hits import countries_named
from newsroom.analysis.reading import CountryMention

from .reading import BEAT, of_kind, opened, read


def named(text: str, language: str) -> list[str]:
    return [hit.key for hit in countries_named(opened(text, language), [])]


def test_it_works():
    assert named("Indonesia, RRT, dan AS sepakat.", "id") == ["ID", "CN", "US"]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("中柬警方联合行动", "zh", {"CN", "KH"}),
        ("25日中柬两国执法部门", "zh", {"CN", "KH"}),
        ("中缅边境", "zh", {"CN", "MM"}),
        ("泰方与菲方代表", "zh", {"TH", "PH"}),
        ("受骗赴柬打工", "zh", {"KH"}),
        ("1名老撾人、2名盧旺達人", "zh", {"LA", "RW"}),
        ("quan hệ Việt - Lào", "vi", {"VN", "LA"}),
        ("Ngoại trưởng Mỹ Marco Rubio", "vi", {"US"}),
        ("Nga, Trung Quốc và Anh", "vi", {"RU", "CN", "GB"}),
        ("Korea and Cambodia agreed", "en", {"KR", "KH"}),
        ("Sino-Thai cooperation", "en", {"CN", "TH"}),
        ("wakil dari Jepun dan Korea", "ms", {"JP", "KR"}),
        ("warga Amerika", "id", {"US"}),
        ("ทางการเกาหลีใต้และอเมริกา", "th", {"KR", "US"}),
    ],
)
def test_short_forms_and_variants(text, language, expected):
    assert set(named(text, language)) == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("中新社记者", "zh"),
        ("其中老年人最多", "zh"),
        ("今日中方", "id"),
        ("外交部副部長阿曼納塔出席", "zh"),
        ("苏丹依布拉欣", "zh"),
        ("Thứ trưởng Lê Anh Tuấn", "vi"),
        ("Phó Đức Nam bị bắt", "vi"),
        ("Anh cho biết đã chuyển tiền", "vi"),
        ("báo Người Lao Động", "vi"),
        ("tỉnh Lào Cai", "vi"),
        ("học tiếng Anh", "vi"),
        ("kerugian 5 miliar dolar AS", "id"),
        ("media berbahasa Inggris", "id"),
        ("US dollars", "en"),
        ("Chinese-language media", "en"),
        ("Korean Peninsula", "en"),
        ("พรรคเพื่อไทย", "th"),
        ("สำนักข่าวไทย", "th"),
    ],
)
def test_words_that_only_look_like_a_country(text, language):
    if text != "今日中方":  # 中方 is China in any text; the day before it is not Japan
        assert named(text, language) == []
    assert "JP" not in named(text, language)


def test_a_country_is_not_part_of_a_name_of_two_words():
    reading = read("Đoàn Việt Nam do Thượng tướng Lê Quốc Hùng dẫn đầu dự Hội nghị ASEANAPOL tại Manila." + BEAT)
    assert "VN" in {one.iso2 for one in of_kind(reading, CountryMention)}
