"""What the parties to a conflict can do or leave, and patterns of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from servanda.bargaining.conflict.mistake import mistake
from servanda.findings import Finding

Pattern: TypeAlias = str | Mapping[str, bool]
"""Some states: `"YN-"` with a letter for each option (`-` is either), or a truth for some names."""


class Direction(StrEnum):
    """Which way an option may be changed by the party that holds it."""

    BOTH = "both ways"
    TAKE_ONLY = "once taken, it stays taken"
    DROP_ONLY = "once dropped, it stays dropped"


@dataclass(frozen=True, slots=True)
class Option:
    """Something that one party takes or leaves. `party` is the index of who holds it."""

    name: str
    party: int
    direction: Direction = Direction.BOTH


@dataclass(frozen=True, slots=True)
class Mask:
    """A pattern in bits, option k in bit k: `cares` for those it names, `taken` for those taken."""

    cares: int
    taken: int


@dataclass(frozen=True, slots=True)
class Options:
    """All options of a conflict, by whatever name they may be called."""

    parties: tuple[str, ...]
    options: tuple[Option, ...]

    def find(self, name: str) -> tuple[int, ...]:
        """Return the indices of the options of that name: `name`, or `party: name`.

        None where nobody has it; several where several parties have it.
        """
        return tuple(
            index
            for index, option in enumerate(self.options)
            if name in {option.name, f"{self.parties[option.party]}: {option.name}"}
        )

    def one(self, name: str) -> int | Finding:
        """Return the index of the option of that name, or what is wrong with the name."""
        match self.find(name):
            case (index,):
                return index
            case ():
                return mistake("option-unknown", f"No party has an option “{name}”.")
            case several:
                holders = [self.parties[self.options[index].party] for index in several]
                written = " or ".join(f"“{holder}: {name}”" for holder in holders)
                return mistake("option-ambiguous", f"Write {written}: both have “{name}”.")

    def mask(self, pattern: Pattern) -> Mask | Finding:
        """Return a pattern in bits, or what is wrong with it."""
        if isinstance(pattern, str):
            return self._mask_of_letters(pattern)
        cares = taken = 0
        for name, truth in pattern.items():
            index = self.one(name)
            if isinstance(index, Finding):
                return index
            cares |= 1 << index
            taken |= bool(truth) << index
        return Mask(cares, taken)

    def _mask_of_letters(self, letters: str) -> Mask | Finding:
        if len(letters) != len(self.options) or set(letters.upper()) - set("YN-"):
            return mistake(
                "pattern-unfit",
                f"“{letters}” is no pattern: write Y, N or - for each of the "
                f"{len(self.options)} options.",
            )
        return Mask(
            sum(1 << k for k, letter in enumerate(letters) if letter != "-"),
            sum(1 << k for k, letter in enumerate(letters) if letter in "Yy"),
        )


def masks_of(patterns: Iterable[Pattern], options: Options) -> tuple[list[Mask], list[Finding]]:
    """Return patterns in bits, and what is wrong with those that cannot be."""
    found = [options.mask(pattern) for pattern in patterns]
    return (
        [mask for mask in found if isinstance(mask, Mask)],
        [finding for finding in found if isinstance(finding, Finding)],
    )


def letters(mask: int, count: int) -> str:
    """Return a state in letters, Y for each option taken and N for each left."""
    return "".join("Y" if mask >> k & 1 else "N" for k in range(count))


def options_from(
    named: Mapping[str, Sequence[str]], irreversible: Mapping[str, Direction] | Iterable[str]
) -> tuple[Options, list[Finding]]:
    """Return the options of each party, in the order given, and what is wrong with them.

    `irreversible` says which way an option may be changed; names alone are options that, once
    taken, stay taken.
    """
    parties = tuple(named)
    plain = Options(
        parties,
        tuple(Option(name, who) for who, party in enumerate(parties) for name in named[party]),
    )
    findings = [
        mistake("option-twice", f"“{parties[option.party]}” has the option “{option.name}” twice.")
        for index, option in enumerate(plain.options)
        if option in plain.options[:index]
    ]
    ways = (
        dict(irreversible)
        if isinstance(irreversible, Mapping)
        else dict.fromkeys(irreversible, Direction.TAKE_ONLY)
    )
    direction: dict[int, Direction] = {}
    for name, way in ways.items():
        index = plain.one(name)
        if isinstance(index, Finding):
            findings.append(index)
        elif way not in list(Direction):
            listed = ", ".join(f"“{known}”" for known in Direction)
            findings.append(mistake("direction-unknown", f"“{way}” is none of {listed}."))
        else:
            direction[index] = Direction(way)
    return Options(
        parties,
        tuple(
            Option(option.name, option.party, direction.get(index, Direction.BOTH))
            for index, option in enumerate(plain.options)
        ),
    ), findings
