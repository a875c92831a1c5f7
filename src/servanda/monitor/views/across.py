"""What is asked of the evidence, what each view answers, and how far the views agree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from servanda.monitor.program import Rule
from servanda.monitor.verdict import Reason, Status
from servanda.monitor.views.combining import Combined, Key, Values, instances, nearest

NOT_FIRM = frozenset({Status.UNDECIDED, Status.CONTESTED, Status.BLOCKED})
"""Statuses that say that there is no verdict yet."""

PLAIN = frozenset({
    Status.DORMANT, Status.PENDING, Status.KEPT, Status.KEPT_SO_FAR, Status.MET,
    Status.NOT_YET_MET, Status.NOT_MET, Status.IN_FORCE, Status.EXERCISED, Status.NOT_EXERCISED,
})  # fmt: skip
"""Statuses of which there is nothing to tell beyond their number, where there are very many."""

AMISS = frozenset({Status.BREACHED, Status.OVERDUE})


class Holds(StrEnum):
    """In which views there is a firm verdict, and the same."""

    ALL = "all"  # the same in all
    SOME = "some"  # one in some of them, another or none in others
    NONE = "none"  # none has a firm one


@dataclass(frozen=True, slots=True)
class Question:
    """Whether one instance of a rule is kept, and what each view says to that.

    A view that reads the rule's clause otherwise does not ask it, and is not in `answers`. Those
    in `absent` do, but in them this instance did not come about, and others did.
    """

    rule: Rule
    values: Values
    answers: Mapping[str, Combined]
    absent: tuple[str, ...] = ()

    @property
    def key(self) -> Key:
        """The rule's id and the values."""
        return self.rule.id, self.values

    @property
    def views_by_status(self) -> dict[Status, tuple[str, ...]]:
        """For each status, the views that give it, in their order."""
        found: defaultdict[Status, list[str]] = defaultdict(list)
        for view, answer in self.answers.items():
            found[answer.verdict.status].append(view)
        return {status: tuple(views) for status, views in found.items()}

    @property
    def agreed(self) -> Status | None:
        """The status that all views give, or None where they differ or it is absent in some."""
        found = self.views_by_status
        return next(iter(found)) if len(found) == 1 and not self.absent else None

    @property
    def holds(self) -> Holds:
        """Whether there is a firm verdict in all views, some or none."""
        statuses = set(self.views_by_status)
        if statuses <= NOT_FIRM:
            return Holds.NONE
        return Holds.ALL if self.agreed is not None else Holds.SOME

    @property
    def is_plain(self) -> bool:
        """Whether all that answer agree that there is nothing the matter, and that it was seen."""
        unseen = any(
            why.reason is Reason.NOT_SEEN for a in self.answers.values() for why in a.verdict.why
        )
        found = self.views_by_status
        return len(found) == 1 and PLAIN.issuperset(found) and not unseen


@dataclass(frozen=True, slots=True)
class Agreement:
    """Of so many questions that two views both ask, they answer `same` alike."""

    views: tuple[str, str]
    asked: int
    same: int


def questions_from(
    rules: Iterable[Rule], views: Sequence[str], found: Sequence[Mapping[Key, Combined]]
) -> tuple[Question, ...]:
    """Return all that is asked, in the order of the text, then of coming about."""
    by_id = {rule.id: rule for rule in rules}
    order = {rule: number for number, rule in enumerate(by_id)}
    asked = [frozenset(rule for rule, _ in verdicts) for verdicts in found]
    questions = []
    for key in instances(found):
        answers = {
            view: answer
            for view, verdicts in zip(views, found, strict=True)
            if (answer := nearest(verdicts, key)) is not None
        }
        absent = tuple(
            view
            for view, asks in zip(views, asked, strict=True)
            if key[0] in asks and view not in answers
        )
        questions.append(Question(by_id[key[0]], key[1], answers, absent))
    return tuple(
        sorted(questions, key=lambda question: (order[question.rule.id], *_place(question)))
    )


def _place(question: Question) -> tuple[int, int, tuple[str, ...]]:
    """Say where an instance stands among those of its rule, whatever the names in it are.

    By when it came about, then in the order in which the text names who is bound, then by reports.
    """
    verdicts = [answer.verdict for answer in question.answers.values()]
    created = min((v.created for v in verdicts if v.created is not None), default=-(1 << 63))
    bearers = {name: number for number, name in enumerate(question.rule.bearers)}
    bound = next((bearers[i.name] for _, i in question.values if i.name in bearers), len(bearers))
    return created, bound, min((v.reports for v in verdicts if v.reports), default=())


def agreements(views: Sequence[str], questions: Iterable[Question]) -> tuple[Agreement, ...]:
    """Return, for each two views, how many questions both answer, and how many of them alike."""
    asked: defaultdict[tuple[str, str], int] = defaultdict(int)
    same: defaultdict[tuple[str, str], int] = defaultdict(int)
    for question in questions:
        for pair in combinations(question.answers, 2):
            one, other = (question.answers[view].verdict.status for view in pair)
            asked[pair] += 1
            same[pair] += one is other
    return tuple(Agreement(p, asked[p], same[p]) for p in combinations(views, 2))
