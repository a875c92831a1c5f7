"""A page that answers one question: the parts of the answer in words, with their pictures."""

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
    """What the page shows: each part of the answer, and the pictures that belong to it, by key.

    `question` is what it answers.
    """

    parts: tuple[Part, ...]
    pictures: Mapping[str, tuple[Markup, ...]]
    question: str = "Could it be agreed?"

    @property
    def lettered(self) -> bool:
        """Whether packages are spoken of by letters, and written out."""
        return any(part.key == "packages" for part in self.parts)


def bargain_page(about: About, bargaining: Bargaining, made: date | None = None) -> str:
    """Return the parts of an answer as a page; `made` is the day it bears, if any."""
    return render(
        "bargain.html.jinja", about, Hyperlinks(), made, bargaining=bargaining, timeline=None
    )
