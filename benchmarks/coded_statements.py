"""Statements that people coded by the grammar of institutions, and what counts as their answer.

The table is ../shared/data/institutional_grammar/ig_dev.csv (its SOURCE.txt says whose it is). In
a coder's cell, words in square brackets were supplied or normalised by the coder; what stands
outside them, *the stated part*, are the statement's own words. `N/A` is empty.

A row belongs to the *development* half if the first byte of the SHA-256 of `source_file|row` is
even, else to the *other* half. Rules and confidences are made on the first and reported on both.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path

DATA = Path(__file__).resolve().parents[2] / "shared/data/institutional_grammar/ig_dev.csv"
_BRACKETED = re.compile(r"\[[^\[\]]*\]")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_ARTICLES = frozenset({"a", "an", "the"})
_CONDITIONS = ("condition", "activation_condition", "execution_constraint")
_FORCES = {
    "shall": "must", "must": "must", "will": "must", "need": "must", "needs": "must",
    "may": "may", "can": "may", "cannot": "may", "might": "may",
    "should": "should", "ought": "should",
}  # fmt: skip
_HELPERS = frozenset({"be", "been", "to", "not", "is", "are", "also", "and"})


def tokens(words: str) -> Counter[str]:
    """Return the words of a text, in lower case and without articles, with their counts."""
    return Counter(w for w in _WORD.findall(words.lower()) if w not in _ARTICLES)


def token_f1(ours: str, theirs: str) -> float:
    """Return the harmonic mean of precision and recall over words; 0 where none is shared."""
    mine, coded = tokens(ours), tokens(theirs)
    shared = (mine & coded).total()
    return 2 * shared / (mine.total() + coded.total()) if shared else 0.0


def _stated(cell: str) -> str:
    """Return a cell without what its coder supplied."""
    before = None
    while before != cell:
        before, cell = cell, _BRACKETED.sub(" ", cell)
    cell = " ".join(cell.replace("[", " ").replace("]", " ").split())
    return "" if cell.lower() in {"n/a", "na"} else cell


@dataclass(frozen=True)
class Statement:
    """One coded row."""

    source: str
    row: str
    text: str
    cells: dict[str, str]

    @property
    def is_development(self) -> bool:
        """Whether rules may be written on it."""
        return sha256(f"{self.source}|{self.row}".encode()).digest()[0] % 2 == 0

    @cached_property
    def _words(self) -> Counter[str]:
        return tokens(self.text)

    def _stands_there(self, words: str) -> bool:
        return not tokens(words) - self._words

    @cached_property
    def deontic(self) -> tuple[str, bool] | None:
        """The modal's force and whether it is denied, where the modal's words stand in the text.

        The force is that of the stated words (`will [must]` has that of *will*, which is *must*);
        denied is what the coder calls so in or outside brackets. What may not be must not be.
        """
        cell = self.cells["deontic"].lower()
        stated = _WORD.findall(_stated(cell))
        forces = [_FORCES[w] for w in stated if w in _FORCES]
        modal = " ".join(w for w in stated if w in _FORCES)
        if not forces or not self._stands_there(modal):
            return None
        denied = bool(re.search(r"not\b|\bno\b", cell))
        return ("must" if denied and forces[0] == "may" else forces[0]), denied

    @cached_property
    def bearer(self) -> str | None:
        """Who is bound, where the coder took all of it from the statement's words."""
        cell = self.cells["attribute"]
        stated = _stated(cell)
        whole = "[" not in cell and bool(tokens(stated))
        return stated if whole and self._stands_there(stated) else None

    @property
    def has_implicit_bearer(self) -> bool:
        """Whether the coder supplied all of who is bound, and did not write it into the statement.

        (`[Board] shall make …` names the board, in whosever words.)
        """
        cell = self.cells["attribute"]
        written = tokens(" ".join(_BRACKETED.findall(self.text)))
        return "[" in cell and not tokens(_stated(cell)) and bool(tokens(cell) - written)

    @cached_property
    def aim(self) -> frozenset[str]:
        """The word that heads the aim: its first that is no helper, or *be*, where it has no other.

        Empty where the coder supplied it or it does not stand in the statement.
        """
        words = _WORD.findall(_stated(self.cells["aim"]).lower())
        content = [w for w in words if w not in _HELPERS]
        heads = frozenset(content[:1]) or frozenset(words[:1])
        if not heads or not self._stands_there(" ".join(heads)):
            return frozenset()
        return heads

    @cached_property
    def condition(self) -> str | None:
        """When, where, how, to whom: all that qualifies the aim, where its words stand there."""
        stated = " ".join(filter(None, (_stated(self.cells[c]) for c in _CONDITIONS)))
        return stated if tokens(stated) and self._stands_there(stated) else None


def statements(path: Path = DATA) -> list[Statement]:
    """Return all rows of a table; raises `OSError` where there is none."""
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Statement(row["source_file"], row["row"], row["statement"], row)
            for row in csv.DictReader(file)
        ]
