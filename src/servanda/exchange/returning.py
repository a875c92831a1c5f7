"""The formats from which a pact file comes back: one line for each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from servanda.exchange.akoma_ntoso.returning import pact_from_akoma_ntoso
from servanda.exchange.docx.returning import pact_from_word
from servanda.exchange.limits import MOST_PACKED
from servanda.exchange.opened import mistake
from servanda.exchange.source_format import SourceFormat, announced_format
from servanda.findings import Finding

Returned = tuple[str | None, tuple[Finding, ...]]

# What takes back an exported file, by what its bytes announce: it returns the text of a pact file,
# or None where the file is not ours, and what there is to say about it.
_TAKERS: Mapping[SourceFormat, Callable[[bytes, str], Returned]] = {
    SourceFormat.PACKAGE: pact_from_word,
    SourceFormat.AKOMA_NTOSO: pact_from_akoma_ntoso,
}


def take_back(path: Path) -> Returned:
    """Return the text of the pact file that a file was exported from, and what has changed."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_PACKED + 1)
    except OSError as error:
        reason = error.strerror or "the system gave no reason"
        return None, (mistake("cannot-open", f"{path.name} cannot be opened: {reason}."),)
    form = announced_format(data)
    taker = _TAKERS.get(form) if form is not None else None
    if taker is None:
        message = f"{path.name} is no file that “servanda export” writes and takes back."
        return None, (mistake("not-exported", message),)
    return taker(data, path.name)
