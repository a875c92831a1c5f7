"""Builds the pieces of syntax while the grammar is being followed, one function for each rule."""

from servanda.instrument.pact.tree import (
    acts,
    clauses,
    conditions,
    modifiers,
    names,
    positions,
    sentence,
    statements,
    views,
)
from servanda.instrument.pact.tree.rule import RULES, Build, Refused
from servanda.instrument.pact.tree.token import Token

__all__ = [
    "RULES",
    "Build",
    "Refused",
    "Token",
    "acts",
    "clauses",
    "conditions",
    "modifiers",
    "names",
    "positions",
    "sentence",
    "statements",
    "views",
]
