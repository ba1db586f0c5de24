"""Two editors on one event: the second save is refused with both versions side by side, and nothing is lost."""

from django.urls import reverse

from newsroom import desk
from newsroom.admin import events
from newsroom.desk.errors import Overtaken
from newsroom.models import Correction, Decision, Event, Occurrence
from tests.admin.event_pages import correction, url


def wording(client, event: Event, **data) -> dict:
    form = client.get(url(event)).context["adminform"].form
    return {name: value or "" for name, value in form.initial.items()} | data


def test_it_works(as_, event):
    first, second = as_("sari"), as_("dewi")
    theirs, yours = wording(first, event, title_en="One"), wording(second, event, title_en="Two", summary_en="Mine.")
    assert first.post(url(event), theirs).status_code == 302
    refused = second.post(url(event), yours)
    page = refused.content.decode()
    assert refused.status_code == 200 and Event.objects.get().title_en == "One"
    assert "saved by somebody else" in page and "<td>One</td>" in page and "<td>Two</td>" in page
    form = refused.context["adminform"].form
    again = {name: form[name].value() for name in form.fields}
    assert (again["title_en"], again["summary_en"]) == ("Two", "Mine.")
    assert second.post(url(event), again).status_code == 302
    decision = Decision.objects.first()
    assert (decision.before["title_en"], decision.after["title_en"]) == ("One", "Two")


def test_a_save_between_the_check_and_the_verb_is_checked_once_more(as_, event, monkeypatch):
    client, original = as_("dewi"), events.reword

    def late(*args, **kwargs):
        monkeypatch.setattr(events, "reword", original)
        raise Overtaken

    data = wording(client, event, title_en="Two")
    monkeypatch.setattr(events, "reword", late)
    assert client.post(url(event), data).status_code == 302
    assert Decision.objects.filter(verb="edit", after__title_en="Two").count() == 1


def test_words_of_what_was_submitted_meanwhile_can_be_saved_again(as_, cast, event):
    client = as_("dewi")
    data = wording(client, event)
    desk.submit(event, cast["budi"])
    refused = client.post(url(event), data | {"title_id": event.title_id})
    assert "without changing these words" in refused.content.decode()


def test_the_second_to_save_an_article_sees_both(as_, article):
    address = reverse("admin:newsroom_article_change", args=[article.pk])
    first, second = as_("sari"), as_("dewi")

    def form(client, title):
        fields = client.get(address).context["adminform"].form.initial
        return {name: value or "" for name, value in fields.items()} | {"title": title}

    theirs, yours = form(first, "Judul satu"), form(second, "Judul dua")
    assert first.post(address, theirs).status_code == 302
    refused = second.post(address, yours)
    page = refused.content.decode()
    assert "<td>Judul satu</td>" in page and "<td>Judul dua</td>" in page
    article.refresh_from_db()
    assert article.title == "Judul satu"


def test_markup_in_two_versions_is_escaped(as_, event):
    first, second = as_("sari"), as_("dewi")
    theirs, yours = wording(first, event, title_en="<b>One</b>"), wording(second, event, title_en="<i>Two</i>")
    first.post(url(event), theirs)
    page = second.post(url(event), yours).content.decode()
    assert "<b>One" not in page and "<i>Two" not in page
    assert "&lt;b&gt;One" in page


def test_the_second_correction_sees_both_and_loses_nothing(as_, public):
    first, second = as_("sari"), as_("dewi")
    theirs = correction(first, public, title_id="Konferensi Satu", note_id="Keliru.")
    yours = correction(second, public, title_id="Konferensi Dua", note_id="Salah.")
    first.post(url(public, "correct"), theirs)
    refused = second.post(url(public, "correct"), yours)
    page = refused.content.decode()
    assert refused.status_code == 200
    assert "Konferensi Satu" in page and page.count("Konferensi Dua") == 2
    assert Correction.objects.waiting().get().after["title_id"] == "Konferensi Satu"
    again = {name: refused.context["form"][name].value() for name in yours}
    assert second.post(url(public, "correct"), again).status_code == 302
    assert Correction.objects.waiting().get().after["title_id"] == "Konferensi Dua"


def test_the_second_to_tell_sees_what_the_first_told(as_, public):
    data = {"seen": public.version, "status": "postponed", "reason_en": "Floods.", "statement_en": "They say so."}
    as_("sari").post(url(public, "status"), data)
    response = as_("dewi").post(url(public, "status"), data | {"status": "cancelled"})
    assert "somebody else" in response.content.decode()
    assert Occurrence.objects.filter(is_change=True).count() == 1
