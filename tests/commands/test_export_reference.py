"""Decisions go out as a reference and come back as figures."""

import json
from io import StringIO

import pytest
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from django.utils import translation

from newsroom import desk
from newsroom.desk.evidence import find_quote
from newsroom.desk.payloads import read_payload
from newsroom.models import Article, ArticleText, Decision, ExtractionRun, Fact, Suggestion, User
from newsroom.models.facts import FactState
from tests.commands.test_commands import SEEDS, run

DECIDED = ("--articles", "decided")


def user(name: str, group: str) -> User:
    made = User.objects.create_user(name, is_staff=True)
    made.groups.add(Group.objects.get(name=group))
    return made


@pytest.fixture
def editor(db) -> User:
    return user("editor", "editor")


@pytest.fixture
def curated(editor):
    """The seeds, with the decisions of an editor on them; what those leave open is still open."""
    user("publisher", "publisher")
    run("load_world")
    run("load_documents", SEEDS, "--received", "2026-11-20")
    run("suggest")
    run("replay_decisions")
    with translation.override("en"):
        yield


@pytest.fixture
def article(editor) -> Article:
    """One read article: its event and Thailand are taken, Cambodia and a topic wait."""
    run("load_world")
    made = Article.objects.create(import_ref="desk/../1", title="t", language="id", received_on="2025-12-20")
    text = ArticleText.objects.create(
        article=made,
        version=1,
        text="Thailand jadi tuan rumah pada 17 Desember 2025. Kamboja absen.\r\nPenipuan daring.",
    )
    ExtractionRun.objects.create(text=text, rules_version="test")
    event = {"type": "conference", "title_id": "Konferensi", "edtf": "2025-12-17?", "basis": "weekday"}
    taken = [
        suggest(text, "event", event, "Thailand jadi tuan rumah pada 17 Desember 2025"),
        suggest(text, "country", {"country": "TH", "role": "organiser", "presence": "present"}, "Thailand"),
    ]
    suggest(text, "country", {"country": "KH", "role": "participant", "presence": "absent"}, "Kamboja absen")
    suggest(text, "topic", {"topic": "online_scam"}, "Penipuan daring")
    for suggestion in taken:
        desk.accept(suggestion, editor)
    return made


def suggest(text: ArticleText, kind: str, payload: dict, quote: str) -> Suggestion:
    return Suggestion.objects.create(
        run=text.runs.get(), article=text.article, fingerprint=f"{kind}-{quote}", kind=kind,
        payload=read_payload(kind, payload).dump(), evidence=find_quote(text, quote),
        rule="test", why_id="uji", why_en="test", confidence=0.9, is_main=kind == "event",
    )  # fmt: skip


def export(folder, *options) -> list[dict]:
    run("export_reference", folder, *options)
    return json.loads((folder / "gold.json").read_text("utf-8"))["documents"]


def evaluate(folder) -> dict:
    out = StringIO()
    call_command("evaluate", str(folder / "gold.json"), str(folder / "texts"), "--json", stdout=out)
    return json.loads(out.getvalue())


def test_it_works(curated, editor, tmp_path):
    for suggestion in Suggestion.objects.filter(state="pending"):
        desk.reject(suggestion, editor, reason="not of the chronicle")
    documents = export(tmp_path / "reference")
    assert len(documents) == 5
    assert {document["received"] for document in documents} == {"2026-11-20"}
    scores = evaluate(tmp_path / "reference")
    assert scores["documents"] == 5 and scores["bad_spans"] == 0
    assert all(layer["recall"] >= 0.7 for layer in scores["layers"].values()), scores["layers"]


def test_what_nobody_decided_counts_neither_way(curated, tmp_path):
    export(tmp_path / "reference", *DECIDED)
    scores = evaluate(tmp_path / "reference")
    assert scores["macro_f1"] >= 0.9
    assert scores["layers"]["topics"]["precision"] == scores["layers"]["countries"]["precision"] == 1.0


def test_a_wrong_decision_lowers_the_score(curated, editor, tmp_path):
    export(tmp_path / "right", *DECIDED)
    right = evaluate(tmp_path / "right")["layers"]["countries"]
    article = Article.objects.get(import_ref__endswith="000_507e6c6b2b644cee.txt")
    event = Decision.objects.filter(article=article, event__isnull=False).first().event
    passage = desk.Passage(article.current_text, "Konvensi PBB")
    desk.state(read_payload("participation", {"country": "BR", "role": "host"}), passage, editor, event=event)
    export(tmp_path / "wrong", *DECIDED)
    wrong = evaluate(tmp_path / "wrong")["layers"]["countries"]
    assert wrong["reference"] == right["reference"] + 1 and wrong["recall"] < right["recall"]


def test_each_thing_has_the_shape_of_a_reference(article, tmp_path):
    (document,) = export(tmp_path, *DECIDED)
    assert document["events"] == [
        {
            "title": "Konferensi", "type": "conference", "start": "2025-12-17", "end": "2025-12-17",
            "quote": "Thailand jadi tuan rumah pada 17 Desember 2025",
        }
    ]  # fmt: skip
    assert document["countries"] == [
        {"iso2": "TH", "role": "host", "quote": "Thailand"},
        {"iso2": "KH", "role": "absent", "quote": "Kamboja absen", "optional": True},
    ]
    assert (document["topics"], document["optional_topics"]) == ([], ["online_scam"])
    assert (document["language"], document["received"], document["published"]) == ("id", "2025-12-20", None)


def test_the_text_goes_out_byte_for_byte_under_a_harmless_name(article, tmp_path):
    (document,) = export(tmp_path / "x", *DECIDED)
    assert document["file"] == f"{article.pk:06}_desk_.._1.txt"
    assert (tmp_path / "x/texts" / document["file"]).read_bytes() == article.current_text.text.encode()
    assert sorted(path.name for path in tmp_path.rglob("*")) == sorted(["x", "gold.json", "texts", document["file"]])


@pytest.mark.parametrize("ref", ["../../etc/passwd", "/", "a\\b", "ก" * 200, "x.txt", "x" * 200])
def test_no_reference_leads_out_of_the_folder(article, tmp_path, ref):
    Article.objects.update(import_ref=ref)
    (document,) = export(tmp_path / "x", *DECIDED)
    assert (tmp_path / "x/texts" / document["file"]).is_file() and len(document["file"]) < 100


def test_what_was_edited_goes_out_as_edited(article, editor, tmp_path):
    suggestion = Suggestion.objects.get(payload__country="KH")
    said = read_payload("country", {"country": "KH", "role": "mentioned"})
    desk.edit(suggestion, said, editor, evidence=find_quote(article.current_text, "Kamboja"))
    (document,) = export(tmp_path, *DECIDED)
    assert document["countries"][1] == {"iso2": "KH", "role": "mentioned", "quote": "Kamboja"}


def test_what_was_stated_goes_out_with_its_passage(article, editor, tmp_path):
    event = Decision.objects.exclude(event=None).first().event
    stated = {
        "person": {"actor_name": "Siti", "actor_kind": "person", "role": "speaker"},
        "figure": {"value": "17", "unit": "days"},
        "commitment": {"what_id": "hadir"},
        "instrument": {"type": "mou", "name_id": "Nota"},
        "topic": {"topic": "phishing"},
    }
    for kind, payload in stated.items():
        desk.state(
            read_payload(kind, payload), desk.Passage(article.current_text, "17 Desember"), editor, event=event
        )
    desk.state(
        read_payload("country", {"country": "VN", "role": "host"}), desk.Statement("s", "s"), editor, event=event
    )
    (document,) = export(tmp_path, *DECIDED)
    assert document["people"][0]["name"] == "Siti" and document["figures"][0]["value"] == 17
    assert document["commitments"][0]["what"] == "hadir" and document["instruments"][0]["kind"] == "mou"
    assert document["topics"] == ["phishing"]
    assert "VN" not in {row["iso2"] for row in document["countries"]}


def test_what_was_rejected_does_not_go_out(article, editor, tmp_path):
    for suggestion in Suggestion.objects.filter(state="pending"):
        desk.reject(suggestion, editor, reason="no")
    (document,) = export(tmp_path)
    assert [row["iso2"] for row in document["countries"]] == ["TH"]
    assert document["topics"] == document["optional_topics"] == []


def test_what_was_withdrawn_counts_neither_way(article, tmp_path):
    Fact.objects.filter(kind="participation").update(state=FactState.WITHDRAWN)
    (document,) = export(tmp_path, *DECIDED)
    assert all(row["optional"] for row in document["countries"])


def test_a_date_that_is_not_of_the_text_is_not_asked_of_it(article, tmp_path):
    Article.objects.update(published_edtf="2025-12-18", published_basis="stated")
    assert export(tmp_path / "a", *DECIDED)[0]["published"] == {"date": "2025-12-18"}
    Article.objects.update(published_basis="explicit")
    assert export(tmp_path / "b", *DECIDED)[0]["published"] == {"date": "2025-12-18", "optional": True}


def test_only_the_newest_text_counts(article, tmp_path):
    text = ArticleText.objects.create(article=article, version=2, text="Ini teks lain sama sekali.")
    with pytest.raises(CommandError, match="nothing to export"):
        export(tmp_path, *DECIDED)
    ExtractionRun.objects.create(text=text, rules_version="test")
    (document,) = export(tmp_path, *DECIDED)
    assert document["events"] == document["countries"] == document["optional_topics"] == []


def test_refuses_an_empty_database(db, tmp_path):
    with pytest.raises(CommandError, match="nothing to export"):
        export(tmp_path / "x")
    assert not (tmp_path / "x").exists()


def test_refuses_articles_on_which_something_is_open(article, tmp_path):
    with pytest.raises(CommandError, match="--articles decided"):
        export(tmp_path)


def test_refuses_a_folder_that_is_not_empty(article, tmp_path):
    (tmp_path / "mine.txt").write_text("keep")
    with pytest.raises(CommandError, match="not empty"):
        export(tmp_path, *DECIDED)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_refuses_a_file_in_the_place_of_a_folder(article, tmp_path):
    (tmp_path / "x").write_text("")
    with pytest.raises(CommandError, match="Not a directory"):
        export(tmp_path / "x", *DECIDED)


def test_twice_gives_the_same_bytes(curated, tmp_path):
    for name in ("a", "b"):
        export(tmp_path / name, *DECIDED)
    assert (tmp_path / "a/gold.json").read_bytes() == (tmp_path / "b/gold.json").read_bytes()


def test_queries_grow_with_articles_only(curated, django_assert_max_num_queries, tmp_path):
    with django_assert_max_num_queries(2 + 8 * 5):
        export(tmp_path, *DECIDED)
