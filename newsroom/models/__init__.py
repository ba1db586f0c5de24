"""What we keep: sources, what was read out of them, decisions, and the knowledge that decisions wrote."""

from newsroom.models.actors import Actor, Name
from newsroom.models.articles import Article, ArticleText, Outlet
from newsroom.models.claims import Claim, Presence
from newsroom.models.contradictions import Contradiction
from newsroom.models.copies import Resemblance, TextPrint
from newsroom.models.corrections import Correction
from newsroom.models.events import Event
from newsroom.models.facts import Fact, Occurrence, Subject
from newsroom.models.links import EventClue
from newsroom.models.names import NameAllowance
from newsroom.models.outcomes import Commitment, Figure, Instrument, Outcome
from newsroom.models.participations import Participation
from newsroom.models.questions import Question
from newsroom.models.record import Decision, Rejection
from newsroom.models.reports import ErrorReport
from newsroom.models.review import Evidence, ExtractionRun, Proof, Suggestion
from newsroom.models.users import User
from newsroom.models.world import Country, Forum

__all__ = [
    "Actor",
    "Article",
    "ArticleText",
    "Claim",
    "Commitment",
    "Contradiction",
    "Correction",
    "Country",
    "Decision",
    "ErrorReport",
    "Event",
    "EventClue",
    "Evidence",
    "ExtractionRun",
    "Fact",
    "Figure",
    "Forum",
    "Instrument",
    "Name",
    "NameAllowance",
    "Occurrence",
    "Outcome",
    "Outlet",
    "Participation",
    "Presence",
    "Proof",
    "Question",
    "Rejection",
    "Resemblance",
    "Subject",
    "Suggestion",
    "TextPrint",
    "User",
]
