"""The optional language model, asked over real HTTP: what is stored when it answers well, badly, or not at all."""

import json
import logging
import time

import pytest
from django.core.checks import run_checks
from django_tasks_db.models import DBTaskResult

from newsroom.desk import suggest
from newsroom.desk.second_reader import LARGEST_ANSWER, LONGEST_ARTICLE
from newsroom.desk.second_reading import read_again
from newsroom.desk.tasks import ask_second_reader
from newsroom.models import Suggestion
from tests.desk.model_server import TEA, TEXT, WEISS, ModelServer, body, claimed, giving


def of_rules():
    return list(
        Suggestion.objects.exclude(rule="llm").order_by("pk").values_list("pk", "fingerprint", "rule", "confidence")
    )


def test_it_works(hall, model):
    before = of_rules()
    model.says(WEISS, TEA)
    assert read_again(hall).created == 2
    found = claimed()
    assert set(found) == {"Benedrik Hofmannson Weiss", "Lantern Seven"}
    for row in found.values():
        assert row.evidence.text.text[row.evidence.start : row.evidence.end] == row.evidence.exact
        assert (row.state, row.is_main, row.payload["role"]) == ("pending", False, "mentioned")
        assert (
            "\n" not in row.payload["actor_name"]
            and row.confidence <= 0.5
            and "tiny-7b" in row.why_id
            and "tiny-7b" in row.why_en
        )
    assert before and of_rules() == before


def test_the_question(hall, model):
    read_again(hall)
    ((path, headers, asked),) = model.requests
    assert (path, headers["Authorization"]) == ("/v1/chat/completions", "Bearer s3cret")
    assert (asked["model"], asked["temperature"], asked["response_format"]) == ("tiny-7b", 0, {"type": "json_object"})
    assert not {"tools", "functions"} & set(asked)
    system, user = asked["messages"]
    assert "Hofmannson Weiss" in user["content"] and "Radu Ionescu" not in user["content"]
    assert "Lantern" not in system["content"]


@pytest.mark.parametrize(("address", "path"), [("/v1", "/v1"), ("/v1/", "/v1"), ("/api/", "/api/v1"), ("/", "/v1")])
def test_the_address(hall, model, settings, address, path):
    settings.NEWSROOM_LLM_URL, settings.NEWSROOM_LLM_KEY = model.url + address, ""
    read_again(hall)
    ((asked, headers, _body),) = model.requests
    assert asked == f"{path}/chat/completions" and "Authorization" not in headers


def test_off_by_default(hall, server, settings, django_capture_on_commit_callbacks):
    assert settings.NEWSROOM_LLM_URL == settings.NEWSROOM_LLM_MODEL == settings.NEWSROOM_LLM_KEY == ""
    with django_capture_on_commit_callbacks(execute=True):
        suggest(hall)
    assert read_again(hall).created == 0 and ask_second_reader.call(hall.pk) == 0
    assert not server.requests and not DBTaskResult.objects.exists() and not claimed()


@pytest.mark.parametrize(
    "items",
    [
        [WEISS | {"value": "Radu Ionescu"}],
        [WEISS | {"quote": "of Benedrik Hofmannson Weiss from Laos was"}],
        [{"kind": "person", "quote": "arrest the broker Radu Ionescu", "value": "Radu Ionescu"}],
        [
            {
                "kind": "event",
                "quote": "hosted a conference on online scams on 17 December 2025",
                "value": "2025-12-18",
            }
        ],
        [{"kind": "figure", "quote": "More than 300 million people", "value": 300}],
        [{"kind": "commitment", "quote": "Cambodia did not attend", "value": "Cambodia did not attend"}],
        [{"kind": "country", "quote": "Cambodia did not attend", "value": "KH", "role": "host"}],
        [{"kind": "decision", "quote": "Cambodia did not attend", "value": "KH"}],
        [{"kind": "country", "quote": "Cambodia did not attend", "value": "KH"}],
        [None, 3, "x", [], {}, [[[[WEISS]]]], {"kind": None, "quote": None, "value": None}],
        [{"kind": ["person"], "quote": {"a": 1}, "value": [1]}, {"kind": "figure", "quote": "300", "value": 1e308}],
        [WEISS | {"value": True}, WEISS | {"value": "\ud800"}, WEISS | {"quote": "\u0000"}],
    ],
)
def test_inventions_and_what_the_rules_say_are_not_stored(hall, model, items):
    before = of_rules()
    model.says(*items)
    assert read_again(hall).created == 0
    assert len(model.requests) == 1 and not claimed() and of_rules() == before


GOOD = body(json.dumps({"items": [WEISS]}))
# How the server answers; all of these are no answer.
FAILURES = {
    "not JSON": giving(b"<html>hello</html>"),
    "nothing": giving(b""),
    "not text": giving(b"\xff\xfe\x00"),
    "a number": giving(b"7"),
    "null": giving(b"null"),
    "no choices": giving(b'{"choices": []}'),
    "null choices": giving(b'{"choices": [null]}'),
    "no content": giving(body(None)),
    "content is a number": giving(body(7)),
    "content is a list": giving(body([WEISS])),
    "content is no JSON": giving(body("Sure! Here are the facts:")),
    "content is a text": giving(body('"items"')),
    "items are an object": giving(body('{"items": {"0": 1}}')),
    "items are null": giving(body('{"items": null}')),
    "not a number": giving(body('{"items": [NaN]}')),
    "a number too long": giving(body('{"items": [' + "9" * 6000 + "]}")),
    "nested too deep": giving(body("[" * 100_000)),
    "nested too deep outside": giving(b"[" * 100_000),
    "huge": giving(body(json.dumps({"items": [WEISS], "x": "x" * LARGEST_ANSWER}))),
    "endless": ModelServer.flooding(b"HTTP/1.0 200 OK\r\n\r\n"),
    "endless head": ModelServer.flooding(b"HTTP/1.0 200 OK\r\nX: "),
    "endless chunk": ModelServer.flooding(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n"),
    "endless patience": ModelServer.flooding(b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 1000),
    "500": giving(GOOD, 500),
    "401": giving(GOOD, 401),
    "204": giving(b"", 204),
    "moved": giving(GOOD, 302, elsewhere=True),
    "moved for good": giving(GOOD, 308, elsewhere=True),
    "closes early": giving(GOOD[:40], length=len(GOOD)),
    "closes at once": ModelServer.closing,
    "hangs": ModelServer.hanging,
    "drips its head": ModelServer.dripping(b"HTTP/1.0 200 OK\r\nX-Slow: "),
    "drips its body": ModelServer.dripping(b"HTTP/1.0 200 OK\r\n\r\n" + GOOD),
    "drips chunks": ModelServer.dripping(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"),
    "no HTTP": ModelServer.dripping(b"SSH-2.0-OpenSSH\r\n"),
}


@pytest.mark.parametrize("name", FAILURES)
def test_a_failing_model_changes_nothing_and_is_logged(hall, model, caplog, name):
    model.says(WEISS)
    read_again(hall)
    before, kept = of_rules(), claimed()
    model.act = FAILURES[name]
    asked, started = len(model.requests), time.monotonic()
    with caplog.at_level(logging.WARNING, "newsroom"):
        assert read_again(hall).removed == 0
    assert time.monotonic() - started < 2
    assert len(model.requests) == asked + 1  # once, and nowhere else
    assert (of_rules(), claimed().keys()) == (before, kept.keys()) and kept
    assert "tiny-7b gave no answer on article" in caplog.text and "s3cret" not in caplog.text


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:1", "https://{host}", "http://nowhere.invalid", "ftp://{host}", "x"]
)
def test_nobody_there(hall, model, settings, caplog, url):
    settings.NEWSROOM_LLM_URL = url.format(host=model.url.removeprefix("http://"))
    with caplog.at_level(logging.WARNING, "newsroom"):
        assert read_again(hall).created == 0
    assert not model.requests and "gave no answer" in caplog.text


def test_a_long_article_is_cut_and_offsets_are_right(hall, model):
    text = (
        TEXT.replace("\n\nBangkok (", "\n\nBaca juga: " + "Lihat. " * 900 + "\n\nBangkok (") + "Online scams. " * 2000
    )
    hall.texts.create(version=2, text=text)
    suggest(hall)
    model.says(WEISS)
    assert read_again(hall).created == 1
    (row,) = claimed().values()
    assert text[row.evidence.start : row.evidence.end] == "Benedrik Hofmannson Weiss"
    assert len(model.requests[0][2]["messages"][1]["content"]) == LONGEST_ARTICLE


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("URL", "ftp://model"),
        ("URL", "model:8080"),
        ("URL", "http://"),
        ("URL", "http://user:password@model"),
        ("URL", "http://model:99999"),
        ("URL", "http://model/?key=1"),
        ("URL", "http://mo del"),
        ("MODEL", ""),
        ("MODEL", "x" * 101),
        ("KEY", "two\nlines"),
        ("KEY", "kunci–rahasia"),
        ("TIMEOUT", 0.0),
        ("TIMEOUT", -1.0),
        ("TIMEOUT", float("nan")),
        ("TIMEOUT", float("inf")),
        ("TIMEOUT", 601.0),
    ],
)
def test_the_check_refuses_nonsense(model, settings, name, value):
    assert "newsroom.E010" not in {error.id for error in run_checks()}
    setattr(settings, f"NEWSROOM_LLM_{name}", value)
    (found,) = [error for error in run_checks() if error.id == "newsroom.E010"]
    assert f"NEWSROOM_LLM_{name}" in found.msg
