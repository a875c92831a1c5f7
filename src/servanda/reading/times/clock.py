"""Reads the time of day: `00h00 (Kiev time)`, `12 noon`, `24.00 hours GMT`, `6 p.m.`."""

from __future__ import annotations

import re

_ZONE = r"(?P<zone>(?-i:GMT|UTC|CET|CEST|EET|EEST|EST|EDT|Z)\b|(?:[A-Za-z]+\s+){1,4}?time\b)"
CLOCK = re.compile(
    r"(?<![\d.,:])(?:(?P<hour>[01]?\d|2[0-4])(?:[:h](?P<minute>[0-5]\d)|\.(?P<dotted>[0-5]\d)"
    r"(?=\s*(?:hours|hrs|h\b|a\.?m|p\.?m|\(?(?-i:GMT|UTC))))(?![\d:])"
    r"|(?P<four>(?:[01]\d|2[0-4])[0-5]\d)(?=\s*(?:hours|hrs|h\b|\(?(?-i:GMT|UTC|Z)))"
    r"|(?P<whole>1[0-2]|0?[1-9])(?=\s*(?:a\.?m\b|p\.?m\b|o['’]clock))"
    r"|(?:12\s+)?(?P<noon>noon)\b|(?:12\s+)?(?P<midnight>midnight)\b)"
    r"(?:\s*(?:hours|hrs|h\b|o['’]clock))?(?:\s*(?P<half>[ap])\.?m\b\.?)?"
    rf"(?:\s*(?:\(\s*{_ZONE.replace('zone', 'bracketed')}\s*\)|{_ZONE}))?",
    re.IGNORECASE,
)
_NOON = 12


def time_of(match: re.Match[str]) -> tuple[str | None, str | None]:
    """Return the time of day as `HH:MM`, and the words for its zone.

    Midnight belongs to two days; which one is meant, the word does not say, so there is no time.
    """
    zone = match["bracketed"] or match["zone"]
    if match["midnight"]:
        return None, zone
    if match["noon"]:
        return "12:00", zone
    if match["four"]:
        return f"{match['four'][:2]}:{match['four'][2:]}", zone
    hour = int(match["hour"] or match["whole"])
    minute = int(match["minute"] or match["dotted"] or 0)
    if match["half"]:
        hour = hour % _NOON + (_NOON if match["half"].lower() == "p" else 0)
    return f"{hour:02}:{minute:02}", zone
