"""How pictures are dressed, wherever they are shown."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from markupsafe import Markup

from servanda.bargaining.pictures.elements import element


@lru_cache(maxsize=1)
def style() -> str:
    """Return the style sheet of the pictures; a page that has its own colours lends them."""
    return files("servanda.bargaining.pictures").joinpath("pictures.css").read_text("utf-8")


def notebook(*shown: Markup) -> str:
    """Return pictures and tables as one fragment that stands by itself in a notebook."""
    dressed = element("style", Markup(style()))  # noqa: S704 - ours
    return element("div", dressed, *shown, class_="servanda")
