"""Holds the beginnings of articles that Servanda finds against those that a person marked.

    python benchmarks/boundaries.py [--mistakes] [--write]

The thirty texts lie beside the repository (`../shared/data/treaty_texts`); `boundaries.csv` has the
answers, and `reading_boundaries.md` says how they were made. A beginning is right where its place
is that of an answer, white space and quotation marks before it set aside; nothing else is forgiven.
In the same run stand two regular expressions to compare with: `Article N` or `Section N` at the
head of a line, and the same anywhere. `boundaries_points.csv` has the marks of the points within
the articles of five of the texts (`2.`, `(a)`), held against in the same way.

`--mistakes` lists every mistake in the open texts; those in the closed ones are for nobody's eyes
who writes rules. `--write` puts the table into docs/benchmarks.md. Ends with 2 where there are no
texts, or not those that were marked.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean
from tempfile import TemporaryDirectory

from boundaries_sample import ARCHIVE, Chosen, sample
from pages import write_figures

from servanda.exchange.opening import open_document
from servanda.reading.segmentation import Article, segment

PARTS = ("open", "closed")
SERVANDA = "Servanda"
# What may stand between the place that was found and the label: white space, quotation marks.
_BEFORE_LABEL = re.compile(r"[\s\"'`\u2018-\u201f\xab\xbb]*")
_LINE_HEAD = re.compile(
    r"^\s*((?:Article|Section)\s+(?:\d|[IVXLC]+\b))", re.IGNORECASE | re.MULTILINE
)
_ANYWHERE = re.compile(r"\b((?:Article|Section)\s+(?:\d|[IVXLC]+\b))", re.IGNORECASE)
_POINT = r"(\(?(?:\d{1,2}|[a-z]|[ivx]{2,4})[.)])\s"
_POINT_AT_LINE_HEAD = re.compile(rf"^\s*{_POINT}", re.MULTILINE)
_POINT_ANYWHERE = re.compile(rf"(?<![\w.(]){_POINT}")

Finder = Callable[[str, Path], list[int]]


@dataclass(frozen=True, slots=True)
class Score:
    """How many beginnings there are, how many were found, and how many of these are right."""

    marked: int
    found: int
    right: int

    @property
    def precision(self) -> float:
        """Of what was found, the share that is right: all, where nothing was found."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Of what there is, the share that was found: all, where there is nothing."""
        return self.right / self.marked if self.marked else 1.0

    @property
    def f1(self) -> float:
        """Their harmonic mean: 1 for nothing found where there is nothing, 0 for anything there."""
        both = self.marked + self.found
        return 2 * self.right / both if both else 1.0


def total(scores: Iterable[Score]) -> Score:
    """Add scores up, so that every beginning counts alike."""
    scores = tuple(scores)
    return Score(
        sum(score.marked for score in scores),
        sum(score.found for score in scores),
        sum(score.right for score in scores),
    )


@dataclass(frozen=True, slots=True)
class Marked:
    """One text with the labels of what was marked, by offset, and what each finder finds in it."""

    chosen: Chosen
    answers: dict[int, str]
    found: dict[str, list[int]]

    def score(self, finder: str) -> Score:
        """Say how well a finder did."""
        found = self.found[finder]
        right = set(found) & set(self.answers)
        return Score(len(self.answers), len(found), len(right))


def articles(_: str, path: Path) -> list[int]:
    """Return where articles begin, as the reader sees it."""
    starts = (article.number or article.heading or article.words[0] for article in _draft(path))
    return [start.place.span.start for start in starts]


def points(_: str, path: Path) -> list[int]:
    """Return where the marks of points within articles stand, as the reader sees it."""
    numbers = (point.number for article in _draft(path) for point in article.sub_points)
    return [number.place.span.start for number in numbers if number]


def _draft(path: Path) -> tuple[Article, ...]:
    document, _ = open_document(path)
    return segment(document).articles if document else ()


def matches(pattern: re.Pattern[str]) -> Finder:
    """Return a finder that knows nothing but a regular expression."""
    return lambda text, _: [found.start(1) for found in pattern.finditer(text)]


@dataclass(frozen=True, slots=True)
class Task:
    """What was marked, where the answers are, and who looks for it."""

    marked: str
    answers: Path
    finders: dict[str, Finder]


ARTICLES = Task(
    "beginnings",
    Path(__file__).with_name("boundaries.csv"),
    {
        SERVANDA: articles,
        "`Article N` at the head of a line": matches(_LINE_HEAD),
        "`Article N` anywhere": matches(_ANYWHERE),
    },
)
POINTS = Task(
    "marks of points",
    Path(__file__).with_name("boundaries_points.csv"),
    {
        SERVANDA: points,
        "`2.` or `(a)` at the head of a line": matches(_POINT_AT_LINE_HEAD),
        "`2.` or `(a)` anywhere": matches(_POINT_ANYWHERE),
    },
)


def measure(task: Task) -> list[Marked]:
    """Let every finder read every marked text; stop where the texts are not those marked."""
    answers = _answers(task.answers)
    texts = [one for one in sample() if _key(one) in answers]
    if len(texts) < len(answers):
        print("The texts are not those that were marked.", file=sys.stderr)
        sys.exit(2)
    with TemporaryDirectory() as folder:
        return [_read(one, answers[_key(one)], task.finders, Path(folder)) for one in texts]


def _key(one: Chosen) -> tuple[str, str, str]:
    return one.text.file, one.text.sha256, one.part


def _answers(file: Path) -> dict[tuple[str, str, str], dict[int, str]]:
    answers: dict[tuple[str, str, str], dict[int, str]] = defaultdict(dict)
    with file.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            of_text = answers[row["file"], row["sha256"], row["part"]]
            if row["offset"]:
                of_text[int(row["offset"])] = row["label"]
    return answers


def _read(one: Chosen, answers: dict[int, str], finders: dict[str, Finder], folder: Path) -> Marked:
    content = one.text.content
    path = folder / Path(one.text.file).name
    path.write_bytes(one.text.data)
    found = {
        name: [settled(content, start) for start in finder(content, path)]
        for name, finder in finders.items()
    }
    return Marked(one, {settled(content, at): label for at, label in answers.items()}, found)


def settled(content: str, start: int) -> int:
    """Return the place of the first character at or after `start` that belongs to a label."""
    before = _BEFORE_LABEL.match(content, start)
    return before.end() if before else start


def summary(task: Task, texts: Sequence[Marked]) -> str:
    """Return the figures over all texts as a table in Markdown."""
    head = f"| | texts | {task.marked} | precision | recall | F1 | mean F1 of the texts |"
    return "\n".join((head, "|---|---|---:|---:|---:|---:|---:|", *_figures(task, texts)))


def _figures(task: Task, texts: Sequence[Marked]) -> Iterator[str]:
    for finder in task.finders:
        for name, parts in (("all", PARTS), *((part, (part,)) for part in PARTS)):
            scores = [one.score(finder) for one in texts if one.chosen.part in parts]
            whole = total(scores)
            yield (
                f"| {finder} | {name} ({len(scores)})"
                f" | {whole.marked:,} | {whole.precision:.3f} | {whole.recall:.3f}"
                f" | {whole.f1:.3f} | {mean(score.f1 for score in scores):.3f} |"
            )


def one_by_one(texts: Sequence[Marked]) -> str:
    """Return the figures of each open text as a table in Markdown."""
    head = (
        "| open text | layout | beginnings | found | right | F1 |",
        "|---|---|---:|---:|---:|---:|",
    )
    return "\n".join((*head, *(_row(one) for one in texts if one.chosen.part == "open")))


def _row(one: Marked) -> str:
    score = one.score(SERVANDA)
    chosen = one.chosen
    return (
        f"| `{chosen.text.file}` | {chosen.form}, {chosen.size}"
        f" | {score.marked} | {score.found} | {score.right} | {score.f1:.3f} |"
    )


def mistakes(texts: Sequence[Marked]) -> Iterator[str]:
    """Name each mistake in the open texts, with the words that stand there."""
    for one in texts:
        if one.chosen.part != "open":
            continue
        found = one.found[SERVANDA]
        missed = {at: f"missed {label}" for at, label in one.answers.items() if at not in found}
        wrong = {at: "no beginning" for at in found if at not in one.answers}
        for at, what in sorted((missed | wrong).items()):
            words = one.chosen.text.content[at : at + 60]
            yield f"{one.chosen.text.file} {at}: {what}: {words!r}"


def main() -> None:
    """Measure, and say what was measured."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--mistakes", action="store_true", help="list those in the open texts")
    options.add_argument("--write", action="store_true", help="write the table to its page")
    chosen = options.parse_args()
    if not ARCHIVE.exists():
        print("The treaty texts do not lie beside the repository.", file=sys.stderr)
        sys.exit(2)
    in_all, in_five = measure(ARTICLES), measure(POINTS)
    if chosen.mistakes:
        print("\n".join((*mistakes(in_all), *mistakes(in_five))))
        return
    tables = (summary(ARTICLES, in_all), one_by_one(in_all), summary(POINTS, in_five))
    text = "\n\n".join(tables)
    print(text)
    if chosen.write:
        write_figures("boundaries", text)


if __name__ == "__main__":
    main()
