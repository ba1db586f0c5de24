"""Promises, plans and proposals."""

import pytest

from newsroom.analysis.commitments import read_commitments

from .reading import opened


def commitments(text: str, language: str | None = None):
    return [(one.span.quote, one.status, one.promisor) for one in read_commitments(opened(text, language))]


def test_it_works():
    assert commitments("Myanmar berjanji untuk memerangi geng pusat panggilan, kata menteri.") == [
        ("berjanji untuk memerangi geng pusat panggilan", "pledged", "MM")
    ]


@pytest.mark.parametrize(
    ("text", "language", "status"),
    [
        ("Ada rencana untuk mendirikan pusat komunikasi bersama.", "id", "planned"),
        ("Ia menyerukan kerja sama penegakan hukum yang lebih kuat.", "id", "proposed"),
        ("Para peserta membahas pengembangan platform bersama.", "id", "proposed"),
        ("Kedua-dua negara bersetuju menubuhkan pasukan petugas khas.", "ms", "pledged"),
        ("The ministers agreed to set up a joint task force.", "en", "pledged"),
        ("Vietnam plans to open an anti-scam centre next year.", "en", "planned"),
        ("Việt Nam cam kết thúc đẩy hợp tác quốc tế trong lĩnh vực này.", "vi", "pledged"),
        ("ที่ประชุมเห็นพ้องที่จะจัดตั้งคณะทำงานร่วม", "th", "pledged"),
        ("与会各方同意建立情报共享机制。", "zh", "pledged"),
    ],
)
def test_status(text, language, status):
    assert [one[1] for one in commitments(text, language)] == [status]


@pytest.mark.parametrize(
    "text",
    [
        "Para peserta sepakat bahwa penipuan daring adalah masalah besar.",
        "ASEAN menegaskan kembali komitmennya untuk memerangi kejahatan.",
        "Kamboja tidak berjanji untuk menutup pusat penipuan itu.",
        "They agreed that scams are a threat to everyone.",
        "Ia berjanji.",
    ],
)
def test_what_is_no_commitment(text):
    assert commitments(text) == []


def test_a_headline_makes_no_commitment():
    text = (
        "Menteri ASEAN berkomitmen untuk lebih banyak bekerja sama\nJakarta - Isi berita yang jauh "
        "lebih panjang daripada judulnya ada di sini."
    )
    assert commitments(text) == []
