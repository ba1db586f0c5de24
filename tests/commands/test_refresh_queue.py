"""`refresh_queue`: what the desk works out one by one, for everything at once."""

from io import StringIO

import pytest
from django.core.management import call_command

from newsroom.models import Contradiction, Suggestion
from tests.admin.conftest import EVENT, suggest
from tests.admin.conftest import make_article as make_read_article
from tests.factories import make_country, make_event, make_figure


def refresh() -> str:
    out = StringIO()
    call_command("refresh_queue", stdout=out)
    return out.getvalue()


@pytest.mark.django_db
def test_it_works():
    make_country("TH")
    row = suggest(make_read_article(), "event", EVENT, "Konferensi Internasional", 0.9)
    torn = make_event()
    make_figure(torn, 58), make_figure(torn, 60)
    assert refresh().split() == ["contradictions", "1"]
    row.refresh_from_db()
    assert row.worth == 1.9 and Contradiction.objects.get().event == torn


@pytest.mark.django_db
def test_twice_changes_nothing():
    suggest(make_read_article(), "topic", {"topic": "online_scam"}, "Konferensi Internasional")
    assert refresh() == refresh()
    assert not Suggestion.objects.filter(worth__gt=0).exists()
