"""Finds web addresses in words, and numbers them so that paper can show where they lead."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from markupsafe import Markup, escape

_ADDRESS = re.compile(r"https?://[^\s<>\"“”]+[^\s<>\"“”.,;:!?)\]’'”]")
_LONGEST = 48


@dataclass
class Hyperlinks:
    """The addresses met so far, in the order in which they first stand on the page."""

    addresses: list[str] = field(default_factory=list)

    def linked(self, words: str) -> Markup:
        """Return words with their addresses as links, each with its number for paper."""
        pieces: list[Markup] = []
        position = 0
        for match in _ADDRESS.finditer(words):
            pieces += [escape(words[position : match.start()]), self._link(match.group())]
            position = match.end()
        return Markup("").join([*pieces, escape(words[position:])])

    def _link(self, address: str) -> Markup:
        if address not in self.addresses:
            self.addresses.append(address)
        return Markup(
            '<a href="{}" rel="noreferrer noopener">{}</a><sup class="on-paper">{}</sup>'
        ).format(address, _shown(address), self.addresses.index(address) + 1)


def _shown(address: str) -> str:
    try:
        parts = urlsplit(address)
    except ValueError:  # nothing that a browser would follow either
        return address
    shown = parts.netloc.removeprefix("www.") + parts.path.rstrip("/")
    return shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}…"
