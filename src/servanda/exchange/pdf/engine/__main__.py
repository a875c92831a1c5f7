"""`python -m engine FIRST COUNT`: a PDF on standard input, JSON lines out."""

from __future__ import annotations

import json
import sys
from typing import Any

import pypdfium2.raw as pdfium

from .file import about
from .page import taken_apart

# What a file may make the engine hold, in bytes: the longest real ones need a tenth of it.
_MEMORY = 3_000_000_000


def main(first: int, count: int) -> None:
    """Say what the file is, then what stands on its pages from `first`, counted from 0."""
    _limit_memory()
    data = sys.stdin.buffer.read()
    pdfium.FPDF_InitLibrary()
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        locked = pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD
        _say({"refused": "locked" if locked else "damaged"})
        return
    # With a form's environment its values can be asked; this build of PDFium runs no scripts.
    settings = pdfium.FPDF_FORMFILLINFO(version=2)
    form = pdfium.FPDFDOC_InitFormFillEnvironment(document, settings)
    _say({"about": about(document)})
    pages = pdfium.FPDF_GetPageCount(document)
    for number in range(first, min(pages, first + count)):
        _say({"page": taken_apart(document, form, number)})
    _say({"end": True})


def _say(answer: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(answer, separators=(",", ":")) + "\n")
    sys.stdout.flush()


def _limit_memory() -> None:
    try:
        import resource  # noqa: PLC0415 - not there on Windows
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
