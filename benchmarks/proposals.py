"""Measures how fast readings are proposed for treaties, in how much memory, and for how much.

    python benchmarks/proposals.py [--texts N] [--write]

Reads treaty texts in ../shared/data/treaty_texts of up to 200,000 characters, proposes a reading of
each clause, and puts each proposal to the grammar and to the check of its quotation, all on one
core. Times are of the processor. To compare, in the same run: the parser alone on the same words,
which is the least that any reader built on it needs; and a search for modal words, which proposes
nothing. Sentences are counted as the parser sees them. `--write` puts the table into
docs/benchmarks.md.
"""

from __future__ import annotations

import argparse
import re
import resource
import sys
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import process_time

from pages import write_figures

from servanda.exchange.plain_text import read_plain_text
from servanda.findings import Text
from servanda.reading.clauses.language import pipeline
from servanda.reading.clauses.running_text import running_texts
from servanda.reading.proposals.propose import UNSAYABLE, propose
from servanda.reading.segmentation import Draft, segment

HERE = Path(__file__).resolve().parents[1]
TEXTS = HERE.parent / "shared" / "data" / "treaty_texts"
MODAL = re.compile(r"\b(?:shall|will|must|may|should)\b(?:\s+not\b)?", re.IGNORECASE)
LONGEST = 200_000
"""Longer texts are left out, so that the run takes minutes."""
MEGABYTE = 1024  # of the kilobytes in which Linux counts memory


@dataclass
class Measured:
    """Sums over the texts read so far; memory in megabytes."""

    texts: int = 0
    characters: int = 0
    sentences: int = 0
    proposals: int = 0
    clauses: int = 0
    clauses_read: int = 0
    refused: int = 0
    proposing: float = 0.0
    parsing: float = 0.0
    searching: float = 0.0
    memory_at_half: int = 0
    memory: int = 0
    most_memory: int = 0

    def add(self, draft: Draft) -> None:
        """Read one draft."""
        words = [running.text for running in running_texts(draft.articles)]
        begin = process_time()
        for text in words:
            MODAL.findall(text)
        self.searching += process_time() - begin
        begin = process_time()
        nlp = pipeline()
        with nlp.memory_zone():
            self.sentences += sum(1 for doc in nlp.pipe(words, batch_size=64) for _ in doc.sents)
        self.parsing += process_time() - begin
        begin = process_time()
        proposed = propose(draft)
        self.proposing += process_time() - begin
        made = [clause for clauses in proposed.clauses.values() for clause in clauses]
        self.texts += 1
        self.characters += sum(map(len, words))
        self.proposals += proposed.sentence_count
        self.clauses += len(made)
        self.clauses_read += sum(1 for clause in made if clause.sentences)
        self.refused += sum(u.because == UNSAYABLE for clause in made for u in clause.unread)
        self.most_memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // MEGABYTE
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
        self.memory = pages * resource.getpagesize() // MEGABYTE**2


def drafts(most: int) -> Iterator[Draft]:
    """Yield so many treaty texts, evenly taken from all in the order of their names."""
    archive = next(TEXTS.glob("*.tar.xz"), None)
    if archive is None:
        sys.exit("../shared/data/treaty_texts is not here")
    with tarfile.open(archive) as packed:
        known = (f for f in packed.getmembers() if f.isfile() and f.size < LONGEST)
        files = sorted(known, key=lambda f: f.name)
        for file in files[:: max(1, len(files) // most)][:most]:
            opened = packed.extractfile(file)
            text = opened.read().decode("utf-8", errors="replace") if opened else ""
            yield segment(read_plain_text(Text(file.name, text)))


def measure(most: int) -> Measured:
    """Read so many texts."""
    pipeline()("The parser is loaded before anything is measured.")
    measured = Measured()
    for number, draft in enumerate(drafts(most), 1):
        measured.add(draft)
        if number == most // 2:
            measured.memory_at_half = measured.memory
    return measured


def table(measured: Measured) -> str:
    """Return what was measured in Markdown."""

    def row(what: str, seconds: float) -> str:
        rate = measured.sentences / seconds
        return f"| {what} | {seconds:,.1f} s | {rate:,.0f} | {seconds / measured.proposing:.3f} |"

    clauses = measured.clauses
    return "\n".join(
        (
            (
                f"{measured.texts} treaty texts, {measured.characters / 1e6:.2f} million characters"
                f" in articles, {measured.sentences:,} sentences; one core."
            ),
            "",
            "| | time | sentences a second | of the whole |",
            "|---|---:|---:|---:|",
            row("**propose, with grammar and quotations checked**", measured.proposing),
            row("to compare: the parser alone", measured.parsing),
            row("to compare: a search for modal words", measured.searching),
            "",
            (
                f"{measured.proposals:,} sentences of Pact are proposed, for"
                f" {measured.clauses_read / clauses:.3f} of {clauses:,} clauses;"
                f" {measured.refused:,} more were made and refused by the grammar or by the check"
                f" of their quotation. Memory in use after half of the texts:"
                f" {measured.memory_at_half} MB, after all: {measured.memory} MB; at most, with the"
                f" longest text: {measured.most_memory} MB."
            ),
        )
    )


def main() -> None:
    """Measure, and say what was measured."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--texts", type=int, default=30, help="how many treaty texts (30)")
    options.add_argument("--write", action="store_true", help="write the table to its page")
    chosen = options.parse_args()
    measured = table(measure(chosen.texts))
    print(measured)
    if chosen.write:
        write_figures("proposals", measured)


if __name__ == "__main__":
    main()
