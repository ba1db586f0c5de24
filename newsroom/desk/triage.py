"""Triage: articles that seem not to be of the beat wait, until somebody takes them up."""

from __future__ import annotations

from django.utils.translation import gettext as _

from newsroom.desk.disposable import Changes
from newsroom.desk.errors import WrongState
from newsroom.desk.record import acting, decide, need_permission
from newsroom.desk.suggest import suggest
from newsroom.models import Article, User
from newsroom.models.record import Verb


def take_up(article: Article, by: User, *, reason: str = "") -> Changes:
    """Says that an article is of the beat whatever its relevance, and reads it as such, now and ever after.

    NotAllowed; WrongState where it does not wait in triage.
    """
    need_permission(by, "decide_suggestion")
    with acting():
        locked = Article.objects.select_for_update().get(pk=article.pk)
        if not locked.in_triage:
            raise WrongState(_("This article does not wait in triage."))
        before = {"relevance": locked.relevance}
        decide(Verb.TAKE_UP, by, reason=reason.strip(), before=before, article=locked)
    return suggest(article)
