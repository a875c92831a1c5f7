"""The word lists of the rules, as they stand in the source: their entries and what they cite."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from servanda.instrument.pact.inflection import pasts, plural, third_person

SOURCE = Path(__file__).resolve().parents[2] / "src" / "servanda"
ROOMS = ("review", "effects")

# A comment that names a source outside the treaty texts: a treaty, a resolution, a guide, a book.
_CITES = re.compile(
    r"Charter|Convention|Protocol|Covenant|Agreement|Armistice|Treaty on|Treaty of|INF Treaty"
    r"|resolution \d|Guidance|Handbook|Guideline|Principles|Standards|Rule-of-Law Tools|Declaration"
    r"|Memorandum|Document|Articles on|Rules|Geneva|Vienna|Versailles|Venice|Walter|Oppenheim"
    r"|Lauterpacht|Agenda|A/66/811|status-of-forces|catalogue of checks|New START|Berkeley"
)


@dataclass(frozen=True)
class WordList:
    """One list: where it stands, its entries, and the comment or docstring beside it."""

    where: str
    name: str
    entries: tuple[str, ...]
    said: str

    @property
    def cites_a_source(self) -> bool:
        """Whether the words beside it name a source other than the treaty texts."""
        return _CITES.search(self.said) is not None


def word_lists() -> Iterator[WordList]:
    """Yield every module-level list of words."""
    for room in ROOMS:
        for path in sorted((SOURCE / room).rglob("*.py")):
            yield from _in_file(path)


def forms(entry: str) -> set[str]:
    """Return an entry as it may stand in a text."""
    first, _, rest = entry.lower().partition(" ")
    verbs = {first, third_person(first), *pasts(first), f"{first}ing", f"{first.rstrip('e')}ing"}
    after = f" {rest}" if rest else ""
    return {entry.lower(), plural(entry.lower()), *(f"{verb}{after}" for verb in verbs)}


def _in_file(path: Path) -> Iterator[WordList]:
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines()
    body = ast.parse(text).body
    for place, node in enumerate(body):
        if not isinstance(node, ast.Assign | ast.AnnAssign) or node.value is None:
            continue
        target = node.targets[0] if isinstance(node, ast.Assign) else node.target
        lists = not isinstance(node.value, ast.Constant)
        entries = tuple(_entries(node.value)) if lists else ()
        if entries and isinstance(target, ast.Name):
            after = body[place + 1] if place + 1 < len(body) else None
            said = f"{_comment_above(lines, node.lineno - 1)} {_docstring(after)}"
            where = str(path.relative_to(SOURCE))
            yield WordList(where, target.id, entries, said)


def _entries(value: ast.expr) -> Iterator[str]:
    """Yield the words in a tuple, a set, or a call that makes a pattern of them."""
    match value:
        case ast.Call(func=ast.Name(id="frozenset" | "nouns" | "any_of"), args=args):
            for arg in args:
                yield from _entries(arg)
        case ast.Tuple(elts=elements) | ast.Set(elts=elements):
            for element in elements:
                yield from _entries(element)
        case ast.Dict(values=values):
            for each in values:
                if not isinstance(each, ast.Constant):
                    yield from _entries(each)
        case ast.Constant(value=str(words)) if re.fullmatch(r"[a-z][a-z'\- ]+", words):
            yield words


def _comment_above(lines: list[str], line: int) -> str:
    """Return the comment above a list, over other lists that stand right below one another."""
    found: list[str] = []
    above = line - 1
    while above >= 0 and lines[above].strip():
        if lines[above].startswith("#"):
            found.insert(0, lines[above].lstrip("# "))
        above -= 1
    return " ".join(found)


def _docstring(node: ast.stmt | None) -> str:
    match node:
        case ast.Expr(value=ast.Constant(value=str(words))):
            return words
    return ""
