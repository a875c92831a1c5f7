"""Writes times in the ways in which treaties write them."""

from __future__ import annotations

from hypothesis import strategies as st

_ONES = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = (
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen",
    "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_RANKS = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth",
    "nine": "ninth", "twelve": "twelfth",
}  # fmt: skip
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
UNITS = ("minute", "hour", "day", "week", "month", "year")
EVENTS = (
    "the date of entry into force of this Agreement",
    "signature",
    "the deposit of the tenth instrument of ratification",
    "receipt of the notification by the Depositary",
    "the day on which the Commission is established",
)


def in_words(number: int) -> str:
    if number >= 1000:
        rest = f" {in_words(number % 1000)}" if number % 1000 else ""
        return f"{in_words(number // 1000)} thousand{rest}"
    if number >= 100:
        rest = f" and {in_words(number % 100)}" if number % 100 else ""
        return f"{_ONES[number // 100]} hundred{rest}"
    if number >= 20:
        return _TENS[number // 10] + (f"-{_ONES[number % 10]}" if number % 10 else "")
    return _TEENS[number - 10] if number >= 10 else _ONES[number]


def in_rank_words(number: int) -> str:
    words = in_words(number)
    last = words.replace("-", " ").split()[-1]
    rank = _RANKS.get(last) or (f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th")
    return words.removesuffix(last) + rank


def in_rank_figures(number: int) -> str:
    teen = 11 <= number % 100 <= 13
    ending = "th" if teen else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def counts(number: int) -> st.SearchStrategy[str]:
    words = in_words(number)
    return st.sampled_from((words, str(number), f"{words} ({number})", f"{number} ({words})"))


def units(unit: str, number: int) -> str:
    return unit if number == 1 else f"{unit}s"


def dates(year: int, month: int, day: int) -> st.SearchStrategy[str]:
    name = MONTHS[month - 1]
    return st.sampled_from(
        (
            f"{day} {name} {year}",
            f"{name} {day}, {year}",
            f"{in_rank_figures(day)} {name}, {year}",
            f"the {in_rank_figures(day)} of {name} {year}",
            f"the {in_rank_words(day)} day of {name}, {in_words(year)}",
            f"the {in_rank_words(day)} day of {name} in the year {year}",
            f"{year}-{month:02}-{day:02}",
            f"{day}.{month}.{year}",
        )
    )
