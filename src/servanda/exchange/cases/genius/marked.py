"""An XML file of GENIUS: what is said of it, and numbers in its attributes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import cast

from lxml import etree

from servanda.exchange.cases.numbers import Unread, number_of
from servanda.exchange.cases.telling import Told
from servanda.findings import Span


@dataclass(frozen=True)
class Marked:
    """A file's root element, and what is said of the file."""

    root: etree._Element
    told: Told

    @property
    def is_profile(self) -> bool:
        """Whether it says what a party wants, and not only what there is to be settled."""
        return any(
            element.tag in {"weight", "evaluator", "reservation", "ufun"}
            or element.get("evaluation") is not None
            for element in self.root.iter()
        )

    @property
    def issues(self) -> Iterator[etree._Element]:
        """The elements of issues, at whatever depth of objectives."""
        return self.root.iter("issue")

    def at(self, element: etree._Element) -> Span | None:
        """Return the line of an element."""
        line = cast("int | None", element.sourceline)
        return None if line is None else self.told.line(line)

    def number(self, element: etree._Element, name: str, what: str) -> Fraction | None:
        """Return the number in an attribute; None where there is none, which is told."""
        written = element.get(name)
        if written is None:
            self.told.say("attribute-missing", f"{what}: “{name}” is not given.", self.at(element))
            return None
        found = number_of(written)
        if isinstance(found, Unread):
            self.told.unread(found, f"{what}, “{name}”", written, self.at(element))
            return None
        return found
