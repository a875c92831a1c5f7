"""Which tracked changes a reading of a text makes: all, none, or those of one author."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from servanda.instrument.document import Block, Document, State

BEFORE = "before any tracked change"
# With more authors than this, the text is read with all changes and with none.
_MOST_AUTHORS = 20


@dataclass(frozen=True, slots=True)
class View:
    """Which tracked changes are made: everyone's, an author's, or (neither is given) nobody's."""

    everyone: bool = True
    author: str | None = None

    def makes(self, author: str) -> bool:
        """Whether the changes of an author (nobody's name is empty) are made."""
        return self.everyone or self.author == author


EVERY_CHANGE = View()
NO_CHANGE = View(everyone=False)


def other_states(
    document: Document, authors: Sequence[str], read: Callable[[View], tuple[Block, ...]]
) -> tuple[State, ...]:
    """Read the text before any change, and with each author's changes alone if there are two."""
    views = [(BEFORE, NO_CHANGE)]
    if 1 < len(authors) <= _MOST_AUTHORS:
        views += [
            (f"with the changes of {author or 'nobody named'} alone", View(False, author))  # noqa: FBT003
            for author in authors
        ]
    plain = Document(document.name, (), document.title, document.byline)
    return tuple(State(name, replace(plain, blocks=read(view))) for name, view in views)
