"""Holds the clause analyser against human coders, and measures how fast it reads.

    python benchmarks/reading.py [--data FILE] [--no-speed] [--write]

In one run stand our figures and those of two baselines, a search for modal words and the parser
alone (`reading_answers`), on statements that people coded (`coded_statements`), by the measures
that `reading_measures` defines: for the half on which rules were written, for the other half, and
for each source file. Then the confidences are held against what was observed
(`reading_confidence`), and the texts of ../shared/data/treaty_texts are read: how many sentences a
second of one processor, with everything that it takes from the text to the norms, and how much
memory at its peak.

`--data` names another table with the same columns, for instance one that was held back.
`--write` puts the tables into docs/benchmarks-reading.md.
"""

from __future__ import annotations

import argparse
import re
import resource
import sys
import tarfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from platform import python_version
from time import process_time

from coded_statements import DATA, Statement, statements
from pages import write_figures
from reading_answers import Answer, by_modal_words, by_subject_head, ours
from reading_confidence import reliability
from reading_measures import MEASURES, TARGETS, means, scores

from servanda.exchange import document_from
from servanda.reading.clauses import read_clauses
from servanda.reading.clauses.language import pipeline
from servanda.reading.clauses.pieces import pieces_of
from servanda.reading.segmentation.sentences import sentence_spans

PAGE = Path(__file__).resolve().parents[1] / "docs" / "benchmarks-reading.md"
TREATIES = DATA.parents[1] / "treaty_texts" / "treaty_texts_part.tar.xz"
_MEGABYTE = 1024  # getrusage counts in kilobytes
_OURS = "Servanda"


@dataclass(frozen=True)
class Compared:
    """All statements, and what each reader answered, in the same order."""

    rows: Sequence[Statement]
    answers: dict[str, Sequence[Answer]]

    def of(self, reader: str, chosen: Sequence[bool]) -> dict[str, tuple[float, int]]:
        """Return a reader's measures on the chosen rows."""
        each = zip(self.rows, self.answers[reader], chosen, strict=True)
        return means([scores(row, answer) for row, answer, wanted in each if wanted])


def compare(path: Path) -> Compared:
    """Let each reader answer for every statement of a table."""
    rows = statements(path)
    texts = [row.text for row in rows]
    answers: dict[str, Sequence[Answer]] = {
        _OURS: [ours(reading) for reading in read_clauses(texts)],
        "modal words": by_modal_words(texts),
        "parser alone": by_subject_head(texts),
    }
    return Compared(rows, answers)


def halves_table(compared: Compared) -> str:
    """Return all readers' measures on both halves, as a table in Markdown."""
    lines = [
        f"| half | reader | {' | '.join(MEASURES)} |",
        f"|---|---|{'---:|' * len(MEASURES)}",
    ]
    for name, wanted in (("development", True), ("other", False)):
        chosen = [row.is_development is wanted for row in compared.rows]
        for reader in compared.answers:
            found = compared.of(reader, chosen)
            cells = " | ".join(_cell(*found[m], number=reader == _OURS) for m in MEASURES)
            lines.append(f"| {name} | {_bold(reader)} | {cells} |")
    aims = " | ".join(f"≥ {TARGETS[m]:.2f}" for m in MEASURES)
    lines.append(f"| | aimed at | {aims} |")
    return "\n".join(lines)


def files_table(compared: Compared) -> str:
    """Return our measures for each source file, both halves beside each other."""
    lines = [
        f"| source | {' | '.join(MEASURES)} |",
        f"|---|{'---|' * len(MEASURES)}",
    ]
    for source in sorted({row.source for row in compared.rows}):
        found = [
            compared.of(
                _OURS, [r.source == source and r.is_development is wanted for r in compared.rows]
            )
            for wanted in (True, False)
        ]
        cells = (" / ".join(_cell(*half[m], number=True) for half in found) for m in MEASURES)
        lines.append(f"| {_short(source)} | {' | '.join(cells)} |")
    return "\n".join(lines)


def _cell(value: float, count: int, *, number: bool) -> str:
    if not count:
        return "–"
    return f"{value:.3f} ({count})" if number else f"{value:.3f}"


def _bold(reader: str) -> str:
    return f"**{reader}**" if reader == _OURS else reader


def _short(source: str) -> str:
    return re.sub(r"_Siddiki\.xlsx|\.csv$", "", source).replace("_", " ")


def confidence_table(compared: Compared) -> str:
    """Return how often readings agreed, by their confidence, on both halves."""
    lines = ["| half | confidence | statements | foretold | observed |", "|---|---|---:|---:|---:|"]
    pairs = list(zip(compared.rows, compared.answers[_OURS], strict=True))
    for name, wanted in (("development", True), ("other", False)):
        chosen = [(row, answer) for row, answer in pairs if row.is_development is wanted]
        lines += [
            f"| {name} | {tenth} | {count} | {foretold:.2f} | {observed:.2f} |"
            for tenth, count, foretold, observed in reliability(chosen)
        ]
    return "\n".join(lines)


def speed_lines(most: int) -> str:
    """Read the treaty texts; say how fast, and how much memory it took."""
    pipeline()
    before = _peak()
    readings = sentences = norms = characters = 0
    seconds = 0.0
    quarter = None
    for text in _treaties(most):
        document, _ = document_from(text, "treaty.txt")
        if document is None:
            continue
        pieces = pieces_of(document)
        texts: list[str] = []
        begin = process_time()
        for reading in read_clauses(piece.text for piece in pieces):
            readings += 1
            norms += len(reading.frames)
            characters += len(reading.text)
            texts.append(reading.text)
        seconds += process_time() - begin
        sentences += sum(len(sentence_spans(each)) for each in texts)
        quarter = quarter or (_peak() if seconds > 60 else None)  # noqa: PLR2004 - a minute in
    return (
        f"{readings:,} stretches of text with {sentences:,} sentences, by their full stops, and"
        f" {characters / 1e6:.1f} million"
        f" characters of the treaty texts, {norms:,} norms: **{sentences / seconds:,.0f} sentences"
        f" a second**, {characters / seconds / 1000:,.0f} thousand characters a second. Python"
        f" {python_version()}, one processor. Memory at its peak: {before} MB before the first"
        f" text, {quarter or _peak()} MB after a minute, {_peak()} MB at the end."
    )


def _treaties(most: int) -> Iterator[bytes]:
    with tarfile.open(TREATIES) as archive:
        for number, member in enumerate(m for m in archive if m.isfile()):
            if number >= most:
                return
            file = archive.extractfile(member)
            if file is not None:
                yield file.read()


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // _MEGABYTE


def main() -> None:
    """Compare, measure, and say what was found."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--data", type=Path, default=DATA, help="the table of statements")
    options.add_argument("--texts", type=int, default=10_000, help="how many treaties to read")
    options.add_argument("--no-speed", action="store_true", help="do not read the treaty texts")
    options.add_argument("--write", action="store_true", help="write the tables to their page")
    chosen = options.parse_args()
    if not chosen.data.exists():
        sys.exit(f"{chosen.data} is not there; see the data's SOURCE.txt.")
    # First, so that the peak of memory is that of reading the treaty texts.
    speed = {} if chosen.no_speed else {"speed": speed_lines(chosen.texts)}
    compared = compare(chosen.data)
    blocks = {
        "halves": halves_table(compared),
        "files": files_table(compared),
        "confidence": confidence_table(compared),
        **speed,
    }
    print("\n\n".join(blocks.values()))
    if chosen.write:
        for name, block in blocks.items():
            write_figures(name, block, PAGE)


if __name__ == "__main__":
    main()
