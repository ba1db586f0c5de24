"""What readers learn when an event changes: the history of its dates, its corrections, and where a page went."""

import re

import pytest
from django.utils import timezone

from newsroom.desk import Change, Note, Notice, Statement, correct, kill, publish, tell, unpublish
from newsroom.desk.reword import Words
from newsroom.models import Event, Fact
from newsroom.models.visibility import State
from tests.conftest import user
from tests.factories import make_article, make_correction, make_country, make_event, make_fact

pytestmark = pytest.mark.django_db
WHY = Statement(reason_id="Kementerian mengatakannya.", reason_en="The ministry says so.")
FLOODS = {"reason_id": "Banjir di utara.", "reason_en": "Floods in the north."}


@pytest.fixture
def wati(db):
    return user("wati", "publisher")


def changed(event: Event, *changes: Change) -> None:
    """Each change told by one and published by another."""
    edi, putri = user("edi", "editor"), user("putri", "publisher")
    for change in changes:
        tell(event, change, WHY, edi)
        publish(event, putri)


def page_of(client, event, prefix: str = "") -> str:
    answer = client.get(prefix + event.get_absolute_url())
    assert answer.status_code == 200
    return answer.content.decode()


def turns(page: str) -> list[str]:
    """The lines of the history, without their markup."""
    found = re.search(r'<ol class="turns">(.*?)</ol>', page, re.DOTALL)
    lines = re.findall(r"<li>(.*?)</li>", found.group(1), re.DOTALL) if found else []
    return [" ".join(re.sub(r"<[^>]+>", " ", line).split()) for line in lines]


def test_it_works(client):
    event = make_event("Konferensi", "2025-12-17", status="announced", country=make_country("TH"))
    address = event.get_absolute_url()
    changed(event, Change(status="postponed", **FLOODS), Change(status="rescheduled", edtf="2026-03", **FLOODS))
    event.refresh_from_db()
    assert event.get_absolute_url() == address
    told = turns(page_of(client, event))
    assert len(told) == 3
    assert "diumumkan" in told[0] and "17 Desember 2025" in told[0]
    assert "ditunda" in told[1] and "Banjir di utara." in told[1]
    assert "Maret 2026" in told[2] and "Banjir di utara." in told[2]
    assert "Floods in the north." in page_of(client, event, "/en")


def test_every_step_is_one_click_from_its_proof(client):
    event = make_event("Konferensi", "2025-12-17", status="announced")
    changed(event, Change(status="rescheduled", edtf="2026-03", **FLOODS))
    page = page_of(client, event)
    linked = {int(pk) for pk in re.findall(r'href="/proof/(\d+)/"', page)}
    assert linked == set(Fact.objects.filter(event=event).values_list("pk", flat=True))
    for fact in Fact.objects.filter(event=event):
        assert client.get(fact.get_absolute_url()).status_code == 200


def test_an_event_of_which_no_change_is_told_has_no_history(client):
    event = make_event("Konferensi", "2025-12-17")
    make_fact(Fact, event, kind="dating", edtf="2025-12")
    assert turns(page_of(client, event)) == []


def test_what_waits_is_not_in_the_history(client, wati):
    event = make_event("Konferensi", "2025-12-17", status="announced")
    tell(event, Change(status="cancelled", **FLOODS), WHY, wati)
    page = page_of(client, event)
    assert turns(page) == [] and "Banjir" not in page


def test_a_change_whose_fact_is_withdrawn_is_not_in_the_history(client):
    event = make_event("Konferensi", "2025-12-17", status="announced")
    changed(event, Change(status="cancelled", **FLOODS))
    Fact.objects.filter(is_change=True).update(state="withdrawn")
    page = page_of(client, event)
    assert turns(page) == [] and "Banjir" not in page


def test_corrections_are_told_with_their_day(client, wati):
    event = make_event("Konferensi")
    correct(event, Words(title_id="Konferensi Bangkok"), Note(note_id="Judulnya keliru."), user("edi", "editor"))
    assert "Judulnya keliru." not in page_of(client, event)
    publish(event, wati)
    event.refresh_from_db()
    page = page_of(client, event)
    assert "<h1>Konferensi Bangkok</h1>" in page
    assert re.search(r"<time[^>]*>.*?</time>.*Judulnya keliru\.", page, re.DOTALL)


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_a_page_that_moved_sends_readers_on(client, wati, prefix):
    event, other = make_event("Rahasia"), make_event("Lain")
    unpublish(event, wati, reason="told twice", notice=Notice(redirect_to=other))
    address, way = event.get_absolute_url(), other.get_absolute_url()
    for slug in (event.slug, "anything"):
        answer = client.get(prefix + address.replace(event.slug, slug))
        assert (answer.status_code, answer.headers["Location"]) == (301, prefix + way)
        assert "ahasia" not in answer.content.decode()
    fact = Fact.objects.filter(event=event).first()
    assert client.get(fact.get_absolute_url()).status_code == 410


@pytest.mark.parametrize("state", [State.DRAFT, State.UNPUBLISHED, State.KILLED])
def test_nobody_is_sent_to_where_nothing_is(client, wati, state):
    event, other = make_event("Satu"), make_event("Rahasia")
    unpublish(event, wati, reason="told twice", notice=Notice(redirect_to=other))
    Event.objects.filter(pk=other.pk).update(state=state)
    answer = client.get(event.get_absolute_url())
    assert answer.status_code == 410
    assert "rahasia" not in answer.content.decode().lower()


def test_a_page_that_is_gone_says_so_in_the_words_of_the_newsroom(client, wati):
    event = make_event("Rahasia")
    unpublish(event, wati, reason="alasan dalam", notice=Notice(notice_id="Sudah dimuat di tempat lain."))
    answer = client.get(event.get_absolute_url())
    page = answer.content.decode()
    assert answer.status_code == 410
    assert "Sudah dimuat di tempat lain." in page
    assert "alasan dalam" not in page and "Rahasia" not in page
    english = client.get("/en" + event.get_absolute_url()).content.decode()
    assert '<p lang="id">Sudah dimuat di tempat lain.</p>' in english


def test_a_killed_page_is_retracted(client, wati):
    event, article = make_event("Rahasia"), make_article(title="Rahasia")
    kill(event, wati, reason="invented")
    kill(article, wati, reason="invented")
    for address in [row.get_absolute_url() for row in (event, article)]:
        answer = client.get("/en" + address)
        assert answer.status_code == 410
        assert "must not be relied on" in answer.content.decode()
        assert "Rahasia" not in answer.content.decode()


def test_markup_in_words_of_ours_is_escaped(client, wati):
    event = make_event("Konferensi", "2025-12-17", status="announced")
    changed(event, Change(status="cancelled", reason_id="<b>Banjir</b>"))
    make_correction(event, {}, note_id="<i>Keliru</i>", state="applied", applied_at=timezone.now())
    page = page_of(client, event)
    assert "<b>Banjir" not in page and "<i>Keliru" not in page
    unpublish(event, wati, reason="x", notice=Notice(notice_id="<u>Lihat</u>"))
    assert "<u>Lihat" not in client.get(event.get_absolute_url()).content.decode()


def test_a_long_history_costs_no_query_per_step(client, django_assert_max_num_queries):
    event = make_event("Konferensi", "2025-12-17", status="announced")
    changes = [Change(status="rescheduled", edtf=f"2026-{month:02}", **FLOODS) for month in range(1, 9)]
    changed(event, *changes)
    for number in range(5):
        make_correction(event, {}, note_id=f"Keliru {number}.", state="applied", applied_at=timezone.now())
    with django_assert_max_num_queries(10):
        page = page_of(client, event)
    assert len(turns(page)) == 9


@pytest.mark.parametrize(
    ("status", "edtf", "coming"),
    [
        ("announced", "2199", True),
        ("rescheduled", "2199-01", True),
        ("moved_online", "2199-01-01", True),
        ("cancelled", "2199-01-01", False),
        ("postponed", "2199-01-01", False),
        ("postponed", "", False),
    ],
)
def test_what_is_cancelled_or_postponed_is_not_to_come(client, status, edtf, coming):
    make_event("Konferensi", edtf, status=status)
    assert ("<h2>Akan datang</h2>" in client.get("/").content.decode()) == coming
