"""The staff matrix: every address of the back office, for every role, by forged POST and not by looking at a form.

The table says which role is the first that may write anything there; whoever stands before it gets a refusal and
writes nothing. An address that the table does not know fails. Which state takes which verb: `tests/desk`, where every
verb of the workflow is tried from every state.
"""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from django.contrib import admin
from django.db import connection
from django.urls import URLPattern, URLResolver, reverse

from newsroom import desk
from newsroom.desk.approval import waiting
from newsroom.models import Actor, ErrorReport, Event, Name, Outlet, User
from tests.admin.conftest import of_kind

ROLES = ("", "tono", "budi", "sari", "putri", "rini")  # nobody, no staff, contributor, editor, publisher, superuser
CONTRIBUTOR, EDITOR, PUBLISHER, SUPERUSER, NOBODY = 2, 3, 4, 5, 6
# Everybody's own: logging in and out, a password, a second factor, being seen.
OWN = {"login", "login_code", "logout", "password_change", "second_factor"}
LOOKING = {
    "index", "rules", "queue", "app_list", "jsi18n", "autocomplete", "view_on_site", "password_change_done",
}  # fmt: skip
ACTS = {
    "hold_both": EDITOR,
    "newsroom_article_next": EDITOR,
    "newsroom_article_seen": CONTRIBUTOR,
    "newsroom_event_seen": CONTRIBUTOR,
    "newsroom_event_submit": CONTRIBUTOR,
    "newsroom_article_add": CONTRIBUTOR,
    "newsroom_article_withdraw": PUBLISHER,
    "newsroom_article_kill": PUBLISHER,
    "newsroom_fact_withdraw": PUBLISHER,
    "newsroom_user_door": SUPERUSER,
    "auth_user_password_change": SUPERUSER,
    "newsroom_errorreport_settle": EDITOR,
    "newsroom_errorreport_changelist": EDITOR,
    "newsroom_event_change": CONTRIBUTOR,
    **{
        f"newsroom_article_{act}": EDITOR
        for act in (
            "claim", "release", "decide", "edit", "state", "read", "undo", "apart", "copy", "take_up", "answer",
            "together", "prove", "spike", "unspike", "process_import", "import", "export", "change",
        )
    },
    **{f"newsroom_event_{act}": EDITOR for act in ("send_back", "correct", "drop", "status", "spike", "unspike")},
    **{
        f"newsroom_event_{act}": PUBLISHER
        for act in ("publish", "schedule", "withdraw", "kill", "approve", "unschedule", "name")
    },
    "newsroom_event_force": SUPERUSER,
    **{f"newsroom_{row}_{act}": EDITOR for row in ("outlet", "forum", "actor", "name") for act in ("add", "change")},
    "newsroom_name_delete": EDITOR,
    "newsroom_name_changelist": EDITOR,
    **{
        f"{model}_{act}": SUPERUSER
        for model in ("auth_group", "newsroom_user")
        for act in ("add", "change", "delete", "changelist")
    },
    "django_tasks_database_dbtaskresult_changelist": SUPERUSER,
}  # fmt: skip
# What any page may write without anybody's leave: sessions, who is here, failed logins.
HARMLESS = ("django_session", "newsroom_presence", "axes_")


def addresses(patterns=None) -> list[tuple[str, tuple[str, ...]]]:
    """The name and the arguments of every address; the admin's old form of a row's address only leads to the new."""
    found = []
    for one in admin.site.get_urls() if patterns is None else patterns:
        if isinstance(one, URLResolver):
            found += addresses(one.url_patterns)
        elif isinstance(one, URLPattern) and one.name:
            found.append((one.name, tuple(one.pattern.converters)))
    return sorted(set(found))


def first_to_write(name: str) -> int:
    if name in ACTS:
        return ACTS[name]
    if name in LOOKING or name.rsplit("_", 1)[-1] in ("history", "changelist", "add", "delete", "change"):
        return NOBODY
    raise AssertionError(f"the staff matrix does not know {name}")


@pytest.fixture
def here(article, cast) -> dict:
    """One of everything that an address may be about, and a form that would do for any act."""
    sari = cast["sari"]
    event = desk.accept(of_kind(article, "event"), sari).event
    fact = desk.accept(of_kind(article, "country"), sari).fact
    article.refresh_from_db()
    row = article.suggestions.filter(state="pending").first()
    report = ErrorReport.objects.create(
        event=event, words="No.", language="en", at=dt.datetime.now(dt.UTC), digest="d"
    )
    actor = Actor.objects.create(slug="a", kind="person", name_id="Nama")
    rows = {
        "article": article, "event": event, "fact": fact, "suggestion": row, "errorreport": report, "actor": actor,
        "decision": event.decisions.first(), "user": cast["tono"], "outlet": Outlet.objects.first(),
        "name": Name.objects.create(actor=actor, text="Nama"), "group": sari.groups.first(), "country": event.country,
    }  # fmt: skip
    form = {
        "suggestion": row.pk, "s": [row.pk], "take": [row.pk], "verb": "accept", "event": event.pk, "fact": fact.pk,
        "quote": "Thailand", "stance": "supports", "reason": "Because", "seen": waiting(event).token,
        "other": article.pk,
        "version": event.version, "act": "allow", "actor": actor.pk, "outcome": "spam", "answer": "x", "text": "Baru",
        "title_id": "Baru", "name_id": "Baru", "slug": "baru", "kind": "person", "name": "Baru", "username": "baru",
        "password1": "kata-sandi-panjang-1", "password2": "kata-sandi-panjang-1",
        "at_0": "2030-01-01", "at_1": "10:00",
        "question": 1, "role": "host", "topic": "phishing", "status": "cancelled", "names-TOTAL_FORMS": 0,
        "names-INITIAL_FORMS": 0, "post": "yes", "action": "delete_selected", "_selected_action": [row.pk],
    }  # fmt: skip
    return {"rows": rows, "form": form}


def path_of(name: str, args: tuple[str, ...], rows: dict) -> str:
    row = next((rows[model] for model in rows if f"_{model}_" in name), rows["event"])
    known = {
        "pk": row.pk,
        "object_id": row.pk,
        "id": row.pk,
        "suggestion_pk": rows["suggestion"].pk,
        "key": "waiting",
    }
    known |= {"content_type_id": 1, "app_label": "newsroom"}
    wanted = ("app_label",) if name == "app_list" else args
    return reverse(f"admin:{name}", kwargs={arg: known[arg] for arg in wanted})


def written(client, path: str, form: dict) -> tuple[int, list[str]]:
    """The status of a POST, and the statements by which it wrote more than what is harmless."""
    found = []

    def watch(execute, sql, params, many, context):
        if sql.split(" ", 1)[0] in ("INSERT", "UPDATE", "DELETE") and not any(name in sql for name in HARMLESS):
            found.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        status = client.post(path, form).status_code
    return status, found


def test_it_works(as_, here):
    """The form would do: whoever may, does."""
    path = path_of("newsroom_article_decide", ("pk",), here["rows"])
    assert written(as_("sari"), path, here["form"])[1]
    assert written(as_("putri"), path_of("newsroom_article_read", ("pk",), here["rows"]), here["form"])[1]


def test_the_matrix_knows_every_address_and_no_other():
    names = {name for name, _args in addresses()}
    for name in names - OWN:
        first_to_write(name)
    assert set(ACTS) | LOOKING | OWN <= names


@pytest.mark.parametrize(("name", "args"), [pair for pair in addresses() if pair[0] not in OWN])
def test_a_forged_post_writes_nothing_for_whoever_may_not(as_, here, name, args):
    path = path_of(name, args, here["rows"])
    for who in ROLES[: first_to_write(name)]:
        status, found = written(as_(who), path, here["form"])
        assert (who, found) == (who, []) and status in (200, 302, 400, 403, 404, 405), (who, status)
        if who in ("", "tono"):
            # jsi18n is the same for all; whatever else leads to the login, or is not there.
            assert status in (302, 403, 404, 405) or name == "jsi18n", (who, status)


def test_a_role_may_what_the_ones_before_it_may(cast):
    held = [set(cast[name].get_all_permissions()) for name in ("budi", "sari", "putri", "rini")]
    assert all(less <= more for less, more in pairwise(held))
    assert not User.objects.get(username="tono").get_all_permissions()


def test_a_planted_fault_is_found(as_, here, monkeypatch):
    """The proof can fail: without the verb's own question an editor's act stands open to a contributor."""
    monkeypatch.setattr("newsroom.desk.suggestions.need_permission", lambda by, codename: None)
    path = path_of("newsroom_article_decide", ("pk",), here["rows"])
    assert written(as_("budi"), path, here["form"])[1]
    assert Event.objects.count() == 1
