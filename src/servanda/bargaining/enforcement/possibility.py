"""What everybody can do by the text: break, find, answer, leave; plain data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from servanda.bargaining.conflict import Conflict, Direction, Preference
from servanda.bargaining.enforcement.answer import Answer, Lack
from servanda.bargaining.enforcement.undertaking import Undertaking

ALL_KEEP = "all keep"
"""The state in which nobody has broken, found, answered or left anything."""


class Act(StrEnum):
    """What somebody does by taking an option."""

    BREAK = "breaks"
    SET_OFF = "sets off"
    FIND = "finds that"
    CARRY_OUT = "carries out"
    USE = "uses the power in"
    LEAVE = "leaves under"


@dataclass(frozen=True, slots=True)
class Possibility:
    """Something that one party can take or leave, as the text has it.

    `name` says it in a few words, whose it is included, and is unlike that of any other option;
    `clauses` are those it breaks or uses; `words` what it is. `final` where the act was declared
    irreversible.
    """

    party: str
    name: str
    act: Act
    clauses: tuple[str, ...]
    words: str
    quote: str
    final: bool = False


@dataclass(frozen=True, slots=True)
class Reply:
    """How others can answer one act: the steps, each an option's name, in their order.

    `lacks` says which steps are missing, since nobody is named to take them; there is a reply only
    where neither finder nor doer is lacking.
    """

    answer: Answer
    steps: tuple[str, ...]
    lacks: frozenset[Lack]

    @property
    def can_be_made(self) -> bool:
        """Whether somebody is named for every step, and something falls on whoever acted."""
        return not self.lacks & {Lack.FINDER, Lack.DOER, Lack.TARGET}


@dataclass(frozen=True, slots=True)
class Temptation:
    """A way not to keep something, and how it can be answered.

    `undertakings` are those that it breaks, each with the same answers.
    """

    option: Possibility
    undertakings: tuple[Undertaking, ...]
    replies: tuple[Reply, ...]

    @property
    def stopped_by(self) -> tuple[Reply, ...]:
        """The replies that can be made."""
        return tuple(reply for reply in self.replies if reply.can_be_made)


@dataclass(frozen=True, slots=True)
class Possibilities:
    """Who can do what by the text, and what needs what before it.

    `needs`: for an option, by its name, options of which at least one must have been taken.
    """

    options: tuple[Possibility, ...]
    needs: tuple[tuple[str, tuple[str, ...]], ...]
    temptations: tuple[Temptation, ...]

    def conflict(
        self,
        preferences: Mapping[str, Preference],
        *,
        infeasible: Sequence[Mapping[str, bool]] = (),
        irreversible: Mapping[str, Direction] | None = None,
        names: Mapping[str, Mapping[str, bool]] | None = None,
    ) -> Conflict:
        """Return the conflict, with preferences that somebody assumes; the text has none.

        Nobody answers what has not happened; what is declared irreversible stays taken. Further
        combinations that cannot be, options that cannot be taken back, and names of states may be
        added.
        """
        held: dict[str, list[str]] = {}
        for option in self.options:
            held.setdefault(option.party, []).append(option.name)
        early = [{later: True, **dict.fromkeys(before, False)} for later, before in self.needs]
        final = {o.name: Direction.TAKE_ONLY for o in self.options if o.final}
        return Conflict.from_options(
            held,
            preferences,
            infeasible=[*early, *infeasible],
            irreversible={**final, **(irreversible or {})},
            names=names or {ALL_KEEP: self.all_keep},
        )

    @property
    def all_keep(self) -> dict[str, bool]:
        """The state in which nobody has taken any option."""
        return {option.name: False for option in self.options}
