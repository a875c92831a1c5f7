"""A case from JSON (docs/schemas/case-1.json)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from servanda.bargaining.problem import (
    Additional,
    AtLeastAsGood,
    Exclusion,
    Issue,
    Literal,
    Option,
    Preference,
    Problem,
    Worth,
)
from servanda.exchange.cases.json_entries import Entry, entry_of
from servanda.exchange.cases.telling import Told
from servanda.instrument.nearest_name import nearest_name

SCHEMA = "servanda/case-1.json"

_CASE = frozenset({"schema", "title", "issues", "parties", "limits"})
_ISSUE = frozenset({"name", "unit", "clause", "draft", "options"})
_OPTION = frozenset({"label", "figure"})
_PARTY = frozenset({"name", "walk_away", "worths", "orders", "together"})
_ORDER = frozenset({"issue", "better", "worse", "strictly"})
_TOGETHER = frozenset({"options", "worth"})
_LIMIT = frozenset({"name", "party", "refuses", "sources", "assumed"})


def case_from_json(told: Told, title: str) -> Problem | None:
    """Return the case in a file, or None where it is none; what is wrong is told."""
    whole = entry_of(told)
    if whole is None:
        return None
    members = whole.members(_CASE)
    schema = whole.needed("schema", members)
    if schema is None or schema.value != SCHEMA:
        if schema is not None:
            told.say("schema-unknown", f"the file is not of the form {SCHEMA}.", schema.at)
        return None
    listed = whole.needed("issues", members)
    issues = [issue for e in listed.entries() if (issue := _issue(e))] if listed else []
    names = _Names(issues)
    parties = whole.needed("parties", members)
    limits = members.get("limits")
    return Problem(
        (members["title"].words() or title) if "title" in members else title,
        tuple(issues),
        tuple(p for e in parties.entries() if (p := _party(e, names))) if parties else (),
        tuple(x for e in limits.entries() if (x := _limit(e, names))) if limits else (),
    )


def _words(members: Mapping[str, Entry], name: str) -> str | None:
    """Return a member's words, None where it is not there or null."""
    entry = members.get(name)
    return None if entry is None or entry.value is None else entry.words()


def _issue(entry: Entry) -> Issue | None:
    members = entry.members(_ISSUE)
    named = entry.needed("name", members)
    listed = entry.needed("options", members)
    if named is None or listed is None:
        return None
    options = tuple(option for e in listed.entries() if (option := _option(e)))
    labels = {option.label: number for number, option in enumerate(options)}
    drafted = _words(members, "draft")
    draft = None if drafted is None else _look_up(drafted, labels, members["draft"], "option")
    name = named.words() or ""
    clause, unit = _words(members, "clause"), _words(members, "unit")
    return Issue(name, options, clause, unit, draft, entry.at)


def _option(entry: Entry) -> Option | None:
    if isinstance(entry.value, str):
        label = entry.words()
        return None if label is None else Option(label)
    members = entry.members(_OPTION)
    named = entry.needed("label", members)
    if named is None:
        return None
    figure = members["figure"].figure() if "figure" in members else None
    return Option(named.words() or "", None if figure is None else figure.low)


def _look_up(name: str, known: Mapping[str, int], entry: Entry, what: str) -> int | None:
    """Return the number of something by its name, or say that there is no such thing."""
    if name not in known:
        near = nearest_name(name, known.keys())
        hint = f" Did you mean “{near}”?" if near else ""
        message = f"{entry.what}: there is no {what} “{name}”.{hint}"
        entry.told.say("name-unknown", message, entry.at)
    return known.get(name)


@dataclass(frozen=True)
class _Names:
    """Looks issues and options up by their names."""

    issues: list[Issue]

    def issue(self, name: str, entry: Entry) -> int | None:
        """Return the number of an issue."""
        known = {issue.name: number for number, issue in enumerate(self.issues)}
        return _look_up(name, known, entry, "issue")

    def option(self, issue: int, name: str, entry: Entry) -> int | None:
        """Return the number of an option of an issue."""
        options = self.issues[issue].options
        known = {option.label: number for number, option in enumerate(options)}
        return _look_up(name, known, entry, "option")


def _party(entry: Entry, names: _Names) -> Preference | None:
    members = entry.members(_PARTY)
    named = entry.needed("name", members)
    if named is None:
        return None
    worths: list[list[Worth | None]] = [[None] * len(i.options) for i in names.issues]
    for name, of_issue in members["worths"].members().items() if "worths" in members else ():
        issue = names.issue(name, of_issue)
        for label, one in of_issue.members().items() if issue is not None else ():
            option = names.option(issue, label, one) if issue is not None else None
            if issue is not None and option is not None:
                worths[issue][option] = one.worth()
    orders = members.get("orders")
    together = members.get("together")
    return Preference(
        named.words() or "",
        tuple(tuple(row) for row in worths),
        tuple(_orders(orders, names)) if orders else (),
        tuple(_together(together, names)) if together else (),
        members["walk_away"].worth() if "walk_away" in members else None,
    )


def _orders(listed: Entry, names: _Names) -> Iterator[AtLeastAsGood]:
    for entry in listed.entries():
        members = entry.members(_ORDER)
        wanted = [entry.needed(name, members) for name in ("issue", "better", "worse")]
        found = [(e, e.words()) for e in wanted if e is not None]
        words = [(e, text) for e, text in found if text is not None]
        if len(words) < len(wanted):
            continue
        issue = names.issue(words[0][1], words[0][0])
        if issue is None:
            continue
        better, worse = (names.option(issue, text, e) for e, text in words[1:])
        strictly = members["strictly"].truth() if "strictly" in members else True
        if better is not None and worse is not None:
            yield AtLeastAsGood(issue, better, worse, strictly)


def _together(listed: Entry, names: _Names) -> Iterator[Additional]:
    for entry in listed.entries():
        members = entry.members(_TOGETHER)
        options, valued = entry.needed("options", members), entry.needed("worth", members)
        if options is None or valued is None:
            continue
        worth = valued.worth()
        if worth is None:
            if valued.value is None:
                valued.unfit("a number or a range; what is not known together is left out")
            continue
        pairs = []
        for name, e in options.members().items():
            issue, label = names.issue(name, e), e.words()
            option = names.option(issue, label, e) if issue is not None and label else None
            if issue is not None and option is not None:
                pairs.append((issue, option))
        yield Additional(tuple(pairs), worth)


def _limit(entry: Entry, names: _Names) -> Exclusion | None:
    members = entry.members(_LIMIT)
    named, refuses = entry.needed("name", members), entry.needed("refuses", members)
    if named is None or refuses is None:
        return None
    literals = []
    for name, listed in refuses.members().items():
        issue = names.issue(name, listed)
        if issue is None:
            continue
        labels = [(e, e.words()) for e in listed.entries()]
        options = [names.option(issue, label, e) for e, label in labels if label is not None]
        literals.append(Literal(issue, frozenset(o for o in options if o is not None)))
    sources = members.get("sources")
    return Exclusion(
        named.words() or "",
        _words(members, "party"),
        tuple(literals),
        tuple(w for e in sources.entries() if (w := e.words())) if sources else (),
        members["assumed"].truth() if "assumed" in members else False,
        entry.at,
    )
