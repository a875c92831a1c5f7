"""Whether an agreement would hold, as far as its own text and stated figures say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from servanda.bargaining.enforcement.answer import Answer
from servanda.bargaining.enforcement.commitment import ShiftOfPower
from servanda.bargaining.enforcement.exits import Exit, exits_of
from servanda.bargaining.enforcement.from_positions import suppositions_from_positions
from servanda.bargaining.enforcement.reckoning import reckon
from servanda.bargaining.enforcement.supposition import Supposition
from servanda.bargaining.enforcement.undertaking import Undertaking, weakest
from servanda.bargaining.enforcement.undertakings import undertakings_of, without_a_bearer
from servanda.bargaining.positions import Positions
from servanda.norms import Agreement


@dataclass(frozen=True, slots=True)
class Dependence:
    """What is left without any consequence where one actor, a guarantor or a body, does nothing."""

    actor: str
    undertakings: tuple[Undertaking, ...]


@dataclass(frozen=True, slots=True)
class SupposedShift:
    """A shift of power that somebody assumes, for the benefit of one side."""

    rising: str
    declining: str
    shift: ShiftOfPower
    according_to: str


@dataclass(frozen=True, slots=True)
class Holding:
    """All that is said of whether an agreement holds.

    `weakest` are the undertakings that need the most favourable assumptions, all ties; `nobodys`
    the clauses with a duty that nobody is named to bear; `without_attribution` those undertakings
    from whose breach something follows even if no breach is ever laid to anybody.
    """

    undertakings: tuple[Undertaking, ...]
    weakest: tuple[Undertaking, ...]
    dependences: tuple[Dependence, ...]
    nobodys: tuple[str, ...]
    without_attribution: tuple[Undertaking, ...]
    exits: tuple[Exit, ...]
    shifts: tuple[SupposedShift, ...] = ()

    def of(self, party: str) -> tuple[Undertaking, ...]:
        """Return what one party is to keep."""
        return tuple(u for u in self.undertakings if u.party == party)

    @property
    def parties(self) -> tuple[str, ...]:
        """Those who have something to keep, in the order of the text."""
        return tuple(dict.fromkeys(u.party for u in self.undertakings))


def holding_of(
    agreement: Agreement,
    positions: Positions | None = None,
    suppositions: Iterable[Supposition] = (),
    shifts: Iterable[SupposedShift] = (),
    clauses: Iterable[str] = (),
) -> Holding:
    """Return whether an agreement would hold; with `clauses`, those of its clauses alone.

    Gains and losses come from the worths among the positions and from the suppositions, never
    from anywhere else. Raises `ValueError` for a figure that `Stakes.of` does not take.
    """
    wanted = {norm.id for label in clauses for norm in agreement.at(label)}
    found = tuple(u for u in undertakings_of(agreement) if not wanted or u.norm in wanted)
    supposed = list(suppositions)
    if positions is not None:
        supposed += suppositions_from_positions(found, positions)
    undertakings = tuple(_reckoned(agreement, u, supposed) for u in found)
    return Holding(
        undertakings,
        weakest(undertakings),
        tuple(dependences_of(undertakings)),
        without_a_bearer(agreement, wanted),
        tuple(u for u in undertakings if any(not a.to_be_found and a.felt for a in u.answers)),
        tuple(e for e in exits_of(agreement) if not wanted or e.norm in wanted),
        tuple(shifts),
    )


def dependences_of(undertakings: tuple[Undertaking, ...]) -> list[Dependence]:
    """Return on whom something hangs, in the order of the text."""
    actors = dict.fromkeys(
        name
        for undertaking in undertakings
        for answer in undertaking.answers
        for name in (*answer.independent, *(d for effect in answer.felt for d in effect.doers))
    )
    hanging = [Dependence(actor, tuple(_left_without(undertakings, actor))) for actor in actors]
    return [dependence for dependence in hanging if dependence.undertakings]


def _left_without(undertakings: tuple[Undertaking, ...], actor: str) -> list[Undertaking]:
    return [
        undertaking
        for undertaking in undertakings
        if undertaking.party != actor
        and any(_stands(answer) for answer in undertaking.answers)
        and not any(answer.stands_without(actor) for answer in undertaking.answers)
    ]


def _stands(answer: Answer) -> bool:
    """Whether it is found and done if everybody who is named does their part."""
    return answer.stands_without("")


def _reckoned(
    agreement: Agreement, undertaking: Undertaking, supposed: list[Supposition]
) -> Undertaking:
    """Set the figures given for a party and a clause against what follows."""
    complete = [a.delay for a in undertaking.answers if a.delay.days is not None]
    delay = complete[0] if len(complete) == 1 else None
    meant = [
        s
        for s in supposed
        if s.party == undertaking.party
        and any(norm.id == undertaking.norm for norm in agreement.at(s.clause))
    ]
    return replace(undertaking, reckonings=tuple(reckon(s, delay) for s in meant))
