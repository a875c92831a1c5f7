"""Findings as a person reads them: what, where, the very words, and what would settle it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from rich.console import Console
from rich.text import Text as Styled

from servanda.findings.finding import Finding, Note, Severity, State
from servanda.findings.rendering.excerpt import excerpt
from servanda.findings.rendering.printable import printable
from servanda.findings.span import Span, Text

_STYLE = {
    Severity.MISTAKE: "bold red",
    Severity.HIGH: "bold red",
    Severity.MEDIUM: "bold yellow",
    Severity.LOW: "bold blue",
    Severity.NOTE: "bold cyan",
}
_FRAME = "dim"
_MOST_SHOWN = 1000
"""Nobody reads more on a terminal; the other formats tell everything."""


def print_findings(
    console: Console,
    findings: Sequence[Finding],
    sources: Mapping[str, Text],
    counted: Sequence[Finding] = (),
) -> None:
    """Print `findings` in the order given, each with its words, and close with their number.

    Those in `counted` are not shown, and only add to the number. `sources` holds the texts by the
    names that spans carry; a finding in a text that is not there is shown with its place and its
    quoted words alone. Width and colour are the console's, which heeds `COLUMNS` and `NO_COLOR`.
    """
    for finding in findings[:_MOST_SHOWN]:
        _print_finding(console, finding, sources)
        console.print()
    if (hidden := len(findings) - _MOST_SHOWN) > 0:
        more = f"{hidden:,} more are not shown here; “--format json” tells all of them."
        print_hanging(console, Styled(), Styled(more))
    print_hanging(console, Styled(), Styled(_summary((*findings, *counted)), style="bold"))


def _print_finding(console: Console, finding: Finding, sources: Mapping[str, Text]) -> None:
    print_hanging(console, Styled(), _heading(finding))
    print_hanging(console, Styled("  "), Styled(printable(finding.message)))
    gutter = len(str(max((span.line for span in _spans(finding)), default=0))) + 2
    if finding.span is not None:
        _print_place(console, finding.span, sources, gutter, _STYLE[finding.severity])
    if finding.quote and (finding.span is None or finding.span.source not in sources):
        _print_remark(console, gutter, "quoting", f"“{finding.quote}”")
    for label, words in _remarks(finding):
        _print_remark(console, gutter, label, words)
    for note in finding.notes:
        _print_note(console, note, sources, gutter)


def _heading(finding: Finding) -> Styled:
    heading = Styled.assemble((finding.severity, _STYLE[finding.severity]))
    heading.append(f"  {finding.code}", style="bold")
    if finding.clause is not None:
        whole = finding.clause == "whole"
        heading.append("  the text as a whole" if whole else f"  clause {finding.clause}")
    if finding.state is not State.FOUND:
        heading.append(f"  ({finding.state})", style="italic")
    return heading


def _spans(finding: Finding) -> Iterator[Span]:
    if finding.span is not None:
        yield finding.span
    yield from (note.span for note in finding.notes if note.span is not None)


def _remarks(finding: Finding) -> Iterator[tuple[str, str]]:
    if finding.against:
        yield "against", ", ".join(finding.against)
    if finding.other_reading:
        yield "another reading", finding.other_reading
    if finding.fix is not None:
        yield "fix", finding.fix.title
    if finding.silenced_by:
        yield "silenced by", finding.silenced_by


def _print_place(
    console: Console, span: Span, sources: Mapping[str, Text], gutter: int, style: str
) -> None:
    place = f"{span.source}:{span.line}:{span.column}"
    console.print(
        Styled.assemble((f"{'-->':>{gutter + 2}} ", _FRAME), printable(place)), soft_wrap=True
    )
    if span.source not in sources:
        return
    shown = excerpt(sources[span.source], span, console.width - gutter - 2)
    blank, number = f"{'':{gutter}}|", f"{shown.line:>{gutter - 1}} |"
    underline = "^" * shown.extent + (" …" if shown.continues else "")
    for line in (
        Styled(blank, style=_FRAME),
        Styled.assemble((number, _FRAME), " ", shown.before, (shown.marked, style), shown.after),
        Styled.assemble((blank, _FRAME), " " * (shown.indent + 1), (underline, style)),
    ):
        console.print(line, no_wrap=True, overflow="crop")


def _print_note(console: Console, note: Note, sources: Mapping[str, Text], gutter: int) -> None:
    _print_remark(console, gutter, "note", note.message)
    if note.span is not None:
        _print_place(console, note.span, sources, gutter, "bold")


def _print_remark(console: Console, gutter: int, label: str, words: str) -> None:
    remark = Styled.assemble((f"{label}: ", _FRAME), printable(words))
    print_hanging(console, Styled.assemble((f"{'':{gutter}}= ", _FRAME)), remark)


def print_hanging(console: Console, lead: Styled, words: Styled) -> None:
    """Print `words` after `lead`, going on below their beginning, no line ending in blanks."""
    for line in words.wrap(console, max(1, console.width - lead.cell_len)):
        line.rstrip()
        console.print(lead + line)
        lead = Styled(" " * lead.cell_len)


def _plural(severity: Severity, number: int) -> str:
    """Return the ending for several, where the severity is a thing (and not, as `high`, a rank)."""
    return "s" if number > 1 and severity in {Severity.MISTAKE, Severity.NOTE} else ""


def _summary(findings: Sequence[Finding]) -> str:
    states = Counter(finding.state for finding in findings)
    found = Counter(finding.severity for finding in findings if finding.state is State.FOUND)
    parts = [
        f"{found[severity]} {severity}{_plural(severity, found[severity])}"
        for severity in Severity
        if found[severity]
    ]
    total = states[State.FOUND]
    counted = "No findings" if not total else f"{total} finding{'s' if total > 1 else ''}"
    summary = f"{counted}: {', '.join(parts)}" if parts else counted
    for state, phrase in (
        (State.QUESTION, "to be settled by a person"),
        (State.LEFT_OPEN, "left open on purpose"),
        (State.ANSWERED, "answered"),
    ):
        if states[state]:
            summary += f"; {states[state]} {phrase}"
    return summary + "."
