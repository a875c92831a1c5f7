"""What well-known rules pick, in words: each with what it assumes, and its ties."""

from __future__ import annotations

from servanda.bargaining.inquiry.inquiry import Inquiry
from servanda.bargaining.inquiry.naming import Names
from servanda.bargaining.inquiry.part import Part, Table
from servanda.bargaining.inquiry.wording import listed, number
from servanda.bargaining.solutions import Lottery, Solution, Status


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
    return Part("solutions", "What would well-known rules pick?", (*says, note), tables=(rules,))


def _lot(lottery: Lottery, names: Names) -> str:
    """Return how a lottery is called: its packages, each with its chance unless it is certain."""
    if len(lottery.chances) == 1:
        return names.of(lottery.chances[0][1])
    chances = [f"{names.of(package)} with chance {number(c)}" for c, package in lottery.chances]
    return f"by lot, {listed(chances)}"


def _picked(solution: Solution, names: Names, parties: tuple[str, ...]) -> str:
    rule = solution.concept.value
    rule = rule[0].upper() + rule[1:]
    if solution.powers is not None:
        powers = zip(parties, solution.powers, strict=True)
        rule += f" (powers {', '.join(f'{party} {number(power)}' for party, power in powers)})"
    match solution.status:
        case Status.NO_WALK_AWAY:
            unknown = listed([parties[p] for p in solution.missing])
            return f"{rule}: cannot be told, since the walk-away of {unknown} is not known."
        case Status.NOTHING_ACCEPTABLE:
            return f"{rule}: nothing, since no package keeps to every limit."
    picked = [names.of(agreed.package) for agreed in solution.agreed]
    picked += [_lot(lottery, names) for lottery in solution.lotteries]
    called = " or ".join(picked)
    more = solution.count - len(picked)
    ties = "" if solution.count <= 1 else f" ({solution.count:,} tie)"
    rest = f", and {more:,} more that are as good" if more > 0 else ""
    said = f"{rule}: {called}{rest}{ties}." if called else f"{rule}: none was found."
    if solution.status is Status.CUT_OFF:
        said += " The search was cut off: another might be better."
    if solution.even:
        said += " Nothing leaves everybody better off, so that the rule chooses nothing."
    return said
