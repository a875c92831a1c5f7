"""The ledger: evidence as it came in, entry after entry, each sealed to the one before it."""

from servanda.evidence.ledger.adding import Added, Adding, open_for_adding
from servanda.evidence.ledger.content import (
    Answered,
    Begun,
    Content,
    DeclaredComplete,
    Graded,
    Reported,
    Withdrawn,
)
from servanda.evidence.ledger.file_store import LedgerFile
from servanda.evidence.ledger.rows import report_of, reports_of
from servanda.evidence.ledger.store import LedgerStore
from servanda.evidence.ledger.verification import Verification, verify

__all__ = [
    "Added",
    "Adding",
    "Answered",
    "Begun",
    "Content",
    "DeclaredComplete",
    "Graded",
    "LedgerFile",
    "LedgerStore",
    "Reported",
    "Verification",
    "Withdrawn",
    "open_for_adding",
    "report_of",
    "reports_of",
    "verify",
]
