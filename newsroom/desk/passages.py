"""Words that an editor chooses in a text: proof of a fact that we hold, for it or against it."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from newsroom.desk.errors import BadPayload, NotQuoted, WrongState, check_words
from newsroom.desk.evidence import anchor, find_quote
from newsroom.desk.record import acting, decide, need_permission
from newsroom.desk.settle import settle
from newsroom.desk.suggestions import check_takes_proof, open_event
from newsroom.models import ArticleText, Decision, Evidence, Fact, Proof, User
from newsroom.models.record import Verb
from newsroom.models.review import Stance

LONGEST_QUOTE = 2000


@dataclass(frozen=True, slots=True)
class Chosen:
    """Words of a text as chosen: `start` and `end` count Unicode code points; without them the first place counts."""

    quote: str
    start: int | None = None
    end: int | None = None


def passage(text: ArticleText, chosen: Chosen) -> Evidence:
    """The evidence that the chosen words make, outer blanks left away. NotQuoted, BadPayload."""
    quote = chosen.quote.strip()
    if not quote:
        raise NotQuoted(_("Choose the words that prove it: select them in the text, or write them as they stand."))
    check_words("quote", quote, LONGEST_QUOTE)
    if chosen.start is None or chosen.end is None:
        return find_quote(text, quote)
    lead = len(chosen.quote) - len(chosen.quote.lstrip())
    start = chosen.start + lead
    return anchor(text, start, start + len(quote), quote)


def prove(
    fact: Fact, text: ArticleText, chosen: Chosen, by: User, *, stance: str = Stance.SUPPORTS, reason: str = ""
) -> Decision:
    """Adds the chosen words as proof of a fact, or as what speaks against it (`stance`).

    NotAllowed; NotQuoted; BadPayload (no such stance); WrongState (the event takes no facts; the fact is withdrawn;
    these words prove it already; the text is not the article's newest): nothing written.
    """
    need_permission(by, "decide_suggestion")
    if stance not in Stance.values:
        raise BadPayload("stance", _("“%(stance)s” is no stance of a proof.") % {"stance": stance[:40]})
    with acting():
        newest = text.article.current_text
        if newest is not None and newest.pk != text.pk:
            raise WrongState(_("The source has changed since: choose the words in its newest text."))
        home = open_event(fact.event)
        check_takes_proof(fact)
        evidence = passage(text, chosen)
        if Proof.objects.filter(fact_id=fact.pk, evidence=evidence).exists():
            raise WrongState(_("These words are proof of this fact already."))
        decision = decide(
            Verb.PROVE,
            by,
            reason=reason.strip(),
            after={"proves": fact.pk, "stance": stance, "quote": evidence.exact},
            article=text.article,
            event=home,
            fact=fact,
        )
        Proof.objects.create(fact_id=fact.pk, evidence=evidence, stance=stance, decision=decision)
        settle(home)
        return decision
