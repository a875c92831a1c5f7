"""What the page says of itself: its title, who wrote it, when, and how many points it announces."""

from __future__ import annotations

import re
from datetime import date

from servanda.reading.segmentation.division_words import ARTICLES
from servanda.reading.segmentation.draft import Announced
from servanda.reading.segmentation.numbers import WORD_PATTERN, in_words

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
DATE = re.compile(
    rf"\b(?:(?P<iso>\d{{4}}-\d\d-\d\d)|(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?\s+(?P<m1>{MONTH}),?\s+(?P<y1>\d{{4}})"
    rf"|(?P<m2>{MONTH})\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y2>\d{{4}}))(?!\d)"
)
NAME = (
    r"[A-Z][\w'\u2019-]*\.?(?:\s+(?:(?:de|van|von|der|al|bin|la|du)\s+)?[A-Z][\w'\u2019-]*\.?){0,3}"
)
BYLINE = re.compile(
    rf"(?:\b[Bb]y|\bBY|\b[Aa]uthor\s*:|\b[Ww]ritten by|\b[Ff]rom the desk of)\s+({NAME})"
)
# "One point" and "two points" speak of something in passing.
_FEWEST_ANNOUNCED = 3
_COUNTED = "|".join((*ARTICLES, "measure"))
_ANNOUNCED = re.compile(
    rf"\b(\d{{1,3}}|{WORD_PATTERN})[\s\u2010\u2011-]+(?:numbered\s+|main\s+)?(?:{_COUNTED})s?\b",
    re.IGNORECASE,
)


def day_in(text: str) -> date | None:
    """Return the first date in the text that is a day of the calendar."""
    for found in DATE.finditer(text):
        try:
            if iso := found["iso"]:
                return date.fromisoformat(iso)
            month = (found["m1"] or found["m2"])[:3].lower()
            year, day = found["y1"] or found["y2"], found["d1"] or found["d2"]
            return date(int(year), _MONTHS.index(month) + 1, int(day))
        except ValueError:
            continue
    return None


def announced_in(text: str) -> Announced | None:
    """Return how many points a text says there are, in figures or in words."""
    for found in _ANNOUNCED.finditer(text):
        number = int(found[1]) if found[1].isdigit() else in_words(found[1])
        if number and number >= _FEWEST_ANNOUNCED:
            return Announced(number, found[0])
    return None
