"""The words with which a phrase on time can begin: at all others nobody need look for one.

It only saves time: without it the same phrases are found.
"""

from __future__ import annotations

import re

from servanda.reading.times.bounds import ABOUT, COMPARED

_OPENING = (
    "after|ahead|as|at|before|beginning|between|but|by|commencing|directly|during|effective|ending"
    "|following|for|from|immediately|in|inside|lasting|no|not|on|only|over|pending|preceding"
    "|previous|prior|shortly|since|starting|subsequent|through|throughout|till|to|until|up|upon"
    "|with|within"
)
_VAGUE = (
    "expeditiously|forthwith|frequently|indefinitely|of|periodically|permanently|promptly"
    "|provisionally|regularly|soon|speedily|sufficiently|temporarily|urgently|well|without"
)
_RECURRING = (
    "annually|biennially|daily|each|every|fortnightly|half|hourly|monthly|once|per|quarterly"
    "|semi|semiannually|triennially|twice|weekly|yearly"
)
_PERIODS = (
    "a|additional|an|any|consecutive|continuous|deadlines?|durations?|entire|equal|extended|final"
    "|fixed|further|grace|initial|interim|intervals?|its|like|longer|maximum|minimum|new|one|periods?"
    "|probationary|provisional|regular|renewable|same|similar|single|specified|successive|such|terms?"
    "|the|their|this|time|total|transition|transitional|trial|uninterrupted|whole"
)
_NUMBERS = (
    r"\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven"
    r"|eigh|nine)teen(?:th)?|(?:twent|thirt|fort|fift|sixt|sevent|eight|ninet)(?:y|ieth)|hundred(?:th)?"
    r"|thousand|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|last"
)
_DATES = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|calendar|early|late|mid|end|start|close|middle|midnight"
    r"|noon|q[1-4]|years?|\d+(?:st|nd|rd|th|h\d*)"
)
_BOUNDING = "|".join(sorted({words.split()[0] for words in COMPARED})) + rf"|longer|{ABOUT}"
FIRST = f"{_OPENING}|{_VAGUE}|{_RECURRING}|{_PERIODS}|{_NUMBERS}|{_DATES}|{_BOUNDING}"
PLACES = re.compile(rf"(?<![\w.,/-])(?=(?:{FIRST})(?![^\W_]))", re.IGNORECASE)
"""Where such a word begins that stands neither within another word nor within a figure."""
