"""Says what a ledger begins with, and why where it cannot be opened."""

from __future__ import annotations

from servanda.evidence.ledger.chain import Sealed, unseal
from servanda.evidence.ledger.content import FORMAT, Begun, content_from
from servanda.evidence.ledger.store import LedgerStore
from servanda.findings import Finding, Fix, Severity

_ANY_VERSION = b'"format":"servanda/ledger-'


def beginning_of(store: LedgerStore) -> tuple[Begun | None, tuple[Finding, ...]]:
    """Return the first entry of a ledger, or why there is none that can be read."""
    try:
        line = next(iter(store.lines()), None)
        unfinished = store.unfinished() if line is None else 0
    except OSError as problem:
        return None, (cannot_open(store, problem),)
    if line is None and not unfinished:
        message = f"{store.name} is empty: no ledger was begun in it."
        return None, (Finding("cannot-open", Severity.MISTAKE, message),)
    entry = unseal(line) if line is not None else None
    begun = content_from(entry.content) if entry is not None else None
    if isinstance(begun, Begun) and begun.format == FORMAT and _is_first(entry):
        return begun, ()
    if line is not None and _ANY_VERSION in line and FORMAT.encode() not in line:
        return None, (_newer(store.name),)
    return None, (_no_ledger(store.name),)


def cannot_open(store: LedgerStore, problem: OSError) -> Finding:
    """Say that the system does not let us read or write a ledger."""
    match problem:
        case FileNotFoundError():
            message = f"There is no file {store.name}."
        case IsADirectoryError():
            message = f"{store.name} is a folder; name a file in it."
        case _:
            message = f"{store.name} cannot be opened: {problem.strerror}."
    return Finding("cannot-open", Severity.MISTAKE, message)


def unfinished(store: LedgerStore, size: int) -> Finding:
    """Say that somebody was interrupted while adding."""
    message = (
        f"The last entry of {store.name} was never finished, and is left out ({size:,} bytes); "
        "nothing before it is missing."
    )
    return Finding("ledger-unfinished", Severity.LOW, message)


def _is_first(entry: Sealed | None) -> bool:
    return entry is not None and entry.number == 0


def _newer(name: str) -> Finding:
    return Finding(
        "ledger-of-another-version",
        Severity.MISTAKE,
        f"{name} is a ledger of another version than this one, {FORMAT.rsplit('-')[-1]}.",
        fix=Fix("Use a newer version of Servanda."),
    )


def _no_ledger(name: str) -> Finding:
    return Finding(
        "not-a-ledger",
        Severity.MISTAKE,
        f"{name} is no ledger: its first line does not begin one.",
        fix=Fix("“servanda evidence add” begins a ledger in a new file."),
    )
