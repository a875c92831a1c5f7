"""Counts how often our readings agree with human coders, by what can be seen of a reading.

    python benchmarks/reading_confidence.py --write

writes the counts of the development half into src/servanda/reading/clauses/confidence.json. A
statement *agrees* if every measure that applies to it (deontic, bearer, not stated, aim; see
`reading_measures`) is at least one half.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from coded_statements import Statement, statements
from reading_answers import Answer, ours
from reading_measures import scores

from servanda.reading.clauses import read_clauses
from servanda.reading.clauses.confidence import evidence_of

TABLE = Path(__file__).resolve().parents[1] / "src/servanda/reading/clauses/confidence.json"
_MEASURES = ("deontic", "bearer", "not stated", "aim")
_BINS = 10


def agrees(statement: Statement, answer: Answer) -> bool | None:
    """Return whether an answer agrees with the coder; None where nothing can be compared."""
    found = scores(statement, answer)
    parts = [found[measure] >= 1 / 2 for measure in _MEASURES if measure in found]
    return all(parts) if parts else None


def counted(answered: Iterable[tuple[Statement, Answer]]) -> dict[str, object]:
    """Return the counts of statements, in all, by group and by size."""
    groups: dict[str, list[bool]] = defaultdict(list)
    sizes: dict[str, list[bool]] = defaultdict(list)
    for statement, answer in answered:
        agreed = agrees(statement, answer)
        if agreed is None or answer.frame is None:
            continue
        evidence = evidence_of(answer.frame, statement.text)
        groups[evidence.group].append(agreed)
        sizes[evidence.size].append(agreed)
    everything = [agreed for each in groups.values() for agreed in each]
    return {
        "whole": _counts(everything),
        "groups": {name: _counts(groups[name]) for name in sorted(groups)},
        "sizes": {name: _counts(sizes[name]) for name in sorted(sizes)},
    }


def _counts(agreed: list[bool]) -> dict[str, int]:
    return {"agreed": sum(agreed), "of": len(agreed)}


def reliability(
    answered: Iterable[tuple[Statement, Answer]],
) -> list[tuple[str, int, float, float]]:
    """Return, for each tenth of confidence: its name, how many, foretold and observed shares."""
    bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for statement, answer in answered:
        agreed = agrees(statement, answer)
        if agreed is not None and answer.frame is not None:
            tenth = min(int(answer.frame.confidence * _BINS), _BINS - 1)
            bins[tenth].append((answer.frame.confidence, agreed))
    return [
        (
            f"{tenth / _BINS:.1f}-{(tenth + 1) / _BINS:.1f}",
            len(each),
            sum(confidence for confidence, _ in each) / len(each),
            sum(agreed for _, agreed in each) / len(each),
        )
        for tenth, each in sorted(bins.items())
    ]


def main() -> None:
    """Print the counts, and write them where asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="write the table into the package")
    arguments = parser.parse_args()
    rows = [row for row in statements() if row.is_development]
    readings = read_clauses(row.text for row in rows)
    counts = counted((row, ours(reading)) for row, reading in zip(rows, readings, strict=True))
    words = json.dumps(counts, indent=2, ensure_ascii=False) + "\n"
    print(words)
    if arguments.write:
        TABLE.write_text(words, encoding="utf-8")


if __name__ == "__main__":
    main()
