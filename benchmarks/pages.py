"""Puts what a benchmark measured between two marks of the page that tells of it."""

from __future__ import annotations

import re
from pathlib import Path

PAGE = Path(__file__).resolve().parents[1] / "docs" / "benchmarks.md"


def write_figures(name: str, figures: str, page: Path = PAGE) -> None:
    """Write figures between `<!-- name -->` and `<!-- /name -->`, in place of those of before.

    Raises `LookupError` where the page has no such place: figures that nobody sees are none.
    """
    text = page.read_text(encoding="utf-8")
    place = re.compile(rf"(<!-- {name} -->\n).*(<!-- /{name} -->)", re.DOTALL)
    if not place.search(text):
        raise LookupError(f"{page.name} has no place for the figures of {name}")
    figures = figures.rstrip("\n")
    written = place.sub(lambda found: f"{found[1]}{figures}\n{found[2]}", text)
    page.write_text(written, encoding="utf-8")
