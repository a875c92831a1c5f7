"""Measures how PDF files are read: how fast, and how much comes back as it was set.

    python benchmarks/pdf.py [--documents N] [--json] [--write]

The documents are made by the script and their words are known: paragraphs of random words in one,
two and three columns, justified and ragged, with running heads, page numbers, footnotes and words
divided at the ends of lines. In the same run stands what the library gives by itself: the text of
each page, its lines joined as those of a plain text file are.

Times are of the processor, the engine's own process included. `--write` puts the table into
docs/benchmarks.md.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random

import pypdfium2
from pages import write_figures

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from exchange.typesetter import Layout, Paragraph, Press  # noqa: E402 - stands among the tests

from servanda.exchange import document_from  # noqa: E402 - after it

WITH_NOTE = 0.15  # the share of paragraphs that a footnote hangs on
HEAD = "Accord of the two villages, second edition"
_WORDS = (
    "the parties shall withdraw heavy weapons from line of contact within thirty days "
    "after signature verified by joint commission implementation demobilization "
    "monitoring access humanitarian cease-fire co-operation governorate and to in it be "
    "as at"
)
WORDS = _WORDS.split()
PARAGRAPHS = 300


@dataclass(frozen=True)
class Made:
    """A document with its paragraphs in order, its notes, and how often a word was divided."""

    data: bytes
    paragraphs: tuple[str, ...]
    notes: tuple[str, ...]
    pages: int
    divided: int


@dataclass
class Score:
    """Sums over documents; characters of paragraphs that came back whole and in order."""

    seconds: float = 0.0
    pages: int = 0
    characters: int = 0
    right: int = 0
    heads_leaked: int = 0
    notes_leaked: int = 0
    notes: int = 0
    divided: int = 0
    words_spoilt: int = 0

    def add(self, made: Made, paragraphs: Sequence[str], seconds: float) -> None:
        """Take up how one document was read."""
        self.seconds += seconds
        self.pages += made.pages
        self.characters += sum(map(len, made.paragraphs))
        self.right += _in_order(made.paragraphs, paragraphs)
        text = " ".join(paragraphs)
        self.heads_leaked += text.count(HEAD)
        self.notes_leaked += sum(note in text for note in made.notes)
        self.notes += len(made.notes)
        self.divided += made.divided
        own = set(re.findall(r"[\w-]+", " ".join((*made.paragraphs, *made.notes, HEAD))))
        self.words_spoilt += sum(
            word not in own and not word.isdecimal() for word in re.findall(r"[\w-]+", text)
        )


def _in_order(expected: Sequence[str], got: Sequence[str]) -> int:
    """Count the characters of expected paragraphs that come back whole, in their order."""
    at, right = 0, 0
    places: dict[str, list[int]] = {}
    for i, paragraph in enumerate(got):
        places.setdefault(paragraph, []).append(i)
    for paragraph in expected:
        found = next((i for i in places.get(paragraph, ()) if i >= at), None)
        if found is not None:
            right += len(paragraph)
            at = found + 1
    return right


def made(columns: int, seed: int) -> Made:
    """Set one document."""
    random = Random(seed)  # noqa: S311 - the same pages each time
    paragraphs = []
    for _ in range(PARAGRAPHS):
        words = [random.choice(WORDS) for _ in range(random.choice((5, 20, 60, 120)))]
        words[0] = words[0].capitalize()
        words[-1] += "."
        note = f"See the record of meeting {random.randint(100, 999)} of the commission."
        notes = {random.randrange(len(words)): note} if random.random() < WITH_NOTE else {}
        paragraphs.append(Paragraph(tuple(words), notes))
    layout = Layout(columns=columns, head=HEAD, justified=seed % 2 == 0)
    press = Press(layout, seed)
    data = press.print(paragraphs)
    told = tuple(note for each in paragraphs for note in each.notes.values())
    return Made(data, tuple(each.text for each in paragraphs), told, press.page, press.broken)


def _timed(work: Callable[[bytes], list[str]], data: bytes) -> tuple[list[str], float]:
    begin = os.times()
    result = work(data)
    end = os.times()
    return result, sum(end[:4]) - sum(begin[:4])


def ours(data: bytes) -> list[str]:
    """Return the blocks of the document as Servanda reads it."""
    document, _ = document_from(data, "made.pdf")
    return [block.text for block in document.blocks] if document else []


def plain(data: bytes) -> list[str]:
    """Return the paragraphs that the library's own text has when read as plain text."""
    pages = pypdfium2.PdfDocument(data)
    text = "\n".join(page.get_textpage().get_text_range() for page in pages)
    document, _ = document_from(text.replace("\r\n", "\n").encode(), "made.txt")
    return [block.text for block in document.blocks] if document else []


def measure(documents: int) -> dict[str, dict[str, Score]]:
    """Read so many documents with one, two and three columns in both ways."""
    scores: dict[str, dict[str, Score]] = {}
    for columns in (1, 2, 3):
        both = {"ours": Score(), "plain": Score()}
        for seed in range(documents):
            document = made(columns, seed)
            for name, read in (("ours", ours), ("plain", plain)):
                paragraphs, seconds = _timed(read, document.data)
                both[name].add(document, paragraphs, seconds)
        scores[f"{columns}"] = both
    return scores


def table(scores: dict[str, dict[str, Score]]) -> str:
    """Return what was measured as a table in Markdown."""
    names = {"ours": "`servanda`", "plain": "PDFium's own text"}
    rows = []
    for columns, both in scores.items():
        for name, score in both.items():
            rows.append(
                f"| {columns} | {names[name]} | {score.pages / score.seconds:,.0f} "
                f"| {score.right / score.characters:.1%} | {score.heads_leaked} of {score.pages} "
                f"| {score.notes_leaked} of {score.notes} "
                f"| {score.words_spoilt} of {score.divided} |"
            )
    head = (
        "| columns | read by | pages a second | characters in whole paragraphs, in order "
        "| running heads in the text | notes in the text "
        "| words that were never set, of those divided |\n"
        "|---|---|---|---|---|---|---|\n"
    )
    return head + "\n".join(rows) + "\n"


def main() -> None:
    """Measure, print, and write if asked to."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--documents", type=int, default=6)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    scores = measure(asked.documents)
    if asked.json:
        plainly = {c: {n: asdict(s) for n, s in both.items()} for c, both in scores.items()}
        print(json.dumps(plainly, indent=1))
    else:
        print(table(scores))
    if asked.write:
        write_figures("pdf", table(scores))


if __name__ == "__main__":
    main()
