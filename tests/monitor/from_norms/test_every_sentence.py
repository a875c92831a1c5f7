"""Whatever Pact can say becomes a rule: nothing raises, nothing is dropped."""

import re
from dataclasses import fields, is_dataclass
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from instrument.pact import strategies
from instrument.pact.words_used import WORDS_USED
from instrument.pact.written import format_reading

from servanda.findings import Text
from servanda.instrument.from_text import read_pact
from servanda.instrument.pact import syntax as s
from servanda.monitor.from_norms import program_from
from servanda.monitor.from_norms.clauses import WITHOUT_RULE
from servanda.monitor.program import Program
from servanda.norms import Agreement, agreement_from

thorough = settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
LABELS = ("3", "10.a", "12-bis", "4")


def written(readings: list[tuple[s.Sentence, ...]]) -> str:
    articles = "".join(
        f"## Article {label}\n> w\n\n[{label}] {format_reading(reading)}\n\n"
        for label, reading in zip(LABELS, readings, strict=False)
    )
    return f"## Words used\n{WORDS_USED}\n{articles}"


def agreement(text: str) -> Agreement:
    return agreement_from(read_pact(Text("t.pact.md", text)))


def program(text: str) -> Program:
    return program_from(agreement(text))[0]


@thorough
@given(st.lists(strategies.readings, min_size=1, max_size=len(LABELS)))
def test_every_norm_has_its_rule(readings: list[tuple[s.Sentence, ...]]) -> None:
    made = agreement(written(readings))
    made_program, _ = program_from(made)
    asked = [norm.id for norm in made.norms if norm.kind not in WITHOUT_RULE]
    assert [rule.id for rule in made_program.rules] == asked
    known = {*asked, "this agreement"}
    for rule in made_program.rules:
        assert {name for change in rule.changes for name in change.rules} <= known
        assert {*rule.yields_to, *rule.exchange} <= known
    assert sorted(name for stratum in made_program.strata for name in stratum) == sorted(asked)


# ---- the names of the parties ------------------------------------------------------------------

_EXCHANGED = {"Northland": "Southland", "Southland": "Northland"}


def exchanged(text: str) -> str:
    """Exchange the two parties, and their adjectives with them."""
    return re.sub("Northland|Southland", lambda found: _EXCHANGED[found.group()], text)


def renamed(value: Any) -> Any:  # noqa: ANN401 - any part of a program
    match value:
        case str():
            return exchanged(value)
        case tuple():
            return tuple(renamed(part) for part in value)
        case frozenset():
            return frozenset(renamed(part) for part in value)
        case dict():
            return {renamed(key): renamed(part) for key, part in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        parts = {f.name: renamed(getattr(value, f.name)) for f in fields(value)}
        return type(value)(**parts)
    return value


@thorough
@given(st.lists(strategies.readings, min_size=1, max_size=len(LABELS)))
def test_renaming_the_parties_renames_the_program_and_nothing_else(
    readings: list[tuple[s.Sentence, ...]],
) -> None:
    text = written(readings)
    assert program(exchanged(text)) == renamed(program(text))
