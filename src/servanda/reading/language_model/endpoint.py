"""Asks a language model that the user has set up, and believes nothing it sends.

The address speaks the OpenAI-compatible protocol (`POST …/chat/completions`), on the same machine
or elsewhere. It is reached directly: no proxy, no redirect, no second address. An answer has so
much time in all, however it trickles in, and so much room.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from ipaddress import ip_address
from typing import TypeAlias

import httpx

MOST_BYTES = 1_000_000
PATIENCE = 120.0
"""Seconds for one answer in all; a small model on an office machine needs tens of them."""

_OK = 200


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a model is reached: its base address (up to `/v1`), its name, a key if it needs one.

    `patience` is in seconds.
    """

    url: str
    model: str
    key: str | None = field(default=None, repr=False)
    patience: float = PATIENCE

    @property
    def host(self) -> str:
        """Return whom the words go to, as told to the user."""
        return httpx.URL(self.url).host


@dataclass(frozen=True, slots=True)
class Message:
    """One turn of a conversation: who speaks (`system` or `user`) and what is said."""

    role: str
    content: str


@dataclass(frozen=True, slots=True)
class Reply:
    """What the model said."""

    content: str


@dataclass(frozen=True, slots=True)
class NoReply:
    """The model said nothing that could be used, and why."""

    because: str


Answer: TypeAlias = Reply | NoReply


def why_refused(url: str) -> str | None:
    """Say why nothing is sent to an address; None where it may be asked.

    Words leave the machine only encrypted.
    """
    try:
        parts = httpx.URL(url)
    except httpx.InvalidURL:
        return "it is no web address"
    if parts.scheme not in {"http", "https"} or not parts.host:
        return "it does not begin with https:// or http://"
    if parts.scheme == "http" and not _is_this_machine(parts.host):
        return "it is on another machine and not encrypted; use https://"
    return None


def _is_this_machine(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def ask(endpoint: Endpoint, messages: Sequence[Message]) -> Answer:
    """Return the model's answer, or why there is none, whatever the other side does."""
    return asyncio.run(_ask(endpoint, messages))


async def _ask(endpoint: Endpoint, messages: Sequence[Message]) -> Answer:
    try:
        async with asyncio.timeout(endpoint.patience):
            received = await _received(endpoint, messages)
    except TimeoutError:
        return NoReply(f"it did not finish within {endpoint.patience:g} seconds")
    except (httpx.HTTPError, httpx.InvalidURL, OSError):
        return NoReply("it cannot be reached, or broke off")
    return received if isinstance(received, NoReply) else _content(received)


async def _received(endpoint: Endpoint, messages: Sequence[Message]) -> bytes | NoReply:
    body = {
        "model": endpoint.model,
        "temperature": 0,
        "messages": [{"role": m.role, "content": m.content} for m in messages],
    }
    # An answer that is packed could unpack to any size.
    headers = {"Accept-Encoding": "identity"}
    if endpoint.key:
        headers["Authorization"] = f"Bearer {endpoint.key}"
    url = f"{endpoint.url.rstrip('/')}/chat/completions"
    async with (
        httpx.AsyncClient(
            trust_env=False, follow_redirects=False, timeout=endpoint.patience
        ) as client,
        client.stream("POST", url, json=body, headers=headers) as answer,
    ):
        if answer.is_redirect:
            return NoReply("it points to another address, which was not followed")
        if answer.status_code != _OK:
            return NoReply(f"it refused (HTTP {answer.status_code})")
        if "content-encoding" in answer.headers:
            return NoReply("it sent a packed answer, which was not opened")
        received = bytearray()
        async for chunk in answer.aiter_raw():
            received += chunk
            if len(received) > MOST_BYTES:
                return NoReply("its answer is longer than any reading can be")
        return bytes(received)


def _content(received: bytes) -> Answer:
    try:
        content = json.loads(received)["choices"][0]["message"]["content"]
    except (ValueError, LookupError, TypeError, RecursionError):
        return NoReply("its answer does not keep to the protocol")
    if not isinstance(content, str) or not content.strip():
        return NoReply("its answer is empty")
    return Reply(content)
