"""Who owes whom what, by when, verified by whom, with what consequence: one row a norm.

What the text leaves open stands in its cell as a hole; a cell is empty only where this kind of norm
has no such slot.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from servanda.instrument.pact import phrasing
from servanda.instrument.pact import syntax as s
from servanda.instrument.pact.formatter import format_modifier, format_sentence
from servanda.norms.agreement import Agreement
from servanda.norms.breach import follows_breach, reaches
from servanda.norms.norm import DUTIES, Filling, Gap, Norm, NormKind, Part
from servanda.norms.walk import pieces

NOT_STATED = "— not stated"


class Column(StrEnum):
    """What the columns ask, in their order."""

    WHO = "Who"
    WHOM = "Towards whom"
    WHAT = "What"
    WHEN = "When"
    FOUND = "Verified or found by"
    CONSEQUENCE = "With what consequence"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing said in a cell; `label` tells what it answers, where the column's name does not."""

    words: str
    label: str = ""
    hole: bool = False

    def __str__(self) -> str:
        return f"{self.label}: {self.words}" if self.label else self.words


NO_CONSEQUENCE = Entry(NOT_STATED, hole=True)
"""Stands in the last column of a duty from whose breach nothing is said to follow."""


@dataclass(frozen=True, slots=True)
class Row:
    """One norm. `reading` names the rival reading it belongs to; `proposed` awaits a person."""

    norm: str
    clause: str
    article: str
    kind: NormKind
    proposed: bool
    reading: str | None
    cells: dict[Column, tuple[Entry, ...]]
    quote: str


_COLUMN_OF = {
    Gap.BEARER: Column.WHO,
    Gap.COUNTERPARTY: Column.WHOM,
    Gap.OBJECT: Column.WHAT,
    Gap.AMOUNT: Column.WHAT,
    Gap.PLACE: Column.WHAT,
    Gap.MEANING: Column.WHAT,
    Gap.BASELINE: Column.WHAT,
    Gap.COUNTING: Column.WHAT,
    Gap.TRIGGER: Column.WHEN,
    Gap.DEADLINE: Column.WHEN,
    Gap.START: Column.WHEN,
    Gap.DURATION: Column.WHEN,
    Gap.VERIFIER: Column.FOUND,
    Gap.DECIDER: Column.FOUND,
    Gap.STANDARD: Column.FOUND,
    Gap.RESPONSE: Column.CONSEQUENCE,
}
_UNLABELLED = frozenset({Gap.BEARER, Gap.COUNTERPARTY, Gap.VERIFIER, Gap.DECIDER})
_SAID_IN_WHAT = frozenset({Gap.OBJECT, Gap.PLACE, Gap.MEANING})
"""Slots whose words stand in what is to be done, so that only their holes are added."""

_WHEN = (
    s.Slot.IF, s.Slot.WHENEVER, s.Slot.ONCE, s.Slot.WHILE, s.Slot.SINCE, s.Slot.UNLESS,
    s.Slot.ONLY_AFTER, s.Slot.AFTER, s.Slot.BEFORE, s.Slot.ALWAYS, s.Slot.EVERY, s.Slot.ON,
    s.Slot.BY, s.Slot.WITHIN, s.Slot.BEGUN_BY, s.Slot.COMPLETED_BY, s.Slot.FROM, s.Slot.UNTIL,
    s.Slot.FOR,
)  # fmt: skip
_WITHHELD = frozenset(
    {s.Effect.LAPSE, s.Effect.VOID, s.Effect.SUSPEND, s.Effect.REVOKE, s.Effect.NOT_APPLY}
)


def matrix(agreement: Agreement) -> tuple[Row, ...]:
    """Return the rows of an agreement in the order of its text."""
    return tuple(_row(norm, agreement) for norm in agreement.norms)


def _row(norm: Norm, agreement: Agreement) -> Row:
    cells: dict[Column, list[Entry]] = {column: [] for column in Column}
    if norm.part(Gap.COUNTERPARTY) is None and norm.counterparties:
        cells[Column.WHOM].append(Entry(", ".join(norm.counterparties)))
    cells[Column.WHAT].append(Entry(what(norm)))
    if norm.parent is None:
        cells[Column.WHEN] += _times(norm)
    for part in norm.parts:
        label = "" if part.gap in _UNLABELLED else part.gap.value
        column = _COLUMN_OF[part.gap]
        if part.is_hole:
            cells[column].append(Entry(NOT_STATED, label, hole=True))
        elif part.filling is Filling.NOT_APPLICABLE:
            cells[column].append(Entry("not applicable", label))
        elif column is not Column.WHEN and not _said_already(part, norm):
            cells[column].append(Entry(part.words, label))
    cells[Column.CONSEQUENCE] += _consequences(norm, agreement)
    return Row(
        norm.id,
        norm.clause,
        norm.article,
        norm.kind,
        norm.proposed,
        norm.rival,
        {column: tuple(entries) for column, entries in cells.items()},
        norm.quote,
    )


def _said_already(part: Part, norm: Norm) -> bool:
    """Whether the words of a slot stand in what is to be done."""
    return part.gap in _SAID_IN_WHAT or (part.gap is Gap.AMOUNT and norm.limit is not None)


def what(norm: Norm) -> str:
    """Return what a norm says is to be, without its bearer where that has a column of its own."""
    match norm.core:
        case s.Norm(modal=modal, act=act, times=times):
            often = f" {phrasing.times(times)}" if times else ""
            return f"{modal.value} {phrasing.act(act)}{often}"
        case s.Entitlement(roles=roles, negated=negated):
            return f"is {'not ' if negated else ''}entitled to{phrasing.roles(roles)}"
        case s.Guarantee(thing=thing):
            return f"guarantees {phrasing.term(thing)}"
        case s.Declaration(fact=fact):
            return f"declares that {phrasing.stands(fact)}"
        case s.Change() | s.Loss() as outcome:
            return _sentence(s.Consequence((outcome,)))
        case s.Consequence() | s.Definition() | s.Character() as core:
            return _sentence(core)


def _sentence(core: s.Core) -> str:
    """Write a core within a cell: no full stop, and no capital where the first name has none."""
    words = format_sentence(s.Sentence(core)).removesuffix(".").removeprefix("Then ")
    outcome = core.effects[0] if isinstance(core, s.Consequence) else core
    first = getattr(outcome, "on", None) or getattr(outcome, "loser", None)
    if first is not None and phrasing.term(first)[:1].islower():
        return words[:1].lower() + words[1:]
    return words


def _times(norm: Norm) -> Iterator[Entry]:
    """Yield when it holds, as written, each with the words that open it."""
    for modifier in norm.sentence.modifiers:
        if modifier.slot in _WHEN and not isinstance(modifier.value, s.Hole):
            yield Entry(format_modifier(modifier))


def _consequences(norm: Norm, agreement: Agreement) -> Iterator[Entry]:
    """Yield what follows where a norm is not kept and, apart, what may take it away."""
    found = False
    for value in norm.sentence.values(s.Slot.FAILING):
        if isinstance(value, s.Consequence) and norm.parent is None:
            found = True
            yield Entry(_sentence(value), "failing which")
    takers = []
    for other in agreement.of_kind(NormKind.CONSEQUENCE):
        if other.id in {norm.id, norm.parent}:
            continue
        if follows_breach(agreement, other, norm):
            found = True
            yield Entry(what(other), f"[{other.clause}]")
        elif other.clause != norm.clause and _takes_away(agreement, other, norm):
            takers.append(Entry(what(other), f"may be taken away by [{other.clause}]"))
    if norm.kind in DUTIES and not found:
        yield NO_CONSEQUENCE
    yield from takers


def _takes_away(agreement: Agreement, consequence: Norm, norm: Norm) -> bool:
    """Whether a consequence, whatever sets it off, ends or suspends a norm."""
    return any(
        isinstance(effect, s.Change)
        and effect.effect in _WITHHELD
        and any(reaches(agreement, piece, norm) for piece in pieces(effect.on))
        for effect in consequence.effects
    )
