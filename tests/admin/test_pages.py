"""Every page of the back office: it opens, holds the strict policy, and costs no query per row."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from newsroom import desk
from newsroom.desk.record import decide
from newsroom.models import Actor, Article, Country, Decision, Event, Forum, Instrument, Name, Outlet
from newsroom.models.record import Verb
from tests.admin.conftest import make_article, of_kind, suggest
from tests.factories import fill_event, make_event, make_outcome, make_part

MODELS = (
    "suggestion", "event", "fact", "decision", "article", "outlet",
    "country", "forum", "actor", "instrument", "name", "user",
)  # fmt: skip
FILTERS = {
    "suggestion": "state=pending&kind=figure&modality=asserted&sure=fair&q=peserta",
    "event": "state=draft&type=conference&country__iso2__exact=TH&start_earliest__year=2025&q=konferensi",
    "fact": "state=accepted&kind=figure&q=konferensi",
    "decision": "verb=accept&q=laporan",
    "article": "undecided=yes&state__exact=ingested&language=id&received_on__year=2025&q=laporan",
    "outlet": "rights__exact=excerpt&q=suara",
    "country": "q=Thai",
    "forum": "kind__exact=series&q=asean",
    "actor": "kind__exact=person&q=a",
    "instrument": "q=a",
    "name": "kind__exact=alias&q=a",
    "user": "is_active__exact=1&q=sari",
}


class Policy(HTMLParser):
    """Collects what a strict Content-Security-Policy would stop."""

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list) -> None:
        given = dict(attrs)
        data = given.get("type") in ("application/json", "application/ld+json")
        if tag == "style" or (tag == "script" and "src" not in given and not data):
            self.faults.append(f"inline <{tag}>")
        for name, value in given.items():
            if name == "style" or name.startswith("on"):
                self.faults.append(f"{tag} {name}={value}")
            if name in ("src", "href", "action") and str(value).startswith(
                ("http://cdn", "https://cdn", "javascript:", "data:")
            ):
                self.faults.append(f"{tag} {name}={value}")


def faults(response) -> list[str]:
    policy = Policy()
    policy.feed(response.content.decode())
    return policy.faults


@pytest.fixture
def filled(cast, article):
    """At least one row of everything."""
    desk.accept(of_kind(article, "event"), cast["sari"])
    desk.accept(of_kind(article, "figure"), cast["sari"])
    for code in ("VN", "LA"):
        Country.objects.get_or_create(pk=code)
    fill_event(make_event())
    forum = Forum.objects.create(slug="ammtc", name_en="AMMTC")
    Name.objects.create(text="AMMTC", forum=forum)
    return article


@pytest.mark.parametrize("model", MODELS)
def test_it_works(as_, filled, model):
    client = as_("rini")
    listing = client.get(reverse(f"admin:newsroom_{model}_changelist"))
    assert listing.status_code == 200
    assert faults(listing) == []
    assert listing.context["cl"].result_count > 0
    filtered = client.get(reverse(f"admin:newsroom_{model}_changelist") + "?" + FILTERS[model])
    assert filtered.status_code == 200, filtered["Location"]


@pytest.mark.parametrize("model", MODELS)
def test_forms_and_histories_hold_the_policy(as_, filled, model):
    client = as_("rini")
    pk = client.get(reverse(f"admin:newsroom_{model}_changelist")).context["cl"].result_list[0].pk
    for act in ("change", "history"):
        response = client.get(reverse(f"admin:newsroom_{model}_{act}", args=[pk]))
        assert response.status_code == 200
        assert faults(response) == []
    added = client.get(reverse(f"admin:newsroom_{model}_add"))
    assert added.status_code in (200, 403)
    assert faults(added) == []


def test_the_other_pages_hold_the_policy(as_, filled):
    topic = of_kind(filled, "topic")
    addresses = [
        reverse("admin:index"),
        reverse("admin:login"),
        reverse("admin:password_change"),
        reverse("admin:newsroom_article_import"),
        reverse("admin:newsroom_article_export"),
        reverse("admin:newsroom_article_edit", args=[filled.pk, topic.pk]),
        *(
            reverse("admin:newsroom_article_state", args=[filled.pk]) + f"?kind={kind}"
            for kind in ("event", "participation", "instrument", "commitment", "figure", "topic")
        ),
        reverse("admin:auth_group_add"),
    ]
    for address in addresses:
        response = as_("rini").get(address, follow=True)
        assert response.status_code == 200, address
        assert faults(response) == [], address
        assert "'unsafe-inline'" not in response["Content-Security-Policy"]


def test_the_policy_check_sees_what_it_should():
    policy = Policy()
    policy.feed('<p style="x"><a onclick="y"></a><script>z</script><style></style><a href="javascript:1"></a>')
    assert len(policy.faults) == 5


def test_the_start_page_is_grouped_by_stage(as_, filled):
    page = as_("putri").get(reverse("admin:index"))
    assert [str(group["name"]) for group in page.context["app_list"]] == ["Desk", "Sources", "World"]


@pytest.mark.parametrize("who", ["budi", "sari", "putri"])
@pytest.mark.parametrize("model", [model for model in MODELS if model != "user"])
def test_each_group_sees_every_list_and_page(as_, filled, model, who):
    client = as_(who)
    listing = client.get(reverse(f"admin:newsroom_{model}_changelist"))
    assert listing.status_code == 200
    pk = listing.context["cl"].result_list[0].pk
    assert client.get(reverse(f"admin:newsroom_{model}_change", args=[pk])).status_code == 200


def more_rows(number: int) -> None:
    """Thirty more rows of what grows, each with relations of its own."""
    for count in range(number):
        outlet = Outlet.objects.create(name=f"Media {count}")
        article = make_article(
            f"more:{count}", text=f"Kamboja hadir di Bangkok kali ke-{count}.", zones=[], outlet=outlet
        )
        suggest(article, "topic", {"topic": "phishing"}, "Bangkok")
        actor = Actor.objects.create(slug=f"a-{count}", kind="person", name_id=f"Aktor {count}", country_id="TH")
        forum = Forum.objects.create(slug=f"f-{count}", name_id=f"Forum {count}", parent=actor)
        Name.objects.create(text=f"Nama {count}", forum=forum)
        Instrument.objects.create(name_id=f"Nota {count}")
        event = make_event(f"Acara {count}", country_id="TH", forum=forum)
        make_part(event, actor=actor, on_behalf_of_id="TH")
        make_outcome(event, f"Pernyataan {count}").parties.set(["TH", "KH"])
        decide(Verb.ACCEPT, Decision.objects.first().by, event=event, article=article)


@pytest.mark.parametrize("model", MODELS)
def test_a_list_of_thirty_rows_costs_no_more_queries_than_of_one(as_, filled, model):
    client = as_("rini")
    address = reverse(f"admin:newsroom_{model}_changelist")
    costs = []
    for rows in (0, 30):
        more_rows(rows)
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        costs.append(len(queries))
    assert costs[1] <= costs[0] + 2, costs
    assert costs[1] <= 20


def test_autocomplete_finds_a_country_by_its_name(as_, filled):
    query = {"term": "thai", "app_label": "newsroom", "model_name": "outlet", "field_name": "country"}
    found = as_("sari").get(reverse("admin:autocomplete"), query).json()
    assert [row["text"] for row in found["results"]] == ["Thailand"]


def test_a_name_belongs_to_exactly_one(as_, filled):
    client, address = as_("sari"), reverse("admin:newsroom_name_add")
    forum = Forum.objects.first()
    data = {"text": "Forum X", "kind": "alias", "language": ""}
    for owners in ({}, {"forum": forum.pk, "country": "TH"}):
        response = client.post(address, data | owners)
        assert "Choose exactly one" in response.content.decode()
    assert client.post(address, data | {"forum": forum.pk}).status_code == 302
    assert Name.objects.filter(text="Forum X").exists()


def test_a_name_can_be_taught_on_the_page_of_its_forum(as_, filled):
    forum = Forum.objects.get(slug="ammtc")
    address = reverse("admin:newsroom_forum_change", args=[forum.pk])
    client = as_("sari")
    page = client.get(address)
    data = {name: value or "" for name, value in page.context["adminform"].form.initial.items()}
    formset = page.context["inline_admin_formsets"][0].formset
    data |= {f"names-{name}": value for name, value in formset.management_form.initial.items()}
    data |= {
        "names-0-id": forum.names.get().pk,
        "names-0-forum": forum.pk,
        "names-0-text": "AMMTC",
        "names-0-kind": "acronym",
    }
    data |= {
        "names-1-text": "Pertemuan Menteri",
        "names-1-kind": "translation",
        "names-1-language": "id",
        "names-1-forum": forum.pk,
    }
    response = client.post(address, data)
    assert response.status_code == 302, response.context["errors"]
    assert forum.names.count() == 2


def test_no_list_lets_anything_be_edited():
    from django.contrib import admin

    assert all(not model_admin.list_editable for model_admin in admin.site._registry.values())


def test_a_filter_that_makes_no_sense_is_no_fault(as_, filled):
    client = as_("sari")
    for address in ("changelist", "export"):
        response = client.get(reverse(f"admin:newsroom_article_{address}") + "?outlet__id__exact=x")
        assert response.status_code in (200, 302)


def test_the_view_on_site_button_leads_to_a_page(as_, filled):
    public = Event.objects.published().get()
    draft = Event.objects.exclude(pk=public.pk).get()
    for event, shown in ((public, True), (draft, False)):
        page = as_("sari").get(reverse("admin:newsroom_event_change", args=[event.pk])).content.decode()
        assert ("viewsitelink" in page) == shown
    assert Article.objects.filter(state="ingested").exists()


def test_the_back_office_leads_to_itself_in_the_other_language(as_, db):
    page = as_("sari").get("/en/admin/").content.decode()
    assert 'href="/admin/"' in page and 'hreflang="id"' in page and 'href="/en/"' in page
    assert 'href="/en/admin/"' in as_("sari").get("/admin/").content.decode()
