"""The number or bullet that a browser would show before a list item."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
          (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_MOST_ROMAN = 3999
_BULLET = "•"


def marker_of(item: _Element, number: int) -> str:
    """Return the marker of the item that is number `number` of its list."""
    parent = item.getparent()
    if parent is None or parent.tag != "ol":
        return _BULLET
    style = str(parent.get("type") or "1")
    return f"{_written(number, style)}."


def first_number(ordered: _Element) -> int:
    """Return the number at which an ordered list begins."""
    return whole(ordered.get("start")) or 1


def whole(value: str | None) -> int | None:
    """Read the attribute's whole number, if it is one."""
    return int(value) if value and value.isascii() and value.isdigit() and len(value) < 10 else None  # noqa: PLR2004


def _written(number: int, style: str) -> str:
    if style in {"i", "I"} and 0 < number <= _MOST_ROMAN:
        roman = ""
        for size, letters in _ROMAN:
            count, number = divmod(number, size)
            roman += letters * count
        return roman.upper() if style == "I" else roman
    if style in {"a", "A"} and number > 0:
        letters = ""
        while number:
            number, place = divmod(number - 1, 26)
            letters = chr(ord(style) + place) + letters
        return letters
    return str(number)
