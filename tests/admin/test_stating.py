"""Facts that the reading missed: stated with a quote of the text, or with a reason."""

import pytest

from newsroom import desk
from newsroom.models import Event, Fact, Proof
from tests.admin.conftest import of_kind
from tests.admin.test_article_page import url, written


def test_it_works(as_, cast, article):
    desk.accept(of_kind(article, "event"), cast["dewi"])
    data = {
        "topic": "cybercrime",
        "basis": "unknown",
        "quote": "Konferensi Internasional",
        "event": Event.objects.get().pk,
    }
    response = as_("sari").post(url(article, "state") + "?kind=topic", data)
    assert response.status_code == 302
    assert Fact.objects.get(kind="subject").proofs.get().evidence.exact == "Konferensi Internasional"


@pytest.mark.parametrize(
    ("proof", "field"),
    [
        ({"quote": "Rwanda hadir"}, "__all__"),
        ({"quote": "Berita lain yang menarik"}, "__all__"),
        ({}, "quote"),
        ({"quote": "Kamboja", "reason_en": "seen"}, "quote"),
        ({"reason_en": "seen", "link": "javascript:alert(1)"}, "link"),
        ({"reason_en": "seen", "link": "ftp://example.org/x"}, "link"),
    ],
)
def test_a_fact_without_sound_proof_is_not_stated(as_, cast, article, proof, field):
    desk.accept(of_kind(article, "event"), cast["dewi"])
    before = written()
    data = {"topic": "cybercrime", "basis": "unknown", "event": Event.objects.get().pk} | proof
    response = as_("sari").post(url(article, "state") + "?kind=topic", data)
    assert response.status_code == 200
    assert field in response.context["form"].errors
    assert written() == before


def test_stating_with_a_reason_keeps_it(as_, cast, article):
    data = {
        "type": "signing",
        "status": "held",
        "title_id": "Penandatanganan",
        "basis": "unknown",
        "reason_id": "Kami hadir.",
    }
    assert as_("sari").post(url(article, "state") + "?kind=event", data).status_code == 302
    assert Proof.objects.get().statement_id == "Kami hadir."


@pytest.mark.parametrize("kind", ["", "country", "x" * 500])
def test_stating_an_unknown_kind_is_refused(as_, article, kind):
    assert as_("sari").get(url(article, "state"), {"kind": kind}).status_code == 400
