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
from .organisations import read_organisations
from .people import read_people
from .published import published
from .questions import read_questions
from .reading import EventMention, Mention, Question, Reading, Span
from .roles import read_countries
from .topics import other_topic, read_topics, relevance, words_of_the_beat

# Raised with every change of a rule that can change a reading.
RULES_VERSION = "4"
# Below this a text is not of the beat, and nothing in it is suggested.
OF_THE_BEAT = 0.3


def analyse(text: str, gazetteer: Gazetteer, *, received: date | None = None, of_the_beat: bool = False) -> Reading:
    """What the text says. `received` is the day it came in (today, unless told): left-out years hang on it.

    A text of too little relevance says nothing, unless somebody knows better: `of_the_beat`.
    """
    document = Document.open(text, gazetteer, received or date.today())
    found = words_of_the_beat(document)
    weight = relevance(document, found)
    mentions: list[Mention] = []
    events: list[EventMention] = []
    questions: tuple[Question, ...] = ()
    if of_the_beat or weight >= OF_THE_BEAT:
        forums, people = read_forums(document), read_people(document)
        instruments = read_instruments(document, forums)
        bodies = read_organisations(document, read_known_bodies(document), [*forums, *people, *instruments])
        figures = read_figures(document)
        mentions += [*forums, *people, *instruments, *bodies, *figures]
        mentions += read_commitments(document)
        events = read_events(document, forums, instruments)
        mentions += read_topics(document, found) or other_topic(document, found)
        mentions += read_countries(document, events, people, bodies)
        questions = read_questions(document, figures, events)
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
        questions=questions,
    )
