"""Whether it would hold, for people: what each must keep, what follows, what would stop it."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console

from servanda.bargaining.enforcement import Answer, Dependence, Exit, Outlook, Temptation
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
        _print_dependences(console, outlook.holding.dependences)
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
        for party in dict.fromkeys(undertaking.party for undertaking in alike):
            labels = dict.fromkeys(u.clause for u in alike if u.party == party)
            line(console, clauses(labels), 2, f"{party}: ")
    if holding.nobodys:
        line(console, clauses(holding.nobodys), 1, "Nobody is named whose duty it is: ")


def _print_dependences(console: Console, dependences: Iterable[Dependence]) -> None:
    if not dependences:
        return
    heading(console, "What has no consequence left if one actor does nothing")
    for dependence in dependences:
        left = dependence.undertakings
        for party in dict.fromkeys(undertaking.party for undertaking in left):
            labels = dict.fromkeys(u.clause for u in left if u.party == party)
            words = f"if {dependence.actor} does nothing, nothing follows where {party} breaks "
            line(console, f"{words}{clauses(labels, 'or')}.")


def _print_exits(console: Console, exits: Iterable[Exit]) -> None:
    for leaving in exits:
        heading(console, f"Leaving, under [{leaving.clause}]")
        notice = f"with notice of {leaving.notice}" if leaving.notice else "no notice is stated"
        who = ", ".join(leaving.holders) or "who may is not stated"
        line(console, f"{who}: {leaving.words}, {notice}, “{leaving.quote}”.")
