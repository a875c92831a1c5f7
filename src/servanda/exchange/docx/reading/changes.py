"""Tracked changes: whose they are, and which of them a reading of the text makes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from lxml import etree

from servanda.exchange.docx.markup import w
from servanda.instrument.document import ChangeKind

INSERTED = frozenset({w("ins"), w("moveTo")})
DELETED = frozenset({w("del"), w("moveFrom")})
_CELLS = frozenset({w("cellIns"), w("cellDel")})
TRACKED = INSERTED | DELETED | _CELLS
_OF_LOOK = tuple(
    w(name)
    for name in ("rPrChange", "pPrChange", "tblPrChange", "trPrChange", "tcPrChange",
                 "sectPrChange", "tblGridChange", "tblPrExChange", "numberingChange")
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class View:
    """Which tracked changes are made: all (`author_of` is empty), none, or one author's."""

    everyone: bool = True
    author: str | None = None

    def makes(self, change: etree._Element) -> bool:
        """Whether a change is made."""
        return self.everyone or (self.author is not None and author_of(change) == self.author)

    def shows(self, element: etree._Element) -> bool:
        """Whether the words within a tracked element are there."""
        return self.makes(element) if element.tag in INSERTED else not self.makes(element)

    def keeps(self, properties: etree._Element | None) -> bool:
        """Whether what has these properties is there: a paragraph's mark, a row, a cell."""
        if properties is None:
            return True
        for each in properties:
            if each.tag in INSERTED or each.tag == w("cellIns"):
                if not self.makes(each):
                    return False
            elif (each.tag in DELETED or each.tag == w("cellDel")) and self.makes(each):
                return False
        return True


EVERY_CHANGE = View()
NO_CHANGE = View(everyone=False)


def author_of(change: etree._Element) -> str:
    """Return who made a change; nobody's name is empty."""
    return change.get(w("author")) or ""


def made_at(element: etree._Element) -> datetime | None:
    """Return when something was done, as the file says."""
    try:
        return datetime.fromisoformat(element.get(w("date")) or "")
    except ValueError:
        return None


def kind_of(change: etree._Element) -> ChangeKind:
    """Tell what a tracked element does; a move takes out in one place and puts in in another."""
    inserts = change.tag in INSERTED or change.tag == w("cellIns")
    return ChangeKind.INSERTION if inserts else ChangeKind.DELETION


def authors_in(roots: Iterable[etree._Element]) -> list[str]:
    """Return whose changes are tracked, in the order in which they are met."""
    return list(dict.fromkeys(author_of(e) for root in roots for e in root.iter(*TRACKED)))


def changes_of_look(root: etree._Element) -> int:
    """Count the tracked changes that change no word."""
    return sum(1 for _ in root.iter(*_OF_LOOK))
