"""The ledger: evidence as it came in, entry after entry, each sealed to the one before it."""

from servanda.evidence.ledger.account import Account, Event, account_of
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
from servanda.evidence.ledger.from_instrument import contents_from
from servanda.evidence.ledger.rows import report_of, reports_of
from servanda.evidence.ledger.store import LedgerStore
from servanda.evidence.ledger.verification import Verification, verify
from servanda.evidence.ledger.walk import Head

__all__ = [
    "Account",
    "Added",
    "Adding",
    "Answered",
    "Begun",
    "Content",
    "DeclaredComplete",
    "Event",
    "Graded",
    "Head",
    "LedgerFile",
    "LedgerStore",
    "Reported",
    "Verification",
    "Withdrawn",
    "account_of",
    "contents_from",
    "open_for_adding",
    "report_of",
    "reports_of",
    "verify",
]
