"""Documents in Vietnamese and Thai, whose names go on in small letters."""

import pytest

from newsroom.analysis.local_forms import local_forms

from .reading import opened


def names(text: str, language: str) -> list[str]:
    document = opened(text, language)
    return [document.text[start:end] for start, end, _head in local_forms(document)]


def test_it_works():
    assert names("ký Hiệp định về quy chế quản lý biên giới tại Hà Nội", "vi") == [
        "Hiệp định về quy chế quản lý biên giới"
    ]


@pytest.mark.parametrize(
    ("text", "language", "quote"),
    [
        ("Luật An ninh mạng năm 2018 hết hiệu lực", "vi", "Luật An ninh mạng năm 2018"),
        ("Luật Phòng, chống ma túy (sửa đổi)", "vi", "Luật Phòng, chống ma túy (sửa đổi)"),
        ("Nghị quyết 193/2025/QH15 có hiệu lực", "vi", "Nghị quyết 193/2025/QH15"),
        ("ký Hiệp định dẫn độ và Biên bản ghi nhớ hợp tác", "vi", "Hiệp định dẫn độ"),
        ("รับรองแถลงการณ์ผู้นำอาเซียน", "th", "แถลงการณ์ผู้นำอาเซียน"),
        ("ขยายบันทึกข้อตกลงความร่วมมือ (MOU)", "th", "บันทึกข้อตกลงความร่วมมือ"),
    ],
)
def test_where_a_name_ends(text, language, quote):
    assert quote in names(text, language)


def test_the_word_alone_is_no_name():
    assert names("Chiến lược này và Luật sư nói.", "vi") == []
