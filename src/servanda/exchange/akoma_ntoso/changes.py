"""Tracked changes: what the editors of a document put in and took out, and how it read without."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

from lxml.etree import _Element

from servanda.exchange.akoma_ntoso.metadata import Stated
from servanda.exchange.akoma_ntoso.vocabulary import local_name
from servanda.exchange.akoma_ntoso.walk import CHANGES, Made
from servanda.instrument.document import Change, Document, Place, State

BEFORE = "before all changes"


def changes_of(found: Iterable[tuple[_Element, Place]], stated: Stated) -> tuple[Change, ...]:
    """Say of each change what it does, to which words, by whom and when."""
    return tuple(
        Change(
            CHANGES[local_name(element)],
            " ".join("".join(map(str, element.itertext())).split()),
            place,
            _author(element, stated),
            _made(element, stated),
        )
        for element, place in found
    )


def states_of(
    changes: tuple[Change, ...], stated: Stated, read: Callable[[Made], Document]
) -> Iterator[State]:
    """Read the document as it was before any change, and with those of each author alone."""
    if not changes:
        return
    yield State(BEFORE, read(lambda _: False))
    authors = dict.fromkeys(change.author for change in changes)
    if len(authors) < 2:  # noqa: PLR2004 - a single author's changes are all of them
        return
    for author in authors:
        name = f"with the changes of {author or 'nobody named'} alone"
        yield State(name, read(_made_by(author, stated)))


def _made_by(author: str | None, stated: Stated) -> Made:
    return lambda element: _author(element, stated) == author


def _author(element: _Element, stated: Stated) -> str | None:
    return stated.shown.get(element.get("refersTo") or element.get("by") or "")


def _made(element: _Element, stated: Stated) -> datetime | None:
    try:
        return datetime.fromisoformat(stated.dates.get(element.get("period") or "", ""))
    except ValueError:
        return None
