"""What the tests of the analysis share: a text opened, and its reading."""

from dataclasses import replace
from datetime import date

from newsroom.analysis import Gazetteer, analyse
from newsroom.analysis.document import Document
from newsroom.analysis.reading import Mention, Reading

RECEIVED = date(2026, 2, 1)
BEAT = " Penipuan daring dan online scam."  # makes a text part of the beat


def opened(text: str, language: str | None = None, received: date = RECEIVED) -> Document:
    document = Document.open(text, Gazetteer.load(), received)
    return replace(document, language=language) if language else document


def read(text: str, received: date = RECEIVED) -> Reading:
    return analyse(text, Gazetteer.load(), received=received)


def quotes(mentions) -> list[str]:
    return [mention.span.quote for mention in mentions]


def of_kind(reading: Reading, kind: type[Mention]) -> list:
    return [mention for mention in reading.mentions if isinstance(mention, kind)]
