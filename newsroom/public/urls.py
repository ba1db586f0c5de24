"""Publication: every public address. Models reverse these names, so a name here is a promise."""

from django.urls import path, register_converter

from newsroom.public import actors, articles, countries, events, forums, pages, proofs


class KeyConverter:
    """A primary key: digits that fit a 64-bit integer, so that an absurd one is an unknown page, not an error."""

    regex = "[0-9]{1,18}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int | str) -> str:
        return str(value)


class CountryCodeConverter:
    """Two Latin letters; capitals are sent on to the address in small letters."""

    regex = "[A-Za-z]{2}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(KeyConverter, "key")
register_converter(CountryCodeConverter, "iso2")

urlpatterns = [
    path("", pages.home, name="home"),
    path("about/", pages.about, name="about"),
    path("countries/", countries.index, name="countries"),
    path("countries/<iso2:iso2>/", countries.detail, name="country"),
    path("forums/", forums.index, name="forums"),
    path("forums/<slug:slug>/", forums.detail, name="forum"),
    path("events/<key:pk>-<slug:slug>/", events.detail, name="event"),
    path("actors/", actors.index, name="actors"),
    path("actors/<slug:slug>/", actors.detail, name="actor"),
    path("articles/", articles.index, name="articles"),
    path("articles/<key:pk>/", articles.detail, name="article"),
    path("proof/<key:pk>/", proofs.detail, name="proof"),
]

# Addresses without a language.
plain_urlpatterns = [path("robots.txt", pages.robots, name="robots")]
