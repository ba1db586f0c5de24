"""What readers see is not changed by the way: not by a form, not by an import, not by a new address."""

import pytest
from django.urls import reverse

from newsroom.models import Actor, Article, Forum, Outlet
from newsroom.models.visibility import State
from tests.admin.test_import import confirm, problems, upload


@pytest.fixture
def public(article) -> Article:
    Article.objects.update(state=State.PUBLISHED)
    article.refresh_from_db()
    return article


def change(client, row, **data):
    address = reverse(f"admin:newsroom_{row._meta.model_name}_change", args=[row.pk])
    page = client.get(address)
    form = page.context["adminform"].form
    sent = {name: form.get_initial_for_field(field, name) for name, field in form.fields.items()}
    inlines = page.context["inline_admin_formsets"]
    for inline in inlines:
        sent |= {f"{inline.formset.prefix}-{key}": 0 for key in ("TOTAL_FORMS", "INITIAL_FORMS")}
    sent = {name: getattr(value, "pk", value) for name, value in sent.items()}
    answer = client.post(address, {key: value for key, value in (sent | data).items() if value is not None})
    row.refresh_from_db()
    return answer


def test_it_works(as_, public):
    change(as_("putri"), public, title="Judul baru")
    assert public.title == "Judul baru"


def test_an_editor_cannot_reword_a_public_article(as_, public):
    change(as_("sari"), public, title="Judul baru", published_edtf="2020")
    assert (public.title, public.published_edtf) == ("Laporan desk:1", "")


def test_an_editor_may_reword_one_that_waits(as_, article):
    change(as_("sari"), article, title="Judul baru")
    assert article.title == "Judul baru"


def test_an_import_does_not_reword_it_either(as_, public):
    rows = b"import_ref,title\ndesk:1,Judul baru\n"
    preview = upload(as_("sari"), rows)
    assert "only those who publish" in problems(preview)
    public.refresh_from_db()
    assert public.title == "Laporan desk:1"
    confirm(as_("putri"), upload(as_("putri"), rows))
    public.refresh_from_db()
    assert public.title == "Judul baru"


def test_how_much_is_shown_of_an_outlet_is_for_publishers(as_, article):
    outlet = Outlet.objects.get()
    change(as_("sari"), outlet, rights="full_text")
    assert outlet.rights == "excerpt"
    change(as_("putri"), outlet, rights="full_text")
    assert outlet.rights == "full_text"


@pytest.mark.parametrize("model", [Actor, Forum])
def test_an_address_stays_as_it_was_made(as_, db, model):
    row = model.objects.create(slug="old", name_en="Old", kind="person" if model is Actor else "series")
    change(as_("rini"), row, slug="new", name_en="New")
    assert (row.slug, row.name_en) == ("old", "New")


@pytest.mark.parametrize("wrong", ["9" * 5000, "-1", "x", "٣"])
def test_an_absurd_choice_of_event_is_none(as_, article, wrong):
    address = reverse("admin:newsroom_article_change", args=[article.pk])
    assert as_("sari").get(address, {"event": wrong}).status_code == 200
