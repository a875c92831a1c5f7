"""How things look: shapes and fills that differ without colour, and colours that mean nothing."""

from __future__ import annotations

from enum import StrEnum

from markupsafe import Markup

from servanda.bargaining.pictures.elements import decimals, element


class Shape(StrEnum):
    """A mark, drawn around its middle; eight units across."""

    RING = "M-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0 -9 0z"
    SQUARE = "M-4-4H4V4H-4z"
    DIAMOND = "M0-5.6 5.6 0 0 5.6-5.6 0z"
    TRIANGLE = "M0-5.2 5 3.8H-5z"
    DOWN = "M0 5.2 5-3.8H-5z"
    CROSS = "M-4-4 4 4M-4 4 4-4"
    STAR = "M0-6 1.6-1.9 6-1.9 2.4.8 3.7 5-0 2.5-3.7 5-2.4.8-6-1.9-1.6-1.9z"


def mark(shape: Shape, x: float, y: float, style: str = "") -> Markup:
    """Draw a shape at a place."""
    place = f"translate({decimals(x)} {decimals(y)})"
    return element("path", d=shape.value, transform=place, class_=f"mark {style}".strip())


def party_style(number: int) -> str:
    """Return the style of a party by its place in the file; the sixth colour is the last."""
    return f"party-{min(number, 5)}"


_FILLS = (
    ("plain", ""),
    ("dots", '<circle cx="3" cy="3" r="1.2"/>'),
    ("rising", '<path d="M-1 7 7-1M-1 1 1-1M5 7 7 5"/>'),
    ("across", '<path d="M0 3H6"/>'),
    ("cells", '<path d="M0 3H6M3 0V6"/>'),
    ("falling", '<path d="M-1-1 7 7M5-1 7 1M-1 5 1 7"/>'),
    ("upright", '<path d="M3 0V6"/>'),
    ("crossed", '<path d="M0 0 6 6M0 6 6 0"/>'),
)
FILLS = len(_FILLS)
"""How many areas can be told apart by their fill."""


def fill(number: int, of: str) -> str:
    """Return what to fill an area with; `of` is the picture in which the fills are defined."""
    return f"url(#{of}-{_FILLS[number % FILLS][0]})"


def area_swatch(number: int, of: str) -> Markup:
    """Return a small piece of an area for a legend."""
    square = element(
        "rect", x=0.5, y=0.5, width=21, height=15, fill=fill(number, of), class_="area"
    )
    return swatch(square)


def swatch(*drawn: Markup, width: float = 22) -> Markup:
    """Return a small drawing for a legend, whose words stand beside it."""
    return element(
        "svg", *drawn, viewBox=f"0 0 {decimals(width)} 16", width=decimals(width), height=16,
        aria_hidden="true",
    )  # fmt: skip


def fills(of: str) -> Markup:
    """Define the fills of a picture."""
    return element(
        "defs",
        *(
            element(
                "pattern",
                element("rect", width=6, height=6, class_=f"ground-{number}"),
                Markup(drawn),  # noqa: S704 - ours, from the table above
                id=f"{of}-{name}", width=6, height=6, patternUnits="userSpaceOnUse",
                class_="fill",
            )
            for number, (name, drawn) in enumerate(_FILLS)
        ),
    )  # fmt: skip
