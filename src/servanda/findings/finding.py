"""One thing we tell the user. A user's mistake is a finding, never an exception."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from servanda.findings.span import Span


class Severity(StrEnum):
    """How much hangs on a finding.

    `MISTAKE`: the file cannot be understood as written. The others grade what is at stake in the
    agreement itself (see the page of the review room), never how many findings there are.
    """

    MISTAKE = "mistake"
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return list(Severity).index(self)


class State(StrEnum):
    """Where a finding stands."""

    FOUND = "found"
    QUESTION = "question"  # the text shows a candidate; only a person can settle it
    LEFT_OPEN = "left open on purpose"
    ANSWERED = "answered"  # a person has said that the concern does not arise


class Safety(StrEnum):
    """Whether a fix may be applied unseen. For an agreement's words it never may."""

    DISPLAY = "display"
    UNSAFE = "unsafe"
    SAFE = "safe"


@dataclass(frozen=True, slots=True)
class Note:
    """A further remark to a finding, with its own place where it has one."""

    message: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace the characters of `span` by `text`."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """What would mend the finding."""

    title: str
    edits: tuple[Edit, ...] = ()
    safety: Safety = Safety.DISPLAY


@dataclass(frozen=True, slots=True)
class Finding:
    """A coded statement about a place.

    `clause` is written as in the text (`10.d`), or `whole` for the text as a whole; `against` names
    the clauses it clashes with; `quote` holds the words it is about; `silenced_by` says what would
    silence it; `other_reading` what the other side may say.
    """

    code: str
    severity: Severity
    message: str
    span: Span | None = None
    clause: str | None = None
    against: tuple[str, ...] = ()
    quote: str | None = None
    notes: tuple[Note, ...] = ()
    fix: Fix | None = None
    silenced_by: str | None = None
    other_reading: str | None = None
    state: State = State.FOUND
