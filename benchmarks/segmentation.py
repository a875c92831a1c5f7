"""Takes all treaty texts apart: how fast, what becomes of every character, and how much memory.

    python benchmarks/segmentation.py [--json] [--write]

The 662 texts lie beside the repository (`../shared/data/treaty_texts`). Times are of the processor,
not of the clock, on one core, for taking apart only: opening a file is timed beside it. In the same
run each text is split by a plain regular expression, `Article N` at the head of a line. Every
character of a text is counted in the one role it was given; white space is not counted.

`--write` puts the table into docs/benchmarks.md. Ends with 2 where there are no texts.
"""

from __future__ import annotations

import argparse
import gc
import json
import re
import resource
import sys
import tarfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path, PurePath
from platform import python_version
from time import process_time

from boundaries_sample import ARCHIVE
from pages import write_figures
from rich.progress import track

from servanda.exchange.opening import document_from
from servanda.reading.segmentation import Draft, Extract, segment

ALL = 662
EARLY = 100
"""Memory is noted after so many texts, and after all."""
_PLAIN = re.compile(r"^\s*(?:Article|ARTICLE)\s+\w+", re.MULTILINE)


@dataclass
class Measured:
    """What became of the texts. Sizes are in characters, memory in MB, times in seconds."""

    texts: int = 0
    unread: int = 0
    crashed: list[str] = field(default_factory=list)
    characters: int = 0
    opening: float = 0.0
    segmentation: float = 0.0
    plain: float = 0.0
    with_articles: int = 0
    with_articles_plain: int = 0
    articles: int = 0
    articles_plain: int = 0
    lost: int = 0
    roles: Counter[str] = field(default_factory=Counter)
    held_early: float = 0.0
    held: float = 0.0
    most_held: float = 0.0

    @property
    def rate(self) -> float:
        """Million characters that are taken apart in a second."""
        return self.characters / self.segmentation / 1e6


def measure() -> Measured:
    """Read every text in turn."""
    measured = Measured()
    progress = track(_texts(), "taking apart", total=ALL, transient=True)
    for number, (name, data) in enumerate(progress, 1):
        _read(measured, name, data)
        if number == EARLY:
            measured.held_early = _held()
    measured.held = _held()
    measured.most_held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return measured


def _texts() -> Iterator[tuple[str, bytes]]:
    with tarfile.open(ARCHIVE) as archive:
        for member in archive:
            if file := archive.extractfile(member):
                yield PurePath(member.name).name, file.read()


def _read(measured: Measured, name: str, data: bytes) -> None:
    measured.texts += 1
    begun = process_time()
    document, _ = document_from(data, name)
    opened = process_time()
    if document is None:
        measured.unread += 1
        return
    try:
        draft = segment(document)
    except Exception:  # noqa: BLE001 - whatever it is, it is counted
        measured.crashed.append(name)
        return
    done = process_time()
    text = "\n".join(block.text for block in document.blocks)
    split = process_time()
    plain = len(_PLAIN.split(text)) - 1
    measured.plain += process_time() - split
    measured.opening += opened - begun
    measured.segmentation += done - opened
    measured.characters += len(text)
    measured.articles += len(draft.articles)
    measured.articles_plain += plain
    measured.with_articles += bool(draft.articles)
    measured.with_articles_plain += plain > 0
    roles = Counter(dict(_roles(draft)))
    measured.roles += roles
    measured.lost += sum(_letters(b.text) for b in document.blocks) - sum(roles.values())


def _roles(draft: Draft) -> Iterator[tuple[str, int]]:
    """Count the characters of each role; together they are all of the text."""
    yield "articles", _count(e for article in draft.articles for e in article.extracts())
    yield "preambles, titles", _count((*draft.preamble, *_stated(draft)))
    yield "headings", _count(draft.headings)
    yield (
        "words under a heading, annexes without numbers",
        _count(e for division in draft.divisions for e in division.words),
    )
    yield "closing words", _count(draft.closing)
    yield "signatures", _count(draft.signatures)
    yield "notes", _count(e for note in draft.notes for e in note.words)
    yield "tables of contents", _count(draft.contents)
    yield "page numbers, lines drawn", _count(part.words for part in draft.furniture)
    yield "remarks (nobody makes any here)", _count(e for r in draft.remarks for e in r.words)
    yield "not placed", _count(draft.unplaced)


def _stated(draft: Draft) -> Iterator[Extract]:
    for stated in (draft.title, draft.byline, draft.published):
        if stated and stated.words:
            yield stated.words


def _count(extracts: Iterable[Extract]) -> int:
    return sum(_letters(extract.text) for extract in extracts)


def _letters(text: str) -> int:
    return sum(map(len, text.split()))


def _held() -> float:
    """Return the memory that this process holds between two texts, in MB (on Linux)."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 1024**2


def table(measured: Measured) -> str:
    """Return what was measured as tables in Markdown."""
    whole = sum(measured.roles.values()) or 1
    plain_rate = measured.characters / measured.plain / 1e6
    opening_rate = measured.characters / measured.opening / 1e6
    return "\n".join(
        (
            (
                f"{measured.texts} texts, {measured.characters:,} characters. Python"
                f" {python_version()}, one core. Crashes: {len(measured.crashed)}; not opened:"
                f" {measured.unread}; characters lost: {measured.lost}. Memory held between two"
                f" texts: {measured.held_early:,.0f} MB after {EARLY}, {measured.held:,.0f} MB"
                f" after all; at most, within the longest: {measured.most_held:,.0f} MB."
            ),
            "",
            "| | million characters a second | texts with articles | articles |",
            "|---|---:|---:|---:|",
            (
                f"| taken apart | {measured.rate:.2f} | {measured.with_articles} |"
                f" {measured.articles:,} |"
            ),
            (
                f"| to compare: split at `Article N` at the head of a line | {plain_rate:,.0f} |"
                f" {measured.with_articles_plain} | {measured.articles_plain:,} |"
            ),
            f"| beside it: opening the files | {opening_rate:.1f} | | |",
            "",
            "| what became of the characters | share |",
            "|---|---:|",
            *(f"| {role} | {count / whole:.2%} |" for role, count in measured.roles.most_common()),
        )
    )


def main() -> None:
    """Measure, and say what was measured."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--json", action="store_true", help="print figures for other programs")
    options.add_argument("--write", action="store_true", help="write the tables to their page")
    chosen = options.parse_args()
    if not ARCHIVE.exists():
        print("The treaty texts do not lie beside the repository.", file=sys.stderr)
        sys.exit(2)
    measured = measure()
    if chosen.json:
        print(json.dumps({**asdict(measured), "rate": measured.rate}, indent=2))
    else:
        print(table(measured))
    if chosen.write:
        write_figures("segmentation", table(measured))


if __name__ == "__main__":
    main()
