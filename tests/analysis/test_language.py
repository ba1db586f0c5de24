"""Languages of the beat."""

import pytest

from newsroom.analysis.language import detect


def test_it_works():
    assert detect("Menteri Luar Negeri mengatakan bahwa penipuan daring merupakan ancaman bagi kawasan.") == "id"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The minister said that online scams are a threat to the whole region.", "en"),
        (
            "Menteri berkata jenayah siber semakin membimbangkan kerana sindiket beroperasi di luar negara.",
            "ms",
        ),
        ("Bộ trưởng cho biết lừa đảo trực tuyến là mối đe dọa.", "vi"),
        ("รัฐมนตรีกล่าวว่าการหลอกลวงออนไลน์เป็นภัยคุกคาม", "th"),
        ("外交部长表示网络诈骗是地区威胁。", "zh"),
        ("12345 !!!", "und"),
        ("", "und"),
    ],
)
def test_languages(text, language):
    assert detect(text) == language
