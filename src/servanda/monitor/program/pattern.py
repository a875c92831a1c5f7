"""Which claims fit: the shape of one act, measure, status or event."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from servanda.evidence.claim import ClaimKind
from servanda.vocabulary.instance import Instance

Variable: TypeAlias = str
"""What stands for one instance throughout a rule (`a prisoner … that prisoner`).

It is called after its class, or `bearer` for who is bound.
"""

NOT_STATED = Instance("(not stated)")
"""The value of a variable where a claim does not say who or what it was."""


@dataclass(frozen=True, slots=True)
class Slot:
    """What may stand in one role.

    `names` are the declared names that fit, members of collectives and places inside places
    included; None: anything fits. With `variable`, the instance found there is the variable's
    value: it must equal the value that the variable has already, or becomes it. A claim that says
    nothing in this role fits only where `unstated` is true (a variable then takes `NOT_STATED`), or
    where anything fits and there is no variable.
    """

    names: frozenset[str] | None = None
    variable: Variable | None = None
    unstated: bool = False


ANYTHING = Slot()
"""Whatever stands there, or nothing."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A claim fits where kind, `what`, polarity and every slot fit; roles not named here are free.

    `roles` pairs a preposition ("" for the direct object) with its slot. `every` are the roles in
    which “all” is asked: only a claim of all of them fits. `clause` is the clause of an effect.
    """

    kind: ClaimKind
    what: str
    subject: Slot = ANYTHING
    roles: tuple[tuple[str, Slot], ...] = ()
    negated: bool = False
    every: frozenset[str] = frozenset()
    clause: str | None = None

    @property
    def variables(self) -> tuple[Variable, ...]:
        """The variables that a fitting claim gives a value, in the order of the roles."""
        slots = (self.subject, *(slot for _, slot in self.roles))
        return tuple(dict.fromkeys(slot.variable for slot in slots if slot.variable))
