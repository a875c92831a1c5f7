"""Says in plain words what follows from a breach, what is missing, and what figures come to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from servanda.bargaining.enforcement.answer import Answer, Falls, Lack
from servanda.bargaining.enforcement.bound import Bound
from servanda.bargaining.enforcement.delay import Delay
from servanda.bargaining.enforcement.holding import SupposedShift
from servanda.bargaining.enforcement.keeping import PatienceRange
from servanda.bargaining.enforcement.numbers_given import told
from servanda.bargaining.enforcement.possibility import Act, Reply, Temptation
from servanda.bargaining.enforcement.reckoning import Reckoning, Verdict
from servanda.bargaining.enforcement.undertaking import Undertaking
from servanda.monitor.wording import listed

THE_CONDITION = (
    "g: what breaking brings; q: the chance that it is found and laid to whoever broke it; δ: "
    "patience, what a thing is worth one period before it comes; T: periods until what follows "
    "bites; V: what that then costs."
)
"""What the letters of the condition mean."""

_NOBODY = {
    Lack.TARGET: "it falls on others",
    Lack.FINDER: "who is to find it is not stated",
    Lack.DOER: "who is to carry it out is not stated",
}


def clauses(labels: Iterable[str], last: str = "and") -> str:
    """Return `[2], [4] and [6]`."""
    return listed([f"[{label}]" for label in labels], last)


def on_whom(answer: Answer) -> str:
    """Say on whom what follows falls, where the text says anything of that."""
    falls = {effect.falls for effect in answer.effects}
    losers = dict.fromkeys(name for effect in answer.effects for name in effect.losers)
    if falls == {Falls.ON_OTHERS}:
        return f"It falls on others: {listed(tuple(losers))}."
    if falls == {Falls.ON_BREAKER}:
        return "It falls on whoever breaks it."
    if Falls.ON_BREAKER in falls:
        return "Part of it falls on whoever breaks it; on whom the rest falls is not stated."
    return "On whom it falls is not stated."


def how_found(answer: Answer) -> str:
    """Say who finds it, by which clause and standard; nothing where nobody needs to."""
    if not answer.to_be_found:
        return ""
    words = listed([f"“{words}”" for words in answer.judged])
    judged = f" It turns on the words {words}." if words else ""
    if not answer.finders:
        return f"Nobody is named to find it and to say whose it was.{judged}"
    if not answer.independent:
        return f"Only {answer.breaker} is named to find it.{judged}"
    where = clauses(answer.found_in)
    standard = f", proved to the standard {answer.standard}" if answer.standard else ""
    return f"Found by {listed(answer.finders, 'or')} ({where}){standard}.{_seats(answer)}{judged}"


def _seats(answer: Answer) -> str:
    """Say where whoever breaks it would find along with others."""
    if not answer.with_a_seat:
        return ""
    return f" {answer.breaker} has a seat on {listed(answer.with_a_seat)}."


def how_long(delay: Delay) -> str:
    """Say how long it takes, stage by stage."""
    stages = [f"{stage.what} {stage.words} ([{stage.clause}])" for stage in delay.stages]
    parts = [listed(stages)] if stages else []
    if delay.unstated:
        parts.append(f"not stated {listed(delay.unstated)}")
    elif delay.days is not None and delay.stages:
        parts.append(f"in all {days(*delay.days)}")
    return f"Time until it bites: {'; '.join(parts)}." if parts else "It follows at once."


def days(least: Fraction, most: Fraction) -> str:
    """Return `34 days`, or `58 to 62 days`."""
    low, high = told(least), told(most)
    return f"{low} days" if low == high else f"{low} to {high} days"


def reply_told(reply: Reply) -> str:
    """Say who would have to do what for an answer to be given, or why there is none."""
    if reply.can_be_made:
        steps = ", then ".join(reply.steps)
        return f"{steps}." if steps else "It comes about by itself."
    missing = [_NOBODY[lack] for lack in _NOBODY if lack in reply.lacks]
    return f"Nobody: {listed(missing)}."


def needs_told(needs: frozenset[frozenset[Lack]]) -> str:
    """Say what the text leaves out, for each way in which something could follow."""
    ways = [[lack.value for lack in Lack if lack in lacks] for lacks in needs]
    if any(Lack.CONSEQUENCE in lacks for lacks in needs):
        return f"Of these {Lack.CONSEQUENCE}:"
    if frozenset() in needs:
        return "Something follows from each, and who finds it, who does it and when are stated:"
    return f"Of these {'; or else '.join(listed(way) for way in sorted(ways))}:"


def shift_told(supposed: SupposedShift) -> Iterator[str]:
    """Yield whether a promise can bridge a shift of power, and what would make it so."""
    shift = supposed.shift
    sides = f"{supposed.declining} fights now"
    if shift.no_promise_is_enough:
        steps = shift.fewest_steps
        slower = f", or spread over at least {steps} periods" if steps is not None else ""
        yield (
            f"No promise is enough: {sides}, whatever it is promised (Powell 2006). It would not, "
            f"if {supposed.rising}'s chance rose to no more than "
            f"{told(shift.most_that_can_be_bridged)}{slower}, or with patience up to "
            f"{bound(shift.most_patience)}."
        )
    elif shift.declining_side_fights:
        yield (
            f"Some promise would be enough, but not if {supposed.rising} makes all the offers: "
            f"then {sides} (Fearon 1995)."
        )
    else:
        yield f"It can be bridged, even if {supposed.rising} makes all the offers."
    yield (
        f"Waiting adds {told(shift.shift)} a period to what {supposed.rising} can take by force; "
        f"not fighting saves {told(shift.surplus)} a period."
    )


def doing(temptation: Temptation) -> str:
    """Say what somebody would do: break some clauses, or set one off."""
    option = temptation.option
    if option.act is Act.SET_OFF:
        return f"[{option.clauses[0]}] if {option.words} (no clause forbids it)"
    if len(option.clauses) == 1:
        told = dict.fromkeys(_undertaken(undertaking) for undertaking in temptation.undertakings)
        return f"[{option.clauses[0]}] {'; '.join(told)}"
    return f"{clauses(option.clauses)}: the same follows from each"


def _undertaken(undertaking: Undertaking) -> str:
    """Say what is to be kept, under which reading, and whether it can be undone."""
    reading = f" (if read as “{undertaking.reading}”)" if undertaking.reading else ""
    for_good = " (it cannot be taken back)" if undertaking.irreversible else ""
    return f"{undertaking.words}{reading}{for_good}"


def thresholds(reckoning: Reckoning) -> Iterator[str]:
    """Yield what each figure must at least be, with all else as supposed."""
    yield from _at_least("the chance of being found", reckoning.least_detection, "chance")
    yield from _at_least("a penalty paid once", reckoning.least_penalty, "penalty")
    yield from _at_least("a loss in each period", reckoning.least_loss, "loss")
    match reckoning.patience:
        case PatienceRange(low=low, high=high):
            yield f"patience from {bound(low)} to {bound(high)}"
        case Verdict.NONE_IS_ENOUGH:
            yield "no patience is enough"


def _at_least(what: str, least: Fraction | Verdict | None, short: str) -> Iterator[str]:
    match least:
        case Fraction() if least > 0:
            yield f"{what} of at least {told(least)}"
        case Verdict.NONE_IS_ENOUGH:
            yield f"no {short} is enough"


def bound(number: Bound) -> str:
    """Return a number that is known exactly, or to four places."""
    return told(number.exact) if number.exact is not None else f"about {float(number):.4f}"
