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

    def add(self, phrase: str, meaning: Meaning) -> None:
        node = self
        for piece in PIECE.findall(phrase):
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
        """Return (number of pieces, meaning) for each phrase; declared words before fixed ones."""
        found: list[tuple[int, Meaning]] = []
        for root, length_limit in ((self._root, len(pieces)), (_fixed_root(), len(pieces))):
            node: _Node | None = root
            position = index
            while node is not None and position < length_limit:
                node = _step(node, pieces[position], first=position == index)
                position += 1
                if node is not None:
                    found += [(position - index, meaning) for meaning in node.meanings]
        found.sort(key=lambda pair: -pair[0])
        return found


def _step(node: _Node, piece: str, *, first: bool) -> _Node | None:
    following = node.following.get(piece)
    if following is None and first and piece[:1].isupper():
        return node.following.get(piece[0].lower() + piece[1:])
    return following


@lru_cache(maxsize=1)
def _fixed_root() -> _Node:
    root = _Node()
    for phrase, terminal, value in FIXED_WORDS:
        root.add(phrase, Meaning(terminal, value))
    for name in BUILT_IN_NAMES:
        root.add(name, Meaning("NAME", name))
    return root


@lru_cache(maxsize=64)
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
    for phrase, meaning in phrases:
        lexicon._root.add(phrase, meaning)  # noqa: SLF001 - the one builder of the index
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
