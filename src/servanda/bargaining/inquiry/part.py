"""A part of an answer in words: the same for paper, a page and a terminal."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of words under heads; the first column names the rows."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """What is said of one question: the answer first, then what it assumes, then its working.

    `key` is how a page finds the pictures that belong to it. `assumes` are said apart from what
    is found, so that nobody takes the one for the other. `short` is the answer for whoever reads
    nothing else; where it is empty, the first sentence is.
    """

    key: str
    title: str
    says: tuple[str, ...]
    assumes: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    short: str = ""

    @property
    def in_short(self) -> str:
        """The answer for whoever reads nothing else; empty where nothing is said."""
        return self.short or next(iter(self.says), "")
