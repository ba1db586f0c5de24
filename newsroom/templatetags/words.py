"""Publication: facts in words: one plain sentence for each, the same wherever the fact is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from babel.lists import format_list
from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from newsroom.models import Article, Commitment, Decision, Event, Fact, Outcome, Participation
from newsroom.models.articles import Rights
from newsroom.models.facts import FactKind
from newsroom.models.participations import Standing
from newsroom.models.record import Verb
from newsroom.models.wording import reader_language
from newsroom.templatetags.dates import when
from newsroom.templatetags.figures import amount

register = template.Library()
Role = Participation.Role

ABSENT = gettext_lazy("%(who)s was absent")
PARTS = {
    Role.HOST: gettext_lazy("%(who)s was the host"),
    Role.ORGANISER: gettext_lazy("%(who)s was an organiser"),
    Role.CHAIR: gettext_lazy("%(who)s was in the chair"),
    Role.SPEAKER: gettext_lazy("%(who)s spoke"),
    Role.PARTICIPANT: gettext_lazy("%(who)s took part"),
    Role.OBSERVER: gettext_lazy("%(who)s was an observer"),
    Role.SIGNATORY: gettext_lazy("%(who)s was a signatory"),
    Role.INVITED: gettext_lazy("%(who)s was invited"),
    Role.ORIGIN_OF_VICTIMS: gettext_lazy("victims came from %(who)s"),
    Role.VICTIM: gettext_lazy("%(who)s was a victim"),
    Role.SUSPECT: gettext_lazy("%(who)s was a suspect"),
    Role.ACCUSED: gettext_lazy("%(who)s was accused"),
    Role.MENTIONED: gettext_lazy("%(who)s was mentioned"),
}
CONVICTED = gettext_lazy("%(who)s was convicted")
PROMISES = {
    Commitment.Status.PROPOSED: gettext_lazy("%(who)s proposed: %(what)s"),
    Commitment.Status.PLANNED: gettext_lazy("%(who)s planned: %(what)s"),
    Commitment.Status.PLEDGED: gettext_lazy("%(who)s pledged: %(what)s"),
    Commitment.Status.KEPT: gettext_lazy("%(who)s kept its promise: %(what)s"),
    Commitment.Status.NOT_KEPT: gettext_lazy("%(who)s did not keep its promise: %(what)s"),
}
DECIDED = {
    Verb.ACCEPT: gettext_lazy("suggested by the analysis of the text, accepted by an editor"),
    Verb.EDIT: gettext_lazy("suggested by the analysis of the text, put right and accepted by an editor"),
    Verb.SAME_AS: gettext_lazy("suggested by the analysis of the text, recognised by an editor as this event"),
    Verb.STATE: gettext_lazy("stated by an editor"),
    Verb.STATUS: gettext_lazy("told by an editor as a change"),
}


@register.filter
def ordinal(number: int | None) -> str:
    """5 as ke-5, 5th."""
    if number is None:
        return ""
    if reader_language() == "id":
        return f"ke-{number}"
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


@register.filter
def listed(things: Iterable[Any]) -> str:
    """A list in words: Thailand, Laos, dan Vietnam."""
    return format_list([str(thing) for thing in things], locale=reader_language())


@register.filter
def parties(outcome: Outcome) -> list[Any]:
    """The parties of a document, in the order of their names."""
    return sorted(outcome.parties.all(), key=str)


@register.filter
def has_page(part: Participation) -> bool:
    """Whether the party has a page of its own: an actor always, a country or forum only with a part in something."""
    return part.actor_id is not None or part.role in Participation.PART


@register.filter
def edition(event: Event) -> str:
    """Which meeting of its forum an event is: ADGMIN ke-5."""
    if event.forum is None or event.ordinal is None:
        return event.forum.short if event.forum else ""
    names = {"forum": event.forum.short, "ordinal": ordinal(event.ordinal)}
    return pgettext("edition of a forum", "%(ordinal)s %(forum)s") % names


@register.filter
def setting(event: Any) -> str:
    """Where: place and country, each once."""
    names = [event.place, str(event.country) if event.country else ""]
    return ", ".join(dict.fromkeys(name for name in names if name))


def person(part: Participation) -> str:
    """Who, with the office and for which country, as far as known."""
    details = [part.capacity] if part.capacity else []
    if part.on_behalf_of:
        details.append(_("for %(country)s") % {"country": part.on_behalf_of})
    return f"{part.party} ({', '.join(details)})" if details else str(part.party)


def of_occurrence(fact: Any) -> str:
    what = ", ".join(filter(None, [fact.get_type_display(), edition(fact), setting(fact)]))
    return f"{what}: {fact.get_status_display()}"


def of_participation(fact: Participation) -> str:
    if fact.standing == Standing.CONVICTED:
        return CONVICTED % {"who": person(fact)}
    pattern = ABSENT if fact.is_absence else PARTS[fact.role]
    return pattern % {"who": person(fact)}


def of_outcome(fact: Outcome) -> str:
    text = f"{fact.instrument}: {fact.get_status_display()}"
    return f"{text} ({listed(parties(fact))})" if parties(fact) else text


def of_commitment(fact: Commitment) -> str:
    if fact.promisor is None:
        return f"{fact.get_status_display()}: {fact.what}"
    return PROMISES[fact.status] % {"who": fact.promisor, "what": fact.what}


def of_figure(fact: Any) -> str:
    return f"{amount(fact)}: {fact.what}" if fact.what else amount(fact)


def of_subject(fact: Any) -> str:
    return _("topic: %(topic)s") % {"topic": fact.get_topic_display()}


def of_dating(fact: Fact) -> str:
    return _("date: %(date)s") % {"date": when(fact)}


SENTENCES: dict[str, Callable[[Any], str]] = {
    FactKind.OCCURRENCE: of_occurrence,
    FactKind.DATING: of_dating,
    FactKind.PARTICIPATION: of_participation,
    FactKind.OUTCOME: of_outcome,
    FactKind.COMMITMENT: of_commitment,
    FactKind.FIGURE: of_figure,
    FactKind.SUBJECT: of_subject,
}


@register.filter
def in_words(fact: Fact) -> str:
    """The fact as one sentence, beginning with a capital. It must be a row of its own kind, not a bare Fact."""
    text = str(SENTENCES[fact.kind](fact))
    return text[:1].upper() + text[1:]


@register.filter
def headline(article: Article) -> str:
    """The title; for one that is cut out of a text that we may only link to, that it has none."""
    if article.title_from_text and article.outlet and article.outlet.rights == Rights.LINK_ONLY:
        return _("report without a headline")
    return article.title


@register.filter
def decided(decision: Decision) -> str:
    """How a proof came to stand: by which act of whom; never the name of an account."""
    return str(DECIDED.get(decision.verb, gettext_lazy("accepted by an editor")))


@register.simple_tag
def proof(fact: Fact) -> SafeString:
    """The one click from a fact to its proof; read aloud, it names the fact."""
    sources = getattr(fact, "sources", 0)
    label = _("%(count)d sources") % {"count": sources} if sources > 1 else _("proof")
    name = f"{label}: {in_words(fact)}"
    return format_html('<a class="proof-link" href="{}" aria-label="{}">{}</a>', fact.get_absolute_url(), name, label)


@register.simple_tag
def quoted(passage: Any) -> SafeString:
    """A passage: the sentence marked, the words that are the evidence set off in it."""
    start, end = ("\u2026\u00a0" if passage.opens else ""), ("\u00a0\u2026" if passage.closes else "")
    return format_html(
        "{}{}<mark>{}<strong>{}</strong>{}</mark>{}{}",
        *(start, passage.before, passage.lead, passage.exact, passage.rest, passage.after, end),
    )
