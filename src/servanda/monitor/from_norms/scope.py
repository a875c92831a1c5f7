"""The variables of one sentence: `a prisoner` brings one in, `that prisoner` takes it up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from servanda.instrument.pact import syntax as s
from servanda.instrument.pact.pieces import pieces
from servanda.monitor.from_norms.naming import Naming
from servanda.monitor.program import ANYTHING, BEARER, Slot, Variable

BRINGS_IN = frozenset({s.Determiner.A, s.Determiner.ANOTHER})
TAKES_UP = frozenset({s.Determiner.THAT, s.Determiner.THAT_OTHER})
_PICKS_ONE = BRINGS_IN | {s.Determiner.EACH, s.Determiner.ANY, s.Determiner.NO}


@dataclass
class Scope:
    """Which class has which variable so far, in the order of the sentence.

    `taken_up` are the classes that some `that …` of the sentence speaks of; `bringing_in` whether
    `a …` makes a variable even where nothing takes it up, as in a trigger; `unclear` collects each
    `that …` which takes up nothing.
    """

    naming: Naming
    taken_up: frozenset[str]
    variables: dict[str, Variable] = field(default_factory=dict)
    bringing_in: bool = False
    unclear: list[s.NounPhrase] = field(default_factory=list)
    _read: dict[int, tuple[s.Term, Slot]] = field(default_factory=dict)

    @classmethod
    def of(cls, sentence: s.Sentence, naming: Naming) -> Scope:
        """Return the scope of a sentence of which nothing is read yet."""
        taken = (
            naming.class_of(piece)
            for piece in pieces((sentence.core, sentence.modifiers))
            if isinstance(piece, s.NounPhrase) and piece.determiner in TAKES_UP
        )
        return cls(naming, frozenset(taken))

    def bind_bearer(self, term: s.Term | None) -> None:
        """Let a later `that …` mean the bearer, where the bearer is one of a class."""
        if isinstance(term, s.NounPhrase) and term.determiner in _PICKS_ONE:
            self.variables.setdefault(self.naming.class_of(term), BEARER)

    def slot(self, term: s.Term) -> Slot:
        """Return what may stand where the term stands: the same however often it is asked."""
        known = self._read.get(id(term))
        if known is None:
            known = self._read[id(term)] = (term, self._made(term))
        return known[1]

    def _made(self, term: s.Term) -> Slot:
        names = self.naming.names(term)
        if not names:
            return ANYTHING
        if isinstance(term, s.NounPhrase):
            counts = self.counts_as(self.naming.listed(term))
            variable = self._variable(term)
            return Slot(
                names, variable, counts_as=counts if variable else (), identity=term.identity
            )
        return Slot(names)

    def counts_as(self, bound: Iterable[str]) -> tuple[tuple[str, str], ...]:
        """Pair each member of those bound, who is not bound himself, with whose member he is."""
        bound = tuple(bound)
        return tuple(
            (member, name)
            for name in bound
            for member, holders in self.naming.inside.items()
            if name in holders and member not in bound
        )

    def _variable(self, term: s.NounPhrase) -> Variable | None:
        kind = self.naming.class_of(term)
        if term.determiner in TAKES_UP:
            if kind not in self.variables:
                self.unclear.append(term)
            return self.variables.get(kind)
        brings_in = term.determiner in _PICKS_ONE and (
            kind in self.taken_up or (self.bringing_in and term.determiner in BRINGS_IN)
        )
        if not brings_in or kind in self.variables:
            return None  # a second `a prisoner` is some other
        self.variables[kind] = kind
        return kind


def without_variables(slot: Slot, known: Iterable[Variable]) -> Slot:
    """Return a slot that asks for no variable but those known."""
    if slot.variable is None or slot.variable in known:
        return slot
    return replace(slot, variable=None, counts_as=())
