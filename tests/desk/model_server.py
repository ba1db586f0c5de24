"""A real HTTP server that plays the language model, well or badly: it answers as each test tells it."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from newsroom.models import Suggestion

# An article with a person and a body that no rule sees.
TEXT = """Bangkok Talks Open

Bangkok (TNA) – Thailand hosted a conference on online scams on 17 December 2025. Cambodia did not attend.

“More than 300 million people were targeted”, the minister said. A letter to the family of
Benedrik Hofmannson Weiss was shown, and there was tea from Lantern Seven. Nobody else was there.

Read also: Malaysia promises to arrest the broker Radu Ionescu
"""
WEISS = {"kind": "person", "quote": "of Benedrik Hofmannson Weiss was", "value": "Benedrik Hofmannson Weiss"}
TEA = {"kind": "organisation", "quote": "tea from Lantern Seven", "value": "Lantern Seven"}

# How the server answers a question: writes what it likes on the wire.
Act = Callable[["ModelServer", BaseHTTPRequestHandler], None]


def claimed() -> dict[str, Suggestion]:
    """What is stored of the model's suggestions, by their words."""
    return {row.evidence.exact: row for row in Suggestion.objects.filter(rule="llm").select_related("evidence__text")}


def body(content: Any) -> bytes:
    """A chat completion with this content."""
    return json.dumps({"choices": [{"message": {"role": "assistant", "content": content}}]}).encode()


def giving(answer: bytes, status: int = 200, length: int | None = None, elsewhere: bool = False) -> Act:
    """An answer as HTTP wants it, perhaps with a length that is not its own, or an address to go on to."""

    def act(server: ModelServer, request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        if elsewhere:
            request.send_header("Location", f"{server.url}/elsewhere")
        request.send_header("Content-Length", str(len(answer) if length is None else length))
        request.end_headers()
        request.wfile.write(answer)

    return act


def saying(*items: Any) -> Act:
    """The answer of a model that claims these items."""
    return giving(body(json.dumps({"items": items})))


class ModelServer:
    """Listens on a free port of this machine. `requests` is what it was asked: (path, headers, JSON)."""

    def __init__(self) -> None:
        self.requests: list[tuple[str, Any, Any]] = []
        self.over = threading.Event()  # lets those go that hang when the test ends
        self.act: Act = saying()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                asked = self.rfile.read(int(self.headers["Content-Length"]))
                outer.requests.append((self.path, self.headers, json.loads(asked)))
                try:
                    outer.act(outer, self)
                except OSError:
                    self.close_connection = True

            def do_GET(self) -> None:
                outer.requests.append((self.path, self.headers, None))

            def log_message(self, *args: Any) -> None:
                """Nothing: the test's output is for the test."""

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.http.daemon_threads, self.http.block_on_close = True, False
        threading.Thread(target=self.http.serve_forever, args=(0.02,), daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.http.server_port}"

    def says(self, *items: Any) -> None:
        self.act = saying(*items)

    def close(self) -> None:
        self.over.set()
        self.http.shutdown()
        self.http.server_close()

    # -------------------------------------------------------------- ways to fail

    def hanging(self, request: BaseHTTPRequestHandler) -> None:
        self.over.wait(30)

    def closing(self, request: BaseHTTPRequestHandler) -> None:
        request.connection.close()

    @staticmethod
    def flooding(first: bytes, more: bytes = b" " * 65536) -> Act:
        """Sends `first` and then `more` without an end, as fast as it is taken."""

        def act(server: ModelServer, request: BaseHTTPRequestHandler) -> None:
            request.wfile.write(first)
            while not server.over.is_set():
                request.wfile.write(more)

        return act

    @staticmethod
    def dripping(first: bytes) -> Act:
        """Sends `first` and then a blank every few hundredths of a second, for as long as anybody listens."""

        def act(server: ModelServer, request: BaseHTTPRequestHandler) -> None:
            request.wfile.write(first)
            while not server.over.wait(0.03):
                request.wfile.write(b" ")

        return act
