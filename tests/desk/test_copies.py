"""Copies: found when an article is read, in few steps however many are kept; corrected by people, for good."""

import datetime as dt
import itertools
import threading

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from newsroom.analysis import zones
from newsroom.desk import accept, call_copy, call_independent, edit, publish, suggest
from newsroom.desk.copies import compare, keep_prints
from newsroom.desk.errors import MissingReason, NotAllowed, WrongState
from newsroom.desk.payloads import FigurePayload
from newsroom.intake.incoming import Incoming, keep
from newsroom.intake.world import load_world
from newsroom.models import Article, Decision, Fact, Resemblance, Suggestion, TextPrint
from newsroom.models.copies import MOST_HOLDERS
from newsroom.models.facts import FactKind

STORY = [
    "Thailand hosted an international conference on online scams in Bangkok on 17 December 2025.",
    "More than 300 delegates from 58 countries took part in the meeting at the foreign ministry.",
    "Cambodia did not send anyone to the conference, the organisers said on its first evening.",
    "The delegates adopted a joint statement that promises faster freezing of stolen money.",
]
OTHER = [
    "Police in Manila raided an online gambling hub and took ninety foreign workers into custody.",
    "The owners had moved their servers abroad before the officers came, a spokesman explained.",
    "Prosecutors will decide next week whether the managers are charged with human trafficking.",
]
LEAD = ["Governments want to work together more closely, our correspondent in the region reports."]
numbers = itertools.count()


def kept(sentences: list[str], outlet: str = "", ref: str = "") -> Article:
    incoming = Incoming(
        import_ref=ref or f"test:{next(numbers)}",
        text="A headline of our own\n\n" + " ".join(sentences) + "\n",
        title="A headline of our own",
        language="en",
        outlet=outlet or f"Outlet {next(numbers)}",
        received_on=dt.date(2025, 12, 20),
    )
    return keep(incoming).article


def read(*parts: list[str], outlet: str = "") -> Article:
    article = kept([sentence for part in parts for sentence in part], outlet)
    suggest(article)
    article.refresh_from_db()
    return article


def pairs() -> list[tuple]:
    return list(Resemblance.objects.order_by("article", "other").values_list("article", "other", "likeness"))


def test_it_works(world):
    wire, copy, stranger = read(STORY), read(LEAD, STORY), read(OTHER)
    assert copy.syndicated_from == wire and wire.syndicated_from is None and stranger.syndicated_from is None
    found = Resemblance.objects.get()
    assert (found.article, found.other, found.likeness) == (copy, wire, "copy") and found.containment == 1
    for start, end, other_start, other_end in found.shared:
        assert copy.current_text.text[start:end] == wire.current_text.text[other_start:other_end]


def test_twice_changes_nothing(world):
    _wire, _copy = read(STORY), read(LEAD, STORY)
    before = list(Resemblance.objects.values()), set(TextPrint.objects.values_list("pk", flat=True))
    for article in Article.objects.all():
        suggest(article)
    assert (list(Resemblance.objects.values()), set(TextPrint.objects.values_list("pk", flat=True))) == before


def test_a_passage_in_common_makes_no_copy(world):
    first = read(STORY)
    second = read(LEAD, OTHER, STORY[:1], STORY[3:4])
    assert pairs() == [(second.pk, first.pk, "part")] and second.syndicated_from is None


def test_a_copy_of_a_copy_copies_the_first(world):
    first, _second, third = read(STORY), read(LEAD, STORY), read(LEAD, STORY, OTHER[:1])
    assert third.syndicated_from == first


def test_a_changed_text_is_compared_anew(world):
    read(STORY)
    copy = read(LEAD, STORY)
    kept(LEAD + OTHER, outlet=copy.outlet.name, ref=copy.import_ref)
    suggest(copy)
    copy.refresh_from_db()
    assert copy.syndicated_from is None and pairs() == []


def test_of_two_read_at_once_the_later_sees_the_earlier(world):
    one, two = kept(STORY), kept(LEAD + STORY)
    for article in (one, two):
        text = article.current_text
        keep_prints(article, text, zones(text.text))
    for article in (two, one):
        compare(article)
    assert pairs() == [(two.pk, one.pk, "copy")]


def test_the_work_does_not_grow_with_what_is_kept(world):
    """A slogan that everybody prints is kept a few times only, and a story finds its copies all the same."""
    TextPrint.objects.all().delete()

    def queries() -> tuple[int, int]:
        article = kept(STORY)
        text = article.current_text
        with CaptureQueriesContext(
            connection,
        ) as seen:
            keep_prints(article, text, zones(text.text))
            found = compare(article)
        return len(seen), found.compared

    counts = [queries() for _ in range(MOST_HOLDERS + 8)]
    holders = TextPrint.objects.filter(is_sentence=True).values_list("value", flat=True)
    assert max(list(holders).count(value) for value in set(holders)) == MOST_HOLDERS
    assert max(compared for _n, compared in counts) <= 12 and max(n for n, _c in counts) <= counts[20][0] + 4
    assert Article.objects.filter(syndicated_from__isnull=True).count() == 1


def test_a_person_knows_better_for_good(world, edi):
    wire, copy = read(STORY), read(LEAD, STORY)
    call_independent(copy, edi, reason="They had their own reporter there.")
    suggest(copy)
    copy.refresh_from_db()
    assert copy.syndicated_from is None
    decision = Decision.objects.get(verb="not_copy")
    assert decision.before == {"syndicated_from": wire.pk} and decision.after == {"syndicated_from": None}
    third = read(OTHER)
    call_copy(third, wire, edi, reason="A translation of the same wire.")
    suggest(third)
    third.refresh_from_db()
    assert third.syndicated_from == wire


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_of_two_copies_read_at_once_one_is_the_copy(world):
    for _turn in range(3):
        TextPrint.objects.all().delete()
        wire, copy, start = kept(STORY), kept([*LEAD, *STORY]), threading.Barrier(2)

        def read_one(article, start=start):
            start.wait()
            try:
                suggest(article)
            finally:
                connection.close()

        threads = [threading.Thread(target=read_one, args=(article,)) for article in (copy, wire)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        copy.refresh_from_db()
        wire.refresh_from_db()
        assert (wire.syndicated_from, copy.syndicated_from) == (None, wire)
        assert Resemblance.objects.filter(article=copy, other=wire).count() == 1


def test_refuses_a_copy_of_itself(world, edi):
    wire, copy = read(STORY), read(LEAD, STORY)
    with pytest.raises(WrongState, match="no copy of itself"):
        call_copy(wire, wire, edi, reason="?")
    with pytest.raises(WrongState, match="call it independent first"):
        call_copy(wire, copy, edi, reason="?")


def test_a_book_is_known_by_how_it_begins(world):
    """Hundreds of thousands of sentences are more than a database takes in one question."""
    book = [
        f"Chapter {number} tells of the scam centres, of their victims and of the police." for number in range(60_000)
    ]
    first, second = kept(book), kept([*book, "An afterword stands only here, at the end of the second edition."])
    for article in (first, second):
        text = article.current_text
        keep_prints(article, text, tuple(zones(text.text)))
    assert TextPrint.objects.filter(article=first).count() < 600
    assert compare(second).kept == 1


def test_refuses_without_a_reason_and_without_the_permission(world, edi, carol):
    wire, copy = read(STORY), read(LEAD, STORY)
    with pytest.raises(MissingReason):
        call_independent(copy, edi, reason=" ")
    with pytest.raises(NotAllowed):
        call_copy(copy, wire, carol, reason="Because.")
    assert not Decision.objects.filter(verb__in=["copy", "not_copy"]).exists()


@pytest.fixture
def proved(db, edi, putri):
    """A function: an event with the number of delegates, proved by these articles and published."""
    load_world()

    def prove(*articles: Article) -> Fact:
        first = Suggestion.objects.filter(article=articles[0], kind="event").order_by("-is_main").first()
        event = accept(first, edi).event
        delegates = FigurePayload(value="300", unit="people", qualifier="more_than", what_en="delegates")
        for article in articles:
            figure = Suggestion.objects.get(article=article, kind="figure", payload__value="300")
            edit(figure, delegates, edi, event=event)
        publish(event, putri)
        return Fact.objects.filter(event=event, kind=FactKind.FIGURE).with_sources().get()

    return prove


def test_copies_of_one_wire_count_once(proved):
    assert proved(read(STORY), read(LEAD, STORY), read(LEAD, STORY, OTHER[:1])).sources == 1


def test_two_reports_of_one_outlet_count_once(proved):
    own = ["In Bangkok more than 300 delegates from 58 countries took part in talks, our count shows."]
    assert proved(read(STORY, outlet="TNA"), read(own, OTHER, outlet="TNA")).sources == 1


def test_reports_in_their_own_words_count_each(proved, edi):
    own = ["In Bangkok more than 300 delegates from 58 countries took part in a conference on online scams."]
    wire, copy = read(STORY), read(LEAD, STORY)
    assert proved(wire, copy, read(own)).sources == 2
    call_independent(copy, edi, reason="Their own.")
    assert Fact.objects.filter(kind=FactKind.FIGURE).with_sources().get().sources == 3
