"""The page on whether something could be agreed: the answers in words, with their pictures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from servanda.bargaining.inquiry import Part
from servanda.report.hyperlinks import Hyperlinks
from servanda.report.rendering import About, render


@dataclass(frozen=True, slots=True)
class Bargaining:
    """What the page shows: each part of the answer, and the pictures that belong to it, by key."""

    parts: tuple[Part, ...]
    pictures: Mapping[str, tuple[Markup, ...]]


def bargain_page(about: About, bargaining: Bargaining, made: date | None = None) -> str:
    """Return the answers on what could be agreed as a page; `made` is the day it bears, if any."""
    return render(
        "bargain.html.jinja", about, Hyperlinks(), made, bargaining=bargaining, timeline=None
    )
