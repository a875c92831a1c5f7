"""The tables beside the grammar are those that it makes."""

import pytest

from servanda.instrument.pact import tables
from servanda.instrument.pact.grammar import STORED, beside, grammar
from servanda.instrument.pact.lalr import in_print, tables_of


def test_the_stored_tables_are_the_grammars() -> None:
    assert beside(STORED) == in_print(tables_of(grammar())), (
        "the grammar has changed: run `python -m servanda.instrument.pact.lalr`"
    )


def test_a_changed_grammar_does_without_the_stored_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    as_stored = tables.tables()
    monkeypatch.setattr(tables, "grammar", lambda: grammar() + "// a remark\n")
    made_anew = tables.tables.__wrapped__()
    assert made_anew.states == as_stored.states
    assert made_anew.starts == as_stored.starts
