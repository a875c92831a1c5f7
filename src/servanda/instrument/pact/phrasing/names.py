"""Writes names and amounts, and the forms of verbs that agree with them."""

from __future__ import annotations

import re
from decimal import Decimal

from servanda.instrument.pact import syntax as s
from servanda.instrument.pact.words import CURRENCIES, SCALES, SINGULAR_AND_PLURAL

_LABEL = re.compile(r"[A-Z]{1,3}\d+[a-z]?")
_ONE = frozenset(
    {s.Determiner.A, s.Determiner.ANOTHER, s.Determiner.EACH, s.Determiner.ANY, s.Determiner.NO}
)
_TIGHT_UNITS = frozenset("%°")


def term(value: s.Term) -> str:  # noqa: PLR0911 - one line for each kind
    """Write a name, a clause, an amount or several."""
    match value:
        case s.NounPhrase():
            return _noun_phrase(value)
        case s.Reference(label=label):
            return f"[{label}]"
        case s.Agreement():
            return "this agreement"
        case s.Words(text=text):
            return quoted(text)
        case s.Hole(gap=gap):
            return gap.value
        case s.Amount(quantity=amount, comparison=comparison):
            return (f"{comparison.value} " if comparison else "") + bound(amount)
        case s.Group(members=members, conjunction=conjunction):
            *first, last = (term(member) for member in members)
            return f"{', '.join(first)} {conjunction} {last}"


def _noun_phrase(phrase: s.NounPhrase) -> str:
    words = phrase.name
    if phrase.member:
        several = phrase.determiner in {None, s.Determiner.ALL, s.Determiner.THE}
        words = ("members of " if several else "member of ") + words
    which = f" {quoted(phrase.identity)}" if phrase.identity is not None else ""
    return f"{article(phrase.determiner, words)}{words}{which}"


def article(determiner: s.Determiner | None, following: str) -> str:
    """Return the determiner and a blank, with `an` before a vowel; nothing for none."""
    if determiner is None:
        return ""
    if determiner is s.Determiner.A and following[:1].lower() in "aeiou":
        return "an "
    return f"{determiner.value} "


def source(value: s.Term) -> str:
    """Write whom or what something is according to; sources bear their labels without brackets."""
    if isinstance(value, s.Reference) and is_label(value.label):
        return value.label
    return term(value)


def is_label(text: str) -> bool:
    """Whether this is the label of a source or report, as in `R1`, which needs no marks."""
    return _LABEL.fullmatch(text) is not None


def labels(reports: tuple[str, ...]) -> str:
    """Write labels of reports; those of rows of a feed stand in quotation marks."""
    return " and ".join(label if is_label(label) else quoted(label) for label in reports)


def quoted(text: str) -> str:
    """Put words in quotation marks that do not occur in them."""
    return f"“{text}”" if '"' in text else f'"{text}"'


def bound(value: s.Quantity | s.Hole) -> str:
    """Write a quantity, or the hole in its place."""
    return value.gap.value if isinstance(value, s.Hole) else quantity(value)


def quantity(value: s.Quantity) -> str:
    """Write `about 260,000 to 280,000 personnel`, `USD 100 billion`, `25%`."""
    about = "about " if value.about else ""
    figures = number(value.low)
    if value.high != value.low:
        figures += f" to {number(value.high)}"
    if value.unit in CURRENCIES:
        return f"{about}{value.unit} {figures}"
    return f"{about}{figures}{'' if value.unit in _TIGHT_UNITS else ' '}{value.unit}"


def number(value: Decimal | int) -> str:
    """Write a number as in print: `600,000`, `1.5 million`, `0.4`."""
    value = Decimal(value)
    for name, scale in reversed(SCALES.items()):
        scaled = value / scale
        if scale > SCALES["thousand"] and scaled >= 1 and scaled * 100 == int(scaled * 100):
            return f"{_digits(scaled)} {name}"
    return _digits(value)


def _digits(value: Decimal) -> str:
    digits = f"{value:,f}"
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def is_plural(value: s.Term) -> bool:  # noqa: PLR0911 - one line for each kind
    """Tell by its words alone whether a subject takes a plural verb."""
    match value:
        case s.Group(conjunction=conjunction, members=members):
            return conjunction == "and" or is_plural(members[-1])
        case s.NounPhrase(determiner=determiner) if determiner in _ONE:
            return False
        case s.NounPhrase(determiner=determiner, member=member) if member:
            return determiner not in {s.Determiner.THAT, s.Determiner.THAT_OTHER}
        case s.NounPhrase(determiner=s.Determiner.ALL):
            return True
        case s.NounPhrase(name=name):
            head = name.partition(" of ")[0]
            return name[:1].islower() and head.endswith("s") and not head.endswith(("ss", "us"))
        case s.Amount(quantity=s.Quantity() as amount):
            return amount.high != 1
    return False


def either(forms: tuple[str, ...], subject: s.Term) -> str:
    """Return the first of two forms, or the last for a subject that takes the plural."""
    return forms[-1] if is_plural(subject) else forms[0]


def form(terminal: str, subject: s.Term, plural: bool | None) -> str:  # noqa: FBT001 - as in syntax
    """Return the singular or plural form of a fixed phrase."""
    forms = SINGULAR_AND_PLURAL[terminal]
    several = is_plural(subject) if plural is None else plural
    return forms[1] if several and len(forms) > 1 else forms[0]
