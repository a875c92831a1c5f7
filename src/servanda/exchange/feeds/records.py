"""Cuts a block of delimited text into records without reading it row by row.

A record ends at a line end that stands outside quotation marks (RFC 4180). Where one runs over
several lines and has too few or too many values, or marks that stand where none belongs, a mark was
most likely never closed: its lines are then taken one by one, so that one stray mark spoils one
line.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Places: TypeAlias = npt.NDArray[np.int64]
Flags: TypeAlias = npt.NDArray[np.bool_]
_LINE_END, _RETURN, _QUOTE = 10, 13, 34


@dataclass(frozen=True)
class Records:
    """Records that are not blank: where each begins and ends, and its number of values.

    `sound` is false where a quotation mark is never closed, or stands within a value.
    """

    data: bytes
    starts: Places
    ends: Places
    values: Places
    sound: Flags

    def __len__(self) -> int:
        return len(self.starts)

    def record(self, index: int) -> bytes:
        """Return one record without its line end."""
        return self.data[self.starts[index] : self.ends[index]].rstrip(b"\r")

    def of(self, chosen: Flags | Places) -> Records:
        """Return some of the records."""
        return Records(
            self.data,
            self.starts[chosen],
            self.ends[chosen],
            self.values[chosen],
            self.sound[chosen],
        )


def records_of(data: bytes, separator: str, columns: int, *, quoted: bool) -> Records:
    """Cut a block; `columns` is how many values a record should have."""
    signs = _Signs(data, separator, quoted=quoted)
    within = signs.within_marks(signs.lines)
    if within.size:
        within[-1] = False  # the block ends here, whatever is still open
    ends = signs.lines[~within]
    records = signs.cut(_starts(ends), ends)
    spread = np.searchsorted(signs.lines, records.starts) < np.searchsorted(signs.lines, ends)
    doubtful = spread & ((records.values != columns) | ~records.sound)
    if doubtful.any():
        starts = _starts(signs.lines)
        theirs = doubtful[np.searchsorted(ends, starts)]
        lines = signs.cut(starts[theirs], signs.lines[theirs])
        records = _merged(records.of(~doubtful), lines)
    return records.of(~signs.blank(records))


def all_as_wide(data: bytes, separator: str, columns: int, *, quoted: bool) -> bool:
    """Whether each line end outside quotation marks ends a sound record of so many values.

    Says no more than `records_of`, many times faster; a block with blank lines is not so.
    """
    signs = np.frombuffer(data, np.uint8)
    structural = (signs == ord(separator)) | (signs == _LINE_END)
    if quoted:
        marks = signs == _QUOTE
        if not _well_placed(signs, np.flatnonzero(marks), ord(separator)):
            return False
        structural |= marks
    structure = signs[structural]
    if quoted:
        marks = structure == _QUOTE
        within = np.cumsum(marks, dtype=np.uint8) & 1  # odd and even outlast the overflow
        structure = structure[~(marks | within.astype(bool))]
    if signs.size and signs[-1] != _LINE_END:
        structure = np.append(structure, np.uint8(_LINE_END))
    lines = np.count_nonzero(structure == _LINE_END)
    if lines * columns != structure.size:
        return False
    return bool((structure[columns - 1 :: columns] == _LINE_END).all())


def _well_placed(signs: npt.NDArray[np.uint8], quotes: Places, separator: int) -> bool:
    """Whether quotation marks come in pairs, which open and close at the ends of values."""
    if quotes.size % 2:
        return False
    opening, closing = quotes[0::2], quotes[1::2]
    opens = (opening == 0) | _bounds(signs, np.maximum(opening - 1, 0), separator)
    last = signs.size - 1
    after = np.minimum(closing + 1, last)
    closes = (closing == last) | _bounds(signs, after, separator) | _line_ends(signs, after)
    return bool(opens.all() and closes.all())


def _bounds(signs: npt.NDArray[np.uint8], places: Places, separator: int) -> Flags:
    """Whether a value may begin behind each place, or end before it."""
    there = signs[places]
    found: Flags = (there == separator) | (there == _LINE_END) | (there == _QUOTE)
    return found


def _line_ends(signs: npt.NDArray[np.uint8], places: Places) -> Flags:
    """Whether each place holds the carriage return of a line end."""
    last = signs.size - 1
    follows = (places == last) | (signs[np.minimum(places + 1, last)] == _LINE_END)
    found: Flags = (signs[places] == _RETURN) & follows
    return found


class _Signs:
    """Where the signs that structure a block stand."""

    def __init__(self, data: bytes, separator: str, *, quoted: bool) -> None:
        self.data = data
        self.separator = ord(separator)
        self.signs = np.frombuffer(data, np.uint8)
        self.lines = np.flatnonzero(self.signs == _LINE_END)
        if self.signs.size and self.signs[-1] != _LINE_END:
            self.lines = np.append(self.lines, self.signs.size)
        self.quotes = np.flatnonzero(self.signs == _QUOTE) if quoted else np.empty(0, np.int64)
        self.separators = np.flatnonzero(self.signs == self.separator)

    def within_marks(self, places: Places) -> Flags:
        """Whether an odd number of quotation marks stands before each place."""
        return (np.searchsorted(self.quotes, places) & 1).astype(bool)

    def cut(self, starts: Places, ends: Places) -> Records:
        """Return what lies between places as records, each read as if it began the block."""
        if not starts.size:
            return Records(self.data, starts, ends, starts, starts.astype(bool))
        first = np.searchsorted(self.quotes, starts)
        count = np.searchsorted(self.quotes, ends) - first
        holder = np.searchsorted(starts, self.separators, side="right") - 1
        before = np.searchsorted(self.quotes, self.separators) - first[holder]
        theirs = (holder >= 0) & (self.separators < ends[holder]) & (before % 2 == 0)
        values = np.bincount(holder[theirs], minlength=starts.size) + 1
        sound = count % 2 == 0
        sound[self._misplaced(starts, ends, first)] = False
        return Records(self.data, starts, ends, values, sound)

    def _misplaced(self, starts: Places, ends: Places, first: Places) -> Places:
        """Return the records in which a mark opens or closes within a value."""
        if not self.quotes.size:
            return self.quotes
        holder = np.searchsorted(starts, self.quotes, side="right") - 1
        opens = (np.arange(self.quotes.size) - first[holder]) % 2 == 0
        beside = np.where(opens, self.quotes - 1, self.quotes + 1)
        inside = (beside >= starts[holder]) & (beside < ends[holder])
        place = np.clip(beside, 0, self.signs.size - 1)
        fits = _bounds(self.signs, place, self.separator)
        fits |= ~opens & _line_ends(self.signs, place)
        held = (holder >= 0) & (self.quotes < ends[holder])
        misplaced: Places = holder[held & inside & ~fits]
        return misplaced

    def blank(self, records: Records) -> Flags:
        """Whether each record is an empty line."""
        blank: Flags = records.ends == records.starts
        begin = np.minimum(records.starts, self.signs.size - 1)
        for place in np.flatnonzero(~blank & (self.signs[begin] == _RETURN)).tolist():
            blank[place] = not records.record(place)
        return blank


def _starts(ends: Places) -> Places:
    starts = np.zeros_like(ends)
    starts[1:] = ends[:-1] + 1
    return starts


def _merged(some: Records, others: Records) -> Records:
    """Put two sets of records of one block in the order in which they stand there."""
    both = Records(
        some.data,
        np.concatenate((some.starts, others.starts)),
        np.concatenate((some.ends, others.ends)),
        np.concatenate((some.values, others.values)),
        np.concatenate((some.sound, others.sound)),
    )
    return both.of(np.argsort(both.starts, kind="stable"))
