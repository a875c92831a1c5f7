"""Whether it would hold, for people: what each must keep, what follows, what would stop it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Console

from servanda.bargaining.enforcement import Answer, Exit, Outlook, Temptation, Undertaking
from servanda.bargaining.enforcement.holding import Holding
from servanda.bargaining.enforcement.wording import (
    clauses,
    doing,
    how_found,
    how_long,
    needs_told,
    on_whom,
    reply_told,
)
from servanda.desk.cli.hold_conflict import print_conflict
from servanda.desk.cli.hold_figures import print_figures
from servanda.desk.cli.hold_lines import heading, line


def print_outlook(console: Console, outlook: Outlook) -> None:
    """Print all that is known of whether it would hold."""
    if outlook.holding is not None and outlook.possibilities is not None:
        _print_temptations(console, outlook.possibilities.temptations)
        _print_weakest(console, outlook.holding)
        _print_dependences(console, outlook.holding)
        _print_exchanges(console, outlook.holding.undertakings)
        _print_for_good(console, outlook.holding.undertakings)
        _print_exits(console, outlook.holding.exits)
        print_figures(console, outlook.holding)
    print_conflict(console, outlook)


def _print_temptations(console: Console, temptations: Iterable[Temptation]) -> None:
    words = "What each is to keep, and what the text says follows if it does not"
    heading(console, words, first=True)
    parties = dict.fromkeys(temptation.option.party for temptation in temptations)
    for party in parties:
        heading(console, party)
        told: set[str] = set()
        for temptation in temptations:
            if temptation.option.party == party:
                _print_temptation(console, temptation, told)


def _print_temptation(console: Console, temptation: Temptation, told: set[str]) -> None:
    """Print one way not to keep something; what was `told` of the same party is not repeated."""
    line(console, doing(temptation))
    if not temptation.replies:
        line(console, "The text names nothing that follows.", 2)
    for reply in temptation.replies:
        answer = reply.answer
        lead = f"[{answer.clause}] "
        if answer.norm in told and not reply.steps:
            line(console, f"{answer.words}: as above.", 2, lead)
            continue
        told.add(answer.norm)
        line(console, f"{answer.words}, “{answer.quote}”.", 2, lead)
        line(console, _answer_told(answer), 3)
        line(console, reply_told(reply), 3)


def _answer_told(answer: Answer) -> str:
    times = f"Only after {answer.times} times." if answer.times > 1 else ""
    said = (times, on_whom(answer), how_found(answer), how_long(answer.delay))
    return " ".join(part for part in said if part)


def _print_weakest(console: Console, holding: Holding) -> None:
    heading(console, "The weakest: what needs the most to be assumed beyond the text")
    for needs in dict.fromkeys(undertaking.needs for undertaking in holding.weakest):
        line(console, needs_told(needs))
        alike = [u for u in holding.weakest if u.needs == needs]
        for words in _by_party(alike):
            line(console, words, 2)
    if holding.nobodys:
        line(console, clauses(holding.nobodys), 1, "Nobody is named whose duty it is: ")


def _print_dependences(console: Console, holding: Holding) -> None:
    if not holding.undertakings:
        return
    heading(console, "What is left if an actor does nothing, or no breach is laid to anybody")
    for dependence in holding.dependences:
        lead = f"If {dependence.actor} does nothing, nothing follows from a breach of "
        for words in _by_party(dependence.undertakings, "or"):
            line(console, f"{lead}{words}.")
    left = "; ".join(_by_party(holding.without_attribution)) or "nothing"
    line(console, f"If no breach is ever laid to anybody, a consequence is left for: {left}.")


def _by_party(undertakings: Iterable[Undertaking], last: str = "and") -> Iterator[str]:
    """Yield the clauses that each party is to keep, and which party."""
    found: dict[str, dict[str, None]] = {}
    for undertaking in undertakings:
        found.setdefault(undertaking.party, {})[undertaking.clause] = None
    for party, labels in found.items():
        yield f"{clauses(labels, last)} by {party}"


def _print_exchanges(console: Console, undertakings: Iterable[Undertaking]) -> None:
    given = [undertaking for undertaking in undertakings if undertaking.in_exchange]
    if given:
        heading(console, "What is given in exchange for what")
    for undertaking in given:
        exchanged = clauses(undertaking.in_exchange)
        line(console, f"[{undertaking.clause}] by {undertaking.party}, for {exchanged}. The text "
                      "does not say that one ends if the other is not kept.")  # fmt: skip


def _print_for_good(console: Console, undertakings: Iterable[Undertaking]) -> None:
    for_good = [u for u in undertakings if u.irreversible and u.owed]
    if for_good:
        heading(console, "Steps that cannot be taken back")
        line(console, "Whoever takes one relies afterwards on what the others still owe.")
    for words in _by_party(for_good):
        line(console, words)


def _print_exits(console: Console, exits: Iterable[Exit]) -> None:
    for leaving in exits:
        heading(console, f"Leaving, under [{leaving.clause}]")
        notice = f"with notice of {leaving.notice}" if leaving.notice else "no notice is stated"
        who = ", ".join(leaving.holders) or "who may is not stated"
        line(console, f"{who}: {leaving.words}, {notice}, “{leaving.quote}”.")
