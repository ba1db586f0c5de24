"""One rule decides what the public may see: every public address, against everything that must not be seen."""

import datetime as dt

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone, translation

from newsroom.models import Actor, Article, Country, Event, Fact, Figure, Forum, Occurrence, Proof
from newsroom.models.facts import FactState, Rank
from newsroom.models.review import Stance
from newsroom.models.visibility import GONE_STATES, PUBLIC_STATES, State
from tests.factories import (
    HELD,
    TEXT,
    fill_event,
    make_actor,
    make_article,
    make_correction,
    make_country,
    make_event,
    make_evidence,
    make_fact,
    make_forum,
    make_part,
    prove,
    times,
)

CANARY = "Burung Kenari"
SEEN = "Burung Merak"
LANGUAGES = ("id", "en")

# How each public address is filled in: with every row that there is, public or not.
ROWS = {
    "home": lambda: [{}],
    "about": lambda: [{}],
    "robots": lambda: [{}],
    "countries": lambda: [{}],
    "forums": lambda: [{}],
    "actors": lambda: [{}],
    "articles": lambda: [{}],
    "country": lambda: [{"iso2": country.iso2.lower()} for country in Country.objects.all()],
    "forum": lambda: [{"slug": forum.slug} for forum in Forum.objects.all()],
    "actor": lambda: [{"slug": actor.slug} for actor in Actor.objects.all()],
    "article": lambda: [{"pk": article.pk} for article in Article.objects.all()],
    "proof": lambda: [{"pk": fact.pk} for fact in Fact.objects.all()],
    "report": lambda: reports(),
    "report_sent": lambda: [row for row in reports() if row["kind"] in ("event", "actor")],
    "event": lambda: [
        {"pk": event.pk, "slug": slug} for event in Event.objects.all() for slug in (event.slug, "another")
    ],
}


def reports() -> list[dict]:
    """The forms about every row that there is."""
    rows = [
        *(("country", country.iso2.lower()) for country in Country.objects.all()),
        *(("forum", forum.slug) for forum in Forum.objects.all()),
        *(("actor", actor.slug) for actor in Actor.objects.all()),
        *(("article", article.pk) for article in Article.objects.all()),
        *(("proof", fact.pk) for fact in Fact.objects.all()),
        *(("event", event.pk) for event in Event.objects.all()),
    ]
    return [{"kind": kind, "key": key} for kind, key in rows]


def names(patterns) -> list[str]:
    """The names of all addresses outside the back office."""
    found = []
    for pattern in patterns:
        if isinstance(pattern, URLResolver) and pattern.app_name != "admin":
            found += names(pattern.url_patterns)
        elif isinstance(pattern, URLPattern) and "admin" not in str(pattern.pattern):
            found.append(pattern.name)
    return found


def addresses() -> list[str]:
    found = []
    for language in LANGUAGES:
        with translation.override(language):
            for name in names(get_resolver().url_patterns):
                assert name in ROWS, f"The address {name!r} is new: say in ROWS how to fill it in."
                found += [reverse(name, kwargs=kwargs) for kwargs in ROWS[name]()]
    return found


def everything(client) -> dict[str, str]:
    """What each address answers: its headers and its page."""
    answers = {}
    for address in addresses():
        answer = client.get(address)
        assert answer.status_code in (200, 301, 404, 410), f"{address}: {answer.status_code}"
        answers[address] = f"{answer.headers}\n{answer.content.decode()}"
    return answers


def assert_hidden(client) -> None:
    for address, answer in everything(client).items():
        said = answer.replace(address.removeprefix("/en"), "")  # the visitor knew what they asked for
        for canary in (CANARY, CANARY.lower().replace(" ", "-")):
            assert canary not in said, f"{address} shows what must not be seen"


def hidden_event(**fields) -> Event:
    """An event of which everything carries the canary, and in which those who have public pages take part too."""
    article = make_article(
        text=f"{CANARY}. {TEXT} {CANARY}.", title=f"{CANARY} di Bangkok", state=fields.get("state", State.PUBLISHED)
    )
    evidence = make_evidence(article, HELD)
    event = make_event(
        f"{CANARY} bertemu",
        evidence=evidence,
        summary_id=CANARY,
        place=CANARY,
        forum=make_forum(),
        ordinal=6,
        country=make_country("BN"),
        **fields,
    )
    make_part(event, evidence, actor=make_actor("burung", name_id=CANARY), capacity=CANARY)
    make_part(event, evidence, forum=make_forum("burung", name_id=CANARY, acronym=""))
    for known in ({"country": make_country("TH")}, {"actor": make_actor()}, {"forum": make_forum()}):
        make_part(event, **known)  # proved by a public article of its own, which does not make the event public
    make_part(event, evidence, country=make_country("BT"), presence="absent")
    make_fact(Figure, event, evidence, value=7, unit=CANARY, what_id=CANARY)
    return event


@pytest.fixture(autouse=True)
def public_event(db) -> Event:
    event = make_event(SEEN, forum=make_forum(), country=make_country("TH"), ordinal=5)
    fill_event(event)
    return event


def test_it_works(client):
    answers = everything(client)
    for address in ("/", "/en/", "/countries/th/", "/en/countries/kh/", "/forums/adgmin/", "/actors/sihasak/"):
        assert SEEN in answers[address], address


@pytest.mark.parametrize("state", [state for state in State if state not in PUBLIC_STATES])
def test_an_event_in_no_public_state_is_nowhere(client, state):
    event = hidden_event(state=state)
    assert_hidden(client)
    expected = 410 if state in GONE_STATES else 404
    assert client.get(event.get_absolute_url()).status_code == expected
    assert client.get(event.get_absolute_url().replace(event.slug, "x")).status_code == expected


@pytest.mark.parametrize("state", PUBLIC_STATES)
def test_an_event_under_embargo_is_nowhere(client, state):
    event = hidden_event(state=state, embargo_until=timezone.now() + dt.timedelta(hours=1))
    Article.objects.filter(title__startswith=CANARY).update(state=State.DRAFT)
    assert_hidden(client)
    assert client.get(event.get_absolute_url()).status_code == 404


def test_an_event_whose_embargo_is_over_is_there(client):
    event = hidden_event(embargo_until=timezone.now() - dt.timedelta(hours=1))
    assert CANARY in client.get(event.get_absolute_url()).content.decode()


def test_a_scheduled_event_is_there_from_its_time_on(client):
    """By the rule alone: nothing ran, and the row says what it said before."""
    event = hidden_event(state=State.SCHEDULED)
    Article.objects.filter(title__startswith=CANARY).update(state=State.PUBLISHED, publish_at=None)
    assert_hidden(client)
    assert client.get(event.get_absolute_url()).status_code == 404
    Event.objects.filter(pk=event.pk).update(publish_at=timezone.now() - dt.timedelta(seconds=1))
    answers = everything(client)
    for address in (event.get_absolute_url(), "/", "/en/", "/forums/adgmin/", "/actors/burung/", "/countries/bn/"):
        assert CANARY in answers[address], address


def test_a_scheduled_event_under_embargo_is_nowhere(client):
    past, later = (timezone.now() + dt.timedelta(hours=hours) for hours in (-1, 1))
    hidden_event(state=State.SCHEDULED, publish_at=past, embargo_until=later)
    Article.objects.filter(title__startswith=CANARY).update(state=State.DRAFT, publish_at=None)
    assert_hidden(client)


@pytest.mark.parametrize("state", ["waiting", "dropped"])
def test_a_correction_that_is_not_applied_is_on_no_page(client, public_event, state):
    make_correction(public_event, {"title_id": CANARY}, note_id=CANARY, state=state)
    Event.objects.filter(pk=public_event.pk).update(state=State.BEING_CORRECTED)
    assert_hidden(client)
    assert SEEN in client.get(public_event.get_absolute_url()).content.decode()


def test_a_correction_of_a_hidden_event_is_on_no_page(client):
    event = hidden_event(state=State.DRAFT)
    make_correction(event, {"title_id": CANARY}, note_id=CANARY, state="applied", applied_at=timezone.now())
    assert_hidden(client)


def test_a_minor_correction_is_not_told(client, public_event):
    applied = {"state": "applied", "applied_at": timezone.now(), "is_minor": True}
    make_correction(public_event, {"title_id": SEEN}, note_id=CANARY, **applied)
    assert_hidden(client)


def test_a_change_that_waits_for_publication_is_on_no_page(client, public_event):
    evidence = make_evidence(make_article(), HELD)
    said = {"type": "conference", "status": "cancelled", "is_change": True, "reason_id": CANARY, "place": CANARY}
    make_fact(Occurrence, public_event, evidence, state=FactState.ACCEPTED, **said)
    assert_hidden(client)


def test_an_event_that_is_being_corrected_stays_up(client):
    event = hidden_event(state=State.BEING_CORRECTED)
    assert CANARY in client.get(event.get_absolute_url()).content.decode()


@pytest.mark.parametrize("state", [state for state in State if state not in PUBLIC_STATES])
def test_proof_from_an_article_that_is_not_public_holds_up_nothing(client, state):
    hidden_event()
    Article.objects.filter(title__startswith=CANARY).update(state=state, **times(state, unseen=False))
    assert_hidden(client)


def test_an_article_under_embargo_holds_up_nothing(client):
    hidden_event()
    later = timezone.now() + dt.timedelta(hours=1)
    Article.objects.filter(title__startswith=CANARY).update(embargo_until=later)
    assert_hidden(client)


@pytest.mark.parametrize("state", GONE_STATES)
def test_an_article_that_is_gone_says_so_and_no_more(client, state):
    article = make_article(title=CANARY, text=CANARY, state=state)
    for language in LANGUAGES:
        with translation.override(language):
            answer = client.get(article.get_absolute_url())
        assert answer.status_code == 410
        assert CANARY not in answer.content.decode()


@pytest.mark.parametrize(
    "hidden",
    [
        {"state": FactState.ACCEPTED},
        {"state": FactState.WITHDRAWN},
        {"rank": Rank.DEPRECATED, "rank_reason": "wrong"},
    ],
)
def test_a_fact_that_is_not_public_is_on_no_page(client, public_event, hidden):
    evidence = make_evidence(make_article(), HELD)
    figure = make_fact(Figure, public_event, evidence, value=7, unit="people", what_id=CANARY, **hidden)
    make_part(public_event, evidence, actor=make_actor("burung", name_id=CANARY), **hidden)
    make_part(public_event, evidence, country=make_country("BT"), presence="absent", **hidden)
    assert_hidden(client)
    expected = 410 if hidden.get("state") == FactState.WITHDRAWN else 404
    assert client.get(figure.get_absolute_url()).status_code == expected
    assert client.get("/countries/bt/").status_code == 404


def test_an_event_whose_only_report_is_withdrawn_is_nowhere(client):
    event = hidden_event()
    Fact.objects.filter(event=event, kind="occurrence").update(state=FactState.WITHDRAWN)
    Article.objects.filter(title__startswith=CANARY).update(state=State.DRAFT)
    assert_hidden(client)
    assert client.get(event.get_absolute_url()).status_code == 404


def test_proof_that_waits_for_publication_is_not_shown(client, public_event):
    fact = Fact.objects.filter(event=public_event).first()
    article = make_article(text=f"{CANARY} terlihat.", title=CANARY, state=State.DRAFT)
    prove(fact, make_evidence(article, CANARY), is_published=False)
    prove(fact, statement_id=CANARY, is_published=False)
    prove(fact, statement_id=CANARY, is_published=False, stance=Stance.DISPUTES)
    assert_hidden(client)


def test_a_hidden_passage_gives_way_to_a_public_one(client):
    article = make_article(text=f"{CANARY} bertemu. {TEXT}", title=CANARY)
    event = make_event("Pertemuan", evidence=make_evidence(article, f"{CANARY} bertemu"), country=make_country("TH"))
    absence = make_part(event, make_evidence(article, CANARY), country=make_country("KH"), presence="absent")
    for fact in [*Fact.objects.filter(event=event, kind="occurrence"), absence]:
        prove(fact, make_evidence(make_article(), HELD))
    article.state = State.UNPUBLISHED
    article.save()
    assert_hidden(client)
    assert "Pertemuan" in client.get("/countries/th/").content.decode()


def test_a_fact_that_is_only_disputed_is_on_no_page(client, public_event):
    figure = make_fact(Figure, public_event, value=7, unit="people", what_id=CANARY)
    Proof.objects.filter(fact=figure.pk).update(stance=Stance.DISPUTES)
    assert_hidden(client)


def test_no_page_names_who_decided(client):
    for address, answer in everything(client).items():
        assert "sari.editor" not in answer, address
