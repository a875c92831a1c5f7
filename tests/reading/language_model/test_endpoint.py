"""A model that answers well, badly, slowly and maliciously."""

import gzip
import json
import time
from http.server import BaseHTTPRequestHandler

import pytest
from reading.language_model.conftest import ModelServer, chat, sending

from servanda.reading.language_model.endpoint import (
    MOST_BYTES,
    Endpoint,
    Message,
    NoReply,
    Reply,
    ask,
    why_refused,
)

QUESTION = (Message("system", "Read."), Message("user", "A shall pay."))


def why(endpoint: Endpoint) -> str:
    answer = ask(endpoint, QUESTION)
    assert isinstance(answer, NoReply)
    return answer.because


def test_a_good_answer_is_handed_on(model_server: ModelServer) -> None:
    model_server.answering = chat("It says so.")
    assert ask(model_server.endpoint(key="open sesame"), QUESTION) == Reply("It says so.")
    assert model_server.paths == ["/v1/chat/completions"]
    assert model_server.asked[0] == {
        "model": "small-model",
        "temperature": 0,
        "messages": [
            {"role": "system", "content": "Read."},
            {"role": "user", "content": "A shall pay."},
        ],
    }
    assert model_server.headers[0]["authorization"] == "Bearer open sesame"


def test_no_key_is_sent_where_none_is_set(model_server: ModelServer) -> None:
    model_server.answering = chat("Yes.")
    ask(model_server.endpoint(), QUESTION)
    assert "authorization" not in model_server.headers[0]


def test_a_key_is_never_shown(model_server: ModelServer) -> None:
    assert "sesame" not in repr(model_server.endpoint(key="open sesame"))


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"not json", "does not keep to the protocol"),
        (b"{}", "does not keep to the protocol"),
        (b'{"choices": []}', "does not keep to the protocol"),
        (b"[" * 100_000, "does not keep to the protocol"),
        (b"\xff\xfe\x00", "does not keep to the protocol"),
        (json.dumps({"choices": [{"message": {"content": None}}]}).encode(), "is empty"),
        (json.dumps({"choices": [{"message": {"content": "  "}}]}).encode(), "is empty"),
    ],
    ids=["no JSON", "nothing", "no choices", "endless nesting", "no text", "null", "blank"],
)
def test_a_bad_answer_is_no_answer(model_server: ModelServer, body: bytes, reason: str) -> None:
    model_server.answering = sending(body)
    assert reason in why(model_server.endpoint())


@pytest.mark.parametrize("status", [400, 401, 404, 429, 500])
def test_a_refusal_is_told_with_its_number(model_server: ModelServer, status: int) -> None:
    model_server.answering = sending(b"no", status)
    assert why(model_server.endpoint()) == f"it refused (HTTP {status})"


def test_nobody_at_the_address() -> None:
    assert "cannot be reached" in why(Endpoint("http://127.0.0.1:9/v1", "small-model"))


def trickle_body(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.end_headers()
    while True:
        handler.wfile.write(b" ")
        time.sleep(0.05)


def trickle_headers(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    while True:
        handler.wfile.write(b"x")
        time.sleep(0.05)


def say_nothing(handler: BaseHTTPRequestHandler) -> None:
    handler.connection.settimeout(20)
    handler.rfile.read(1)


@pytest.mark.parametrize("slowly", [trickle_body, trickle_headers, say_nothing])
def test_patience_ends_however_an_answer_trickles(
    model_server: ModelServer, slowly: object
) -> None:
    model_server.answering = slowly  # type: ignore[assignment] # one of the three above
    assert why(model_server.endpoint(patience=0.5)) == "it did not finish within 0.5 seconds"


def test_a_redirect_is_not_followed(model_server: ModelServer) -> None:
    model_server.answering = sending(b"", 307, Location=f"{model_server.url}/elsewhere")
    assert "another address" in why(model_server.endpoint())
    assert len(model_server.paths) == 1


def test_an_endless_answer_is_cut_off(model_server: ModelServer) -> None:
    model_server.answering = sending(b" " * (MOST_BYTES + 1))
    assert "longer than any reading" in why(model_server.endpoint())


def test_a_packed_answer_is_not_opened(model_server: ModelServer) -> None:
    packed = gzip.compress(bytes(50_000_000))
    model_server.answering = sending(packed, Content_Encoding="gzip")
    assert "packed" in why(model_server.endpoint())


def test_an_answer_that_breaks_off(model_server: ModelServer) -> None:
    def break_off(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "5000")
        handler.end_headers()
        handler.wfile.write(b"{")

    model_server.answering = break_off
    assert "broke off" in why(model_server.endpoint())


def test_no_proxy_is_used(model_server: ModelServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    model_server.answering = chat("Direct.")
    assert ask(model_server.endpoint(), QUESTION) == Reply("Direct.")


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("http://127.0.0.1:8080/v1", None),
        ("http://localhost:11434/v1", None),
        ("http://[::1]:8080/v1", None),
        ("https://models.example/v1", None),
        ("http://models.example/v1", "not encrypted"),
        ("http://192.0.2.7/v1", "not encrypted"),
        ("ftp://models.example/v1", "does not begin"),
        ("models.example", "does not begin"),
        ("https://", "does not begin"),
        ("http://[::1:/v1", "no web address"),
    ],
)
def test_words_leave_the_machine_only_encrypted(url: str, reason: str | None) -> None:
    refused = why_refused(url)
    assert refused is None if reason is None else reason in (refused or "")
