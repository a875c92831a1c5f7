"""The two voices on a page: the agreement, which promises, and the commentator, who judges.

No single word decides. Each cue found is evidence with a weight and a reason in plain words; the
judgement adds it up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cue:
    """A piece of evidence: how much it speaks for a remark (below 0: against), and why."""

    weight: int
    because: str


# Words of binding force as drafting manuals list them (United Nations Treaty Handbook, glossary;
# Office of the Parliamentary Counsel, Drafting Guidance, on "must" and "may"). Each stands in two
# or more unrelated texts of the treaty corpus.
BINDING = (
    "shall", "must", "undertake to", "undertakes to", "agree to", "agrees to", "agree not to",
    "agrees not to", "agree that", "agrees that", "have agreed", "commit to", "may not",
    "is prohibited", "are prohibited", "is entitled to", "are entitled to", "has the right to",
    "have the right to", "is expected to", "is expected that", "are to be",
)  # fmt: skip
# The plain future and the permissive, which both voices use; same sources.
FUTURE = ("will", "may", "is to", "are to")

# Stance markers from the list of K. Hyland, Metadiscourse (2005), appendix: self-mentions; hedges
# and boosters; attitude markers. Words that agreements use too ("should", "about") are left out.
SELF = ("I", "me", "my", "mine", "myself")
HEDGES = (
    "believe", "perhaps", "maybe", "presumably", "probably", "apparently", "seems", "seem",
    "suspect", "suppose", "doubt", "unlikely", "likely", "unclear", "in my opinion",
    "in my view", "roughly",
    "tend to", "guess", "think", "approximately",
)  # fmt: skip
BOOSTERS = (
    "actually", "clearly", "obvious", "obviously", "of course", "indeed", "in fact", "surely",
    "certainly", "undoubtedly", "no doubt", "never", "really", "truly", "evidently",
)  # fmt: skip
ATTITUDE = (
    "unfortunately", "fortunately", "surprisingly", "surprising", "remarkable", "remarkably",
    "interesting", "interestingly", "important", "hopefully", "disappointing", "shocking",
    "unusual", "strikingly", "striking", "admittedly", "curiously", "astonishing",
)  # fmt: skip


# Nouns that name an act, by the endings that make them of verbs (Quirk et al., A Comprehensive
# Grammar of the English Language, 1985, appendix I.37), and those that are like their verb; what is
# acted on, or who acts, follows.
_NAMED_ACT = re.compile(
    r"\W*(?:[\w-]+,?\s+){0,4}?(?:[\w-]{3,}(?:tion|sion|ment|wal|sal|ance|ence|ing|ure|fication)s?"
    r"|cease-?fire|release|exchange|return|end|halt|stop|ban|transfer|start|resumption|removal)"
    r"(?:\s+and\s+[\w-]+)?\s+(?:of|from|by|to|between|on|in|for)\b",
    re.IGNORECASE,
)


def _any_of(words: tuple[str, ...], *, cased: bool = False) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words)})\b", 0 if cased else re.IGNORECASE)


_BINDING, _FUTURE = _any_of(BINDING), _any_of(FUTURE)
_SECOND_PERSON = re.compile(r"\byou(?:r|'ll|\s+will)?\b", re.IGNORECASE)
# After a capitalised word ("Annex I to this Agreement") an I is a numeral; so is one alone.
_SELF = re.compile(
    r"(?:^|[^\w\s]\s*|\b(?:But|And|As|So|If|What|Here|Today|When|While|That|Should|[a-z]+)\s+)"
    r"(?P<I>I)(?=['\u2019]|\s+[a-z])|\b(?:[Mm]e|[Mm]y|[Mm]ine|[Mm]yself)\b"
)
_HEDGE, _BOOSTER, _ATTITUDE = _any_of(HEDGES), _any_of(BOOSTERS), _any_of(ATTITUDE)
# The text spoken of from outside. An agreement calls itself by its own kind ("this Agreement");
# only a reader calls it a draft, and only a reader quotes its words.
_FROM_OUTSIDE = re.compile(
    r"\b(?:this|the|that)\s+(?:(?:proposed|alleged|leaked|current|same|whole)\s+)?"
    r"(?:draft|proposal|plan|document|text|wording|phrasing|formulation)\b"
    r"|\bthe\s+(?:word|words|phrase|term|expression|sentence)\b\s*,?\s*(?=[\"“\u2018'\w])"
    r"|\bas\s+(?:\w+ly\s+)?(?:presented|drafted|worded|written|it stands|formulated|phrased)\b"
    r"|\b(?:this|the (?:first|second|third|last|next|previous|following)|that)\s+(?:one|point)\b",
    re.IGNORECASE,
)
_POINTING = re.compile(
    r"(?:^|[.!?…]\s+|,\s)(?:this|that|these|those|it|here|there)\s+"
    r"(?:is|are|was|were|means|would|looks|sounds|leaves|makes|gives|says)\b",
    re.IGNORECASE,
)
_NARRATIVE = re.compile(
    r"\b(?:was|were|had|did|said|told|wrote|demanded|refused|rejected|happened)\b"
)
_PAST_YEAR = re.compile(
    r"\b(?:in|since|during|by)\s+(?:[A-Z][a-z]+\s+)?(?:1[89]|20)\d\d\b", re.IGNORECASE
)
_ASKING = re.compile(r"[?!]")
_TRAILING_OFF = re.compile(r"…|(?<=\w)\.\.\.(?!\.)")
_MOST_STANCE = 2


def promises(text: str) -> bool:
    """Whether the words bind, forbid, allow or foretell, and do not speak to the reader."""
    if _BINDING.search(text):
        return True
    return bool(_FUTURE.search(text)) and not _SECOND_PERSON.search(text)


def binds(text: str) -> bool:
    """Whether the words are of binding force."""
    return bool(_BINDING.search(text))


def names_an_act(text: str) -> bool:
    """Whether the words begin by naming an act, as points without a verb do.

    “Immediate withdrawal of all heavy weapons”, “Release and exchange of prisoners”.
    """
    return bool(_NAMED_ACT.match(text))


def cues_in(text: str) -> list[Cue]:
    """Gather the evidence in the words themselves, the strongest first."""
    found = [*_stance(text), *_telling(text)]
    if hit := _BINDING.search(text):
        found.append(Cue(-2, f"binds (“{hit[0]}”)"))
    elif hit := _FUTURE.search(text):
        found.append(Cue(-1, f"speaks of what is to be (“{hit[0]}”)"))
    return sorted(found, key=lambda cue: -abs(cue.weight))


def _stance(text: str) -> Iterator[Cue]:
    """Gather where somebody speaks for himself, from outside, or judges."""
    if hit := _SELF.search(text):
        yield Cue(3, f"somebody speaks for himself (“{hit['I'] or hit[0]}”)")
    if hit := _FROM_OUTSIDE.search(text):
        yield Cue(2, f"speaks of the text from outside (“{hit[0].strip()}”)")
    stance = [
        h[0] for pattern in (_HEDGE, _BOOSTER, _ATTITUDE) for h in [pattern.search(text)] if h
    ]
    if stance:
        weight = min(_MOST_STANCE, len(stance))
        yield Cue(weight, f"judges or hedges (“{stance[0]}”)")
    if hit := _POINTING.search(text):
        yield Cue(1, f"points at what was just said (“{hit[0].lstrip(' .,!?…')}”)")


def _telling(text: str) -> Iterator[Cue]:
    """Gather where something is told, asked or left hanging."""
    if (hit := _NARRATIVE.search(text)) and _PAST_YEAR.search(text):
        yield Cue(2, f"tells of the past (“{hit[0]}”)")
    elif hit:
        yield Cue(1, f"tells of the past (“{hit[0]}”)")
    if hit := _ASKING.search(text):
        yield Cue(1, f"asks or exclaims (“{hit[0]}”)")
    elif hit := _TRAILING_OFF.search(text):
        yield Cue(1, "trails off")
