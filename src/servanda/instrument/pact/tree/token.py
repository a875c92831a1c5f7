"""One word or mark of a sentence, as the grammar takes it."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from servanda.instrument.pact.syntax import Extent, Words
from servanda.instrument.pact.tree.rule import Refused
from servanda.instrument.pact.words import SCALES


class Token(NamedTuple):
    """A terminal of the grammar, its value, and where it stands."""

    terminal: str
    value: str
    at: Extent

    @property
    def is_plural(self) -> bool:
        """Whether it is written in the plural; the value of a verb says so at its end."""
        return self.value.endswith(("plural", "/1"))

    @property
    def number(self) -> Decimal:
        """The number that is written."""
        digits, _, scale = self.value.partition(" ")
        number = Decimal(digits.replace(",", ""))
        return number * SCALES[scale.lower()] if scale else number

    @property
    def whole(self) -> int:
        """The number that is written, where only a whole one will do."""
        number = self.number
        if number != int(number):
            raise Refused(
                "not-a-whole-number",
                "This is counted in whole numbers: write 18 months for 1.5 years.",
                self.at,
            )
        return int(number)

    @property
    def as_words(self) -> Words:
        """What is written, as words in quotation marks."""
        return Words(self.value, self.at)
