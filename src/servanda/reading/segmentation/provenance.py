"""By which way the text became public, and who says so.

A statement is a sentence that has a verb of publication and speaks of the text. Who did it, to
whom, from whom, through whom and where are read off the few forms in which this is said; what the
sentence does not say stays empty.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from servanda.reading.segmentation.draft import Extract, ProvenanceStatement, Voice
from servanda.reading.segmentation.page_facts import MONTH, NAME
from servanda.reading.segmentation.sentences import sentence_spans

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# Verbs by which a text changes hands: the custody events of archival description (ISAD(G) 3.2.3 and
# 3.2.4, archival history and immediate source) and PREMIS event types, with their everyday forms.
_ACT = re.compile(
    r"\b(?:(?P<aux>was|were|is|are|has|have|had|did)\s+)?"
    r"(?P<adverbs>(?:(?:not|yet|never|first|already|also|reportedly|since)\s+)*)"
    r"(?P<been>been\s+(?:(?:first|already|also|reportedly)\s+)?)?"
    r"(?P<verb>leaked|published|posted|released|obtained|circulated|disclosed|shared|submitted"
    r"|handed over|received|transmitted|appeared(?:\s+on\s?line)?|surfaced|printed|made public)\b"
)
# These verbs also say what became of a text without anybody's doing: "a copy surfaced".
_OF_ITSELF = ("appeared", "surfaced", "leaked", "circulated")
# A sentence about what may come to pass tells nothing of how the text came here.
_NOT_HAPPENED = re.compile(
    r"\b(?:once|if|when|whenever|unless|until|before|should|would|will|may|might|could|must|shall)\b",
    re.IGNORECASE,
)
# What a text is called: the titles of instruments as the International Law Commission lists them
# (commentary to article 2 of its draft articles on the law of treaties, 1966), and everyday forms.
_TEXT = re.compile(
    r"\b(?:treaty|convention|protocol|declaration|charter|pact|agreement|accord|memorandum"
    r"|document|draft|text|plan|proposal|version|copy|copies|paper)\b",
    re.IGNORECASE,
)
_PASSIVE = frozenset({"was", "were", "is", "are"})
# Where a further statement of the same sentence begins.
_NEXT_CLAUSE = re.compile(
    r";|,\s+(?:who|which)\b|,?\s+(?:and|but|so|while)\s+(?:I|we|he|she|it|they|there|this|that|is|was|has)\b"
)
_ENDS_A_PHRASE = r"(?:by|on|at|via|through|in|and|courtesy)\b"
# Words that point instead of naming: who or what they stand for, another sentence says.
_POINTS = (
    r"(?:here|there|then|now|it|them|him|her|you|me|us|this|that|these|those|where|which|whom)"
)
_PHRASE = (
    rf"(?:(?:[Tt]he|[Aa]n?|[Mm]y|[Oo]ur|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts)\s)?(?!{_POINTS}\b)[\w'\u2019-]+"
    rf"(?:\s(?!{_ENDS_A_PHRASE})[\w'\u2019.-]+){{0,7}}"
)
_ROLE_WORD = r"(?:(?!(?:of|in|at|on|from|for|with)\b)[a-z]+,?\s+)"
_ROLE = rf"(?:(?:my|our|a|his|her|the)\s+{_ROLE_WORD}{{1,3}})?"
_WHO = rf"(?:{_ROLE}({NAME})|({_PHRASE}))"
_BY = re.compile(rf"\bby\s+{_WHO}")
_TO = re.compile(rf"\b(?:to|with)\s+(me|us)\b|\bto\s+(?!(?:be|have)\b)({_PHRASE})")
_FROM = re.compile(rf"\bfrom\s+{_WHO}")
_THROUGH = re.compile(rf"\b(?:courtesy of|via|through|thanks to)\s+{_WHO}")
_CITING = re.compile(rf"\b(?:citing|quoting)\s+{_WHO}")
# A day is no place, and neither is the line ("on line").
_TIME = rf"\w+day|{MONTH}|day|night|morning|afternoon|evening|week|month|year|same|eve|occasion"
_WHERE = re.compile(
    rf"\b(?:at|on)\s+(https?://[^\s)]+)|\bon\s+(?!{_TIME}\b)([A-Z]\w*)\b"
    rf"|\bon\s+((?:the|its|his|her|their|a|an)\s+(?!(?:{_TIME})\b)[\w'\u2019-]+"
    rf"(?:\s(?!{_ENDS_A_PHRASE}|to\b)(?!(?:{_TIME})\b)[\w'\u2019-]+){{0,2}})"
)
_REPOSTED = re.compile(rf"\bvia\s+({NAME}|[\w.-]+)\s+(?:at|on)\s+(https?://\S+)")
# At most a few words of role stand before a name; unbounded, they could be tried in endless ways.
_ACCORDING = re.compile(
    rf"\b[Aa]ccording to\s+(?:(?:(?:my|our|a|the)\s+)?{_ROLE_WORD}{{0,4}}({NAME})|({_PHRASE}))"
)
_SAYS = re.compile(
    rf"(?:\b({NAME})|\b(?:he|she|they|He|She|They))\s+(?:said|says|stated|states|told\s[\w\s]{{1,40}}?|reported|reports|claimed"
    r"|claims|confirmed|wrote|writes)\s+that\s+"
)
_MET = re.compile(rf"\b(?:interview|conversation|talk|call|meeting|exchange)s?\s+with\s+({NAME})")
_BEFORE_DOER = re.compile(r".*\b(?:as|that|which|what|because|since)\s+|.*,\s*", re.IGNORECASE)
_WHEN = re.compile(
    rf"(?:(?:on|in|last|by)\s+)?(?:\w+day|yesterday|today|{MONTH})(?:\s\w+day|\s\d+)*,?\s+",
    re.IGNORECASE,
)
_DETERMINER = re.compile(r"\b(?:the|an?|my|our|his|her|their|its)\s", re.IGNORECASE)
_PRONOUN = re.compile(r"(?:he|she|it|they|who|which|that|this|somebody|someone|)", re.IGNORECASE)
_AUTHOR_SELF = re.compile(r"(?:I|me|[Ww]e|us)")
_AUTHORS_OWN = re.compile(r"^(?:my|our)\b", re.IGNORECASE)


def provenance_in(
    extracts: Sequence[Extract], author: str | None
) -> tuple[ProvenanceStatement, ...]:
    """Find the statements on how the text became public; the author tells all of them."""
    return tuple(statement for extract in extracts for statement in _statements(extract, author))


def _statements(extract: Extract, author: str | None) -> Iterator[ProvenanceStatement]:
    told_by = (author,) if author else ()
    for start, end in sentence_spans(extract.text):
        sentence = extract.text[start:end]
        quote = Extract(
            extract.block, extract.start + start, extract.start + end, sentence, extract.place
        )
        if found := _REPOSTED.search(sentence):
            yield ProvenanceStatement(quote, "via", through=found[1], where=found[2])
        elif _TEXT.search(sentence):
            yield from _acts(sentence, quote, told_by)


def _acts(sentence: str, quote: Extract, told_by: tuple[str, ...]) -> Iterator[ProvenanceStatement]:
    teller, begin = _teller(sentence)
    act = _ACT.search(sentence, begin)
    if act is None:
        return
    subject, rest = sentence[begin : act.start()], sentence[act.end() :]
    if next_one := _NEXT_CLAUSE.search(rest):
        rest = rest[: next_one.start()]
    if _NOT_HAPPENED.search(subject) or not (_TEXT.search(subject) or _TEXT.search(rest)):
        return
    doer = None if act["been"] or act["aux"] in _PASSIVE else _doer(subject)
    voice = Voice.ACTIVE if doer is not None else _voice_of_text(act)
    passive = voice is Voice.PASSIVE
    yield ProvenanceStatement(
        quote,
        " ".join(act[0].split()),
        voice,
        by=_named(doer) if doer is not None else _who(_BY, rest),
        to=_who(_TO, rest) if passive or act["verb"] not in {"received", "obtained"} else None,
        source=_who(_FROM, rest),
        through=_who(_THROUGH, rest),
        citing=_who(_CITING, rest),
        where=_who(_WHERE, rest),
        according_to=(*told_by, *([teller] if teller else [])),
    )


def _voice_of_text(act: re.Match[str]) -> Voice:
    """Tell what is said of a text that is the subject: that it was published, or that it leaked."""
    passive = bool(act["been"]) or act["aux"] in _PASSIVE
    return Voice.OF_ITSELF if act["verb"].startswith(_OF_ITSELF) and not passive else Voice.PASSIVE


def _doer(subject: str) -> str | None:
    """Return who does what the verb after these words says; None where the text itself stands."""
    words = subject.strip(" ,")
    if cut := _BEFORE_DOER.match(words):
        words = words[cut.end() :]
    if time := _WHEN.match(words):
        words = words[time.end() :]
    if not _TEXT.search(words):
        return words
    # "The draft the council published": what follows the text's own phrase is who did it.
    last = list(_DETERMINER.finditer(words))[-1:]
    tail = words[last[0].start() :] if last else words
    before = words[: last[0].start()].rstrip() if last else ""
    is_own_phrase = bool(_TEXT.search(before)) and not _TEXT.search(tail)
    return tail if is_own_phrase and _TEXT.search(before.rsplit(maxsplit=1)[-1]) else None


def _who(pattern: re.Pattern[str], words: str) -> str | None:
    found = pattern.search(words)
    return _named(next(group for group in found.groups() if group)) if found else None


def _named(words: str) -> str | None:
    """Name somebody as another person would who tells of it, or None for a bare pronoun."""
    name = words.strip().rstrip(".,;:")
    if _AUTHOR_SELF.fullmatch(name):
        return "the author"
    if _PRONOUN.fullmatch(name):
        return None
    name = _AUTHORS_OWN.sub("the author's", name)
    first = _DETERMINER.match(name)
    return name[0].lower() + name[1:] if first else name


def _teller(sentence: str) -> tuple[str | None, int]:
    """Return who tells it and where what he tells begins."""
    if said := _SAYS.search(sentence):
        # A pronoun stands for the person the sentence says was spoken with.
        met = _MET.search(sentence, 0, said.start())
        return said[1] or (met[1] if met else said[0].split()[0]), said.end()
    if found := _ACCORDING.search(sentence):
        begin = found.end() if found.start() < len(sentence) / 2 else 0
        return found[1] or found[2], begin
    return None, 0
