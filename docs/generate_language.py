"""Writes the reference of the language: what one can say, from the grammar and its tables of words.

Every form is taken from the grammar, every word from the tables, every example from the sentences
that the tests read. What cannot be taken from there, what a form means in plain words, stands in
`language_meanings.py` and `language_words.py`; a form without a meaning, or a meaning without a
form, ends the script.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "docs")]

from instrument.pact.test_sentences import READINGS, STATEMENTS  # noqa: E402
from instrument.pact.words_used import WORDS_USED  # noqa: E402
from language_meanings import (  # noqa: E402
    CHAPTERS,
    FILE,
    FORMS_OF,
    NAMED,
)
from language_words import KINDS, LINKS, SLOTS, TABLES  # noqa: E402

from servanda.instrument.marks import FORMS  # noqa: E402
from servanda.instrument.pact.declarations import Kind, Link  # noqa: E402
from servanda.instrument.pact.grammar import grammar  # noqa: E402
from servanda.instrument.pact.syntax import Slot  # noqa: E402
from servanda.instrument.pact.words import FIXED_WORDS  # noqa: E402

PAGE = ROOT / "docs" / "reference" / "language.md"
SENTENCES = tuple(s if isinstance(s, str) else s[0] for s in (*READINGS, *STATEMENTS))
_RULE = re.compile(r"^[?]?(_?[a-z][a-z_]*):\s*(.*)$")
_SYMBOL = re.compile(r"[A-Za-z_]+|[\[\]()*+|]")


def example(words: str) -> str:
    """Return the first tested sentence that has these words."""
    found = next((sentence for sentence in SENTENCES if words in sentence), None)
    if found is None:
        sys.exit(f"No tested sentence says “{words}”.")
    return found


def alternatives() -> dict[str, list[str]]:
    """Return the forms of the grammar by the piece they make, in the grammar's order."""
    found: dict[str, list[str]] = {}
    rule = ""
    for line in grammar().splitlines():
        code = line.partition("//")[0].strip()
        if match := _RULE.match(code):
            rule, code = match.groups()
        elif not code.startswith("|"):
            continue
        form, _, made = code.lstrip("| ").partition("->")
        found.setdefault(made.strip() or rule, []).append(form.strip())
    return found


def in_words(form: str) -> str:
    """Write a form of the grammar for people: fixed words in bold, what is filled in in italics."""
    written = ""
    for symbol in _SYMBOL.findall(form):
        match symbol:
            case "[":
                written += " ("
            case "]":
                written += ")"
            case "(":
                written += " {"
            case ")":
                written += "}"
            case "*" | "+":
                written += " …"
            case "|":
                written += " or"
            case _:
                written += f" {_symbol(symbol)}"
    return re.sub(r"(?<=[({]) | (?=[,.])", "", written).strip()


def _symbol(symbol: str) -> str:
    if symbol in NAMED:
        return NAMED[symbol]
    phrases = [phrase for phrase, terminal, _ in FIXED_WORDS if terminal == symbol]
    if not phrases:
        sys.exit(f"“{symbol}” has no name in plain words.")
    return phrases[0] if not phrases[0][0].isalpha() else f"**{phrases[0]}**"


def page() -> str:
    """Return the whole page."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    forms = alternatives()
    described = {name for names in FORMS_OF.values() for name in names}
    if described != set(forms):
        sys.exit(f"Forms and meanings differ: {sorted(described ^ set(forms))}")
    for title, text in CHAPTERS.items():
        yield f"{'#' if title == next(iter(CHAPTERS)) else '##'} {title}\n"
        if text:
            yield text
        if title in FORMS_OF:
            yield from _forms(FORMS_OF[title], forms)
        yield from _further(title)
    yield "## Appendix: the grammar\n"
    yield "The page above is made from this grammar; so is the parser.\n"
    yield f"```\n{grammar().rstrip()}\n```\n"
    yield "| Terminal | Words |\n| --- | --- |"
    for terminal in sorted({terminal for _, terminal, _ in FIXED_WORDS}):
        yield f"| `{terminal}` | {_words(terminal)} |"


def _forms(meanings: dict[str, tuple[str, str]], forms: dict[str, list[str]]) -> Iterator[str]:
    for name, (meaning, shown) in meanings.items():
        if not meaning:
            continue
        yield f"### {meaning}\n"
        yield from dict.fromkeys(f"- {in_words(form)}" for form in forms[name])
        if shown:
            yield f"\n> {example(shown)}"
        yield ""


def _further(title: str) -> Iterator[str]:
    match title:
        case "A file at a glance":
            yield f"```\n{FILE.strip()}\n```\n"
        case "Words used":
            yield from _table(
                ("Sentence", "Declares"),
                ((f"{kind.value} …", KINDS[kind]) for kind in Kind),
            )
            yield from _table(
                ("Sentence", "Says"),
                ((f"A {link.value} B.", LINKS[link]) for link in Link),
            )
            yield f"The examples on this page use these words:\n\n```\n{WORDS_USED.strip()}\n```\n"
        case "Comma phrases":
            yield from _table(
                ("Phrase", "Says", "Example"),
                (
                    (f"{slot.value} …", SLOTS[slot][0], example(SLOTS[slot][1] or slot.value))
                    for slot in Slot
                ),
            )
        case "What people write beside a reading":
            yield from _table(
                ("", "Written"), ((kind, f"`{form}`") for kind, form in FORMS.items())
            )
        case "Lists of words":
            yield from _table(
                ("", "Words"), ((name, _words(terminal)) for terminal, name in TABLES.items())
            )


def _words(terminal: str) -> str:
    return ", ".join(dict.fromkeys(phrase for phrase, kind, _ in FIXED_WORDS if kind == terminal))


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield f"| {' | '.join(heads)} |"
    yield f"|{' --- |' * len(heads)}"
    yield from (f"| {' | '.join(cell.replace('|', '&#124;') for cell in row)} |" for row in rows)
    yield ""


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
