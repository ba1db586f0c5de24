"""The heart of the site: the fact, the passage that proves it in its surroundings, and how it came here."""

import re

import pytest

from newsroom.models import Evidence, Proof
from newsroom.models.record import Verb
from newsroom.models.review import Stance
from newsroom.models.visibility import State
from tests.factories import (
    TEXT,
    make_article,
    make_country,
    make_decision,
    make_event,
    make_evidence,
    make_outlet,
    make_part,
    prove,
)

pytestmark = pytest.mark.django_db
QUOTE = "Kamboja tidak mengirimkan perwakilan"
SENTENCE = f"<mark><strong>{QUOTE}</strong> ke pertemuan tersebut.</mark>"
LONG = " ".join(f"Kata nomor {number} berdiri di muka." for number in range(60)) + f" {TEXT} " + "Ekor panjang. " * 60


def absence(text: str = LONG, **outlet):
    article = make_article(text=text, outlet=make_outlet(f"Kantor {outlet}", **outlet))
    event = make_event("Konferensi")
    return make_part(event, make_evidence(article, QUOTE), country=make_country("KH"), presence="absent")


def page_of(client, fact, prefix: str = "") -> str:
    answer = client.get(prefix + fact.get_absolute_url())
    assert answer.status_code == 200
    return answer.content.decode()


def test_it_works(client):
    fact = absence()
    page = page_of(client, fact, "/en")
    assert "<h1>Cambodia was absent</h1>" in page
    assert SENTENCE in page
    article = Proof.objects.get(fact=fact.pk).evidence.text.article
    assert article.get_absolute_url() in page
    assert fact.event.get_absolute_url() in page


def test_the_sentence_stands_in_a_little_of_its_surroundings_and_no_more(client):
    page = page_of(client, absence())
    assert "Thailand menjadi tuan rumah pertemuan itu." in page
    assert "Kata nomor 3 " not in page
    quoted = re.sub(r"<[^>]+>", "", re.search(r"<blockquote.*?</blockquote>", page, re.S)[0])
    assert len(quoted) < 160 * 2 + 250


def test_no_word_is_cut_in_two(client):
    page = page_of(client, absence())
    quoted = re.sub(r"<[^>]+>", " ", re.search(r"<blockquote.*?</blockquote>", page, re.S)[0])
    known = set(re.findall(r"\w+", LONG))
    assert set(re.findall(r"\w+", quoted)) <= known


def test_a_short_text_is_not_shown_whole(client):
    text = f"Awal. {QUOTE}. Akhir."
    page = page_of(client, absence(text))
    assert f"<strong>{QUOTE}</strong>" in page
    assert "Awal." not in page
    assert "Awal." in page_of(client, absence(text, rights="full_text"))


def test_a_sentence_without_end_is_cut_down(client):
    text = "kata " * 1000 + QUOTE + " ekor" * 1000
    page = page_of(client, absence(text))
    quoted = re.search(r"<blockquote.*?</blockquote>", page, re.S)[0]
    assert QUOTE in quoted
    assert len(quoted) < 1200


def test_an_outlet_that_allows_a_link_only_is_only_linked(client):
    fact = absence(rights="link_only")
    page = page_of(client, fact)
    assert QUOTE not in page
    assert "<blockquote" not in page
    article = Proof.objects.get(fact=fact.pk).evidence.text.article
    assert article.get_absolute_url() in page
    for address in (fact.event.get_absolute_url(), "/countries/kh/", "/", article.get_absolute_url()):
        assert QUOTE not in client.get(address).content.decode(), address


def test_a_passage_that_is_not_where_it_says_is_shown_nowhere(client):
    fact = absence()
    evidence = Proof.objects.get(fact=fact.pk).evidence
    Evidence.objects.filter(pk=evidence.pk).update(exact="X" * len(evidence.exact))
    for address in (fact.get_absolute_url(), fact.event.get_absolute_url(), "/countries/kh/"):
        page = client.get(address).content.decode()
        assert "XXX" not in page
        assert QUOTE not in page


def test_letters_beyond_the_first_plane_do_not_shift_the_passage(client):
    page = page_of(client, absence(f"🕵️‍♂️ “𝔅𝔞𝔫𝔤𝔨𝔬𝔨” 泰国 ประเทศไทย. {QUOTE} ke pertemuan tersebut. " + "Ekor. " * 80))
    assert SENTENCE in page


def test_markup_in_a_text_is_text(client):
    page = page_of(client, absence(f"<b>Tebal</b> & <script>x</script>. {QUOTE}. " + "Ekor. " * 80))
    assert "<script>x" not in page
    assert "&lt;b&gt;Tebal" in page


def test_where_it_stands_and_who_decided(client):
    fact = absence()
    evidence = Proof.objects.get(fact=fact.pk).evidence
    page = page_of(client, fact)
    assert evidence.text.sha256[:12] in page
    assert str(evidence.start) in page
    assert "sari.editor" not in page


def test_readers_are_told_that_the_source_has_changed_since(client):
    fact = absence()
    told = "The source has changed since"
    assert told not in page_of(client, fact, "/en")
    article = Proof.objects.get(fact=fact.pk).evidence.text.article
    article.texts.create(version=2, text="A correction: nobody stayed away.")
    page = page_of(client, fact)  # in English still
    assert told in page and SENTENCE in page


def test_an_editors_statement_is_shown_as_one(client):
    fact = make_part(make_event(), country=make_country("TH"))
    Proof.objects.filter(fact=fact.pk).delete()
    decision = make_decision(Verb.STATE)
    prove(fact, statement_id="Situs kementerian memuatnya", link="https://example.org/x", decision=decision)
    page = page_of(client, fact)
    assert "Situs kementerian memuatnya" in page
    assert re.search(r'href="https://example.org/x"\s+rel="nofollow noopener noreferrer"', page)


def test_what_speaks_against_it_stands_apart(client):
    fact = absence()
    against = make_article(text="Kamboja hadir di sana. Begitulah.", title="Bantahan")
    prove(fact, make_evidence(against, "Kamboja hadir"), stance=Stance.DISPUTES)
    supports, disputes = page_of(client, fact).split('class="block disputed"')
    assert "Kamboja hadir" not in supports
    assert "<strong>Kamboja hadir</strong>" in disputes


def test_a_withdrawn_dispute_is_not_shown(client):
    fact = absence()
    against = make_article(text="Kamboja hadir di sana. Begitulah.", state=State.KILLED)
    prove(fact, make_evidence(against, "Kamboja hadir"), stance=Stance.DISPUTES)
    assert "Kamboja hadir" not in page_of(client, fact)


def test_the_reason_of_an_inferred_date_is_there(client):
    fact = make_part(make_event(), country=make_country("TH"), edtf="2025-12-17?", reason="satu-satunya hari Rabu")
    assert "satu-satunya hari Rabu" in page_of(client, fact)


@pytest.mark.parametrize("key", ["0", "999", "9" * 18, "9" * 20, "9" * 5000, "-1", "1.5", "abc", "%00", "1%00", "٣"])
def test_an_unknown_proof_is_an_unknown_page(client, key):
    assert client.get(f"/proof/{key}/").status_code == 404
