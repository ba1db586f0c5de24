"""Publication: how many events stand on each timeline, for the lists of countries and forums, in one query each."""

from __future__ import annotations

from django.db import connection
from django.db.models import Count, OuterRef, QuerySet, Subquery, Value

from newsroom.models import Commitment, Country, Event, Forum, Outcome, Participation


def countries_and_their_events() -> QuerySet:
    """Each (country, event) once where the event stands on the country's timeline: `on_timeline_of`, read the other
    way round. Asking it of each of 250 countries in turn takes PostgreSQL two seconds."""
    parts = Participation.objects.published().having_a_part().order_by()
    promises = Commitment.objects.published().order_by()
    outcomes = Outcome.objects.published().order_by()
    return (
        Event.objects.published()
        .order_by()
        .filter(country__isnull=False)
        .values_list("country_id", "pk")
        .union(
            parts.filter(country__isnull=False).values_list("country_id", "event_id"),
            parts.filter(on_behalf_of__isnull=False).values_list("on_behalf_of_id", "event_id"),
            promises.filter(promisor_country__isnull=False).values_list("promisor_country_id", "event_id"),
            outcomes.filter(parties__isnull=False).values_list("parties", "event_id"),
        )
    )


def countries_with_events() -> list[Country]:
    """The countries that have a timeline, each with `events_count`."""
    pairs, params = countries_and_their_events().query.sql_with_params()
    counted = f"SELECT country_id, COUNT(*) FROM ({pairs}) AS pairs GROUP BY country_id"  # noqa: S608  ours alone
    with connection.cursor() as cursor:
        cursor.execute(counted, params)
        rows = cursor.fetchall()
    found = []
    for iso2, number in rows:
        country = Country(iso2=iso2)
        country.events_count = number
        found.append(country)
    return found


def forums_with_events() -> QuerySet[Forum]:
    """The forums that have a timeline, each with `events_count`."""
    here = Event.objects.published().on_timeline_of_forum(OuterRef("pk"))
    number = here.order_by().annotate(all=Value(1)).values("all").annotate(n=Count("pk")).values("n")
    return Forum.objects.published().annotate(events_count=Subquery(number))
