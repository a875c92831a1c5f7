"""One change in what a view makes of the evidence."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from servanda.monitor.verdict import Status


class ChangeKind(StrEnum):
    """What is changed."""

    STRIKE = "strike"  # a report that is accepted is not there
    ADMIT = "admit"  # a report that is not accepted is
    READ = "read"  # a clause is read otherwise
    INCOMPLETE = "incomplete"  # reports of something are not complete, whatever was declared


@dataclass(frozen=True, slots=True)
class Alteration:
    """One change. `about` is the report, the clause, or what was declared complete."""

    kind: ChangeKind
    about: str
    reading: str | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """Changes which, all together, would give a verdict another status.

    None for `status`: nothing would be said, since the rule would not be there to be judged.
    """

    changes: tuple[Alteration, ...]
    status: Status | None


@dataclass(frozen=True, slots=True)
class Turning:
    """All smallest changes that were found, and how far was looked.

    `tried` counts the combinations of changes that were judged; `complete` says whether those were
    all there are of up to so many changes at once. `candidates` counts the single changes.
    """

    turns: tuple[Turn, ...] = ()
    candidates: int = 0
    tried: int = 0
    complete: bool = True
