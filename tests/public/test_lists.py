"""The first page and the lists of countries, forums and actors."""

import datetime as dt

import pytest
from django.utils import timezone

from newsroom.models import Country, Event, Name
from newsroom.public.counts import countries_with_events
from tests.factories import fill_event, make_actor, make_country, make_event, make_forum, make_part

pytestmark = pytest.mark.django_db


def page(client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_it_works(client):
    make_event("Konferensi", country=make_country("TH"), forum=make_forum("ammtc"))
    home = page(client, "/")
    for words in ("Konferensi", "/countries/th/", "/forums/ammtc/"):
        assert words in home


@pytest.mark.parametrize(
    "address", ["/", "/countries/", "/forums/", "/actors/", "/articles/", "/about/", "/en/", "/en/about/"]
)
def test_an_empty_newsroom_has_pages_all_the_same(client, address):
    page(client, address)


def test_what_is_to_come_stands_apart_from_what_was(client):
    today = timezone.localdate()
    make_event("Sudah", (today - dt.timedelta(days=1)).isoformat())
    make_event("Nanti", (today + dt.timedelta(days=1)).isoformat())
    make_event("Tahun ini diumumkan", str(today.year), status="announced")
    make_event("Diumumkan dahulu", "2020", status="announced")
    make_event("Entah kapan", "", status="announced")
    newest, coming = page(client, "/").split('class="side"')
    assert "Sudah" in newest
    assert "Diumumkan dahulu" in newest
    for title in ("Nanti", "Tahun ini diumumkan", "Entah kapan"):
        assert title not in newest
        assert title in coming


def test_countries_are_counted_by_their_own_timeline(client):
    thailand = make_country("TH")
    make_part(make_event(country=thailand), country=thailand, role="host")
    make_event(country=thailand)
    make_country("FR")
    shown = page(client, "/en/countries/")
    assert "2 events" in shown
    assert "France" not in shown


def test_a_country_has_its_name_in_the_readers_language(client):
    make_event(country=make_country("KH"))
    assert "<h1>Kamboja</h1>" in page(client, "/countries/kh/")
    assert "<h1>Cambodia</h1>" in page(client, "/en/countries/kh/")


def test_capitals_are_sent_on(client):
    make_event(country=make_country("TH"))
    assert client.get("/countries/TH/").headers["Location"] == "/countries/th/"
    assert client.get("/en/countries/Th/").headers["Location"] == "/en/countries/th/"


@pytest.mark.parametrize("code", ["fr", "xx", "t", "tha", "%00%00", "t1", "тх", "FR"])
def test_a_country_without_events_is_an_unknown_page(client, code):
    make_country("FR")
    assert client.get(f"/countries/{code}/").status_code == 404


@pytest.mark.parametrize("address", ["/forums/none/", "/actors/none/", "/forums/%00/", f"/actors/{'a' * 3000}/"])
def test_an_unknown_forum_or_actor_is_an_unknown_page(client, address):
    assert client.get(address).status_code == 404


def test_a_forum_shows_its_last_and_next_meeting(client):
    forum = make_forum("ammtc")
    make_event("Lama", "2020-01-01", forum=forum)
    last = make_event("Terakhir", "2021-01-01", forum=forum)
    coming = make_event("Berikut", "2199", forum=forum, status="announced")
    shown = page(client, "/forums/")
    assert last.get_absolute_url() in shown
    assert coming.get_absolute_url() in shown
    assert "/events/1-lama/" not in shown


def test_an_actor_has_its_names_and_its_roles(client):
    actor = make_actor("sihasak", name_en="Sihasak Phuangketkeow")
    Name.objects.create(text="สีหศักดิ์ พวงเกตุแก้ว", language="th", kind="official", actor=actor)
    Name.objects.create(text="Sihasuk", kind="misspelling", actor=actor)
    make_part(make_event("Konferensi"), actor=actor, role="chair")
    shown = page(client, "/en/actors/sihasak/")
    assert '<span lang="th">สีหศักดิ์ พวงเกตุแก้ว</span>' in shown
    assert "Sihasuk" not in shown
    assert "Konferensi" in shown
    assert "chair" in shown


def test_robots_are_kept_out_of_the_back_office(client):
    answer = client.get("/robots.txt")
    assert "Disallow: /admin/" in answer.content.decode()
    assert answer.headers["Content-Type"].startswith("text/plain")
    assert client.get("/en/robots.txt").status_code == 404


def test_the_count_of_a_country_is_the_length_of_its_timeline():
    laos, thailand, vietnam = (make_country(code) for code in ("LA", "TH", "VN"))
    for number in range(3):
        event = make_event(country=thailand if number else None)
        fill_event(event)
        make_part(event, country=vietnam, role="mentioned" if number else "host")
        make_part(event, country=laos, state="accepted")
    make_event(country=laos, state="draft")
    make_part(make_event(state="killed"), country=laos)
    counted = {country.pk: country.events_count for country in countries_with_events()}
    for country in Country.objects.all():
        assert counted.get(country.pk, 0) == Event.objects.published().on_timeline_of(country).count(), country
    assert set(counted) == set(Country.objects.published().values_list("pk", flat=True))
