"""Who is called a victim, a suspect or an accused, in six languages; and who only speaks of them."""

import pytest

from newsroom.analysis.people import read_people

from .reading import opened


def roles(text: str, language: str | None = None) -> dict[str, str]:
    return {one.name: one.role for one in read_people(opened(text, language))}


def test_it_works():
    found = roles("Polisi menangkap tersangka bernama Budi Santoso. Budi Santoso menyatakan menyesal.", "id")
    assert found == {"Budi Santoso": "suspect"}


@pytest.mark.parametrize(
    ("text", "language", "name", "role"),
    [
        ("Salah satu korban, Pak Slamet Riyadi, dipulangkan.", "id", "Slamet Riyadi", "victim"),
        ("Direktur Slamet Riyadi ditetapkan sebagai tersangka.", "id", "Slamet Riyadi", "suspect"),
        ("Direktur Slamet Riyadi (45) telah didakwa pada Senin.", "id", "Slamet Riyadi", "accused"),
        ("Pengarah Ahmad Faizal, salah seorang mangsa, pulang.", "ms", "Ahmad Faizal", "victim"),
        ("Encik Ahmad Faizal ditahan reman.", "ms", "Ahmad Faizal", "suspect"),
        ("The victim, Mr. John Carter, went home.", "en", "John Carter", "victim"),
        ("Chairman Chen Zhi was indicted in New York.", "en", "Chen Zhi", "accused"),
        ("Chairman Chen Zhi, 38, was arrested in Cambodia.", "en", "Chen Zhi", "suspect"),
    ],
)
def test_what_the_words_call_them(text, language, name, role):
    assert roles(text, language).get(name) == role


@pytest.mark.parametrize(
    ("before", "after", "role"),
    [
        ("nghi phạm ", " ra đầu thú", "suspect"),
        ("bị cáo ", " khai", "accused"),
        ("nạn nhân tên ", " kể lại", "victim"),
        ("ผู้ต้องหาชื่อ ", " หลบหนี", "suspect"),
        ("", " ถูกจับกุม", "suspect"),
        ("จำเลย ", " ให้การ", "accused"),
        ("犯罪嫌疑人", "供认", "suspect"),
        ("受害人", "说", "victim"),
        ("", "被起诉", "accused"),
        ("korban asal Bandung bernama ", " pulang", "victim"),
        ("the suspect identified as ", " fled", "suspect"),
    ],
)
def test_the_words_in_every_language(before, after, role):
    from newsroom.analysis.person_roles import ROLES, _after, _before

    found = {one for one in ROLES if _before(one).search(before) or _after(one).match(after)}
    assert found == {role}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Para korban sudah pulang, kata Direktur Judha Nugraha.", "id"),
        ("Menteri Slamet Riyadi mengatakan tersangka ditangkap di Medan.", "id"),
        ("Kepada korban, Menteri Slamet Riyadi menyampaikan simpati.", "id"),
        ("Prime Minister Anutin Charnvirakul said a suspect was arrested.", "en"),
        ("Police said victims told Minister John Carter of the scams.", "en"),
    ],
)
def test_who_speaks_of_them_is_none(text, language):
    assert not {"victim", "suspect", "accused"} & set(roles(text, language).values())


def test_a_victim_who_is_called_a_suspect_too_is_a_victim():
    text = "Tersangka bernama Budi Santoso dibebaskan. Pak Budi Santoso menjadi korban."
    assert roles(text, "id")["Budi Santoso"] == "victim"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Tersangka bernama Budi Santoso, Agus Wijaya dan Joko Susilo dibawa.", "id"),
        ("Ông Trần Văn Nam, Lê Thị Hoa và Ngô Quang Minh đã bị bắt giữ.", "vi"),
    ],
)
def test_a_list_is_called_what_its_end_is_called(text, language):
    called = roles(text, language)
    assert called and set(called.values()) == {"suspect"}
