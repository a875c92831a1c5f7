"""What a paragraph is by the name of its style."""

from __future__ import annotations

import re

# Built-in styles keep their English names in the file, whatever the language of the program; but
# some programs write the names their users see. What Word calls "Heading" in other languages.
_HEADING = re.compile(
    r"(?:heading|überschrift|titre|título|titolo|kop|заголовок|nagłówek|ba\u015fl\u0131k|rubrik"
    r"|overskrift"
    r"|otsikko|nadpis|címsor|επικεφαλίδα|标题|見出し|제목|عنوان|כותרת)\s*([1-9])",
    re.IGNORECASE,
)
_TITLES = {"title": 1, "subtitle": 2}
_CONTENTS = re.compile(r"(?:toc|contents|index) (?:heading|\d+)", re.IGNORECASE)


def heading_level(name: str) -> int | None:
    """Return the level of the headings that a style is for, None where it is for none."""
    found = _HEADING.fullmatch(name)
    return int(found[1]) if found else _TITLES.get(name.lower())


def is_contents(name: str) -> bool:
    """Whether a style is for a table of contents."""
    return bool(_CONTENTS.fullmatch(name))
