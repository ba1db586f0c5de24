"""Names learned from accepted mentions: proposed, never added."""

import pytest

from newsroom.desk import accept, reject, undo
from newsroom.desk.hearing import heard_names
from newsroom.desk.payloads import PartPayload
from newsroom.models import Actor, Forum, Name

PERSON = PartPayload(actor_name="Sihasak Phuangketkeow", actor_kind="person", role="speaker")


@pytest.fixture
def event(proposer, edi):
    return accept(proposer.event(), edi).event


@pytest.fixture
def body(world) -> Actor:
    return Actor.objects.create(slug="tna", kind="organisation", name_en="Thai News Agency")


def test_it_works(event, body, proposer, edi):
    part = PartPayload(actor="tna", role="mentioned")
    accept(proposer.suggest("organisation", part, "TNA"), edi)
    accept(proposer.suggest("organisation", part, "Bangkok (TNA)"), edi)
    [once, also] = heard_names(body)
    assert {once.text, also.text} == {"TNA", "Bangkok (TNA)"} and once.language == "en"
    assert not Name.objects.filter(actor=body).exists()


def test_what_is_a_name_already_is_not_proposed(event, body, proposer, edi):
    Name.objects.create(actor=body, text="tna")
    accept(proposer.suggest("organisation", PartPayload(actor="tna", role="mentioned"), "TNA"), edi)
    assert heard_names(body) == []


def test_what_was_rejected_or_taken_back_proposes_nothing(event, body, article, proposer, edi):
    part = PartPayload(actor="tna", role="mentioned")
    reject(proposer.suggest("organisation", part, "Bangkok (TNA)"), edi, reason="not it")
    accept(proposer.suggest("organisation", part, "TNA"), edi)
    undo(article, edi)
    assert heard_names(body) == []


def test_a_forum_hears_its_names_too(event, proposer, edi):
    accept(proposer.suggest("forum", PartPayload(forum="adgmin", role="mentioned"), "Talks"), edi)
    assert [one.text for one in heard_names(Forum.objects.get())] == ["Talks"]


def test_the_passage_of_a_countrys_role_is_no_name(event, proposer, edi, body):
    accept(proposer.suggest("country", PartPayload(country="TH", role="host"), "Thailand hosted"), edi)
    assert heard_names(body) == []
