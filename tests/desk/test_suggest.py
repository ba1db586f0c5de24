import datetime as dt
import sys

from newsroom.desk import accept, reject, suggest
from newsroom.models import Article, Decision, Evidence, Forum, Name, Suggestion

# The package exports the verb under the name of its module.
MODULE = sys.modules["newsroom.desk.suggest"]


def rows():
    return list(
        Suggestion.objects.order_by("fingerprint").values_list(
            "fingerprint", "kind", "payload", "evidence", "rule", "why_id", "why_en", "confidence", "state"
        )
    )


def test_it_works(seeds):
    for article in seeds:
        assert suggest(article).created > 5
    for suggestion in Suggestion.objects.select_related("evidence__text"):
        evidence = suggestion.evidence
        assert evidence.text.text[evidence.start : evidence.end] == evidence.exact
        assert suggestion.why_id and suggestion.why_en and 0 < suggestion.confidence <= 1
    absent = Suggestion.objects.get(kind="country", payload__country="KH", payload__presence="absent")
    assert "Kamboja" in absent.evidence.exact


def test_twice_changes_nothing(seeds):
    suggest(seeds[0])
    before = rows()
    again = suggest(seeds[0])
    assert (again.created, again.updated, again.removed) == (0, 0, 0)
    assert rows() == before


def test_dropped_and_made_again_every_decision_is_attached(seeds, edi):
    suggest(seeds[0])
    event = Suggestion.objects.filter(kind="event").order_by("-is_main").first()
    accept(event, edi)
    accept(Suggestion.objects.get(kind="country", payload__presence="absent"), edi)
    reject(Suggestion.objects.filter(kind="topic").first(), edi, reason="no")
    before, evidence = rows(), Evidence.objects.count()
    assert {row[-1] for row in before} == {"accepted", "rejected", "pending"}
    Suggestion.objects.all().delete()
    suggest(seeds[0])
    assert rows() == before and Evidence.objects.count() == evidence


def test_what_is_no_longer_suggested_goes_unless_decided(seeds, edi, monkeypatch):
    suggest(seeds[0])
    kept = Suggestion.objects.filter(kind="topic").first()
    reject(kept, edi, reason="no")
    monkeypatch.setattr(MODULE, "proposals", lambda reading, gazetteer: [])
    suggest(seeds[0])
    assert list(Suggestion.objects.all()) == [kept]


def test_a_new_version_of_the_rules_keeps_decisions(seeds, edi, monkeypatch):
    suggest(seeds[0])
    reject(Suggestion.objects.filter(kind="topic").first(), edi, reason="no")
    before = [row[:5] + row[-1:] for row in rows()]
    monkeypatch.setattr(MODULE, "RULES_VERSION", "next")
    again = suggest(seeds[0])
    assert (again.created, again.removed) == (0, 0) and again.updated == len(before)
    assert [row[:5] + row[-1:] for row in rows()] == before
    assert Decision.objects.count() == 1


def test_an_editors_name_is_found(seeds):
    forum = Forum.objects.get(slug="ammtc")
    Name.objects.create(forum=forum, text="Sidang Lintas Batas Melaka")
    article = seeds[0]
    text = (
        "Jakarta - Penipuan daring dibahas pada Sidang Lintas Batas Melaka, kata Kementerian Luar Negeri Indonesia."
    )
    article.texts.create(version=2, text=text)
    suggest(article)
    assert Suggestion.objects.filter(kind="forum", payload__forum="ammtc").exists()


def test_an_article_without_text_suggests_nothing(world):
    bare = Article.objects.create(import_ref="x", title="x", language="id", received_on=dt.date(2026, 1, 1))
    assert suggest(bare).created == 0
