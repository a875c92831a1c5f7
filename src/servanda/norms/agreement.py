"""An agreement as its reading has it: vocabulary, norms, and how they refer to one another."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property

from servanda.findings import Finding
from servanda.instrument.pact_file import Article, PactFile
from servanda.norms.norm import DUTIES, Filling, Gap, Norm, NormKind
from servanda.norms.walk import references
from servanda.vocabulary import Vocabulary


@dataclass(frozen=True)
class Agreement:
    """The norms of a pact file in the order of its text, and what could not be resolved."""

    file: PactFile
    vocabulary: Vocabulary
    norms: tuple[Norm, ...]
    findings: tuple[Finding, ...] = field(default=())

    @cached_property
    def duties(self) -> tuple[Norm, ...]:
        """The norms that can be breached."""
        return tuple(norm for norm in self.norms if norm.kind in DUTIES)

    def of_kind(self, *kinds: NormKind) -> tuple[Norm, ...]:
        """Return the norms of these kinds."""
        return tuple(norm for norm in self.norms if norm.kind in kinds)

    @cached_property
    def by_id(self) -> dict[str, Norm]:
        """The norms by their id."""
        return {norm.id: norm for norm in self.norms}

    def at(self, clause: str) -> tuple[Norm, ...]:
        """Return the norms that a reference means: those of a clause and of its sub-clauses."""
        return self._by_label.get(clause, ())

    @cached_property
    def _by_label(self) -> dict[str, tuple[Norm, ...]]:
        found: dict[str, list[Norm]] = {}
        for norm in self.norms:
            ends = (i for i, mark in enumerate(norm.clause) if mark in ".-")
            for label in {norm.id, norm.clause, *(norm.clause[:end] for end in ends)}:
                found.setdefault(label, []).append(norm)
        return {label: tuple(norms) for label, norms in found.items()}

    def article(self, clause: str) -> Article | None:
        """Return the article that a clause belongs to."""
        return self.file.article_of(clause)

    @cached_property
    def referred_by(self) -> dict[str, tuple[Norm, ...]]:
        """For each clause label that some norm refers to, those norms."""
        found: dict[str, dict[str, Norm]] = {}
        for norm in self.norms:
            for label in references((norm.core, norm.sentence.modifiers)):
                found.setdefault(label, {})[norm.id] = norm
        return {label: tuple(norms.values()) for label, norms in found.items()}

    @cached_property
    def hole_counts(self) -> dict[Gap, int]:
        """How many holes of each type the reading has."""
        return dict(Counter(part.gap for norm in self.norms for part in norm.holes))

    @cached_property
    def written_hole_count(self) -> int:
        """How many holes a reader has put on record as `(not stated)`."""
        return sum(p.filling is Filling.NOT_STATED for norm in self.norms for p in norm.parts)
