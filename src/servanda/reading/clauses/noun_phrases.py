"""Reads noun phrases: all their words, the name in them, their determiner, who is joined."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from servanda.reading.clauses.frame import Phrase, Quantity
from servanda.reading.clauses.language import base_nouns
from servanda.reading.clauses.prepared import Prepared

_DETERMINERS = frozenset(
    {"a", "an", "the", "each", "every", "any", "all", "no", "neither", "either", "both", "this",
     "that", "these", "those", "such", "some"}
)  # fmt: skip
_BEFORE = frozenset(
    {"amod", "compound", "nmod", "nummod", "poss", "quantmod", "advmod", "punct", "case", "cc",
     "conj", "npadvmod", "nsubj"}
)  # fmt: skip
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_OWN = frozenset({"its", "their", "his", "her", "our", "my"})
_PARTS = frozenset(
    {"majority", "number", "half", "third", "quarter", "one", "two", "three", "all", "any",
     "each", "some", "most", "none", "either", "both", "neither", "rest", "minority", "plurality"}
)  # fmt: skip
_EDGES = frozenset({",", ";", ":", ".", "-", "–", "—"})
_PAIRS = {")": "(", "]": "[", "”": "“"}


def phrase_of(head: Token, source: Prepared, without: Iterable[Token] = ()) -> Phrase:
    """Return the noun phrase of a head, with whoever is joined with it.

    `without` names words below the head that belong elsewhere, each with all below it.
    """
    left_out = {t.i for token in without for t in token.subtree}
    heads = [head, *(t for t in head.conjuncts if t.i > head.i and is_nominal(t))]
    if len(heads) == 1:
        return _single(head, source, left_out)
    members = []
    for each in heads:
        others = {t.i for other in heads if other.i > each.i for t in other.subtree}
        joints = {c.i for c in each.children if c.dep_ in {"cc", "preconj"} and c.i > head.i}
        members.append(_single(each, source, left_out | others | joints))
    tokens = [t for t in head.subtree if t.i not in left_out]
    return Phrase(
        source.words(trimmed(tokens)),
        source.words(trimmed([t for t in tokens if t.i <= heads[-1].i])),
        source.base_of(head),
        _determiner(head),
        is_plural=True,
        members=tuple(members),
        joint=_joint(heads),
    )


def is_nominal(token: Token) -> bool:
    """Whether a word is a noun, or has a name's capital where the parser saw something else."""
    return token.pos_ in _NOMINAL or (token.is_title and token.dep_ in {"nsubj", "conj", "pobj"})


def whole_of(head: Token) -> Token | None:
    """Return of whom a part is taken: `a majority of the members`, `each of the Parties`."""
    if head.lemma_.lower() not in _PARTS:
        return None
    ofs = (c for c in head.rights if c.dep_ == "prep" and c.lower_ == "of")
    of = next(ofs, None)
    return None if of is None else next((t for t in of.children if t.dep_ == "pobj"), None)


def _is_pronoun(head: Token) -> bool:
    """Whether a word stands for somebody named elsewhere.

    `Each of the Parties` names them. `Neither of the Parties` denies as well as names: restated
    beside a *must not* it would say the opposite, so it stays open.
    """
    whole = whole_of(head) if head.lower_ != "neither" else None
    return (head if whole is None else whole).pos_ == "PRON"


def is_name(head: Token) -> bool:
    """Whether a head is the name of somebody or of a place.

    A capital alone may come from the sentence that a word begins, so the word is looked up as well.
    """
    if head.is_upper and len(head) > 1:
        return True
    unknown = head.is_title and head.pos_ in {"NOUN", "ADJ"} and head.lower_ not in base_nouns()
    return head.pos_ == "PROPN" or (unknown and head.lemma_.lower() not in base_nouns())


def _single(head: Token, source: Prepared, left_out: set[int]) -> Phrase:
    tokens = trimmed([t for t in head.subtree if t.i not in left_out])
    start, end = _start(head), _end(head)
    return Phrase(
        source.words(tokens or [head]),
        source.words(head.doc[start:end]),
        source.base_of(head),
        _determiner(head),
        is_proper=is_name(head),
        is_pronoun=_is_pronoun(head),
        is_plural=_is_plural(head),
        quantity=_quantity(head, source),
    )


def _is_plural(head: Token) -> bool:
    return "Plur" in head.morph.get("Number", []) or head.lower_ in {"they", "these", "those"}


def _joint(heads: list[Token]) -> str:
    joints = {c.lower_ for h in heads for c in h.children if c.dep_ == "cc"}
    return next((word for word in ("nor", "or") if word in joints), "and")


def trimmed(tokens: list[Token]) -> list[Token]:
    """Drop punctuation at both ends, and a bracket whose fellow is not among the words."""
    while tokens and (tokens[-1].text in _EDGES or tokens[-1].is_space):
        tokens = tokens[:-1]
    while tokens and (tokens[0].text in _EDGES or tokens[0].is_space):
        tokens = tokens[1:]
    if tokens and tokens[-1].text in _PAIRS:
        opening = _PAIRS[tokens[-1].text]
        if not any(t.text == opening for t in tokens):
            return trimmed(tokens[:-1])
    return tokens


def _quantity(head: Token, source: Prepared) -> Quantity | None:
    """Return the figure before a head, with what it counts."""
    number = next((c for c in head.lefts if c.dep_ == "nummod"), None)
    if number is None:
        return None
    figure = [t for t in number.subtree if t.i <= number.i] or [number]
    first = min(t.i for t in figure)
    unit = head.doc[number.i + 1 : head.i + 1]
    return Quantity(
        source.words(head.doc[first : head.i + 1]), source.words(figure), source.words(unit)
    )


def _determiner(head: Token) -> str | None:
    for child in head.lefts:
        if child.dep_ in {"det", "predet", "preconj"} and child.lower_ in _DETERMINERS:
            return child.lower_
        if child.lower_ == "such":
            return "such"
    return None


def _start(head: Token) -> int:
    start = head.i
    while start > head.sent.start:
        token = head.doc[start - 1]
        if token.lower_ in _DETERMINERS or token.lower_ in _OWN:
            break
        if not _leads_to(token, head):
            break
        start -= 1
    while start < head.i and (head.doc[start].is_punct or head.doc[start].dep_ == "cc"):
        start += 1
    return start


def _leads_to(token: Token, head: Token) -> bool:
    """Whether a word before a head belongs to its name."""
    while token != head:
        if token.dep_ not in _BEFORE or token.i > head.i or token.pos_ == "PRON":
            return False
        if token.dep_ == "punct" and token.text not in {"-", "–", "’", "'"}:
            return False
        token = token.head
    return True


def _end(head: Token) -> int:
    """Take in what `of` adds to a name, and no more."""
    end = head.i + 1
    waiting = [head]
    while waiting:
        noun = waiting.pop()
        for child in noun.rights:
            if child.i != end:
                break
            if child.dep_ == "prep" and child.lower_ == "of":
                objects = [t for t in child.children if t.dep_ == "pobj"]
                if len(objects) != 1 or objects[0].pos_ == "PRON":
                    break
                end = objects[0].i + 1
                waiting.append(objects[0])
                end, more = _joined_names(objects[0], end)
                waiting += more
            elif child.dep_ in {"case", "nummod"} and noun.pos_ == "PROPN":
                end = child.i + 1
            else:
                break
    return end


def _joined_names(first: Token, end: int) -> tuple[int, list[Token]]:
    """Take in the names joined with a name after `of`: `the Republic of A and B`."""
    if first.pos_ != "PROPN":
        return end, []
    others = [t for t in first.conjuncts if t.pos_ == "PROPN" and t.i >= end]
    return max([end, *(t.i + 1 for t in others)]), others
