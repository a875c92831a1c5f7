"""Preference statements: what options a party would see taken, in a small language."""

from __future__ import annotations

import re
from functools import cache
from typing import TypeAlias

import numpy as np
from lark import Lark, Token, Tree
from lark.exceptions import UnexpectedInput
from numpy.typing import NDArray

from servanda.bargaining.conflict.mistake import mistake
from servanda.bargaining.conflict.states import States
from servanda.findings import Finding

Truths: TypeAlias = NDArray[np.bool_]

_GRAMMAR = r"""
?statement: either | statement "if"i either -> if_ | statement "iff"i either -> iff
?either: both | either "or"i both -> or_
?both: plain | both "and"i plain -> and_
?plain: NAME -> option | "not"i plain -> not_ | "(" statement ")"
NAME.9: /{names}/
%ignore /\s+/
"""


def truth_of(statement: str, states: States) -> Truths | Finding:
    """Return in which states a statement is true, shape (states,), or what is wrong with it."""
    try:
        tree = _parser(_names(states)).parse(statement)
    except UnexpectedInput as error:
        return mistake(
            "statement-unreadable",
            f"“{statement}” cannot be read from “{statement[error.pos_in_stream :]}” on: "
            f"join names of options by not, and, or, if, iff and brackets.",
        )
    return _truth(tree, states)


def options_in(statement: str, states: States) -> int:
    """Return the options that a readable statement speaks of, option k in bit k."""
    tree = _parser(_names(states)).parse(statement)
    found = [states.options.one(str(name)) for name in tree.scan_values(lambda _: True)]
    return sum(1 << index for index in {i for i in found if isinstance(i, int)})


def _names(states: States) -> tuple[str, ...]:
    options = states.options
    plain = {option.name for option in options.options}
    full = {f"{options.parties[option.party]}: {option.name}" for option in options.options}
    return tuple(sorted(plain | full, key=lambda name: (-len(name), name)))


@cache
def _parser(names: tuple[str, ...]) -> Lark:
    any_name = "|".join(re.escape(name).replace("/", r"\/") for name in names) or "(?!)"
    return Lark(_GRAMMAR.replace("{names}", rf"(?:{any_name})(?!\w)"), start="statement")


def _truth(tree: Tree[Token] | Token, states: States) -> Truths | Finding:
    if isinstance(tree, Token):
        raise TypeError(f"{tree} is no statement")
    if tree.data == "option":
        index = states.options.one(str(tree.children[0]))
        if isinstance(index, Finding):
            return index
        taken: Truths = (states.masks >> index & 1).astype(bool)
        return taken
    parts: list[Truths] = []
    for child in tree.children:
        part = _truth(child, states)
        if isinstance(part, Finding):
            return part
        parts.append(part)
    return _joined(tree.data, parts)


def _joined(word: str, parts: list[Truths]) -> Truths:
    match word, parts:
        case "not_", [one]:
            return ~one
        case "and_", [left, right]:
            return left & right
        case "or_", [left, right]:
            return left | right
        case "if_", [left, right]:
            return left | ~right
        case "iff", [left, right]:
            same: Truths = left == right
            return same
    raise ValueError(f"{word} joins nothing")
