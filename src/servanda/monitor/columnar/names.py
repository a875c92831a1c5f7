"""Names and identities as integers: an exact dictionary that only grows."""

from __future__ import annotations

import numpy as np
import polars as pl

from servanda.monitor.columnar.arrays import Bools, Ints
from servanda.vocabulary.instance import Instance

NOBODY = -1
"""The code of a role in which nothing stands."""

UNBOUND = -2
"""Stands for the value of a variable that a condition did not give any."""

_EVERY_BITS = 1
_IDENTITY_BITS = 33
_SHIFT = _IDENTITY_BITS + _EVERY_BITS
IDENTITY_MASK = (1 << _SHIFT) - 1


class Strings:
    """Gives each distinct string an integer, counted from 0 in the order of their coming.

    It only grows, so that states that share it keep what they mean; what a state has not met
    changes nothing for it.
    """

    def __init__(self, known: pl.Series | None = None) -> None:
        self._categories = pl.Categories.random()
        self._looked_up: dict[str, int] = {}
        self._kept = pl.Series([], dtype=pl.Categorical(self._categories))
        if known is not None and known.len():
            self._kept = known.cast(pl.Categorical(self._categories))

    def __getstate__(self) -> pl.Series:
        return self.known()

    def __setstate__(self, known: pl.Series) -> None:
        self.__init__(known)  # type: ignore[misc]

    def codes(self, words: pl.Series) -> Ints:
        """Return the integers of strings; -1 for an empty one (null)."""
        if (only := the_same(words)) is not None:
            return np.full(words.len(), self.code(only))
        coded = words.cast(pl.Categorical(self._categories))
        if not self._kept.len() and coded.len():
            self._kept = coded.head(1)
        found = coded.to_physical()
        if found.null_count():
            found = found.cast(pl.Int64).fill_null(NOBODY)
        return found.to_numpy().astype(np.int64)

    def code(self, word: str) -> int:
        """Return the integer of one string."""
        if word not in self._looked_up:
            coded = pl.Series([word], dtype=pl.String).cast(pl.Categorical(self._categories))
            if not self._kept.len():
                self._kept = coded
            self._looked_up[word] = int(coded.to_physical()[0])
        return self._looked_up[word]

    def word(self, code: int) -> str:
        """Return the string of an integer."""
        return str(self._categories[code])

    def known(self) -> pl.Series:
        """Return all strings, each at the place that its integer says."""
        return self._categories.to_series()


class Identities:
    """Gives each identity an integer: a whole number stands for itself, others are looked up.

    Most data number what they tell of, and there is no end to such numbers. One that is written
    otherwise (`007`) or is too great is a string like any other.
    """

    def __init__(self) -> None:
        self._words = Strings()

    def codes(self, words: pl.Series) -> Ints:
        """Return the integers of identities; -1 for an empty one (null)."""
        if not (words < _AFTER_DIGITS).any():
            return self._looked_up(words)
        numbers = words.cast(pl.UInt32, strict=False)
        numbers = numbers.fill_null(_NUMBERS) if numbers.has_nulls() else numbers
        codes = numbers.to_numpy().astype(np.int64)
        other = codes >= _NUMBERS
        odd = words < "1"
        if odd.any():  # nothing, “0”, or with zeros or a sign before it
            other |= (odd & (words != "0")).fill_null(value=False).to_numpy()
        if other.any():
            codes[other] = self._looked_up(words.filter(pl.Series(other)))
        return codes

    def code(self, word: str) -> int:
        """Return the integer of one identity."""
        return int(self.codes(pl.Series([word], dtype=pl.String))[0])

    def word(self, code: int) -> str:
        """Return the identity of an integer."""
        return str(code) if code < _NUMBERS else self._words.word(code - _NUMBERS)

    def _looked_up(self, words: pl.Series) -> Ints:
        codes = self._words.codes(words)
        codes += _NUMBERS
        if words.has_nulls():
            codes[codes < _NUMBERS] = NOBODY
        return codes


_NUMBERS = 10**9
"""Numbers below it stand for themselves; further integers for what is looked up."""
_AFTER_DIGITS = ":"
"""Text that begins with a digit sorts before it."""


class Names:
    """Instances as integers: name, identity within it, and whether all are meant.

    One integer holds the three, side by side, so that they can be taken apart by arithmetic.
    """

    def __init__(self) -> None:
        self.declared = Strings()
        self.identities = Identities()

    def codes(
        self,
        names: pl.Series | str,
        identities: pl.Series | None,
        every: pl.Series | None,
        length: int,
    ) -> Ints:
        """Return what stands in a role, row by row; `NOBODY` where nothing does.

        `names` are declared names, row by row, or one for all rows.
        """
        if isinstance(names, str):
            codes, empty = np.full(length, self.declared.code(names) << _SHIFT), None
        else:
            codes = self.declared.codes(names) << _SHIFT
            empty = codes < 0 if names.has_nulls() else None
        if identities is not None:
            identity = self.identities.codes(identities)
            identity += 1
            identity <<= _EVERY_BITS
            codes |= identity
        if every is not None:
            codes |= every.fill_null(value=False).cast(pl.Int64).to_numpy()
        if empty is not None:
            codes[empty] = NOBODY
        return codes

    def code(self, instance: Instance) -> int:
        """Return the integer of one instance."""
        identity = -1 if instance.identity is None else self.identities.code(instance.identity)
        name = self.declared.code(instance.name)
        return name << _SHIFT | (identity + 1) << _EVERY_BITS | int(instance.every)

    def instance(self, code: int) -> Instance:
        """Return the instance of an integer."""
        identity = (code & IDENTITY_MASK) >> _EVERY_BITS
        return Instance(
            self.declared.word(code >> _SHIFT),
            self.identities.word(identity - 1) if identity else None,
            bool(code & 1),
        )

    def named(self, codes: Ints, names: frozenset[str]) -> Bools:
        """Return which of the instances have one of these declared names."""
        wanted = self.declared.codes(pl.Series(sorted(names), dtype=pl.String))
        fits = np.zeros(max(int(wanted.max(initial=0)), _most(codes)) + 2, np.bool_)
        fits[wanted] = True
        return fits[np.where(codes == NOBODY, -1, codes >> _SHIFT)]


def the_same(words: pl.Series) -> str | None:
    """Return the word that stands in every row; None where there is none such."""
    if not words.len() or words.has_nulls():
        return None
    first = str(words[0])
    return first if words[-1] == first and (words == first).all() else None


def each_alone(codes: Ints) -> Ints:
    """Return the instances without the mark that all are meant."""
    return np.where(codes == NOBODY, codes, codes & ~1)


def means_all(codes: Ints) -> Bools:
    """Return where all are meant."""
    return np.asarray((codes != NOBODY) & ((codes & 1) == 1))


def name_part(codes: Ints) -> Ints:
    """Return the part of instances' integers that stands for the name."""
    return codes >> _SHIFT


def identity_part(codes: Ints) -> Ints:
    """Return the part of instances' integers that tells those of one name apart."""
    return codes & IDENTITY_MASK


def _most(codes: Ints) -> int:
    return int(codes.max(initial=0)) >> _SHIFT
