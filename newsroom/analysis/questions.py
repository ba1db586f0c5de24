"""Questions: where a text contradicts itself. Each is put to an editor; the analysis chooses nothing.

Last step of a reading: a weekday against its date (`weekdays.py`), the headline against the body
(`against_headline.py`), a sum against its parts (`sums.py`).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from .against_headline import headline_questions
from .dates import day_of, end_of
from .document import Document
from .reading import Because, EventMention, FigureMention, Question, Span
from .sums import sum_questions
from .weekdays import denied, nearest


def read_questions(
    document: Document, figures: list[FigureMention], events: list[EventMention]
) -> tuple[Question, ...]:
    """Every contradiction in the zones that can prove something, in order; the same words ask once."""
    found = [
        *_weekday_questions(document),
        *headline_questions(document, figures, events),
        *sum_questions(document, figures),
    ]
    found.sort(key=lambda one: (one.span.start, one.span.end, one.kind))
    once: dict[tuple[str, ...], Question] = {}
    for one in found:
        once.setdefault((one.kind, one.span.quote, one.other.quote if one.other else ""), one)
    return tuple(once.values())


def _weekday_questions(document: Document) -> Iterator[Question]:
    """A weekday printed with a date on which it did not fall: «Selasa, 17 Desember 2025»."""
    for written in document.dates:
        printed = denied(written, document.clock.day, document.clock.received)
        if printed is None or not document.proves(written.start, written.end):
            continue
        span = Span.of(document.text, written.start, written.end)
        day, end = day_of(printed), end_of(written, printed)
        last = day_of(end) if end else None
        if day is None:
            continue
        length = last - day if last else timedelta(0)
        options = tuple(_edtf(one, one + length) for one in (day, *nearest(written.weekday or 0, day)))
        because = Because("question_weekday_date", {"words": span.quote, "date": day.isoformat()})
        yield Question("weekday_date", span, None, because, options)


def _edtf(first: date, last: date) -> str:
    return first.isoformat() if last <= first else f"{first.isoformat()}/{last.isoformat()}"
