"""The `eId`s of the elements we write, as the Akoma Ntoso Naming Convention (1.0, part 5) has them.

An identifier is that of the element around, two underscores, the element's short name, one
underscore, its number: `art_6__para_2`. Points within a number become hyphens. Where a number comes
twice, the second is told apart by what we add.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

_APART = re.compile(r"[.\s]+")


@dataclass(slots=True)
class Identifiers:
    """Gives each identifier out once."""

    _given: Counter[str] = field(default_factory=Counter)

    def of(self, element: str, number: object, within: str = "") -> str:
        """Return the identifier of an element with a number, within another or on its own."""
        own = f"{element}_{_APART.sub('-', str(number))}"
        name = f"{within}__{own}" if within else own
        self._given[name] += 1
        return name if self._given[name] == 1 else self.of(element, f"{number}-again", within)
