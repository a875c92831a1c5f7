"""The tracked changes of a Rich Text file: adjoining words of one hand are one change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from servanda.exchange.rtf.groups import Look, author_at, moment
from servanda.instrument.document import Change, ChangeKind, Place

_PARAGRAPH_END = "¶"


@dataclass(slots=True)
class TrackedWords:
    """The changes found so far."""

    found: list[Change] = field(default_factory=list)
    _goes_on: bool = False

    def hear(self, text: str, look: Look, authors: list[str], place: Place) -> None:
        """Take up words that were put in or taken out; others end the change before them."""
        if not (look.inserted or look.deleted):
            self._goes_on = False
            return
        for change in _changes(text, look, authors, place):
            last = self.found[-1] if self.found and self._goes_on else None
            if last and replace(last, text="", place=place) == replace(change, text=""):
                self.found[-1] = replace(last, text=last.text + text)
            else:
                self.found.append(change)
            self._goes_on = True

    def end_paragraph(self, look: Look, authors: list[str], place: Place) -> None:
        """Take up that the end of a paragraph was put in or taken out."""
        self.hear(_PARAGRAPH_END, look, authors, place)
        self._goes_on = False


def _changes(text: str, look: Look, authors: list[str], place: Place) -> Iterator[Change]:
    for done, kind, author, at in (
        (look.inserted, ChangeKind.INSERTION, look.inserter, look.inserted_at),
        (look.deleted, ChangeKind.DELETION, look.deleter, look.deleted_at),
    ):
        if done:
            yield Change(kind, text, place, author_at(authors, author) or None, moment(at))
