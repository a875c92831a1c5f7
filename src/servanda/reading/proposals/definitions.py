"""Says in Pact what a word means: `“Troops” means members of the armed forces`."""

from __future__ import annotations

import re

from servanda.instrument.pact import syntax as s
from servanda.reading.clauses import Frame, Span
from servanda.reading.proposals.gathering import CannotSayError, Gathered

_MEANS = re.compile(
    r"(?:the\s+)?(?:(?:term|word|expression|phrase)s?\s+)?[\"“‘'«]?(?P<word>[^\"“”»,;:]{1,80}?)[\"”’'»]?\s*,?\s+"
    r"(?:shall\s+)?(?:means?|denotes?|(?:is|are)\s+defined\s+as)[:,]?\s+(?P<meaning>[^;]+?)[.;\s]*$",
    re.IGNORECASE,
)
_OPENED = re.compile(r"^(?:for|in|within)\s[^,]{1,80},\s*", re.IGNORECASE)


def definition(frame: Frame, gathered: Gathered) -> tuple[s.Core, str]:
    """Say what a word means, both in the text's own words."""
    place = frame.sentence
    sentence = gathered.text[place.start : place.end]
    opened = _OPENED.match(sentence)
    begin = opened.end() if opened else 0
    match = _MEANS.match(sentence, begin)
    if match is None:
        raise CannotSayError("I cannot tell which word it defines")
    word, meaning = (" ".join(match[name].split()).strip(" …") for name in ("word", "meaning"))
    if '"' in meaning or "“" in meaning:
        raise CannotSayError("its meaning quotes other words")
    gathered.spans.append(Span(place.start + match.start(), place.start + match.end("meaning")))
    return s.Definition(s.Words(word), s.Words(meaning)), frame.because
