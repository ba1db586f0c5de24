"""What readers say is wrong with a page: kept in their words, with limits, and nothing done about it here.

A report comes from outside like a document does, so it comes in here: the public site only reads, and the desk only
decides. Whether it is right is for the desk to find out; see `desk/reports.py`.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Model, QuerySet
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from newsroom.models import Actor, Article, Country, ErrorReport, Event, Fact, Forum

# What one address may send in a day, what may lie open about one page, what may come in within an hour, and what may
# lie open in all: beyond that the queue is read by nobody, and more of it helps only whoever wants it unread.
PER_ADDRESS, PER_PAGE, PER_HOUR, IN_ALL = 10, 20, 100, 2000
DAY, HOUR = dt.timedelta(days=1), dt.timedelta(hours=1)


class TooMany(Exception):
    """No report is taken now; the text says why, `wait` how long: None where a person has to settle some first."""

    def __init__(self, words: str, wait: dt.timedelta | None = None) -> None:
        super().__init__(words)
        self.wait = wait


class Gone(Exception):
    """Readers saw this page once and no longer may."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page that readers see: of what kind, by the key of its address, and the row that it shows."""

    kind: str
    key: str
    row: Any

    @property
    def path(self) -> str:
        """Its address on the site, in the reader's language."""
        return str(self.row.get_absolute_url())

    @property
    def about(self) -> str:
        """The field of a report that names it."""
        return "fact" if self.kind == "proof" else self.kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a reader wrote, checked for length and shape by the form."""

    words: str
    should_be: str = ""
    source: str = ""
    email: str = ""


# The kinds of pages as they stand in addresses, and by what each is found.
MODELS: dict[str, tuple[type[Model], str]] = {
    "event": (Event, "pk"),
    "proof": (Fact, "pk"),
    "country": (Country, "pk"),
    "forum": (Forum, "slug"),
    "actor": (Actor, "slug"),
    "article": (Article, "pk"),
}


def page_of(kind: str, key: str) -> Page | None:
    """The page of an address, if readers may see it; None where there is none. Gone where they once could."""
    model, field = MODELS.get(kind, (None, ""))
    if model is None:
        return None
    if field == "pk" and model is not Country and not (key.isascii() and key.isdigit() and len(key) <= 18):
        return None
    rows: Any = model._default_manager.all()
    which = {field: key.upper() if model is Country else key}
    if hasattr(rows, "gone") and rows.gone().filter(**which).exists():
        raise Gone
    row = rows.published().filter(**which).first()
    return Page(kind, key, row) if row is not None else None


def keep_report(page: Page, said: Said, *, address: str, language: str) -> bool:
    """Keeps what a reader said of a page; False where the same words about it are there already, open or settled.

    `address` is where it came from ("" where the server does not know); only its hash of the day is kept, for a day.
    TooMany where a limit is reached: nothing kept. Two that come in at the same moment may exceed a limit by one.
    """
    digest = _digest(page, said)
    now = timezone.now()
    with transaction.atomic():
        ErrorReport.objects.filter(sender__gt="", at__lt=now - DAY).update(sender="")
        if ErrorReport.objects.filter(digest=digest).exists():
            return False
        sender = sender_of(address, now)
        _within_limits(page, sender, now)
        report = ErrorReport(
            words=said.words,
            should_be=said.should_be,
            source=said.source,
            email=said.email,
            language=language,
            at=now,
            sender=sender,
            digest=digest,
        )
        setattr(report, f"{page.about}_id", page.row.pk)
        try:
            with transaction.atomic():
                report.save(force_insert=True)
        except IntegrityError:
            if ErrorReport.objects.filter(digest=digest).exists():
                return False  # the same words, between our look and our write: a button pressed twice
            raise
    return True


def sender_of(address: str, now: dt.datetime) -> str:
    """The keyed hash of an address on one day (UTC): 32 hexadecimal digits; "" for "". Tomorrow's is another."""
    if not address:
        return ""
    day = now.astimezone(dt.UTC).date().isoformat()
    return salted_hmac(f"newsroom.reports.{day}", address, algorithm="sha256").hexdigest()[:32]


def _within_limits(page: Page, sender: str, now: dt.datetime) -> None:
    reports = ErrorReport.objects.order_by()
    if sender and _reaches(reports.filter(sender=sender, at__gte=now - DAY), PER_ADDRESS):
        raise TooMany(
            _("From your address came as many reports today as we take in a day. Thank you: try again tomorrow."), DAY
        )
    if _reaches(reports.filter(at__gte=now - HOUR), PER_HOUR):
        raise TooMany(_("More reports are coming in than we can read. Please try again in an hour."), HOUR)
    if _reaches(reports.open().filter(**{page.about: page.row.pk}), PER_PAGE):
        raise TooMany(_("Several reports about this page wait already; we will read them first."))
    if _reaches(reports.open(), IN_ALL):
        raise TooMany(_("More reports wait than we can read. Please try again in a few days."))


def _reaches(rows: QuerySet[ErrorReport], limit: int) -> bool:
    """Whether there are `limit` of them; never counts further."""
    return rows.values("pk")[:limit].count() >= limit


def _digest(page: Page, said: Said) -> str:
    """What is the same for the same words about the same page, whatever their blanks and capitals."""
    words = [" ".join(text.split()).casefold() for text in (said.words, said.should_be, said.source)]
    held = json.dumps([page.about, str(page.row.pk), *words], ensure_ascii=False)
    return hashlib.sha256(held.encode("utf-8", "surrogatepass")).hexdigest()
