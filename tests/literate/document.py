"""A test that is a document: prose, files to work on, and what Servanda says of them.

A fenced block with `title=NAME` in its info string is a file of that name; a `pact` block without a
title is `DOCUMENT.pact.md`. A `console` block holds commands, each on a line that begins with `$ `,
and below each command what it prints, with `[exit N]` at the end where N is not 0.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from markdown_it import MarkdownIt

Run = Callable[[str], tuple[str, int]]
"""Runs one command line and returns what it printed and its exit code."""


class UnclearError(Exception):
    """The document cannot be run as written."""


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block; its content stands on the lines from `first` up to `end`, from 0."""

    language: str
    title: str | None
    content: str
    first: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    name: str
    text: str
    blocks: tuple[Block, ...]

    @property
    def consoles(self) -> Iterator[Block]:
        return (block for block in self.blocks if block.language == "console")

    def files(self) -> dict[str, str]:
        files: dict[str, str] = {}
        for block in self.blocks:
            default = f"{self.name}.pact.md" if block.language == "pact" else None
            name = block.title or default
            if name is None:
                continue
            if name in files:
                raise UnclearError(f"{self.name}: two files are called {name}; give each a title=")
            files[name] = block.content
        return files

    def with_transcripts(self, transcripts: Mapping[Block, str]) -> str:
        lines = self.text.splitlines(keepends=True)
        for block in sorted(transcripts, key=lambda block: block.first, reverse=True):
            lines[block.first : block.end] = [transcripts[block]]
        return "".join(lines)


def parse(name: str, text: str) -> Document:
    blocks = []
    for token in MarkdownIt().parse(text):
        if token.type == "fence" and token.map is not None:
            language, _, rest = token.info.partition(" ")
            title = rest.strip().removeprefix("title=") or None
            first = token.map[0] + 1
            end = first + token.content.count("\n")
            blocks.append(Block(language, title, token.content, first, end))
    document = Document(name, text, tuple(blocks))
    if not any(document.consoles):
        raise UnclearError(f"{name}: no console block, so nothing would be tested")
    return document


def transcript(console: Block, run: Run) -> tuple[str, list[int]]:
    """Run the commands of `console`; return the block as it should read, and the exit codes."""
    lines, codes = [], []
    for line in console.content.splitlines():
        if line.startswith("$ "):
            printed, code = run(line.removeprefix("$ "))
            lines += [line, *(said.rstrip() for said in printed.splitlines())]
            lines += [f"[exit {code}]"] if code else []
            codes.append(code)
    return "".join(f"{line}\n" for line in lines), codes
