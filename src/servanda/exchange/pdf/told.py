"""What the user is told about a PDF: what was put aside, and what could not be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from servanda.exchange.limits import too_large
from servanda.exchange.opened import mistake
from servanda.exchange.pdf.pages import About, Page
from servanda.exchange.pdf.readable import Readable
from servanda.exchange.pdf.running import TakenApart
from servanda.exchange.pdf.unseen import Aside
from servanda.findings import Finding, Note, Severity
from servanda.instrument.document import Block

_SHOWN = 80
_REFUSED = {
    "locked": "{} is locked with a password. Save it without one and read it again.",
    "damaged": "{} is damaged, or is no PDF file, and cannot be opened.",
    "lost": "{} could not be taken apart: the program that reads PDF files gave up on it.",
}


def refused(name: str, why: str) -> Finding:
    """Say why a file was not opened."""
    return mistake(f"pdf-{why}", _REFUSED[why].format(name))


def of_pages(name: str, found: Readable, total: int) -> Iterator[Finding]:
    """Say which pages have no words that can be trusted."""
    unread = len(found.pictures) + len(found.garbled) == total
    if found.pictures:
        yield _scanned(name, found.pictures, total, unread=unread)
    if found.garbled:
        yield _garbled(name, found.garbled, unread=unread)
    if found.recognised:
        yield _recognised(name, found.recognised)


def _scanned(name: str, pages: Sequence[int], total: int, *, unread: bool) -> Finding:
    which = _all_or(pages, total)
    message = (
        f"{which} of {name} {_is(pages)} a picture without words that can be read. "
        "Have a program for text recognition read it first."
    )
    return Finding("pages-not-read", _graveness(unread=unread), message)


def _garbled(name: str, pages: Sequence[int], *, unread: bool) -> Finding:
    message = (
        f"On {_listed(pages)} of {name} the file does not say which letters its signs stand for; "
        "their words were not read."
    )
    return Finding("pages-garbled", _graveness(unread=unread), message)


def _recognised(name: str, pages: Sequence[int]) -> Finding:
    message = (
        f"The words of {_listed(pages)} of {name} lie over a picture of the page: a program "
        "recognised them, and may have misread some."
    )
    return Finding("words-recognised", Severity.LOW, message)


def of_reading(name: str, taken: TakenApart) -> Iterator[Finding]:
    """Say where reading ended early, and which pages were lost."""
    broken = sorted({*taken.lost, *(page.number for page in taken.pages if page.broken)})
    if broken:
        message = f"{_listed(broken).capitalize()} of {name} could not be taken apart."
        yield Finding("pages-lost", Severity.HIGH, message)
    if taken.cut:
        yield too_large(name, taken.characters)


def of_carried(name: str, about: About, pages: Sequence[Page]) -> Iterator[Finding]:
    """Say what the file carries that was neither run, opened nor followed."""
    parts = []
    if about.scripts:
        parts.append("1 script" if about.scripts == 1 else f"{about.scripts} scripts")
    if about.attachments:
        shown = ", ".join(f"“{_short(each)}”" for each in about.attachments[:5])
        parts.append(f"attached files ({shown})")
    parts += sorted({action for page in pages for action in page.actions})
    if parts:
        message = (
            f"{name} carries more than its pages: {', '.join(parts)}. "
            "Nothing was run, opened or fetched."
        )
        yield Finding("file-carries-more", Severity.NOTE, message)


def of_asides(asides: Sequence[tuple[Aside, Block]]) -> Iterator[Finding]:
    """Say what was put aside; hidden words are worth more than a note."""
    hidden = [block for what, block in asides if what is Aside.HIDDEN]
    if hidden:
        message = (
            "The file holds words that a reader of its pages does not see: too pale, too small, "
            "or under a picture or a box. They were put aside."
        )
        notes = tuple(
            Note(f"page {block.place.page}: “{_short(block.text)}”", block.place.span)
            for block in hidden[:5]
        )
        span = hidden[0].place.span
        yield Finding("hidden-words", Severity.MEDIUM, message, span=span, notes=notes)
    others = [(what, block) for what, block in asides if what is not Aside.HIDDEN]
    if others:
        yield _put_aside(others)


def _put_aside(asides: Sequence[tuple[Aside, Block]]) -> Finding:
    kinds: dict[Aside, list[Block]] = {}
    for what, block in asides:
        kinds.setdefault(what, []).append(block)
    names = ", ".join(sorted(kinds))
    message = f"Parts of the pages that surround what they say were put aside: {names}."
    notes = []
    for what in sorted(kinds):
        first, many = kinds[what][0], len(kinds[what])
        count = "1 passage" if many == 1 else f"{many} passages"
        notes.append(Note(f"{what}: {count}, the first “{_short(first.text)}”", first.place.span))
    return Finding("page-parts-put-aside", Severity.NOTE, message, notes=tuple(notes))


def _graveness(*, unread: bool) -> Severity:
    return Severity.MISTAKE if unread else Severity.HIGH


def _short(words: str) -> str:
    return words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…"


def _is(pages: Sequence[int]) -> str:
    return "is" if len(pages) == 1 else "are each"


def _all_or(pages: Sequence[int], total: int) -> str:
    if len(pages) == total > 1:
        return "Every page"
    return _listed(pages).capitalize()


def _listed(pages: Iterable[int]) -> str:
    """Write page numbers as people do: pages 2, 5-7 and 9."""
    numbers = sorted(set(pages))
    ranges: list[list[int]] = []
    for number in numbers:
        if ranges and number == ranges[-1][1] + 1:
            ranges[-1][1] = number
        else:
            ranges.append([number, number])
    words = [str(a) if a == b else f"{a}-{b}" for a, b in ranges]
    if len(numbers) == 1:
        return f"page {words[0]}"
    listed = ", ".join(words[:-1]) + (" and " if len(words) > 1 else "") + words[-1]
    return f"pages {listed}"
