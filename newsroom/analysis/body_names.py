"""One name for each body: its short forms, and names that are a part of a longer one in the same text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from .claims import Claims, find_again
from .document import Document
from .folding import UNSPACED_LETTER
from .reading import Because, OrganisationMention, Span

_SHORT_FORM = re.compile(r"\s{0,20}[(（]\s{0,20}(?P<short>[A-Z][\w&/-]{1,14}(?:\s[A-Z]{2,5})?)\s{0,20}[)）]")
_SHORT_INSIDE = re.compile(r"\((?P<short>[A-Z][\w&/-]{1,14})\)$")
_BETWEEN = re.compile(r"[ ](?:tỉnh|thành phố|TP\.?|huyện|quận)[ ]")


def short_forms(document: Document, found: list[OrganisationMention]) -> list[OrganisationMention]:
    """«Satuan Tugas Siber Kepolisian (PCT)»: where PCT stands later, it is that body."""
    shorts: dict[str, OrganisationMention] = {}
    for one in found:
        match = _SHORT_FORM.match(document.text, one.span.end) or _SHORT_INSIDE.search(one.span.quote)
        if match:
            shorts.setdefault(match["short"], one)
    if not shorts:
        return []
    covered = Claims(len(document.text), ((one.span.start, one.span.end) for one in found))
    again = []
    for start, end, short in find_again(document.text, shorts):
        if covered.free(start, end) and document.proves(start, end):
            because = Because("organisation_acronym", {"acronym": short, "name": shorts[short].name})
            again.append(replace(shorts[short], span=Span.of(document.text, start, end), because=because))
    return again


def one_name_each(found: list[OrganisationMention]) -> list[OrganisationMention]:
    """A name that begins a longer one in the same text is the same body: «Kementerian Luar Negeri»."""
    fuller: dict[str, OrganisationMention] = {}
    for one in sorted(found, key=lambda one: (one.key is None, -len(one.name), one.span.start)):
        # «Công an Hà Tĩnh» is the «Công an tỉnh Hà Tĩnh».
        for said in {one.name, one.span.quote, _BETWEEN.sub(" ", one.name)}:
            for blank in (at for at, letter in enumerate(said + " ") if letter == " "):
                fuller.setdefault(said[:blank], one)
    fuller.update(_by_the_end(found))
    by_name = {one.name: one for one in found}
    names = sorted(by_name)
    same = []
    for one in found:
        if one.key is None and one.name.endswith("ฯ"):  # «ศูนย์ปฏิบัติการส่วนหน้าฯ»: cut short
            place = bisect_right(names, one.name[:-1])
            whole = by_name[names[place]] if names[place].startswith(one.name[:-1]) else one
            one = replace(one, name=whole.name, key=whole.key, iso2=whole.iso2)
        full = fuller.get(one.span.quote, one) if one.key is None else one
        full = full if full is not one else fuller.get(one.name, one)
        if one.key is None and full is not one:
            one = replace(one, name=full.name, key=full.key, iso2=full.iso2)
        same.append(one)
    return same


def _by_the_end(found: list[OrganisationMention]) -> Iterator[tuple[str, OrganisationMention]]:
    """In scripts without blanks, the one longer name with which a name ends: «香港警務處», «警務處»."""
    whole = {one.span.quote: one for one in found}
    for name in whole:
        if UNSPACED_LETTER.match(name):
            longer = [other for other in whole if other.endswith(name) and other != name]
            if len(longer) == 1:
                yield name, whole[longer[0]]
