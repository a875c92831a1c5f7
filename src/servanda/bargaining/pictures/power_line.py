"""Two parties' power as a line: which package is chosen where, who claims what, a movable mark.

The mark moves without a script: it is a row of radio buttons, each with what is so at its place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from servanda.bargaining.pictures.elements import decimals, element
from servanda.bargaining.pictures.figure import Table, figure, key_of
from servanda.bargaining.pictures.look import area_swatch, fill, fills
from servanda.bargaining.pictures.scale import plain

_STOPS = 20
_WIDE_ENOUGH = 0.04
"""A stretch of at least so much of the line has its letter in it."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """From one power to another, ends included, the same is chosen.

    `letters` are those of its packages; `words` say at the mark what they are.
    """

    low: float
    high: float
    letters: str
    words: str


@dataclass(frozen=True, slots=True)
class Claim:
    """What somebody says that a party's power is; `whose` tells whose word it is."""

    low: float
    high: float
    whose: str


@dataclass(frozen=True, slots=True)
class Conclusion:
    """A conclusion, and the stretches of power, ends included, in which it follows."""

    words: str
    where: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class PowerLine:
    """Which package is chosen for each power of the first of two parties, by which rule."""

    parties: tuple[str, str]
    rule: str
    stretches: tuple[Stretch, ...]
    claims: tuple[Claim, ...] = ()
    conclusions: tuple[Conclusion, ...] = ()


def power_line(line: PowerLine) -> Markup:
    """Draw a line of power with a mark to move along it, and all it says in words below."""
    key = key_of("line", repr(line))
    first, second = line.parties
    title = f"Power of {first}: which package is chosen where, by {line.rule}"
    drawn = element(
        "div",
        _bar(line, key, title),
        *(_lane(f"Claimed: {_range(c.low, c.high)}, {c.whose}", ((c.low, c.high),), "claim")
          for c in line.claims),
        *(_lane(f"Follows here: {c.words}", c.where, "follows") for c in line.conclusions),
        _dial(line, key),
        class_="power-line",
    )  # fmt: skip
    note = (
        f"On the left all the power is with {second}, on the right with {first}. The mark stands "
        "where you put it; nothing is said to be the true place."
    )
    legend = [
        (area_swatch(number, key), stretch.letters) for number, stretch in enumerate(line.stretches)
    ]
    return figure(title, [drawn], _table(line), legend=legend, note=note)


def _bar(line: PowerLine, key: str, title: str) -> Markup:
    parts = [fills(key)]
    for number, stretch in enumerate(line.stretches):
        left, wide = _percent(stretch.low), _percent(stretch.high - stretch.low)
        parts.append(
            element("rect", x=left, width=wide, y=4, height=34, class_="area",
                    fill=fill(number, key))
        )  # fmt: skip
    for stretch in line.stretches:
        if stretch.high - stretch.low >= _WIDE_ENOUGH:
            middle = _percent((stretch.low + stretch.high) / 2)
            parts += [
                element("text", stretch.letters, x=middle, y=26, class_="tag-words ground"),
                element("text", stretch.letters, x=middle, y=26, class_="tag-words"),
            ]
    for share in (0, 0.25, 0.5, 0.75, 1):
        style = "soft end" if share == 1 else "soft middle" if share else "soft"
        parts.append(element("text", plain(share), x=_percent(share), y=54, class_=style))
    told = "; ".join(map(_told, line.stretches))
    return element(
        "svg", element("title", title, id=f"{key}-name"),
        element("desc", told, id=f"{key}-told"), *parts,
        width="100%", height=60, role="img",
        aria_labelledby=f"{key}-name", aria_describedby=f"{key}-told",
    )  # fmt: skip


def _lane(words: str, where: Sequence[tuple[float, float]], style: str) -> Markup:
    parts = [
        element(
            "rect",
            x=_percent(low),
            width=_percent(max(high - low, 0.004)),
            y=2,
            height=8,
            class_=style,
        )
        for low, high in where
    ]
    drawn = element("svg", *parts, width="100%", height=12, aria_hidden="true")
    return element("div", element("p", words), drawn, class_="lane")


def _dial(line: PowerLine, key: str) -> Markup:
    stops = []
    for number in range(_STOPS + 1):
        power = number / _STOPS
        said = element("span", _at(line, power), class_="said")
        place = f"left:{_percent(power)}"
        radio = element(
            "input", type="radio", name=key, value=plain(power), style=place,
            checked="checked" if number == _STOPS // 2 else None,
        )  # fmt: skip
        pin = element("span", class_="pin", aria_hidden="true", style=place)
        stops.append(element("label", radio, pin, said))
    name = f"Mark: the power of {line.parties[0]}"
    return element("div", *stops, class_="dial", role="radiogroup", aria_label=name)


def _at(line: PowerLine, power: float) -> Markup:
    here = [s for s in line.stretches if s.low <= power <= s.high]
    told = " or, as good, ".join(s.words for s in here)
    first, second = line.parties
    said = [element("b", f"{first} {plain(power)}, {second} {plain(1 - power)}: "), f"{told}."]
    for claim in line.claims:
        within = "within" if claim.low <= power <= claim.high else "outside"
        said.append(f" This is {within} what is claimed, {claim.whose}.")
    for conclusion in line.conclusions:
        follows = any(low <= power <= high for low, high in conclusion.where)
        said.append(f" Here it {'follows' if follows else 'does not follow'}: {conclusion.words}.")
    return Markup("").join(said)


def _table(line: PowerLine) -> Table:
    rows = [(_range(s.low, s.high), s.letters) for s in line.stretches]
    for conclusion in line.conclusions:
        where = " and ".join(_range(*ends) for ends in conclusion.where) or "nowhere"
        rows.append((where, f"Follows: {conclusion.words}"))
    return Table((f"Power of {line.parties[0]}", "Chosen"), tuple(rows))


def _told(stretch: Stretch) -> str:
    return f"{_range(stretch.low, stretch.high)}: {stretch.letters}"


def _range(low: float, high: float) -> str:
    return f"at {plain(low)}" if low == high else f"from {plain(low)} to {plain(high)}"


def _percent(share: float) -> str:
    return f"{decimals(100 * share)}%"
