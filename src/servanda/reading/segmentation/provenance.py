"""By which way the text became public, and who says so.

A statement is a sentence that has a verb of publication and speaks of the text. Who did it, to
whom, through whom and where are read off the few forms in which this is said; what the sentence
does not say stays empty.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from servanda.reading.segmentation.draft import Extract, ProvenanceStatement
from servanda.reading.segmentation.page_facts import MONTH, NAME
from servanda.reading.segmentation.sentences import sentence_spans

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# Verbs by which a text changes hands: the custody events of archival description (ISAD(G) 3.2.3 and
# 3.2.4, archival history and immediate source) and PREMIS event types, with their everyday forms.
_ACT = re.compile(
    r"\b(?:(?P<aux>was|were|is|are|has been|have been|had been|has|have|had|did)\s+)?"
    r"(?P<adverbs>(?:(?:not|yet|never|first|already|also|reportedly|since)\s+)*)"
    r"(?P<verb>leaked|published|posted|released|obtained|circulated|disclosed|shared|submitted"
    r"|handed over|received|transmitted|appeared(?:\s+on\s?line)?|surfaced|printed|made public)\b"
)
# A sentence about what may come to pass tells nothing of how the text came here.
_NOT_HAPPENED = re.compile(
    r"\b(?:once|if|when|whenever|unless|until|before|should|would|will|may|might|could|must|shall)\b",
    re.IGNORECASE,
)
_TEXT = re.compile(
    r"\b(?:document|draft|text|plan|proposal|version|copy|copies|agreement|paper|memorandum)\b",
    re.IGNORECASE,
)
_PASSIVE = re.compile(r"\b(?:was|were|is|are|been)$")
_ENDS_A_PHRASE = r"(?:by|on|at|via|through|in|and|courtesy)\b"
_PHRASE = (
    r"(?:the |a |an |my |our |his |her |their )?[\w'\u2019-]+"
    rf"(?: (?!{_ENDS_A_PHRASE})[\w'\u2019.-]+){{0,4}}"
)
_ROLE = r"(?:(?:my|our|a|his|her|the)\s+(?:(?!of\b)[a-z]+,?\s+){1,3})?"
_BY = re.compile(rf"\bby\s+(?:{_ROLE}({NAME})|({_PHRASE}))")
_TO = re.compile(rf"\bto\s+({_PHRASE})")
_THROUGH = re.compile(
    rf"\b(?:courtesy of|via|through|thanks to|from)\s+(?:{_ROLE}({NAME})|({_PHRASE}))"
)
# A day is no place.
_WHERE = re.compile(rf"\b(?:at|on)\s+(https?://[^\s)]+)|\bon\s+(?!\w+day\b|{MONTH})([A-Z]\w*)\b")
_REPOSTED = re.compile(rf"\bvia\s+({NAME}|[\w.-]+)\s+(?:at|on)\s+(https?://\S+)")
_ACCORDING = re.compile(
    rf"\b[Aa]ccording to\s+(?:(?:my|our|a|the)\s+)?(?:[a-z]+\s*)*,?\s*({NAME})"
    rf"|\b[Aa]ccording to\s+({_PHRASE})"
)
_SAYS = re.compile(
    rf"(?:\b({NAME})|\b(?:he|she|they|He|She|They))\s+(?:said|says|stated|states|told\s[\w\s]{{1,40}}?|reported|reports|claimed"
    r"|claims|confirmed|wrote|writes)\s+that\s+"
)
_MET = re.compile(rf"\b(?:interview|conversation|talk|call|meeting|exchange)s?\s+with\s+({NAME})")


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
    if _NOT_HAPPENED.search(subject):
        return
    passive = bool(act["aux"] and _PASSIVE.search(act["aux"]))
    by = _BY.search(rest)
    through, where, to = _THROUGH.search(rest), _WHERE.search(rest), _TO.search(rest)
    if not (_TEXT.search(subject) or _TEXT.search(rest)):
        return
    agent = (by[1] or by[2]).rstrip(".") if by else None
    if not passive and agent is None and not _TEXT.search(subject):
        agent = subject.strip(" ,") or None
    yield ProvenanceStatement(
        quote,
        " ".join(act[0].split()),
        by=agent,
        to=to[1] if to and passive else None,
        through=(through[1] or through[2]) if through else None,
        where=(where[1] or where[2]) if where else None,
        according_to=(*told_by, *([teller] if teller else [])),
    )


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
