import datetime as dt
import threading
from dataclasses import replace

import pytest
from django.db import connection

from newsroom.intake.incoming import Incoming, Outcome, keep
from newsroom.models import Article, ArticleText, Outlet

ARTICLE = Incoming(
    import_ref="test:1",
    text="Polisi menangkap dua orang.\u00a0\n",
    title="Polisi",
    language="id",
    outlet="ANTARA",
    received_on=dt.date(2026, 1, 2),
)


@pytest.mark.django_db
def test_it_works():
    kept = keep(ARTICLE)
    assert (kept.outcome, kept.article.outlet.name, kept.article.state) == (Outcome.CREATED, "ANTARA", "ingested")
    assert kept.article.current_text.text == ARTICLE.text


@pytest.mark.django_db
def test_twice_is_unchanged():
    keep(ARTICLE)
    assert keep(ARTICLE).outcome == Outcome.UNCHANGED
    assert ArticleText.objects.count() == Article.objects.count() == Outlet.objects.count() == 1


@pytest.mark.django_db
def test_a_changed_text_adds_a_version():
    first = keep(ARTICLE).article
    kept = keep(replace(ARTICLE, text="Polisi menangkap tiga orang."))
    assert (kept.outcome, kept.article) == (Outcome.UPDATED, first)
    assert [text.version for text in first.texts.all()] == [1, 2]
    assert first.texts.get(version=1).text == ARTICLE.text


@pytest.mark.django_db
def test_what_was_worked_out_does_not_undo_an_editor():
    article = keep(ARTICLE).article
    Article.objects.update(title="Better title")
    keep(replace(ARTICLE, text="Polisi menangkap tiga orang."))
    article.refresh_from_db()
    assert article.title == "Better title"


@pytest.mark.django_db
def test_what_the_origin_states_is_written():
    keep(ARTICLE)
    changed = replace(ARTICLE, title="New", outlet="Tempo", given=frozenset({"title", "outlet"}))
    assert keep(changed).outcome == Outcome.UPDATED
    article = Article.objects.get()
    assert (article.title, article.outlet.name, article.texts.count()) == ("New", "Tempo", 1)
    assert keep(changed).outcome == Outcome.UNCHANGED


@pytest.mark.django_db
def test_the_same_text_of_the_same_outlet_is_a_duplicate():
    keep(ARTICLE)
    kept = keep(replace(ARTICLE, import_ref="test:2"))
    assert (kept.outcome, kept.article.import_ref) == (Outcome.DUPLICATE, "test:1")
    assert "test:1" in kept.reason and Article.objects.count() == 1


@pytest.mark.django_db
def test_the_same_text_of_another_outlet_is_another_article():
    keep(ARTICLE)
    assert keep(replace(ARTICLE, import_ref="test:2", outlet="Kompas")).outcome == Outcome.CREATED


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("fault", "word"),
    [
        ({"text": ""}, "empty"),
        ({"text": " \n\u00a0"}, "empty"),
        ({"text": "a\x00b"}, "NUL"),
        ({"text": "a\ud800b"}, "Unicode"),
        ({"text": "x" * (20 * 1024 * 1024 + 1)}, "20 MB"),
        ({"import_ref": " "}, "reference"),
        ({"title": ""}, "title"),
        ({"title": "x" * 401}, "title"),
        ({"language": ""}, "language"),
        ({"language": "x" * 13}, "language"),
        ({"url": "javascript:alert(1)"}, "url"),
    ],
)
def test_refuses(fault, word):
    kept = keep(replace(ARTICLE, **fault))
    assert kept.outcome == Outcome.REJECTED and word.lower() in kept.reason.lower()
    assert not Article.objects.exists() and not Outlet.objects.exists()


@pytest.mark.django_db
def test_a_text_never_changes():
    text = keep(ARTICLE).article.current_text
    text.text = "other"
    with pytest.raises(TypeError, match="never changed"):
        text.save()


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_four_at_once_keep_it_once():
    outcomes, start = [], threading.Barrier(4)

    def bring():
        start.wait()
        try:
            outcomes.append(keep(ARTICLE).outcome)
        finally:
            connection.close()

    threads = [threading.Thread(target=bring) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == [Outcome.CREATED, *[Outcome.UNCHANGED] * 3]
    assert Article.objects.count() == ArticleText.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("field", ["import_ref", "title", "outlet", "dateline"])
@pytest.mark.parametrize("character", ["\x00", "\ud800"])
def test_refuses_what_is_no_text_in_any_field(field, character):
    assert keep(replace(ARTICLE, **{field: f"a{character}b"})).outcome == Outcome.REJECTED


@pytest.mark.django_db
def test_refuses_an_outlet_with_too_long_a_name_every_time():
    for number in (1, 2):
        long = replace(ARTICLE, import_ref=f"test:{number}", outlet="O" * 121)
        assert keep(long).outcome == Outcome.REJECTED
    assert not Outlet.objects.exists()
