import json
from pathlib import Path

import pytest

from newsroom.desk.errors import SelfApproval
from newsroom.desk.replay import BadFile, replay, steps
from newsroom.desk.suggest import suggest
from newsroom.models import Decision, Event, Fact, Proof, Suggestion

CURATION = Path(__file__).parents[2] / "seeds" / "curation.json"


@pytest.fixture
def read_seeds(seeds):
    for article in seeds:
        suggest(article)


@pytest.fixture
def people(edi, putri):
    return {"editor": edi, "publisher": putri}


def altered(tmp_path, change) -> Path:
    data = json.loads(CURATION.read_text("utf-8"))
    change(data["events"])
    path = tmp_path / "curation.json"
    path.write_text(json.dumps(data), "utf-8")
    return path


def nothing_written():
    return not (Decision.objects.exists() or Event.objects.exists() or Fact.objects.exists())


def test_it_works(read_seeds, people):
    done = replay(CURATION, "seeds", people)
    assert Event.objects.published().count() == done.published == 7
    assert sum(done.facts.values()) == 102 and done.facts["suggested and accepted"] > 20
    assert not Fact.objects.filter(state="accepted").exists()
    assert [name for name, _count in steps(done)][-1] == "events published"


def test_every_fact_has_proof_and_every_decision_its_person(read_seeds, people):
    replay(CURATION, "seeds", people)
    assert all(fact.proofs.exists() for fact in Fact.objects.all())
    assert Fact.objects.published().count() == Fact.objects.count()
    for proof in Proof.objects.exclude(evidence=None).select_related("evidence__text"):
        evidence = proof.evidence
        assert evidence.text.text[evidence.start : evidence.end] == evidence.exact
    assert {d.by.username for d in Decision.objects.filter(verb="publish")} == {"putri"}
    assert {d.by.username for d in Decision.objects.exclude(verb="publish")} == {"edi"}


def test_twice_changes_nothing(read_seeds, people):
    replay(CURATION, "seeds", people)
    before = Decision.objects.count(), Fact.objects.count(), Proof.objects.count()
    again = replay(CURATION, "seeds", people)
    assert (again.already, again.published, again.facts.total()) == (102, 0, 0)
    assert (Decision.objects.count(), Fact.objects.count(), Proof.objects.count()) == before


def test_without_suggestions_the_editor_states_everything(seeds, people):
    done = replay(CURATION, "seeds", people)
    assert done.facts == {"stated by hand": 102}
    assert Event.objects.published().count() == 7


def test_suggestions_dropped_and_made_again_change_no_public_row(read_seeds, people, seeds):
    replay(CURATION, "seeds", people)
    public = lambda: (  # noqa: E731
        list(Event.objects.published().values()),
        list(Fact.objects.published().values()),
        list(Proof.objects.published().values()),
    )
    before, decided = public(), Suggestion.objects.exclude(state="pending").count()
    Suggestion.objects.all().delete()
    for article in seeds:
        suggest(article)
    assert public() == before
    assert Suggestion.objects.exclude(state="pending").count() == decided


def test_refuses_a_quote_that_is_not_there_and_writes_nothing(read_seeds, people, tmp_path):
    def change(events):
        events[-1]["decisions"][-1]["quote"] = "kata yang tidak ada"

    with pytest.raises(BadFile) as refused:
        replay(altered(tmp_path, change), "seeds", people)
    assert "kata yang tidak ada" in str(refused.value) and "004_f9b7d0997a35ff67.txt" in str(refused.value)
    assert nothing_written()


@pytest.mark.parametrize(
    "change",
    [
        lambda events: events[0]["decisions"][0]["said"].update(type="party"),
        lambda events: events[0]["decisions"][0].update(file="nowhere.txt"),
        lambda events: events[0]["decisions"][0].pop("kind"),
        lambda events: events[0].update(decisions=[]),
        lambda events: events.append({"key": "x"}),
        lambda events: events[4]["decisions"][1].update(link="javascript:alert(1)"),
        lambda events: events[0]["decisions"][0].update(said=[1]),
        lambda events: events[0]["decisions"][0].update(reason_en=5),
        lambda events: events[0]["decisions"][0].update(kind=["x"]),
        lambda events: events[2]["decisions"][5]["said"].update(parties=[1]),
        lambda events: events[2]["decisions"][5]["said"].update(parties=5),
    ],
)
def test_refuses_a_wrong_file_and_writes_nothing(seeds, people, tmp_path, change):
    with pytest.raises(BadFile):
        replay(altered(tmp_path, change), "seeds", people)
    assert nothing_written()


@pytest.mark.parametrize("content", [None, "", "{", "[]", '{"events": 3}', "\xff"])
def test_refuses_what_is_no_file_of_decisions(people, tmp_path, content):
    path = tmp_path / "curation.json"
    if content is not None:
        path.write_text(content, "latin-1")
    with pytest.raises(BadFile):
        replay(path, "seeds", people)


def test_refuses_to_let_one_person_do_both(read_seeds, putri):
    with pytest.raises(SelfApproval):
        replay(CURATION, "seeds", {"editor": putri, "publisher": putri})
    assert nothing_written()
