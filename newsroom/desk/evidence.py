"""Evidence: the characters of a text that prove something, checked at the moment they are written."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from newsroom.analysis import zones
from newsroom.analysis.excerpt import sentence_around
from newsroom.analysis.reading import PROVING_ZONES, ZoneSpan
from newsroom.desk.errors import NotQuoted
from newsroom.models import ArticleText, Evidence

# W3C Web Annotation's TextQuoteSelector: enough on both sides to find the quote again in a changed text.
CONTEXT = 32
# A reader is shown the sentence; a "sentence" of a text without full stops is cut around the quote.
LONGEST_SENTENCE = 600


# What a passage stands in when it proves nothing, in words.
NOT_PROVING = {
    "caption": gettext_lazy("a caption"),
    "related_link": gettext_lazy("a link to another report"),
    "credit": gettext_lazy("a credit line"),
    "boilerplate": gettext_lazy("furniture of the page"),
}


def anchor(text: ArticleText, start: int, end: int, quote: str, known_zones: tuple[ZoneSpan, ...] = ()) -> Evidence:
    """The evidence [start, end) of a text, made if it is new. NotQuoted where `quote` does not stand there.

    Offsets count Unicode code points. `known_zones` saves finding the zones of the same text again.
    """
    body = text.text
    if not 0 <= start < end <= len(body) or body[start:end] != quote:
        raise NotQuoted(
            _("“%(quote)s” does not stand at %(start)d–%(end)d of text %(text)s.")
            % {
                "quote": quote[:80],
                "start": start,
                "end": end,
                "text": text,
            }
        )
    zone = next((z.zone for z in known_zones or zones(body) if z.start <= start and end <= z.end), None)
    if zone not in PROVING_ZONES:
        raise NotQuoted(
            _("“%(quote)s” stands in a part of the page that proves nothing (%(zone)s).")
            % {
                "quote": quote[:80],
                "zone": NOT_PROVING[zone] if zone else _("across two parts"),
            }
        )
    sentence_start, sentence_end = _sentence(body, start, end)
    evidence, _made = Evidence.objects.get_or_create(
        text=text,
        start=start,
        end=end,
        defaults={
            "exact": quote,
            "prefix": body[max(0, start - CONTEXT) : start],
            "suffix": body[end : end + CONTEXT],
            "zone": zone,
            "sentence_start": sentence_start,
            "sentence_end": sentence_end,
        },
    )
    return evidence


def find_quote(text: ArticleText, quote: str) -> Evidence:
    """The evidence for the first place in a text where `quote` stands and can prove something. NotQuoted if none."""
    found = tuple(zones(text.text))
    refused: NotQuoted | None = None
    start = text.text.find(quote) if quote else -1
    while start != -1:
        try:
            return anchor(text, start, start + len(quote), quote, found)
        except NotQuoted as error:
            refused = refused or error
        start = text.text.find(quote, start + 1)
    raise refused or NotQuoted(
        _("“%(quote)s” does not stand in the text %(text)s.")
        % {
            "quote": quote[:80],
            "text": text.article.import_ref,
        }
    )


def _sentence(body: str, start: int, end: int) -> tuple[int, int]:
    first, last = sentence_around(body, start, end)
    if last - first > max(LONGEST_SENTENCE, end - start):
        spare = max(0, LONGEST_SENTENCE - (end - start)) // 2
        first, last = max(first, start - spare), min(last, end + spare)
    return first, last
