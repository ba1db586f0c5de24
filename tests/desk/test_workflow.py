"""The table of the workflow: every verb from every state, by every role; and the documentation printed from it."""

import datetime as dt
from io import StringIO
from pathlib import Path

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.utils import timezone

from newsroom import desk
from newsroom.desk import Change, Note, Statement
from newsroom.desk.errors import MissingReason, NotAllowed, WrongState
from newsroom.desk.reword import Words, reword
from newsroom.desk.workflow import ARTICLES, EVENTS, ROLES, possible
from newsroom.models import Article, Decision, Event
from newsroom.models.visibility import State
from tests.conftest import user
from tests.factories import make_article, make_event

ROOT = Path(__file__).parents[2]
RANK = ("contributor", "editor", "publisher", "admin")
LATER = dt.timedelta(days=1)
CALLS = {
    "draft": lambda event, by: reword(event, Words(title_en="New"), by),
    "reword": lambda event, by: reword(event, Words(title_en="New"), by),
    "submit": desk.submit,
    "send_back": lambda event, by: desk.send_back(event, by, reason="thin"),
    "publish": desk.publish,
    "force": lambda event, by: desk.publish(event, by, force=True, reason="night"),
    "approve": desk.approve,
    "schedule": lambda event, by: desk.schedule(event, by, at=timezone.now() + LATER),
    "unschedule": desk.unschedule,
    "correct": lambda event, by: desk.correct(event, Words(title_en="New"), Note(note_en="It was wrong."), by),
    "drop": desk.drop_correction,
    "withdraw": lambda event, by: desk.withdraw(event, by, reason="wrong"),
    "kill": lambda event, by: desk.kill(event, by, reason="false"),
    "spike": lambda event, by: desk.spike(event, by, reason="nothing in it"),
    "unspike": desk.unspike,
    "status": lambda event, by: desk.tell(
        event, Change(status="postponed", reason_en="Rain."), Statement(reason_en="They say so."), by
    ),
}
ARTICLE_CALLS = {
    "withdraw": CALLS["withdraw"],
    "kill": CALLS["kill"],
    "spike": CALLS["spike"],
    "unspike": desk.unspike,
}


def event_in(state: State) -> Event:
    """An event in a state, of which something waits for publication and something was forced."""
    unseen = {"published_at": None} if state in EVENTS["spike"].sources or state == State.SPIKED else {}
    event = make_event("Konferensi", state=state, is_unapproved=True, **unseen)
    if state in (State.DRAFT, State.IN_REVIEW, State.PUBLISHED, State.NEEDS_CHANGES):
        event.facts.filter(kind="dating").update(state="accepted")
    if state == State.SCHEDULED:
        Event.objects.filter(pk=event.pk).update(state=State.DRAFT, publish_at=None, published_at=None)
        desk.schedule(event, user("penjadwal", "publisher"), at=timezone.now() + LATER)
        event.refresh_from_db()
    return event


def permitted(permission: str) -> set[str]:
    first = next(role for role in RANK if permission in ROLES[role])
    return set(RANK[RANK.index(first) :])


def test_it_works(db):
    """The documentation is what the command prints."""
    out = StringIO()
    call_command("workflow", stdout=out)
    assert (ROOT / "docs/workflow.md").read_text("utf-8") == out.getvalue()
    for line in (*EVENTS.values(), *ARTICLES.values()):
        assert f"| {line.name} | " in out.getvalue()


def test_the_groups_may_what_the_table_says(db):
    expected: set[str] = set()
    known = {name for names in ROLES.values() for name in names}
    for role in RANK:
        expected |= set(ROLES[role])
        found = Group.objects.get(name=role).permissions.filter(content_type__app_label="newsroom")
        assert set(found.values_list("codename", flat=True)) & known == expected, role


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("name", CALLS)
def test_each_verb_starts_where_the_table_says(db, name, state):
    line, event = EVENTS[name], event_in(state)
    admin = user("rini", "admin")
    before = Decision.objects.count()
    # New words for a draft are the same verb as new words for what is in review.
    sources = (*line.sources, *EVENTS["reword"].sources) if name == "draft" else line.sources
    assert (name in possible(event, admin)) == (state in line.sources)
    if name == "reword" and state in EVENTS["draft"].sources:
        line = EVENTS["draft"]
    if state in sources:
        decision = CALLS[name](event, admin)
        event.refresh_from_db()
        assert event.state == (line.target or state)
        assert decision.verb == line.verb
        assert Decision.objects.filter(event=event, pk__gt=0).first() == decision
        assert event.version > 1
        return
    with pytest.raises(WrongState):
        CALLS[name](event, admin)
    event.refresh_from_db()
    assert (event.state, Decision.objects.count()) == (state, before)


@pytest.mark.parametrize("role", ["", *RANK])
@pytest.mark.parametrize("name", CALLS)
def test_each_verb_is_for_those_whom_the_table_names(db, name, role):
    line = EVENTS[name]
    state = State.IN_REVIEW if name == "reword" else line.sources[0]
    event = event_in(state)
    by = user("siti", *([role] if role else []))
    if role in permitted(line.permission):
        CALLS[name](event, by)
        return
    before = Decision.objects.count()
    with pytest.raises(NotAllowed):
        CALLS[name](event, by)
    event.refresh_from_db()
    assert (event.state, Decision.objects.count()) == (state, before)


@pytest.mark.parametrize("state", [state for state in State if state != State.SCHEDULED])
@pytest.mark.parametrize("name", ARTICLE_CALLS)
def test_each_verb_of_articles_too(db, name, state):
    article = make_article(state=state)
    line, admin = ARTICLES[name], user("rini", "admin")
    if state in line.sources:
        decision = ARTICLE_CALLS[name](article, admin)
        assert (decision.verb, decision.article) == (line.verb, article)
        assert Article.objects.get().state == line.target
        return
    with pytest.raises(WrongState):
        ARTICLE_CALLS[name](article, admin)
    assert Article.objects.get().state == state


@pytest.mark.parametrize("role", ["", *RANK])
@pytest.mark.parametrize("name", ARTICLE_CALLS)
def test_each_verb_of_articles_is_for_those_whom_the_table_names(db, name, role):
    line = ARTICLES[name]
    article, by = make_article(state=line.sources[0]), user("siti", *([role] if role else []))
    if role in permitted(line.permission):
        ARTICLE_CALLS[name](article, by)
        return
    with pytest.raises(NotAllowed):
        ARTICLE_CALLS[name](article, by)
    assert Article.objects.get().state == line.sources[0]


@pytest.mark.parametrize(
    ("state", "act"),
    [
        (State.IN_REVIEW, lambda event, by: desk.send_back(event, by, reason=" ")),
        (State.DRAFT, lambda event, by: desk.spike(event, by, reason="")),
        (State.DRAFT, lambda event, by: desk.publish(event, by, force=True, reason="\n")),
        (State.PUBLISHED, lambda event, by: desk.kill(event, by, reason="")),
        (State.PUBLISHED, lambda event, by: desk.unpublish(event, by, reason="")),
    ],
)
def test_refuses_without_the_reason_that_the_table_asks_for(db, state, act):
    event = event_in(state)
    with pytest.raises(MissingReason):
        act(event, user("rini", "admin"))
    assert Event.objects.get().state == state


def test_what_is_due_is_published_for_every_verb(db, putri):
    """A scheduled event whose time has come can be withdrawn, corrected ... and no longer unscheduled."""
    event = event_in(State.SCHEDULED)
    Event.objects.update(publish_at=timezone.now() - LATER)
    event.refresh_from_db()
    assert "unschedule" not in possible(event, putri) and "withdraw" in possible(event, putri)
    with pytest.raises(WrongState):
        desk.unschedule(event, putri)
    assert Event.objects.get().state == State.SCHEDULED
    desk.withdraw(event, putri, reason="wrong")
    assert Event.objects.get().state == State.UNPUBLISHED
