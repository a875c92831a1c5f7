"""All words a sentence may use: the fixed ones of Pact and those an agreement declares."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from servanda.instrument.pact.declarations import Declaration, Kind, Names
from servanda.instrument.pact.inflection import pasts, plural, third_person
from servanda.instrument.pact.words import FIXED_WORDS, POINTS

PIECE = re.compile(
    r"""
    \(not\s+(?:stated|applicable)\)
    | "[^"]*" | “[^”]*”                       # words in quotation marks
    | \[[^\]\n]+\]                            # another clause
    | \d{4}-\d{2}(?:-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})?)?)?(?![\w-])
    | \d+(?:,\d{3})*(?:\.\d+)?(?!\w)          # a number
    | \w+(?:['’\-/&]\w+)*                     # a word
    | [^\s\w]                                 # a mark
    """,
    re.VERBOSE,
)

BUILT_IN_NAMES = ("signatory", "signatories", "party", "parties", *POINTS)
"""Names every agreement knows: its signatories, its parties, and its own happenings."""

_NAME_KINDS = frozenset(Kind) - {Kind.VERB, Kind.OPEN_TERM}
_WITH_PLURAL = frozenset({Kind.THING, Kind.PLACE, Kind.BODY, Kind.MEASURE, Kind.NAMED, Kind.EVENT})


@dataclass(frozen=True, slots=True)
class Meaning:
    """One terminal that a phrase may stand for, and its value there."""

    terminal: str
    value: str


class _Node:
    __slots__ = ("following", "meanings")

    def __init__(self) -> None:
        self.following: dict[str, _Node] = {}
        self.meanings: list[Meaning] = []

    def add(self, pieces: list[str], meaning: Meaning) -> None:
        node = self
        for piece in pieces:
            node = node.following.setdefault(piece, _Node())
        if meaning not in node.meanings:
            node.meanings.append(meaning)


@dataclass(frozen=True, eq=False)
class Lexicon:
    """Finds, at a place in a list of pieces, every phrase that begins there, the longest first.

    Made once for the same declarations, and known by its identity: what was parsed with it stays
    parsed (see `build_lexicon`).
    """

    declared: frozenset[tuple[str, Meaning]]
    verbs: tuple[str, ...]
    names: tuple[str, ...]
    _root: _Node = field(default_factory=_Node, compare=False, repr=False)

    def phrases_at(self, pieces: list[str], index: int) -> list[tuple[int, Meaning]]:
        """Return (number of pieces, meaning) for each phrase; declared words before fixed ones.

        A phrase may begin with a capital letter, as a sentence does.
        """
        first = pieces[index]
        found = _phrases_from(self._root.following.get(first), pieces, index)
        if first[0].isupper():
            small = self._root.following.get(first[0].lower() + first[1:])
            further = _phrases_from(small, pieces, index)
            found = sorted([*found, *further], key=_longest_first) if found else further
        return found


def _phrases_from(node: _Node | None, pieces: list[str], index: int) -> list[tuple[int, Meaning]]:
    found: list[tuple[int, Meaning]] = []
    length, most = 1, len(pieces) - index
    while node is not None:
        if node.meanings:
            found[:0] = [(length, meaning) for meaning in node.meanings]
        if length == most:
            break
        node = node.following.get(pieces[index + length])
        length += 1
    return found


def _longest_first(found: tuple[int, Meaning]) -> int:
    return -found[0]


@lru_cache(maxsize=1)
def _fixed() -> tuple[tuple[list[str], Meaning], ...]:
    phrases = [(phrase, Meaning(terminal, value)) for phrase, terminal, value in FIXED_WORDS]
    phrases += [(name, Meaning("NAME", name)) for name in BUILT_IN_NAMES]
    return tuple((PIECE.findall(phrase), meaning) for phrase, meaning in phrases)


@lru_cache(maxsize=8)
def build_lexicon(declarations: tuple[Declaration, ...]) -> Lexicon:
    """Compile the declared names and verbs, with their forms."""
    phrases: dict[tuple[str, Meaning], None] = {}
    verbs: dict[str, None] = {}
    names: dict[str, None] = {}
    for declaration in declarations:
        if not isinstance(declaration, Names):
            continue
        for entry in declaration.entries:
            if declaration.kind is Kind.VERB:
                verbs[entry.name] = None
                phrases |= dict.fromkeys(_verb_forms(entry.name))
            elif declaration.kind in _NAME_KINDS:
                names[entry.name] = None
                phrases |= dict.fromkeys(_name_forms(declaration.kind, entry.name, entry.unit))
    lexicon = Lexicon(frozenset(phrases), tuple(verbs), tuple(names))
    for pieces, meaning in (*((PIECE.findall(p), m) for p, m in phrases), *_fixed()):
        lexicon._root.add(pieces, meaning)  # noqa: SLF001 - the one builder of the index
    return lexicon


def _verb_forms(verb: str) -> Iterator[tuple[str, Meaning]]:
    yield verb, Meaning("VERB", verb)
    yield third_person(verb), Meaning("FINITE", f"{verb}/singular")
    yield verb, Meaning("FINITE", f"{verb}/plural")
    for past in pasts(verb):
        yield past, Meaning("PAST", verb)


def _name_forms(kind: Kind, name: str, unit: str | None) -> Iterator[tuple[str, Meaning]]:
    yield name, Meaning("NAME", name)
    if kind in _WITH_PLURAL and name[:1].islower():
        yield plural(name), Meaning("NAME", plural(name))
    if kind is Kind.STATUS:
        yield name, Meaning("STATUS", name)
    if kind is Kind.THING:
        yield name, Meaning("UNIT", name)
        yield plural(name), Meaning("UNIT", plural(name))
    if unit:
        yield unit, Meaning("UNIT", unit)
