"""A case as it is taken down from a table or a profile, piece by piece."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

from servanda.bargaining.problem import (
    Exclusion,
    Issue,
    Literal,
    Option,
    Preference,
    Problem,
    Worth,
)
from servanda.exchange.cases.telling import Told
from servanda.findings import Span


@dataclass
class _Issue:
    options: dict[str, Fraction | None] = field(default_factory=dict)
    unit: str | None = None
    draft: str | None = None
    at: Span | None = None


@dataclass
class _Line:
    """A red line: options of one issue that a party refuses."""

    party: str
    issue: str
    name: str
    options: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    at: Span | None = None


@dataclass
class Gathered:
    """Issues, options and parties in the order in which they are first spoken of."""

    told: Told
    issues: dict[str, _Issue] = field(default_factory=dict)
    parties: dict[str, dict[tuple[str, str], Worth | None]] = field(default_factory=dict)
    floors: dict[str, Worth | None] = field(default_factory=dict)
    lines: dict[tuple[str, str, str], _Line] = field(default_factory=dict)

    def party(self, name: str) -> None:
        """Note that there is a party."""
        self.parties.setdefault(name, {})

    def option(self, issue: str, label: str, at: Span | None = None) -> None:
        """Note that an issue has an option."""
        self.issues.setdefault(issue, _Issue(at=at)).options.setdefault(label, None)

    def figure(self, issue: str, label: str, figure: Fraction, at: Span | None) -> None:
        """Note an option's figure."""
        known = self.issues[issue].options
        if known[label] not in {None, figure}:
            self._twice(f"the figure of “{label}” on “{issue}”", at)
        known[label] = figure

    def unit(self, issue: str, unit: str, at: Span | None) -> None:
        """Note what an issue's figures count."""
        if self.issues[issue].unit not in {None, unit}:
            self._twice(f"the unit of “{issue}”", at)
        self.issues[issue].unit = unit

    def draft(self, issue: str, label: str, at: Span | None) -> None:
        """Note which option the draft has."""
        if self.issues[issue].draft not in {None, label}:
            self._twice(f"what the draft says of “{issue}”", at)
        self.issues[issue].draft = label

    def value(
        self, party: str, issue: str, label: str, worth: Worth | None, at: Span | None
    ) -> None:
        """Note what an option is worth to a party."""
        known = self.parties.setdefault(party, {})
        if (issue, label) in known:
            self._twice(f"what “{label}” on “{issue}” is worth to {party}", at)
        known[issue, label] = worth

    def floor(self, party: str, worth: Worth | None, at: Span | None) -> None:
        """Note what no agreement is worth to a party."""
        self.party(party)
        if party in self.floors:
            self._twice(f"the walk-away of {party}", at)
        self.floors[party] = worth

    def refuse(self, party: str, issue: str, label: str, name: str, at: Span | None) -> _Line:
        """Note that a party refuses an option; refusals of one name on one issue are one line."""
        line = self.lines.setdefault(
            (party, issue, name), _Line(party, issue, name or f"{party} on {issue}", at=at)
        )
        line.options.append(label)
        return line

    def _twice(self, what: str, at: Span | None) -> None:
        self.told.say("said-twice", f"{what} is said twice.", at, fix="Keep one of the two.")

    def problem(self, title: str) -> Problem:
        """Return the case; what was not said is not known."""
        numbers = {name: number for number, name in enumerate(self.issues)}
        places = {
            name: {label: n for n, label in enumerate(issue.options)}
            for name, issue in self.issues.items()
        }
        return Problem(
            title,
            tuple(
                Issue(
                    name,
                    tuple(Option(label, figure) for label, figure in issue.options.items()),
                    None,
                    issue.unit,
                    None if issue.draft is None else places[name][issue.draft],
                    issue.at,
                )
                for name, issue in self.issues.items()
            ),
            tuple(
                Preference(
                    party,
                    tuple(
                        tuple(known.get((name, label)) for label in issue.options)
                        for name, issue in self.issues.items()
                    ),
                    walk_away=self.floors.get(party),
                )
                for party, known in self.parties.items()
            ),
            tuple(
                Exclusion(
                    line.name,
                    line.party,
                    (
                        Literal(
                            numbers[line.issue],
                            frozenset(places[line.issue][label] for label in line.options),
                        ),
                    ),
                    tuple(dict.fromkeys(line.sources)),
                    at=line.at,
                )
                for line in self.lines.values()
            ),
        )
