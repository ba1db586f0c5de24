"""Names learned: how accepted mentions call an actor or a forum. Proposed to editors, never added by themselves."""

from __future__ import annotations

from dataclasses import dataclass

from newsroom.models import Actor, Decision, Forum, Participation, Suggestion
from newsroom.models.record import Verb
from newsroom.models.review import SuggestionKind, SuggestionState

# Of these kinds the quote is the name itself; of a country it is whatever gives its role.
NAMING = (SuggestionKind.PERSON, SuggestionKind.ORGANISATION, SuggestionKind.FORUM)
ACCEPTED = (SuggestionState.ACCEPTED, SuggestionState.EDITED)
LONGEST_NAME = 120
# The newest mentions of a name that is everywhere are enough.
MOST_MENTIONS = 500


@dataclass(frozen=True, slots=True)
class Heard:
    """A name that accepted mentions use and that nobody has added: in which language, how often, and where first."""

    text: str
    language: str
    times: int
    article: int


def heard_names(owner: Actor | Forum) -> list[Heard]:
    """The names by which accepted mentions call an actor or a forum and that it does not have, the oftenest first.

    Without difference of capitals and blanks. Two queries, over a bounded number of mentions.
    """
    parts = Participation.objects.live().filter(**{"actor" if isinstance(owner, Actor) else "forum": owner})
    accepted = Decision.objects.filter(fact__in=parts.values("pk"), verb__in=(Verb.ACCEPT, Verb.EDIT))
    mentions = Suggestion.objects.filter(
        fingerprint__in=accepted.values("fingerprint"), kind__in=NAMING, state__in=ACCEPTED
    ).select_related("evidence", "article")
    known = {_plain(text) for text in owner.names.values_list("text", flat=True)}
    known |= {_plain(text) for text in (owner.name_id, owner.name_en, owner.acronym)}
    heard: dict[str, Heard] = {}
    for row in mentions.order_by("-pk")[:MOST_MENTIONS]:
        text = " ".join(row.evidence.exact.split())
        if len(text) > LONGEST_NAME or _plain(text) in known:
            continue
        before = heard.get(_plain(text))
        times = before.times + 1 if before else 1
        heard[_plain(text)] = Heard(text, row.article.language, times, row.article_id)
    return sorted(heard.values(), key=lambda one: (-one.times, one.text))


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
