"""What is to be settled, and the ways in which it could be."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

from servanda.findings import Span


@dataclass(frozen=True, slots=True)
class Option:
    """One way to settle an issue; `figure` is its number, in the issue's unit, where it has one."""

    label: str
    figure: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Issue:
    """One thing to be settled: a clause's figure, its reading, its presence, or what stands beside.

    `clause` is the label of the clause that it is about; `unit` what its figures count; `draft` the
    index of the option that the draft has, or None where the draft has none of them.
    """

    name: str
    options: tuple[Option, ...]
    clause: str | None = None
    unit: str | None = None
    draft: int | None = None
    at: Span | None = field(default=None, compare=False, repr=False)
