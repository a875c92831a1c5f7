"""How agreements usually say what Pact says in one way: modals, gaps, numbers and dates."""

from __future__ import annotations

import re

MUST = (
    "shall", "will", "agrees to", "agree to", "undertakes to", "undertake to", "commits to",
    "commit to", "commits itself to", "commit themselves to", "is obliged to", "are obliged to",
    "has to", "have to", "ought to", "is required to", "are required to", "pledges to",
    "pledge to", "promises to", "promise to", "is bound to", "are bound to", "needs to",
)  # fmt: skip
MUST_NOT = (
    "shall not", "will not", "must never", "shall never", "will never", "cannot", "can not",
    "may not", "agrees not to", "agree not to", "undertakes not to", "undertake not to",
    "commits not to", "commit not to", "is not allowed to", "are not allowed to",
    "is not permitted to", "are not permitted to", "is forbidden to", "are forbidden to",
    "is prohibited to", "are prohibited to", "should never",
)  # fmt: skip
MAY = (
    "can", "could", "is allowed to", "are allowed to", "is permitted to", "are permitted to",
    "is free to", "are free to", "has the right to", "have the right to",
)  # fmt: skip
EXPECTED = (
    "should", "intends to", "intend to", "is to", "are to", "hopes to", "hope to", "plans to",
    "plan to", "endeavours to", "endeavour to", "would", "is supposed to", "are supposed to",
)  # fmt: skip
EXPECTED_NOT = (
    "should not", "intends not to", "intend not to", "is not to", "are not to",
    "does not intend to", "do not intend to", "would not",
)  # fmt: skip

MODALS = {
    **dict.fromkeys(MUST, "must"),
    **dict.fromkeys(MUST_NOT, "must not"),
    **dict.fromkeys(MAY, "may"),
    **dict.fromkeys(EXPECTED, "is expected to"),
    **dict.fromkeys(EXPECTED_NOT, "is expected not to"),
}
"""Wordings of obligation, and the one that Pact has for each."""

GAPS = {
    **dict.fromkeys(
        (
            "none", "unspecified", "not specified", "tbd", "tba", "to be determined",
            "to be agreed", "to be decided", "unknown", "not known", "unclear", "not stated",
            "unstated", "not mentioned", "nobody", "no one", "nothing", "someone", "somebody",
        ),
        "(not stated)",
    ),
    **dict.fromkeys(("not applicable", "n/a"), "(not applicable)"),
}  # fmt: skip
"""Wordings of what a text leaves out, and the typed hole for each."""

NUMBERS = {
    word: str(number)
    for number, word in enumerate(
        (  # noqa: SIM905 - reads better so
            "one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
            "fifteen sixteen seventeen eighteen nineteen twenty"
        ).split(),
        start=1,
    )
} | {"thirty": "30", "sixty": "60", "ninety": "90", "hundred": "100"}

_MONTHS = {
    month: number
    for number, month in enumerate(
        (  # noqa: SIM905 - likewise
            "january february march april may june july august september october november december"
        ).split(),
        start=1,
    )
}
_MONTH = "|".join([*_MONTHS, *(month[:3] for month in _MONTHS)])
_DATES = (
    re.compile(
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{_MONTH})\.?,?\s+(?P<year>\d{{4}})",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?P<month>{_MONTH})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})",
        re.IGNORECASE,
    ),
    re.compile(rf"(?P<month>{_MONTH})\.?,?\s+(?P<year>\d{{4}})", re.IGNORECASE),
)
_FIGURES = re.compile(r"(?P<a>\d{1,2})[/.](?P<b>\d{1,2})[/.](?P<year>\d{4})")


def date_at(text: str, offset: int) -> tuple[int, int, tuple[str, ...]] | None:
    """Return the ends of a date in words or figures that covers an offset, and its ISO forms.

    Two forms where day and month cannot be told apart.
    """
    for shape in _DATES:
        for match in shape.finditer(text):
            if match.start() <= offset <= match.end():
                return *match.span(), (_iso(match),)
    for match in _FIGURES.finditer(text):
        if match.start() <= offset <= match.end():
            a, b, year = int(match["a"]), int(match["b"]), match["year"]
            forms = {f"{year}-{m:02}-{d:02}": None for d, m in ((a, b), (b, a)) if m <= 12}  # noqa: PLR2004 - months
            return (*match.span(), tuple(forms)) if forms else None
    return None


def _iso(match: re.Match[str]) -> str:
    month = next(n for name, n in _MONTHS.items() if name.startswith(match["month"].lower()[:3]))
    iso = f"{match['year']}-{month:02}"
    day = match.groupdict().get("day")
    return f"{iso}-{int(day):02}" if day else iso
