"""Exchanging two signatories' names exchanges them in the findings, and changes nothing else."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from importlib import util
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from instrument.pact import strategies
from instrument.pact.words_used import WORDS_USED
from instrument.pact.written import format_reading

from servanda.dossier import Dossier, open_dossier
from servanda.findings import Finding, Text
from servanda.instrument.pact import syntax as s
from servanda.instrument.pact.formatter import wrap
from servanda.vocabulary import Entity

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted((ROOT / "examples").rglob("*.pact.md"))

Exchange = Callable[[str], str]
Said = tuple[object, ...]


def exchange_of(one: Entity, other: Entity) -> Exchange:
    """Return what exchanges two names, and their adjectives in the order declared."""
    pairs = list(zip((one.name, *one.forms), (other.name, *other.forms), strict=True))
    swapped = dict([*pairs, *((b, a) for a, b in pairs)])
    longest_first = sorted(map(re.escape, swapped), key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(longest_first)})(?!\w)")
    return lambda text: pattern.sub(lambda found: swapped[found.group()], text)


def with_whole_names(text: str, *entities: Entity) -> str:
    """Return a text in which no line breaks within these names: the break comes after."""
    for name in (name for e in entities for name in (e.name, *e.forms) if " " in name):
        broken = r"(\s+(?:>[ \t]*)?)".join(map(re.escape, name.split()))

        def mended(found: re.Match[str], name: str = name) -> str:
            return name + "".join(space for space in found.groups() if "\n" in space)

        text = re.sub(broken, mended, text)
    return text


def pairs_of(dossier: Dossier) -> Iterator[tuple[Entity, Entity]]:
    """Yield two signatories each; an adjective can only be exchanged with another."""
    vocabulary = dossier.agreement.vocabulary
    signing = [entity for entity in vocabulary.entities.values() if entity.signs]
    for one, other in combinations(signing, 2):
        if len(one.forms) == len(other.forms):
            yield one, other


def said(finding: Finding, exchange: Exchange = lambda text: text) -> Said:
    """Return all that a finding says, its columns apart: names are not equally long."""
    return (
        finding.code,
        finding.severity,
        finding.state,
        finding.clause,
        finding.against,
        exchange(finding.message),
        exchange(finding.quote or ""),
        exchange(finding.other_reading or ""),
        exchange(finding.silenced_by or ""),
        finding.span and finding.span.line,
        tuple((exchange(note.message), note.span and note.span.line) for note in finding.notes),
    )


def everything(dossier: Dossier, exchange: Exchange = lambda text: text) -> list[Said]:
    """Return every outcome of every rule, in order."""
    outcomes = dossier.review.outcomes
    looked: list[Said] = [(o.rule.code, o.outcome, exchange(o.looked_at)) for o in outcomes]
    shown = (*dossier.review.findings, *dossier.review.to_settle, *dossier.review.answered)
    return looked + [said(finding, exchange) for finding in shown]


@cache
def opened(path: Path) -> Dossier:
    dossier, findings = open_dossier(path)
    assert dossier is not None, findings
    return dossier


def exchanges() -> list[tuple[Path, str, str]]:
    return [
        (path, one.name, other.name) for path in EXAMPLES for one, other in pairs_of(opened(path))
    ]


@pytest.mark.parametrize(
    ("path", "one", "other"),
    exchanges(),
    ids=lambda value: value.name if isinstance(value, Path) else value,
)
def test_in_an_example(path: Path, one: str, other: str, tmp_path: Path) -> None:
    entities = opened(path).agreement.vocabulary.entities
    pair = entities[one], entities[other]
    exchange = exchange_of(*pair)
    before, after = tmp_path / "before", tmp_path / "after"
    before.mkdir()
    after.mkdir()
    for beside in path.parent.glob("*.pact.md"):  # a file may take its words from another
        text = with_whole_names(beside.read_text("utf-8"), *pair)
        (before / beside.name).write_text(text, encoding="utf-8")
        (after / beside.name).write_text(exchange(text), encoding="utf-8")
    assert everything(opened(after / path.name)) == everything(opened(before / path.name), exchange)


def test_every_example_of_an_agreement_is_exchanged() -> None:
    assert {path for path, _, _ in exchanges()} == set(EXAMPLES)


def assert_symmetric(content: str) -> None:
    dossier = Dossier(Text("generated.pact.md", content))
    ((one, other),) = pairs_of(dossier)
    exchange = exchange_of(one, other)
    exchanged = Dossier(Text("generated.pact.md", exchange(content)))
    assert everything(exchanged) == everything(dossier, exchange)


def test_in_a_long_generated_agreement() -> None:
    spec = util.spec_from_file_location("generated", ROOT / "benchmarks" / "generated.py")
    assert spec is not None
    assert spec.loader is not None
    generated = util.module_from_spec(spec)
    spec.loader.exec_module(generated)
    assert_symmetric(generated.agreement(120))


# Words that rules going by the words look for, beside both names and both adjectives.
_WORDS = """\
> Northland should station no foreign troops in Southland without cause. Southlandic forces are
> withdrawn to the agreed line; de facto and internationally recognised, the zone is demilitarised.
> All Northlandic claims are considered settled, with full amnesty, and agreements will be reached.
"""


def written(readings: list[tuple[s.Sentence, ...]]) -> str:
    articles = (
        f"## Article {number}\n{_WORDS}\n{wrap(f'[{number}] ', format_reading(reading))}\n"
        for number, reading in enumerate(readings, 1)
    )
    return "\n".join((f"## Words used\n{WORDS_USED}", *articles))


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(strategies.readings, min_size=1, max_size=4))
def test_in_agreements_of_any_sentences(readings: list[tuple[s.Sentence, ...]]) -> None:
    assert_symmetric(written(readings))


def test_an_exchange_that_is_not_undone_would_be_noticed() -> None:
    dossier = opened(next(path for path in EXAMPLES if list(pairs_of(opened(path)))))
    (one, other), *_ = pairs_of(dossier)
    exchange = exchange_of(one, other)
    assert everything(dossier, exchange) != everything(dossier)
    assert exchange(exchange(dossier.text.content)) == dossier.text.content
