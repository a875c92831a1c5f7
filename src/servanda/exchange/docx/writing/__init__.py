"""A pact file becomes a Word file: a working document for a lawyer."""

from __future__ import annotations

from servanda.findings import Finding
from servanda.instrument.pact_file import PactFile

__all__ = ["write_word"]


def write_word(
    file: PactFile, against: PactFile | None = None
) -> tuple[bytes, tuple[Finding, ...]]:
    """Return a Word file of an agreement: articles, readings as comments, changes as tracked.

    Without `against` each further wording of an article is shown as a change of its first; with
    it, what the articles say is shown as a change of what that earlier draft says.
    """
    # Only who writes a Word file waits until the library that packs it is loaded.
    from servanda.exchange.docx.writing.document import word_file_of  # noqa: PLC0415

    return word_file_of(file, against), ()
