"""What was turned down stays so: these words, or all that says the same in an article, an outlet, anywhere."""

import pytest

from newsroom.desk import accept, reject, suggest, undo
from newsroom.desk.errors import BadPayload, MissingReason, NotAllowed, WrongState
from newsroom.intake.world import load_world
from newsroom.models import Article, Decision, Rejection, Suggestion
from tests.desk.test_copies import OTHER, STORY, read

SAME = "Scam centres in Cambodia were not named, and Cambodia kept silent, a person in Bangkok said at length."


@pytest.fixture
def three(db):
    """Two articles of one outlet and one of another, which all mention Cambodia."""
    load_world()
    return [read(STORY, outlet="A"), read([SAME, *STORY[1:]], outlet="A"), read([*STORY, SAME], outlet="B")]


def cambodia(article: Article, content: str = "") -> Suggestion:
    found = article.suggestions.filter(kind="country", payload__country="KH")
    return found.get(content=content) if content else found.get()


def states(articles: list[Article], content: str) -> list[str]:
    rows = (article.suggestions.filter(content=content).first() for article in articles)
    return [row.state if row else "" for row in rows]


def test_it_works(three, edi):
    first, _second, third = three
    row = cambodia(third)
    reject(row, edi, reason="not here", scope="everywhere")
    twins = Suggestion.objects.filter(content=row.content)
    assert {one.state for one in twins} == {"rejected"}
    Suggestion.objects.filter(article=first).delete()
    suggest(first)
    assert {one.state for one in Suggestion.objects.filter(content=row.content)} == {"rejected"}
    again = read([*STORY, "One more sentence stands at the end of this one and of no other report of it."])
    assert {one.state for one in again.suggestions.filter(content=row.content)} <= {"rejected"}
    assert Decision.objects.count() == 1


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        ("span", ["rejected", "pending", "pending"]),
        ("article", ["rejected", "pending", "pending"]),
        ("outlet", ["rejected", "rejected", "pending"]),
        ("everywhere", ["rejected", "rejected", "rejected"]),
    ],
)
def test_it_reaches_as_far_as_it_says(three, edi, scope, expected):
    host = three[0].suggestions.get(kind="topic", payload__topic="online_scam")
    assert states(three, host.content) == ["pending"] * 3
    reject(host, edi, reason="no", scope=scope)
    assert states(three, host.content) == expected
    Suggestion.objects.all().delete()
    for article in three:
        suggest(article)
    assert states(three, host.content) == expected


def test_other_words_for_the_same_thing_stay_rejected_in_the_article(three, edi):
    article = three[0]
    row = article.suggestions.get(kind="topic", payload__topic="online_scam")
    reject(row, edi, reason="no", scope="article")
    article.texts.create(version=2, text="A new headline\n\n" + " ".join(reversed(STORY)) + "\n")
    suggest(article)
    again = article.suggestions.filter(content=row.content)
    assert again and {one.state for one in again} == {"rejected"}


def test_what_was_accepted_before_stays_accepted(three, edi):
    first, second, _third = three
    accept(first.suggestions.get(kind="event", is_main=True), edi)
    topic = first.suggestions.get(kind="topic", payload__topic="online_scam")
    accept(topic, edi)
    reject(second.suggestions.get(content=topic.content), edi, reason="no", scope="everywhere")
    topic.refresh_from_db()
    assert topic.state == "accepted"
    Suggestion.objects.filter(article=first).delete()
    suggest(first)
    assert first.suggestions.get(content=topic.content).state == "accepted"


def test_taken_back_it_reaches_nothing(three, edi):
    row = three[0].suggestions.get(kind="topic", payload__topic="online_scam")
    reject(row, edi, reason="no", scope="everywhere")
    undo(three[0], edi)
    assert states(three, row.content) == ["pending"] * 3 and not Rejection.objects.exists()
    reject(three[1].suggestions.get(content=row.content), edi, reason="no")
    assert states(three, row.content) == ["pending", "rejected", "pending"]


def test_refuses(three, edi, carol):
    row = cambodia(three[2])
    with pytest.raises(MissingReason):
        reject(row, edi, reason=" ", scope="everywhere")
    with pytest.raises(BadPayload, match="scope"):
        reject(row, edi, reason="no", scope="galaxy")
    with pytest.raises(NotAllowed):
        reject(row, carol, reason="no")
    nobody = read(OTHER)
    Article.objects.filter(pk=nobody.pk).update(outlet=None)
    with pytest.raises(WrongState):
        reject(nobody.suggestions.select_related("article").first(), edi, reason="no", scope="outlet")
    assert not Decision.objects.exists()
