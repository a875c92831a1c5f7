"""Measures how fast readings are parsed, resolved and checked, and what an edit costs.

    python benchmarks/language.py [--readings N] [--json] [--write] [--deontic PYTHON]

Needs nothing but servanda. Times are of the processor, not of the clock, and the best of several
runs, each on an agreement of its own. In the same run stand two things to compare with: a search
for modal words in the same readings, and the parser of the package `deontic` on sentences of its
own kind. That needs Python 3.12; `--deontic` names an interpreter that has it.

`--write` puts the table into docs/benchmarks.md.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from os import getloadavg
from platform import python_version
from time import process_time

from generated import agreement
from pages import write_figures

from servanda.dossier import Dossier
from servanda.findings import Text
from servanda.instrument.pact.tables import tables

RUNS = 5
_MODAL = re.compile(
    r"\b(?:must|shall|may|will|should|need|has the power to|is entitled to)(?: not)?\b",
    re.IGNORECASE,
)
_IMPORT = """\
from time import process_time
begin = process_time()
import servanda.instrument.from_text, servanda.instrument.coverage, servanda.norms
print(process_time() - begin)
"""
_DEONTIC = """\
import sys
from time import process_time
import deontic
count = int(sys.argv[1])
sentences = [f"Every $signatory{n}$ must @release@ a $prisoner{n}$." for n in range(count)]
begin = process_time()
shapes = {deontic.parse(sentence)["shape"] for sentence in sentences}
assert shapes == {"obligation"}, shapes
print(process_time() - begin)
"""


@dataclass(frozen=True)
class Measured:
    """Seconds, unless the name says otherwise; None for what could not be measured here."""

    readings: int
    load: float
    imports: float
    tables: float
    parse: float
    resolve: float
    check: float
    edit: float
    monitor: float
    modal_words: float
    deontic: float | None

    @property
    def total(self) -> float:
        """Parsed, resolved and checked."""
        return self.parse + self.resolve + self.check


def measure(readings: int, deontic: str) -> Measured:
    """Run all measurements on agreements of so many readings."""
    first = process_time()
    tables()
    made = process_time() - first
    runs = [_read(readings, edition) for edition in range(RUNS)]
    parse, resolve, check = (min(times) for times in zip(*(run[0] for run in runs), strict=True))
    words = [reading.text for reading in runs[0][1].file.readings]
    return Measured(
        readings,
        round(getloadavg()[0], 1),
        _seconds_in(sys.executable, _IMPORT) or 0.0,
        made,
        parse,
        resolve,
        check,
        min(_edit(dossier) for _, dossier in runs),
        min(_rules(dossier) for _, dossier in runs),
        min(_timed(lambda: [_MODAL.findall(text) for text in words]) for _ in range(RUNS)),
        _seconds_in(deontic, _DEONTIC, str(readings)),
    )


def _read(readings: int, edition: int) -> tuple[tuple[float, float, float], Dossier]:
    dossier = Dossier(Text("generated.pact.md", agreement(readings, edition)))
    parse = _timed(lambda: dossier.file)
    resolve = _timed(lambda: dossier.agreement)
    check = _timed(lambda: dossier.mistakes)
    if dossier.mistakes or len(dossier.file.readings) != readings:
        sys.exit(f"The agreement was not read as it should be: {dossier.mistakes[:1]}")
    return (parse, resolve, check), dossier


def _edit(dossier: Dossier) -> float:
    """Return what it costs to change the first clause: every other one moves in the file."""
    edited = dossier.text.content.replace(" must release ", " need not release ", 1)
    return _timed(lambda: Dossier(Text("generated.pact.md", edited)).mistakes)


def _rules(dossier: Dossier) -> float:
    """Return what it costs to make the rules that evidence is held against."""
    return _timed(lambda: dossier.program)


def _timed(work: Callable[[], object]) -> float:
    begin = process_time()
    work()
    return process_time() - begin


def _seconds_in(python: str, program: str, *arguments: str) -> float | None:
    """Run a program that prints seconds, in an interpreter of its own."""
    run = subprocess.run(  # noqa: S603 - our own few lines
        [python, "-c", program, *arguments], capture_output=True, text=True, check=False
    )
    return float(run.stdout) if run.returncode == 0 else None


def table(measured: Measured) -> str:
    """Return what was measured as a table in Markdown."""

    def row(what: str, seconds: float | None) -> str:
        if seconds is None:
            return f"| {what} | not measured: the package is not there | | |"
        rate = measured.readings / seconds
        times = seconds / measured.total
        return f"| {what} | {seconds * 1000:,.1f} ms | {rate:,.0f} | {times:.3f} |"

    rows = (
        row("parse the file", measured.parse),
        row("resolve names, norms and references", measured.resolve),
        row("check quotations", measured.check),
        row("**all three**", measured.total),
        row("all three again, after an edit to the first clause", measured.edit),
        row("what `servanda check` does besides: rules for the monitor", measured.monitor),
        row("to compare: a search for modal words", measured.modal_words),
        row("to compare: `deontic`, flat sentences, parsed only", measured.deontic),
    )
    return "\n".join(
        (
            (
                f"{measured.readings:,} readings, each with its quotation."
                f" Python {python_version()}, one core,"
                f" while {measured.load} programs on average wanted to run."
            ),
            "",
            "| | time | readings a second | of the whole |",
            "|---|---:|---:|---:|",
            *rows,
            "",
            (
                f"Not counted: {measured.imports * 1000:,.0f} ms to load the modules and"
                f" {measured.tables * 1000:,.1f} ms to load the grammar's tables, once."
            ),
        )
    )


def main() -> None:
    """Measure, and say what was measured."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--readings", type=int, default=1000, help="how many (1,000)")
    options.add_argument("--json", action="store_true", help="print figures for other programs")
    options.add_argument("--write", action="store_true", help="write the table to its page")
    options.add_argument("--deontic", default=sys.executable, metavar="PYTHON")
    chosen = options.parse_args()
    measured = measure(chosen.readings, chosen.deontic)
    if chosen.json:
        print(json.dumps({**asdict(measured), "total": measured.total}, indent=2))
    else:
        print(table(measured))
    if chosen.write:
        write_figures("language", table(measured))


if __name__ == "__main__":
    main()
