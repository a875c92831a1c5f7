"""Which pages have words that can be read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from servanda.exchange.pdf.pages import Page
from servanda.exchange.pdf.unseen import is_scanned

# A picture with no more characters than this over it is a scanned page that nobody has recognised.
_HARDLY_ANY = 40
_MOSTLY = 0.3


@dataclass(slots=True)
class Readable:
    """The pages that are read, and the numbers of those that are pictures, garbled, recognised.

    Of a page that is a picture the few words beside it are read; recognised words lie over one.
    """

    pages: list[Page] = field(default_factory=list)
    pictures: list[int] = field(default_factory=list)
    garbled: list[int] = field(default_factory=list)
    recognised: list[int] = field(default_factory=list)


def readable(pages: Sequence[Page]) -> Readable:
    """Tell the pages apart."""
    found = Readable()
    for page in pages:
        scanned = is_scanned(page)
        if page.characters and _unknown(page) > _MOSTLY * page.characters:
            found.garbled.append(page.number)
            continue
        found.pages.append(page)
        if scanned and page.characters <= _HARDLY_ANY:
            found.pictures.append(page.number)
        elif scanned and _unseen(page) > _MOSTLY * page.characters:
            found.recognised.append(page.number)
    return found


def _unseen(page: Page) -> int:
    return sum(len(word.text) for word in page.words if word.style.unseen)


def _unknown(page: Page) -> int:
    """Count the characters of which nobody can tell what letter they are."""
    return max(page.unmapped, sum(1 for sign in _signs(page) if _is_strange(sign)))


def _signs(page: Page) -> Iterator[str]:
    for word in page.words:
        yield from word.text


def _is_strange(sign: str) -> bool:
    """Whether a sign is none: unknown, of private use, or a control."""
    return sign == "\ufffd" or "\ue000" <= sign <= "\uf8ff" or sign < " "
