from decimal import Decimal

import pytest

from newsroom.analysis.reading import (
    Because,
    CountryMention,
    DateReading,
    EventMention,
    FigureMention,
    ForumMention,
    OrganisationMention,
    PersonMention,
    Span,
    TopicMention,
)
from newsroom.desk.proposals import Wording, propose

SPAN = Span(0, 5, "words")
FORUMS = {"ammtc"}


@pytest.fixture(autouse=True)
def plain_reasons(monkeypatch):
    import sys

    monkeypatch.setattr(
        sys.modules["newsroom.desk.proposals"], "explain", lambda because, language: f"{language} why"
    )


def said(mention, language="id"):
    return propose(mention, Wording(language), FORUMS)


def made(kind, **fields):
    return kind(span=SPAN, because=Because("rule"), confidence=0.9, **fields)


def test_it_works():
    proposal = said(made(CountryMention, iso2="KH", role="absent"))
    assert proposal.kind == "country" and proposal.span == SPAN
    assert proposal.payload.dump() | {} == {
        "country": "KH", "role": "participant", "presence": "absent", "basis": "unknown", "actor_kind": "organisation"
    }  # fmt: skip


def test_an_event_brings_its_date_with_reasons():
    date = DateReading("2025?-03-26", "2025-03-26", None, "day", "weekday", Because("rule"), Span(6, 9, "26/3"))
    payload = said(
        made(EventMention, title="Pertemuan", type="conference", date=date, iso2="TH", forum="ammtc")
    ).payload
    assert (payload.title_id, payload.edtf, payload.basis, payload.forum) == (
        "Pertemuan",
        "2025?-03-26",
        "weekday",
        "ammtc",
    )
    assert (payload.date_reason_id, payload.date_reason_en) == ("id why", "en why")


def test_words_of_another_language_do_not_pass_for_english():
    date = DateReading("", None, None, "unknown", "unknown", Because("rule"))
    thai = said(made(EventMention, title="การประชุม", type="conference", date=date), "th").payload
    assert (thai.title_id, thai.title_en) == ("", "[th] การประชุม")


def test_a_body_is_an_actor_and_a_forum_a_forum():
    assert said(made(ForumMention, key="ammtc", name="AMMTC")).payload.forum == "ammtc"
    assert said(made(ForumMention, key="interpol", name="Interpol")).payload.actor == "interpol"
    assert said(made(OrganisationMention, name="Interpol", key="interpol")).payload.actor == "interpol"


def test_a_ministry_is_a_government_body():
    payload = said(made(OrganisationMention, name="Kementerian Luar Negeri", iso2="ID")).payload
    assert (payload.actor_name, payload.actor_kind) == ("Kementerian Luar Negeri", "government")


def test_a_speaker_was_there():
    payload = said(made(PersonMention, name="Siti", title="Menteri", role="speaker")).payload
    assert (payload.presence, payload.capacity, payload.actor_kind) == ("present", "Menteri", "person")


@pytest.mark.parametrize(("value", "text"), [("300000000", "300000000"), ("4.60", "4.6"), ("1E+9", "1000000000")])
def test_a_figure_keeps_its_digits(value, text):
    payload = said(made(FigureMention, value=Decimal(value), unit="usd", qualifier="exact", what="x")).payload
    assert payload.value == text


def test_the_fingerprint_knows_no_offsets_and_no_reasons():
    class Article:
        pk = 1

    one = said(made(TopicMention, key="phishing"))
    moved = propose(
        TopicMention(span=Span(90, 95, " WORDS"), because=Because("other"), confidence=0.1, key="phishing"),
        Wording("en"),
        FORUMS,
    )
    other = said(made(TopicMention, key="ransomware"))
    assert one.fingerprint(Article) == moved.fingerprint(Article) != other.fingerprint(Article)
