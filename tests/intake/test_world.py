import pytest

from newsroom.intake.world import country_codes, load_world
from newsroom.models import Actor, Country, Forum, Name


@pytest.mark.django_db
def test_it_works():
    load_world()
    assert Country.objects.filter(pk__in=["TH", "KH", "ID"]).count() == 3
    forum = Forum.objects.get(slug="ammtc")
    assert (forum.acronym, forum.parent.slug) == ("AMMTC", "asean")
    assert Actor.objects.get(slug="unodc").names.filter(kind="acronym").exists()


@pytest.mark.django_db
def test_twice_adds_nothing():
    load_world()
    assert set(load_world().values()) == {0}


@pytest.mark.django_db
def test_an_editors_correction_stays():
    load_world()
    Forum.objects.filter(slug="ammtc").update(name_en="Better name")
    Name.objects.filter(forum__slug="ammtc", kind="acronym").delete()
    load_world()
    forum = Forum.objects.get(slug="ammtc")
    assert forum.name_en == "Better name" and not forum.names.filter(kind="acronym").exists()


def test_codes_are_countries():
    codes = country_codes()
    assert len(codes) == 250 and {"EU", "UN", "ZZ"}.isdisjoint(codes)
