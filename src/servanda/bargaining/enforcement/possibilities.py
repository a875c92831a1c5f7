"""Works out from the norms who can do what, and how it can be answered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from servanda.bargaining.enforcement.answer import Answer, Lack
from servanda.bargaining.enforcement.exits import Exit
from servanda.bargaining.enforcement.possibility import (
    Act,
    Possibilities,
    Possibility,
    Reply,
    Temptation,
)
from servanda.bargaining.enforcement.undertaking import Undertaking

_MOST_NAMED = 3
"""So many clauses stand in the name of an option; of more only the first, and their number."""


def possibilities_of(
    undertakings: Iterable[Undertaking], exits: Iterable[Exit] = ()
) -> Possibilities:
    """Return who can do what, in the order of the text.

    What a party is to keep counts as one where the same follows from breaking it: whoever breaks
    one of several such clauses makes, for this question, the same move.
    """
    groups: dict[tuple[str, tuple[str, ...], bool], list[Undertaking]] = {}
    for undertaking in undertakings:
        follows = tuple(answer.norm for answer in undertaking.answers)
        groups.setdefault((undertaking.party, follows, undertaking.owed), []).append(undertaking)
    work = _Work()
    for (party, _, owed), alike in groups.items():
        work.add_temptation(party, alike, Act.BREAK if owed else Act.SET_OFF)
    for leaving in exits:
        for holder in leaving.holders:
            option = Possibility(
                holder,
                f"{holder} {Act.LEAVE} {leaving.clause}",
                Act.LEAVE,
                (leaving.clause,),
                leaving.words,
                leaving.quote,
            )
            work.options.setdefault(option.name, option)
    return Possibilities(
        tuple(work.options.values()),
        tuple((later, tuple(before)) for later, before in work.needs.items()),
        tuple(work.temptations),
    )


@dataclass
class _Work:
    options: dict[str, Possibility] = field(default_factory=dict)
    needs: dict[str, dict[str, None]] = field(default_factory=dict)
    temptations: list[Temptation] = field(default_factory=list)

    def add_temptation(self, party: str, alike: list[Undertaking], act: Act) -> None:
        """Note a way not to keep some clauses, and the options by which it can be answered."""
        clauses = tuple(dict.fromkeys(undertaking.clause for undertaking in alike))
        first = alike[0]
        option = Possibility(
            party,
            f"{party} {act} {_named(clauses)}",
            act,
            clauses,
            first.words,
            first.quote,
            final=act is Act.SET_OFF and first.irreversible,
        )
        self.options.setdefault(option.name, option)
        replies = tuple(self._reply(option, answer) for answer in first.answers)
        self.temptations.append(Temptation(option, tuple(alike), replies))

    def _reply(self, option: Possibility, answer: Answer) -> Reply:
        """Return how one consequence answers an act, and note the options that this takes."""
        before: tuple[str, ...] = (option.name,)
        steps: list[str] = []
        done = "broke" if option.act is Act.BREAK else "set off"
        finding = f"{Act.FIND} {option.party} {done} {_named(option.clauses)}"
        carrying = Act.USE if answer.optional else Act.CARRY_OUT
        for act, name, actors in (
            (Act.FIND, finding, answer.independent if answer.to_be_found else ()),
            (carrying, f"{carrying} {answer.norm}", _doers(answer, option.party)),
        ):
            taken = tuple(self._step(actor, act, name, answer, before) for actor in actors)
            if taken:
                steps += taken
                before = taken
        return Reply(answer, tuple(steps), answer.lacks - {Lack.TIME})

    def _step(
        self, actor: str, act: Act, name: str, answer: Answer, before: tuple[str, ...]
    ) -> str:
        clauses = answer.found_in if act is Act.FIND else (answer.clause,)
        step = Possibility(actor, f"{actor} {name}", act, clauses, answer.words, answer.quote)
        self.options.setdefault(step.name, step)
        self.needs.setdefault(step.name, {}).update(dict.fromkeys(before))
        return step.name


def _doers(answer: Answer, breaker: str) -> tuple[str, ...]:
    """Return who is to carry out what follows; to put one's own breach right is no reply."""
    doers = (doer for effect in answer.felt for doer in effect.doers)
    return tuple(dict.fromkeys(doer for doer in doers if doer != breaker))


def _named(clauses: tuple[str, ...]) -> str:
    """Return `2, 4 or 6`, or `2 or 14 others`."""
    if len(clauses) > _MOST_NAMED:
        return f"{clauses[0]} or {len(clauses) - 1} others"
    *most, last = clauses
    return f"{', '.join(most)} or {last}" if most else last
