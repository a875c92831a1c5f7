"""What people write beside the readings: confirmed, left open on purpose, answered, set aside."""

from __future__ import annotations

import re

from servanda.findings import Text
from servanda.instrument.pact_file import Answer, Confirmation, LeftOpen, Mark, SetAside

_DATE = r"\d{4}-\d{2}-\d{2}"
_CONFIRMED = re.compile(rf"\[([^\]\n]+)\]\s+confirmed\s+by\s+(.+?)\s+on\s+({_DATE})\.", re.DOTALL)
_LEFT_OPEN = re.compile(
    r"\[([a-z][a-z\-]*)\s+on\s+([^\]\n]+)\]\s+left\s+open\s+on\s+purpose\s+by\s+(.+?)"
    r"\s+until\s+(.+?)\.(?=\s|$)",
    re.DOTALL,
)
_ANSWERED = re.compile(
    r"\[([a-z][a-z\-]*)\s+on\s+([^\]\n]+)\]\s+answered:\s+it\s+(stands|does\s+not\s+arise),"
    rf"\s+by\s+(.+?)\s+on\s+({_DATE}),\s+because\s+[\"“]([^\"”]+)[\"”]\.",
    re.DOTALL,
)
_SET_ASIDE = re.compile(
    r"\[set aside\s+([\"“][^\"”]*[\"”](?:\s+and\s+[\"“][^\"”]*[\"”])*)\s*(?:,\s*([^\]]*?))?\s*\]\.?"
)
_QUOTED = re.compile(r"[\"“]([^\"”]*)[\"”]")

LOOKS_LIKE_A_MARK = re.compile(
    r"\[[^\]\n]+\]\s+(confirmed|left open|answered)\b|\[(set aside)\b", re.IGNORECASE
)

FORMS = {
    "confirmed": "[10.a] confirmed by NAME on 2026-01-10.",
    "left open": "[no-deadline on 10.a] left open on purpose by NAME until WHEN.",
    "answered": "[fund-control on 14] answered: it does not arise, by NAME on 2026-01-10, "
    "because “…”.  (or: it stands)",
    "set aside": "[set aside “the words”, the reason]",
}
"""How each mark is written, for people whose mark could not be read."""


def read_mark(text: Text, start: int, end: int) -> tuple[Mark | SetAside, int] | None:
    """Read the mark that begins at `start`; return it and the offset at which it ends."""
    content = text.content
    if match := _CONFIRMED.match(content, start, end):
        clause, by, on = match.groups()
        return Confirmation(clause, _one_line(by), on, text.span(*match.span())), match.end()
    if match := _ANSWERED.match(content, start, end):
        rule, clause, outcome, by, on, because = match.groups()
        answer = Answer(
            rule, clause, outcome == "stands", _one_line(by), on, _one_line(because),
            text.span(*match.span()),
        )  # fmt: skip
        return answer, match.end()
    if match := _LEFT_OPEN.match(content, start, end):
        rule, clause, by, until = match.groups()
        mark = LeftOpen(rule, clause, _one_line(by), _one_line(until), text.span(*match.span()))
        return mark, match.end()
    if match := _SET_ASIDE.match(content, start, end):
        quotes = tuple(_QUOTED.findall(match.group(1)))
        reason = _one_line(match.group(2) or "")
        return SetAside(quotes, reason, text.span(*match.span())), match.end()
    return None


def _one_line(words: str) -> str:
    return " ".join(words.split())
