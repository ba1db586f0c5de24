"""The order of the steps: from a text to its reading. `analyse` is the only door of this package."""

from __future__ import annotations

from datetime import date

from .commitments import read_commitments
from .document import Document
from .events import read_events
from .figures import read_figures
from .forums import read_forums, read_known_bodies
from .gazetteer import Gazetteer
from .instruments import read_instruments
from .organisations import outlet, read_organisations
from .people import read_people
from .published import published
from .reading import EventMention, Mention, Reading, Span
from .roles import read_countries
from .topics import other_topic, read_topics, relevance

# Raised with every change of a rule that can change a reading.
RULES_VERSION = "1"
# Below this a text is not of the beat, and nothing in it is suggested.
_OF_THE_BEAT = 0.3


def analyse(text: str, gazetteer: Gazetteer, *, received: date | None = None) -> Reading:
    """What the text says. `received` is the day it came in (today, unless told): left-out years hang on it."""
    document = Document.open(text, gazetteer, received or date.today())
    topics = read_topics(document)
    weight = relevance(document, topics)
    mentions: list[Mention] = []
    events: list[EventMention] = []
    if weight >= _OF_THE_BEAT:
        forums, people = read_forums(document), read_people(document)
        instruments = read_instruments(document, forums)
        bodies = read_organisations(document, read_known_bodies(document), [*forums, *people, *instruments])
        mentions += [*forums, *people, *instruments, *bodies, *outlet(document), *read_figures(document)]
        mentions += read_commitments(document)
        events = read_events(document, forums, instruments)
        mentions += topics or other_topic(document)
        mentions += read_countries(document, events, people, bodies)
    mentions.sort(key=lambda one: (one.span.start, -one.span.end, type(one).__name__))
    layout = document.layout
    title = Span.of(text, layout.headline.start, layout.headline.end) if layout.headline else None
    return Reading(
        language=document.language,
        title=title,
        dateline=layout.dateline,
        published=published(text, list(document.dates), layout, document.clock),
        zones=layout.zones,
        mentions=tuple(mentions),
        events=tuple(events),
        relevance=weight,
    )
