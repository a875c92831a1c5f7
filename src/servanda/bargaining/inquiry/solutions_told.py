"""What well-known rules pick, in words: each with what it assumes, and its ties."""

from __future__ import annotations

from collections.abc import Sequence

from servanda.bargaining.inquiry.inquiry import Inquiry
from servanda.bargaining.inquiry.naming import Names
from servanda.bargaining.inquiry.part import Part, Table
from servanda.bargaining.inquiry.wording import listed, number
from servanda.bargaining.solutions import Lottery, Solution, Status

_FEW = 2
"""So many of the packages that tie by one rule are told in short."""


def solutions_told(inquiry: Inquiry, names: Names) -> Part | None:
    """Return what each rule picks; None where worths are not known."""
    found = inquiry.solutions
    if not found:
        return None
    parties = inquiry.problem.parties
    says = [_picked(solution, names, parties) for solution in found]
    rules = Table(
        "The rules, and what each takes for granted",
        ("Rule", "What it does", "What it assumes"),
        tuple((s.concept.value, s.concept.rule, s.concept.assumes) for s in found),
    )
    note = "No rule is the right one: each answers another question of fairness."
    return Part(
        "solutions",
        "What would well-known rules pick?",
        (*says, note),
        tables=(rules,),
        short=_in_short(found, names, parties),
    )


def _in_short(found: Sequence[Solution], names: Names, parties: Sequence[str]) -> str:
    """Say by which rules what is picked: each package in words, and why a rule picks none."""
    rules: dict[str, list[str]] = {}
    for solution in found:
        tied = f" (one of {solution.count:,} that tie)" if solution.count > 1 else ""
        told = [names.in_words(agreed.package) for agreed in solution.agreed[:_FEW]]
        for what in told or [_in_place_of_packages(solution, names, parties)]:
            rules.setdefault(what, []).append(f"{solution.concept.value}{tied}")
    return " ".join(f"{_capital(listed(whose))}: {what}." for what, whose in rules.items())


def _in_place_of_packages(solution: Solution, names: Names, parties: Sequence[str]) -> str:
    match solution.status:
        case Status.NO_WALK_AWAY:
            unknown = listed([parties[p] for p in solution.missing])
            return f"cannot be told, since the walk-away of {unknown} is not known"
        case Status.NOTHING_ACCEPTABLE:
            return "nothing, since no package keeps to every limit"
    return " or ".join(_lot(lottery, names) for lottery in solution.lotteries) or "none was found"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _lot(lottery: Lottery, names: Names) -> str:
    """Return how a lottery is called: its packages, each with its chance unless it is certain."""
    if len(lottery.chances) == 1:
        return names.of(lottery.chances[0][1])
    chances = [f"{names.of(package)} with chance {number(c)}" for c, package in lottery.chances]
    return f"by lot, {listed(chances)}"


def _picked(solution: Solution, names: Names, parties: tuple[str, ...]) -> str:
    rule = _capital(solution.concept.value)
    if solution.powers is not None:
        powers = zip(parties, solution.powers, strict=True)
        rule += f" (powers {', '.join(f'{party} {number(power)}' for party, power in powers)})"
    picked = [names.of(agreed.package) for agreed in solution.agreed]
    picked += [_lot(lottery, names) for lottery in solution.lotteries]
    if not picked:
        return f"{rule}: {_in_place_of_packages(solution, names, parties)}."
    more = solution.count - len(picked)
    ties = "" if solution.count <= 1 else f" ({solution.count:,} tie)"
    rest = f", and {more:,} more that are as good" if more > 0 else ""
    said = f"{rule}: {' or '.join(picked)}{rest}{ties}."
    if solution.status is Status.CUT_OFF:
        said += " The search was cut off: another might be better."
    if solution.even:
        said += " Nothing leaves everybody better off, so that the rule chooses nothing."
    return said
