"""Makes the tables of the grammar, with lark: `python -m servanda.instrument.pact.lalr`.

Where a state can do but one thing whatever comes next, it has one entry for that; a word that
cannot stand there is then noticed a few steps later, and still before it is taken.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NoReturn, TypeAlias, cast

from lark import Lark
from lark.grammar import Rule, Terminal
from lark.lexer import Lexer
from lark.parsers.lalr_analysis import IntParseTable, Shift
from lark.parsers.lalr_parser import LALR_Parser

from servanda.instrument.pact.grammar import ALONE, ELSE, SPREAD, STORED, fingerprint, grammar

STARTS = ("reading", "statements")

Stored: TypeAlias = dict[str, Any]


class _NoLexer(Lexer):
    """What the words are is found by lexer.py; lark asks for a lexer all the same."""

    def __init__(self, conf: object) -> None:
        del conf

    def lex(self, data: object) -> NoReturn:  # type: ignore[override]  # lark's own has one more
        raise NotImplementedError


def tables_of(text: str) -> Stored:
    """Return the tables of a grammar in the form in which they are stored (see tables.py)."""
    lark = Lark(text, parser="lalr", lexer=_NoLexer, start=list(STARTS))
    parser: LALR_Parser = lark.parser.parser
    table = cast("IntParseTable", parser._parse_table)  # noqa: SLF001 - lark shows it nowhere else
    productions = {rule: number for number, rule in enumerate(lark.rules)}
    states = _in_order(table)
    return {
        "grammar": fingerprint(text),
        "starts": {
            kind: [states[table.start_states[kind]], states[table.end_states[kind]]]
            for kind in STARTS
        },
        "productions": [_production(rule) for rule in lark.rules],
        "states": [_state(table.states[state], states, productions) for state in states],
    }


def _in_order(table: IntParseTable) -> dict[int, int]:
    """Return a number for each state in the order reached; lark's own differ each time."""
    reached = dict.fromkeys(table.start_states[kind] for kind in STARTS)
    waiting = list(reached)
    for state in waiting:
        for _, (kind, target) in sorted(table.states[state].items()):
            if kind is Shift and target not in reached:
                reached[target] = None
                waiting.append(target)
    return {state: number for number, state in enumerate(reached)}


def _production(rule: Rule) -> list[Any]:
    parts: list[Any] = []
    symbols = enumerate(rule.expansion)
    for absent in rule.options.empty_indices or [False] * len(rule.expansion):
        if absent:
            parts.append(None)
            continue
        place, symbol = next(symbols)
        if not (isinstance(symbol, Terminal) and symbol.filter_out):
            laid_open = not symbol.is_term and symbol.name.startswith("_")
            parts.append([place] if laid_open else place)
    name = rule.alias or (ALONE if rule.options.expand1 else rule.origin.name)
    return [
        rule.origin.name,
        len(rule.expansion),
        SPREAD if rule.origin.name.startswith("_") else name,
        parts,
    ]


def _state(
    actions: dict[str, tuple[Any, Any]], states: dict[int, int], productions: dict[Rule, int]
) -> dict[str, int]:
    row = {
        symbol: states[target] if kind is Shift else ~productions[target]
        for symbol, (kind, target) in actions.items()
    }
    if len(set(row.values())) == 1 and min(row.values()) < 0:
        return {ELSE: next(iter(row.values()))}
    return dict(sorted(row.items()))


def in_print(stored: Stored) -> str:
    """Return tables as text, with a line for each production and each state."""
    entries = []
    for key, value in stored.items():
        if isinstance(value, list):
            lines = ",\n".join(json.dumps(entry, separators=(",", ":")) for entry in value)
            entries.append(f'"{key}": [\n{lines}\n]')
        else:
            entries.append(f'"{key}": {json.dumps(value)}')
    return "{\n" + ",\n".join(entries) + "\n}\n"


if __name__ == "__main__":
    Path(__file__).with_name(STORED).write_text(in_print(tables_of(grammar())), encoding="utf-8")
