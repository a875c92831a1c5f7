"""Propositions about the world, numbered for a solver, and who claims them."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from servanda.norms import Norm


class ClashKind(StrEnum):
    """What cannot be so at once."""

    STATUS = "two statuses of one thing"
    ACT = "a duty and a prohibition of one act"
    LIMIT = "two limits on one measure that cannot both be kept"
    CEILING = "two different limits on one measure"
    EFFECT = "one event both keeps and removes a thing"


@dataclass(frozen=True, slots=True)
class Claim:
    """A norm claims that one of these propositions holds; a minus sign denies one."""

    norm: Norm
    kind: ClashKind
    one_of: tuple[int, ...]


@dataclass
class Propositions:
    """Numbers propositions, and keeps what holds between them whoever claims what."""

    numbers: dict[object, int] = field(default_factory=dict)
    always: list[tuple[int, ...]] = field(default_factory=list)

    def of(self, *key: object) -> int:
        """Return the number of a proposition."""
        return self.numbers.setdefault(key, len(self.numbers) + 1)

    def implies(self, one: int, other: int) -> None:
        """Lay down that where one holds, so does the other."""
        self.always.append((-one, other))

    def exclude(self, one: int, other: int) -> None:
        """Lay down that only one of two can hold."""
        self.always.append((-one, -other))
