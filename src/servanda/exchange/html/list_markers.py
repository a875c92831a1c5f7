"""The number or bullet that a browser would show before a list item."""

from __future__ import annotations

from typing import TYPE_CHECKING

from servanda.exchange.counting import lettered, roman

if TYPE_CHECKING:
    from lxml.etree import _Element

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
    if style in {"i", "I"}:
        return roman(number) if style == "i" else roman(number).upper()
    if style in {"a", "A"}:
        return lettered(number) if style == "a" else lettered(number).upper()
    return str(number)
