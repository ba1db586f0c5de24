"""Signs of what a country does: the words around its name, read for a whole list of countries at once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from .country_cues import BEFORE, Cue, Cues
from .country_lists import Chain, counts_people
from .document import Document
from .folding import UNSPACED_LETTER
from .gazetteer import Hit
from .tables import table

_AFTER = 26  # characters between a country and the word that says what it does
_AFTER_OFFICE = 44  # where that is an office: «Indonesian Communication and Digital Minister»
_ASIDE = 90  # characters of a remark between commas after the name
_BEYOND = 12  # characters after an office: «Thailand's Interior Ministry said»
_WORDS_DEEP = 3  # «diselenggarakan oleh | Kementerian Luar Negeri | Thailand»
_LONG = 4  # countries of a list that is no example
_LEAD_IN = 120  # characters before the sentence of such a list that may introduce it
_LONGEST_OFFICE = 28  # characters of an office in scripts without blanks


class Sign(NamedTuple):
    """One place at which something is said of a country; `sentence` is -1 in the headline.

    The words [start, end) say it; none where these are 0. `at` is where the country stands beside them, or -1.
    """

    kind: str
    start: int
    end: int
    at: int
    sentence: int


# What a city tells of its country.
_OF_PLACES = ("named", "meeting_in", "crime_in", "after_host")
_PEOPLE = frozenset({"before_people", "after_people", "before_victims"})
_OF_PEOPLE = _PEOPLE | {"before_gang", "after_gang"}
_OFFICE = frozenset({"before_office", "after_office"})
_IN, _FROM, _TO = frozenset({"before_in"}), frozenset({"before_from"}), frozenset({"before_to"})
_ANY: frozenset[str] = frozenset()
# Long lists of these are not of those who took part.
_NO_PART = _OF_PEOPLE | _IN | _TO | {"before_absent", "after_absent", "before_border", "victims_from"}
# A sign made of a word beside the name, one of these, and a word anywhere in the sentence.
_COMPOUNDS: tuple[tuple[str, frozenset[str], str], ...] = (
    ("victims_people", _PEOPLE, "victims"),
    ("suspects_people", _PEOPLE, "suspects"),
    ("rescued_people", _PEOPLE, "rescued"),
    ("returned_people", _PEOPLE, "return"),
    ("victims_from", _FROM, "victims"),
    ("returned_from", _FROM, "return"),
    ("returned_to", _TO, "return"),
    ("host_by", frozenset({"before_by"}), "host"),
    ("meeting_in", _IN, "meeting"),
    ("signing_in", _IN, "sign"),
    ("crime_in", _IN, "arrest"),
    ("crime_in", _IN, "operation"),
    ("arresting_office", _OFFICE, "arrest"),
    ("arresting_acts", frozenset({"after_acts"}), "arrest"),
    ("suspects_people", _PEOPLE, "verdict"),
    ("arresting_acts", frozenset({"after_acts"}), "verdict"),
    ("attending_listed", frozenset({"listed"}), "attend"),
    ("attending", _ANY, "attend"),
    ("signing", _ANY, "sign"),
    ("meeting", _ANY, "meeting"),
)
_BY_WORD = {
    word: [(name, needs) for name, needs, other in _COMPOUNDS if other == word]
    for word in dict.fromkeys(word for _name, _needs, word in _COMPOUNDS)
}


def said_of(document: Document, cues: Cues, chain: Chain) -> list[Cue]:
    """Everything that the words around this list of countries say of them: kinds of signs and their words."""
    said = list(_beside(document, cues, chain))
    kinds = {cue.kind for cue in said}
    if "before_posed" in kinds:  # «posing as Chinese police»: no police of that country
        said = [cue for cue in said if cue.kind not in _OFFICE]
    elif "after_office" in kinds:  # «visiting Thai Justice Minister»: who calls, not where
        said = [cue for cue in said if cue.kind != "before_visit"]
    kinds = {cue.kind for cue in said}
    said.append(Cue(0, 0, "named"))
    if not kinds & _OF_PEOPLE:
        said.append(Cue(0, 0, "plain"))
    people = not kinds or chain.hits[0].kind == "people" or kinds & _OF_PEOPLE
    counted = chain.counted or (people and counts_people(document, chain))
    said.append(Cue(chain.start, chain.end, "counted" if counted else "uncounted"))
    if chain.size > 1:
        listed = "listed" if chain.size > 2 else "paired"
        kinds.add(listed)
        said.append(Cue(chain.start, chain.end, listed))
    around = cues.kinds_within(chain.sentence.start, chain.sentence.end)
    for word, made in _BY_WORD.items() if around else ():
        cue = around.get(word)
        if cue is not None:
            said += [Cue(cue.start, cue.end, name) for name, needs in made if not needs or needs & kinds]
    if chain.size >= _LONG and not _NO_PART & {cue.kind for cue in said}:
        said.extend(_taking_part(cues, chain))
    return said


def _taking_part(cues: Cues, chain: Chain) -> list[Cue]:
    """Whether a long list is of those who took part: its sentence, or the words right before that, say so."""
    sentence = chain.sentence
    near = cues.within(max(0, sentence.start - _LEAD_IN), sentence.end)
    return [Cue(cue.start, cue.end, "part_listed") for cue in near if cue.kind == "takes_part"][-1:]


def of_place(cue: Cue, hit: Hit) -> Cue | None:
    """What is said of a city, as a sign of its country; None where it tells nothing of the country."""
    if cue.kind not in _OF_PLACES:
        return None
    return Cue(cue.start or hit.start, cue.end or hit.end, f"place_{cue.kind}")


def _beside(document: Document, cues: Cues, chain: Chain) -> Iterator[Cue]:
    """What stands right before and right after the names."""
    for cue in _leading(document, cues, chain):
        yield Cue(cue.start, cue.end, f"before_{cue.kind}")
    for cue in _following(document, cues, chain):
        yield Cue(cue.start, cue.end, f"after_{cue.kind}")
    last = chain.hits[-1]
    # «WNI», «Indonesians»: words for people, not for the state.
    if last.kind == "people" and (last.entry.text.isupper() or last.entry.text.endswith(("ns", "is"))):
        yield Cue(last.start, last.end, "after_people")


# ------------------------------------------------------------------ before the name

# What stands before these words is said of the country too.
_LEADS_ON = ("office", "people", "from")
# In scripts without blanks the words between these and the country cannot be told apart.
_REACHING = ("office", "in")
_CLAUSE = re.compile(r"[,.;:!?()\"“”，。；：（）、]")


def _leading(document: Document, cues: Cues, chain: Chain) -> Iterator[Cue]:
    """The cue before the name, the one before that, and so on."""
    place = chain.start
    for depth in range(_WORDS_DEEP):
        floor = max(chain.sentence.start - 1, place - BEFORE)
        fitting = (
            cue
            for cue in cues.ending(floor, place)
            if cue.start >= floor and _leads(cue, document.text[cue.end : place], depth == 0)
        )
        found = next(fitting, None)
        if found is None:
            return
        yield found
        if found.kind not in _LEADS_ON:
            return
        place = found.start


def _leads(cue: Cue, gap: str, nearest: bool) -> bool:
    """Whether only filling words stand between the cue and the name; after an office, also capitalised ones."""
    bare = gap.strip(" \n\u00a0)")
    if not bare:
        return True
    if _CLAUSE.search(bare):
        return False
    filling = table("roles")["filling"]
    if UNSPACED_LETTER.search(bare):
        reaches = nearest and cue.kind in _REACHING and " " not in bare and len(bare) <= _LONGEST_OFFICE
        return bare in filling or reaches
    office = cue.kind == "office"
    return all(word.lower() in filling or (office and word[0].isupper()) for word in bare.split())


# ------------------------------------------------------------------ after the name

_COMMA = re.compile(r"\s?[,，、]")
_CLOSING = re.compile(r"[,，]\s?")
# Indonesian and Malay verbs of doing, right after who does it.
_ACTIVE_VERB = re.compile(r" (?:juga |telah |sudah |akan |pun |turut |terus )?(?P<verb>me[a-z]{4,15})\b")


def _following(document: Document, cues: Cues, chain: Chain) -> Iterator[Cue]:
    """The cue after the name, with what an office does; else a verb; else what follows a remark between commas."""
    stop = min(chain.sentence.end, chain.end + _AFTER)
    nearest = _next(document, cues, chain.end, min(chain.sentence.end, chain.end + _AFTER_OFFICE))
    if nearest is not None:
        yield nearest
        if nearest.kind == "office":
            beyond = _next(document, cues, nearest.end, min(chain.sentence.end, nearest.end + _BEYOND))
            if beyond is not None and beyond.kind in ("acts", "host", "signs"):
                yield beyond
        return
    verb = _ACTIVE_VERB.match(document.folded, chain.end, stop) if document.language in ("id", "ms") else None
    if verb is not None and verb["verb"] not in table("roles")["no_acts"]:
        yield Cue(*verb.span("verb"), "acts")
        return
    yield from _after_remark(document, cues, chain)


def _next(document: Document, cues: Cues, start: int, stop: int) -> Cue | None:
    found = (cue for cue in cues.starting(start, stop) if _follows(cue, document.text[start : cue.start]))
    return next(found, None)


def _after_remark(document: Document, cues: Cues, chain: Chain) -> Iterator[Cue]:
    """«Cambodia, often named ..., did not send a representative»."""
    comma = _COMMA.match(document.text, chain.end, min(chain.end + 3, chain.sentence.end))
    if comma is None:
        return
    closing = _CLOSING.search(document.text, comma.end(), min(chain.sentence.end, comma.end() + _ASIDE))
    for place in (comma.end(), closing.end() if closing else comma.end()):
        near = cues.starting(place, place + 3)
        found = next((cue for cue in near if cue.kind in ("absent", "acts", "attend")), None)
        if found is not None:
            yield found
            return


def _follows(cue: Cue, gap: str) -> bool:
    """Whether only filling words stand between the name and the cue."""
    bare = gap.strip(" \n\u00a0'’")
    if bare in ("", "s"):
        return True
    if _CLAUSE.search(bare):
        return False
    words, filling = table("roles")["between"], table("roles")["filling"]
    office = cue.kind == "office"
    if UNSPACED_LETTER.search(bare):
        return bare in words or (office and len(bare) <= 4)
    parts = bare.removeprefix("s ").split()
    if not office:
        return len(gap) <= _AFTER and all(part.lower() in words for part in parts)
    known = {*words, *filling, "and"}
    return all(part.lower() in known or part[0].isupper() for part in parts)
