"""Publication refuses what would name a victim, suspect or accused; a publisher may allow it, and take that back."""

import pytest
from django.db import IntegrityError, transaction

from newsroom import desk
from newsroom.desk.errors import BadPayload, MissingReason, NotAllowed, WrongState
from newsroom.desk.names import GuardedName, check_names, kept_names
from newsroom.desk.payloads import read_payload
from newsroom.models import Actor, Decision, Event, Fact, Figure, NameAllowance, Participation
from newsroom.models.facts import FactState
from newsroom.models.names import holds_name
from newsroom.models.record import Verb
from newsroom.models.visibility import State
from tests.factories import make_actor, make_article, make_event, make_evidence, make_fact, make_outlet, make_part

NAME = "Siti Rahmawati"
BEFORE = "Polisi menyampaikan keterangan kepada pers di Jakarta pada hari itu. " * 4
TEXT = f"Para korban tiba di Bangkok. {BEFORE} Tiga korban, antara lain {NAME}, dipulangkan. {BEFORE} Selesai sudah."
REASON = "Ia sendiri menceritakannya kepada pers dengan nama lengkap."


@pytest.fixture
def siti(db) -> Actor:
    return make_actor("siti", name_id=NAME)


@pytest.fixture
def article(db):
    return make_article(TEXT)


@pytest.fixture
def event(article) -> Event:
    """A draft with its occurrence proved by a passage that names nobody."""
    return make_event("Pemulangan", evidence=make_evidence(article, "Para korban tiba di Bangkok"), state=State.DRAFT)


def accepted(event: Event, actor: Actor, role: str = "victim", **fields) -> Participation:
    evidence = make_evidence(event.facts.first().proofs.first().evidence.text.article, NAME)
    return make_part(event, evidence, actor=actor, role=role, state=FactState.ACCEPTED, **fields)


def test_it_works(event, siti, putri):
    part = accepted(event, siti)
    with pytest.raises(GuardedName, match=NAME):
        desk.publish(event, putri)
    event.refresh_from_db()
    assert event.state == State.DRAFT
    decision = desk.allow_name(event, siti, putri, reason=REASON)
    assert (decision.verb, decision.event, decision.after) == (
        Verb.ALLOW_NAME,
        event,
        {"actor": "siti", "named": True},
    )
    desk.publish(event, putri)
    assert Fact.objects.published().filter(pk=part.pk).exists()


def test_taking_the_reason_back_holds_the_fact_back_at_once(event, siti, putri):
    part = accepted(event, siti)
    desk.allow_name(event, siti, putri, reason=REASON)
    desk.publish(event, putri)
    taken = desk.protect_name(event, siti, putri, reason="Ia minta namanya dihapus.")
    assert taken.verb == Verb.PROTECT_NAME
    assert not Fact.objects.published().filter(pk=part.pk).exists()
    assert not Actor.objects.published().filter(pk=siti.pk).exists()
    assert Event.objects.published().filter(pk=event.pk).exists()


def test_a_name_stays_kept_in_words_when_the_fact_is_left_out(event, siti, putri):
    desk.withdraw(accepted(event, siti), putri, reason="Nama korban tidak dimuat.")
    check_names(event)
    evidence = make_evidence(event.facts.first().proofs.first().evidence.text.article, "Tiga korban")
    make_fact(Figure, event, evidence, value=3, unit="people", state=FactState.ACCEPTED)
    with pytest.raises(GuardedName, match="passage"):
        desk.publish(event, putri)


def test_a_passage_beside_the_sentence_is_read_too(event, siti, putri):
    desk.withdraw(accepted(event, siti), putri, reason="Nama korban tidak dimuat.")
    article = make_article(f"{NAME} pulang. Tiga korban dipulangkan.")
    make_fact(Figure, event, make_evidence(article, "Tiga korban"), value=3, unit="people", state=FactState.ACCEPTED)
    with pytest.raises(GuardedName):
        desk.publish(event, putri)


def test_the_headline_of_a_source_is_read_too(event, siti, putri, article):
    desk.withdraw(accepted(event, siti), putri, reason="Nama korban tidak dimuat.")
    article.title = f"{NAME} akhirnya pulang"
    article.save()
    with pytest.raises(GuardedName, match="headline"):
        desk.publish(event, putri)


def test_a_passage_that_is_only_linked_to_shows_nothing(event, siti, putri):
    desk.withdraw(accepted(event, siti), putri, reason="Nama korban tidak dimuat.")
    article = make_article(f"{NAME} pulang. Tiga korban dipulangkan.", make_outlet("Tautan", rights="link_only"))
    make_fact(Figure, event, make_evidence(article, "Tiga korban"), value=3, unit="people", state=FactState.ACCEPTED)
    assert desk.publish(event, putri)


@pytest.mark.parametrize("field", ["title_id", "title_en", "summary_id", "summary_en"])
def test_the_cover_does_not_name_them(event, siti, putri, field):
    desk.withdraw(accepted(event, siti), putri, reason="Nama korban tidak dimuat.")
    Event.objects.filter(pk=event.pk).update(**{field: f"Pulangnya {NAME.upper()}"})
    with pytest.raises(GuardedName, match="title"):
        desk.publish(event, putri)


def test_words_of_a_correction_are_read_in_place_of_the_events(event, siti, putri):
    desk.withdraw(accepted(event, siti), putri, reason="Nama korban tidak dimuat.")
    with pytest.raises(GuardedName):
        check_names(event, ["Judul", f"{NAME} pulang"])


def test_the_words_of_another_fact_do_not_name_them(event, siti, putri):
    desk.withdraw(accepted(event, siti), putri, reason="Nama korban tidak dimuat.")
    make_fact(Figure, event, value=3, unit="people", what_id=f"korban seperti {NAME}", state=FactState.ACCEPTED)
    with pytest.raises(GuardedName, match="words of fact"):
        desk.publish(event, putri)


def test_another_event_from_the_same_source_does_not_quote_the_name(event, siti, putri, article):
    accepted(event, siti)
    other = make_event("Konferensi pers", evidence=make_evidence(article, "Tiga korban"), state=State.DRAFT)
    with pytest.raises(GuardedName):
        desk.publish(other, putri)
    desk.allow_name(other, siti, putri, reason=REASON)
    assert desk.publish(other, putri)


@pytest.mark.parametrize(
    "fields",
    [
        {"role": "accused", "standing": "convicted"},
        {"role": "suspect", "standing": "in_office", "capacity": "Menteri"},
    ],
)
def test_the_convicted_and_officials_in_office_are_published(event, siti, putri, fields):
    accepted(event, siti, **fields)
    assert desk.publish(event, putri)


def test_an_organisation_is_no_person(event, putri):
    accepted(event, make_actor("huione", name_id="Grup Huione", kind=Actor.Kind.ORGANISATION), "accused")
    assert desk.publish(event, putri)


@pytest.mark.parametrize("who", ["carol", "edi"])
def test_only_publishers_allow_and_protect(event, siti, putri, who, request):
    by = request.getfixturevalue(who)
    accepted(event, siti)
    with pytest.raises(NotAllowed):
        desk.allow_name(event, siti, by, reason=REASON)
    desk.allow_name(event, siti, putri, reason=REASON)
    with pytest.raises(NotAllowed):
        desk.protect_name(event, siti, by, reason=REASON)
    assert NameAllowance.objects.count() == 1


def test_a_reason_is_needed(event, siti, putri):
    accepted(event, siti)
    with pytest.raises(MissingReason):
        desk.allow_name(event, siti, putri, reason=" ")
    desk.allow_name(event, siti, putri, reason=REASON)
    with pytest.raises(MissingReason):
        desk.protect_name(event, siti, putri, reason="")


def test_what_is_not_kept_cannot_be_allowed_nor_twice(event, siti, putri):
    with pytest.raises(WrongState):
        desk.allow_name(event, siti, putri, reason=REASON)
    with pytest.raises(WrongState):
        desk.protect_name(event, siti, putri, reason=REASON)
    accepted(event, siti)
    desk.allow_name(event, siti, putri, reason=REASON)
    with pytest.raises(WrongState):
        desk.allow_name(event, siti, putri, reason=REASON)
    assert Decision.objects.filter(verb=Verb.ALLOW_NAME).count() == 1


def test_whose_names_are_kept_is_told_with_the_places(event, siti, putri):
    accepted(event, siti)
    Event.objects.filter(pk=event.pk).update(summary_id=f"{NAME} pulang.")
    event.refresh_from_db()
    (kept,) = kept_names(event)
    assert (kept.actor, kept.allowed) == (siti, None) and kept.roles and kept.places
    desk.allow_name(event, siti, putri, reason=REASON)
    (kept,) = kept_names(event)
    assert kept.allowed is not None and kept.allowed.reason == REASON


@pytest.mark.parametrize(
    ("text", "name", "found"),
    [
        ("Korban SITI  rahmawati pulang", NAME, True),
        ("Siti Rahmawatiningsih pulang", NAME, False),
        ("ông Nguyễn Văn Ước.", "Nguyễn Văn Ước", True),
        ("ผู้เสียหายชื่อสมชาย ใจดีถูก", "สมชาย ใจดี", True),
        ("受害人王小明被救出", "王小明", True),
        ("x", "", False),
    ],
)
def test_names_are_found_whole(text, name, found):
    assert holds_name(text, [name]) == found


@pytest.mark.parametrize(
    "wrong",
    [
        {"country": "TH", "role": "victim"},
        {"actor_name": NAME, "role": "speaker", "standing": "convicted"},
        {"actor_name": NAME, "role": "accused", "standing": "in_office"},
        {"actor_name": NAME, "role": "accused", "standing": "famous"},
    ],
)
def test_a_payload_that_makes_no_sense_is_refused(wrong):
    with pytest.raises(BadPayload):
        read_payload("participation", wrong)


@pytest.mark.parametrize("wrong", [{"standing": "famous"}, {"standing": "in_office"}])
def test_the_database_refuses_what_must_not_be(event, siti, wrong):
    part = accepted(event, siti)
    with pytest.raises(IntegrityError), transaction.atomic():
        Participation.objects.filter(pk=part.pk).update(**wrong)
