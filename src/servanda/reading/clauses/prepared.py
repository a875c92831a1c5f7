"""Makes a clause ready for the parser, and leads every token back to the clause's own characters.

Parsers read plain running sentences. Numbers before a clause, editors' brackets and dots, line
breaks and capitals throughout are taken away for them, and nothing is lost: each character of
what is parsed knows where it stands in the clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from servanda.reading.clauses.frame import Span, Words
from servanda.reading.clauses.language import base_nouns, base_verbs, other_words
from servanda.reading.clauses.names import NEUTRAL, names_in

_LEADING = re.compile(
    r"\s*(?:(?:\.{2,}|…|[-–—•*·,;:]|\(?(?:[0-9]{1,3}|[A-Za-z]|[ivxl]{1,5})[.)](?=\s|$)"
    r"|\([0-9A-Za-z]{1,4}\)|[0-9]+(?:\.[0-9]+)+\.?(?=\s)|(?:and|or|but)\b(?!/))\s*)*",
    re.IGNORECASE,
)
_BREAKING_OFF = ("shall", "must", "will", " may", "should", " not", " to", "particular", "also")
"""After these a colon only sets off the rest of the sentence."""
_SUBSTITUTES = (
    (re.compile(r"[\[\]{}]"), ""),
    (re.compile(r"\.{3,}|…"), " "),
    (re.compile(r"(?<=[A-Za-z)])[—–](?=[A-Za-z])"), " — "),
    (re.compile(r"\s+"), " "),
    (re.compile(r",?\s+but\s+(?:\w+\s+)?not\s+(?:be\s+)?limited\s+to\b[,:]?"), " "),
    (re.compile(r"(?<=[a-z,] )said(?= [a-z])"), "such"),
    (re.compile(r"\s*[(\[](?:hereinafter|hereafter)\b[^()\[\]]*[)\]]", re.IGNORECASE), ""),
    (re.compile(r"(?<=[:;,]\s)\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})[.)]\s+"), ""),
    (re.compile(r"(?<=[;,]\s(?:and|nor)\s)\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})[.)]\s+"), ""),
    (re.compile(rf"(?:{'|'.join(f'(?<={word})' for word in _BREAKING_OFF)}):\s+"), " "),
    (re.compile(r"\bpursuant to\b", re.IGNORECASE), "under"),
    (re.compile(r"\bprior to\b", re.IGNORECASE), "before"),
    (re.compile(r"\bin order to\b", re.IGNORECASE), "to"),
    (re.compile(r"\bas well as\b"), "and"),
    (re.compile(r"(?:(?<=\bco)|(?<=\bre)|(?<=\bsub)|(?<=\bnon))-(?=[a-z])", re.IGNORECASE), ""),
    (re.compile(r"(?:(?<=\bvice)|(?<=\bsecretary))-(?=[a-z])", re.IGNORECASE), " "),
)
"""What stands in a clause and what it is read as: for what parsers know less well, a plain word."""
_MOSTLY = 0.8
_FEW = 20
_FIRST = re.compile(r"([A-Z]?[a-z]+)\s+([a-z]+)")
_DETERMINERS = frozenset(
    {"the", "a", "an", "all", "any", "its", "their", "his", "her", "each", "every", "this", "that",
     "these", "those", "such", "no", "both"}
)  # fmt: skip
_JOINED = re.compile(r"\b(?:and|or|but)\s*$", re.IGNORECASE)
_NO_COMMANDS = frozenset({"except", "save", "like", "further", "near", "provided", "given"})
_COMMANDED = "They must "
_NOWHERE = -1


@dataclass(frozen=True, slots=True)
class Prepared:
    """A clause as the parser sees it: `plain[i]` is character `places[i]` of `text`."""

    text: str
    plain: str
    places: Sequence[int]
    named: tuple[int, ...] = ()
    """Where in `plain` the neutral name stands for one of the clause's own."""
    supplied: int = 0
    """So many characters at the beginning are not the clause's: `They must`, before a command."""

    def span(self, start: int, end: int) -> Span:
        """Return where characters of the plain text stand in the clause."""
        start = max(start, self.supplied)
        return Span(self.places[start], self.places[end - 1] + 1)

    def base_of(self, token: Token) -> str:
        """Return the base form of a word of the clause; a name's is the name, in lower case."""
        if token.idx in self.named:
            span = self.span(token.idx, token.idx + len(token))
            return self.text[span.start : span.end].lower()
        return token.lemma_.lower()

    def words(self, tokens: Iterable[Token]) -> Words:
        """Return tokens as words of the clause: one span for each run of neighbours."""
        spans: list[Span] = []
        last = -2
        for token in sorted(tokens, key=lambda t: t.i):
            if token.is_space or token.idx < self.supplied:
                continue
            span = self.span(token.idx, token.idx + len(token))
            if spans and (token.i == last + 1 or self._is_next(token, last)):
                span = Span(spans.pop().start, span.end)
            spans.append(span)
            last = token.i
        return Words(" … ".join(self.text[s.start : s.end] for s in spans), tuple(spans))

    @staticmethod
    def _is_next(token: Token, last: int) -> bool:
        return all(token.doc[i].is_space for i in range(last + 1, token.i))


def prepare(text: str, *, neutral: bool = True) -> Prepared:
    """Return a clause with what confuses parsers taken away, its names `neutral` or as they are."""
    opening = _LEADING.match(text)
    begin = opening.end() if opening else 0
    read_as = _substitutes(text, begin, neutral=neutral)
    plain: list[str] = []
    places: list[int] = []
    named: list[int] = []
    position = begin
    while position < len(text):
        end, words = read_as.get(position, (position + 1, text[position]))
        if words is NEUTRAL:
            named.append(len(plain))
        for number, letter in enumerate(words):
            if letter == " " and (not plain or plain[-1] == " "):
                continue
            plain.append(letter)
            last = number == len(words) - 1
            places.append(end - 1 if last else min(position + number, end - 1))
        position = end
    sentence = _in_sentence_case("".join(plain))
    if _is_command(sentence, joined=bool(_JOINED.search(text[:begin]))):
        places = [_NOWHERE] * len(_COMMANDED) + places
        sentence = _COMMANDED + sentence[:1].lower() + sentence[1:]
        named = [place + len(_COMMANDED) for place in named]
        return Prepared(text, sentence, tuple(places), tuple(named), len(_COMMANDED))
    return Prepared(text, sentence, tuple(places), tuple(named))


def _substitutes(text: str, begin: int, *, neutral: bool) -> dict[int, tuple[int, str]]:
    """Return what is read as something else: from its first character to its end and the words."""
    found: dict[int, tuple[int, str]] = {}
    replaced: set[int] = set()
    if neutral and not _is_capitals(text[begin:]):
        found = {start: (end, NEUTRAL) for start, end in names_in(text, begin)}
        replaced.update(i for start, (end, _) in found.items() for i in range(start, end))
    for pattern, words in reversed(_SUBSTITUTES):
        for match in pattern.finditer(text, begin):
            characters = range(*match.span())
            if replaced.isdisjoint(characters):
                replaced.update(characters)
                found[match.start()] = (match.end(), words)
    return found


def _is_command(sentence: str, *, joined: bool) -> bool:
    """Whether a clause begins with the base form of a verb, and it can be nothing else.

    What is `joined` to words before it (`… and elect individuals`) more often begins with a verb.
    """
    match = _FIRST.match(sentence)
    if match is None or (first := match[1].lower()) not in base_verbs():
        return False
    if first in _NO_COMMANDS:
        return False
    alone = first not in base_nouns() if joined else first not in other_words()
    return match[2] in _DETERMINERS or alone


def _in_sentence_case(plain: str) -> str:
    """Undo capitals throughout: a parser takes every word in them for a name."""
    if not _is_capitals(plain):
        return plain
    lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in plain)
    return lowered[:1].upper() + lowered[1:]


def _is_capitals(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return len(letters) >= _FEW and sum(c.isupper() for c in letters) >= _MOSTLY * len(letters)
