"""Reads noun phrases: the name in them, its determiner, and which words it took."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from servanda.instrument.pact import syntax as s
from servanda.instrument.pact.declarations import Kind
from servanda.reading.proposals.names import is_usable

_DETERMINERS = {
    "a": s.Determiner.A, "an": s.Determiner.A, "the": s.Determiner.THE, "each": s.Determiner.EACH,
    "every": s.Determiner.EACH, "any": s.Determiner.ANY, "all": s.Determiner.ALL,
    "no": s.Determiner.NO, "neither": s.Determiner.NO, "either": s.Determiner.ANY,
    "both": s.Determiner.ALL,
}  # fmt: skip
_BEFORE = frozenset(
    {"amod", "compound", "nmod", "nummod", "poss", "quantmod", "advmod", "punct", "case", "cc",
     "conj", "npadvmod", "nsubj"}
)  # fmt: skip
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_OWN = frozenset({"its", "their", "his", "her", "our", "my"})
_SIGNATORIES = frozenset({"party", "parties", "signatory", "signatories"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: its term in Pact, its name, and the words it took."""

    term: s.NounPhrase
    head: Token
    tokens: frozenset[int]

    @property
    def name(self) -> str:
        """The name as declared."""
        return self.term.name

    @property
    def is_proper(self) -> bool:
        """Whether it is the name of somebody or of a place."""
        return self.head.pos_ == "PROPN"


def phrase_of(head: Token) -> Phrase | None:
    """Return the noun phrase of a head noun, or None where no name can be made of it."""
    if not _is_nominal(head) or head.pos_ == "PRON" or head.ent_type_ in {"DATE", "TIME"}:
        return None
    start = _start(head)
    end = _end(head)
    name = _name(head, start, end)
    if "nor" in name.split():  # what `neither … nor` denies is not one thing
        return None
    if not is_usable(name):
        start, end = head.i, head.i + 1
        name = _name(head, start, end)
        if not is_usable(name):
            return None
    determiner, taken = _determiner(head)
    tokens = frozenset(range(start, end)) | taken
    return Phrase(s.NounPhrase(name, determiner), head, tokens)


def phrases_of(head: Token) -> tuple[list[Phrase], str]:
    """Return the phrases joined with a head (`A, B or C`), and what joins them."""
    heads = [head, *(t for t in head.conjuncts if t.i > head.i and _is_nominal(t))]
    found = [phrase for h in heads if (phrase := phrase_of(h)) is not None]
    joints = {c.lower_ for h in heads for c in h.children if c.dep_ == "cc"}
    return found, "or" if "or" in joints else "and"


def _is_nominal(token: Token) -> bool:
    """Whether a word is a noun, or has a name's capital where the parser saw something else."""
    return token.pos_ in _NOMINAL or (token.is_title and token.dep_ in {"nsubj", "conj", "pobj"})


def kind_of(phrase: Phrase, *, actor: bool, preposition: str | None) -> Kind:
    """Return what to declare a name as, from how it is used."""
    if phrase.head.ent_type_ == "PERSON":
        return Kind.PERSON
    if actor:
        return Kind.NAMED
    if phrase.is_proper:
        return Kind.PLACE if preposition in _OF_PLACE else Kind.NAMED
    return Kind.THING


_OF_PLACE = frozenset(
    {"at", "in", "into", "inside", "near", "over", "through", "across", "outside", "along"}
)


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
    for child in head.rights:
        if child.i != end:
            break
        if child.dep_ == "prep" and child.lower_ == "of":
            objects = [t for t in child.children if t.dep_ == "pobj"]
            if len(objects) != 1 or objects[0].pos_ == "PRON":
                break
            end = max(end, _end(objects[0]))
            for other in objects[0].conjuncts:
                if other.pos_ == "PROPN" and objects[0].pos_ == "PROPN":
                    end = max(end, _end(other))
        elif child.dep_ in {"case", "nummod"} and child.head.pos_ == "PROPN":
            end = child.i + 1
        else:
            break
    return end


def _name(head: Token, start: int, end: int) -> str:
    words = " ".join(head.doc[start:end].text.split())
    first = head.doc[start]
    if first.is_title and not first.ent_type_ and _is_common(first, head, end):
        words = words[0].lower() + words[1:]
    return words.lower() if words.lower() in _SIGNATORIES else words


def _is_common(first: Token, head: Token, end: int) -> bool:
    """Whether a word has its capital only from the sentence that it begins.

    English puts no bare singular there but names and names of stuff; with `of` it is no name.
    """
    if first.i != first.sent.start or "PROPN" in {first.pos_, head.pos_}:
        return False
    several = "Plur" in head.morph.get("Number", [])
    return first != head or several or end > head.i + 1


def _determiner(head: Token) -> tuple[s.Determiner | None, frozenset[int]]:
    for child in head.lefts:
        if child.dep_ in {"det", "predet"} and child.lower_ in _DETERMINERS:
            return _DETERMINERS[child.lower_], frozenset({child.i})
    return None, frozenset()
