"""Which events are one: suggested across languages, resolved weekdays, and never decided by the machine."""

import datetime as dt

import pytest

from newsroom.desk import accept, reject, suggest, tell_apart
from newsroom.desk.clues import dump, load
from newsroom.desk.errors import NotAllowed, WrongState
from newsroom.desk.linking import MOST_MATCHED, matches_of
from newsroom.desk.suggest import current_gazetteer
from newsroom.intake.documents import incoming
from newsroom.intake.incoming import keep
from newsroom.intake.world import load_world
from newsroom.models import Article, Event, EventClue, Suggestion

ENGLISH = (
    "BANGKOK, Dec 17 (TNA) - Thailand on 17 December 2025 hosted the International Conference on Global Partnership "
    "against Online Scams in Bangkok. More than 300 delegates from 58 countries came.\n"
)
INDONESIAN = (
    "Bangkok (ANTARA) - Konferensi Internasional tentang Kemitraan Global Melawan Penipuan Daring digelar di Bangkok "
    "pada 17 hingga 18 Desember 2025. Lebih dari 300 peserta dari 58 negara hadir.\n"
)
WEEKDAY = (
    "Jakarta (ANTARA) - Konferensi Internasional tentang Kemitraan Global Melawan Penipuan Daring digelar di Bangkok "
    "pada Rabu.\n"
)
FLIGHT = (
    "Jakarta (ANTARA) - Sebanyak 84 WNI korban penipuan daring dipulangkan dari Myanmar ke Jakarta pada "
    "20 Februari 2025.\n"
)
LATER = FLIGHT.replace("84", "169").replace("20 Februari", "5 Mei")


@pytest.fixture
def read(db):
    load_world()

    def read(text: str) -> Article:

        article = keep(incoming(text, f"test:{len(text)}", current_gazetteer(), dt.date(2025, 12, 20))).article
        suggest(article)
        return article

    return read


def main(article: Article) -> Suggestion:
    return Suggestion.objects.get(article=article, kind="event", is_main=True)


def links(article: Article):
    return matches_of(article)[main(article).pk].links


def test_it_works(read, edi):
    english, indonesian = read(ENGLISH), read(INDONESIAN)
    found = links(indonesian)
    assert [link.suggestion for link in found] == [main(english)] and found[0].sameness.likely
    event = accept(main(english), edi).event
    assert [link.event for link in links(indonesian)] == [event]
    accept(main(indonesian), edi, event=event)
    assert Event.objects.count() == 1 and matches_of(indonesian) == {}


def test_a_bare_weekday_is_resolved_through_the_linked_event(read, edi):
    event = accept(main(read(INDONESIAN)), edi).event
    vague = read(WEEKDAY)
    assert "edtf" not in main(vague).payload
    [link] = links(vague)
    assert link.event == event and link.sameness.date.edtf == "2025-12-17?" and link.sameness.date.basis == "linked"


def test_two_flights_months_apart_are_not_linked(read, edi):
    accept(main(read(FLIGHT)), edi)
    assert links(read(LATER)) == []


def test_an_event_without_a_date_is_recognised_by_its_report(read, edi):
    vague = main(read(WEEKDAY))
    event = accept(vague, edi).event
    assert event.start_earliest is None
    Article.objects.filter(pk=vague.article_id).update(published_edtf="2025-12-18")
    [link] = links(read(INDONESIAN))
    assert link.event == event and "same_reported" in {because.rule for because in link.sameness.reasons}
    Article.objects.filter(pk=vague.article_id).update(published_edtf="2025-03-18")
    assert links(read(INDONESIAN)) == []


def test_events_to_choose_from_reach_further_than_the_likely_ones(read, edi):
    flight = accept(main(read(FLIGHT)), edi).event
    conference = accept(main(read(ENGLISH)), edi).event
    Event.objects.filter(pk=conference.pk).update(
        timeline_key=0, start_earliest=None, end_latest=None, precision="unknown"
    )
    found = matches_of(read(INDONESIAN))
    assert conference in next(iter(found.values())).events and flight not in next(iter(found.values())).events


def test_a_page_that_lists_many_events_is_compared_in_a_bounded_number_of_queries(
    read, edi, django_assert_max_num_queries
):
    article = read(INDONESIAN)
    row = main(article)
    clue = row.clue
    for number in range(30):
        row.pk, row.fingerprint, row.is_main = None, f"{number}", False
        row.save()
        clue.pk = row.pk
        clue.save(force_insert=True)
    with django_assert_max_num_queries(3 * MOST_MATCHED + 5):
        found = matches_of(article)
    assert len(found) == MOST_MATCHED and main(article).pk in found


def test_what_was_told_apart_is_not_offered_again(read, edi):
    event = accept(main(read(ENGLISH)), edi).event
    article = read(INDONESIAN)
    tell_apart(main(article), event, edi)
    assert links(article) == []
    Suggestion.objects.filter(article=article).delete()
    suggest(article)
    assert links(article) == []


def test_rejected_and_decided_suggestions_are_not_offered(read, edi):
    english, indonesian = read(ENGLISH), read(INDONESIAN)
    reject(main(english), edi, reason="no")
    assert links(indonesian) == []


def test_an_event_that_takes_no_facts_is_not_offered(read, edi):
    event = accept(main(read(ENGLISH)), edi).event
    Event.objects.filter(pk=event.pk).update(state="killed")
    assert links(read(INDONESIAN)) == []


def test_a_link_decides_nothing(read, edi):
    accept(main(read(ENGLISH)), edi)
    article = read(INDONESIAN)
    matches_of(article)
    assert main(article).state == "pending" and Event.objects.count() == 1


def test_clues_go_with_their_suggestions_and_keep_their_shape(read):
    article = read(ENGLISH)
    clue = EventClue.objects.get(suggestion=main(article))
    assert dump(load(clue.signature)) == {
        **clue.signature,
        "figures": [tuple(pair) for pair in clue.signature["figures"]],
    }
    Suggestion.objects.all().delete()
    assert not EventClue.objects.exists()


def test_the_number_of_queries_does_not_grow_with_events(read, edi, django_assert_max_num_queries):
    for _ in range(3):
        read(ENGLISH.replace("300", str(310 + _)) + "x" * _)
    article = read(INDONESIAN)
    with django_assert_max_num_queries(8):
        assert len(links(article)) == 3


def test_refuses_without_the_permission_and_for_other_kinds(read, edi, carol):
    article = read(ENGLISH)
    event = accept(main(article), edi).event
    with pytest.raises(NotAllowed):
        tell_apart(main(article), event, carol)
    with pytest.raises(WrongState):
        tell_apart(Suggestion.objects.filter(kind="country").first(), event, edi)
