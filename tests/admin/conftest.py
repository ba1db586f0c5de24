"""The cast of the back office, and an article on which they can decide."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.utils import translation

from newsroom import desk
from newsroom.analysis.sameness import EventSignature
from newsroom.desk.clues import dump
from newsroom.desk.evidence import find_quote
from newsroom.desk.payloads import read_payload
from newsroom.models import Article, ArticleText, Country, Event, EventClue, ExtractionRun, Outlet, Suggestion, User
from newsroom.models.articles import digest

TEXT = (
    "Bangkok (Suara Thailand) - Thailand menjadi tuan rumah Konferensi Internasional pada 17 Desember 2025. "
    "Lebih dari 300 peserta dari 58 negara hadir. Kamboja tidak mengirimkan perwakilan.\n\n"
    "Baca juga: Berita lain yang menarik\n"
)
ZONES = [[0, 184, "body"], [187, 223, "related_link"]]
EVENT = {
    "type": "conference",
    "title_id": "Konferensi Internasional",
    "country": "TH",
    "place": "Bangkok",
    "edtf": "2025-12-17",
    "basis": "explicit",
}
SUGGESTED = (
    ("event", EVENT, "Thailand menjadi tuan rumah Konferensi Internasional", 0.95),
    ("country", {"country": "TH", "role": "host", "presence": "present"}, "Thailand menjadi tuan rumah", 0.9),
    ("country", {"country": "KH", "role": "participant", "presence": "absent"}, "Kamboja", 0.8),
    ("figure", {"value": "300", "unit": "people", "qualifier": "more_than"}, "Lebih dari 300 peserta", 0.6),
    ("topic", {"topic": "online_scam"}, "perwakilan", 0.4),
)


@pytest.fixture(autouse=True)
def english(indonesian: None):
    """The addresses and words of the English back office, which are those of the source."""
    with translation.override("en"):
        yield


@pytest.fixture(autouse=True)
def uploads(settings, tmp_path):
    settings.VAR_DIR = tmp_path


def make_user(name: str, group: str = "", **fields: Any) -> User:
    user = User.objects.create_user(name, **{"is_staff": True, **fields})
    if group:
        user.groups.add(Group.objects.get(name=group))
    return user


@pytest.fixture
def cast(db) -> dict[str, User]:
    """One of each: budi contributes, sari and dewi edit, putri publishes, rini may do everything."""
    return {
        "budi": make_user("budi", "contributor"),
        "sari": make_user("sari", "editor"),
        "dewi": make_user("dewi", "editor"),
        "putri": make_user("putri", "publisher"),
        "rini": make_user("rini", is_superuser=True),
        "tono": make_user("tono", is_staff=False),
    }


@pytest.fixture
def as_(cast) -> Callable[[str], Client]:
    """A client logged in as one of the cast; "" is nobody."""

    def log_in(name: str, **options: Any) -> Client:
        client = Client(**options)
        if name:
            client.force_login(cast[name])
        return client

    return log_in


def make_article(ref: str = "desk:1", text: str = TEXT, zones: list | None = None, **fields: Any) -> Article:
    words = {"title": f"Laporan {ref}", "language": "id", "received_on": dt.date(2025, 12, 20)} | fields
    article = Article.objects.create(import_ref=ref, **words)
    kept = ArticleText.objects.create(article=article, version=1, text=text)
    ExtractionRun.objects.create(text=kept, rules_version="test", zones=ZONES if zones is None else zones)
    return article


def suggest(article: Article, kind: str, payload: dict[str, Any], quote: str, confidence: float = 0.9) -> Suggestion:
    text = article.current_text
    assert text is not None
    made = Suggestion.objects.create(
        run=text.runs.get(),
        article=article,
        fingerprint=f"{article.pk}-{kind}-{article.suggestions.count()}",
        kind=kind,
        payload=read_payload(kind, payload).dump(),
        evidence=find_quote(text, quote),
        rule="test_rule",
        why_id="Karena begitu.",
        why_en="Because it says so.",
        confidence=confidence,
        is_main=kind == "event",
        content=digest(f"{kind} {payload}"),
    )
    if kind == "event":
        said = EventSignature(type=payload["type"], start=payload.get("edtf"), country=payload.get("country", ""))
        day = dt.date(2025, 12, 17)
        clue = {"first": day, "last": day, "country": said.country, "signature": dump(said)}
        EventClue.objects.create(suggestion=made, **clue)
    return made


@pytest.fixture
def article(db) -> Article:
    """An article with five suggestions: an event, two countries, a figure and a topic."""
    for code in ("TH", "KH", "ID"):
        Country.objects.get_or_create(pk=code)
    made = make_article(outlet=Outlet.objects.create(name="Suara Thailand"))
    for kind, payload, quote, confidence in SUGGESTED:
        suggest(made, kind, payload, quote, confidence)
    return made


def of_kind(article: Article, kind: str) -> Suggestion:
    return article.suggestions.filter(kind=kind).order_by("pk").first()


@pytest.fixture
def event(cast, article) -> Event:
    """The event of the article, all that was suggested accepted by Sari."""
    for suggestion in article.suggestions.order_by("pk"):
        desk.accept(suggestion, cast["sari"])
    return Event.objects.get()


@pytest.fixture
def public(event, cast) -> Event:
    """The same event, published by Putri."""
    desk.publish(event, cast["putri"])
    event.refresh_from_db()
    return event


@pytest.fixture
def chief(cast) -> User:
    """Wulan may force a publication."""
    cast["wulan"] = make_user("wulan", "admin")
    return cast["wulan"]
