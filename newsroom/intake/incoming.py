"""The only door by which articles come in from outside. Whatever the origin, its reader ends in `keep()`."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from enum import StrEnum

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from newsroom.models import Article, ArticleText, Outlet
from newsroom.models.articles import digest

# 20 MB of UTF-8: more is no article.
MAX_BYTES = 20 * 1024 * 1024
LONGEST_OUTLET = 120
# NUL, which PostgreSQL refuses, and halves of surrogate pairs, which no UTF-8 holds.
NO_TEXT = re.compile("[\x00\ud800-\udfff]")


class Outcome(StrEnum):
    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    DUPLICATE = "duplicate"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """One article as its origin gives it. `text` is kept as it is.

    `import_ref` is what the origin calls it: the same reference is the same article. `given` names the fields
    that the origin itself states; only these are written over what is stored, so that a field that was merely
    worked out (a title, a language) never undoes an editor's correction.
    """

    import_ref: str
    text: str
    title: str
    language: str
    received_on: dt.date
    title_from_text: bool = False
    outlet: str = ""
    dateline: str = ""
    url: str = ""
    published_edtf: str = ""
    published_basis: str = ""
    given: frozenset[str] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of an incoming article, and why where it was not simply kept."""

    outcome: Outcome
    article: Article | None = None
    reason: str = ""


FIELDS = (
    "title",
    "title_from_text",
    "language",
    "dateline",
    "url",
    "published_edtf",
    "published_basis",
    "received_on",
)


def keep(incoming: Incoming) -> Kept:
    """Keeps an article exactly once, in one transaction.

    created; updated (its text changed: a version is added; or a given field did); unchanged; duplicate (another
    reference brought the same text of the same outlet); rejected (with the reason; nothing written). The same text
    brought under two references at the very same moment may be kept twice; under one reference never.
    """
    wrong = refusal(incoming)
    if wrong:
        return Kept(Outcome.REJECTED, reason=wrong)
    try:
        with transaction.atomic():
            return _keep(incoming)
    except IntegrityError:
        # Somebody kept the same article between our look and our write; now it can be seen.
        with transaction.atomic():
            return _keep(incoming)


def refusal(incoming: Incoming) -> str:
    """Why an article cannot be kept, "" if it can."""
    if not incoming.import_ref.strip():
        return _("It has no reference of its own.")
    if not incoming.text.strip():
        return _("It is empty.")
    if "\x00" in incoming.text:
        return _("It is not text: there is a NUL character at position %(at)d.") % {"at": incoming.text.index("\x00")}
    for name in ("import_ref", "title", "outlet", "dateline", "url"):
        if NO_TEXT.search(getattr(incoming, name)):
            return _("%(field)s holds a character that is no text.") % {"field": name}
    if len(" ".join(incoming.outlet.split())) > LONGEST_OUTLET:
        return _("The name of the outlet is longer than %(limit)d characters.") % {"limit": LONGEST_OUTLET}
    try:
        size = len(incoming.text.encode())
    except UnicodeEncodeError as error:
        return _("It is not valid Unicode at position %(at)d.") % {"at": error.start}
    if size > MAX_BYTES:
        return _("It is larger than 20 MB.")
    try:
        _article(incoming).clean_fields(exclude=["outlet"])
    except ValidationError as error:
        return "; ".join(f"{name}: {' '.join(messages)}" for name, messages in error.message_dict.items())
    return ""


def _keep(incoming: Incoming) -> Kept:
    article = Article.objects.select_for_update().filter(import_ref=incoming.import_ref).first()
    if article is None:
        return _create(incoming)
    latest = article.current_text
    text_changed = latest is None or latest.sha256 != digest(incoming.text)
    fields = [name for name in FIELDS if name in incoming.given and getattr(article, name) != getattr(incoming, name)]
    outlet = _outlet(incoming) if "outlet" in incoming.given else article.outlet
    if outlet != article.outlet:
        fields.append("outlet")
    if not (text_changed or fields):
        return Kept(Outcome.UNCHANGED, article)
    for name in fields:
        setattr(article, name, outlet if name == "outlet" else getattr(incoming, name))
    if fields:
        article.save(update_fields=fields)
    if text_changed:
        version = latest.version + 1 if latest else 1
        ArticleText.objects.create(article=article, version=version, text=incoming.text)
    return Kept(Outcome.UPDATED, article)


def _create(incoming: Incoming) -> Kept:
    outlet = _outlet(incoming)
    twins = Article.objects.filter(texts__sha256=digest(incoming.text), outlet=outlet)
    # The same reference, kept a moment ago by somebody else, is no twin: the unique constraint finds it below.
    twin = twins.exclude(import_ref=incoming.import_ref).order_by("pk").first()
    if twin is not None:
        return Kept(Outcome.DUPLICATE, twin, _("Same text as %(ref)s.") % {"ref": twin.import_ref})
    article = _article(incoming)
    article.outlet = outlet
    article.save(force_insert=True)
    ArticleText.objects.create(article=article, version=1, text=incoming.text)
    return Kept(Outcome.CREATED, article)


def _article(incoming: Incoming) -> Article:
    return Article(import_ref=incoming.import_ref, **{name: getattr(incoming, name) for name in FIELDS})


def _outlet(incoming: Incoming) -> Outlet | None:
    """The outlet by name, made if it is new; names differ by more than upper and lower case."""
    name = " ".join(incoming.outlet.split())
    if not name:
        return None
    return Outlet.objects.filter(name__iexact=name).first() or Outlet.objects.create(name=name)
