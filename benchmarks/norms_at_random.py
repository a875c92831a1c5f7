"""Writes agreements at random, of every kind of norm, over the words of the common workload.

They are pact files as people write them: what happens in the log of ../shared/bench can keep or
break each norm. The same number gives the same agreement, anywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random

WORDS = """## Words used
The signatories are Northland, Southland.
Also named: State, Guarantor.
The places are Zone, valley.
Zone is in valley.
The things are consignment, security guarantee, troop, benefit.
The measures are strength in personnel.
The events are commencement, closure.
The statuses are under embargo.
The verbs are pledge (a thing), deliver (a thing), station (a thing, in a place), report strength,
claim (a thing), grant (a thing, to a party), invade (a party), strike (a place),
suffer provocation, breach (a thing).
"""
"""The words of tests/monitor/from_norms/common_workload.pact.md, a place around its zones, and a
status."""


@dataclass(frozen=True, slots=True)
class Deed:
    """What a State does: as it does it, has done it, must or must not do it."""

    does: str
    done: str
    do: str


_STATIONS = Deed("stations troops in Zone", "stationed troops in Zone", "station troops in Zone")
_REPORTS = Deed("reports strength", "reported strength", "report strength")
_STRIKES = Deed("strikes Zone", "struck Zone", "strike Zone")
_SUFFERS = Deed("suffers provocation", "suffered provocation", "suffer provocation")
_CLAIMS = Deed("claims a benefit", "claimed a benefit", "claim a benefit")
_INVADES = Deed("invades another State", "invaded another State", "invade a State")
_DEEDS = (_STATIONS, _REPORTS, _STRIKES, _SUFFERS, _CLAIMS, _INVADES)
_ALONE = _DEEDS[:-1]
"""Deeds that name nobody else."""
_UNDONE = (_STATIONS, _REPORTS, _STRIKES, _SUFFERS)
"""Deeds that may be said not to be done before anything has brought in what they are done to."""


class Draft:
    """An agreement that is being written: one article for each theme that is drawn."""

    def __init__(self, seed: int) -> None:
        self._draw = Random(seed)  # noqa: S311 - it shall be the same each time
        self.norms: list[str] = []

    def add(self, sentence: str) -> str:
        """Add a norm; return the label of its clause."""
        self.norms.append(sentence)
        return str(len(self.norms))

    def one(self, *some: str) -> str:
        """Draw one of some phrases."""
        return self._draw.choice(some)

    def deed(self, *some: Deed) -> Deed:
        """Draw a deed; without any named, one of those that name nobody else."""
        return self._draw.choice(some or _ALONE)

    def two(self) -> tuple[Deed, Deed]:
        """Draw two deeds."""
        first, second = self._draw.sample(_ALONE, 2)
        return first, second

    def days(self, least: int = 3, most: int = 120) -> str:
        """Draw a number of days."""
        return f"{self._draw.randint(least, most)} days"

    def number(self, least: int, most: int) -> int:
        """Draw a number."""
        return self._draw.randint(least, most)

    def term(self) -> str:
        """Draw from when until when a norm holds."""
        return self.one("from commencement until closure", "from commencement", "from 1970")

    def window(self) -> str:
        """Draw a stretch of time that ends now."""
        short, long = self.number(2, 9), self.number(10, 60)
        return self.one(
            f"during the {long} days before",
            f"within {short} to {long} days before",
            f"more than {short} and less than {long} days before",
            f"within {short} days before",
        )

    def unless(self) -> str:
        """Draw an exception, or none."""
        other = self.deed()
        return self.one(
            "",
            f", unless that State has {other.done} {self.window()}",
            f", unless that State has not {other.done} {self.window()}",
        )

    def themes(self) -> list[Callable[[Draft], None]]:
        """Draw what the articles are about."""
        return self._draw.sample(_THEMES, _ARTICLES)


# ---- what an article may be about ----------------------------------------------------------------


def _deliveries(draft: Draft) -> None:
    draft.add(
        "Whenever (not stated) pledges a consignment, (not stated) must deliver that consignment, "
        f"within {draft.days()}"
    )


def _answers(draft: Draft) -> None:
    cause, answer = draft.two()
    asked = f"Whenever a State {cause.does}, that State must {answer.do}"
    draft.add(f"{asked}{draft.unless()}, {draft.term()}, within {draft.days()}")


def _maintenance(draft: Draft) -> None:
    draft.add(f"Each State must {draft.deed().do}, at all times {draft.term()}")


def _prohibition(draft: Draft) -> None:
    deed = draft.deed(*_DEEDS)
    draft.add(f"No State may {deed.do}{draft.unless()}, {draft.term()}")


def _place(draft: Draft) -> None:
    deed = draft.one("station troops in valley", "strike valley")
    draft.add(f"No State may {deed}{draft.unless()}, {draft.term()}")


def _limit(draft: Draft) -> None:
    figure = draft.number(450, 640) * 1000
    bound = draft.one(f"at most {figure:,}", f"at least {figure:,}", f"below {figure:,}")
    draft.add(f"Each State must keep strength {bound} personnel, {draft.term()}")


def _total(draft: Draft) -> None:
    figure = draft.number(5, 90)
    stretch = draft.one("each year", "each month", f"in any {draft.days()}")
    kept = f"Each State must keep strength at most {figure},000,000 personnel in total {stretch}"
    draft.add(f"{kept}, {draft.term()}")


def _frequency(draft: Draft) -> None:
    stretch = draft.one("each month", "each week", f"in any {draft.days()}")
    deed, times = draft.deed(), draft.number(1, 12)
    draft.add(f"Each State must not {deed.do} more than {times} times {stretch}, {draft.term()}")


def _repetition(draft: Draft) -> None:
    often = draft.one(
        f", every {draft.days(7)}",
        ", every month",
        f" at least {draft.number(2, 5)} times each month",
    )
    term = draft.one("from commencement until closure", "from 1970-02 until closure")
    draft.add(f"Each State must {draft.deed().do}{often}, {term}")


def _power(draft: Draft) -> None:
    deed, other = draft.two()
    draft.add(
        draft.one(
            "Guarantor has the power to grant security guarantee, from commencement until closure",
            f"Each State may {deed.do}, while [{_guarantee(draft)}] is in force, {draft.term()}",
            f"Whenever a State {other.does}, that State may {deed.do}, for {draft.days()}",
        )
    )


def _expectation(draft: Draft) -> None:
    cause, answer = draft.two()
    draft.add(
        f"Whenever a State {cause.does}, that State is expected to {answer.do}, "
        f"within {draft.days()}"
    )


def _effects(draft: Draft) -> None:
    target = draft.add(f"No State may {draft.deed().do}, {draft.term()}")
    ends = draft.one("is suspended", "is suspended", "lapses", "ends")
    first = draft.deed(*_DEEDS)
    counted = draft.one("", f" at least {draft.number(2, 6)} times {draft.window()}")
    cause = f"a State {first.does}" + (counted if first is not _INVADES else "")
    draft.add(f"If {cause}, as found by (not applicable), then [{target}] {ends}")
    if ends == "is suspended":
        back = draft.deed()
        draft.add(
            f"Whenever a State {back.does}, as found by (not applicable), "
            f"then [{target}] is reinstated"
        )


def _threshold(draft: Draft) -> None:
    deed, answer = draft.two()
    stretch = f"at least {draft.number(2, 6)} times {draft.window()}"
    draft.add(
        f"{draft.one('If', 'Whenever')} a State {deed.does} {stretch}, as found by "
        f"(not applicable), then that State must {answer.do}, within {draft.days()}"
    )


def _guarantee(draft: Draft) -> str:
    lasts = draft.one("", "", f", for {draft.days(60, 700)}")
    given = draft.add(
        "Whenever Guarantor grants security guarantee to a State, Guarantor guarantees that State "
        f"security guarantee{lasts}"
    )
    cause = draft.deed(_INVADES, _STRIKES, _STATIONS)
    unless = draft.unless()
    draft.add(
        f"Whenever a State {cause.does}{unless}, as found by (not applicable), "
        f"then [{given}] {draft.one('lapses', 'is suspended', 'is void')}"
    )
    return given


def _while_guaranteed(draft: Draft) -> None:
    given = _guarantee(draft)
    draft.add(f"No State may {draft.deed().do}, unless [{given}] is in force, {draft.term()}")


def _embargo(draft: Draft) -> None:
    cause, forbidden = draft.deed(_INVADES, _STATIONS, _STRIKES), draft.deed()
    declared = "(not applicable) declares that that State is under embargo"
    draft.add(f"If a State {cause.does}, as found by (not applicable), then {declared}")
    draft.add(f"No State may {forbidden.do}, while that State is under embargo, {draft.term()}")


def _omission(draft: Draft) -> None:
    cause, awaited = draft.deed(_SUFFERS, _STATIONS, _CLAIMS), draft.deed(_REPORTS, _STRIKES)
    follows = draft.one(
        f"that State must {draft.deed().do}, within {draft.days()}",
        f"that State must not {draft.deed().do}, for {draft.days()}",
    )
    left = f"that State does not {awaited.do} within {draft.days()}"
    draft.add(
        f"Whenever a State {cause.does} and {left}, as found by (not applicable), then {follows}"
    )


def _join(draft: Draft) -> None:
    first, answer = draft.deed(*_UNDONE), draft.deed()
    denied = draft.one("has", "has not")
    who = draft.one("that State", "that other State")
    draft.add(
        f"Whenever a State invades another State and that other State {denied} {first.done} "
        f"{draft.window()}, {who} must {answer.do}, within {draft.days()}"
    )


def _since(draft: Draft) -> None:
    cause, forbidden = draft.two()
    ends = draft.one(f"until that State {draft.deed().does}", f"for {draft.days()}")
    draft.add(f"Whenever a State {cause.does}, that State must not {forbidden.do}, {ends}")


def _figure(draft: Draft) -> None:
    cause, answer = draft.two()
    figure = draft.number(450, 640) * 1000
    above = draft.one("more than", "less than", "at least")
    draft.add(
        f"Whenever a State {cause.does} and strength of that State is {above} {figure:,} "
        f"personnel, that State must {answer.do}, within {draft.days()}"
    )


def _cure(draft: Draft) -> None:
    deed, answer = draft.two()
    broken = draft.add(f"Each State must {deed.do}, every {draft.days(7)}, from commencement")
    draft.add(
        f"If a State breaches [{broken}], as found by (not applicable), with a cure period of "
        f"{draft.days(5, 30)}, then that State must {answer.do}, within {draft.days()}"
    )


_THEMES = (
    _deliveries, _answers, _maintenance, _prohibition, _place, _limit, _total, _frequency,
    _repetition, _power, _expectation, _effects, _threshold, _while_guaranteed, _embargo,
    _omission, _join, _since, _figure, _cure,
)  # fmt: skip
_ARTICLES = 7


def agreement(seed: int) -> str:
    """Return a pact file of some ten norms."""
    return "\n".join(_lines(seed))


def _lines(seed: int) -> Iterator[str]:
    draft = Draft(seed)
    for theme in draft.themes():
        theme(draft)
    yield from ("---", f"title: Agreement {seed} of those made at random", "---", "", WORDS)
    for number, sentence in enumerate(draft.norms, 1):
        yield f"## Article {number}\n> {sentence}.\n"
        yield f'[{number}] {sentence}, quoting "{sentence}".\n'
