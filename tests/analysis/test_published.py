"""The day of the article itself: only where its own text settles it."""

import pytest

from .reading import read

BODY = "Jakarta (ANTARA) – Penipuan daring makin marak, kata polisi pada sebuah acara di ibu kota.\n"


def published(text: str):
    found = read(text).published
    return found and (found.start, found.precision, found.basis)


def test_it_works():
    assert published("17 September 2025\n" + BODY) == ("2025-09-17", "day", "explicit")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (" date 2025-09-10 SINGAPORE: Police broke up a scam ring.", ("2025-09-10", "day", "explicit")),
        (BODY + "Hak Cipta © ANTARA 2025", ("2025", "year", "copyright")),
        ("HANOI, Jan 16, 2026 (Reuters) - Ministers fight online scams.", ("2026-01-16", "day", "explicit")),
        (BODY + "Acara itu digelar pada Rabu (26/3).", None),
        (BODY + "Ia mengatakannya pada Rabu (20/8/2025).", None),
        ("KUALA LUMPUR, July 23 (Bernama) -- Parliament heard of online scams.", None),
    ],
)
def test_what_settles_the_day(text, expected):
    assert published(text) == expected
