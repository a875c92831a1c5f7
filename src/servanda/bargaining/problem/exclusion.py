"""What cannot be part of an agreement: red lines of a party, and linkages between issues."""

from __future__ import annotations

from dataclasses import dataclass, field

from servanda.findings import Span


@dataclass(frozen=True, slots=True)
class Literal:
    """An issue is settled by one of these options."""

    issue: int
    options: frozenset[int]


@dataclass(frozen=True, slots=True)
class Exclusion:
    """Packages in which every one of these literals holds are refused.

    One literal is a red line: “not this option”. Several are a linkage: “this only if that” refuses
    this together with all but that. `party` is who refuses, None where the text or logic does.
    `name` is how the user finds it again; `sources` whose word it is, the nearest first; `assumed`
    whether it is the user's own assumption and nobody's stated position.
    """

    name: str
    party: str | None
    literals: tuple[Literal, ...]
    sources: tuple[str, ...] = ()
    assumed: bool = False
    at: Span | None = field(default=None, compare=False, repr=False)

    @property
    def is_red_line(self) -> bool:
        """Whether it refuses options of one issue, whatever else is in the package."""
        return len(self.literals) == 1
