"""Walks through what a JSON file holds, and says what is missing, unknown or of another kind."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from servanda.bargaining.problem import Worth
from servanda.exchange.cases.json_places import Path, Places, written
from servanda.exchange.cases.numbers import Unread, number_of, worth_of
from servanda.exchange.cases.telling import Told
from servanda.findings import Span
from servanda.instrument.nearest_name import nearest_name


class Number(str):
    """A number as it was written, so that nothing of it is lost."""

    __slots__ = ()


@dataclass(frozen=True)
class Members:
    """An object's members, and which names it has twice."""

    values: dict[str, object]
    twice: tuple[str, ...]


def entry_of(told: Told) -> Entry | None:
    """Return what a file holds, or None and say why it is no JSON."""
    try:
        value = json.loads(
            told.text.content,
            parse_int=Number,
            parse_float=Number,
            parse_constant=Number,
            object_pairs_hook=_members,
        )
    except json.JSONDecodeError as error:
        told.say("case-unreadable", f"this is no JSON: {error.msg}.", told.line(error.lineno))
        return None
    except RecursionError:
        told.say("case-unreadable", "it is nested too deeply.")
        return None
    return Entry(value, (), told, Places(told.text))


def _members(pairs: list[tuple[str, object]]) -> Members:
    times = Counter(name for name, _ in pairs)
    return Members(dict(pairs), tuple(name for name, count in times.items() if count > 1))


@dataclass(frozen=True)
class Entry:
    """A value of a JSON file and where it is."""

    value: object
    path: Path
    told: Told = field(repr=False)
    places: Places = field(repr=False)

    @property
    def at(self) -> Span:
        """Its place in the file."""
        return self.places.place(self.path)

    @property
    def what(self) -> str:
        """Its path in words."""
        return written(self.path)

    def _member(self, value: object, step: str | int) -> Entry:
        return Entry(value, (*self.path, step), self.told, self.places)

    def unfit(self, wanted: str) -> None:
        """Say that something else belongs here."""
        self.told.say("entry-unfit", f"{self.what} is to be {wanted}.", self.at)

    def members(self, known: frozenset[str] | None = None) -> dict[str, Entry]:
        """Return its members; where only some are `known`, say which others there are."""
        if not isinstance(self.value, Members):
            self.unfit("an object, in braces")
            return {}
        for name in self.value.twice:
            self.told.say("said-twice", f"{self.what} has “{name}” twice.", self.at)
        entries = {name: self._member(value, name) for name, value in self.value.values.items()}
        for name in entries if known is not None else ():
            if known is not None and name not in known:
                near = nearest_name(name, known)
                hint = f" Did you mean “{near}”?" if near else ""
                message = f"{self.what} has “{name}”, which says nothing here.{hint}"
                self.told.say("entry-unknown", message, entries[name].at)
        return entries

    def needed(self, name: str, members: dict[str, Entry]) -> Entry | None:
        """Return a member that must be there, or say that it is not."""
        if name not in members and isinstance(self.value, Members):
            self.told.say("entry-missing", f"{self.what} does not say its “{name}”.", self.at)
        return members.get(name)

    def entries(self) -> Iterator[Entry]:
        """Yield the entries of a list."""
        if not isinstance(self.value, list):
            self.unfit("a list, in square brackets")
            return
        for number, value in enumerate(self.value):
            yield self._member(value, number)

    def words(self) -> str | None:
        """Return words."""
        if isinstance(self.value, str) and not isinstance(self.value, Number):
            return self.value
        self.unfit("words, in quotation marks")
        return None

    def truth(self) -> bool:
        """Return whether it is true."""
        if not isinstance(self.value, bool):
            self.unfit("true or false")
        return self.value is True

    def worth(self) -> Worth | None:
        """Return a worth: a number, a range written `3..5`, or None where it is null."""
        if self.value is None:
            return None
        if not isinstance(self.value, str):
            self.unfit("a number, a range like “3..5”, or null where it is not known")
            return None
        return self.told.worth(worth_of(self.value), self.what, self.value, self.at)

    def figure(self) -> Worth | None:
        """Return one number."""
        if not isinstance(self.value, str):
            self.unfit("a number")
            return None
        found = number_of(self.value)
        if isinstance(found, Unread):
            self.told.unread(found, self.what, self.value, self.at)
            return None
        return Worth(found, found)
