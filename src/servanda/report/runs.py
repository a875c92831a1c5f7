"""Cuts words into runs that look alike: of an article by use, of a reading by what they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from servanda.instrument.coverage import Use, WordingCoverage
from servanda.report.anchors import Anchors

_LINE_END = re.compile(r"[ \t]*\n\s*")
_ITEM = re.compile(r"(?:\(?\w{1,4}[.)]|[-–—*•])[ \t]")
_WORDS = re.compile(r"[\w(“\"'].*[\w)”\"']|\w", re.DOTALL)
_PACT = re.compile(
    r"""(?P<hole>\(not\ stated\))|(?P<none>\(not\ applicable\))
    |\[(?P<clause>[^\]\s]+)\]|(?P<quote>"[^"]*"|“[^”]*”)|(?P<source>\b[A-Z]{1,3}\d+[a-z]?\b)""",
    re.VERBOSE,
)

BREAK = "break"


@dataclass(frozen=True, slots=True)
class Run:
    """Words that look alike; `look` names how, `target` is the anchor of what they name."""

    words: str
    look: str = ""
    target: str | None = None


def words_of(covered: WordingCoverage) -> tuple[Run, ...]:
    """Cut the words of an article into read, set aside and unread ones.

    Where nobody has read any of them, nothing is marked: the page says so in a sentence.
    """
    untouched = covered.read + covered.set_aside == 0
    runs: list[Run] = []
    for use, stretches in groupby(covered.stretches, key=lambda stretch: stretch.use):
        several = list(stretches)
        words = covered.wording.words[several[0].start : several[-1].end]
        if use is Use.READ or untouched:
            runs += _lines(words, "")
        else:
            runs += _marked(words, use)
    return tuple(runs)


def _marked(words: str, use: Use) -> Iterator[Run]:
    """Mark from the first letter to the last: blanks and full stops need no reader."""
    found = _WORDS.search(words)
    if found is None:
        yield from _lines(words, "")
        return
    yield from _lines(words[: found.start()], "")
    yield from _lines(found.group(), use.value)
    yield from _lines(words[found.end() :], "")


def _lines(words: str, look: str) -> Iterator[Run]:
    """Keep the breaks between paragraphs and before list items; other line ends are blanks."""
    line, begin = "", 0
    for end in _LINE_END.finditer(words):
        line += words[begin : end.start()]
        begin = end.end()
        if end.group().count("\n") > 1 or _ITEM.match(words, begin):
            if line:
                yield Run(line, look)
            yield Run("", BREAK)
            line = ""
        else:
            line += " "
    line += words[begin:]
    if line:
        yield Run(line, look)


def pact_runs(text: str, anchors: Anchors) -> tuple[Run, ...]:
    """Cut a sentence of Pact into holes, clauses and sources, quotations, and the rest."""
    runs: list[Run] = []
    position = 0
    for match in _PACT.finditer(text):
        if match.start() > position:
            runs.append(Run(text[position : match.start()]))
        runs.append(_pact_run(match, anchors))
        position = match.end()
    if position < len(text):
        runs.append(Run(text[position:]))
    return tuple(runs)


def _pact_run(match: re.Match[str], anchors: Anchors) -> Run:
    match match.lastgroup:
        case "hole" | "none" | "quote" as look:
            return Run(match.group(), look)
        case group:
            target = anchors.of(match.group(group or 0))
            return Run(match.group(), "clause" if target else "", target)
