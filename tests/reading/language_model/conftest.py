"""A real server on this machine that answers as a test wants it to."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest

from servanda.reading.language_model.endpoint import Endpoint

Answering = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class ModelServer:
    """Keeps what it was asked; answers through `answering`."""

    url: str
    answering: Answering
    asked: list[dict[str, Any]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)

    def endpoint(self, patience: float = 20.0, key: str | None = None) -> Endpoint:
        return Endpoint(self.url, "small-model", key, patience)


def chat(content: object) -> Answering:
    """Answer as the protocol wants it, with this content."""
    words = content if isinstance(content, str) else json.dumps(content)
    return sending(json.dumps({"choices": [{"message": {"content": words}}]}).encode())


def sending(body: bytes, status: int = 200, **headers: str) -> Answering:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return answer


@pytest.fixture
def model_server() -> Iterator[ModelServer]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            kept.paths.append(self.path)
            kept.headers.append({k.lower(): v for k, v in self.headers.items()})
            kept.asked.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            try:
                kept.answering(self)
            except OSError:  # whoever asked has gone away
                self.close_connection = True

        def log_message(self, *_: object) -> None:
            """Keep the test's output quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    kept = ModelServer(f"http://127.0.0.1:{server.server_port}/v1", chat(""))
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield kept
    server.shutdown()
    server.server_close()
    thread.join()
