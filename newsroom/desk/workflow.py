"""Workflow: the one table of what may become of an event or an article. Verbs ask it; `manage.py workflow` prints it.

Three axes stay apart: the `state` that this table moves, what happened to the event itself (desk/happening.py), and
what the public sees, which follows from the state and its times by the one rule in models/visibility.py.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import F
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from newsroom.desk.errors import Overtaken, WrongState, need_reason
from newsroom.desk.record import need_permission
from newsroom.models import Article, Event, User
from newsroom.models.record import Verb
from newsroom.models.visibility import PUBLIC_STATES, State

UNSEEN = (State.INGESTED, State.DRAFT, State.IN_REVIEW, State.NEEDS_CHANGES)
READY = (State.DRAFT, State.IN_REVIEW)


@dataclass(frozen=True, slots=True)
class Transition:
    """One line of the table. `target` None: the state stays. `another`: not who decided on what is approved."""

    name: str
    verb: Verb
    sources: tuple[State, ...]
    target: State | None
    permission: str
    meaning: Any
    reason: bool = False
    another: bool = False

    def ask(self, by: User, reason: str = "") -> str:
        """The reason without outer blanks. NotAllowed, MissingReason."""
        need_permission(by, self.permission)
        return need_reason(reason) if self.reason else reason.strip()

    def start(self, row: Event | Article) -> State:
        """The state that the row is in. WrongState unless this line starts there."""
        before = State(row.state)
        if self.target == State.SPIKED and getattr(row, "published_at", None):
            raise WrongState(_("Readers saw “%(what)s”: withdraw it, or leave it withdrawn.") % {"what": row})
        if before in self.sources:
            return before
        said = {"what": row, "state": row.get_state_display(), "verb": self.verb.label}
        if self.target == State.UNPUBLISHED:
            raise WrongState(_("“%(what)s” is not public.") % said)
        raise WrongState(_("“%(what)s” is %(state)s: in that state this cannot be done (%(verb)s).") % said)

    def move(self, row: Event | Article, **fields: Any) -> State:
        """Carries the row over, with the fields that change with it; gives the state before. WrongState, Overtaken.

        By a conditional UPDATE: of two who act at the same time one is refused.
        """
        before = self.start(row)
        changed: dict[str, Any] = dict(fields)
        if self.target is not None:
            changed = {"state": self.target, "publish_at": None} | changed
        if isinstance(row, Event):
            if self.target is not None:
                changed = {"redirect_to": None, "notice_id": "", "notice_en": ""} | changed
            changed["version"] = F("version") + 1
        if not type(row)._default_manager.filter(pk=row.pk, state=before).update(**changed):
            raise Overtaken(_("Somebody else changed this meanwhile; reload the page."))
        row.refresh_from_db()
        return before


def _table(*lines: Transition) -> dict[str, Transition]:
    return {line.name: line for line in lines}


EVENTS = _table(
    Transition(
        "draft", Verb.EDIT, (State.DRAFT, State.NEEDS_CHANGES), None, "draft_event",
        gettext_lazy("New words for a draft."),
    ),
    Transition(
        "reword", Verb.EDIT, (*UNSEEN, State.UNPUBLISHED), None, "decide_suggestion",
        gettext_lazy("New words for what no reader sees."),
    ),
    Transition(
        "submit", Verb.SUBMIT, (State.DRAFT, State.NEEDS_CHANGES), State.IN_REVIEW, "submit_event",
        gettext_lazy("It is ready to be looked at by those who publish."),
    ),
    Transition(
        "send_back", Verb.SEND_BACK, (State.IN_REVIEW,), State.NEEDS_CHANGES, "review_event",
        gettext_lazy("It is not: the reason says what is missing."), reason=True,
    ),
    Transition(
        "publish", Verb.PUBLISH, (*READY, State.SCHEDULED, *PUBLIC_STATES, State.UNPUBLISHED), State.PUBLISHED,
        "publish_event",
        gettext_lazy("All that waits becomes public as it was shown: words, facts, proofs, a correction."),
        another=True,
    ),
    Transition(
        "force", Verb.PUBLISH, (*READY, State.SCHEDULED, *PUBLIC_STATES, State.UNPUBLISHED), State.PUBLISHED,
        "force_publish_event",
        gettext_lazy("Published without another person; flagged until somebody else approves."), reason=True,
    ),
    Transition(
        "approve", Verb.APPROVE, PUBLIC_STATES, None, "publish_event",
        gettext_lazy("Somebody else has looked at what was forced: the flag goes."), another=True,
    ),
    Transition(
        "schedule", Verb.SCHEDULE, READY, State.SCHEDULED, "publish_event",
        gettext_lazy("Approved now, public from its time on by the rule of visibility alone."), another=True,
    ),
    Transition(
        "unschedule", Verb.UNSCHEDULE, (State.SCHEDULED,), State.IN_REVIEW, "publish_event",
        gettext_lazy("Before its time: it waits again, and so does what was approved with it."),
    ),
    Transition(
        "correct", Verb.CORRECT, PUBLIC_STATES, State.BEING_CORRECTED, "correct_event",
        gettext_lazy("New words wait for the next publication; the live version stays up. A note unless minor."),
    ),
    Transition(
        "drop", Verb.DROP, (State.BEING_CORRECTED,), State.PUBLISHED, "correct_event",
        gettext_lazy("The correction that waits is given up."),
    ),
    Transition(
        "withdraw", Verb.WITHDRAW, PUBLIC_STATES, State.UNPUBLISHED, "withdraw_event",
        gettext_lazy("Unpublished: its address sends readers on (301), or says that it is gone (410)."), reason=True,
    ),
    Transition(
        "kill", Verb.KILL, (*PUBLIC_STATES, State.UNPUBLISHED), State.KILLED, "kill_event",
        gettext_lazy("Retracted for good: its address says so (410)."), reason=True,
    ),
    Transition(
        "spike", Verb.SPIKE, UNSEEN, State.SPIKED, "spike_event",
        gettext_lazy("Put aside; only what no reader ever saw."), reason=True,
    ),
    Transition(
        "unspike", Verb.UNSPIKE, (State.SPIKED,), State.DRAFT, "spike_event", gettext_lazy("Taken up again."),
    ),
    Transition(
        "status", Verb.STATUS, (*UNSEEN, State.SCHEDULED, *PUBLIC_STATES, State.UNPUBLISHED), None,
        "decide_suggestion",
        gettext_lazy("Postponed, rescheduled, cancelled, moved online: facts that wait for the next publication."),
        reason=True,
    ),
)  # fmt: skip

ARTICLES = _table(
    Transition(
        "publish", Verb.PUBLISH, (State.INGESTED, *READY), State.PUBLISHED, "publish_event",
        gettext_lazy("With the first event that it proves."),
    ),
    Transition(
        "withdraw", Verb.WITHDRAW, PUBLIC_STATES, State.UNPUBLISHED, "withdraw_article",
        gettext_lazy("With it go the passages that prove facts, and the facts that nothing else proves."),
        reason=True,
    ),
    Transition(
        "kill", Verb.KILL, (*PUBLIC_STATES, State.UNPUBLISHED), State.KILLED, "kill_article",
        gettext_lazy("As withdrawn; facts that lose their last source go back to review."), reason=True,
    ),
    Transition(
        "spike", Verb.SPIKE, UNSEEN, State.SPIKED, "spike_article",
        gettext_lazy("Put aside; what it proved does not count."), reason=True,
    ),
    Transition(
        "unspike", Verb.UNSPIKE, (State.SPIKED,), State.INGESTED, "spike_article", gettext_lazy("Taken up again."),
    ),
)  # fmt: skip

# Which group may what of the tables above: each all that the one before it may. The groups themselves are made by
# migrations; a test compares them with this.
ROLES: dict[str, tuple[str, ...]] = {
    "contributor": ("draft_event", "submit_event"),
    "editor": ("decide_suggestion", "review_event", "correct_event", "spike_event", "spike_article"),
    "publisher": ("publish_event", "withdraw_event", "withdraw_article", "kill_event", "kill_article"),
    "admin": ("force_publish_event",),
}


def locked(event: Event) -> Event:
    """The event, locked for this transaction; what was scheduled and is due counts as published from here on."""
    row = Event.objects.select_for_update().get(pk=event.pk)
    if row.is_due:
        row.state, row.publish_at = State.PUBLISHED, None
        row.save(update_fields=["state", "publish_at"])
    return row


def check_version(event: Event, seen: int | None) -> None:
    """Overtaken where the event is no longer as it was seen; None does not ask."""
    if seen is not None and event.version != seen:
        raise Overtaken(_("Somebody else changed this meanwhile. Look at both versions, then save again."))


def possible(event: Event, by: User) -> set[str]:
    """What this person may do with an event in its state, by the names of the table. The verbs ask again."""
    state = State.PUBLISHED if event.is_due else State(event.state)
    found = {
        name for name, line in EVENTS.items() if state in line.sources and by.has_perm(f"newsroom.{line.permission}")
    }
    if state == State.PUBLISHED:
        found.discard("unschedule")
    if not event.is_unapproved:
        found.discard("approve")
    return found if event.published_at is None else found - {"spike"}


def as_markdown() -> str:
    """The tables for people, as docs/workflow.md holds them."""
    lines = [
        "# Workflow",
        "",
        "Printed by `manage.py workflow` from the table that the verbs ask, in `newsroom/desk/workflow.py`.",
        "",
        "A scheduled event is public from its time on by the rule of visibility alone; no job has to run for that.",
        "“Another person”: not whoever decided on what becomes public. Every act appends a decision to the record.",
        "",
        "## Events",
        "",
        *_rows(EVENTS.values()),
        "",
        "## Articles",
        "",
        *_rows(ARTICLES.values()),
        "",
        "## Roles",
        "",
        "Each role may all that the one before it may.",
        "",
        "| role | adds |",
        "|---|---|",
        *(f"| {role} | {', '.join(f'`{name}`' for name in names)} |" for role, names in ROLES.items()),
    ]
    return "\n".join(lines) + "\n"


def _rows(lines: Iterable[Transition]) -> list[str]:
    head = [
        "| verb | from | to | permission | reason | another person | what it means |",
        "|---|---|---|---|---|---|---|",
    ]
    return head + [
        "| {} | {} | {} | `{}` | {} | {} | {} |".format(
            line.name,
            ", ".join(line.sources),
            line.target or "as before",
            line.permission,
            "yes" if line.reason else "",
            "yes" if line.another else "",
            line.meaning,
        )
        for line in lines
    ]
