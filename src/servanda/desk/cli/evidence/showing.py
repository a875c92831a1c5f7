"""How entries of a ledger, and its end, are shown to people."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from servanda.evidence.ledger import (
    Answered,
    Begun,
    Content,
    DeclaredComplete,
    Graded,
    Head,
    Reported,
    Withdrawn,
)
from servanda.findings.rendering import print_hanging

_GROUP = 8


def print_head(console: Console, head: Head) -> None:
    """Say with which entry and hash a ledger ends, in groups that can be copied by hand."""
    said = f"It ends with entry {head.number:,}, whose hash is"
    print_hanging(console, Text(), Text(said))
    groups = (head.hash[at : at + _GROUP] for at in range(0, len(head.hash), _GROUP))
    print_hanging(console, Text("  "), Text(" ".join(groups), style="bold"))


def in_words(content: Content) -> str:  # noqa: PLR0911 - one line for each kind
    """Say in a line what an entry is."""
    match content:
        case Begun():
            return "the ledger begins"
        case Reported(label, corrects=None):
            return f"report {label}"
        case Reported(label, corrects=corrected):
            return f"report {label}, which corrects {corrected}: {content.because}"
        case Answered(party, attitude, reports):
            return f"{party} {attitude} {' and '.join(reports)}"
        case DeclaredComplete(declared):
            return f"reports of {declared.what} are complete"
        case Withdrawn(report, by, because):
            return f"{report} is withdrawn by {by}: {because}"
        case Graded(report, rater, reliability, credibility):
            return f"{report} is graded {reliability or ''}{credibility or ''} by {rater}"
