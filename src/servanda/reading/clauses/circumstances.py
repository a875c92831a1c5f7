"""Tells what the words beside an act say: a condition, an exception, a time, a place, a manner.

Told by the word that opens them and by what follows it. Sources for the word lists: UN Treaty
Handbook (2012) and the General Assembly's drafting practice; all occur in the treaty texts under
../shared/data/treaty_texts.
"""

from __future__ import annotations

from spacy.tokens import Token

from servanda.reading.clauses import verbs as v
from servanda.reading.clauses.frame import Circumstance
from servanda.reading.clauses.noun_phrases import is_name

_CLAUSE = {
    "if": Circumstance.CONDITION, "when": Circumstance.CONDITION, "where": Circumstance.CONDITION,
    "whenever": Circumstance.CONDITION, "once": Circumstance.CONDITION,
    "while": Circumstance.CONDITION, "whilst": Circumstance.CONDITION,
    "provided": Circumstance.CONDITION, "providing": Circumstance.CONDITION,
    "until": Circumstance.DURATION, "till": Circumstance.DURATION,
    "unless": Circumstance.EXCEPTION, "except": Circumstance.EXCEPTION,
    "although": Circumstance.EXCEPTION, "though": Circumstance.EXCEPTION,
    "before": Circumstance.DEADLINE, "after": Circumstance.CONDITION,
    "as": Circumstance.MANNER, "so": Circumstance.PURPOSE, "since": Circumstance.CONDITION,
    "because": Circumstance.CONDITION, "in": Circumstance.CONDITION,
}  # fmt: skip
"""What a clause is, by the word that opens it."""

_PHRASE = {
    "within": Circumstance.DEADLINE, "before": Circumstance.DEADLINE,
    "during": Circumstance.DURATION, "throughout": Circumstance.DURATION,
    "pending": Circumstance.DURATION, "until": Circumstance.DURATION,
    "after": Circumstance.CONDITION, "following": Circumstance.CONDITION,
    "upon": Circumstance.CONDITION, "if": Circumstance.CONDITION, "when": Circumstance.CONDITION,
    "except": Circumstance.EXCEPTION, "notwithstanding": Circumstance.EXCEPTION,
    "despite": Circumstance.EXCEPTION, "excluding": Circumstance.EXCEPTION,
    "unless": Circumstance.EXCEPTION, "barring": Circumstance.EXCEPTION,
    "subject": Circumstance.CONDITION, "pursuant": Circumstance.REFERENCE,
    "according": Circumstance.REFERENCE,
    "failing": Circumstance.CONSEQUENCE,
    "under": Circumstance.REFERENCE, "per": Circumstance.REFERENCE,
    "through": Circumstance.MANNER, "without": Circumstance.MANNER, "via": Circumstance.MANNER,
    "as": Circumstance.MANNER, "by": Circumstance.MANNER,
    "at": Circumstance.PLACE, "inside": Circumstance.PLACE, "outside": Circumstance.PLACE,
    "along": Circumstance.PLACE, "across": Circumstance.PLACE, "near": Circumstance.PLACE,
    "beyond": Circumstance.PLACE, "over": Circumstance.PLACE,
}  # fmt: skip
"""What a phrase is, by its preposition, where the noun after it says nothing else."""

_TIME_NOUNS = frozenset(
    {"day", "week", "month", "year", "hour", "minute", "date", "time", "period", "term", "january",
     "february", "march", "april", "may", "june", "july", "august", "september", "october",
     "november", "december", "monday", "friday", "quarter", "moment", "decade", "phase", "stage",
     "deadline", "end", "beginning", "start"}
)  # fmt: skip
_FREQUENCY = frozenset(
    {"annually", "monthly", "weekly", "daily", "quarterly", "yearly", "regularly", "periodically",
     "biannually", "biennially", "once", "twice", "bimonthly", "continuously", "always"}
)  # fmt: skip
_SOON = frozenset({"immediately", "forthwith", "promptly", "today", "now", "thereafter", "later",
                   "soon", "simultaneously", "initially"})  # fmt: skip
CONNECTING = frozenset(
    {"therefore", "however", "hereby", "thereby", "additionally", "furthermore", "moreover",
     "accordingly", "consequently", "thus", "likewise", "nevertheless", "finally", "firstly",
     "secondly", "hence", "also", "further"}
)  # fmt: skip
"""What joins a sentence to the one before it, and says nothing of the act."""
_EVENTFUL = frozenset({"case", "event", "absence", "circumstance", "failure", "condition"})
_REFERENCES = frozenset(
    {"article", "paragraph", "section", "annex", "chapter", "protocol", "convention", "agreement",
     "treaty", "act", "law", "regulation", "rule", "charter", "provision", "appendix", "schedule",
     "part", "subparagraph", "resolution", "procedure", "statute", "§"}
)  # fmt: skip
_ACCORDING = frozenset({"accordance", "conformity", "compliance", "line", "pursuance", "virtue"})
_PLACE_NOUNS = frozenset(
    {"territory", "area", "zone", "border", "place", "site", "location", "region", "city", "line",
     "sea", "port", "country", "state", "district", "headquarters", "point", "base", "ground",
     "jurisdiction", "water", "land", "county", "facility", "republic"}
)  # fmt: skip
_IN_PLACE = frozenset(
    {"in", "at", "on", "from", "into", "within", "to", "through", "over", "along"}
)
_BY_NOUN = (
    (_EVENTFUL, Circumstance.CONDITION),
    (frozenset({"request", "call", "invitation"}), Circumstance.CONDITION),
    (_ACCORDING, Circumstance.REFERENCE),
    (frozenset({"prejudice", "exception"}), Circumstance.EXCEPTION),
    (frozenset({"supervision", "monitoring", "verification", "inspection", "observation"}),
     Circumstance.VERIFIER),
    (frozenset({"opinion", "satisfaction", "discretion", "judgment", "judgement", "view"}),
     Circumstance.DECIDER),
    (frozenset({"penalty", "pain"}), Circumstance.CONSEQUENCE),
)  # fmt: skip
_CHECKING = frozenset({"verify", "monitor", "supervise", "inspect", "observe"})
_FINDING = frozenset({"determine", "decide", "find", "judge", "deem", "establish", "approve"})


def mark_of(token: Token) -> str:
    """Return the word that opens a clause or a phrase, in lower case."""
    if token.dep_ in {"advcl", "ccomp", "acl", "xcomp"}:
        marks = (c for c in token.lefts if c.dep_ in {"mark", "advmod", "aux"})
        return next((c.lower_ for c in marks if c.lower_ in _CLAUSE or c.lower_ == "to"), "")
    return token.lower_


def circumstance_of(token: Token) -> Circumstance | None:
    """Return what a child of a verb says beside the act; None for what belongs to the act."""
    if token.dep_ == "advcl":
        return _of_clause(token)
    if token.dep_ == "acl":
        return _of_participle(token)
    if token.dep_ in {"prep", "agent"}:
        return _of_phrase(token)
    if token.dep_ in {"advmod", "npadvmod"}:
        return _of_adverb(token)
    return None


def _of_clause(clause: Token) -> Circumstance:
    mark = mark_of(clause)
    if mark == "to":
        return Circumstance.PURPOSE
    if mark == "as" and clause.lemma_.lower() in _FINDING | _CHECKING:
        checks = clause.lemma_.lower() in _CHECKING
        return Circumstance.VERIFIER if checks else Circumstance.DECIDER
    if mark in _CLAUSE:
        return _CLAUSE[mark]
    if clause.lower_ in {"provided", "providing"}:
        return Circumstance.CONDITION
    return _of_participle(clause) or Circumstance.MANNER


def _of_participle(participle: Token) -> Circumstance | None:
    """Read `…, verified by the Commission`, `…, as determined by the Council`."""
    if participle.tag_ != "VBN" or participle.doc[participle.left_edge.i - 1].text != ",":
        return None
    lemma = participle.lemma_.lower()
    if lemma in _CHECKING:
        return Circumstance.VERIFIER
    return Circumstance.DECIDER if lemma in _FINDING else None


def _of_phrase(preposition: Token) -> Circumstance | None:
    word = preposition.lower_
    noun = next((c for c in preposition.children if c.dep_ in {"pobj", "pcomp"}), None)
    told = _by_noun(word, noun) if noun is not None else None
    if told is not None or preposition.dep_ == "agent":
        return told
    return _PHRASE.get(word)


def _by_noun(word: str, noun: Token) -> Circumstance | None:
    """Tell a phrase by its noun, whatever its preposition says by itself."""
    lemma = noun.lemma_.lower()
    named = next((kind for nouns, kind in _BY_NOUN if lemma in nouns), None)
    if named is not None:
        return _named(named, word, noun)
    if (timed := _of_time(word, noun)) is not None:
        return timed
    if word in _IN_PLACE and _is_place(noun, word):
        return Circumstance.PLACE
    if noun.dep_ == "pcomp" and word in {"for", "by"}:
        return Circumstance.PURPOSE if word == "for" else Circumstance.MANNER
    return Circumstance.MANNER if word == "under" and lemma not in _REFERENCES else None


def _named(named: Circumstance, word: str, noun: Token) -> Circumstance | None:
    """Return what a noun says, unless the words around it say otherwise: `in any event`."""
    if named is Circumstance.CONDITION and any(c.lower_ in {"any", "no"} for c in noun.lefts):
        return Circumstance.MANNER
    if word != "with" or noun.lemma_.lower() == "exception":
        return named
    return Circumstance.PURPOSE if noun.lemma_.lower() == "view" else None


def _of_time(word: str, noun: Token | None) -> Circumstance | None:
    """Tell times by their noun or year: `by 1 May`, `for ten years`, `on an annual basis`."""
    if noun is None or not is_time(noun):
        return None
    if word in {"for", "during", "throughout", "over", "until"}:
        return Circumstance.DURATION
    if word in {"by", "before", "within", "on", "at", "in", "after", "from", "upon", "no", "than"}:
        return Circumstance.DEADLINE
    return None


def is_time(noun: Token) -> bool:
    """Whether a noun is a time, a period or a year."""
    if noun.lemma_.lower() in _TIME_NOUNS:
        return True
    return noun.pos_ == "NUM" and len(noun.text) == 4 and noun.text.isdigit()  # noqa: PLR2004


def _is_place(noun: Token, word: str) -> bool:
    named = is_name(noun) and word in {"in", "at", "within", "along", "over", "into"}
    return named or noun.lemma_.lower() in _PLACE_NOUNS


def _of_adverb(adverb: Token) -> Circumstance | None:
    if adverb.lower_ in {"not", "never", "no"} or adverb.lower_ in {"only", "solely", "also"}:
        return None
    if adverb.lower_ in _FREQUENCY:
        return Circumstance.FREQUENCY
    if adverb.lower_ in _SOON or is_time(adverb):
        return Circumstance.DEADLINE
    if adverb.dep_ == "npadvmod":
        return Circumstance.DEADLINE if any(is_time(t) for t in adverb.subtree) else None
    if v.is_no_longer(adverb) or adverb.lower_ in CONNECTING:
        return None
    return Circumstance.MANNER
