"""What a text says, as data: the shapes that `analyse()` returns.

Every offset counts Unicode code points of the text as it was given; `text[start:end] == quote` for every
span, always. Nothing here knows Django or a database.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

ZoneKind = Literal["headline", "dateline", "body", "caption", "related_link", "credit", "boilerplate"]
# Captions, links, credits and furniture of a page prove nothing.
PROVING_ZONES: frozenset[ZoneKind] = frozenset({"headline", "dateline", "body"})

Modality = Literal["asserted", "planned", "hoped", "denied", "reported"]
CountryRole = Literal["host", "participant", "signatory", "absent", "origin_of_victims", "mentioned"]
PersonRole = Literal["speaker", "participant", "mentioned", "victim", "suspect", "accused"]
OrganisationRole = Literal["host", "organiser", "participant", "signatory", "mentioned"]
InstrumentType = Literal["mou", "declaration", "joint_statement", "convention", "treaty", "law", "other"]
InstrumentStatus = Literal["planned", "negotiated", "adopted", "signed", "in_force"]
CommitmentStatus = Literal["proposed", "planned", "pledged"]
Qualifier = Literal["exact", "more_than", "almost", "about", "at_least"]
EventType = Literal[
    "conference",
    "ministerial_meeting",
    "bilateral_meeting",
    "signing",
    "declaration",
    "operation",
    "repatriation",
    "arrest",
    "statement",
    "report",
    "other",
]
EventStatus = Literal["announced", "held", "postponed", "rescheduled", "cancelled", "moved_online"]
Precision = Literal["day", "month", "year", "unknown"]
QuestionKind = Literal["weekday_date", "headline_body", "sum_parts"]
DateBasis = Literal["explicit", "weekday", "copyright", "relative", "received", "linked", "unknown"]


@dataclass(frozen=True, slots=True)
class Span:
    """Characters [start, end) of the text, and what stands there."""

    start: int
    end: int
    quote: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Span:
        """The span [start, end) of `text`; it must not be empty or reach outside."""
        if not 0 <= start < end <= len(text):
            raise ValueError(f"no span [{start}, {end}) in a text of {len(text)} characters")
        return cls(start, end, text[start:end])


@dataclass(frozen=True, slots=True)
class Because:
    """Why a rule fired: its name, and the words that fill its explanation (see `explain`)."""

    rule: str
    details: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ZoneSpan:
    """A stretch of the text and the part of the page that it is."""

    start: int
    end: int
    zone: ZoneKind


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where and by whom a report was filed: «Jakarta (ANTARA) –»."""

    span: Span
    place: str | None
    iso2: str | None
    outlet: str | None


@dataclass(frozen=True, slots=True)
class DateReading:
    """A date with no more precision than its words.

    `edtf` is the truth (Extended Date/Time Format, ISO 8601-2), "" when nothing is known. `start` and `end`
    are truncated ISO 8601 ("2025-09-10", "2025-04", "2026") or None; `end` None means: the same as `start`.
    `span` holds the words that give the date.
    """

    edtf: str
    start: str | None
    end: str | None
    precision: Precision
    basis: DateBasis
    because: Because
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One place in the text at which something is said. `confidence` is between 0 and 1."""

    span: Span
    because: Because
    confidence: float
    modality: Modality = "asserted"


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryMention(Mention):
    """A country [ISO 3166-1 alpha-2], with the one role it has towards the article's main event."""

    iso2: str
    role: CountryRole


@dataclass(frozen=True, slots=True, kw_only=True)
class ForumMention(Mention):
    """A forum, process, treaty or international body that the gazetteer knows by `key`."""

    key: str
    name: str
    ordinal: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonMention(Mention):
    """A person [schema:Person]: the fullest name in the text, and the office as the text words it."""

    name: str
    title: str | None
    role: PersonRole = "mentioned"


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationMention(Mention):
    """An organisation [schema:Organization]; `key` where the gazetteer knows it, `iso2` where it is a country's."""

    name: str
    key: str | None = None
    iso2: str | None = None
    role: OrganisationRole = "mentioned"


@dataclass(frozen=True, slots=True, kw_only=True)
class InstrumentMention(Mention):
    """A memorandum, declaration, convention ...; `parties` are ISO codes that the words name."""

    name: str
    type: InstrumentType
    status: InstrumentStatus | None = None
    parties: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentMention(Mention):
    """What somebody promised or proposed, in the words of the text; `promisor` is an ISO code or None."""

    what: str
    status: CommitmentStatus
    promisor: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureMention(Mention):
    """A number of something. `unit` is a word ("people", "countries") or a currency code in lower case ("usd")."""

    value: Decimal
    unit: str
    qualifier: Qualifier
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicMention(Mention):
    """A topic of the beat, by key."""

    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventMention(Mention):
    """A meeting, signing, operation ... that the text places at an occasion, past or announced."""

    title: str
    type: EventType
    date: DateReading
    place: str | None = None
    iso2: str | None = None
    forum: str | None = None
    ordinal: int | None = None
    status: EventStatus = "held"
    main: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """A contradiction in the text, which only a person can settle: nothing is chosen where one is raised.

    `span` and `other` are the passages that do not agree; `other` is None where `span` contradicts itself.
    `options` are the answers that come to mind: dates as EDTF, else words of the text or a number.
    """

    kind: QuestionKind
    span: Span
    other: Span | None
    because: Because
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that `analyse()` found in one text.

    `title` is None where the text has no headline. `published` is the day of the article itself, None where
    the text does not settle it. `zones` cover every line that is not blank, in order, without overlap.
    `relevance` between 0 and 1 says how much the text is of this beat.
    """

    language: str
    title: Span | None
    dateline: Dateline | None
    published: DateReading | None
    zones: tuple[ZoneSpan, ...]
    mentions: tuple[Mention, ...]
    events: tuple[EventMention, ...]
    relevance: float
    questions: tuple[Question, ...] = ()

    def zone_at(self, start: int, end: int) -> ZoneKind | None:
        """The zone that holds [start, end) whole, or None where it crosses zones or lies between them."""
        for zone in self.zones:
            if zone.start <= start and end <= zone.end:
                return zone.zone
        return None
