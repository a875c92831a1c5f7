"""Whose word a position is, or who assumed it."""

from __future__ import annotations

from dataclasses import dataclass, field

from servanda.findings import Span


@dataclass(frozen=True, slots=True)
class Attribution:
    """When something was said, by whose word; or who assumes it, where nobody has said it.

    `stated` is a date at the precision given; `sources` whose word it is, the nearest first;
    `statement` what was said, in the words of Pact.
    """

    stated: str | None = None
    sources: tuple[str, ...] = ()
    assumed_by: tuple[str, ...] = ()
    statement: str = field(default="", compare=False, repr=False)
    at: Span | None = field(default=None, compare=False, repr=False)

    @property
    def assumed(self) -> bool:
        """Whether it is a reader's assumption and nobody's stated position."""
        return bool(self.assumed_by)

    @property
    def words(self) -> str:
        """Whose word it is, to be printed beside what was said; empty where nobody is named."""
        parts = [f"stated {self.stated}"] if self.stated else []
        parts += [f"assumed by {', '.join(self.assumed_by)}"] if self.assumed_by else []
        parts += [f"according to {source}" for source in self.sources]
        return ", ".join(parts)
