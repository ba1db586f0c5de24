"""A timeline, page by page: each event once, in order, what has no date last, whichever way it is read."""

import re

import pytest

from newsroom.models import Event
from newsroom.models.events import KEY_STEP
from newsroom.public import timelines
from tests.factories import fill_event, make_absence, make_country, make_event, make_forum, make_part

pytestmark = pytest.mark.django_db
DATES = ["2024-12-31", "2025", "2025-03", "2025-03-26", "2025-03-01/2025-03-02", "2026", "", "2025-03-26", ""]


@pytest.fixture
def thailand():
    return make_country("TH")


def walk(order: str, size: int) -> list[Event]:
    """All pages, one after the other, as a reader would turn them."""
    found, after = [], None
    for _page in range(50):
        part = timelines.cut(Event.objects.published(), order, after, size)
        found += part.events
        if part.next is None:
            return found
        assert len(part.events) == size
        after = part.next
    raise AssertionError("the timeline does not end")


def test_it_works(client, thailand):
    make_event("Pertemuan Bangkok", "2025-12-17/2025-12-18", country=thailand)
    page = client.get("/countries/th/").content.decode()
    assert "Pertemuan Bangkok" in page
    assert '<time datetime="2025-12-17">17–18 Desember 2025</time><time datetime="2025-12-18"></time>' in page


@pytest.mark.parametrize("size", [1, 2, 3, 4, 9, 20])
@pytest.mark.parametrize("order", ["newest", "oldest"])
def test_every_event_is_on_one_page_and_in_order(order, size):
    events = [make_event(f"Acara {number}", edtf) for number, edtf in enumerate(DATES)]
    found = walk(order, size)
    assert sorted(event.pk for event in found) == sorted(event.pk for event in events)
    dated = [event.timeline_key for event in found if event.timeline_key >= KEY_STEP]
    assert dated == sorted(dated, reverse=order == "newest")
    assert [event.edtf for event in found[-2:]] == ["", ""], "what has no date comes last"


def test_a_month_and_a_year_stand_under_theirs_and_not_on_their_first_day(client, thailand):
    for edtf in ("2025-03", "2025-03-01", "2025", "2025-03-31", "2025-02-28"):
        make_event(edtf, edtf, country=thailand)
    found = [event.edtf for event in walk("newest", 20)]
    assert found == ["2025-03-31", "2025-03-01", "2025-03", "2025-02-28", "2025"]
    page = client.get("/countries/th/").content.decode()
    assert re.findall(r'<h2 id="y(\d+)"', page) == ["2025"]
    assert '<time datetime="2025-03">Maret 2025</time>' in page
    assert '<time datetime="2025-03-01">1 Maret 2025</time>' in page


def test_years_are_headings_and_no_year_comes_last(client, thailand):
    for edtf in ("2024-05-01", "", "2026", "2025-01-01"):
        make_event(f"Acara {edtf}", edtf, country=thailand)
    newest = client.get("/countries/th/").content.decode()
    oldest = client.get("/countries/th/?order=oldest").content.decode()
    assert re.findall(r'<h2 id="y(\d+)"', newest) == ["2026", "2025", "2024", "0"]
    assert re.findall(r'<h2 id="y(\d+)"', oldest) == ["2024", "2025", "2026", "0"]


def test_the_pages_of_the_site_lead_through_all_events(client, thailand):
    events = [make_event(f"Acara {number}", f"2025-01-{number + 1:02}", country=thailand) for number in range(25)]
    address, found = "/countries/th/", []
    for _page in range(3):
        page = client.get(address).content.decode()
        found += re.findall(r'<li class="entry[^"]*"\s+id="e(\d+)"', page)
        onward = re.search(r'rel="next"[^>]*href="([^"]+)"', page)
        if not onward:
            break
        address = "/countries/th/" + onward[1].replace("&amp;", "&")
    assert found == [str(event.pk) for event in reversed(events)]


def test_a_mere_mention_is_on_no_timeline(client, thailand):
    event = make_event()
    make_part(event, country=make_country("LA"), role="mentioned", presence="unknown")
    make_part(event, country=thailand, role="invited", presence="unknown")
    assert client.get("/countries/la/").status_code == 404
    assert client.get("/countries/th/").status_code == 404


def test_an_absence_stands_as_an_absence_with_its_sentence(client):
    absence = make_absence(make_event("Konferensi"), make_country("KH"))
    page = client.get("/countries/kh/").content.decode()
    assert "Konferensi" in page
    assert 'class="role absent"' in page
    assert "<mark><strong>Kamboja tidak mengirimkan perwakilan</strong> ke pertemuan tersebut.</mark>" in page
    assert f'href="/proof/{absence.pk}/"' in page


def test_an_inferred_date_stands_with_its_reason(client, thailand):
    make_event("Pertemuan", "2025?-03-26/2025?-03-27", country=thailand, reason="26 Maret 2025 adalah hari Rabu")
    page = client.get("/countries/th/").content.decode()
    assert '<time datetime="2025-03-26">26–27 Maret 2025</time><time datetime="2025-03-27"></time>' in page
    assert "26 Maret 2025 adalah hari Rabu" in page


def test_speaking_for_a_country_is_a_part_of_it(client):
    fill_event(make_event("Konferensi"))
    assert "Konferensi" in client.get("/countries/th/").content.decode()


def test_a_forum_has_its_meetings_in_order_and_then_what_it_joined(client):
    forum = make_forum("adgmin")
    make_event("Keenam", "", forum=forum, ordinal=6)
    make_event("Kelima", "", forum=forum, ordinal=5)
    make_event("Tanpa nomor", "2020-01-01", forum=forum)
    joined = make_event("Konferensi lain", "2025-01-01")
    make_part(joined, forum=forum, role="observer")
    page = client.get("/forums/adgmin/").content.decode()
    editions, timeline = page.split('class="filters"')
    assert editions.index("Kelima") < editions.index("Keenam") < editions.index("Tanpa nomor")
    assert "Konferensi lain" not in editions
    assert "Konferensi lain" in timeline
