import datetime as dt

import pytest

from newsroom.desk.dates import bounds, set_date, timeline_key
from newsroom.desk.errors import BadPayload
from newsroom.models import Event
from newsroom.models.events import KEY_STEP


def days(*texts):
    return tuple(dt.date.fromisoformat(text) for text in texts)


def test_it_works():
    found = bounds("2025-12-17/2025-12-18")
    ends = (found.start_earliest, found.start_latest, found.end_earliest, found.end_latest)
    assert ends == days("2025-12-17", "2025-12-17", "2025-12-18", "2025-12-18")
    assert found.precision == "day"


@pytest.mark.parametrize(
    ("edtf", "first", "last", "precision"),
    [
        ("2026", "2026-01-01", "2026-12-31", "year"),
        ("2025-03", "2025-03-01", "2025-03-31", "month"),
        ("2024-02", "2024-02-01", "2024-02-29", "month"),
        ("2025?-03-26", "2025-03-26", "2025-03-26", "day"),
        ("2025?-03-26/2025?-03-27", "2025-03-26", "2025-03-27", "day"),
        ("2025-12-17?", "2025-12-17", "2025-12-17", "day"),
        ("2021/2025", "2021-01-01", "2025-12-31", "year"),
    ],
)
def test_a_date_is_as_fine_as_it_is_given(edtf, first, last, precision):
    found = bounds(edtf)
    assert (found.start_earliest, found.end_latest) == days(first, last)
    assert found.precision == precision


def test_nothing_known_has_no_bounds():
    assert bounds("").start_earliest is None
    assert bounds("").precision == "unknown"


@pytest.mark.parametrize(
    "wrong",
    [
        "26/3",
        "2025-13",
        "2025-02-30",
        "2025-12-18/2025-12-17",
        "2025/2026-01",
        "0001",
        "9999",
        "XXXX",
        "2025-12-17/",
        "x" * 5000,
    ],
)
def test_refuses_what_is_no_date(wrong):
    with pytest.raises(BadPayload, match="edtf"):
        bounds(wrong)


def key(edtf, pk=7):
    event = Event()
    set_date(event, edtf, "explicit")
    return timeline_key(event, pk)


def test_month_and_year_stand_beside_their_days():
    assert key("2025-12-31") < key("2026") < key("2026-01") < key("2026-01-01") < key("2026-12-31") < key("2027")
    assert key("") < KEY_STEP < key("1900")
    assert key("2026", 1) < key("2026", 2)
