"""How the agreement may be left: by whom, with what notice."""

from __future__ import annotations

from dataclasses import dataclass

from servanda.effects.final_clauses import rules_on_leaving
from servanda.instrument.pact import syntax as s
from servanda.norms import Agreement, Norm, NormKind
from servanda.norms.matrix import what
from servanda.norms.wording import in_words

_BY_CHOICE = frozenset({NormKind.POWER, NormKind.PERMISSION})


@dataclass(frozen=True, slots=True)
class Exit:
    """A clause by which somebody may end, leave or suspend the agreement. `notice` as written."""

    clause: str
    norm: str
    words: str
    quote: str
    holders: tuple[str, ...]
    notice: str | None


def exits_of(agreement: Agreement) -> tuple[Exit, ...]:
    """Return the clauses by which somebody may leave, in the order of the text."""
    return tuple(_exit(n) for n in rules_on_leaving(agreement) if n.kind in _BY_CHOICE)


def _exit(norm: Norm) -> Exit:
    notice = next((in_words(v) for v in norm.sentence.values(s.Slot.NOTICE)), None)
    return Exit(norm.clause, norm.id, what(norm), norm.quote, norm.bearers, notice)
