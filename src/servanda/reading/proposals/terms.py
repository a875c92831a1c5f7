"""Says noun phrases in Pact: the name in each, its determiner, how many, who is joined."""

from __future__ import annotations

import re

from servanda.instrument.pact import syntax as s
from servanda.instrument.pact.declarations import Kind
from servanda.instrument.pact.words import PREPOSITIONS
from servanda.reading.clauses import Holder, Phrase, Span, Stated, Words
from servanda.reading.proposals.amounts import amounts_in
from servanda.reading.proposals.gathering import HOLE, CannotSayError, Gathered
from servanda.reading.proposals.names import is_usable

_DETERMINERS = {
    "a": s.Determiner.A, "an": s.Determiner.A, "the": s.Determiner.THE, "each": s.Determiner.EACH,
    "every": s.Determiner.EACH, "any": s.Determiner.ANY, "all": s.Determiner.ALL,
    "no": s.Determiner.NO, "neither": s.Determiner.NO, "either": s.Determiner.ANY,
    "both": s.Determiner.ALL,
}  # fmt: skip
INSTRUMENTS = frozenset(
    {"accord", "agreement", "arrangement", "charter", "convention", "covenant", "memorandum",
     "pact", "protocol", "treaty"}
)  # fmt: skip
"""What agreements call themselves (UN Treaty Handbook, 2012, glossary)."""
_SIGNATORIES = frozenset({"party", "parties", "signatory", "signatories"})
_OF_PLACE = frozenset(
    {"at", "in", "into", "inside", "near", "over", "through", "across", "outside", "along"}
)
_OWNERS = "its|their|his|her|our|my"
_BEFORE = re.compile(
    rf"(?:\b(?:{'|'.join(_DETERMINERS)}|this|that|these|those|such|{_OWNERS})\s+)+$", re.IGNORECASE
)
_LEAD = re.compile(
    rf"(?:(?P<determiner>{'|'.join(_DETERMINERS)})|this|that|these|those|such|{_OWNERS})\s+",
    re.IGNORECASE,
)
_NOT_IN_A_NAME = frozenset(
    {"that", "which", "who", "whom", "whose", "where", "to", "by", "not", "if", "unless", "as",
     "than", "nor", *(set(PREPOSITIONS) - {"of"})}
)  # fmt: skip
_NO_NAME = frozenset(
    {"one", "another", "other", "others", "same", "following", "foregoing", "former", "latter",
     "each", "both", "all", "any", "some", "none", "more", "such", "the"}
)  # fmt: skip
"""Words that point to something and name nothing."""
_REST = re.compile(
    rf"\s+(?P<preposition>{'|'.join(sorted(set(PREPOSITIONS) - {'of', 'without'}))})\s+"
    r"(?P<phrase>[^\W\d_][\w’'\- ]*?)\s*$"
)
_THIS_AGREEMENT = re.compile(rf"this\s+(?:{'|'.join(sorted(INSTRUMENTS))})", re.IGNORECASE)
_JOINT = re.compile(r"\s*(?:,\s*)?\b(?P<joint>and|or)\s+|\s*,\s*")
_OF_NAMES = ("an", "ese", "ish", "ic", "ch", "i", "’s", "'s")
"""How English makes adjectives and genitives of names."""
_MOST_UNIT_WORDS = 3
_MOST_BEFORE = 40  # characters: two little words at most


def holder_term(holder: Holder, gathered: Gathered) -> s.Term:
    """Return who is named, or a hole where nobody is."""
    if holder.who is None:
        return HOLE
    term = term_of(holder.who, gathered, actor=True)
    if holder.stated is Stated.RESOLVED and holder.phrase is not None:
        gathered.take(holder.phrase.words)
    return term


def term_of(
    phrase: Phrase, gathered: Gathered, *, actor: bool = False, preposition: str | None = None
) -> s.Term:
    """Say a phrase, as one who acts or as anything else."""
    members = phrase.members or (phrase,)
    terms = tuple(_single(m, gathered, actor=actor, preposition=preposition) for m in members)
    if len(terms) == 1:
        return terms[0]
    if actor:
        terms = tuple(_bound(term) for term in terms)
    _take_between(members, gathered)
    return s.Group(terms, "or" if phrase.joint == "or" else "and")


def _single(phrase: Phrase, gathered: Gathered, *, actor: bool, preposition: str | None) -> s.Term:
    if phrase.is_pronoun:
        raise CannotSayError(f"I cannot tell what “{phrase.words.text}” stands for")
    if phrase.quantity is not None:
        if actor:
            raise CannotSayError(f"the figure “{phrase.quantity.figure.text}” would be lost")
        return _amount(phrase, gathered)
    if phrase.determiner == "this" and phrase.head in INSTRUMENTS:
        gathered.take(phrase.words)
        return s.Agreement()
    name = name_of(phrase, gathered.text)
    gathered.spans += _name_spans(phrase, name, gathered.text)
    gathered.declare(_kind(phrase, actor=actor, preposition=preposition), name)
    determiner = _DETERMINERS.get(phrase.determiner or "")
    term = s.NounPhrase(name, determiner)
    return _bound(term) if actor else term


def _bound(term: s.Term) -> s.Term:
    """`No party shall …` denies the verb, which says `must not`; it then speaks of each."""
    if not isinstance(term, s.NounPhrase) or term.determiner is not s.Determiner.NO:
        return term
    return s.NounPhrase(term.name, None if term.name[:1].isupper() else s.Determiner.EACH)


def name_of(phrase: Phrase, text: str) -> str:
    """Return the name that a phrase is declared by."""
    words = " ".join(phrase.name.text.rpartition("…")[2].split())
    if not is_usable(words) or _NOT_IN_A_NAME & set(words.lower().split()) - {"and", "or"}:
        words = words.rpartition(" of ")[0] or words
    lowered = set(words.lower().split())
    if not is_usable(words) or lowered & _NOT_IN_A_NAME or lowered <= _NO_NAME:
        raise CannotSayError(f"I cannot make a name of “{' '.join(phrase.words.text.split())}”")
    if _has_capital_of_sentence(phrase, words, text):
        words = words[0].lower() + words[1:]
    return words.lower() if words.lower() in _SIGNATORIES else words


def _has_capital_of_sentence(phrase: Phrase, words: str, text: str) -> bool:
    """Whether a name has its capital only from the sentence that it begins.

    English puts no bare singular there but names and names of stuff. What is formed as the
    adjective or the genitive of a name keeps its capital; so does an acronym.
    """
    first = words.partition(" ")[0]
    plain = first.istitle() and not first.lower().endswith(_OF_NAMES) and first.isalpha()
    several = phrase.is_plural or " " in words
    return plain and several and not phrase.is_proper and _begins_sentence(phrase, text)


def _begins_sentence(phrase: Phrase, text: str) -> bool:
    if not phrase.name.spans:
        return False
    before = text[: phrase.name.spans[0].start].rstrip()
    return not before or before[-1] in ".!?:;"


def _name_spans(phrase: Phrase, used: str, text: str) -> tuple[Span, ...]:
    """Return where the name that is used stands, with the little words before it."""
    if not phrase.name.spans:
        return ()
    name = phrase.name.spans[-1]  # words that a name is broken by do not belong to it
    words = re.compile(r"\s+".join(map(re.escape, used.split())), re.IGNORECASE)
    if (match := words.match(text, name.start, name.end)) is not None:
        name = Span(name.start, match.end())
    before = _BEFORE.search(text, max(0, name.start - _MOST_BEFORE), name.start)
    return (Span(before.start() if before else name.start, name.end),)


def _kind(phrase: Phrase, *, actor: bool, preposition: str | None) -> Kind:
    """Return what to declare a name as, from how it is used."""
    if actor:
        return Kind.NAMED
    if phrase.is_proper:
        return Kind.PLACE if preposition in _OF_PLACE else Kind.NAMED
    return Kind.THING


def _amount(phrase: Phrase, gathered: Gathered) -> s.Amount:
    """Return `more than 50,000 tonnes` as an amount: without its figure it would mean all."""
    quantity = phrase.quantity
    unit = " ".join(quantity.unit.text.split()) if quantity is not None and quantity.unit else ""
    found = amounts_in(quantity.words.text) if quantity is not None else ()
    if len(found) != 1 or not is_usable(unit) or len(unit.split()) > _MOST_UNIT_WORDS:
        raise CannotSayError(f"the figure in “{phrase.words.text}” would be lost")
    gathered.declare(Kind.THING, unit)
    gathered.take(quantity.words if quantity is not None else None)
    return s.Amount(found[0].of(unit), found[0].comparison)


def _take_between(members: tuple[Phrase, ...], gathered: Gathered) -> None:
    """Take the joints between the members of a group."""
    spans = [span for m in members for span in m.name.spans]
    if spans:
        gathered.spans.append(Span(min(spans).start, max(span.end for span in spans)))


def beyond_name(phrase: Phrase, text: str) -> tuple[str, int] | None:
    """Return the words of a phrase after its name, and where they begin, if there are any."""
    if not phrase.name.spans or not phrase.words.spans or phrase.members:
        return None
    begin, end = phrase.name.spans[-1].end, phrase.words.spans[-1].end
    return (text[begin:end], begin) if end > begin else None


def role_beyond(phrase: Phrase, gathered: Gathered) -> s.Role | None:
    """Say what hangs on a thing after a preposition: `troops in the valley`."""
    beyond = beyond_name(phrase, gathered.text)
    match = _REST.fullmatch(beyond[0]) if beyond else None
    if match is None or beyond is None:
        return None
    preposition = match["preposition"]
    made = named_in(match["phrase"], gathered, preposition=preposition)
    if made is None:
        return None
    gathered.spans.append(Span(beyond[1] + match.start("preposition"), beyond[1] + match.end()))
    return s.Role(preposition, made)


def named_in(
    words: str, gathered: Gathered, *, preposition: str | None = None, actor: bool = False
) -> s.Term | None:
    """Say plain words that name one or several: `the Joint Commission`, `A, B or C`."""
    if _THIS_AGREEMENT.fullmatch(words.strip()):
        return s.Agreement()
    joints = {m["joint"] for m in _JOINT.finditer(words) if m["joint"]}
    terms: list[s.NounPhrase] = []
    for part in _JOINT.split(words)[::2]:
        lead = _LEAD.match(part)
        name = " ".join(part[lead.end() if lead else 0 :].split()).rstrip(".,;:")
        lowered = set(name.lower().split())
        unfit = lowered & _NOT_IN_A_NAME or name.lower().startswith("of ")
        if not is_usable(name) or unfit or any(c.isdigit() for c in name):
            return None
        name = name.lower() if name.lower() in _SIGNATORIES else name
        determiner = lead["determiner"] if lead else None
        terms.append(s.NounPhrase(name, _DETERMINERS[determiner.lower()] if determiner else None))
    for term in terms:
        phrase = Phrase(
            Words(term.name), Words(term.name), term.name, is_proper=term.name.istitle()
        )
        gathered.declare(_kind(phrase, actor=actor, preposition=preposition), term.name)
    return terms[0] if len(terms) == 1 else s.Group(tuple(terms), "or" if "or" in joints else "and")
