"""Writes an agreement as plain Markdown: its articles as text, what is said of them as footnotes.

A pact file is Markdown already, for people who work on its readings. This is for people who read
the agreement: the words without quotation marks at each line, in their order, and at the end of the
words that a reading quotes the mark of a footnote. Commentary and declarations are left out, so
this is a way out only.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from servanda.exchange.akoma_ntoso.shown import Shown, ShownArticle, ShownNote, shown_of
from servanda.findings import Finding
from servanda.instrument.from_text import WORDS_USED
from servanda.instrument.pact_file import PactFile

_TITLES = {"source": "Sources", "remark": "General remarks", "mark": "Marks"}


def write_markdown(
    file: PactFile, _against: PactFile | None = None
) -> tuple[bytes, tuple[Finding, ...]]:
    """Return a Markdown text of an agreement."""
    shown = shown_of(file)
    named = _footnotes(shown)
    blocks = [f"# {file.title}", *_header(shown)]
    for article in shown.articles:
        blocks += _article(article, named)
    blocks += _sections(shown)
    blocks += [f"[^{name}]: {note.words}" for name, note in named.items()]
    return ("\n\n".join(blocks) + "\n").encode("utf-8"), ()


def _header(shown: Shown) -> Iterator[str]:
    """List the header's entries but for the title, which stands above."""
    entries = [note.words.partition(": ") for note in shown.notes if note.kind == "header"]
    lines = [f"- **{name}**: {value}" for name, _, value in entries if name != "title"]
    if lines:
        yield "\n".join(lines)


def _footnotes(shown: Shown) -> dict[str, ShownNote]:
    """Name the notes that hang on an article's words: a reading as its clause, others counted."""
    named: dict[str, ShownNote] = {}
    taken: Counter[str] = Counter()
    for note in shown.notes:
        if note.mark is None:
            continue
        name = note.sign.strip("[]") if note.kind == "reading" else "note"
        taken[name] += 1
        named[name if name != "note" and taken[name] == 1 else f"{name}-{taken[name]}"] = note
    return named


def _article(article: ShownArticle, named: dict[str, ShownNote]) -> Iterator[str]:
    marks = defaultdict[str, list[tuple[int, str]]](list)
    for name, note in named.items():
        if note.mark is not None:
            marks[note.mark.paragraph].append((note.mark.offset, name))
    heading = f" {article.heading}" if article.heading else ""
    yield f"## {article.number}{heading}"
    for wording in article.wordings:
        for paragraph in wording.paragraphs:
            is_first = paragraph is wording.paragraphs[0]
            lead = f"*{wording.name}:* " if wording.name and is_first else ""
            yield lead + _with_marks(paragraph.words, marks[paragraph.eid])


def _with_marks(words: str, marks: Sequence[tuple[int, str]]) -> str:
    pieces, said = [], 0
    for offset, name in sorted(marks, key=lambda mark: mark[0]):
        pieces += [words[said:offset], f"[^{name}]"]
        said = offset
    return "".join([*pieces, words[said:]])


def _sections(shown: Shown) -> Iterator[str]:
    """List what is said of the whole: positions, reports, sources, general remarks."""
    said = defaultdict[str, list[str]](list)
    for note in shown.notes:
        if note.mark is None and note.kind not in {"header", WORDS_USED}:
            said[note.kind].append(note.words)
    for kind, listed in said.items():
        yield f"## {_TITLES.get(kind, kind.capitalize())}"
        yield "\n".join(f"- {words}" for words in listed)
