"""Tracked changes: whose they are, and which of them a reading of the text makes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from lxml import etree

from servanda.exchange.docx.markup import w
from servanda.exchange.office.view import View
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


def shows(view: View, element: etree._Element) -> bool:
    """Whether the words within a tracked element are there."""
    return view.makes(author_of(element)) is (element.tag in INSERTED)


def keeps(view: View, properties: etree._Element | None) -> bool:
    """Whether what has these properties is there: a paragraph's mark, a row, a cell."""
    found = [each for each in properties if each.tag in TRACKED] if properties is not None else []
    return all(
        view.makes(author_of(each)) is (kind_of(each) is ChangeKind.INSERTION) for each in found
    )


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
