"""Who and what stand in a report, so far as it says so definitely."""

from __future__ import annotations

import math
from dataclasses import dataclass

from servanda.evidence.claim import THIS_AGREEMENT, Quantity
from servanda.instrument.pact import syntax as s
from servanda.instrument.pact.declarations import Kind
from servanda.instrument.pact.tree.names import reach
from servanda.vocabulary import Vocabulary
from servanda.vocabulary.instance import Instance
from servanda.vocabulary.vocabulary import ALL_SIGNATORIES

_ALL_OF_THEM = frozenset({s.Determiner.ALL, s.Determiner.EACH})
_ONE_OF_THEM = frozenset(s.Determiner) - _ALL_OF_THEM - {s.Determiner.THE, s.Determiner.NO}


class IndefiniteError(Exception):
    """A report leaves open who or what it speaks of; never leaves this room."""

    def __init__(self, message: str, at: s.Extent | None = None) -> None:
        super().__init__(message)
        self.message, self.at = message, at


@dataclass(frozen=True, slots=True)
class Names:
    """Finds what the names of a report stand for."""

    vocabulary: Vocabulary

    def instances(  # noqa: PLR0911 - one line for each kind
        self, term: s.Term, *, denied: bool = False
    ) -> tuple[Instance | None, ...]:
        """Return all that a term stands for; None in it for what is not stated.

        Raises `IndefiniteError` for “one or the other”. Where the act is `denied`, “or” and “any”
        are definite (“did not launch missiles or drones”), and “and” is not.
        """
        match term:
            case s.NounPhrase():
                return self._of_name(term, denied=denied)
            case s.Group(members=members, conjunction=conjunction):
                if (conjunction == "or") is not denied:
                    raise IndefiniteError(_which(conjunction), reach(term))
                found = (self.instances(member, denied=denied) for member in members)
                return tuple(dict.fromkeys(one for some in found for one in some))
            case s.Words(text=text):
                return (Instance(text),)
            case s.Reference(label=label):
                return (Instance(f"[{label}]"),)
            case s.Agreement():
                return (Instance(THIS_AGREEMENT),)
            case s.Amount(quantity=s.Quantity(unit=unit)):
                thing = self.vocabulary.entity(unit)
                counted = thing is not None and Kind.THING in thing.kinds
                return (Instance(thing.name) if thing and counted else None,)
        return (None,)

    def _of_name(self, phrase: s.NounPhrase, *, denied: bool) -> tuple[Instance, ...]:
        several = phrase.member or phrase.name in ALL_SIGNATORIES
        if several and phrase.determiner in _ONE_OF_THEM:
            raise IndefiniteError(f"Which {phrase.name} is not said.", phrase.at)
        if phrase.determiner is s.Determiner.ANY and not denied:
            raise IndefiniteError(f"Which {phrase.name} is not said.", phrase.at)
        if several:
            names = self.vocabulary.names(phrase)
            if not names or names == (phrase.name,):
                raise IndefiniteError(
                    f"Who the members of {phrase.name} are is not said.", phrase.at
                )
            return tuple(Instance(name) for name in names)
        entity = self.vocabulary.entity(phrase.name)
        name = entity.name if entity else phrase.name
        return (Instance(name, phrase.identity, phrase.determiner in _ALL_OF_THEM),)

    def speakers(self, term: s.Term) -> tuple[str, ...]:
        """Return the names of those who say something; none where that is not stated."""
        return tuple(str(found) for found in self.instances(term) if found is not None)

    def quantity(self, amount: s.Amount) -> Quantity | None:
        """Return how much it is; an open end, as of “at least 50”, is infinite."""
        if isinstance(amount.quantity, s.Hole):
            return None
        low, high = float(amount.quantity.low), float(amount.quantity.high)
        match amount.comparison:
            case s.Comparison.AT_LEAST:
                high = math.inf
            case s.Comparison.MORE_THAN:
                low, high = math.nextafter(high, math.inf), math.inf
            case s.Comparison.AT_MOST:
                low = 0.0
            case s.Comparison.FEWER_THAN:
                low, high = 0.0, math.nextafter(low, -math.inf)
        return Quantity(low, high, self.vocabulary.unit(amount.quantity.unit))


def _which(conjunction: str) -> str:
    if conjunction == "or":
        return "Of several that it names with “or”, the report does not say which."
    return (
        "“Did not … A and B” may deny both or only the two together. To deny each, write “A or B”."
    )
