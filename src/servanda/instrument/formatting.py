"""Puts a pact file's readings, statements and declarations in their canonical form.

Everything else, the quoted words above all, stays as it is, letter for letter. What cannot be read
yet is left alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from servanda.findings import Edit, Text
from servanda.instrument.from_text import WORDS_USED
from servanda.instrument.header import read_header
from servanda.instrument.layout import parts
from servanda.instrument.pact.declarations import read_declarations
from servanda.instrument.pact.formatter import (
    INDENT,
    format_declaration,
    format_sentence,
    format_statement,
    wrap,
)
from servanda.instrument.pact_file import PactFile, Reading, Said
from servanda.instrument.sections import prose_under


def canonical_edits(file: PactFile) -> tuple[Edit, ...]:
    """Return what would have to be replaced, in the order of the file; empty where nothing."""
    edits = sorted(_edits(file), key=lambda edit: edit.span.start)
    return tuple(edit for edit in edits if file.text.words(edit.span) != edit.text)


def canonical(file: PactFile) -> str:
    """Return the whole text in its canonical form."""
    pieces, position = [], 0
    for edit in canonical_edits(file):
        pieces += [file.text.content[position : edit.span.start], edit.text]
        position = edit.span.end
    return "".join([*pieces, file.text.content[position:]])


def _edits(file: PactFile) -> Iterator[Edit]:
    yield from _declaration_edits(file.text)
    for reading in file.readings:
        if reading.sentences:
            yield Edit(reading.at, _reading(reading))
    for said in file.said:
        if said.statements:
            yield _said_edit(said)


def _declaration_edits(text: Text) -> Iterator[Edit]:
    _, begin, _ = read_header(text)
    for part in prose_under(WORDS_USED, text, parts(text, begin)):
        declarations, wrong = read_declarations(text, part.start, part.end)
        if not wrong:
            following = INDENT if _in_a_list(text, part.start) else ""
            words = sentence_lines("", following, map(format_declaration, declarations))
            yield Edit(text.span(part.start, part.end), words)


def _reading(reading: Reading) -> str:
    label = f"[{reading.label}]" + ("?" if reading.proposed else "")
    if reading.rival is not None:
        label += f' reading "{reading.rival}":'
    return sentence_lines(label, INDENT, map(format_sentence, reading.sentences))


def _said_edit(said: Said) -> Edit:
    words = sentence_lines("", INDENT, map(format_statement, said.statements))
    return Edit(said.source.span(said.start, said.start + len(said.text)), words)


def sentence_lines(first: str, following: str, sentences: Iterable[str]) -> str:
    """Begin each sentence on a line of its own; the first stands after what opens the whole."""
    lines, opening = [], first
    for sentence in sentences:
        lines.append(wrap(opening, sentence))
        opening = following
    return "\n".join(lines)


def _in_a_list(text: Text, start: int) -> bool:
    return start > 0 and text.content[start - 1] != "\n"
