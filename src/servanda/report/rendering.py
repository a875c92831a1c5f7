"""Fills a page in: what every page says of itself, and how strange words are kept harmless."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from hashlib import sha256

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from servanda import __version__
from servanda.bargaining.pictures.style import style
from servanda.findings.rendering.printable import printable
from servanda.instrument.pact_file import PactFile
from servanda.report.hyperlinks import Hyperlinks


@dataclass(frozen=True, slots=True)
class About:
    """What a page is about: its title, and the file that it was made from."""

    title: str
    name: str
    hash: str

    @classmethod
    def of(cls, file: PactFile) -> About:
        """Return what a page on a pact file says of itself."""
        return cls.of_bytes(file.title, file.text.name, file.text.content.encode("utf-8"))

    @classmethod
    def of_bytes(cls, title: str, name: str, content: bytes) -> About:
        """Return what a page on any file says of itself."""
        return cls(title, name, sha256(content).hexdigest())


def render(
    template: str, about: About, hyperlinks: Hyperlinks, made: date | None, **parts: object
) -> str:
    """Return a page; `made` is the day that it bears, if any."""
    return (
        _templates()
        .get_template(template)
        .render(
            about=about,
            hyperlinks=hyperlinks,
            linked=hyperlinks.linked,
            version=__version__,
            made=made,
            **parts,
        )
    )


@lru_cache(maxsize=1)
def _templates() -> Environment:
    environment = Environment(
        loader=PackageLoader("servanda.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_harmless,
    )
    environment.filters |= {"in_css": _in_css, "paragraphs": _paragraphs}
    environment.globals |= {"style_of_pictures": style}
    return environment


def _harmless(value: object) -> object:
    """Keep a stranger's control and direction characters off the page, as off the terminal."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return "\n".join(printable(line) for line in value.split("\n"))
    return value


def _in_css(words: str) -> str:
    """Write words so that, within a string of CSS, nothing ends the string or the style sheet."""
    return "".join(c if c.isalnum() or c == " " else f"\\{ord(c):06x}" for c in words)


def _paragraphs(words: str) -> list[str]:
    return [" ".join(block.split()) for block in words.split("\n\n") if block.strip()]
