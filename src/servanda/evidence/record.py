"""All the evidence there is, from whatever source: what a view chooses from."""

from __future__ import annotations

from dataclasses import dataclass, field

import polars as pl

from servanda.evidence.completeness import Completeness
from servanda.evidence.report import Stance
from servanda.findings import Finding


@dataclass(frozen=True)
class EvidenceRecord:
    """Claims as a table (`table.py`), the stances on them, and what is declared complete.

    `set_aside` says of each thing that could not be taken up where it stands and why.
    """

    claims: pl.DataFrame = field(default_factory=pl.DataFrame)
    stances: tuple[Stance, ...] = ()
    complete: tuple[Completeness, ...] = ()
    set_aside: tuple[Finding, ...] = ()
