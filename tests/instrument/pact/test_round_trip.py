"""What the formatter writes, the parser reads as the same."""

from hypothesis import HealthCheck, given, settings
from instrument.pact import statement_strategies, strategies
from instrument.pact.words_used import DECLARATIONS, LEXICON
from instrument.pact.written import format_reading

from servanda.findings import Text
from servanda.instrument.pact import syntax as s
from servanda.instrument.pact.declarations import read_declarations
from servanda.instrument.pact.formatter import (
    format_declaration,
    format_statement,
    wrap,
)
from servanda.instrument.pact.parser import parse_reading, parse_statements

thorough = settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@thorough
@given(strategies.readings)
def test_a_reading_is_read_again_as_it_was(reading: tuple[s.Sentence, ...]) -> None:
    text = format_reading(reading)
    again = parse_reading(text, LEXICON)
    assert again == reading, text
    assert format_reading(again) == text


@thorough
@given(statement_strategies.statements)
def test_a_statement_is_read_again_as_it_was(statement: s.Statement) -> None:
    text = format_statement(statement)
    again = parse_statements(text, LEXICON)
    assert again == (statement,), text
    assert format_statement(again[0]) == text


@thorough
@given(strategies.readings)
def test_broken_into_lines_it_says_the_same(reading: tuple[s.Sentence, ...]) -> None:
    assert parse_reading(wrap("", format_reading(reading)), LEXICON) == reading


def test_declarations_are_read_again_as_they_were() -> None:
    text = "\n".join(wrap("", format_declaration(d)) for d in DECLARATIONS)
    again, findings = read_declarations(Text("again", text), 0, len(text))
    assert (again, findings) == (DECLARATIONS, ())
