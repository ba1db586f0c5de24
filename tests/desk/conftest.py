"""One small article and the five seeds, in through the real door."""

import datetime as dt
from pathlib import Path

import pytest
from django.utils import translation

from newsroom.desk.evidence import find_quote
from newsroom.desk.payloads import EventPayload, Payload
from newsroom.desk.suggest import current_gazetteer, suggest
from newsroom.intake.documents import read
from newsroom.intake.incoming import Incoming, keep
from newsroom.intake.world import load_world
from newsroom.models import Article, Evidence, ExtractionRun, Suggestion
from tests.desk.model_server import TEXT as HALL
from tests.desk.model_server import ModelServer

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))
TEXT = """Bangkok Talks Open

Bangkok (TNA) – Thailand hosted a conference on online scams on 17 December 2025. Cambodia did not attend.

More than 300 delegates from 58 countries took part. Laos sent a minister.

Read also: Cambodia hosted another conference
"""


@pytest.fixture
def article(world) -> Article:
    kept = keep(
        Incoming(
            import_ref="test:bangkok",
            text=TEXT,
            title="Bangkok Talks Open",
            language="en",
            outlet="TNA",
            received_on=dt.date(2025, 12, 18),
        )
    )
    return kept.article


class Proposer:
    """Makes suggestions on an article without the rules, so that the verbs are tried apart from the reading."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.text = article.current_text
        self.run = ExtractionRun.objects.create(text=self.text, rules_version="test")

    def evidence(self, quote: str) -> Evidence:
        return find_quote(self.text, quote)

    def suggest(self, kind: str, payload: Payload, quote: str, **fields) -> Suggestion:
        return Suggestion.objects.create(
            run=self.run,
            article=self.article,
            fingerprint=f"{kind}-{Suggestion.objects.count()}-{quote}"[:64],
            kind=kind,
            payload=payload.dump(),
            evidence=self.evidence(quote),
            rule="test",
            why_id="uji",
            why_en="test",
            confidence=0.9,
            **fields,
        )

    def event(self, **fields) -> Suggestion:
        given = {
            "type": "conference",
            "place": "Bangkok",
            "country": "TH",
            "edtf": "2025-12-17",
            "basis": "explicit",
            "title_en": "Conference on online scams",
            **fields,
        }
        quote = "Thailand hosted a conference on online scams on 17 December 2025"
        return self.suggest("event", EventPayload(**given), quote, is_main=True)


@pytest.fixture
def proposer(article) -> Proposer:
    return Proposer(article)


@pytest.fixture(autouse=True)
def english(indonesian):
    """Refusals are read in English here."""
    with translation.override("en"):
        yield


@pytest.fixture
def seeds(db) -> list[Article]:
    """The five seed documents, in through their door."""
    load_world()
    gazetteer = current_gazetteer()
    return [keep(read(path, gazetteer, dt.date(2026, 11, 20))).article for path in SEEDS]


@pytest.fixture
def server():
    made = ModelServer()
    yield made
    made.close()


@pytest.fixture
def model(server, settings):
    """A language model that is configured, with half a second for each answer."""
    settings.NEWSROOM_LLM_URL, settings.NEWSROOM_LLM_MODEL = server.url, "tiny-7b"
    settings.NEWSROOM_LLM_KEY, settings.NEWSROOM_LLM_TIMEOUT = "s3cret", 0.5
    return server


@pytest.fixture
def hall(world) -> Article:
    """An article that the rules have read, with somebody in it whom they do not see."""
    received = dt.date(2025, 12, 18)
    kept = keep(Incoming(import_ref="test:hall", text=HALL, title="Bangkok", language="en", received_on=received))
    suggest(kept.article)
    return kept.article
