"""An editor in a real browser: by keys from the first card to the timeline, by selection, without scripts."""

import datetime as dt

import pytest
from django.conf import settings
from django.contrib.auth.models import Group
from django.test import Client

from newsroom import desk
from newsroom.desk import publish
from newsroom.desk.suggest import current_gazetteer, suggest
from newsroom.intake.incoming import Incoming, keep
from newsroom.intake.world import load_world
from newsroom.models import Article, Decision, Event, Proof, Suggestion, User

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]
TEXT = (
    "Bangkok talks on online scams\n\n"
    "BANGKOK, Dec 17 (TNA) - Thailand on 17 December 2025 hosted the International Conference on Global Partnership "
    "against Online Scams in Bangkok. More than 300 delegates from 58 countries came. ตำรวจ 🚓 said that Cambodia "
    "did not attend the conference.\n"
)


@pytest.fixture
def article(transactional_db) -> Article:
    load_world()
    made = keep(
        Incoming(
            import_ref="browser:1",
            text=TEXT,
            title="Bangkok talks on online scams",
            language="en",
            outlet="TNA",
            received_on=dt.date(2025, 12, 20),
        )
    ).article
    suggest(made, current_gazetteer())
    return made


@pytest.fixture
def enter(live_server, page):
    """Logs somebody in and opens a page of the back office."""

    def enter(name: str, path: str, group: str = "editor") -> User:
        user, _new = User.objects.get_or_create(username=name, defaults={"is_staff": True})
        user.groups.add(Group.objects.get(name=group))
        page.context.add_cookies([session_of(user, live_server.url)])
        page.goto(live_server.url + path)
        return user

    return enter


def session_of(user: User, site: str) -> dict:
    """The cookie of somebody who is logged in."""
    client, name = Client(), settings.SESSION_COOKIE_NAME
    client.force_login(user)
    return {"name": name, "value": client.cookies[name].value, "url": site}


def press(page, key: str) -> None:
    """A key that leads to another page."""
    with page.expect_navigation():
        page.keyboard.press(key)


def address(article: Article) -> str:
    return f"/admin/newsroom/article/{article.pk}/change/"


def test_it_works(article, enter, page, live_server):
    enter("edi", address(article))
    page.keyboard.press("j")
    card = page.locator(".card.now")
    assert card.evaluate("node => node === document.activeElement")
    assert "Conference" in page.locator(f"#{card.get_attribute('id').replace('s', 'v')}").inner_text()
    assert page.locator(".copy mark.now").count() > 0
    press(page, "A")
    assert "/together/" in page.url and Decision.objects.count() == 0
    shown = page.locator("input[name=take]:checked").count()
    press(page, "Enter")
    assert Decision.objects.filter(verb="accept").count() == shown > 3
    event = Event.objects.get()
    publish(event, User.objects.create_user("putri", is_superuser=True))
    page.goto(live_server.url + "/en/countries/th/")
    page.locator(f'main a[href*="/events/{event.pk}-"]').first.click()
    page.locator('main a[href*="/proof/"]').first.click()
    assert len(page.locator("main mark").first.inner_text()) > 10
    assert page.complaints == []


def test_one_by_one_with_keys_reject_and_undo(article, enter, page):
    enter("edi", address(article))
    page.keyboard.press("j")
    press(page, "a")
    assert Decision.objects.get().verb == "accept" and page.locator(".card.now").count() == 1
    page.keyboard.press("r")
    page.keyboard.type("Of no interest")
    press(page, "Enter")
    assert Decision.objects.latest("pk").reason == "Of no interest"
    press(page, "u")
    assert Decision.objects.first().verb == "undo"
    page.keyboard.press("?")
    assert page.locator("dialog[open] dt").count() > 8
    assert page.complaints == []


def test_words_selected_beyond_the_first_plane_are_proof_where_they_stand(article, enter, page):
    user = enter("edi", address(article))
    event = desk.accept(Suggestion.objects.get(kind="event", is_main=True), user).event
    page.reload()
    quote = "🚓 said that Cambodia did not attend"
    page.evaluate(
        """quote => {
            const walk = document.createTreeWalker(document.querySelector('.copy'), NodeFilter.SHOW_TEXT);
            const nodes = []; let all = '';
            while (walk.nextNode()) { nodes.push([walk.currentNode, all.length]); all += walk.currentNode.data; }
            const at = all.indexOf(quote), end = at + quote.length;
            const place = at => nodes.findLast(([, start]) => start <= at);
            const [first, from] = place(at), [last, to] = place(end - 1);
            getSelection().setBaseAndExtent(first, at - from, last, end - to);
        }""",
        quote,
    )
    page.wait_for_selector(".chosen.ready")
    press(page, "p")
    fact = event.facts.filter(kind="occurrence").get()
    page.check(f'input[name="fact"][value="{fact.pk}"]')
    with page.expect_navigation():
        page.locator("input[type=submit]").first.click()
    evidence = Proof.objects.latest("pk").evidence
    assert (evidence.exact, evidence.start) == (quote, TEXT.index(quote))
    assert page.complaints == []


def test_the_second_of_two_editors_is_told(article, enter, page):
    enter("edi", address(article))
    other = User.objects.create_user("cleo", is_staff=True)
    other.groups.add(Group.objects.get(name="editor"))
    desk.reject(Suggestion.objects.get(kind="event", is_main=True), other, reason="another event")
    page.keyboard.press("j")
    press(page, "a")
    assert "sudah diputuskan" in page.locator(".messagelist").inner_text() and Decision.objects.get().by == other


def test_all_of_it_works_without_scripts(article, live_server, page):
    user = User.objects.create_user("edi", is_staff=True)
    user.groups.add(Group.objects.get(name="editor"))
    context = page.context.browser.new_context(java_script_enabled=False)
    context.add_cookies([session_of(user, live_server.url)])
    plain = context.new_page()
    plain.goto(live_server.url + address(article))
    plain.locator("a.together").first.click()
    plain.locator("button.confirm").click()
    assert Decision.objects.filter(verb="accept").count() > 3
    plain.locator(".card.pending summary.reject").first.click()
    plain.locator(".card.pending details[open] input[name=reason]").fill("Of no interest")
    plain.locator(".card.pending details[open] select[name=scope]").select_option("article")
    plain.locator(".card.pending details[open] button[value=reject]").click()
    assert Decision.objects.first().after["scope"] == "article"
    plain.locator("button.undo").click()
    assert Decision.objects.first().verb == "undo"
    context.close()
