"""Dates as the desk writes them: an EDTF string in, checked, with the bounds that the database sorts by."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import gettext as _
from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException

from newsroom.desk.errors import BadPayload
from newsroom.models.dates import Dated, Precision
from newsroom.models.events import KEY_STEP

# The part of EDTF [ISO 8601-2] that the newsroom uses: a day, month or year, or an interval of two of the
# same precision, each part perhaps marked ? (uncertain) or ~ (approximate).
PART = r"(\d{4})[?~]?(?:-(\d{2})[?~]?(?:-(\d{2})[?~]?)?)?"
SHAPE = re.compile(rf"{PART}(?:/{PART})?")
PRECISIONS = {1: Precision.YEAR, 2: Precision.MONTH, 3: Precision.DAY}
EARLIEST_YEAR, LATEST_YEAR = 1900, 2200


@dataclass(frozen=True, slots=True)
class Bounds:
    """The first and last day on which something may have started and ended, and how finely that is known."""

    start_earliest: dt.date | None
    start_latest: dt.date | None
    end_earliest: dt.date | None
    end_latest: dt.date | None
    precision: Precision


UNKNOWN = Bounds(None, None, None, None, Precision.UNKNOWN)


@lru_cache(maxsize=4096)
def bounds(edtf: str, field: str = "edtf") -> Bounds:
    """The bounds of an EDTF string; "" is not known. BadPayload(field) for what is no date, or not ours."""
    if not edtf:
        return UNKNOWN
    shape = SHAPE.fullmatch(edtf)
    if not shape:
        raise BadPayload(
            field,
            _("“%(edtf)s” is no date: write 2025, 2025-12, 2025-12-17 or 2025-12-17/2025-12-18.")
            % {"edtf": edtf[:40]},
        )
    first, last = shape.groups()[:3], shape.groups()[3:]
    known = sum(part is not None for part in first)
    if last[0] is not None and known != sum(part is not None for part in last):
        raise BadPayload(field, _("Both ends of “%(edtf)s” must be equally precise.") % {"edtf": edtf})
    start, end = _both_ends(edtf, field)
    if not EARLIEST_YEAR <= start[0].year <= end[1].year <= LATEST_YEAR:
        raise BadPayload(field, _("“%(edtf)s” is not between 1900 and 2200.") % {"edtf": edtf})
    if end[1] < start[0]:
        raise BadPayload(field, _("“%(edtf)s” ends before it starts.") % {"edtf": edtf})
    return Bounds(*start, *end, PRECISIONS[known])


def _both_ends(edtf: str, field: str) -> tuple[tuple[dt.date, dt.date], tuple[dt.date, dt.date]]:
    """(earliest, latest) of the start and of the end."""
    try:
        ends = [parse_edtf(part) for part in edtf.split("/")]
        days = [(dt.date(*end.lower_strict()[:3]), dt.date(*end.upper_strict()[:3])) for end in ends]
    except (EDTFParseException, ValueError, TypeError) as error:
        raise BadPayload(field, _("“%(edtf)s” is no day of the calendar.") % {"edtf": edtf}) from error
    return days[0], days[-1]


def set_date(row: Dated, edtf: str, basis: str, reason_id: str = "", reason_en: str = "") -> None:
    """Writes a date and its bounds onto a row (not saved). BadPayload where `edtf` is no date."""
    found = bounds(edtf)
    row.edtf = edtf
    row.start_earliest, row.start_latest = found.start_earliest, found.start_latest
    row.end_earliest, row.end_latest = found.end_earliest, found.end_latest
    row.precision = found.precision
    row.basis = basis
    row.date_reason_id, row.date_reason_en = reason_id, reason_en


def timeline_key(row: Dated, pk: int) -> int:
    """One number for date and id: YYYYMMDD with 00 for what is not known, then ten digits of id."""
    start = row.start_earliest
    if start is None:
        return pk
    month = start.month if row.precision in (Precision.MONTH, Precision.DAY) else 0
    day = start.day if row.precision == Precision.DAY else 0
    return (start.year * 10_000 + month * 100 + day) * KEY_STEP + pk
