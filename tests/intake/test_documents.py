import datetime as dt
from pathlib import Path

import pytest

from newsroom.analysis import Gazetteer
from newsroom.intake.documents import Unreadable, decode, paths_of, read

SEEDS = Path(__file__).parents[2] / "seeds"
DAY = dt.date(2026, 11, 20)


@pytest.fixture(scope="module")
def gazetteer():
    return Gazetteer.load()


def test_it_works(gazetteer):
    path = next(SEEDS.glob("001*.txt"))
    document = read(path, gazetteer, DAY)
    assert document.text == path.read_bytes().decode()
    assert document.title == "Indonesia Peringatkan: Penipuan Daring Ancam Keamanan Regional"
    assert (document.language, document.outlet, document.dateline) == ("id", "ANTARA", "Jakarta")
    assert document.import_ref == f"document:seeds/{path.name}"


def test_a_document_without_a_headline_is_called_by_its_first_sentence(gazetteer):
    document = read(next(SEEDS.glob("004*.txt")), gazetteer, DAY)
    assert document.title_from_text
    assert document.title.startswith("Perhimpunan Bangsa-bangsa Asia Tenggara (ASEAN) telah menegaskan")


def test_the_reference_does_not_depend_on_where_the_folder_lies(tmp_path, gazetteer):
    (tmp_path / "seeds").mkdir()
    copy = tmp_path / "seeds" / "a.txt"
    copy.write_text("Polisi menangkap dua orang di Jakarta.", "utf-8")
    assert read(copy, gazetteer, DAY).import_ref == "document:seeds/a.txt"


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (b"caf\xe9", "0xe9 at position 3"),
        ("Rabu".encode("utf-16"), "not UTF-8"),
        (b"\x89PNG\r\n\x1a\n\x00", "not UTF-8"),
        (b"PK\x03\x04 zip", "control character U+0003"),
        (b"a\x00b", "control character U+0000 at position 1"),
    ],
)
def test_refuses(data, word):
    with pytest.raises(Unreadable) as refused:
        decode(data)
    assert word in str(refused.value)


@pytest.mark.parametrize("text", ["\ufeffBerita", "satu\r\ndua", "satu\u00a0dua", "tab\there\f", "ไทย 中文 🙂"])
def test_keeps_every_character(text):
    assert decode(text.encode()) == text


def test_refuses_what_is_too_large(tmp_path, gazetteer):
    big = tmp_path / "big.txt"
    with big.open("wb") as file:
        file.truncate(20 * 1024 * 1024 + 1)
    with pytest.raises(Unreadable, match="20 MB"):
        read(big, gazetteer, DAY)


def test_a_folder_gives_its_texts_by_name(tmp_path):
    for name in ("b.txt", "a.md", "c.pdf", "D.TXT"):
        (tmp_path / name).write_text("x")
    assert [path.name for path in paths_of([tmp_path])] == ["D.TXT", "a.md", "b.txt"]


def test_refuses_a_folder_without_documents_and_a_missing_path(tmp_path):
    refused = list(paths_of([tmp_path, tmp_path / "nowhere", Path("/dev/null")]))
    assert [str(reason) for _path, reason in refused] == [
        "no *.txt or *.md in this folder",
        "no such file or folder",
        "neither a file nor a folder",
    ]
