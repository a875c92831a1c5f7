"""Tells which of the words that no proposal takes up would have narrowed or turned what it says.

A norm without its exception, condition or figure is another norm. Such words are said as a
condition where they plainly open one, and else nothing is proposed of the norm that they bear on.
Sources for the words: UN Treaty Handbook (2012) and Quirk et al., A Comprehensive Grammar of the
English Language (1985), chapters 10.54-70 (negation) and 15.33-46 (conditions); all occur in the
treaty texts under ../shared/data/treaty_texts.
"""

from __future__ import annotations

import re

from servanda.reading.clauses import Circumstance, Qualifier, Span, Words
from servanda.reading.proposals.amounts import AMOUNT

_EXCEPTING = (
    r"except(?:ing)?(?:\s+(?:for|that|as))?|save(?=\s+(?:for|in|as|where|when|with|that|by|to))"
    r"|other\s+than|apart\s+from|with\s+the\s+exception\s+of|excluding|barring|unless"
)
_DEMANDING = (
    r"(?<!as\s)(?<!otherwise\s)provided(?:\s+that)?|providing\s+that|on\s+(?:the\s+)?condition\s+(?:that|of)|if|where|in\s+case"
    r"|in\s+the\s+(?:event|case|absence)|as\s+long\s+as|so\s+long\s+as|to\s+the\s+extent|subject\s+to"
)
_OPENED = re.compile(
    rf"(?:{_EXCEPTING}|{_DEMANDING}|without(?=\s))\b(?!\s+(?:and|or)\b)", re.IGNORECASE
)
_EXCEPTS = re.compile(_EXCEPTING, re.IGNORECASE)
_MARKS = re.compile(r"(?:except|provided|if|where|unless)\b", re.IGNORECASE)
_SUBJECT_TO = re.compile(r"subject\b", re.IGNORECASE)
"""What another clause or a right prevails over; it is no condition."""
_NARROWS = re.compile(
    rf"\b(?:{_EXCEPTING}|{_DEMANDING}|until|till|without\s+prejudice|once|pending"
    r"|only|solely|exclusively|merely|not|cannot|never|neither|nor|no|none|nobody|nothing"
    r"|hardly|scarcely|barely|rarely|seldom"
    r"|exceed(?:s|ing)?|above|below|beyond|(?:more|less|fewer|longer|later|earlier)\s+than"
    r"|at\s+(?:least|most)|up\s+to|(?:^an?|per|each|every|any)\s+(?:calendar\s+)?(?:year|month|week|day))\b",
    re.IGNORECASE,
)
_OPENS = re.compile(
    r"(?:upon|after|during|when|whenever|while|as\s+from|should|were|had|whose|who|which|that)\b",
    re.IGNORECASE,
)
_DENIES = re.compile(r"(?:(?:and|but|or|either|neither|nor|not)\s*)+", re.IGNORECASE)
"""Joints that deny: what they deny says so itself."""
_FURTHER_POINT = re.compile(r"(?:(?:and|or)\s*)?…\s*\w")
"""A point that goes on with the condition or exception before it."""
_BOUNDING = re.compile(
    r"\b(?:before|prior\s+to)\b"
    r"|^(?:to|in|on|at|for|from|with|against|as|within|inside|outside|over|near|through|by|under|of"
    r"|between|among|into|towards|above|across|along)\b",
    re.IGNORECASE,
)
"""What bounds a denial or a leave, which says more without it; a duty waits for it as a hole."""
_DATED = re.compile(
    r"\b(?:1[5-9]|20)\d\d\b|\b\d{1,2}(?:st|nd|rd|th)?\s+(?=(?:of\s+)?[A-Z][a-z])"
    r"|(?<=[a-z] )\d{1,2}(?=,)"
)
_WITHOUT = re.compile(r"\bwithout\b(?!\s+(?:prejudice|delay)\b)", re.IGNORECASE)
_NUMBERED = re.compile(
    r"(?:articles?|annex(?:es)?|paragraphs?|points?|sections?|chapters?|protocols?|rules?|clauses?"
    r"|appendix|schedule|no\.?|resolutions?|§)\s*$",
    re.IGNORECASE,
)
_LONGEST = 30


def narrowing_in(text: str, run: Span, *, denied: bool) -> str | None:
    """Return the words of a run that narrow or turn the norm beside them; None without any.

    `denied`: the norm forbids or frees, and so says more without what bounds its act.
    """
    words = text[run.start : run.end].strip(" ,;:.")
    if denied and _DENIES.fullmatch(words):
        return None
    remarks = text[: run.start].rstrip().endswith(",") or text[run.start : run.end][:1] == ","
    found = _NARROWS.search(words) or _FURTHER_POINT.match(words)
    if denied and not found:
        found = _WITHOUT.search(words) or _BOUNDING.search(words)
    if found:
        return found.group()
    opens = _OPENS.match(words)
    if opens and not (remarks and opens.group().lower() in {"who", "which", "whose"}):
        return opens.group()
    return _figure(words)


def _figure(words: str) -> str | None:
    """Return a figure that says how much or how many; one that numbers an article is none."""
    words = _DATED.sub(" ", words)
    for match in AMOUNT.finditer(words):
        if not _NUMBERED.search(words[: match.start()]) and not _is_little(match.group()):
            return match.group()
    return None


def _is_little(words: str) -> bool:
    """Whether a number in words is more often a pronoun: `one of them`, `the first`."""
    return words.strip().lower() in {"one", "a", "an"}


def stated_in(text: str, run: Span, *, denied: bool) -> Qualifier | None:
    """Return the condition or exception that a run of words is, up to the next comma or its end."""
    lead = len(text[run.start : run.end]) - len(text[run.start : run.end].lstrip(" ,;"))
    start = run.start + lead
    opened = _OPENED.match(text, start, run.end)
    if opened is None:
        return None
    words = text[start : run.end].rstrip(" ,;:.")
    if len(words.split()) > _LONGEST or '"' in words:
        return None
    excepts = _EXCEPTS.match(words) is not None
    if opened.group().lower() == "without" and not denied:
        return None
    mark = _MARKS.match(words) or _SUBJECT_TO.match(words)
    named = mark.group().lower() if mark else "except" if excepts else "if"
    kind = Circumstance.EXCEPTION if excepts else Circumstance.CONDITION
    return Qualifier(kind, Words(words, (Span(start, start + len(words)),)), named)
