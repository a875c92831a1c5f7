"""One thing of a declared name: a party, or the prisoner numbered 1417."""

from __future__ import annotations

from dataclasses import dataclass

from servanda.instrument.pact.inflection import in_plural


@dataclass(frozen=True, slots=True)
class Instance:
    """What a declared name stands for here.

    `identity` tells it from others of the same name (a register number, say); None where the name
    alone says which. `every` marks all that there are: “all prisoners”.
    """

    name: str
    identity: str | None = None
    every: bool = False

    def __lt__(self, other: Instance) -> bool:
        """Order by name and identity; a name alone stands before those of its identities."""
        return self._place < other._place

    @property
    def _place(self) -> tuple[str, bool, str, bool]:
        return self.name, self.identity is not None, self.identity or "", self.every

    def __str__(self) -> str:
        """Print it as people write it."""
        if self.every:
            return f"all {in_plural(self.name)}"
        return self.name if self.identity is None else f"{self.name} {self.identity}"
