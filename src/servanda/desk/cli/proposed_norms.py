"""Shows proposed norms to a person: who is bound to what, on which terms, and what was not read."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console
from rich.table import Table
from rich.text import Text

from servanda.findings.rendering.printable import printable
from servanda.reading.clauses import Frame, Holder, Phrase, Stated
from servanda.reading.clauses.pieces import Part

_NOT_STATED = "(not stated)"


def print_clause(console: Console, part: Part, number: int) -> None:
    """Print the norms of a clause, then its unread words; without a label it has its number."""
    label = part.clause or str(number)
    for frame in part.frames:
        heading = f"{label}  {frame.kind}  {frame.confidence:.2f}"
        console.print(Text(printable(heading), style="bold"))
        _print_rows(console, _rows(frame))
    for unread in part.unread:
        words = " ".join(unread.words.text.split())
        line = f"{label}  not read: “{words}”: {unread.because}"
        console.print(Text(printable(line), style="dim"))
    console.print()


def _print_rows(console: Console, rows: Iterator[tuple[str, str]]) -> None:
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for name, words in rows:
        table.add_row(f"  {name}", Text(printable(" ".join(words.split()))))
    console.print(table)


def _rows(frame: Frame) -> Iterator[tuple[str, str]]:
    act = frame.act
    yield "who", _holder(frame.bearer)
    if frame.topic is not None:
        yield "on", frame.topic.words.text
    how = frame.binding.deontic if frame.binding is not None else "states"
    yield how, act.verb or _NOT_STATED
    if act.object is not None:
        yield "what", _meant(act.object, act.object_means)
    said = act.predicate or act.content
    if said is not None:
        yield "that", said.text
    for role in act.roles:
        yield "", role.words.text
    for qualifier in frame.qualifiers:
        start = f" (from: {qualifier.start.text})" if qualifier.start is not None else ""
        yield qualifier.kind, f"{qualifier.words.text}{start}"
    if frame.references:
        yield "refers to", "; ".join(words.text for words in frame.references)
    if frame.binding is not None and frame.binding.narrowing is not None:
        yield "narrowed by", frame.binding.narrowing.text
    yield "because", frame.because


def _holder(holder: Holder) -> str:
    if holder.phrase is None:
        return _NOT_STATED
    if holder.stated is Stated.NOT_STATED:
        return f"{_NOT_STATED}: {holder.phrase.words.text}"
    return _meant(holder.phrase, holder.means)


def _meant(phrase: Phrase, means: Phrase | None) -> str:
    return phrase.words.text if means is None else f"{phrase.words.text} (= {means.words.text})"
