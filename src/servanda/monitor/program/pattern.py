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
    where anything fits and there is no variable. `counts_as` pairs a name with the one whose doing
    it is: a member with the collective that is bound, whose instance is then the variable's value;
    a name paired with several counts for each. `identity`: only the one so told apart fits.
    """

    names: frozenset[str] | None = None
    variable: Variable | None = None
    unstated: bool = False
    counts_as: tuple[tuple[str, str], ...] = ()
    identity: str | None = None


ANYTHING = Slot()
"""Whatever stands there, or nothing."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A claim fits where kind, `what`, polarity and every slot fit; roles not named here are free.

    `roles` pairs a preposition ("" for the direct object) with its slot; a clause stands there as
    `[3]`, the agreement as `this agreement`, words in quotation marks as they are. `every` are the
    roles (`subject` for the subject) in which “all” is asked: only a claim of all of them fits.
    `clause` is the clause of an effect or of a notice, as in `Claim.clause`.
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
