"""Publication: a date in the reader's words and in HTML, never finer than the source gives it.

`{{ event|when }}` is plain text, `{% time event %}` the same in `<time>` elements, `{{ event|why }}` the reason of
an inferred date. All three take anything `Dated`; an article's date is given as its EDTF string.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from babel.dates import format_date
from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from newsroom.models import Article
from newsroom.models.dates import Basis
from newsroom.models.wording import Wording, reader_language

register = template.Library()

# The day comes before the month in both: 18 Desember 2025, 18 December 2025.
LOCALES = {"id": "id", "en": "en_GB"}
PATTERNS = {"day": ("d MMMM y", "d MMMM", "d"), "month": ("MMMM y", "MMMM"), "year": ("y",)}
MARKS = str.maketrans("", "", "?~%")


@dataclass(frozen=True)
class Point:
    """One end of a date as it is known: a day, a month or a year."""

    iso: str
    day: date
    precision: str

    @classmethod
    def read(cls, text: str) -> Point | None:
        """The point that an EDTF date without its marks gives, or None for what this page cannot word."""
        iso = text.translate(MARKS)
        if not re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", iso):
            return None
        year, month, day = (int(part) for part in (iso + "-01-01")[:10].split("-"))
        try:
            return cls(iso, date(year, month, day), {4: "year", 7: "month", 10: "day"}[len(iso)])
        except ValueError:
            return None

    def text(self, dropped: int = 0) -> str:
        """In words; `dropped` leaves out the year (1), or the year and the month (2)."""
        pattern = PATTERNS[self.precision][dropped]
        return format_date(self.day, pattern, locale=LOCALES.get(reader_language(), reader_language()))


def points(edtf: str) -> list[Point]:
    """The one or two ends of a date; none when it is not known."""
    found = [Point.read(part) for part in edtf.split("/")]
    ends = [point for point in found if point is not None]
    return ends[:1] if len(ends) == 2 and ends[0].iso == ends[1].iso else ends[:2]


def shared(start: Point, end: Point) -> int:
    """How many parts of the first end need not be said, since the second says them: 0, 1 (year) or 2 (and month)."""
    if start.precision != end.precision or start.day.year != end.day.year or start.precision == "year":
        return 0
    return 2 if start.precision == "day" and start.day.month == end.day.month else 1


def parts(edtf: str) -> tuple[list[tuple[str, str]], str]:
    """(machine form, words) of each end, and the dash between: closed up unless an end has a space in it."""
    ends = points(edtf)
    if len(ends) < 2:
        return [(end.iso, end.text()) for end in ends], ""
    first, last = ends
    text = first.text(shared(first, last))
    return [(first.iso, text), (last.iso, last.text())], " – " if " " in text else "–"


def edtf_of(dated: Any) -> str:
    return dated if isinstance(dated, str) else getattr(dated, "edtf", "") or ""


@register.filter
def when(dated: Any) -> str:
    """The date as text: 17–18 Desember 2025, Maret 2025, 2026, or that it is not known."""
    ends, dash = parts(edtf_of(dated))
    return dash.join(text for _iso, text in ends) or _("date not yet known")


@register.simple_tag
def time(dated: Any) -> SafeString:
    """The date in `<time>`. HTML has no range: the first has its words and its start, a second one its end."""
    ends, dash = parts(edtf_of(dated))
    if not ends:
        return format_html('<span class="undated">{}</span>', _("date not yet known"))
    words = dash.join(text for _iso, text in ends)
    end = format_html('<time datetime="{}"></time>', ends[1][0]) if len(ends) == 2 else ""
    return format_html('<time datetime="{}">{}</time>{}', ends[0][0], words, end)


@register.filter
def why(dated: Any) -> Wording | str:
    """Why the date is what it is: the reason in words; for an inferred date without one, what it rests on."""
    if dated.basis == Basis.EXPLICIT:
        return ""
    if dated.date_reason:
        return dated.date_reason
    return dated.get_basis_display() if dated.is_inferred else ""


@register.filter
def dated_by(article: Article) -> str:
    """What the date of an article rests on, where its text does not plainly give it."""
    basis = article.published_basis
    return str(Basis(basis).label) if basis in Basis.values and basis != Basis.EXPLICIT else ""


@register.simple_tag
def moment(value: datetime | date | None) -> SafeString | str:
    """A day of ours: when something was decided, received or published."""
    if value is None:
        return ""
    day = timezone.localtime(value).date() if isinstance(value, datetime) else value
    return time(day.isoformat())
